//! Changes of posts, with the knowledge of this repository.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::path::Path;

use mahdar_knowledge::{Knowledge, KnowledgeFile};
use mahdar_record::{Change, Document};

use crate::scene::Scene;

fn collect(folder: &Path, prefix: &str, files: &mut Vec<KnowledgeFile>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(bytes) = std::fs::read(entry.path()) {
            files.push(KnowledgeFile { path: name, bytes });
        }
    }
}

/// Every change as `name change post`.
fn changes(text: &str) -> Vec<String> {
    static KNOWLEDGE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
    let knowledge = KNOWLEDGE.get_or_init(|| {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge"), "", &mut files);
        files.retain(|file| file.path.ends_with(".tsv") || file.path.ends_with(".toml"));
        Knowledge::load(&files).0
    });
    let document = Document::from_text(text);
    let scene = Scene::read(&document, knowledge);
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
