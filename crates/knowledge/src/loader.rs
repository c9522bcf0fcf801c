//! The files of a knowledge folder to [`Knowledge`] and [`Problem`]s: everything is read, linked and checked as a whole.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::LexiconBuilder;
use crate::class::Class;
use crate::clitics::Clitics;
use crate::fold::FoldTable;
use crate::forms::Former;
use crate::frames::{self, Frame, FrameId, FrameKind};
use crate::knowledge::{Knowledge, Parts};
use crate::lexicon::{Entry, EntryId, Inflection, WordCounts};
use crate::morphology::{Morphology, Verb};
use crate::nouns::Nouns;
use crate::table::{self, Row};
use crate::values;
use crate::{KnowledgeFile, Problem};

/// What has been read so far.
pub(crate) struct Loader<'a> {
    files: &'a [KnowledgeFile],
    problems: Vec<Problem>,
    fold: FoldTable,
    clitics: Clitics,
    nouns: Nouns,
    lexicon: LexiconBuilder,
    /// Lemmas, folded.
    verbs: FxHashMap<String, EntryId>,
    /// Nouns that frames name, folded.
    frame_nouns: FxHashMap<String, EntryId>,
    frames: Vec<Frame>,
    evoked: FxHashMap<EntryId, Vec<FrameId>>,
}

impl<'a> Loader<'a> {
    /// Reads all files. The problems are sorted by their address.
    pub(crate) fn load(files: &'a [KnowledgeFile]) -> (Knowledge, Vec<Problem>) {
        let mut loader = Self::of_letters(files);
        // What is counted comes first, so that the counts stand together.
        loader.load_counts();
        for file in loader.under("world/", ".tsv").chain(loader.under("ar/words/", ".tsv")) {
            loader.load_words(file);
        }
        loader.load_verbs();
        for file in loader.under("ar/frames/", ".toml") {
            let frames = frames::load(file, &loader.fold, &mut loader.problems);
            loader.frames.extend(frames);
        }
        loader.link_frames();
        loader.finish()
    }

    /// With the files from which the forms of words are made.
    fn of_letters(files: &'a [KnowledgeFile]) -> Self {
        let mut loader = Self {
            files,
            problems: Vec::new(),
            fold: FoldTable::default(),
            clitics: Clitics::default(),
            nouns: Nouns::default(),
            lexicon: LexiconBuilder::default(),
            verbs: FxHashMap::default(),
            frame_nouns: FxHashMap::default(),
            frames: Vec::new(),
            evoked: FxHashMap::default(),
        };
        if let Some(file) = loader.file("ar/fold.tsv") {
            loader.fold = FoldTable::load(file, &mut loader.problems);
        }
        if let Some(file) = loader.file("ar/clitics.tsv") {
            loader.clitics = Clitics::load(file, &loader.fold, &mut loader.problems);
        }
        if let Some(file) = loader.file("ar/nouns.tsv") {
            loader.nouns = Nouns::load(file, &loader.fold, &mut loader.problems);
        }
        loader
    }

    fn finish(mut self) -> (Knowledge, Vec<Problem>) {
        self.problems.sort();
        let feminine = self.nouns.feminine_endings().map(|(open, closed)| (open.into(), closed.into()));
        let lexicon = self.lexicon.finish();
        let mut evoked = Vec::new();
        let mut evoked_ends = Vec::with_capacity(lexicon.entries.len());
        for (id, _) in lexicon.entries() {
            evoked.extend(self.evoked.remove(&id).unwrap_or_default());
            evoked_ends.push(evoked.len() as u32);
        }
        let parts = Parts { fold: self.fold, clitics: self.clitics, feminine, lexicon, frames: self.frames, evoked, evoked_ends };
        (Knowledge::of(parts), self.problems)
    }

