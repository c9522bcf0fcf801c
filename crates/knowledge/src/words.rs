//! Interned words: every folded word of the knowledge once, in one string.

use std::borrow::Cow;

use crate::slots::{Slots, hash_word};

/// Words by number and numbers by word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// All words, one after the other, in UTF-8.
    pool: Cow<'static, [u8]>,
    /// Where each ends.
    ends: Vec<u32>,
    slots: Slots,
}

impl Words {
    /// Words as they were written; `None` if they cannot have been.
    pub(crate) fn from_written(pool: Cow<'static, [u8]>, ends: Vec<u32>, slots: Slots) -> Option<Self> {
        let sound = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize <= pool.len());
        sound.then_some(Self { pool, ends, slots })
    }

    pub(crate) fn as_written(&self) -> (&[u8], &[u32], &Slots) {
        (&self.pool, &self.ends, &self.slots)
    }

    #[inline]
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.slots.find(hash_word(word.as_bytes()), |id| self.bytes(id) == word.as_bytes())
    }

    pub(crate) fn intern(&mut self, word: &str) -> u32 {
        if let Some(id) = self.find(word) {
            return id;
        }
        let id = self.ends.len() as u32;
        self.pool.to_mut().extend_from_slice(word.as_bytes());
        self.ends.push(self.pool.len() as u32);
        let Self { pool, ends, slots } = self;
        slots.push(id, hash_word(word.as_bytes()), |id| hash_word(slice(pool, ends, id)));
        id
    }

    /// Every word, by number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|id| str::from_utf8(self.bytes(id)).unwrap_or(""))
    }

    #[inline]
    fn bytes(&self, id: u32) -> &[u8] {
        slice(&self.pool, &self.ends, id)
    }
}

#[inline]
fn slice<'p>(pool: &'p [u8], ends: &[u32], id: u32) -> &'p [u8] {
    let range = match id.checked_sub(1) {
        None => ends.first().map(|end| 0..*end as usize),
        Some(before) => ends.get(before as usize..before as usize + 2).map(|ends| ends[0] as usize..ends[1] as usize),
    };
    range.and_then(|range| pool.get(range)).unwrap_or(&[])
}
