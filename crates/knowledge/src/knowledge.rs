//! All knowledge, loaded and checked as a whole.

use std::collections::{BTreeMap, HashSet};

use rustc_hash::FxHashMap;

use crate::class::Class;
use crate::clitics::Clitics;
use crate::fold::FoldTable;
use crate::frames::{self, Frame, FrameId, FrameKind};
use crate::lexicon::{Entry, EntryId, Inflection, Lexicon, Number, Reading};
use crate::morphology::{Morphology, Verb};
use crate::nouns::Nouns;
use crate::table::{self, Row};
use crate::{KnowledgeFile, Problem};

/// All that mahdar knows, ready for use.
#[derive(Debug, Default)]
pub struct Knowledge {
    fold: FoldTable,
    clitics: Clitics,
    nouns: Nouns,
    lexicon: Lexicon,
    frames: Vec<Frame>,
    /// The frames that an entry (a verb, a noun of a frame) evokes.
    evoked: FxHashMap<EntryId, Vec<FrameId>>,
    /// Lemmas of verbs, folded.
    verbs: FxHashMap<String, EntryId>,
    /// Stems of topics, with the entries they are from.
    stems: FxHashMap<Box<str>, Vec<EntryId>>,
}

impl Knowledge {
    /// Reads and checks all files as a whole. What is sound is usable even where there are problems.
    #[must_use]
    pub fn load(files: &[KnowledgeFile]) -> (Self, Vec<Problem>) {
        let mut loader = Loader { files, problems: Vec::new(), knowledge: Self::default() };
        loader.load();
        loader.problems.sort();
        (loader.knowledge, loader.problems)
    }

    /// How letters are folded.
    #[must_use]
    pub fn fold_table(&self) -> &FoldTable {
        &self.fold
    }

    /// What is written onto words.
    #[must_use]
    pub fn clitics(&self) -> &Clitics {
        &self.clitics
    }

    /// The feminine ending before a pronoun, and at the end of a word.
    #[must_use]
    pub fn feminine(&self) -> Option<(&str, &str)> {
        self.nouns.feminine_endings()
    }

    /// The words and phrases.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Every frame, in the order of the files.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// The frame of an id.
    #[must_use]
    pub fn frame(&self, id: FrameId) -> &Frame {
        &self.frames[id.0 as usize]
    }

    /// The frames that an entry evokes.
    #[must_use]
    pub fn evoked_by(&self, entry: EntryId) -> &[FrameId] {
        self.evoked.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// The verb of a lemma, in any spelling.
    #[must_use]
    pub fn verb(&self, lemma: &str) -> Option<EntryId> {
        self.verbs.get(&self.fold.fold(lemma)).copied()
    }

    /// The topics whose stem is exactly `stem` (folded).
    #[must_use]
    pub fn stem(&self, stem: &str) -> &[EntryId] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }

    /// How many entries each class has, sorted by class, and how many frames each kind: for `mahdar check`.
    #[must_use]
    pub fn counts(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, entry) in self.lexicon.entries() {
            *counts.entry(entry.class.as_str().to_owned()).or_default() += 1;
        }
        for frame in &self.frames {
            let kind = frame.id.split('.').next().unwrap_or("");
            *counts.entry(format!("frame {kind}")).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// Every word of the lexicon, folded: what a bare dictionary scan of the same knowledge would look for.
    #[must_use]
    pub fn lexicon_texts(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.lexicon.words().collect();
        words.sort_unstable();
        words
    }
}

struct Loader<'a> {
    files: &'a [KnowledgeFile],
    problems: Vec<Problem>,
    knowledge: Knowledge,
}

