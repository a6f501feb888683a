//! What is known of texts once all are here: how telling each word is, and which texts have it.

use super::names::small;
use super::{Index, weight};

/// A text of at most so many words is also looked for by how they end, since a slip in one leaves little else.
pub(super) const SHORT: u32 = 3;
/// What is known once all texts are here.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    /// For how many texts.
    pub(super) texts: usize,
    /// How telling each word is.
    pub(super) weights: Vec<u32>,
    /// Which texts each class of words stands in, one class after the other; and where those of each end.
    pub(super) having: Vec<u32>,
    pub(super) having_ends: Vec<usize>,
    /// Of each text, what its words weigh, and how many there are.
    pub(super) totals: Vec<(u32, u32)>,
    /// The texts, sorted by their words: those with the same ones stand together.
    pub(super) sorted: Vec<(u64, u32)>,
}

impl Index {
    /// Weighs all words, once all texts are here: about as much work as adding them. A question does so by itself.
    pub fn settle(&mut self) {
        if self.settled.texts == self.len() {
            return;
        }
        let words = self.vocabulary.words().iter().zip(&self.having);
        let weights =
            words.map(|(word, (having, _))| weight::weight(*having, self.len(), word.letters));
        let mut settled = Settled { texts: self.len(), ..Settled::default() };
        settled.weights = weights.collect();
        self.settled = settled;
        let mut totals = Vec::with_capacity(self.len());
        for place in 0..self.len() {
            let weights = self.distinct(place).map(|word| self.weight(word));
            totals.push(weights.fold((0, 0), |(sum, count), weight| (sum + weight, count + 1)));
        }
        self.settled.totals = totals;
        self.list();
        let digests = self.digests.iter().copied().zip(0..small(self.len()));
        self.settled.sorted = digests.collect();
        self.settled.sorted.sort_unstable();
    }

    /// Lists which texts each class stands in: how words begin, and of short texts how they end.
    fn list(&mut self) {
        let mut ends = vec![0_usize; self.vocabulary.classes()];
        self.each_class(|class, _| {
            if let Some(count) = ends.get_mut(class as usize) {
                *count += 1;
            }
        });
        // Each class begins where the one before ends, and its end moves on as its texts come.
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum - *end;
        }
        let mut having = vec![0; sum];
        self.each_class(|class, place| {
            let Some(end) = ends.get_mut(class as usize) else { return };
            if let Some(having) = having.get_mut(*end) {
                *having = place;
            }
            *end += 1;
        });
        (self.settled.having, self.settled.having_ends) = (having, ends);
    }

    fn each_class(&self, mut each: impl FnMut(u32, u32)) {
        for place in 0..self.len() {
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
