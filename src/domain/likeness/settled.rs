//! What is known of texts once all are here: how telling each word is, and which texts have it.

use super::names::small;
use super::{Index, weight};

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
    /// Which texts each class of words stands in, one class after the other; and where those of each end.
    having: Vec<u32>,
    having_ends: Vec<usize>,
    /// Of each text, what its words weigh, and how many there are.
    pub(super) totals: Vec<(u32, u32)>,
    /// The texts, sorted by their words: those with the same ones stand together.
    pub(super) sorted: Vec<(u64, u32)>,
}

/// What is found of one text after the other, since it follows from what was found of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pass {
    /// What its words weigh.
    #[default]
    Totals,
    /// How many texts each class stands in: how words begin, and of short texts how they end.
    Counts,
    /// Which these are.
    Lists,
    /// Nothing more.
    Done,
}

impl Index {
    /// Weighs all words, once all texts are here: about as much work as adding them. A question does so by itself.
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
                self.settled.having_ends = vec![0; self.vocabulary.classes()];
                Pass::Counts
            }
            Pass::Counts => {
                // Each class begins where the one before ends, and its end moves on as its texts come.
                let mut sum = 0;
                for end in &mut self.settled.having_ends {
                    sum += *end;
                    *end = sum - *end;
                }
                self.settled.having = vec![0; sum];
                Pass::Lists
            }
            Pass::Lists | Pass::Done => {
                let digests = self.digests.iter().copied().zip(0..small(self.len()));
                self.settled.sorted = digests.collect();
                self.settled.sorted.sort_unstable();
                Pass::Done
            }
        };
    }

    fn weigh(&mut self, from: usize, to: usize) {
        for place in from..to {
            let weights = self.distinct(place).map(|word| self.weight(word));
            let total = weights.fold((0, 0), |(sum, count), weight| (sum + weight, count + 1));
            self.settled.totals.push(total);
        }
    }

    fn count(&mut self, from: usize, to: usize) {
        let mut counts = std::mem::take(&mut self.settled.having_ends);
        self.each_class(from, to, |class, _| {
            if let Some(count) = counts.get_mut(class as usize) {
                *count += 1;
            }
        });
        self.settled.having_ends = counts;
    }

    fn list(&mut self, from: usize, to: usize) {
        let mut ends = std::mem::take(&mut self.settled.having_ends);
        let mut having = std::mem::take(&mut self.settled.having);
        self.each_class(from, to, |class, place| {
            let Some(end) = ends.get_mut(class as usize) else { return };
            if let Some(having) = having.get_mut(*end) {
                *having = place;
            }
            *end += 1;
        });
        (self.settled.having, self.settled.having_ends) = (having, ends);
    }

    fn each_class(&self, from: usize, to: usize, mut each: impl FnMut(u32, u32)) {
        for place in from..to {
            let short = self.total(place).1 <= SHORT;
            for word in self.distinct(place) {
                let [begins, ends, _] = self.vocabulary.near(word);
                each(begins, small(place));
                if short {
                    each(ends, small(place));
                }
            }
        }
    }
}

impl Settled {
    pub(super) fn having(&self, class: u32) -> &[u32] {
        let class = class as usize;
        let start = class.checked_sub(1).and_then(|before| self.having_ends.get(before));
        let end = self.having_ends.get(class).copied().unwrap_or_default();
        self.having.get(start.copied().unwrap_or_default()..end).unwrap_or_default()
    }
}