impl<'a> Loader<'a> {
    fn load(&mut self) {
        if let Some(file) = self.file("ar/fold.tsv") {
            self.knowledge.fold = FoldTable::load(file, &mut self.problems);
        }
        if let Some(file) = self.file("ar/clitics.tsv") {
            self.knowledge.clitics = Clitics::load(file, &self.knowledge.fold, &mut self.problems);
        }
        if let Some(file) = self.file("ar/nouns.tsv") {
            self.knowledge.nouns = Nouns::load(file, &self.knowledge.fold, &mut self.problems);
        }
        for file in self.under("world/", ".tsv").chain(self.under("ar/words/", ".tsv")) {
            self.load_words(file);
        }
        self.load_verbs();
        for file in self.under("ar/frames/", ".toml") {
            let frames = frames::load(file, &self.knowledge.fold, &mut self.problems);
            self.knowledge.frames.extend(frames);
        }
        self.link_frames();
        self.load_counts();
    }

    fn file(&mut self, path: &str) -> Option<&'a KnowledgeFile> {
        let found = self.files.iter().find(|file| file.path == path);
        if found.is_none() {
            self.problems.push(Problem { file: path.into(), line: 0, column: 0, message: "the file is missing".into(), hint: "every knowledge folder has it".into() });
        }
        found
    }

    fn under(&self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a KnowledgeFile> + use<'a> {
        let mut files: Vec<&KnowledgeFile> = self.files.iter().filter(|file| file.path.starts_with(folder) && file.path.ends_with(ending)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.into_iter()
    }

    fn load_words(&mut self, file: &'a KnowledgeFile) {
        let mut seen = HashSet::new();
        for row in table::read(file, &["text", "class", "value", "features", "source"], &mut self.problems) {
            let Some(class) = Class::parse(row.text(1)).filter(|class| !class.is_derived()) else {
                self.problems.push(row.problem(&file.path, 1, format!("unknown class `{}`", row.text(1)), "the classes stand in the README of the knowledge folder"));
                continue;
            };
            if !seen.insert((row.text(0).to_owned(), class, row.text(2).to_owned())) {
                self.problems.push(row.problem(&file.path, 0, "the entry stands twice", "join the features of the two rows"));
                continue;
            }
            self.check_value(file, &row, class);
            self.add_entry(Entry::new(class, row.text(0), row.text(2), row.text(3)));
        }
    }

    fn check_value(&mut self, file: &KnowledgeFile, row: &Row<'_>, class: Class) {
        let (ok, hint) = match class {
            Class::Country | Class::Nationality => (mahdar_record::Country::parse(row.text(2)).is_some(), "an ISO 3166-1 alpha-3 code"),
            Class::Place | Class::Body => (row.get(2).is_none() || mahdar_record::Country::parse(row.text(2)).is_some(), "an ISO 3166-1 alpha-3 code or `-`"),
            Class::Topic => (mahdar_record::Topic::parse(row.text(2)).is_some(), "a PLOVER context"),
            Class::Instrument => (mahdar_record::Instrument::parse(row.text(2)).is_some(), "a kind of instrument"),
            Class::Event => (mahdar_record::Form::parse(row.text(2)).is_some(), "a form of encounter"),
            Class::ContentHead => (row.text(2) == "none" || mahdar_record::SpeechAct::parse(row.text(2)).is_some(), "a verbal act of PLOVER or `none`"),
            Class::Month | Class::Weekday | Class::DayWord | Class::Number | Class::Ordinal => (row.text(2).parse::<i32>().is_ok(), "a whole number"),
            _ => (true, ""),
        };
        if !ok {
            self.problems.push(row.problem(&file.path, 2, format!("`{}` is no value of class `{}`", row.text(2), class.as_str()), hint));
        }
        if row.get(3).is_some_and(|features| features.split(';').any(|pair| !pair.contains('='))) {
            self.problems.push(row.problem(&file.path, 3, "a feature without a value", "write `key=value` pairs, separated by `;`"));
        }
    }

    fn add_entry(&mut self, entry: Entry) -> EntryId {
        let class = entry.class;
        let folded = self.knowledge.fold.fold(&entry.text);
        let stem = class == Class::Topic && entry.feature("match") == Some("stem");
        let forms = self.forms(&entry, &folded);
        let id = self.knowledge.lexicon.push_entry(entry);
        if stem {
            self.knowledge.stems.entry(folded.into()).or_default().push(id);
            return id;
        }
        for (phrase, inflection) in forms {
            self.add_form(&phrase, Reading { entry: id, inflection });
        }
        id
    }

    /// Adds a form, and the spelling it has after a preposition that swallows the first letter of the article.
    fn add_form(&mut self, phrase: &str, reading: Reading) {
        self.knowledge.lexicon.add_form(phrase, reading);
    }

    /// Every form of an entry: the derived inflection of its class.
    fn forms(&self, entry: &Entry, folded: &str) -> Vec<(String, Inflection)> {
        if !is_nominal(entry.class) {
            return vec![(folded.to_owned(), Inflection::default())];
        }
        let fold = &self.knowledge.fold;
        let mut bare = self.knowledge.nouns.inflect(folded);
        let feminine = entry.feature("feminine").map_or_else(|| self.knowledge.nouns.feminine(folded), |text| fold.fold(text));
        if !bare[0].1.feminine {
            bare.extend(self.knowledge.nouns.inflect(&feminine));
        }
        for plural in entry.features("plural") {
            let folded = fold.fold(plural);
            bare.extend(self.knowledge.nouns.inflect(&folded).into_iter().map(|(text, i)| (text, Inflection { number: Number::Plural, ..i })).take(1));
        }
        let mut forms = bare.clone();
        let article = self.knowledge.clitics.article();
        let definite = |text: &str, inflection: &Inflection| (format!("{article}{text}"), Inflection { definite: true, ..*inflection });
        if !folded.contains(' ') && !folded.starts_with(article) {
            forms.extend(bare.iter().filter(|(_, i)| !i.construct).map(|(text, i)| definite(text, i)));
        }
        forms.extend(entry.features("definite").map(|text| (fold.fold(text), Inflection { definite: true, ..Inflection::default() })));
        forms
    }

    fn load_verbs(&mut self) {
        let Some(file) = self.file("ar/morphology.tsv") else { return };
        let rows = table::read(file, &["form", "root-class", "slot", "person", "pattern", "source"], &mut self.problems);
        let rows: Vec<(usize, Vec<&str>)> = rows.iter().map(|row| (row.line, row.cells().to_vec())).collect();
        let (morphology, faults) = Morphology::load(&rows);
        self.problems.extend(faults.into_iter().map(|(line, column, message, hint)| Problem { file: file.path.clone(), line, column, message, hint }));
        for file in self.under("ar/verbs/", ".tsv") {
            for row in table::read(file, &["lemma", "root", "form", "masdar", "features", "source"], &mut self.problems) {
                self.add_verb(file, &row, &morphology);
            }
        }
    }

    fn add_verb(&mut self, file: &KnowledgeFile, row: &Row<'_>, morphology: &Morphology) {
        let lemma = self.knowledge.fold.fold(row.text(0));
        if self.knowledge.verbs.contains_key(&lemma) {
            return; // the same verb in the table of another domain
        }
        let verb = match Verb::parse(row.cells()[0], row.cells()[1], row.cells()[2], row.cells()[3], row.cells()[4]) {
            Ok(verb) => verb,
            Err((cell, message, hint)) => {
                self.problems.push(row.problem(&file.path, cell, message, hint));
                return;
            }
        };
        let id = self.knowledge.lexicon.push_entry(Entry::new(Class::Verb, row.text(0), "", row.text(4)));
        self.knowledge.verbs.insert(lemma, id);
        let article = self.knowledge.clitics.article().to_owned();
        for form in morphology.inflect(&verb, |text| self.knowledge.fold.fold(text)) {
            let inflection = Inflection { slot: Some(form.slot), person: Some(form.person), joined: form.joined, ..Inflection::default() };
            self.add_form(&form.text, Reading { entry: id, inflection });
            if form.slot.is_nominal() {
                self.add_form(&format!("{article}{}", form.text), Reading { entry: id, inflection: Inflection { definite: true, ..inflection } });
            }
        }
    }

    fn link_frames(&mut self) {
        let mut seen: FxHashMap<String, (String, usize)> = FxHashMap::default();
        let frames = std::mem::take(&mut self.knowledge.frames);
        for (index, frame) in frames.iter().enumerate() {
            let id = FrameId(index as u32);
            let fault = |message: String, hint: &str| Problem { file: frame.file.clone(), line: frame.line, column: 1, message, hint: hint.into() };
            if let Some((file, line)) = seen.insert(frame.id.clone(), (frame.file.clone(), frame.line)) {
                self.problems.push(fault(format!("frame `{}` stands also in {file}:{line}", frame.id), "give one of them another id"));
            }
            for lemma in frame.verbs.iter().chain(&frame.light).chain(&frame.undergo) {
                match self.knowledge.verb(lemma) {
                    Some(verb) if frame.verbs.contains(lemma) => self.knowledge.evoked.entry(verb).or_default().push(id),
                    Some(_) => {}
                    None => self.problems.push(fault(format!("frame `{}` names the verb `{lemma}`, which no table under ar/verbs has", frame.id), "add its row")),
                }
            }
            // A statement's nouns are what its verb must stand with; they evoke nothing by themselves.
            let evoking = if matches!(frame.kind, FrameKind::Statement { .. }) { &[][..] } else { &frame.nouns[..] };
            for noun in evoking {
                let entry = self.noun_entry(noun);
                self.knowledge.evoked.entry(entry).or_default().push(id);
            }
        }
        self.knowledge.frames = frames;
    }

    /// The entry of a noun that a frame names: made where no frame named it before.
    fn noun_entry(&mut self, noun: &str) -> EntryId {
        let folded = self.knowledge.fold.fold(noun);
        let known = self.node_of(&folded).and_then(|readings| readings.iter().find(|r| self.knowledge.lexicon.entry(r.entry).class == Class::FrameNoun && r.inflection == Inflection { feminine: r.inflection.feminine, ..Inflection::default() }).map(|r| r.entry));
        known.unwrap_or_else(|| self.add_entry(Entry::new(Class::FrameNoun, noun, "", "")))
    }

    fn node_of(&self, phrase: &str) -> Option<&[Reading]> {
        let lexicon = &self.knowledge.lexicon;
        let mut words = phrase.split(' ');
        let mut node = lexicon.start(lexicon.word(words.next()?)?)?;
        for word in words {
            node = lexicon.step(node, lexicon.word(word)?)?;
        }
        Some(lexicon.readings(node))
    }

    fn load_counts(&mut self) {
        if let Some(file) = self.file("ar/vocabulary.tsv") {
            for row in table::read(file, &["text", "count", "source"], &mut self.problems) {
                if let Some(count) = self.number(file, &row, 1) {
                    self.knowledge.lexicon.counts_mut(row.text(0)).total = count;
                }
            }
        }
        if let Some(file) = self.file("ar/names.tsv") {
            for row in table::read(file, &["text", "titled", "elsewhere", "source"], &mut self.problems) {
                if let (Some(titled), Some(elsewhere)) = (self.number(file, &row, 1), self.number(file, &row, 2)) {
                    let counts = self.knowledge.lexicon.counts_mut(row.text(0));
                    (counts.titled, counts.elsewhere) = (titled, elsewhere);
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
}

/// True for classes whose entries are inflected as nouns.
fn is_nominal(class: Class) -> bool {
    use Class::{BodyHead, ContentHead, Counterpart, Event, FrameNoun, Instrument, Nationality, Office, Pair, PersonNoun, Rank, Victim, Weapon};
    matches!(class, BodyHead | ContentHead | Counterpart | Event | FrameNoun | Instrument | Nationality | Office | Pair | PersonNoun | Rank | Victim | Weapon)
}
