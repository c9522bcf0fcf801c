//! An opened input: its name and its bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const BUFFER: usize = 64 << 10;

/// One opened file or stream.
pub struct Input {
    /// As it was named, for messages.
    pub name: String,
    reader: Box<dyn BufRead + Send>,
}

impl Input {
    /// Bytes that come from anywhere.
    pub fn new(name: impl Into<String>, reader: impl Read + Send + 'static) -> Self {
        Self { name: name.into(), reader: Box::new(BufReader::with_capacity(BUFFER, reader)) }
    }

    /// An opened file whose bytes are counted in `read` as they are read.
    pub(crate) fn open(path: &Path, read: Arc<AtomicU64>) -> io::Result<Self> {
        Ok(Self::new(path.display().to_string(), Counted { inner: File::open(path)?, read }))
    }

    /// The next bytes, without taking them; empty at the end.
    pub(crate) fn peek(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    /// Its name and its bytes.
    pub(crate) fn into_parts(self) -> (String, Box<dyn BufRead + Send>) {
        (self.name, self.reader)
    }
}

struct Counted {
    inner: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
