//! Strings, each with a number: the first has 0.

/// Each string once. A small table of our own: words are looked up half a million times, and one instance serves all.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    letters: String,
    /// Where each ends in `letters`.
    ends: Vec<usize>,
    /// One more than the number of the string whose hash leads here, or 0; and half of its hash, which tells most strings
    /// apart. Their count is a power of two.
    slots: Vec<(u32, u32)>,
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
        let hash = hash(name.as_bytes());
        let slot = self.slot(name, hash);
        let number = small(self.ends.len());
        match self.slots.get_mut(slot) {
            Some(taken @ (0, _)) => *taken = (number.saturating_add(1), hash),
            Some((taken, _)) => return (*taken - 1, false),
            None => {}
        }
        self.letters.push_str(name);
        self.ends.push(self.letters.len());
        (number, true)
    }

    /// Where it is, or the free place where it belongs: at least half are free.
    fn slot(&self, name: &str, hash: u32) -> usize {
        let most = self.slots.len().saturating_sub(1);
        let mut slot = hash as usize & most;
        while let Some((taken, other)) = self.slots.get(slot).copied() {
            if taken == 0 || other == hash && self.get(taken - 1) == name {
                break;
            }
            slot = (slot + 1) & most;
        }
        slot
    }

    fn grow(&mut self) {
        let more = vec![(0, 0); (self.slots.len() * 2).max(64)];
        let most = more.len() - 1;
        for (number, hash) in std::mem::replace(&mut self.slots, more) {
            let mut slot = hash as usize & most;
            while number > 0 && self.slots.get(slot).is_some_and(|(taken, _)| *taken > 0) {
                slot = (slot + 1) & most;
            }
            if let Some(free) = self.slots.get_mut(slot).filter(|_| number > 0) {
                *free = (number, hash);
            }
        }
    }
}

/// Spreads strings over slots; it guards nothing.
fn hash(bytes: &[u8]) -> u32 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    // The lower bits alone are poorly mixed.
    u32::try_from((sum ^ (sum >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32).unwrap_or_default()
}

/// A count as it is kept: there are never as many as would not fit.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
