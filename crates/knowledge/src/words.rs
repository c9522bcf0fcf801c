//! Interned words: every folded word of the knowledge once, in one string.

use std::borrow::Cow;

use crate::slots::{Slots, hash_word};

/// Words by number and numbers by word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// All words, one after the other.
    pool: Cow<'static, str>,
    /// Where each ends.
    ends: Vec<u32>,
    slots: Slots,
}

impl Words {
    /// Words as they were written; `None` if they cannot have been.
    pub(crate) fn from_written(pool: Cow<'static, str>, ends: Vec<u32>, slots: Slots) -> Option<Self> {
        let sound = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize <= pool.len());
        sound.then_some(Self { pool, ends, slots })
    }

    pub(crate) fn as_written(&self) -> (&str, &[u32], &Slots) {
        (&self.pool, &self.ends, &self.slots)
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
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
        self.pool.to_mut().push_str(word);
        self.ends.push(self.pool.len() as u32);
        let Self { pool, ends, slots } = self;
        slots.push(id, hash_word(word.as_bytes()), |id| hash_word(slice(pool.as_bytes(), ends, id)));
        id
    }

    /// Every word, by number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|index| {
            let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
            self.pool.get(start as usize..self.ends[index] as usize).unwrap_or("")
        })
    }

    #[inline]
    fn bytes(&self, id: u32) -> &[u8] {
        slice(self.pool.as_bytes(), &self.ends, id)
    }
}

#[inline]
fn slice<'p>(pool: &'p [u8], ends: &[u32], id: u32) -> &'p [u8] {
    let index = id as usize;
    let start = index.checked_sub(1).map_or(0, |before| ends.get(before).map_or(0, |end| *end as usize));
    let end = ends.get(index).map_or(0, |end| *end as usize);
    pool.get(start..end).unwrap_or(&[])
}
