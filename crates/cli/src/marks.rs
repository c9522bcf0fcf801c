//! Words marked where they stand.

use mahdar_record::Span;

use crate::screen::{Line, Tone};

/// What is marked: the words a fact rests on, and the one that evoked its frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    pub(crate) evidence: Span,
    pub(crate) trigger: Option<Span>,
}

/// The words of `passage`, marked by their look, or by brackets where there is no colour: ⟦ ⟧ around the evidence, ‹ › around the trigger.
pub(crate) fn marked(text: &str, passage: Span, marks: Marks, color: bool) -> Line {
    let mut cuts: Vec<u32> =
        [Some(passage), Some(marks.evidence), marks.trigger].into_iter().flatten().flat_map(<[u32; 2]>::from).collect();
    cuts.retain(|cut| (passage.start..=passage.end).contains(cut) && text.is_char_boundary(*cut as usize));
    cuts.sort_unstable();
    cuts.dedup();
    let tone = |part: Span| {
        if marks.trigger.is_some_and(|trigger| trigger.contains(part)) {
            Tone::Trigger
        } else if marks.evidence.contains(part) {
            Tone::Evidence
        } else {
            Tone::Plain
        }
    };
    let mut parts = Vec::new();
    let bracket = |parts: &mut Vec<(String, Tone)>, wanted: bool, bracket: &str| {
        if wanted && !color {
            parts.push((bracket.to_owned(), Tone::Plain));
        }
    };
    for pair in cuts.windows(2) {
        let part = Span::new(pair[0], pair[1]);
        let trigger = marks.trigger;
        bracket(&mut parts, part.start == marks.evidence.start && !marks.evidence.is_empty(), "⟦");
        bracket(&mut parts, trigger.is_some_and(|trigger| trigger.start == part.start), "‹");
        parts.push((part.of(text).to_owned(), tone(part)));
        bracket(&mut parts, trigger.is_some_and(|trigger| trigger.end == part.end), "›");
        bracket(&mut parts, part.end == marks.evidence.end && !marks.evidence.is_empty(), "⟧");
    }
    Line::default().run(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, passage: Span, evidence: Span, trigger: Option<Span>) -> Line {
        marked(text, passage, Marks { evidence, trigger }, false)
    }

    #[test]
    fn brackets_stand_round_the_words() {
        let line = plain("abcdefgh", Span::new(1, 7), Span::new(2, 6), Some(Span::new(3, 4)));
        assert_eq!(line.words_only(), "b⟦c‹d›ef⟧g");
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        assert_eq!(plain("ab", Span::new(0, 2), Span::new(5, 9), Some(Span::new(1, 30))).words_only(), "a‹b");
        assert_eq!(plain("و", Span::new(0, 2), Span::new(1, 2), None).words_only(), "و⟧");
    }
}
