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
        let mut agents: Vec<(usize, usize)> = scene
            .syntax
            .clauses
            .iter()
            .flat_map(|clause| clause.subject.iter().chain(clause.carrier.iter().flat_map(|carrier| &carrier.subject)))
            .filter(|&&index| matches!(scene.mention(index).kind, MentionKind::Person | MentionKind::Office))
            .map(|&index| (scene.mention(index).first, index))
            .collect();
        agents.sort_unstable();
        agents.dedup();
        Self { agents }
    }

    /// The last agent before a token, in its paragraph.
    pub(super) fn before(&self, scene: &Scene<'_>, token: usize) -> Option<usize> {
        let after = self.agents.partition_point(|&(first, _)| first < token);
        let &(first, index) = self.agents[..after].last()?;
        let gap = scene.text.sentence_of(token) - scene.text.sentence_of(first);
        (gap <= REACH).then_some(index)
    }

    /// The first agent after a token in its sentence.
    pub(super) fn after(&self, scene: &Scene<'_>, token: usize) -> Option<usize> {
        let from = self.agents.partition_point(|&(first, _)| first <= token);
        let &(first, index) = self.agents.get(from)?;
        (scene.text.sentence_of(first) == scene.text.sentence_of(token)).then_some(index)
    }
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;
