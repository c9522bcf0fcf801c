//! Deeds, as PLOVER types.

use mahdar_record::{Act, Statement};

use crate::explanation::Lack;
use crate::scene::Scene;

/// Finds the deeds that the document tells.
pub(crate) fn find(_scene: &Scene<'_>, _statements: &[Statement], _lacked: &mut Vec<Lack>) -> Vec<Act> {
    Vec::new()
}
