//! The analyses of a word: which letters are written onto it.

use mahdar_knowledge::{CliticClass, Clitics, Knowledge, Lexicon, WordId};

use crate::folded::{Folded, FoldedSpan};

mod score;

use score::{Evidence, Kinds, Weigher};

/// One way to read a token: proclitics, word, enclitic.
///
/// Law: proclitics, stem and enclitic cover the folded token in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// Index of the coordinator in the table of proclitics.
    pub coordinator: Option<u8>,
    /// Index of the preposition (or of the contraction of preposition and article).
    pub preposition: Option<u8>,
    /// True if the mark of the future stands before the word.
    pub future: bool,
    /// True if the article stands before the word, whole or swallowed.
    pub article: bool,
    /// Index of the pronoun at the end.
    pub enclitic: Option<u8>,
    /// The word with its article, without the rest.
    pub stem: FoldedSpan,
    /// The word as the knowledge has it: with a restored article, and a restored feminine ending before a pronoun.
    pub word: Option<WordId>,
    /// How likely the cut is, from counts; comparable among the cuts of one token.
    pub score: f32,
}

impl Cut {
    /// True if nothing is cut off.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.coordinator.is_none() && self.preposition.is_none() && !self.future && self.enclitic.is_none()
    }
}

/// Finds the cuts of tokens.
pub(crate) struct Cutter<'k> {
    clitics: &'k Clitics,
    lexicon: &'k Lexicon,
    /// The feminine ending before a pronoun, and at the end of a word.
    feminine: Option<(&'k str, &'k str)>,
    weigher: Weigher,
    /// The first letter of every proclitic, and the last one of every enclitic: most words have neither.
    firsts: Vec<Option<char>>,
    lasts: Vec<Option<char>>,
    scratch: String,
}

/// What stands before the stem.
#[derive(Clone, Copy, Default)]
struct Front {
    coordinator: Option<u8>,
    preposition: Option<u8>,
    future: bool,
    contraction: bool,
    len: usize,
}

/// How a stem begins and ends.
#[derive(Clone, Copy)]
struct Ending {
    enclitic: Option<u8>,
    /// Length of the stem.
    len: usize,
    article: bool,
}

/// A token to be cut.
#[derive(Clone, Copy)]
struct Uncut<'t> {
    source: &'t str,
    folded: &'t Folded,
    span: FoldedSpan,
    word: &'t str,
    whole: Evidence,
}

impl Uncut<'_> {
    /// True if the source spells the letter at a byte of the word as the folded text does. Another letter of Arabic that folds to the same one is
    /// another letter: hamza on alef begins no article, ta marbuta is no pronoun.
    fn is_spelled(&self, at: usize) -> bool {
        let at = self.span.start + at as u32;
        let origin = self.folded.source(FoldedSpan { start: at, end: at }).start as usize;
        is_same(self.source[origin..].chars().next(), self.folded.text()[at as usize..].chars().next())
    }

    /// True if the word bears the mark of an indefinite accusative, which no preposition governs.
    fn is_accusative(&self) -> bool {
        self.folded.source(self.span).of(self.source).chars().rev().take(2).any(|c| c == '\u{64B}')
    }

    /// True if the word ends, from a byte of it, exactly in these letters, without a mark of case.
    fn ends_in(&self, at: usize, clitic: &str) -> bool {
        let from = self.folded.source(FoldedSpan { start: self.span.start + at as u32, end: self.span.end });
        let mut letters = clitic.chars();
        let spelled = from
            .of(self.source)
            .chars()
            .filter(|&c| c != '\u{640}')
            .all(|c| if is_letter(c) { is_same(Some(c), letters.next()) } else { !is_tanwin(c) });
        spelled && letters.next().is_none()
    }
}

fn is_same(source: Option<char>, folded: Option<char>) -> bool {
    source == folded || folded.is_some() && !source.is_some_and(|c| ('\u{621}'..='\u{64A}').contains(&c))
}

fn is_letter(c: char) -> bool {
    ('\u{621}'..='\u{64A}').contains(&c) || c.is_alphabetic()
}

/// The marks of an indefinite case: no pronoun bears them.
fn is_tanwin(c: char) -> bool {
    ('\u{64B}'..='\u{64D}').contains(&c)
}

