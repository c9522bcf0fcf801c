//! The knowledge of this repository, read once for all tests of a program. The crates above include this file.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    reason = "tests may read files and stop at the first fault"
)]

use std::path::Path;
use std::sync::OnceLock;

use mahdar_knowledge::{Knowledge, KnowledgeFile};

/// All knowledge, without a fault in it.
pub(crate) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge"), "", &mut files);
        let (knowledge, problems) = Knowledge::load(&files);
        assert_eq!(problems, []);
        knowledge
    })
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<KnowledgeFile>) {
    for entry in std::fs::read_dir(folder).expect("the knowledge folder").map(|entry| entry.expect("an entry")) {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(KnowledgeFile { bytes: std::fs::read(entry.path()).expect("a file of the knowledge"), path });
        }
    }
}
