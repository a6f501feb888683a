//! Which short texts may say the same, in any language: a suggestion, with the words that it stands on.
//!
//! Words are what is compared, softly (`stop` and `stops`), each by how telling it is among all texts here
//! (`weight.rs`). Two texts are suggested where nearly all that is telling in them is the same, or where several telling
//! words stand close together in both and the rest is said in another way (`verdict.rs`). Themes are compared by the words of
//! their notes (`themes.rs`).
//!
//! No text is compared with all others: only with those that share its rarest words, and with a bounded number of them.
//! [docs/help.md](../../../docs/help.md) says how well it does.

mod names;
mod themes;
mod verdict;
mod vocabulary;
mod weight;
mod words;

pub use themes::Themes;

use names::small;
use verdict::{Side, Verdict};
use vocabulary::Vocabulary;

/// So many words of a text are compared; what follows is not looked at.
const WORDS: usize = 200;
/// So many entries of the lists “which texts have this word” are read for one text, from the rarest word on.
pub const MOST_READ: usize = 256;
/// With so many texts one is compared at most, those that share the most with it.
pub const MOST_COMPARED: usize = 24;
/// So many texts are suggested for one at most.
pub const MOST_SUGGESTED: usize = 8;
/// So many words are named at most.
pub const MOST_NAMED: usize = 4;

/// A text of at most so many words is also looked for by how they end, since a slip in one leaves little else.
const SHORT: u32 = 3;
/// Of a thousand: what two texts share at least, as the lists tell, to be compared.
const WORTH_A_LOOK: u64 = 200;
/// Counts a word in common, above what it weighs.
const ONE_WORD: u32 = 1 << 23;

/// A text or theme that may say the same as the one that was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its place among those that were added, from 0.
    pub place: usize,
    /// How much of what is telling in both is the same, of a thousand.
    pub score: u16,
    /// Whether both have the same words in the same order: case, accents and punctuation aside.
    pub certain: bool,
    /// The words in common, as they stand in what was asked about: the most telling first, at most [`MOST_NAMED`]. In
    /// scripts without spaces they are pieces.
    pub common: Vec<String>,
}

/// A word where it stands in a text.
#[derive(Clone, Copy, Debug)]
struct Token {
    word: u32,
    /// In bytes, of all that was added.
    start: u32,
    end: u32,
    /// Whether it is the first of this word in its text, among those that are compared.
    first: bool,
}

/// Texts, to be asked which of them are alike.
///
/// Adding one is cheap, and so is asking about one; only the first question after adding takes a while, since it weighs all
/// words anew ([`Index::settle`]). So a browser can pause between any two.
#[derive(Clone, Debug, Default)]
pub struct Index {
    text: String,
    vocabulary: Vocabulary,
    tokens: Vec<Token>,
    /// Where the tokens of each text end.
    ends: Vec<usize>,
    /// Of each word: in how many texts it is compared, and one more than the place of the last of them.
    having: Vec<(u32, u32)>,
    /// Of each text: a number that texts with the same words in the same order share.
    digests: Vec<u64>,
    /// What was found of all texts; for fewer than there are, it is found anew.
    settled: Settled,
    scratch: Scratch,
}

/// What is known once all texts are here.
#[derive(Clone, Debug, Default)]
struct Settled {
    /// For how many texts.
    texts: usize,
    /// How telling each word is.
    weights: Vec<u32>,
    /// Which texts each class of words stands in, one class after the other; and where those of each end.
    having: Vec<u32>,
    having_ends: Vec<usize>,
    /// Of each text, what its words weigh, and how many there are.
    totals: Vec<(u32, u32)>,
    /// The texts, sorted by their words: those with the same ones stand together.
    sorted: Vec<(u64, u32)>,
}

/// What one question needs; kept, so that the next need not make it.
#[derive(Clone, Debug, Default)]
struct Scratch {
    /// Of each text, what it shares with the one that is asked about; nothing between questions.
    shared: Vec<u32>,
    touched: Vec<u32>,
    lists: Vec<(u32, u32, u32)>,
    /// The classes of words that are near those of the text that is asked about.
    marked: Vec<bool>,
    best: Vec<(u32, u32)>,
    found: Vec<(usize, usize)>,
    own: Side,
    other: Side,
    verdict: verdict::Scratch,
}

