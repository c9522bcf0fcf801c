use std::fmt::Write as _;

use crate::project::knowledge;
use mahdar_record::{Document, Record};

fn read(text: &str) -> Record {
    crate::extract(&Document::from_text(text), knowledge())
}

/// Every statement as `speaker < via < via`, then the sources.
fn check(text: &str, expected: &str) {
    let record = read(text);
    let mut found = String::new();
    for statement in &record.statements {
        let _ = write!(found, "{}", statement.speaker.as_deref().unwrap_or("-"));
        for via in statement.via.iter().rev() {
            let _ = write!(found, " < {via}");
        }
        found.push_str("; ");
    }
    let sources: Vec<&str> = record.sources.iter().map(|source| source.name.as_str()).collect();
    let _ = write!(found, "[{}]", sources.join(", "));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn an_agency_relays_what_it_quotes() {
    check(
        "ونقلت وكالة \"سانا\" للأنباء عن مصدر عسكري قوله إن الدفاعات أسقطت الطائرة.",
        "مصدر عسكري < وكالة \"سانا\"; [وكالة \"سانا\", مصدر عسكري]",
    );
}

#[test]
fn a_medium_that_something_is_told_to_relays_it() {
    check("وقال الوزير سامي العلي في تصريح لقناة الجزيرة إن المحادثات ستستأنف قريبا.", "سامي العلي < قناة الجزيرة; [قناة الجزيرة]");
}

#[test]
fn a_medium_speaks_for_itself() {
    check("وأفادت وسائل إعلام إيرانية بأن الوزير وصل إلى طهران.", "وسائل إعلام إيرانية; [وسائل إعلام إيرانية]");
}

#[test]
fn a_marker_behind_the_content_gives_a_chain() {
    check(
        "أعلن السفير أنه سيغادر البلاد الأسبوع المقبل، وفق ما ذكرت فرانس برس نقلا عن وكالة الأناضول التركية.",
        "السفير < وكالة الأناضول التركية < فرانس برس; [فرانس برس, وكالة الأناضول التركية]",
    );
}

#[test]
fn a_communique_speaks_for_its_issuer() {
    check("وقال بيان صادر عن مكتب الرئيس إن اللقاء تناول أمن الحدود.", "مكتب الرئيس; [مكتب الرئيس]");
    check("وذكر بيان لوزارة الخارجية أن الوزير سيزور أنقرة غدا.", "وزارة الخارجية; [وزارة الخارجية]");
}

#[test]
fn a_press_office_is_a_source_by_its_statement() {
    check(
        "وذكر المكتب الإعلامي لرئيس الوزراء في بيان أن الجلسة أجلت إلى الغد.",
        "المكتب الإعلامي لرئيس الوزراء; [المكتب الإعلامي لرئيس الوزراء]",
    );
}

#[test]
fn a_body_that_merely_speaks_is_no_source() {
    check("وقالت وزارة الخارجية إن السفير عاد إلى مقر عمله.", "وزارة الخارجية; []");
}

#[test]
fn who_is_relayed_once_is_relayed_again() {
    check(
        "وقال الوزير سامي العلي لوكالة رويترز إن الطريق طويل وصعب. وأضاف العلي أن بلاده ستواصل الحوار.",
        "سامي العلي < وكالة رويترز; سامي العلي < وكالة رويترز; [وكالة رويترز]",
    );
}

#[test]
fn others_are_not_relayed_by_it() {
    check(
        "وقال الوزير سامي العلي لوكالة رويترز إن الطريق طويل وصعب. وقالت وزارة الدفاع إن الهدوء عاد إلى المدينة.",
        "سامي العلي < وكالة رويترز; وزارة الدفاع; [وكالة رويترز]",
    );
}

#[test]
fn the_outlet_is_never_its_own_source() {
    let document = Document {
        outlet: Some("hespress.com".to_owned()),
        ..Document::from_text("وقال الوزير سامي العلي في تصريح لهسبريس إن المحادثات ستستأنف قريبا.")
    };
    let record = crate::extract(&document, knowledge());
    assert!(record.sources.is_empty() && record.statements.iter().all(|s| s.via.is_empty()), "{record:?}");
}

#[test]
fn a_social_network_is_no_source() {
    check("وكتب الوزير سامي العلي على موقع تويتر أن المحادثات ستستأنف قريبا.", "سامي العلي; []");
}

#[test]
fn a_name_set_off_is_a_medium() {
    check(
        "وقال الوزير سامي العلي في مقابلة مع صحيفة /نورلاند بوست/ إن المحادثات ستستأنف قريبا.",
        "سامي العلي < صحيفة /نورلاند بوست/; [صحيفة /نورلاند بوست/]",
    );
}

#[test]
fn what_a_source_tells_rests_on_its_word() {
    let record = read("وأفادت وسائل إعلام إيرانية بأن الوزير سامي العلي التقى الرئيس حسن كمال في طهران.");
    assert_eq!(record.encounters[0].via, ["وسائل إعلام إيرانية"]);
}

#[test]
fn what_the_report_tells_rests_on_nobody_else() {
    let record = read("التقى الوزير سامي العلي الرئيس حسن كمال في طهران.");
    assert!(record.encounters[0].via.is_empty());
}

#[test]
fn lines_that_are_no_report_are_noted() {
    let text = "التقى الوزير سامي العلي الرئيس حسن كمال في طهران.\nاقرأ أيضا: زيارة الوزير فؤاد المنير";
    let record = read(text);
    let lines: Vec<&str> = record.boilerplate.iter().map(|span| span.of(text)).collect();
    assert_eq!(lines, ["اقرأ أيضا: زيارة الوزير فؤاد المنير"]);
    assert!(record.people.iter().all(|person| !person.name.starts_with("فؤاد")));
}

#[test]
fn a_word_that_begins_a_sentence_is_no_such_line() {
    let record = read("كتب الوزير سامي العلي أن المحادثات ستستأنف قريبا في جنيف برعاية الأمم المتحدة.\nوغادر الوفد بعد ذلك.");
    assert!(record.boilerplate.is_empty());
}

#[test]
fn who_passes_on_the_words_of_another_relays_them() {
    check("ونقل مدير المكتب سامي العلي عن شهود عيان قولهم إن الطريق مغلق منذ الفجر.", "شهود عيان < سامي العلي; [شهود عيان]");
    check(
        "ونقلت وكالة رويترز عن صحيفة الحياة قولها إن المحادثات ستستأنف قريبا.",
        "صحيفة الحياة < وكالة رويترز; [وكالة رويترز, صحيفة الحياة]",
    );
}

#[test]
fn a_verb_without_a_subject_goes_on_with_who_told_last() {
    check(
        "وذكرت صحيفة نورلاند أن المحادثات ستستأنف قريبا. ونقلت عن مسؤول عسكري أن الطريق آمن تماما.",
        "صحيفة نورلاند; مسؤول عسكري < صحيفة نورلاند; [صحيفة نورلاند, مسؤول عسكري]",
    );
}

#[test]
fn the_report_of_a_medium_goes_on_with_whom_it_names() {
    let record = read("وقالت وسائل إعلام إيرانية إن الوزير سامي العلي وصل إلى بغداد، وأكد العلي أن المحادثات ستستأنف قريبا.");
    assert_eq!(record.statements.last().map(|s| s.via.clone()), Some(vec!["وسائل إعلام إيرانية".to_owned()]));
}

#[test]
fn what_the_report_adds_nobody_says() {
    check("وقال الوزير سامي العلي إن الطريق طويل وصعب. يذكر أن المحادثات بدأت في جنيف قبل عام.", "سامي العلي; []");
}

#[test]
fn a_deed_rests_on_who_tells_it() {
    let record = read("وقال الوزير سامي العلي إن الجيش قتل ثلاثة مسلحين قرب الحدود.");
    assert_eq!(record.acts[0].via, ["سامي العلي"]);
}
