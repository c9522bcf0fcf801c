//! The knowledge of the repository, for tests.

use std::path::Path;
use std::sync::OnceLock;

use mahdar_knowledge::{Knowledge, KnowledgeFile};

/// All knowledge, read once.
pub(crate) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge");
        let mut files = Vec::new();
        collect(&root, "", &mut files);
        Knowledge::load(&files).0
    })
}

fn collect(root: &Path, under: &str, files: &mut Vec<KnowledgeFile>) {
    for entry in std::fs::read_dir(root.join(under)).expect("the folder of the knowledge").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name } else { format!("{under}/{name}") };
        if entry.path().is_dir() {
            collect(root, &path, files);
        } else {
            files.push(KnowledgeFile { bytes: std::fs::read(entry.path()).expect("a file of the knowledge"), path });
        }
    }
}
