//! Instruments and what becomes of them.

use mahdar_record::Agreement;

use crate::explanation::Lack;
use crate::scene::Scene;

/// Finds the steps of instruments that the document tells.
pub(crate) fn find(_scene: &Scene<'_>, _lacked: &mut Vec<Lack>) -> Vec<Agreement> {
    Vec::new()
}
