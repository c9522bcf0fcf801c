//! Makes every form of a verb from its lemma, its root and the patterns of `morphology.tsv`.
//!
//! In: the rows of the table, and verbs as `verbs/*.tsv` gives them. Out: inflected words, folded by the function that the caller passes.
//! It never looks at a text, cuts no clitics, and holds no letter of any language: those stand in the table.
//!
//! # The table
//!
//! Columns `form  root-class  slot  person  pattern  source`. `form` is `I` to `X`, `QI`, `QII` or `all`. A cell is found by going
//! through the classes of the verb, the most demanding first, and `sound` last; in each a row of the very form comes before one of `all`.
//!
//! A class belongs to a verb if the rows of slot `radical` hold (`person` is the number of the radical, `pattern` lists what it may be,
//! or the number of the radical it repeats), and if its own row for the slot `perfect`, person `3ms`, makes the lemma: a class without
//! such a row for a form is not one of that form. The row of slot `seat` lists spellings of a radical that are taken for the first of them.
//!
//! A pattern is text in which `1` to `4` are radicals and `{…}` is a word made before; `|` separates alternatives. The words are `lemma`
//! and the first person of the slots `imperfect`, `passive-perfect`, `passive-imperfect`, `participle`, `passive-participle` and `masdar`. After the
//! word, `<2` drops two letters from its beginning, `>1` one from its end, `-x` the ending `x` (no form if it ends otherwise),
//! and `^x` gives no form if it ends in `x`. A person with `+` is the spelling before an enclitic.

use std::collections::BTreeMap;

mod pattern;
mod verb;

use pattern::{Bases, Cell, patterns};
pub(crate) use verb::Verb;
use verb::{FORMS, Inflected};
pub use verb::{Person, Slot};

/// What is wrong with a row: line, column (in characters), message, hint.
pub(crate) type Fault = (usize, usize, String, String);

const ALL: &str = "all";
const SOUND: &str = "sound";
const COLUMNS: [&str; 6] = ["form", "root-class", "slot", "person", "pattern", "source"];

/// The slots of the table, each after those it is made from.
const ROWS: [(&str, Slot); 8] = [
    ("perfect", Slot::Perfect),
    ("passive-perfect", Slot::PassivePerfect),
    ("imperfect", Slot::Imperfect),
    ("jussive", Slot::Imperfect),
    ("passive-imperfect", Slot::PassiveImperfect),
    ("participle", Slot::ActiveParticiple),
    ("passive-participle", Slot::PassiveParticiple),
    ("masdar", Slot::Masdar),
];
const PERFECT: usize = 0;
const MASDAR: usize = 7;

/// The persons, in order.
pub(crate) const PERSONS: [(&str, Person); 15] = [
    ("3ms", Person::ThirdMasculineSingular),
    ("3fs", Person::ThirdFeminineSingular),
    ("3mp", Person::ThirdMasculinePlural),
    ("3md", Person::ThirdMasculineDual),
    ("3fd", Person::ThirdFeminineDual),
    ("1p", Person::FirstPlural),
    ("1s", Person::FirstSingular),
    ("ms", Person::MasculineSingular),
    ("ms-bare", Person::MasculineSingularBare),
    ("ms-accusative", Person::MasculineSingularAccusative),
    ("fs", Person::FeminineSingular),
    ("md", Person::MasculineDual),
    ("fd", Person::FeminineDual),
    ("mp", Person::MasculinePlural),
    ("fp", Person::FemininePlural),
];

/// Where a pattern stands in the table: slot, before an enclitic or not, person.
type Place = (usize, bool, Person);

/// The patterns of a language. See the head of the module for their notation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Morphology {
    seats: Vec<String>,
    classes: BTreeMap<String, Vec<Condition>>,
    cells: BTreeMap<Place, Vec<Cell>>,
}

/// What a radical must be: one of some letters, or the same as another radical.
#[derive(Debug, Clone)]
enum Condition {
    Among(usize, Vec<String>),
    Repeats(usize, usize),
}

