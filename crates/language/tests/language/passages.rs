//! Quotations, sentences and languages. All sentences are made up.

use mahdar_language::read;

use crate::project::knowledge;

/// The quotations of a text, each as `depth words`, with `…` behind one that is not closed.
#[track_caller]
fn quotes(source: &str, expected: &[&str]) {
    let text = read(source, knowledge());
    let found: Vec<String> = text
        .quotations
        .iter()
        .map(|q| format!("{} {}{}", q.depth, text.words(q.first as usize, q.end as usize), if q.closed { "" } else { "…" }))
        .collect();
    assert_eq!(found, expected, "in: {source}");
}

#[track_caller]
fn sentences(source: &str, expected: &[&str]) {
    let text = read(source, knowledge());
    let found: Vec<&str> = text.sentences.iter().map(|sentence| sentence.span.of(source)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_kind_of_mark() {
    quotes("قال «نحن هنا» وغادر", &["1 نحن هنا"]);
    quotes("قال “نحن هنا” وغادر", &["1 نحن هنا"]);
    quotes("قال „نحن هنا” وغادر", &["1 نحن هنا"]);
    quotes("قال \"نحن هنا\" وغادر", &["1 نحن هنا"]);
    quotes("قال ((نحن هنا)) وغادر", &["1 نحن هنا"]);
    quotes("قال {نحن هنا} وغادر", &["1 نحن هنا"]);
    quotes("قال (نحن هنا) وغادر", &[]);
}

#[test]
fn the_wrong_way_round() {
    quotes("قال »نحن هنا« وغادر", &["1 نحن هنا"]);
    quotes("قال ”نحن هنا“ وغادر", &["1 نحن هنا"]);
    quotes("قال ”نحن هنا” وغادر", &["1 نحن هنا"]);
    quotes("قال “نحن هنا“ وغادر", &["1 نحن هنا"]);
}

#[test]
fn nested() {
    quotes("قال «إن \"الاتفاق\" جيد» وغادر", &["1 إن \"الاتفاق\" جيد", "2 الاتفاق"]);
    quotes("قال \"إن «الاتفاق» جيد\" وغادر", &["1 إن «الاتفاق» جيد", "2 الاتفاق"]);
    quotes("قال «إن «الاتفاق» جيد» وغادر", &["1 إن «الاتفاق» جيد", "2 الاتفاق"]);
}

#[test]
fn a_cue_in_the_middle() {
    quotes("\"نحن هنا\"، مضيفا أن \"الوقت حان\"", &["1 نحن هنا", "1 الوقت حان"]);
}

#[test]
fn unclosed_ends_with_its_line() {
    quotes("قال «نحن هنا\nوغادر الوفد", &["1 نحن هنا…"]);
    quotes("قال \"نحن هنا\nوغادر \"الوفد\" أمس", &["1 نحن هنا…", "1 الوفد"]);
    quotes("قال «نحن هنا", &["1 نحن هنا…"]);
}

#[test]
fn over_several_lines() {
    quotes("قال «نحن هنا.\nوالوقت حان» وغادر", &["1 نحن هنا.\nوالوقت حان"]);
}

#[test]
fn sentence_ends() {
    sentences("وصل الوفد. وغادر؟ نعم!", &["وصل الوفد.", "وغادر؟", "نعم!"]);
    sentences("بلغت النسبة 12.5 في المئة. وارتفعت.", &["بلغت النسبة 12.5 في المئة.", "وارتفعت."]);
    sentences("قال «نحن هنا.» ثم غادر", &["قال «نحن هنا.»", "ثم غادر"]);
    sentences("عنوان الخبر\nوصل الوفد", &["عنوان الخبر", "وصل الوفد"]);
    sentences("المنطقة.وقال الوزير", &["المنطقة.", "وقال الوزير"]);
    sentences("قال د. علي إنه وصل", &["قال د. علي إنه وصل"]);
}

#[test]
fn headline() {
    let text = read("وزير الخارجية يصل بغداد\nوصل الوزير أمس.", knowledge());
    assert!(text.paragraphs[0].headline);
    let text = read("وصل الوزير أمس.\nثم غادر.", knowledge());
    assert!(!text.paragraphs[0].headline);
}

#[test]
fn languages() {
    let language = |source: &str| read(source, knowledge()).language();
    assert_eq!(language("وصل الوزير إلى مدينة بغداد في زيارة رسمية"), Some("ar"));
    assert_eq!(language("وزیر امور خارجه ایران وارد بغداد شد و با همتای عراقی خود دیدار کرد"), Some("fa"));
    assert_eq!(language("The minister arrived in Baghdad"), Some("en"));
    assert_eq!(language("12/3/2015 !"), None);
}
