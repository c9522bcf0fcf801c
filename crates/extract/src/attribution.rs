//! On whose word: the sources that the report cites, and the facts that rest on them.
//!
//! [`lines`] first takes out what is no part of the report; [`citations`] finds every place where a medium, a written statement or an unnamed
//! source is cited; [`relays`] gives them to the facts; what was cited becomes the sources of the record. The outlet is never its own source.

mod citations;
mod lines;
mod relays;
mod sources;

use mahdar_record::Record;

use crate::scene::Scene;

/// Fills the sources of a record and the attribution of its facts.
pub(crate) fn attribute(scene: &Scene<'_>, record: &mut Record) {
    lines::clear(scene, record);
    let citations = citations::find(scene);
    relays::statements(scene, &citations, &mut record.statements);
    relays::deeds(scene, &citations, record);
    record.sources = sources::cited(scene, &citations, record);
}

#[cfg(test)]
mod tests;