impl Morphology {
    /// Reads the rows of the table below its header, each with its line number. Faulty rows are reported and left out.
    pub(crate) fn load(rows: &[(usize, Vec<&str>)]) -> (Self, Vec<Fault>) {
        let mut made = Self::default();
        let mut faults = Vec::new();
        for (line, row) in rows {
            let Ok(row) = <&[&str; 6]>::try_from(row.as_slice()) else {
                faults.push((*line, 0, format!("{} columns", row.len()), format!("write {}", COLUMNS.join(" "))));
                continue;
            };
            if let Err((field, at, message, hint)) = made.take(row) {
                let before: usize = row[..field].iter().map(|cell| cell.chars().count() + 1).sum();
                faults.push((*line, before + at + 1, message, hint));
            }
        }
        for (line, row) in rows {
            let [form, class, ..] = row.as_slice() else { continue };
            if *class != SOUND && *class != "-" && !made.classes.contains_key(*class) {
                let column = form.chars().count() + 2;
                let hint = "give the class a row of slot `radical`".to_owned();
                faults.push((*line, column, format!("no root has the class `{class}`"), hint));
            }
        }
        (made, faults)
    }

    /// All forms of a verb, ordered by slot and person, without repetitions.
    pub(crate) fn inflect(&self, verb: &Verb, fold: impl Fn(&str) -> String) -> Vec<Inflected> {
        let radicals = self.radicals(verb);
        let chain = self.chain(verb, &radicals, &fold);
        let bases = self.bases(verb, &radicals, &chain);
        let mut made: Vec<Inflected> = Vec::with_capacity(128);
        for (&(row, joined, person), cells) in &self.cells {
            let slot = ROWS[row].1;
            let words = match bases.get(&row) {
                Some(words) if !joined && is_base(person) => words.clone(),
                _ => find(cells, &verb.form, &chain).map_or_else(Vec::new, |cell| cell.make(&radicals, &bases)),
            };
            for word in words {
                let text = fold(&word);
                let active = match slot {
                    Slot::PassivePerfect => Slot::Perfect,
                    Slot::PassiveImperfect => Slot::Imperfect,
                    other => other,
                };
                let known = made.iter().any(|one| one.person == person && (one.slot == slot || one.slot == active) && one.text == text);
                if !known && !text.is_empty() {
                    made.push(Inflected { text, slot, person, joined });
                }
            }
        }
        made.sort_by_key(|one| (one.slot, one.person, one.joined));
        made
    }

    fn take(&mut self, row: &[&str; 6]) -> Result<(), (usize, usize, String, String)> {
        if let Some(field) = row.iter().position(|cell| cell.is_empty()) {
            return Err((field, 0, format!("empty `{}`", COLUMNS[field]), "write `-` for nothing".to_owned()));
        }
        let [form, class, slot, person, pattern, _] = *row;
        if form != ALL && !FORMS.contains(&form) {
            return Err((0, 0, format!("unknown form `{form}`"), format!("one of {} or {ALL}", FORMS.join(" "))));
        }
        if slot == "seat" {
            self.seats = pattern.split('|').map(str::to_owned).collect();
            return Ok(());
        }
        if slot == "radical" {
            let condition = condition(person, pattern)?;
            self.classes.entry(class.to_owned()).or_default().push(condition);
            return Ok(());
        }
        let Some(index) = ROWS.iter().position(|(name, _)| *name == slot) else {
            let names: Vec<&str> = ROWS.iter().map(|(name, _)| *name).collect();
            return Err((2, 0, format!("unknown slot `{slot}`"), format!("one of {} radical seat", names.join(" "))));
        };
        let name = person.strip_suffix('+').unwrap_or(person);
        let Some((_, found)) = PERSONS.iter().find(|(known, _)| *known == name) else {
            let names: Vec<&str> = PERSONS.iter().map(|(known, _)| *known).collect();
            return Err((3, 0, format!("unknown person `{person}`"), format!("one of {}", names.join(" "))));
        };
        let patterns = patterns(pattern).map_err(|(at, message, hint)| (4, at, message, hint))?;
        let cell = Cell { form: form.to_owned(), class: class.to_owned(), patterns };
        self.cells.entry((index, name != person, *found)).or_default().push(cell);
        Ok(())
    }

