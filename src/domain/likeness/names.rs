//! Strings, each with a number: the first has 0.

/// Each string once. A small table of our own: words are looked up half a million times, and one instance serves all.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    letters: String,
    /// Where each ends in `letters`.
    ends: Vec<usize>,
    /// One more than the number of the string whose hash leads here, or 0. Their count is a power of two.
    slots: Vec<u32>,
}

impl Names {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string of a number.
    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.letters.get(start.copied().unwrap_or_default()..end).unwrap_or_default()
    }

    /// Its number, and whether it is new.
    pub(super) fn number(&mut self, name: &str) -> (u32, bool) {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let slot = self.slot(name);
        let number = small(self.ends.len());
        match self.slots.get_mut(slot) {
            Some(taken @ 0) => *taken = number.saturating_add(1),
            Some(taken) => return (*taken - 1, false),
            None => {}
        }
        self.letters.push_str(name);
        self.ends.push(self.letters.len());
        (number, true)
    }

    /// Where it is, or the free place where it belongs: at least half are free.
    fn slot(&self, name: &str) -> usize {
        let most = self.slots.len().saturating_sub(1);
        let mut slot = hash(name.as_bytes()) & most;
        while let Some(taken) = self.slots.get(slot).copied().filter(|taken| *taken > 0) {
            if self.get(taken - 1) == name {
                break;
            }
            slot = (slot + 1) & most;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..small(self.ends.len()) {
            let slot = self.slot(self.get(number));
            if let Some(taken) = self.slots.get_mut(slot) {
                *taken = number.saturating_add(1);
            }
        }
    }
}

/// Spreads strings over slots; it guards nothing.
fn hash(bytes: &[u8]) -> usize {
    let mut sum = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        for (to, from) in eight.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum = (sum.rotate_left(23) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    // The upper half depends on every bit, and fits wherever this runs.
    usize::try_from(sum >> 32).unwrap_or_default()
}

/// A count as it is kept: there are never as many as would not fit.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
