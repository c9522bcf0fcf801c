//! Deeds and what is none, with the knowledge of this repository.

use crate::project::knowledge;
use mahdar_record::{Act, ActType, Document};

fn acts(text: &str) -> Vec<Act> {
    crate::extract(&Document::from_text(text), knowledge()).acts
}

#[test]
fn a_lone_object_of_a_killing_is_the_victim() {
    let found = acts("قتل ثلاثة جنود في كركوك");
    assert_eq!(found.len(), 1);
    assert!(found[0].actor.is_empty());
    assert_eq!(found[0].recipient, ["ثلاثة جنود"]);
}

#[test]
fn the_carrying_verb_lends_its_subject() {
    let found = acts("ألقت قوات الأمن القبض على زعيم الخلية");
    assert_eq!(found[0].kind, ActType::Coerce);
    assert_eq!(found[0].actor, ["قوات الأمن"]);
}

#[test]
fn an_adjective_of_nation_acts_and_a_genitive_undergoes() {
    let found = acts("وجاء ذلك بعد غزو روسيا لأوكرانيا");
    assert_eq!((found[0].actor.as_slice(), found[0].recipient.as_slice()), (&["RUS".to_owned()][..], &["UKR".to_owned()][..]));
}

#[test]
fn two_tellings_are_one_deed() {
    let found = acts("مقتل شرطي في هجوم على مركز أمني.\nقالت مصادر إن الشرطي قتل مساء أمس برصاص مسلحين.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn what_is_asked_for_or_conditional_is_no_deed() {
    assert!(acts("دعا الوزير إلى انسحاب القوات من المدينة").is_empty());
    assert!(acts("وحذر من أنه في حال قصف المدينة ستتوقف المحادثات").is_empty());
    assert!(acts("لم تقصف الطائرات القرية").is_empty());
}

#[test]
fn a_ceasefire_is_no_shooting() {
    assert!(acts("بحث الوفدان وقف إطلاق النار").iter().all(|act| act.kind != ActType::Assault));
}
