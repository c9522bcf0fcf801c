//! Who said what.

use mahdar_record::{Encounter, Statement};

use crate::explanation::Lack;
use crate::scene::Scene;

/// Finds the reported utterances of the document.
pub(crate) fn find(_scene: &Scene<'_>, _encounters: &[Encounter], _lacked: &mut Vec<Lack>) -> Vec<Statement> {
    Vec::new()
}