    fn radicals(&self, verb: &Verb) -> Vec<String> {
        let seat = |radical: &str| match self.seats.first() {
            Some(first) if self.seats.iter().any(|seat| seat == radical) => first.clone(),
            _ => radical.to_owned(),
        };
        verb.root.split_whitespace().map(seat).collect()
    }

    /// The classes of a verb, the most demanding first, then those of later radicals, `sound` last.
    fn chain(&self, verb: &Verb, radicals: &[String], fold: &impl Fn(&str) -> String) -> Vec<&str> {
        let lemma = fold(&verb.lemma);
        let bases = Bases::from([(PERFECT, vec![verb.lemma.clone()])]);
        let cells = self.cells.get(&(PERFECT, false, Person::ThirdMasculineSingular));
        let shows = |class: &str| {
            find(cells.map_or(&[], Vec::as_slice), &verb.form, &[class])
                .is_some_and(|cell| cell.make(radicals, &bases).iter().any(|word| fold(word) == lemma))
        };
        let mut chain: Vec<(usize, usize, &str)> = self
            .classes
            .iter()
            .filter(|(class, conditions)| conditions.iter().all(|one| one.holds(radicals)) && shows(class))
            .map(|(class, conditions)| (conditions.len(), conditions.iter().map(Condition::radical).sum(), class.as_str()))
            .collect();
        chain.sort_by(|a, b| b.cmp(a));
        chain.into_iter().map(|(_, _, class)| class).chain([SOUND]).collect()
    }

    fn bases(&self, verb: &Verb, radicals: &[String], chain: &[&str]) -> Bases {
        let mut bases = Bases::from([(PERFECT, vec![verb.lemma.clone()])]);
        for (row, (name, _)) in ROWS.iter().enumerate().skip(1) {
            let given: Vec<String> = match verb.overrides.iter().find(|(slot, _)| slot == name) {
                Some((_, words)) => words.split('|').map(str::to_owned).collect(),
                None if row == MASDAR => verb.masdars.clone(),
                None => Vec::new(),
            };
            let base = |person| self.cells.get(&(row, false, person)).and_then(|cells| find(cells, &verb.form, chain));
            let cell = PERSONS.iter().filter(|(_, person)| is_base(*person)).find_map(|(_, person)| base(*person));
            let words = if given.is_empty() { cell.map_or_else(Vec::new, |cell| cell.make(radicals, &bases)) } else { given };
            if *name != "jussive" {
                bases.insert(row, words);
            }
        }
        bases
    }
}

fn is_base(person: Person) -> bool {
    matches!(person, Person::ThirdMasculineSingular | Person::MasculineSingular)
}

fn find<'a>(cells: &'a [Cell], form: &str, chain: &[&str]) -> Option<&'a Cell> {
    chain.iter().find_map(|class| {
        let of = |wanted: &str| cells.iter().find(|cell| cell.class == *class && cell.form == wanted);
        of(form).or_else(|| of(ALL))
    })
}

impl Condition {
    fn holds(&self, radicals: &[String]) -> bool {
        match self {
            Self::Among(at, letters) => radicals.get(at - 1).is_some_and(|radical| letters.contains(radical)),
            Self::Repeats(at, other) => radicals.get(at - 1).is_some() && radicals.get(at - 1) == radicals.get(other - 1),
        }
    }

    fn radical(&self) -> usize {
        match self {
            Self::Among(at, _) | Self::Repeats(at, _) => *at,
        }
    }
}

fn condition(person: &str, pattern: &str) -> Result<Condition, (usize, usize, String, String)> {
    let number = |text: &str| text.parse::<usize>().ok().filter(|at| (1..=4).contains(at));
    let Some(at) = number(person) else {
        return Err((3, 0, format!("`{person}` is no radical"), "one of 1 2 3 4".to_owned()));
    };
    Ok(match number(pattern) {
        Some(other) => Condition::Repeats(at, other),
        None => Condition::Among(at, pattern.split('|').map(str::to_owned).collect()),
    })
}

#[cfg(test)]
mod tests;
