//! Who and what is named, and where names and titles end.

use mahdar_language::arabic::{MentionKind, parse};
use mahdar_language::read;

use crate::project::knowledge;

/// Checks the people of a sentence: `name < title + title`, one after another by `;`.
#[track_caller]
fn check(source: &str, expected: &str) {
    let text = read(source, knowledge());
    let syntax = parse(&text);
    let people = syntax.mentions.iter().filter(|mention| mention.kind == MentionKind::Person).map(|mention| {
        let titles: Vec<&str> = mention.titles.iter().map(|title| title.span.of(source)).collect();
        let name = mention.name.expect("a person has a name").of(source);
        if titles.is_empty() { name.to_owned() } else { format!("{name} < {}", titles.join(" + ")) }
    });
    assert_eq!(people.collect::<Vec<_>>().join("; "), expected);
}

/// Checks the mentions of one kind, as they are written.
#[track_caller]
fn check_kind(source: &str, kind: MentionKind, expected: &str) {
    let text = read(source, knowledge());
    let found: Vec<&str> =
        parse(&text).mentions.iter().filter(|mention| mention.kind == kind).map(|mention| mention.span.of(source)).collect();
    assert_eq!(found.join("; "), expected);
}

#[test]
fn titles_before_names() {
    check("قال وزير الخارجية القطري خالد العطية إن", "خالد العطية < وزير الخارجية القطري");
    check("وصل الأمين العام للأمم المتحدة أنطونيو غوتيريش أمس", "أنطونيو غوتيريش < الأمين العام للأمم المتحدة");
    check("استقبل رئيس الحكومة، سعد الحريري، وفدا", "سعد الحريري < رئيس الحكومة");
    check("أعلن المتحدث باسم وزارة الدفاع أحمد العمري أن", "أحمد العمري < المتحدث باسم وزارة الدفاع");
    check("قال فخامة الرئيس اللبناني ميشال عون إن", "ميشال عون < الرئيس اللبناني");
}

#[test]
fn ranks_and_honorifics_are_no_titles() {
    check("زار معالي الدكتور نبيل العمري المعرض", "نبيل العمري");
    check("افتتح الدكتور نبيل الخطيب، أمس، المعرض", "نبيل الخطيب");
    check("صرح الفريق أول كمال حسين للصحيفة", "كمال حسين");
}

#[test]
fn several_titles_of_one_holder() {
    check("ولي العهد رئيس مجلس الوزراء وزير الدفاع الأمير خالد بن ماجد", "خالد بن ماجد < ولي العهد + رئيس مجلس الوزراء + وزير الدفاع");
    check("الأمير خالد بن ماجد ولي العهد رئيس مجلس الوزراء وزير الدفاع", "خالد بن ماجد < ولي العهد + رئيس مجلس الوزراء + وزير الدفاع");
    check("نائب رئيس الوزراء ووزير الخارجية محمد بن عبدالرحمن", "محمد بن عبدالرحمن < نائب رئيس الوزراء + وزير الخارجية");
}

#[test]
fn titles_after_names() {
    check("أكد عادل الجبير وزير الخارجية السعودي أن", "عادل الجبير < وزير الخارجية السعودي");
    check("أكد سعيد الهاشمي، مدير مكتب الرئيس، أن", "سعيد الهاشمي < مدير مكتب الرئيس");
    check("التقى الملك عبدالله الثاني ملك الأردن الوفد", "عبدالله الثاني < الملك + ملك الأردن");
}

#[test]
fn a_title_before_another_name_is_that_ones() {
    check(
        "استقبل أمير قطر الشيخ تميم بن حمد رئيس الوزراء العراقي حيدر العبادي",
        "تميم بن حمد < أمير قطر; حيدر العبادي < رئيس الوزراء العراقي",
    );
    check(
        "استقبل مستشار الأمن القومي، قاسم الأعرجي، وزير الداخلية، محمد الغبان",
        "قاسم الأعرجي < مستشار الأمن القومي; محمد الغبان < وزير الداخلية",
    );
}

