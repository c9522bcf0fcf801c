//! Paths to inputs, in the order in which they are read.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use mahdar_record::Document;

use crate::{Documents, FORMATS, Failure, Format, Input};

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Reads files, folders and `-` (standard input) one after another, each folder in the order of its sorted names, with all below it.
///
/// In a folder only files with an ending of [`FORMATS`] are read; hidden ones, and links to folders, are passed over. A file named outright
/// is read whatever it is called: where its ending tells nothing, its first bytes do.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "وصل الوزير إلى بغداد")?;
/// let read: Vec<_> = mahdar_ingest::read([folder.path()]).collect();
/// assert!(read.len() == 1 && read[0].is_ok());
/// # Ok(())
/// # }
/// ```
pub fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Reader {
    Reader {
        waiting: paths.into_iter().map(|path| Waiting::Named(path.as_ref().to_owned())).collect(),
        skipped: Vec::new(),
        current: None,
        read: Arc::default(),
    }
}

/// Reads one opened stream whose format its first bytes tell.
#[must_use]
pub fn read_from(mut input: Input) -> Documents {
    let failure = match input.peek() {
        Ok(bytes) => {
            let format = FORMATS.iter().find(|format| (format.begins_like)(bytes));
            match format {
                Some(format) => return (format.documents)(input),
                None => Failure::whole(&input.name, "no known format"),
            }
        }
        Err(error) => Failure::whole(&input.name, format!("cannot be read: {error}")),
    };
    Box::new(std::iter::once(Err(failure)))
}

/// How many bytes the files at these paths hold, as far as it can be told: for a progress bar.
pub fn total_bytes<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> u64 {
    let mut reader = read(paths);
    let mut total = 0;
    while let Some(waiting) = reader.waiting.pop_front() {
        let path = waiting.path();
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => drop(reader.enter(path)),
            Ok(found) => total += found.len(),
            Err(_) => {}
        }
    }
    total
}

/// The documents of several paths: what [`read`] gives.
pub struct Reader {
    waiting: VecDeque<Waiting>,
    skipped: Vec<PathBuf>,
    current: Option<Documents>,
    read: Arc<AtomicU64>,
}

enum Waiting {
    /// Given by the user.
    Named(PathBuf),
    /// Found in a folder, with a known ending.
    Found(PathBuf, &'static Format),
    /// A folder found in a folder.
    Folder(PathBuf),
}

impl Waiting {
    fn path(&self) -> &Path {
        match self {
            Self::Named(path) | Self::Found(path, _) | Self::Folder(path) => path,
        }
    }
}

impl Reader {
    /// Passes over these files where a folder holds them.
    #[must_use]
    pub fn without(mut self, files: impl IntoIterator<Item = PathBuf>) -> Self {
        self.skipped.extend(files.into_iter().filter_map(|file| fs::canonicalize(file).ok()));
        self
    }

    /// A counter of the bytes of files read so far, which may be watched from another thread.
    #[must_use]
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn open(&mut self, waiting: &Waiting) -> Result<Documents, Failure> {
        let path = waiting.path();
        let name = path.display().to_string();
        if name == STANDARD_INPUT && matches!(waiting, Waiting::Named(_)) {
            return standard_input();
        }
        if let Waiting::Found(_, format) = waiting {
            return Ok((format.documents)(self.open_file(path)?));
        }
        let found = fs::metadata(path).map_err(|error| Failure::whole(&name, unopened(&error)))?;
        if found.is_dir() {
            let any = self.enter(path).map_err(|error| Failure::whole(&name, unopened(&error)))?;
            return if any || matches!(waiting, Waiting::Folder(_)) {
                Ok(Box::new(std::iter::empty()))
            } else {
                Err(Failure::whole(&name, format!("the folder holds no file that ends in {}", endings())))
            };
        }
        let input = self.open_file(path)?;
        Ok(match format_of(path) {
            Some(format) => (format.documents)(input),
            None => read_from(input),
        })
    }

    fn open_file(&self, path: &Path) -> Result<Input, Failure> {
        Input::open(path, Arc::clone(&self.read)).map_err(|error| Failure::whole(&path.display().to_string(), unopened(&error)))
    }

    /// Puts what a folder holds before all that waits; false where it holds nothing to read.
    fn enter(&mut self, folder: &Path) -> io::Result<bool> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut any = false;
        for entry in entries.into_iter().rev() {
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") || self.is_skipped(&path) {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.waiting.push_front(Waiting::Folder(path));
            } else if let Some(format) = format_of(&path) {
                if kind.is_symlink() && fs::metadata(&path).is_ok_and(|found| found.is_dir()) {
                    continue;
                }
                self.waiting.push_front(Waiting::Found(path, format));
            } else {
                continue;
            }
            any = true;
        }
        Ok(any)
    }

    fn is_skipped(&self, path: &Path) -> bool {
        !self.skipped.is_empty() && fs::canonicalize(path).is_ok_and(|path| self.skipped.contains(&path))
    }
}

impl Iterator for Reader {
    type Item = Result<Document, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.current.as_mut().and_then(Iterator::next) {
                return Some(next);
            }
            let waiting = self.waiting.pop_front()?;
            match self.open(&waiting) {
                Ok(documents) => self.current = Some(documents),
                Err(failure) => return Some(Err(failure)),
            }
        }
    }
}

fn standard_input() -> Result<Documents, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Failure::whole("standard input", "nothing is piped in: write `| mahdar … -`, or name a file"));
    }
    Ok(read_from(Input::new("standard input", stdin)))
}

fn format_of(path: &Path) -> Option<&'static Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&ending.as_str()))
}

fn endings() -> String {
    let endings: Vec<String> = FORMATS.iter().flat_map(|format| format.extensions).map(|ending| format!(".{ending}")).collect();
    endings.join(", ")
}

fn unopened(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "cannot be opened: permission denied".to_owned(),
        _ => format!("cannot be opened: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(reader: Reader) -> Vec<String> {
        reader.map(|found| found.map_or_else(|failure| failure.reason, |document| document.text)).collect()
    }

    #[test]
    fn a_folder_is_read_in_order_without_what_is_hidden() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).expect("a folder");
        for (name, text) in [("c.txt", "3"), ("a.TXT", "1"), ("b/x.jsonl", "{\"text\":\"2\"}"), (".hidden.txt", "h"), ("notes.db", "n")] {
            fs::write(at(name), text).expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), at("loop.txt")).expect("a link");
        assert_eq!(texts(read([folder.path()])), ["1", "2", "3"]);
        assert_eq!(texts(read([folder.path()]).without([at("c.txt")])), ["1", "2"]);
        assert_eq!(texts(read([at("notes.db"), at("c.txt")])), ["n", "3"]);
        assert_eq!(total_bytes([folder.path()]), 2 + 12);
    }

    #[test]
    fn what_is_not_there_is_named_and_the_rest_is_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.txt"), "1").expect("a file");
        let found = texts(read([folder.path().join("none.txt"), folder.path().join("a.txt")]));
        assert_eq!(found, ["there is no such file or folder", "1"]);
        let empty = tempfile::tempdir().expect("a temporary folder");
        assert!(texts(read([empty.path()]))[0].contains("holds no file that ends in .jsonl"));
    }

    #[test]
    fn a_file_without_ending_is_known_by_its_first_bytes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("reports");
        fs::write(&path, "\n {\"text\":\"1\"}\n{\"text\":\"2\"}\n").expect("a file");
        assert_eq!(texts(read([path])), ["1", "2"]);
    }
}
