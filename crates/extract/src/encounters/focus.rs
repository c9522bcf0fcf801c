//! Who is in focus at a place of the text: to whom a pronoun there points.

use mahdar_language::arabic::MentionKind;

use crate::scene::Scene;

/// The agents of a document in the order of the text.
#[derive(Debug)]
pub(super) struct Focus {
    /// Token and mention of everyone who is the subject of a clause.
    agents: Vec<(usize, usize)>,
}

impl Focus {
    pub(super) fn read(scene: &Scene<'_>) -> Self {
        let subjects = scene
            .syntax
            .clauses
            .iter()
            .flat_map(|clause| clause.subject.iter().chain(clause.carrier.iter().flat_map(|carrier| &carrier.subject)));
        let mut agents: Vec<(usize, usize)> =
            subjects.filter(|&&index| is_agent(scene, index)).map(|&index| (scene.mention(index).first, index)).collect();
        agents.sort_unstable();
        agents.dedup();
        Self { agents }
    }

    /// The last agent before a token: in its sentence, else who opens that sentence, else in the sentences before.
    pub(super) fn before(&self, scene: &Scene<'_>, token: usize) -> Option<usize> {
        let after = self.agents.partition_point(|&(first, _)| first < token);
        let sentence = scene.text.sentence_of(token);
        let last = self.agents[..after].last();
        if let Some(&(first, index)) = last
            && scene.text.sentence_of(first) == sentence
        {
            return Some(index);
        }
        let begin = scene.text.sentences[sentence].first as usize;
        let opening = scene
            .syntax
            .mentions_in(begin, (begin + OPENING).min(token))
            .find(|&index| is_agent(scene, index) && scene.mention(index).cut.preposition.is_none());
        opening.or_else(|| last.filter(|&&(first, _)| sentence - scene.text.sentence_of(first) <= REACH).map(|&(_, index)| index))
    }

    /// The first agent after a token in its sentence.
    pub(super) fn after(&self, scene: &Scene<'_>, token: usize) -> Option<usize> {
        let from = self.agents.partition_point(|&(first, _)| first <= token);
        let &(first, index) = self.agents.get(from)?;
        (scene.text.sentence_of(first) == scene.text.sentence_of(token)).then_some(index)
    }
}

/// The person last called by the honorific that stands alone at a mention (`سموه` after `سمو الأمير فلان`).
pub(super) fn addressed(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let mention = scene.mention(index);
    let word: String = stem(scene, mention.first).chars().take(SHARED).collect();
    let earliest = index.saturating_sub(RANGE);
    (earliest..index).rev().find(|&before| {
        let person = scene.mention(before);
        let name = person.name.map_or(person.span.start, |name| name.start);
        let titles = (person.first..person.end).take_while(|&token| scene.text.tokens[token].span.start < name);
        person.kind == MentionKind::Person && titles.into_iter().any(|token| stem(scene, token).starts_with(&word))
    })
}

/// The letters of a word without proclitics and article.
fn stem<'s>(scene: &'s Scene<'_>, token: usize) -> &'s str {
    let text = &scene.text;
    let whole = text.best_cut(token).map_or(text.folded_word(token), |cut| text.folded.get(cut.stem));
    whole.strip_prefix(scene.knowledge.clitics().article()).unwrap_or(whole)
}

/// How many letters an honorific shares with its forms.
const SHARED: usize = 3;

/// How many mentions back an honorific reaches.
const RANGE: usize = 40;

/// Individuals and offices act; bodies and places are rarely meant by a pronoun of a person.
fn is_agent(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.mention(index).kind, MentionKind::Person | MentionKind::Office | MentionKind::Address)
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// How many words into a sentence without a verb its topic may stand.
const OPENING: usize = 4;
