//! Which texts one is compared with: a bounded number, found without going through all.

use super::names::small;
use super::settled::SHORT;
use super::{Index, MOST_COMPARED, MOST_READ, MOST_SUGGESTED, Scratch, verdict};

/// Of a thousand: what two texts share at least, as the lists tell, to be compared.
const WORTH_A_LOOK: u64 = 200;
/// Counts a word in common, above what it weighs.
const ONE_WORD: u32 = 1 << 23;

impl Index {
    /// Texts with the same words in the same order.
    pub(super) fn same_words(
        &self,
        place: usize,
        wanted: &dyn Fn(usize) -> bool,
        found: &mut Vec<usize>,
    ) {
        let sorted = &self.settled.sorted;
        let digest = self.digests.get(place).copied().unwrap_or_default();
        let start = sorted.partition_point(|(other, _)| *other < digest);
        let same = sorted.iter().skip(start).take_while(|(other, _)| *other == digest);
        // Those that are not wanted are passed over, but not without end.
        let others = same.take(MOST_READ).map(|(_, other)| *other as usize);
        let others = others.filter(|other| *other != place && wanted(*other));
        found.extend(others.take(MOST_SUGGESTED));
    }

    /// The texts that share the most with this one, as far as its rarest words tell.
    pub(super) fn candidates(
        &self,
        place: usize,
        wanted: &dyn Fn(usize) -> bool,
        scratch: &mut Scratch,
        found: &mut Vec<usize>,
    ) {
        let Scratch { shared, touched, lists, best, marked, work, .. } = scratch;
        self.lists(place, lists);
        shared.resize(self.len(), 0);
        marked.resize(self.vocabulary.classes(), false);
        for word in self.distinct(place) {
            mark(marked, self.vocabulary.near(word), true);
        }
        let mut read = 0;
        for (count, class, weight) in lists.drain(..) {
            if read + count as usize > MOST_READ {
                break;
            }
            read += count as usize;
            for other in self.settled.having(class) {
                let Some(shared) = shared.get_mut(*other as usize) else { continue };
                if *shared == 0 {
                    touched.push(*other);
                }
                *shared += weight + ONE_WORD;
            }
        }
        work.read += read;
        let total = self.total(place);
        for other in touched.drain(..) {
            let shared = shared.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
            // Of longer texts, one word in common is not worth a look.
            if shared < 2 * ONE_WORD && total.1 > SHORT {
                continue;
            }
            let (shared, other) = (u64::from(shared % ONE_WORD), other as usize);
            let all = u64::from(total.0 + self.total(other).0);
            if shared * 2000 >= all * WORTH_A_LOOK && other != place {
                let most = self.most_shared(other, marked);
                if u64::from(most) * 2000 >= all * verdict::LEAST {
                    best.push((u32::MAX - most, small(other)));
                }
            }
        }
        for word in self.distinct(place) {
            mark(marked, self.vocabulary.near(word), false);
        }
        best.sort_unstable();
        let new = best.drain(..).map(|(_, other)| other as usize).filter(|other| wanted(*other));
        let known = found.len();
        for other in new.take(MOST_COMPARED) {
            if found.iter().take(known).all(|known| *known != other) {
                found.push(other);
            }
        }
    }

    /// What the words of a text weigh that may be words of the one whose classes are marked: never less than they share.
    fn most_shared(&self, place: usize, marked: &[bool]) -> u32 {
        let is_marked = |class: &u32| marked.get(*class as usize).copied().unwrap_or_default();
        let near =
            self.distinct(place).filter(|word| self.vocabulary.near(*word).iter().any(is_marked));
        near.map(|word| self.weight(word)).sum()
    }

    /// The lists to read for a text: how many texts each has, its class, how telling the word is. The shortest come first.
    fn lists(&self, place: usize, lists: &mut Vec<(u32, u32, u32)>) {
        lists.clear();
        let short = self.total(place).1 <= SHORT;
        for word in self.distinct(place) {
            let weight = self.weight(word);
            let classes = self.vocabulary.near(word);
            for class in classes.into_iter().take(if short { 2 } else { 1 }) {
                let count = small(self.settled.having(class).len());
                lists.push((count, class, weight));
            }
        }
        lists.sort_unstable();
        lists.dedup_by_key(|(_, class, _)| *class);
    }
}

fn mark(marked: &mut [bool], classes: [u32; 3], as_near: bool) {
    for class in classes {
        if let Some(mark) = marked.get_mut(class as usize) {
            *mark = as_near;
        }
    }
}
