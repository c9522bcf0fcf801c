//! Who met whom, where, and how often it is told.

use crate::project::knowledge;
use mahdar_record::{Document, Encounter};

fn told(encounter: &Encounter) -> String {
    let people: Vec<String> = encounter.participants.iter().map(|p| format!("{} {}", p.name, p.role)).collect();
    let place = encounter.place.as_deref().or(encounter.country.as_ref().map(|country| country.as_str())).unwrap_or("-");
    format!("{} {} @{place}: {}", encounter.form, encounter.status, people.join(" + "))
}

/// Checks the encounters of a text: `form status @place: name role + name role`, one a line.
#[track_caller]
fn check(source: &str, expected: &[&str]) {
    let record = crate::extract(&Document::from_text(source), knowledge());
    assert_eq!(record.encounters.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn who_receives_is_host() {
    check(
        "استقبل وزير الخارجية سالم نوفل نظيره التركي كمال دينتش في الرياض.",
        &["meeting happened @الرياض: سالم نوفل host + كمال دينتش guest"],
    );
}

#[test]
fn both_sides_resume_the_last_encounter() {
    let visit = "visit happened @أنقرة: سالم نوفل guest + TUR host";
    let meeting = "meeting happened @أنقرة: كمال دينتش party + سالم نوفل party";
    check(
        "وصل رئيس الوزراء سالم نوفل إلى أنقرة أمس الاثنين، حيث التقى الرئيس التركي كمال دينتش. وبحث الجانبان العلاقات الثنائية.",
        &[visit, meeting],
    );
}

#[test]
fn a_noun_is_carried_by_its_verb() {
    check(
        "أجرى سالم نوفل مباحثات في بغداد مع كل من الرئيس عمر حداد ووزير الدفاع فؤاد نوري.",
        &["talks happened @بغداد: سالم نوفل party + عمر حداد party + فؤاد نوري party"],
    );
}

#[test]
fn a_verb_behind_its_noun_brings_the_parties() {
    check("جاء ذلك خلال لقاء جمع الوزير سالم نوفل بالرئيس عمر حداد.", &["meeting happened @-: سالم نوفل party + عمر حداد party"]);
}

#[test]
fn calls_in_the_plural_are_one_with_each() {
    let calls = ["call happened @-: سالم نوفل party + عمر حداد party", "call happened @-: سالم نوفل party + فؤاد نوري party"];
    check("تلقى الملك سالم نوفل اتصالين هاتفيين من الرئيس عمر حداد والرئيس فؤاد نوري.", &calls);
}

#[test]
fn a_tour_is_a_visit_to_each_state() {
    check(
        "قام الوزير سالم نوفل بجولة شملت مصر والأردن.",
        &["visit happened @EGY: سالم نوفل guest + EGY host", "visit happened @JOR: سالم نوفل guest + JOR host"],
    );
}

#[test]
fn a_purpose_is_no_encounter() {
    check("سافر الفريق للتشاور مع الوزير سالم نوفل.", &[]);
}

#[test]
fn ids_are_unique() {
    let text = "تلقى الملك سالم نوفل اتصالين هاتفيين من الرئيس عمر حداد والرئيس فؤاد نوري.";
    let record = crate::extract(&Document::from_text(text), knowledge());
    assert_ne!(record.encounters[0].id, record.encounters[1].id);
}

#[test]
fn a_delegation_is_who_sent_it() {
    check("استقبل الرئيس عمر حداد وفدا من الكونغرس الأمريكي.", &["meeting happened @-: عمر حداد host + الكونغرس الأمريكي guest"]);
    check("أجرى الوزير سالم نوفل محادثات مع وفد روسي في دمشق.", &["talks happened @دمشق: سالم نوفل party + RUS party"]);
    check("وصل إلى مسقط وفد تركي برئاسة وزير الطاقة سالم نوفل.", &["visit happened @مسقط: سالم نوفل guest + OMN host"]);
}

#[test]
fn where_a_king_goes_is_no_part_of_his_title() {
    check("تأتي زيارة أمير قطر لإسبانيا بعد القمة.", &["visit happened @ESP: أمير قطر guest + ESP host"]);
}

#[test]
fn a_counterpart_is_who_holds_the_office_there() {
    check(
        "وصل الرئيس التركي عمر حداد إلى الدوحة. والتقى الرئيس الجزائري سالم نوفل نظيره التركي.",
        &["visit happened @الدوحة: عمر حداد guest + QAT host", "meeting happened @الدوحة: سالم نوفل party + عمر حداد party"],
    );
}

#[test]
fn a_minister_is_known_by_his_state() {
    check(
        "وصل وزير الخارجية الروسي عمر حداد إلى الدوحة. والتقى الرئيس الجزائري سالم نوفل وزير خارجية روسيا.",
        &["visit happened @الدوحة: عمر حداد guest + QAT host", "meeting happened @الدوحة: سالم نوفل party + عمر حداد party"],
    );
}

#[test]
fn states_are_sides_by_their_adjectives() {
    check("عقدت في القاهرة القمة المصرية الأردنية.", &["conference happened @القاهرة: EGY party + JOR party"]);
}

#[test]
fn groups_without_a_name_are_sides() {
    check("واصلت الحكومة مفاوضاتها مع المركزيات النقابية.", &["talks happened @-: الحكومة party + المركزيات النقابية party"]);
}

#[test]
fn another_verb_in_a_short_form_is_no_journey() {
    check("أكد الوزير سالم نوفل أن القاهرة تعد من أكبر المدن.", &[]);
    check("هنأ الوزير سالم نوفل المواطنين بمناسبة عيد الفطر في دمشق.", &[]);
}

#[test]
fn a_town_at_home_is_visited_and_hosts_nobody() {
    check("زار وزير الصحة السوري سالم نوفل حلب أمس.", &["visit happened @حلب: سالم نوفل guest"]);
}

#[test]
fn who_invites_is_visited() {
    check("تأتي زيارة الوزير سالم نوفل تلبية لدعوة من الرئيس المصري عمر حداد.", &["visit happened @EGY: سالم نوفل guest + EGY host"]);
}

#[test]
fn a_word_to_the_press_is_not_the_meeting_before_it() {
    check(
        "التقى الرئيس سالم نوفل الوزير عمر حداد. وعقد سالم نوفل مؤتمرا صحافيا مع عمر حداد.",
        &["meeting happened @-: سالم نوفل party + عمر حداد party", "conference happened @-: سالم نوفل party + عمر حداد party"],
    );
}

#[test]
fn titles_behind_names_do_not_end_a_list() {
    check(
        "عقد كل من سالم نوفل، الوزير المنتدب لدى وزير المالية المكلف بالميزانية، وكمال حداد، وزير الشغل والكفاءات، \
         ورانيا سعيد، وزيرة الصحة والحماية الاجتماعية، لقاء في تونس مع السفير الياباني.",
        &["meeting happened @TUN: سالم نوفل party + كمال حداد party + رانيا سعيد party + السفير الياباني party"],
    );
}

#[test]
fn all_of_a_list_behind_a_preposition_take_part() {
    check(
        "التقى سالم نوفل بكل من وزير النقل كمال دينتش ووزير المالية عمر حداد.",
        &["meeting happened @-: سالم نوفل party + كمال دينتش party + عمر حداد party"],
    );
}

#[test]
fn the_other_side_may_stand_between_the_verb_and_its_noun() {
    check("عقد الوزير سالم نوفل مع نظيره عمر حداد اجتماعا.", &["meeting happened @-: سالم نوفل party + عمر حداد party"]);
}

#[test]
fn a_private_person_sets_out_without_visiting() {
    check("سافر الرسام سالم نوفل إلى باريس.", &[]);
    check("سافر الوزير سالم نوفل إلى باريس.", &["visit happened @باريس: سالم نوفل guest + FRA host"]);
}

/// The dates of the encounters of a text, published on Friday 10 May 2024.
fn dates(source: &str) -> Vec<Option<String>> {
    let document = Document { published: Some(mahdar_record::Edtf::day(2024, 5, 10)), ..Document::from_text(source) };
    let record = crate::extract(&document, knowledge());
    record.encounters.iter().map(|encounter| encounter.date.as_ref().map(|date| date.as_str().to_owned())).collect()
}

#[test]
fn what_is_told_beside_shares_its_date() {
    let day = || Some("2024-05-09".to_owned());
    assert_eq!(dates("وصل الوزير سالم نوفل إلى أنقرة أمس. والتقى سالم نوفل الرئيس كمال دينتش."), [day(), day()]);
}

#[test]
fn the_day_of_a_report_is_not_that_of_the_encounter() {
    assert_eq!(dates("قال المتحدث عمر حداد أمس إن لقاء الوزير سالم نوفل مع نظيره كمال دينتش تناول التجارة."), [None]);
}

#[test]
fn a_time_of_several_words_stands_between_the_sides() {
    check("التقى سالم نوفل في وقت لاحق من اليوم الرئيس التركي كمال دينتش.", &["meeting happened @-: سالم نوفل party + كمال دينتش party"]);
}

#[test]
fn a_surname_spelled_like_a_nationality_is_no_state() {
    check(
        "وصل الوزير سالم نوفل التونسي إلى أنقرة. وكان في استقبال التونسي الرئيس كمال دينتش.",
        &[
            "visit happened @أنقرة: سالم نوفل التونسي guest + TUR host",
            "ceremony happened @أنقرة: سالم نوفل التونسي guest + كمال دينتش host",
        ],
    );
}
