//! Changes of posts, with the knowledge of this repository.

use crate::project::knowledge;
use mahdar_language::Reader;
use mahdar_record::{Change, Document};

use crate::scene::Scene;

/// Every change as `name change post`.
fn changes(text: &str) -> Vec<String> {
    let document = Document::from_text(text);
    let scene = Scene::read(&document, knowledge(), &mut Reader::new(knowledge()));
    let tell = |turn: &super::Turn| {
        let change = if turn.change == Change::Appointed { "appointed" } else { "left" };
        format!("{} {change} {}", scene.people.list[turn.who].name, turn.post.of(text))
    };
    super::changes(&scene).iter().map(tell).collect()
}

#[test]
fn the_office_behind_the_holder_is_the_post() {
    assert_eq!(changes("عين الملك الدكتور سامي نوفل وزيرا للخارجية"), ["سامي نوفل appointed وزيرا للخارجية"]);
}

#[test]
fn who_resigns_leaves_the_post_of_his_title() {
    assert_eq!(changes("استقال وزير المالية حسن بركات من منصبه"), ["حسن بركات left وزير المالية"]);
}

#[test]
fn a_demand_changes_no_post() {
    assert!(changes("لم يستقل وزير المالية حسن بركات").is_empty());
}
