//! Every frame finds the examples that its file gives for it, and skips those that it must skip.

use mahdar_knowledge::{Frame, FrameKind};
use mahdar_record::{Document, Record};

use crate::Extractor;
use crate::project::knowledge;

/// How many examples do not behave yet: this may fall and never rise.
const KNOWN: usize = 113;

#[test]
fn frames_do_what_their_examples_say() {
    let mut extractor = Extractor::new(knowledge());
    let mut fires = |frame: &Frame, example: &str| fired(&extractor.extract(&Document::from_text(example)), frame);
    let mut wrong = Vec::new();
    let mut all = 0;
    for frame in knowledge().frames() {
        all += frame.finds.len() + frame.skips.len();
        wrong.extend(frame.finds.iter().filter(|example| !fires(frame, example)).map(|example| format!("{} misses {example}", frame.id)));
        wrong.extend(frame.skips.iter().filter(|example| fires(frame, example)).map(|example| format!("{} finds {example}", frame.id)));
    }
    assert!(wrong.len() <= KNOWN, "{} of {all} examples:\n{}", wrong.len(), wrong.join("\n"));
}

/// True if a fact of the record was found by the frame; a change of post does not say by which.
fn fired(record: &Record, frame: &Frame) -> bool {
    if let FrameKind::Post { change } = frame.kind {
        return record.people.iter().flat_map(|person| &person.posts).any(|post| post.change == Some(change));
    }
    let encounters = record.encounters.iter().filter_map(|encounter| encounter.frame.as_ref());
    let statements = record.statements.iter().filter_map(|statement| statement.frame.as_ref());
    let agreements = record.agreements.iter().filter_map(|agreement| agreement.frame.as_ref());
    let acts = record.acts.iter().filter_map(|act| act.frame.as_ref());
    let mut all = encounters.chain(statements).chain(agreements).chain(acts);
    all.any(|evoked| evoked.id == frame.id)
}