impl Index {
    /// Adds a text; gives its place, from 0. One without a letter or digit is like no other.
    pub fn add(&mut self, text: &str) -> usize {
        let before = self.text.len();
        self.text.push_str(text);
        let mut found = std::mem::take(&mut self.scratch.found);
        words::words_of(text, &mut found);
        let (mut digest, mut count) = (1_u64, 0);
        for (start, end) in found.drain(..) {
            let written = text.get(start..end).unwrap_or_default();
            let Some(word) = self.vocabulary.number(written) else { continue };
            count += 1;
            let first = count <= WORDS && self.is_first(word);
            let (start, end) = (small(before + start), small(before + end));
            self.tokens.push(Token { word, start, end, first });
            digest = (digest.rotate_left(23) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        self.scratch.found = found;
        self.digests.push(digest);
        self.ends.push(self.tokens.len());
        self.ends.len() - 1
    }

    /// Whether the text that is being added has not had this word; from then on it has.
    fn is_first(&mut self, word: u32) -> bool {
        let place = small(self.ends.len() + 1);
        if self.having.len() <= word as usize {
            self.having.resize(word as usize + 1, (0, 0));
        }
        let having = self.having.get_mut(word as usize);
        having.is_some_and(|(count, last)| {
            let first = *last != place;
            *count += u32::from(first);
            *last = place;
            first
        })
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Which texts may say the same as the one at this place, the likeliest first, at most [`MOST_SUGGESTED`].
    pub fn alike(&mut self, place: usize) -> Vec<Alike> {
        self.alike_among(place, |_| true)
    }

    /// The same, among those of which `wanted` holds: of other groups, say, or not refused before.
    pub fn alike_among(&mut self, place: usize, wanted: impl Fn(usize) -> bool) -> Vec<Alike> {
        self.settle();
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut compared: Vec<usize> = Vec::new();
        self.same_words(place, &wanted, &mut compared);
        self.candidates(place, &wanted, &mut scratch, &mut compared);
        let mut alike = Vec::new();
        self.take_side(place, &mut scratch.own);
        for other in compared {
            alike.extend(self.judge(place, other, &mut scratch));
        }
        self.scratch = scratch;
        alike.sort_by_key(|alike: &Alike| (!alike.certain, u16::MAX - alike.score, alike.place));
        alike.truncate(MOST_SUGGESTED);
        alike
    }

    /// Whether these two may say the same, and why: the same both ways but for whose words are named.
    pub fn compare(&mut self, place: usize, other: usize) -> Option<Alike> {
        self.settle();
        let mut scratch = std::mem::take(&mut self.scratch);
        self.take_side(place, &mut scratch.own);
        let alike = self.judge(place, other, &mut scratch);
        self.scratch = scratch;
        alike
    }

    fn take_side(&self, place: usize, side: &mut Side) {
        side.take(self.compared_tokens(place), &self.settled.weights, &self.vocabulary);
    }

    /// Compares `place`, which `scratch.own` has, with another.
    fn judge(&self, place: usize, other: usize, scratch: &mut Scratch) -> Option<Alike> {
        let own = self.tokens_of(place);
        if place == other || own.is_empty() {
            return None;
        }
        self.take_side(other, &mut scratch.other);
        let most = weight::most(self.len());
        let (own_side, other_side) = (&scratch.own, &scratch.other);
        let verdict =
            verdict::of(own_side, other_side, &self.vocabulary, most, &mut scratch.verdict);
        let certain = own.iter().map(|token| token.word).eq(self.words_of(other));
        let score = match verdict {
            _ if certain => 1000,
            Verdict::Alike(score) => score,
            Verdict::Other => return None,
        };
        let places = scratch.verdict.telling_first(own_side);
        let tokens = places.filter_map(|at| own.get(at));
        Some(Alike { place: other, score, certain, common: self.named(tokens) })
    }

    /// Words as they were written; pieces of one run that overlap are joined.
    fn named<'a>(&self, tokens: impl Iterator<Item = &'a Token>) -> Vec<String> {
        let mut named: Vec<(u32, u32)> = Vec::new();
        for token in tokens {
            let mut known = named.iter_mut();
            if let Some(range) = known.find(|(start, end)| token.start < *end && *start < token.end)
            {
                *range = (range.0.min(token.start), range.1.max(token.end));
            } else if named.len() < MOST_NAMED {
                named.push((token.start, token.end));
            }
        }
        let words = named
            .into_iter()
            .filter_map(|(start, end)| self.text.get(start as usize..end as usize));
        words.map(str::to_owned).collect()
    }

    fn tokens_of(&self, place: usize) -> &[Token] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(place).copied().unwrap_or_default();
        self.tokens.get(start.copied().unwrap_or_default()..end).unwrap_or_default()
    }

    fn words_of(&self, place: usize) -> impl Iterator<Item = u32> {
        self.tokens_of(place).iter().map(|token| token.word)
    }

    fn compared_tokens(&self, place: usize) -> &[Token] {
        let tokens = self.tokens_of(place);
        tokens.get(..WORDS).unwrap_or(tokens)
    }

    /// Texts with the same words in the same order.
    fn same_words(&self, place: usize, wanted: &dyn Fn(usize) -> bool, found: &mut Vec<usize>) {
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
    fn candidates(
        &self,
        place: usize,
        wanted: &dyn Fn(usize) -> bool,
        scratch: &mut Scratch,
        found: &mut Vec<usize>,
    ) {
        let Scratch { shared, touched, lists, best, marked, .. } = scratch;
        self.lists(place, lists);
        shared.resize(self.len(), 0);
        marked.resize(self.vocabulary.classes(), false);
        for word in self.distinct(place) {
            mark(marked, self.vocabulary.near(word), true);
        }
        let mut read = 0;
        for (count, class, weight) in lists.drain(..) {
            read += count as usize;
            if read > MOST_READ {
                break;
            }
            for other in self.settled.having(class) {
                let Some(shared) = shared.get_mut(*other as usize) else { continue };
                if *shared == 0 {
                    touched.push(*other);
                }
                *shared += weight + ONE_WORD;
            }
        }
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

    fn distinct(&self, place: usize) -> impl Iterator<Item = u32> {
        self.tokens_of(place).iter().filter(|token| token.first).map(|token| token.word)
    }

    fn weight(&self, word: u32) -> u32 {
        self.settled.weights.get(word as usize).copied().unwrap_or_default()
    }

    /// What the words of a text weigh, and how many there are.
    fn total(&self, place: usize) -> (u32, u32) {
        self.settled.totals.get(place).copied().unwrap_or_default()
    }
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

fn mark(marked: &mut [bool], classes: [u32; 3], as_near: bool) {
    for class in classes {
        if let Some(mark) = marked.get_mut(class as usize) {
            *mark = as_near;
        }
    }
}

impl Settled {
    fn having(&self, class: u32) -> &[u32] {
        let class = class as usize;
        let start = class.checked_sub(1).and_then(|before| self.having_ends.get(before));
        let end = self.having_ends.get(class).copied().unwrap_or_default();
        self.having.get(start.copied().unwrap_or_default()..end).unwrap_or_default()
    }
}
