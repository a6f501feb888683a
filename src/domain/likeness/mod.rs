//! Which short texts may say the same, in any language: a suggestion, with the words that it stands on.
//!
//! Words are what is compared, softly (`stop` and `stops`), each by how telling it is among all texts here
//! (`weight.rs`). Two texts are suggested where nearly all that is telling in them is the same, or where several telling
//! words stand close together in both and the rest is said in another way (`verdict.rs`). Themes are compared by the words of
//! their notes (`themes.rs`).
//!
//! No text is compared with all others: only with those that share its rarest words, and with a bounded number of them.
//! [docs/help.md](../../../docs/help.md) says how well it does.

mod candidates;
mod names;
mod settled;
mod themes;
mod verdict;
mod vocabulary;
mod weight;
mod words;

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::RandomState;

pub use themes::Themes;

use candidates::Met;
use names::{part, small};
use settled::{List, Settled};
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
    ends: Vec<u32>,
    /// Of each text its words that are compared, each once, where it first stands; apart from the tokens, since nearly all that
    /// is asked of a text is this. And where those of each text end.
    distinct: Vec<u32>,
    distinct_ends: Vec<u32>,
    /// Of each word: in how many texts it is compared, and one more than the place of the last of them.
    having: Vec<(u32, u32)>,
    /// Of each text: a number that texts with the same words in the same order share.
    digests: Vec<u64>,
    hasher: RandomState,
    /// What was found of all texts; for fewer than there are, it is found anew.
    settled: Settled,
    /// Where the words of the text stand that is being added.
    found: Vec<(usize, usize)>,
    /// Nothing before the first question, and while one is asked.
    scratch: Option<Box<Scratch>>,
}

/// What one question needs; kept, so that the next need not make it.
#[derive(Clone, Debug, Default)]
struct Scratch {
    lists: Vec<List>,
    met: Met,
    /// The texts that are met often enough to be looked at.
    often: Vec<u32>,
    /// Of each class whose list was read, what a text shares that has it; nothing between questions.
    shared: Vec<u32>,
    /// The classes of words that are near those of the text that is asked about; none between questions.
    marked: Vec<bool>,
    best: Vec<(u32, u32)>,
    own: Side,
    other: Side,
    verdict: verdict::Scratch,
    work: Work,
}

/// What all questions so far took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Entries of the lists “which texts have this word” that were read.
    pub read: usize,
    /// Pairs of texts that were compared.
    pub compared: usize,
}

impl Index {
    /// Adds a text; gives its place, from 0. One without a letter or digit is like no other.
    pub fn add(&mut self, text: &str) -> usize {
        let before = self.text.len();
        self.text.push_str(text);
        let mut found = std::mem::take(&mut self.found);
        words::words_of(text, &mut found);
        let (mut digest, mut count) = (self.hasher.build_hasher(), 0);
        for (start, end) in found.drain(..) {
            let written = text.get(start..end).unwrap_or_default();
            let Some(word) = self.vocabulary.number(written) else { continue };
            count += 1;
            if count <= WORDS && self.is_first(word) {
                self.distinct.push(word);
            }
            let (start, end) = (small(before + start), small(before + end));
            self.tokens.push(Token { word, start, end });
            word.hash(&mut digest);
        }
        self.found = found;
        self.digests.push(digest.finish());
        self.ends.push(small(self.tokens.len()));
        self.distinct_ends.push(small(self.distinct.len()));
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
        let mut scratch = self.scratch.take().unwrap_or_default();
        let mut compared: Vec<usize> = Vec::new();
        self.same_words(place, &wanted, &mut compared);
        self.candidates(place, &wanted, &mut scratch, &mut compared);
        let mut alike = Vec::new();
        if !compared.is_empty() {
            self.take_side(place, &mut scratch.own);
        }
        for other in compared {
            alike.extend(self.judge(place, other, &mut scratch));
        }
        self.scratch = Some(scratch);
        likeliest(alike)
    }

    /// Whether these two may say the same, and why: the same both ways but for whose words are named.
    pub fn compare(&mut self, place: usize, other: usize) -> Option<Alike> {
        self.settle();
        let mut scratch = self.scratch.take().unwrap_or_default();
        self.take_side(place, &mut scratch.own);
        let alike = self.judge(place, other, &mut scratch);
        self.scratch = Some(scratch);
        alike
    }

    /// What all questions so far took.
    pub fn work(&self) -> Work {
        self.scratch.as_ref().map(|scratch| scratch.work).unwrap_or_default()
    }

    fn take_side(&self, place: usize, side: &mut Side) {
        let (tokens, distinct) = (self.compared_tokens(place), self.distinct(place));
        side.take(tokens, distinct, &self.settled.weights, &self.vocabulary);
    }

    /// Compares `place`, which `scratch.own` has, with another.
    fn judge(&self, place: usize, other: usize, scratch: &mut Scratch) -> Option<Alike> {
        let own = self.tokens_of(place);
        if place == other || own.is_empty() {
            return None;
        }
        scratch.work.compared += 1;
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
        part(&self.tokens, &self.ends, place)
    }

    fn words_of(&self, place: usize) -> impl Iterator<Item = u32> {
        self.tokens_of(place).iter().map(|token| token.word)
    }

    fn compared_tokens(&self, place: usize) -> &[Token] {
        let tokens = self.tokens_of(place);
        tokens.get(..WORDS).unwrap_or(tokens)
    }

    /// The words of a text that are compared, each once.
    fn distinct(&self, place: usize) -> &[u32] {
        part(&self.distinct, &self.distinct_ends, place)
    }

    fn weight(&self, word: u32) -> u32 {
        self.settled.weights.get(word as usize).copied().unwrap_or_default()
    }

    /// What the words of a text weigh, and how many there are.
    fn total(&self, place: usize) -> (u32, u32) {
        self.settled.totals.get(place).copied().unwrap_or_default()
    }
}

/// The likeliest first, and no more than are suggested.
fn likeliest(mut alike: Vec<Alike>) -> Vec<Alike> {
    alike.sort_by_key(|alike| (!alike.certain, u16::MAX - alike.score, alike.place));
    alike.truncate(MOST_SUGGESTED);
    alike
}