impl<'k> Cutter<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        let (clitics, lexicon) = (knowledge.clitics(), knowledge.lexicon());
        let firsts = clitics.proclitics().iter().map(|clitic| clitic.text.chars().next()).collect();
        let lasts = clitics.enclitics().iter().map(|clitic| clitic.text.chars().next_back()).collect();
        Self {
            clitics,
            lexicon,
            feminine: knowledge.feminine(),
            weigher: Weigher::new(clitics, lexicon),
            firsts,
            lasts,
            scratch: String::new(),
        }
    }

    /// Appends the cuts of a token, the whole word first.
    pub(crate) fn cut(&mut self, source: &str, folded: &Folded, span: FoldedSpan, out: &mut Vec<Cut>) {
        let word = folded.get(span);
        let id = self.lexicon.word(word);
        let mut token = Uncut { source, folded, span, word, whole: Evidence::default() };
        token.whole = self.unjoined(&token, id);
        let (fronts, count) = self.fronts(&token);
        let ends = word.chars().next_back().is_some_and(|last| self.lasts.contains(&Some(last)));
        if count == 1 && !ends {
            let article = self.has_article(&token, 0, token.whole.kinds);
            out.push(whole(span, id, article));
            return;
        }
        token.whole.definite = self.definite(word);
        // Where a coordinator stands before the word, its first letter is none.
        if let Some(index) = fronts[1..count].iter().find_map(|front| front.coordinator) {
            token.whole.repeated = self.joined(&self.clitics.proclitics()[index as usize].text, word);
        }
        for front in &fronts[..count] {
            self.cut_behind(&token, *front, id, out);
        }
    }

    /// What is known of a word that ends where the token ends: no feminine, unless its last letter is spelled like one.
    fn unjoined(&self, token: &Uncut<'_>, word: Option<WordId>) -> Evidence {
        let masculine = self.feminine.is_some_and(|(_, closed)| {
            token.word.len() > closed.len() && token.word.ends_with(closed) && token.is_spelled(token.word.len() - closed.len())
        });
        if masculine { Evidence::of_masculine(self.lexicon, word) } else { Evidence::of(self.lexicon, word) }
    }

    /// How often a word occurs with the article.
    fn definite(&mut self, word: &str) -> f32 {
        self.joined(self.clitics.article(), word)
    }

    /// How often two strings occur as one word.
    fn joined(&mut self, before: &str, word: &str) -> f32 {
        self.scratch.clear();
        self.scratch.push_str(before);
        self.scratch.push_str(word);
        score::log(self.count(self.lexicon.word(&self.scratch)))
    }

    fn count(&self, word: Option<WordId>) -> u32 {
        word.map_or(0, |word| self.lexicon.counts(word).total)
    }

    /// How often a word occurs, with its feminine ending restored or not.
    fn either(&mut self, word: &str) -> f32 {
        let restored = self.find(word, false, true);
        score::log(self.count(self.lexicon.word(word)).max(self.count(restored)))
    }

    /// Every stack of proclitics that leaves a word.
    fn fronts(&self, token: &Uncut<'_>) -> ([Front; 12], usize) {
        let accusative = token.is_accusative();
        let mut fronts = [Front::default(); 12];
        let mut count = 1;
        let mut done = 0;
        while done < count {
            let front = fronts[done];
            done += 1;
            let rest = &token.word[front.len..];
            let first = rest.chars().next();
            for (index, clitic) in self.clitics.proclitics().iter().enumerate() {
                if self.firsts[index] != first
                    || !rest.starts_with(&*clitic.text)
                    || rest.len() < clitic.text.len() + 3
                    || count == fronts.len()
                {
                    continue;
                }
                let governed = accusative && matches!(clitic.class, CliticClass::Preposition | CliticClass::Contraction);
                if let Some(next) = stack(front, index as u8, clitic.class, clitic.text.len())
                    && !governed
                    && token.is_spelled(front.len)
                {
                    fronts[count] = next;
                    count += 1;
                }
            }
        }
        (fronts, count)
    }

    fn cut_behind(&mut self, token: &Uncut<'_>, front: Front, whole: Option<WordId>, out: &mut Vec<Cut>) {
        let rest = &token.word[front.len..];
        let id = if front.len == 0 { whole } else { self.find(rest, front.contraction, false) };
        let evidence = if front.len == 0 { Evidence { definite: 0.0, repeated: 0.0, ..token.whole } } else { self.unjoined(token, id) };
        let article = front.contraction || self.has_article(token, front.len, evidence.kinds);
        if id.is_some() || front.len == 0 || front.coordinator.is_some() || front.preposition.is_some() {
            out.push(self.weighed(token, front, Ending { enclitic: None, len: rest.len(), article }, id, &evidence));
        }
        if front.contraction {
            return;
        }
        let last = rest.chars().next_back();
        for (index, clitic) in self.clitics.enclitics().iter().enumerate() {
            if self.lasts[index] == last
                && let Some(stem) = rest.strip_suffix(&*clitic.text).filter(|stem| !stem.is_empty())
                && token.ends_in(front.len + stem.len(), &clitic.text)
            {
                out.extend(self.before_pronoun(token, front, index as u8, stem));
            }
        }
    }

    /// The cut of a known stem before a pronoun.
    fn before_pronoun(&mut self, token: &Uncut<'_>, front: Front, enclitic: u8, stem: &str) -> Option<Cut> {
        let mut id = self.lexicon.word(stem);
        // Before a pronoun hamza has a seat that it lacks at the end of a word.
        if id.is_none()
            && let Some((seat, _)) = stem.char_indices().next_back()
            && !token.is_spelled(front.len + seat)
        {
            id = self.lexicon.word(&stem[..seat]);
        }
        // And the feminine ending is another letter.
        let feminine = self.find(stem, false, true).filter(|&feminine| self.count(Some(feminine)) >= self.count(id));
        id = feminine.or(id);
        let mut evidence = Evidence::of(self.lexicon, id);
        let closed = evidence.kinds.has(Kinds::CLOSED);
        // A stem of one letter is a preposition; a word with the article takes no pronoun.
        if id.is_none() || !closed && (stem.len() < 3 || self.has_article(token, front.len, evidence.kinds)) {
            return None;
        }
        evidence.restored = feminine.is_some();
        if front.len > 0 {
            evidence.fronted = self.either(&token.word[..front.len + stem.len()]);
        }
        Some(self.weighed(token, front, Ending { enclitic: Some(enclitic), len: stem.len(), article: false }, id, &evidence))
    }

    /// True if the article stands at a byte of the word, unless the lexicon knows the word as one that only begins like it.
    fn has_article(&self, token: &Uncut<'_>, at: usize, kinds: Kinds) -> bool {
        let article = self.clitics.article();
        !article.is_empty()
            && token.word.len() > at + article.len() + 2
            && token.word[at..].starts_with(article)
            && token.is_spelled(at)
            && !kinds.begins_like_article()
    }

    fn weighed(&self, token: &Uncut<'_>, front: Front, ending: Ending, word: Option<WordId>, stem: &Evidence) -> Cut {
        let start = token.span.start + front.len as u32;
        let cut = Cut {
            coordinator: front.coordinator,
            preposition: front.preposition,
            future: front.future,
            article: ending.article,
            enclitic: ending.enclitic,
            stem: FoldedSpan { start, end: start + ending.len as u32 },
            word,
            score: 0.0,
        };
        Cut { score: self.weigher.score(&cut, front.contraction, &token.whole, stem), ..cut }
    }

    /// Looks a stem up, with the article restored, or with the feminine ending that a pronoun has changed.
    fn find(&mut self, stem: &str, restore_article: bool, restore_feminine: bool) -> Option<WordId> {
        if !restore_article && !restore_feminine {
            return self.lexicon.word(stem);
        }
        self.scratch.clear();
        if restore_article {
            self.scratch.push_str(self.clitics.article());
            self.scratch.push_str(stem);
        } else {
            let (open, closed) = self.feminine?;
            self.scratch.push_str(stem.strip_suffix(open)?);
            self.scratch.push_str(closed);
        }
        self.lexicon.word(&self.scratch)
    }
}

fn whole(stem: FoldedSpan, word: Option<WordId>, article: bool) -> Cut {
    Cut { coordinator: None, preposition: None, future: false, article, enclitic: None, stem, word, score: 0.0 }
}

fn stack(front: Front, index: u8, class: CliticClass, len: usize) -> Option<Front> {
    let stacked = Front { len: front.len + len, ..front };
    let free = front.preposition.is_none() && !front.future;
    match class {
        CliticClass::Coordinator if front.len == 0 => Some(Front { coordinator: Some(index), ..stacked }),
        CliticClass::Preposition if free => Some(Front { preposition: Some(index), ..stacked }),
        CliticClass::Contraction if free => Some(Front { preposition: Some(index), contraction: true, ..stacked }),
        CliticClass::Future if free => Some(Front { future: true, ..stacked }),
        _ => None,
    }
}
