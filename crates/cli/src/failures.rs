//! What could not be read, told as it comes.

use std::io::Write;

use mahdar_ingest::Failure;

/// Says on standard error what could not be read.
pub(crate) fn tell(failure: &Failure) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "not read: {failure}");
}

/// Says something on standard error.
pub(crate) fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}
