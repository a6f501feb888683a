//! Which texts one is compared with: a bounded number, found without going through all.

use super::names::small;
use super::settled::{List, SHORT};
use super::{Index, MOST_COMPARED, MOST_READ, MOST_SUGGESTED, Scratch, verdict};

/// Of a thousand: what two texts share at least, as the lists tell, to be compared.
const WORTH_A_LOOK: u64 = 200;

impl Index {
    /// Texts with the same words in the same order.
    pub(super) fn same_words(
        &self,
        place: usize,
        wanted: &dyn Fn(usize) -> bool,
        found: &mut Vec<usize>,
    ) {
        // Those that are not wanted are passed over, but not without end.
        let others = self.settled.same(place).take(MOST_READ);
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
        self.lists(place, &mut scratch.lists);
        self.meet(place, scratch);
        if scratch.often.is_empty() {
            return;
        }
        scratch.shared.resize(self.vocabulary.classes(), 0);
        scratch.marked.resize(self.vocabulary.classes(), false);
        self.mark(place, true, scratch);
        let total = self.total(place).0;
        for other in scratch.often.drain(..) {
            let all = u64::from(total + self.total(other as usize).0);
            let shared = self.shared(other as usize, &scratch.shared);
            if u64::from(shared) * 2000 >= all * WORTH_A_LOOK {
                let most = self.most_shared(other as usize, &scratch.marked);
                if u64::from(most) * 2000 >= all * verdict::LEAST {
                    scratch.best.push((u32::MAX - most, other));
                }
            }
        }
        self.mark(place, false, scratch);
        scratch.best.sort_unstable();
        scratch.best.dedup();
        let new = scratch.best.drain(..).map(|(_, other)| other as usize);
        let new = new.filter(|other| wanted(*other));
        let known = found.len();
        for other in new.take(MOST_COMPARED) {
            if found.iter().take(known).all(|known| *known != other) {
                found.push(other);
            }
        }
    }

    /// Reads the lists: which texts have so many words in common with this one that they are to be looked at. One that has many
    /// is told several times.
    fn meet(&self, place: usize, scratch: &mut Scratch) {
        let Scratch { lists, met, often, work, .. } = scratch;
        // Of longer texts, one word in common is not worth a look.
        let short = self.total(place).1 <= SHORT;
        let own = small(place);
        let (question, met) = met.begin(self.len());
        for list in lists.iter() {
            for other in self.settled.having(list.class) {
                let Some(last) = met.get_mut(*other as usize) else { continue };
                if (*last == question || short) && *other != own {
                    often.push(*other);
                }
                *last = question;
            }
            work.read += list.count as usize;
        }
    }

    /// Marks the classes of a text and of the lists that were read for it, or takes that back.
    fn mark(&self, place: usize, is: bool, scratch: &mut Scratch) {
        for word in self.distinct(place).iter().copied() {
            for class in self.vocabulary.near(word) {
                if let Some(mark) = scratch.marked.get_mut(class as usize) {
                    *mark = is;
                }
            }
        }
        for list in &scratch.lists {
            if let Some(shared) = scratch.shared.get_mut(list.class as usize) {
                *shared = if is { list.weight } else { 0 };
            }
        }
    }

    /// What a text shares with the one whose lists were read, as far as these tell.
    fn shared(&self, place: usize, shared: &[u32]) -> u32 {
        let of = |class: u32| shared.get(class as usize).copied().unwrap_or_default();
        let short = self.total(place).1 <= SHORT;
        let words = self.distinct(place).iter().map(|word| {
            let [begins, ends, _] = self.vocabulary.near(*word);
            of(begins) + if short { of(ends) } else { 0 }
        });
        words.sum()
    }

    /// What the words of a text weigh that may be words of the one whose classes are marked: never less than they share.
    fn most_shared(&self, place: usize, marked: &[bool]) -> u32 {
        let is_marked = |class: &u32| marked.get(*class as usize).copied().unwrap_or_default();
        let near = |word: &u32| self.vocabulary.near(*word).iter().any(is_marked);
        let words = self.distinct(place).iter().copied().filter(near);
        words.map(|word| self.weight(word)).sum()
    }

    /// The lists to read for a text, the shortest first.
    fn lists(&self, place: usize, lists: &mut Vec<List>) {
        lists.clear();
        let kinds = if self.total(place).1 <= SHORT { 2 } else { 1 };
        for word in self.distinct(place).iter().copied() {
            let weight = self.weight(word);
            for class in self.vocabulary.near(word).into_iter().take(kinds) {
                let count = self.settled.count(class);
                if count as usize <= MOST_READ {
                    lists.push(List { count, class, weight });
                }
            }
        }
        lists.sort_unstable();
        lists.dedup_by_key(|list| list.class);
        let mut read = 0;
        let many = lists.iter().take_while(|list| {
            read += list.count as usize;
            read <= MOST_READ
        });
        let many = many.count();
        lists.truncate(many);
    }
}

/// Which texts were met while the lists for one are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// The number of the question, which begins anew where it no longer fits.
    question: u8,
    /// Of each text, in which question it was met last. A byte each, so that all of them are at hand.
    last: Vec<u8>,
}

impl Met {
    /// Begins a question among so many texts; gives its number.
    fn begin(&mut self, texts: usize) -> (u8, &mut [u8]) {
        self.last.resize(texts, 0);
        if self.question == u8::MAX {
            self.last.fill(0);
            self.question = 0;
        }
        self.question += 1;
        (self.question, &mut self.last)
    }
}
