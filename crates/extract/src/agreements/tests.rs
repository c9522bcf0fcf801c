//! Steps of instruments, with the knowledge of this repository.

use crate::project::knowledge;
use mahdar_record::{Agreement, Document, Instrument, Step};

fn agreements(text: &str) -> Vec<Agreement> {
    crate::extract(&Document::from_text(text), knowledge()).agreements
}

#[test]
fn states_that_sign_are_its_parties() {
    let found = agreements("وقعت الهند واليابان مذكرة تفاهم في مجال الطاقة");
    assert_eq!((found.len(), found[0].step, found[0].kind), (1, Step::Signed, Instrument::Memorandum));
    assert_eq!(found[0].parties, ["IND", "JPN"]);
    assert_eq!(found[0].name, "مذكرة تفاهم");
}

#[test]
fn nationalities_of_the_instrument_are_its_parties() {
    let found = agreements("دخل الاتفاق السوري اللبناني حيز التنفيذ");
    assert_eq!(found[0].step, Step::Implementing);
    assert_eq!(found[0].parties, ["SYR", "LBN"]);
}

#[test]
fn what_is_to_be_signed_is_planned() {
    let found = agreements("ستوقع كندا ومصر اتفاقية تعاون");
    assert_eq!(found[0].step, Step::Planned);
}

#[test]
fn agreeing_on_a_topic_is_no_instrument() {
    assert!(agreements("اتفق الجانبان على تعزيز التعاون").is_empty());
    assert!(agreements("وقع زلزال في الجنوب").is_empty());
}

#[test]
fn a_government_signs_for_its_state() {
    let found = agreements("وقعت الحكومة التركية ووزارة الطاقة الجزائرية اتفاقية تعاون");
    assert_eq!(found[0].parties, ["TUR", "DZA"]);
}

#[test]
fn a_party_that_the_words_do_not_name_is_not_guessed() {
    let found = agreements("زار وزير الطاقة المصري الدوحة. وجرى توقيع مذكرة تفاهم مع قطر");
    assert_eq!(found[0].parties, ["QAT"]);
}

#[test]
fn a_headline_tells_in_the_imperfect_what_has_happened() {
    let found = agreements("الهند واليابان توقعان مذكرة تفاهم\n\nوصل الوزير الهندي إلى طوكيو صباح الثلاثاء في زيارة تستمر يومين.");
    assert_eq!(found[0].step, Step::Signed);
}

#[test]
fn a_number_of_instruments_is_signed_too() {
    assert_eq!(agreements("وقعت الهند واليابان على عدد من الاتفاقيات في مجال الطاقة").len(), 1);
}

#[test]
fn a_date_between_commas_parts_no_instrument_from_its_verb() {
    let found = agreements("وقع وزير النقل الهندي ووزير النقل الياباني، اليوم الأحد 4 آذار 2018، في طوكيو مذكرة تفاهم.");
    assert_eq!(found[0].name, "مذكرة تفاهم");
    assert_eq!(found[0].parties, ["IND", "JPN"]);
}