#[test]
fn parts_of_names() {
    check("اجتمع الشيخ راشد بن عبد الله آل خليفة مع", "راشد بن عبد الله آل خليفة");
    check("قال القيادي أبو حسن العمري إن", "أبو حسن العمري < القيادي");
    check("الوزير مولود جاويش أوغلو سيصل", "مولود جاويش أوغلو < الوزير");
    check("وزير الداخلية الشيخ محمد الخالد الحمد الصباح", "محمد الخالد الحمد الصباح < وزير الداخلية");
    check("الأمين العام بان كي مون", "بان كي مون < الأمين العام");
}

#[test]
fn names_end_before_words() {
    check("قال ماكرون للصحيفة إن", "ماكرون");
    check("التقى الوزير جون كيري بنظيره في جنيف", "جون كيري < الوزير");
    check("أكد النائب محمد الحسن انسحابه من الجلسة", "محمد الحسن < النائب");
    check("وصل الرئيس فلاديمير بوتين اليوم", "فلاديمير بوتين < الرئيس");
}

#[test]
fn homographs_of_verbs_and_places_are_names_before_names() {
    check("قال وزير الخارجية سعيد خطيب إن", "سعيد خطيب < وزير الخارجية");
    check("الرئيس أشرف عبد الغني", "أشرف عبد الغني < الرئيس");
    check("المتحدث محمد علي العروي", "محمد علي العروي < المتحدث");
}

#[test]
fn aligned_names_share_a_dual_title() {
    check("حضر الوزيران أحمد العمري ومحمد الحسن", "أحمد العمري < الوزيران; محمد الحسن < الوزيران");
}

#[test]
fn coordinated_names_are_two() {
    check("التقى سيرغي لافروف ومحمد ظريف", "سيرغي لافروف; محمد ظريف");
}

#[test]
fn a_surname_is_known_from_elsewhere() {
    check("وصل علي شمخاني إلى بغداد. وأضاف شمخاني أن", "علي شمخاني; شمخاني");
}

#[test]
fn adjectives_and_descriptions_are_no_names() {
    check("فريق نيابي يطالب بالتحقيق", "");
    check("طالب أعضاء ديمقراطيون بالتحقيق", "");
    check("افتتح مستشفى الملك فهد الجامعي", "");
}

#[test]
fn bylines_are_nobody() {
    check("سعيد الهاشمي – الرياض\nوصل الوزير", "");
}

#[test]
fn offices_without_names() {
    check_kind("أكد وزير الخارجية المصري أن العلاقات", MentionKind::Office, "وزير الخارجية المصري");
    check_kind("التقى الرئيس المصري القيادات", MentionKind::Office, "الرئيس المصري");
}

#[test]
fn bodies() {
    check_kind("أعلنت وزارة الخارجية الأميركية أن", MentionKind::Body, "وزارة الخارجية الأميركية");
    check_kind("أعلن حلف شمال الأطلسي أن", MentionKind::Body, "حلف شمال الأطلسي");
}

#[test]
fn a_quoted_holder_is_no_part_of_the_title() {
    check("استقبل وزير الدفاع العراقي \" سالم نوفل \" أمس.", "سالم نوفل < وزير الدفاع العراقي");
}

#[test]
fn a_body_by_its_head_alone_has_no_second_part() {
    check_kind("بدأت المحادثات بين الحكومة والمعارضة أمس.", MentionKind::Body, "الحكومة; المعارضة");
}

#[test]
fn places_of_several_words_are_no_names_and_no_buildings() {
    check_kind("التقيا برام الله ثم بالدار البيضاء.", MentionKind::Place, "رام الله; الدار البيضاء");
}

#[test]
fn a_state_is_no_plural_and_an_event_is_nobody() {
    check_kind("زار الوزير الإمارات لتقديم العزاء.", MentionKind::State, "الإمارات");
    check_kind("واصلوا مفاوضاتهم مع الشركات.", MentionKind::Office, "");
}
