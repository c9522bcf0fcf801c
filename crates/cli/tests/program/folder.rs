//! A folder to run the program in.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Three reports of our own, each with a meeting and a statement.
pub(crate) const REPORTS: [&str; 3] = [
    "استقبل وزير الخارجية العراقي فؤاد حسين في بغداد اليوم الأحد نظيره الإيراني حسين أمير عبد اللهيان. وأكد حسين أن بلاده تدعم الحوار بين دول المنطقة.",
    "التقى مستشار الأمن القومي العراقي قاسم الأعرجي أمين المجلس الأعلى للأمن القومي الإيراني علي شمخاني في طهران. وقال الأعرجي إن الاجتماع بحث أمن الحدود.",
    "أجرى وزير الخارجية السعودي فيصل بن فرحان اتصالا هاتفيا بنظيره الإيراني. وأعرب الوزير السعودي عن أمله في تعزيز العلاقات.",
];

/// A temporary folder, with the program at hand.
pub(crate) struct Folder(tempfile::TempDir);

/// What a run gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file is written");
    }

    /// The reports as JSON Lines, one a day of March 2023.
    pub(crate) fn write_reports(&self, name: &str) {
        self.write(name, lines(REPORTS.iter().map(|text| (*text).to_owned())));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
        command.args(arguments).current_dir(self.0.path()).env_remove("MAHDAR_DB").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// Every row of every table, and the schema.
    pub(crate) fn dump(&self, db: &str) -> Vec<String> {
        let connection = rusqlite::Connection::open(self.path(db)).expect("the record opens");
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let mut tables = connection.prepare(sql).expect("a schema");
        let tables: Vec<String> = tables.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect();
        let mut rows = Vec::new();
        for table in tables {
            let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).expect("a table");
            let columns = statement.column_count();
            let row =
                |row: &rusqlite::Row<'_>| (0..columns).map(|n| row.get::<_, rusqlite::types::Value>(n)).collect::<Result<Vec<_>, _>>();
            rows.extend(statement.query_map([], row).expect("rows").map(|row| format!("{table}: {:?}", row.expect("a row"))));
        }
        rows
    }
}

/// Texts as JSON Lines with ids and dates.
pub(crate) fn lines(texts: impl Iterator<Item = String>) -> String {
    let line = |(n, text): (usize, String)| {
        let fields = [format!("r{n}"), text, format!("2023-03-{:02}", n % 28 + 1)].map(|field| field.replace('"', "\\\""));
        format!("{{\"id\":\"{}\",\"text\":\"{}\",\"outlet\":\"نشرة\",\"published\":\"{}\"}}\n", fields[0], fields[1], fields[2])
    };
    texts.enumerate().map(line).collect()
}