    fn file(&mut self, path: &str) -> Option<&'a KnowledgeFile> {
        let found = self.files.iter().find(|file| file.path == path);
        if found.is_none() {
            self.problems.push(Problem {
                file: path.into(),
                line: 0,
                column: 0,
                message: "the file is missing".into(),
                hint: "every knowledge folder has it".into(),
            });
        }
        found
    }

    fn under(&self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a KnowledgeFile> + use<'a> {
        let mut files: Vec<&KnowledgeFile> =
            self.files.iter().filter(|file| file.path.starts_with(folder) && file.path.ends_with(ending)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.into_iter()
    }

    fn load_counts(&mut self) {
        if let Some(file) = self.file("ar/vocabulary.tsv") {
            for row in table::read(file, &["text", "count", "source"], &mut self.problems) {
                if let Some(total) = self.number(file, &row, 1) {
                    self.lexicon.counts_mut(row.text(0)).total = total;
                }
            }
        }
        if let Some(file) = self.file("ar/names.tsv") {
            for row in table::read(file, &["text", "titled", "elsewhere", "source"], &mut self.problems) {
                if let (Some(titled), Some(elsewhere)) = (self.number(file, &row, 1), self.number(file, &row, 2)) {
                    let counts = self.lexicon.counts_mut(row.text(0));
                    *counts = WordCounts { titled, elsewhere, ..*counts };
                }
            }
        }
    }

    fn number(&mut self, file: &KnowledgeFile, row: &Row<'_>, cell: usize) -> Option<u32> {
        let number = row.text(cell).parse().ok();
        if number.is_none() {
            self.problems.push(row.problem(&file.path, cell, format!("`{}` is no count", row.text(cell)), "a whole number"));
        }
        number
    }

    fn load_words(&mut self, file: &'a KnowledgeFile) {
        let mut seen = FxHashSet::default();
        for row in table::read(file, &["text", "class", "value", "features", "source"], &mut self.problems) {
            let Some(class) = Class::parse(row.text(1)).filter(|class| !class.is_derived()) else {
                self.problems.push(row.problem(
                    &file.path,
                    1,
                    format!("unknown class `{}`", row.text(1)),
                    "the classes stand in the README of the knowledge folder",
                ));
                continue;
            };
            if !seen.insert((row.text(0), class, row.text(2))) {
                self.problems.push(row.problem(&file.path, 0, "the entry stands twice", "join the features of the two rows"));
                continue;
            }
            values::check(file, &row, class, &mut self.problems);
            self.add_entry(Entry::new(class, row.text(0), row.text(2), row.text(3)));
        }
    }

    fn add_entry(&mut self, entry: Entry) -> EntryId {
        if entry.is_stem() {
            return self.lexicon.push_entry(entry);
        }
        let former = Former { fold: &self.fold, nouns: &self.nouns, article: self.clitics.article() };
        let forms = former.forms(&entry, &self.fold.fold(&entry.text));
        let id = self.lexicon.push_entry(entry);
        for (phrase, inflection) in forms {
            self.lexicon.add_form(&phrase, id, inflection);
        }
        id
    }

    fn load_verbs(&mut self) {
        let Some(file) = self.file("ar/morphology.tsv") else { return };
        let rows = table::read(file, &["form", "root-class", "slot", "person", "pattern", "source"], &mut self.problems);
        let rows: Vec<(usize, Vec<&str>)> = rows.iter().map(|row| (row.line, row.cells().to_vec())).collect();
        let (morphology, faults) = Morphology::load(&rows);
        self.problems.extend(faults.into_iter().map(|(line, column, message, hint)| Problem {
            file: file.path.clone(),
            line,
            column,
            message,
            hint,
        }));
        for file in self.under("ar/verbs/", ".tsv") {
            for row in table::read(file, &["lemma", "root", "form", "masdar", "features", "source"], &mut self.problems) {
                self.add_verb(file, &row, &morphology);
            }
        }
    }

    fn add_verb(&mut self, file: &KnowledgeFile, row: &Row<'_>, morphology: &Morphology) {
        let lemma = self.fold.fold(row.text(0));
        if self.verbs.contains_key(&lemma) {
            return; // the same verb in the table of another domain
        }
        let [lemma_cell, root, form, masdar, features, ..] = row.cells() else { return };
        let verb = match Verb::parse(lemma_cell, root, form, masdar, features) {
            Ok(verb) => verb,
            Err((cell, message, hint)) => {
                self.problems.push(row.problem(&file.path, cell, message, hint));
                return;
            }
        };
        let id = self.lexicon.push_entry(Entry::new(Class::Verb, row.text(0), "", row.text(4)));
        self.verbs.insert(lemma, id);
        let article = self.clitics.article();
        for form in morphology.inflect(&verb, |text| self.fold.fold(text)) {
            let inflection = Inflection { slot: Some(form.slot), person: Some(form.person), joined: form.joined, ..Inflection::default() };
            self.lexicon.add_form(&form.text, id, inflection);
            if form.slot.is_nominal() {
                self.lexicon.add_form(&[article, &form.text].concat(), id, Inflection { definite: true, ..inflection });
            }
        }
    }

    fn link_frames(&mut self) {
        let mut seen: FxHashMap<&str, (&str, usize)> = FxHashMap::default();
        let frames = std::mem::take(&mut self.frames);
        for (index, frame) in frames.iter().enumerate() {
            let id = FrameId(index as u32);
            if let Some((file, line)) = seen.insert(&frame.id, (&frame.file, frame.line)) {
                self.problems.push(at_frame(
                    frame,
                    format!("frame `{}` stands also in {file}:{line}", frame.id),
                    "give one of them another id",
                ));
            }
            for lemma in frame.verbs.iter().chain(&frame.light).chain(&frame.undergo) {
                match self.verbs.get(&self.fold.fold(lemma)) {
                    Some(verb) if frame.verbs.contains(lemma) => self.evoked.entry(*verb).or_default().push(id),
                    Some(_) => {}
                    None => self.problems.push(at_frame(
                        frame,
                        format!("frame `{}` names the verb `{lemma}`, which no table under ar/verbs has", frame.id),
                        "add its row",
                    )),
                }
            }
            // A statement's nouns are what its verb must stand with; they evoke nothing by themselves.
            let evoking = if matches!(frame.kind, FrameKind::Statement { .. }) { &[][..] } else { &frame.nouns[..] };
            for noun in evoking {
                let entry = self.noun_entry(noun);
                self.evoked.entry(entry).or_default().push(id);
            }
        }
        self.frames = frames;
    }

    /// The entry of a noun that a frame names: made where no frame named it before.
    fn noun_entry(&mut self, noun: &str) -> EntryId {
        let folded = self.fold.fold(noun);
        if let Some(known) = self.frame_nouns.get(&folded) {
            return *known;
        }
        let id = self.add_entry(Entry::new(Class::FrameNoun, noun, "", ""));
        self.frame_nouns.insert(folded, id);
        id
    }
}

fn at_frame(frame: &Frame, message: String, hint: &str) -> Problem {
    Problem { file: frame.file.clone(), line: frame.line, column: 1, message, hint: hint.into() }
}

#[cfg(test)]
mod tests;
