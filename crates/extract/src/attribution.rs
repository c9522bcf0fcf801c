//! On whose word: the sources that the report cites, and the facts that rest on them.

use mahdar_record::Record;

use crate::scene::Scene;

/// Fills the sources of a record and the attribution of its facts.
pub(crate) fn attribute(_scene: &Scene<'_>, _record: &mut Record) {}
