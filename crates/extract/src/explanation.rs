//! The record with its reasons: what fired where, and what was lacking.

use mahdar_knowledge::Knowledge;
use mahdar_language::Reader;
use mahdar_record::{Document, Evoked, FactId, Heading, Record, Span};

use crate::scene::Scene;
use crate::{acts, agreements, attribution, encounters, people, statements};

/// What one document yields, with the reasons.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The record, equal to what [`crate::extract`] gives.
    pub record: Record,
    /// Every sentence of the text in order, with what fired in it and what was lacking.
    pub sentences: Vec<SentenceAccount>,
}

/// What happened in one sentence.
#[derive(Clone, Debug)]
pub struct SentenceAccount {
    /// The sentence.
    pub span: Span,
    /// The facts found in it: the frame and word that fired, and the id of the fact.
    pub fired: Vec<(Evoked, FactId)>,
    /// What kept a word from becoming a fact.
    pub lacked: Vec<Lack>,
}

/// A reason why a word did not become a fact, or why a sentence holds none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The frame that the word could have evoked, if any.
    pub frame: Option<String>,
    /// The word, or the whole sentence where no word evokes a frame.
    pub span: Span,
    /// What was lacking, in words.
    pub reason: String,
}

/// Languages whose texts are read; others yield an empty record.
const READ: &[&str] = &["ar"];

pub(crate) fn explain<'k>(document: &Document, knowledge: &'k Knowledge, reader: &mut Reader<'k>) -> Explanation {
    let scene = Scene::read(document, knowledge, reader);
    let language = scene.text.language();
    let mut record = empty(document, language);
    if !language.is_some_and(|language| READ.contains(&language)) {
        return Explanation { record, sentences: Vec::new() };
    }
    let mut lacked = Vec::new();
    let encounters = encounters::find(&scene, &mut lacked);
    let statements = statements::find(&scene, &encounters, &mut lacked);
    record.agreements = agreements::find(&scene, &mut lacked);
    record.acts = acts::find(&scene, &statements, &mut lacked);
    record.people = people::record(&scene);
    record.encounters = encounters;
    record.statements = statements;
    attribution::attribute(&scene, &mut record);
    let sentences = accounts(&scene, &record, lacked);
    Explanation { record, sentences }
}

fn empty(document: &Document, language: Option<&str>) -> Record {
    let heading = Heading {
        id: document.id.clone(),
        url: document.url.clone(),
        outlet: document.outlet.clone(),
        published: document.published.clone(),
        published_from: document.published.as_ref().map(|_| "metadata".to_owned()),
        language: language.map(str::to_owned),
        made_by: Some(concat!("mahdar ", env!("CARGO_PKG_VERSION")).to_owned()),
    };
    Record {
        document: heading,
        sources: Vec::new(),
        people: Vec::new(),
        encounters: Vec::new(),
        statements: Vec::new(),
        agreements: Vec::new(),
        acts: Vec::new(),
        boilerplate: Vec::new(),
    }
}

fn accounts(scene: &Scene<'_>, record: &Record, lacked: Vec<Lack>) -> Vec<SentenceAccount> {
    let mut sentences: Vec<SentenceAccount> =
        scene.text.sentences.iter().map(|s| SentenceAccount { span: s.span, fired: Vec::new(), lacked: Vec::new() }).collect();
    let at = |byte: u32| scene.text.sentences.partition_point(|s| s.span.end <= byte);
    let fired = record
        .encounters
        .iter()
        .filter_map(|e| Some((e.frame.clone()?, e.id.clone())))
        .chain(record.statements.iter().filter_map(|s| Some((s.frame.clone()?, s.id.clone()))))
        .chain(record.agreements.iter().filter_map(|a| Some((a.frame.clone()?, a.id.clone()))))
        .chain(record.acts.iter().filter_map(|x| Some((x.frame.clone()?, x.id.clone()))));
    for (evoked, id) in fired {
        if let Some(account) = sentences.get_mut(at(evoked.span.start)) {
            account.fired.push((evoked, id));
        }
    }
    for lack in lacked {
        if let Some(account) = sentences.get_mut(at(lack.span.start)) {
            account.lacked.push(lack);
        }
    }
    for account in &mut sentences {
        account.fired.sort_by_key(|(evoked, _)| evoked.span);
        if account.fired.is_empty() && account.lacked.is_empty() {
            account.lacked.push(Lack { frame: None, span: account.span, reason: "no word in it evokes a frame".to_owned() });
        }
    }
    sentences
}
