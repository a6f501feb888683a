//! What is known of texts once all are here: how telling each word is, and which texts have it.

use super::names::{part, small};
use super::{Index, MOST_READ, weight};

/// A text of at most so many words is also looked for by how they end, since a slip in one leaves little else.
pub(super) const SHORT: u32 = 3;

/// What is known once all texts are here.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    /// For how many texts.
    texts: usize,
    /// What is being found of them, and of how many it was.
    pass: Pass,
    next: usize,
    /// How telling each word is.
    pub(super) weights: Vec<u32>,
    /// Of each text, what its words weigh, and how many there are.
    pub(super) totals: Vec<(u32, u32)>,
    /// How many texts each class of words stands in.
    counts: Vec<u32>,
    /// Which texts each class stands in, one class after the other, and where those of each end: of those classes that have
    /// no more than are read.
    having: Vec<u32>,
    having_ends: Vec<u32>,
    /// The texts, sorted by their words: those with the same ones stand together. And where those begin among them that have
    /// the words of each text.
    sorted: Vec<(u64, u32)>,
    starts: Vec<u32>,
}

/// Which texts have a class of words, as a list to be read for one text: the shortest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct List {
    /// How many texts are in it.
    pub(super) count: u32,
    pub(super) class: u32,
    /// How telling the word is that it is read for.
    pub(super) weight: u32,
}

/// What is found of one text after the other, since it follows from what was found of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pass {
    /// What its words weigh.
    #[default]
    Totals,
    /// How many short texts each class of words stands in that end alike: of words that begin alike, that follows from how
    /// many texts have each.
    Counts,
    /// Which texts each class stands in.
    Lists,
    /// Nothing more.
    Done,
}

impl Index {
    /// Weighs all words, once all texts are here: a small part of the work of adding them. A question does so by itself.
    pub fn settle(&mut self) {
        while self.settle_some(usize::MAX) {}
    }

    /// The same for so many texts at once; whether there is more to do.
    pub fn settle_some(&mut self, texts: usize) -> bool {
        if self.settled.texts != self.len() {
            let words = self.vocabulary.words().iter().zip(&self.having);
            let weights =
                words.map(|(word, (having, _))| weight::weight(*having, self.len(), word.letters));
            let weights = weights.collect();
            self.settled = Settled { texts: self.len(), weights, ..Settled::default() };
        }
        let from = self.settled.next;
        let to = from.saturating_add(texts).min(self.len());
        match self.settled.pass {
            Pass::Totals => self.weigh(from, to),
            Pass::Counts => self.count(from, to),
            Pass::Lists => self.list(from, to),
            Pass::Done => return false,
        }
        self.settled.next = to;
        if to == self.len() {
            self.next_pass();
        }
        self.settled.pass != Pass::Done
    }

    fn next_pass(&mut self) {
        self.settled.next = 0;
        self.settled.pass = match self.settled.pass {
            Pass::Totals => {
                self.count_words();
                Pass::Counts
            }
            Pass::Counts => {
                self.make_room();
                Pass::Lists
            }
            Pass::Lists | Pass::Done => {
                self.join_same();
                Pass::Done
            }
        };
    }

    fn weigh(&mut self, from: usize, to: usize) {
        for place in from..to {
            let weights = self.distinct(place).iter().map(|word| self.weight(*word));
            let total = weights.fold((0, 0), |(sum, count), weight| (sum + weight, count + 1));
            self.settled.totals.push(total);
        }
    }

    /// How many texts the classes stand in of words that begin alike: a text counts once for each of its words.
    fn count_words(&mut self) {
        let mut counts = vec![0; self.vocabulary.classes()];
        for (word, (having, _)) in (0..).zip(&self.having) {
            let [begins, ..] = self.vocabulary.near(word);
            if let Some(count) = counts.get_mut(begins as usize) {
                *count += having;
            }
        }
        self.settled.counts = counts;
    }

    fn count(&mut self, from: usize, to: usize) {
        let mut counts = std::mem::take(&mut self.settled.counts);
        for place in (from..to).filter(|place| self.total(*place).1 <= SHORT) {
            for word in self.distinct(place).iter().copied() {
                let [_, ends, _] = self.vocabulary.near(word);
                if let Some(count) = counts.get_mut(ends as usize) {
                    *count += 1;
                }
            }
        }
        self.settled.counts = counts;
    }

    /// Makes room for the lists, now that their lengths are known.
    fn make_room(&mut self) {
        // Each class begins where the one before ends, and its end moves on as its texts come.
        let mut sum = 0;
        let start = |count: &u32| {
            let start = sum;
            sum += if *count as usize <= MOST_READ { *count } else { 0 };
            start
        };
        self.settled.having_ends = self.settled.counts.iter().map(start).collect();
        self.settled.having = vec![0; sum as usize];
    }

    fn list(&mut self, from: usize, to: usize) {
        let mut ends = std::mem::take(&mut self.settled.having_ends);
        let mut having = std::mem::take(&mut self.settled.having);
        let mut put = |class: u32, place: usize| {
            if self.settled.count(class) as usize > MOST_READ {
                return;
            }
            let Some(end) = ends.get_mut(class as usize) else { return };
            if let Some(having) = having.get_mut(*end as usize) {
                *having = small(place);
            }
            *end += 1;
        };
        for place in from..to {
            let short = self.total(place).1 <= SHORT;
            for word in self.distinct(place).iter().copied() {
                let [begins, ends, _] = self.vocabulary.near(word);
                put(begins, place);
                if short {
                    put(ends, place);
                }
            }
        }
        (self.settled.having, self.settled.having_ends) = (having, ends);
    }

    /// Puts texts with the same words to each other.
    fn join_same(&mut self) {
        let mut sorted: Vec<_> = self.digests.iter().copied().zip(0..small(self.len())).collect();
        sorted.sort_unstable();
        let mut starts = vec![0; self.len()];
        let mut start = 0;
        for same in sorted.chunk_by(|(one, _), (other, _)| one == other) {
            for (_, place) in same {
                if let Some(place) = starts.get_mut(*place as usize) {
                    *place = start;
                }
            }
            start += small(same.len());
        }
        (self.settled.sorted, self.settled.starts) = (sorted, starts);
    }
}

impl Settled {
    /// The texts with the same words in the same order as the one at this place, and that one among them.
    pub(super) fn same(&self, place: usize) -> impl Iterator<Item = usize> {
        let start = self.starts.get(place).map_or(usize::MAX, |start| *start as usize);
        let same = self
            .sorted
            .get(start..)
            .unwrap_or_default()
            .chunk_by(|one, other| one.0 == other.0)
            .next();
        same.unwrap_or_default().iter().map(|(_, place)| *place as usize)
    }

    /// How many texts have a class.
    pub(super) fn count(&self, class: u32) -> u32 {
        self.counts.get(class as usize).copied().unwrap_or_default()
    }

    /// Which these are; none where they are too many to be read.
    pub(super) fn having(&self, class: u32) -> &[u32] {
        part(&self.having, &self.having_ends, class as usize)
    }
}
