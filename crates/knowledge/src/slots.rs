//! The hash table that words and steps share: numbers found by what they stand for.
//!
//! It holds ids only; who owns the things says whether an id is the one that is looked for. The same ids pushed in the same order make the same
//! table on every machine, so that it can be written to an image.

/// Open addressing with linear probing, at most three quarters full. A slot is 0 when empty, else an id plus 1 in its low bits and bits of the hash above.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots {
    slots: Vec<u32>,
}

const SMALLEST: usize = 1 << 10;

impl Slots {
    /// A table as it was written; `None` if it cannot have been.
    pub(crate) fn from_written(slots: Vec<u32>) -> Option<Self> {
        let sound = slots.is_empty() || (slots.len().is_power_of_two() && slots.len() >= SMALLEST && u32::try_from(slots.len()).is_ok());
        sound.then_some(Self { slots })
    }

    pub(crate) fn as_written(&self) -> &[u32] {
        &self.slots
    }

    /// The id with this hash for which `is_it` holds.
    #[inline]
    pub(crate) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let bits = self.slots.len().trailing_zeros();
        let mask = self.slots.len() - 1;
        let tag = tag(hash, bits);
        let mut at = hash as usize & mask;
        for _ in 0..self.slots.len() {
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            if slot >> bits == tag {
                let id = (slot & mask as u32).wrapping_sub(1);
                if is_it(id) {
                    return Some(id);
                }
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds the next id, which is not in the table; `hash_of` gives the hashes of the ids before it.
    pub(crate) fn push(&mut self, id: u32, hash: u64, hash_of: impl Fn(u32) -> u64) {
        if (id as usize + 1) * 4 > self.slots.len() * 3 {
            self.slots = vec![0; (self.slots.len() * 2).max(SMALLEST)];
            for known in 0..id {
                self.put(known, hash_of(known));
            }
        }
        self.put(id, hash);
    }

    fn put(&mut self, id: u32, hash: u64) {
        let bits = self.slots.len().trailing_zeros();
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = tag(hash, bits) << bits | (id + 1);
    }
}

/// The highest bits of a hash, as many as a slot has beside its id.
#[inline]
fn tag(hash: u64, bits: u32) -> u32 {
    (hash >> 32) as u32 >> bits
}

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd1b5_4a32_d192_ed03;

/// The hash of a word.
#[inline]
pub(crate) fn hash_word(word: &[u8]) -> u64 {
    let (mut low, mut high) = (word.len() as u64, 0);
    if word.len() > 16 {
        for block in word.chunks(8) {
            let mut bytes = [0; 8];
            bytes[..block.len()].copy_from_slice(block);
            low = mix(low ^ FIRST, u64::from_le_bytes(bytes) ^ SECOND);
        }
    } else if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        low ^= u64::from_le_bytes(*first);
        high = u64::from_le_bytes(*last);
    } else if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        low ^= u64::from(u32::from_le_bytes(*first)) << 8;
        high = u64::from(u32::from_le_bytes(*last));
    } else {
        high = word.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
    }
    mix(low ^ FIRST, high ^ SECOND)
}

/// The hash of two numbers.
#[inline]
pub(crate) fn hash_pair(first: u32, second: u32) -> u64 {
    mix(u64::from(first) << 32 ^ u64::from(second) ^ FIRST, u64::from(second).rotate_left(40) ^ u64::from(first) ^ SECOND)
}

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let wide = u128::from(a) * u128::from(b);
    wide as u64 ^ (wide >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pushed_is_found_and_nothing_else() {
        let words: Vec<String> = (0..5000).map(|number| format!("{}{number}", "ا".repeat(number % 11))).collect();
        let mut slots = Slots::default();
        for (id, word) in words.iter().enumerate() {
            slots.push(id as u32, hash_word(word.as_bytes()), |id| hash_word(words[id as usize].as_bytes()));
        }
        let find = |word: &str| slots.find(hash_word(word.as_bytes()), |id| words[id as usize] == word);
        for (id, word) in words.iter().enumerate() {
            assert_eq!(find(word), Some(id as u32));
            assert_eq!(find(&format!("{word}x")), None);
        }
        assert_eq!(Slots::default().find(7, |_| true), None);
    }

    #[test]
    fn a_full_table_ends_the_search() {
        let slots = Slots::from_written(vec![u32::MAX; SMALLEST]).map(|slots| slots.find(0, |_| false));
        assert_eq!(slots, Some(None));
        assert!(Slots::from_written(vec![0; 3]).is_none());
    }
}
