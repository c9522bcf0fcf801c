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

/// The sides of the first deed of a text.
fn sides(text: &str) -> (Vec<String>, Vec<String>) {
    let found = acts(text);
    assert!(!found.is_empty(), "{text}");
    (found[0].actor.clone(), found[0].recipient.clone())
}

#[test]
fn a_relative_clause_tells_of_its_antecedent() {
    let found = acts("وانتشرت قوات الأمن التي أطلقت قنابل الغاز على المتظاهرين");
    assert_eq!(found.last().map(|act| act.actor.clone()), Some(vec!["قوات الأمن".to_owned()]));
}

#[test]
fn a_verb_behind_a_complementizer_goes_on_with_its_subject() {
    assert_eq!(sides("أعلن الجيش أنه نفذ ضربات جوية ضد مواقع المسلحين").0, ["الجيش"]);
    assert!(sides("قال مصدر إن طائرات مجهولة نفذت ضربات جوية على القرية").0.is_empty());
}

#[test]
fn what_is_only_called_so_undergoes() {
    assert_eq!(sides("فرضت الولايات المتحدة عقوبات على ما قالت إنها شركات إيرانية").0, ["USA"]);
}

#[test]
fn what_leads_to_a_deed_does_not_do_it() {
    assert!(sides("أسفر قرار الحكومة عن مقتل خمسة مدنيين").0.is_empty());
}

#[test]
fn a_complementizer_with_a_pronoun_ends_nothing() {
    assert_eq!(acts("وأضافت الوزارة أنها اعتقلت ثلاثة مسلحين في المدينة").len(), 1);
}

#[test]
fn a_relative_pronoun_denies_nothing() {
    assert_eq!(acts("واندلعت النيران في المبنى، ما أدى إلى مقتل سبعة مدنيين").len(), 1);
}

#[test]
fn nouns_of_quantity_are_no_victims() {
    assert_eq!(sides("طردت موسكو عددا من الدبلوماسيين الأميركيين").1, ["الدبلوماسيين الأميركيين"]);
}

#[test]
fn a_sound_plural_leaves_the_object_of_its_verb() {
    assert_eq!(sides("أغلق المتظاهرون الشوارع الرئيسية").0, ["المتظاهرون"]);
}

#[test]
fn who_undergoes_may_be_a_thing() {
    assert_eq!(sides("تعرضت القرية لقصف مدفعي").1, ["القرية"]);
}

#[test]
fn a_noun_of_the_frame_needs_no_other_noun() {
    assert_eq!(sides("اندلعت اشتباكات بين الجيش وقوات الدعم").0, ["الجيش", "قوات الدعم"]);
}
