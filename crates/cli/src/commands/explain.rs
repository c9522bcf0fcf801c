//! `mahdar explain`: sentence by sentence, what was found and what was lacking.

use anyhow::Result;
use mahdar_extract::{Explanation, SentenceAccount};
use mahdar_record::{Document, FactId, Heading, Span};
use mahdar_store::{Fact, Told};
use serde::Serialize;

use super::Outcome;
use crate::arguments::{Common, Explain};
use crate::screen::{Line, Screen, Tone};
use crate::{failures, reading, story};

pub(super) fn run(common: &Common, asked: &Explain) -> Result<Outcome> {
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let mut screen = Screen::new(common.color);
    let mut outcome = Outcome::Done;
    let mut any = false;
    for next in mahdar_ingest::read(&asked.inputs.paths) {
        let document = match next {
            Ok(document) => document,
            Err(failure) => {
                failures::tell(&failure);
                outcome = Outcome::Partial;
                continue;
            }
        };
        let explanation = mahdar_extract::explain(&document, &knowledge);
        if asked.json.json {
            screen.json(&DocumentJson::of(&document, &explanation))?;
        } else {
            if any {
                screen.gap()?;
            }
            print(&document, explanation, &mut screen)?;
        }
        any = true;
    }
    screen.flush()?;
    Ok(outcome)
}

fn print(document: &Document, explanation: Explanation, screen: &mut Screen) -> Result<()> {
    let record = std::rc::Rc::new(explanation.record);
    let mut head = Line::default().bold("document ").quoted(document.id.clone(), Tone::Bold);
    if let Some(language) = &record.document.language {
        head = head.dim(format!("  language {language}"));
    }
    screen.line(0, &head)?;
    for (index, account) in explanation.sentences.iter().enumerate() {
        screen.gap()?;
        let words = Line::default().quoted(account.span.of(&document.text), Tone::Plain);
        screen.labelled(&format!("{:>3}", index + 1), 5, &words)?;
        for (frame, id) in &account.fired {
            let line = Line::default().plain("+ ").quoted(frame.span.of(&document.text), Tone::Trigger).dim(format!("  {}  ", frame.id));
            screen.line(5, &line.then(told(&record, id, &document.text)).dim(format!(" · {}", id.as_str())))?;
        }
        for lack in &account.lacked {
            let frame = lack.frame.as_ref().map_or_else(String::new, |frame| format!("  {frame}"));
            let words =
                if lack.span == account.span { Line::of("- ") } else { Line::of("- ").quoted(lack.span.of(&document.text), Tone::Trigger) };
            screen.line(5, &words.dim(frame).plain("  ").quoted(lack.reason.clone(), Tone::Plain))?;
        }
        if account.fired.is_empty() && account.lacked.is_empty() {
            screen.line(5, &Line::default().dim("- no word here evokes a frame"))?;
        }
    }
    Ok(())
}

fn told(record: &std::rc::Rc<mahdar_record::Record>, id: &FactId, text: &str) -> Line {
    match Fact::find(record, id) {
        Some(fact) => story::sentence(&Told { document: 0, record: record.clone(), fact }, text),
        None => Line::default(),
    }
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    document: &'a Heading,
    sentences: Vec<SentenceJson<'a>>,
}

#[derive(Serialize)]
struct SentenceJson<'a> {
    span: Span,
    words: &'a str,
    found: Vec<FoundJson<'a>>,
    lacked: Vec<LackJson<'a>>,
}

#[derive(Serialize)]
struct FoundJson<'a> {
    id: &'a FactId,
    frame: &'a str,
    span: Span,
    words: &'a str,
}

#[derive(Serialize)]
struct LackJson<'a> {
    frame: Option<&'a str>,
    span: Span,
    words: &'a str,
    reason: &'a str,
}

impl<'a> DocumentJson<'a> {
    fn of(document: &'a Document, explanation: &'a Explanation) -> Self {
        let sentences = explanation.sentences.iter().map(|account| SentenceJson::of(account, &document.text)).collect();
        Self { document: &explanation.record.document, sentences }
    }
}

impl<'a> SentenceJson<'a> {
    fn of(account: &'a SentenceAccount, text: &'a str) -> Self {
        let found =
            account.fired.iter().map(|(frame, id)| FoundJson { id, frame: &frame.id, span: frame.span, words: frame.span.of(text) });
        let lacked = account.lacked.iter().map(|lack| LackJson {
            frame: lack.frame.as_deref(),
            span: lack.span,
            words: lack.span.of(text),
            reason: &lack.reason,
        });
        Self { span: account.span, words: account.span.of(text), found: found.collect(), lacked: lacked.collect() }
    }
}
