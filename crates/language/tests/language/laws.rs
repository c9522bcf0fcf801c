//! Laws that hold for every text, however damaged.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use mahdar_language::{FoldedSpan, Reader, Text, TokenKind, dates, read};
use mahdar_record::Edtf;
use proptest::prelude::*;

use crate::project::knowledge;

/// Texts of the kinds that break readers: Arabic letters and marks, digits, quotation marks, brackets, invisible and combining characters, words of the
/// calendar, and the characters at the edges of the ranges of Unicode.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::char::range('\u{620}', '\u{64A}').prop_map(String::from),
        2 => proptest::char::range('\u{64B}', '\u{65F}').prop_map(String::from),
        1 => proptest::char::range('\u{600}', '\u{6FF}').prop_map(String::from),
        1 => proptest::char::range('\u{FB50}', '\u{FEFC}').prop_map(String::from),
        2 => "[ \\t\\n\\r.,،؛:؟!]{1,2}",
        2 => "[«»‹›“”„\"{}()\\[\\]/-]",
        2 => "[0-9٠-٩۰-۹]{1,4}",
        1 => prop::sample::select(vec!["\u{200F}", "\u{200C}", "\u{FEFF}", "\u{640}", "\u{0}", "\u{301}", "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10FFFF}", "\u{1F1EE}\u{1F1F6}", "\u{FDFA}"]).prop_map(String::from),
        3 => prop::sample::select(vec!["اليوم ", "الأحد", "مارس ", " و", "يومي ", "عام ", "2015", "هـ", "الموافق ", " من ", "إلى ", "الماضي", "وبالعراق ", "للجنة", "وزيرها "]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_part_of_a_token(c: char) -> bool {
    let mark =
        matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}');
    c.is_alphanumeric() && !mark
}

fn tokens_cover(text: &Text<'_>) {
    let mut at = 0;
    for token in &text.tokens {
        assert!(token.span.start as usize >= at && token.span.start < token.span.end, "tokens overlap or are empty");
        let between = text.source.get(at..token.span.start as usize).expect("tokens begin and end on characters");
        assert!(!between.chars().any(is_part_of_a_token), "{between:?} is in no token");
        assert!(!token.span.of(text.source).is_empty());
        at = token.span.end as usize;
    }
    assert!(!text.source[at..].chars().any(is_part_of_a_token));
}

/// There and back: a folded token is the folding of its own bytes, and of the bytes to which it leads back.
fn folding_is_exact(text: &Text<'_>) {
    let fold = text.knowledge.fold_table();
    for token in &text.tokens {
        let folded = text.folded.get(token.folded);
        assert_eq!(fold.fold(token.span.of(text.source)), folded);
        assert_eq!(fold.fold(text.folded.source(token.folded).of(text.source)), folded);
    }
    let whole = FoldedSpan { start: 0, end: text.folded.len() };
    assert_eq!(text.folded.source(whole).end as usize, text.source.len());
}

fn cuts_are_sound(text: &Text<'_>) {
    let clitics = text.knowledge.clitics();
    for (index, token) in text.tokens.iter().enumerate() {
        for cut in text.cuts(index) {
            assert!(
                token.folded.start <= cut.stem.start && cut.stem.start < cut.stem.end.max(1) && cut.stem.end <= token.folded.end
                    || token.folded.start == token.folded.end
            );
            let behind = &text.folded.text()[cut.stem.end as usize..token.folded.end as usize];
            assert_eq!(behind, cut.enclitic.map_or("", |enclitic| &*clitics.enclitics()[enclitic as usize].text));
            assert!(cut.score.is_finite());
            assert!(text.source.get(text.stem_span(index, cut).range()).is_some());
        }
        assert_eq!(text.cuts(index).first().map(mahdar_language::Cut::is_whole), token.is_word().then_some(true));
        assert!(matches!(token.kind, TokenKind::Mark(_) | TokenKind::Number) || text.best_cut(index).is_some());
        for found in text.matches(index) {
            assert!(found.first as usize == index && found.last >= found.first && (found.last as usize) < text.tokens.len());
        }
    }
}

fn passages_cover(text: &Text<'_>) {
    let mut at = 0;
    for sentence in &text.sentences {
        assert_eq!(sentence.first, at);
        assert!(sentence.end > sentence.first);
        at = sentence.end;
    }
    assert_eq!(at as usize, text.tokens.len());
    for quotation in &text.quotations {
        assert!(quotation.first < quotation.end && quotation.end as usize <= text.tokens.len());
    }
}

fn dates_are_sound(text: &Text<'_>) {
    for published in [None, Edtf::parse("2020-02-29"), Edtf::parse("2020"), Edtf::parse("9999-12-31"), Edtf::parse("XXXX-05")] {
        let mut at = 0;
        for mention in dates::find(text, published.as_ref()) {
            assert!(mention.first >= at && mention.first < mention.end && mention.end as usize <= text.tokens.len());
            assert!(!mention.span.of(text.source).is_empty());
            at = mention.end;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_law_holds_for_hostile_texts(source in hostile()) {
        let text = read(&source, knowledge());
        tokens_cover(&text);
        folding_is_exact(&text);
        cuts_are_sound(&text);
        passages_cover(&text);
        dates_are_sound(&text);
    }

    #[test]
    fn any_string_can_be_read(source in any::<String>()) {
        let text = read(&source, knowledge());
        tokens_cover(&text);
        folding_is_exact(&text);
        passages_cover(&text);
        dates_are_sound(&text);
    }

    #[test]
    fn what_a_reader_remembers_changes_nothing(before in hostile(), source in hostile()) {
        let mut reader = Reader::new(knowledge());
        let _ = reader.read(&before);
        let (known, fresh) = (reader.read(&source), read(&source, knowledge()));
        for token in 0..fresh.tokens.len() {
            assert_eq!(known.cuts(token), fresh.cuts(token));
            assert_eq!(known.matches(token), fresh.matches(token));
            assert_eq!(known.best_cut(token), fresh.best_cut(token));
        }
    }
}

fn time(source: &str) -> Duration {
    let begin = Instant::now();
    let text = read(source, knowledge());
    let _ = dates::find(&text, None);
    begin.elapsed()
}

/// Eight times the input must not take much more than eight times as long.
#[track_caller]
fn assert_linear(piece: &str, repeats: usize) {
    let small = piece.repeat(repeats / 8);
    let _ = time(&small);
    let base = time(&small).max(time(&small)).max(Duration::from_millis(5));
    let all = time(&piece.repeat(repeats));
    assert!(all < base * 40, "{piece:?}: {base:?} for an eighth, {all:?} for all");
}

#[test]
fn time_is_linear() {
    for mark in ["«", "“", "\"", "{", "((", "« ", "(", "\n«", "\n\"ق", "»", "“ق”"] {
        assert_linear(mark, 10_000);
    }
    for piece in ["ا", "و", "ب", " ", "\n", "1", "1/", "الأحد ", "يومي 1 و", "عام ", "\u{64B}", "x", "."] {
        assert_linear(piece, 1_000_000 / piece.len());
    }
}

#[test]
fn ten_thousand_nested_marks_are_read() {
    let mut source = String::new();
    for _ in 0..10_000 {
        let _ = write!(source, "«كلمة ");
    }
    let text = read(&source, knowledge());
    assert!(text.quotations.len() <= 16);
    assert!(text.quotations.iter().all(|quotation| !quotation.closed));
}
