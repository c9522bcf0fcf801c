//! Steps of instruments, with the knowledge of this repository.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::path::Path;

use mahdar_knowledge::{Knowledge, KnowledgeFile};
use mahdar_record::{Agreement, Document, Instrument, Step};

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

fn agreements(text: &str) -> Vec<Agreement> {
    static KNOWLEDGE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
    let knowledge = KNOWLEDGE.get_or_init(|| {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge"), "", &mut files);
        files.retain(|file| file.path.ends_with(".tsv") || file.path.ends_with(".toml"));
        Knowledge::load(&files).0
    });
    crate::extract(&Document::from_text(text), knowledge).agreements
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
