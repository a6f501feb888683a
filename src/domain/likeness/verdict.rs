//! Whether two texts may say the same.

use super::vocabulary::{Looks, Vocabulary};
use super::{Token, names::small};

/// From this share on, of a thousand, nearly all is the same.
const SAME: u64 = 750;
/// What each of two texts may then have for itself, of a thousand parts of what they share: more is a word that was chosen
/// to be another.
const REPLACED: u64 = 150;
/// Texts that say the same in another way share at least this, of a thousand. Where they share more than the upper bound,
/// and not nearly all, the words that differ are what matters.
const REWORDED: std::ops::RangeInclusive<u64> = LEAST..=600;
/// What two texts share at least that are suggested, of a thousand.
pub(super) const LEAST: u64 = 280;
/// So many words that are telling they have in common then.
const TELLING_WORDS: usize = 3;
/// Of a thousand: how telling a word is that counts among those, against one that stands in one text alone.
const TELLING: u32 = 400;
/// How far apart telling words stand that belong together, in words.
const NEAR: usize = 5;
/// Of a thousand of such a word: what the pairs weigh that stand near each other in both.
const TOGETHER: u32 = 700;
/// Of a thousand of what they share: how much of it may be one phrase. Who says it in another way takes phrases apart; a
/// phrase that both have is a matter that both are about.
const PHRASE: u64 = 500;

/// What became of comparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They may say the same; how much of them is the same, of a thousand.
    Alike(u16),
    Other,
}

/// One of two texts that are compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// Its words in order.
    words: Vec<u32>,
    /// Each word once: its number, where it first stands, its weight, and how it looks.
    distinct: Vec<Own>,
    negates: bool,
}

#[derive(Clone, Copy, Debug)]
struct Own {
    word: u32,
    first: usize,
    weight: u32,
    looks: Looks,
}

/// A word of one text, and the word of the other that it is.
#[derive(Clone, Copy, Debug)]
struct Pair {
    own: usize,
    other: usize,
    weight: u32,
}

/// What comparing needs, and what it found.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// By places among distinct words.
    pairs: Vec<Pair>,
    soft: Vec<(usize, Pair)>,
    own_taken: Vec<u32>,
    other_taken: Vec<u32>,
    runs: Vec<u64>,
}

/// No pair.
const FREE: u32 = u32::MAX;

impl Side {
    /// Takes the tokens of a text, and each of its words once, in the order in which they first stand there.
    pub(super) fn take(
        &mut self,
        tokens: &[Token],
        distinct: &[u32],
        weights: &[u32],
        vocabulary: &Vocabulary,
    ) {
        self.words.clear();
        self.words.extend(tokens.iter().map(|token| token.word));
        self.negates = distinct.iter().any(|word| vocabulary.negates(*word));
        self.distinct.clear();
        let mut tokens = self.words.iter().enumerate();
        for word in distinct.iter().copied() {
            let Some((first, _)) = tokens.find(|(_, token)| **token == word) else { break };
            let weight = weights.get(word as usize).copied().unwrap_or_default();
            self.distinct.push(Own { word, first, weight, looks: vocabulary.looks(word) });
        }
    }

    /// What its words weigh that are in no pair.
    fn left<'a>(&'a self, taken: &'a [u32]) -> impl Iterator<Item = &'a Own> {
        self.distinct.iter().zip(taken).filter(|(_, taken)| **taken == FREE).map(|(own, _)| own)
    }
}

/// Compares two texts; `most` is what the most telling word weighs.
pub(super) fn of(
    own: &Side,
    other: &Side,
    vocabulary: &Vocabulary,
    most: u32,
    scratch: &mut Scratch,
) -> Verdict {
    pair_up(own, other, vocabulary, scratch);
    let sum = |weights: &mut dyn Iterator<Item = u32>| weights.map(u64::from).sum::<u64>();
    let shared = sum(&mut scratch.pairs.iter().map(|pair| pair.weight));
    let own_left = sum(&mut own.left(&scratch.own_taken).map(|word| word.weight));
    let other_left = sum(&mut other.left(&scratch.other_taken).map(|word| word.weight));
    let all = 2 * shared + own_left + other_left;
    if all == 0 || own.negates != other.negates || other_numbers(own, other, vocabulary, scratch) {
        return Verdict::Other;
    }
    let score = 2000 * shared / all;
    let same = score >= SAME && 1000 * own_left.min(other_left) <= REPLACED * shared;
    if same || REWORDED.contains(&score) && reworded(own, other, shared, most, scratch) {
        return Verdict::Alike(u16::try_from(score).unwrap_or(1000));
    }
    Verdict::Other
}

/// Gives each word of one text at most one word of the other: itself, else the most alike.
fn pair_up(own: &Side, other: &Side, vocabulary: &Vocabulary, scratch: &mut Scratch) {
    let Scratch { pairs, soft, own_taken, other_taken, .. } = scratch;
    pairs.clear();
    soft.clear();
    own_taken.clear();
    own_taken.resize(own.distinct.len(), FREE);
    other_taken.clear();
    other_taken.resize(other.distinct.len(), FREE);
    for (at, word) in own.distinct.iter().enumerate() {
        if let Some(to) = other.distinct.iter().position(|other| other.word == word.word) {
            take(Pair { own: at, other: to, weight: word.weight }, pairs, own_taken, other_taken);
        }
    }
    for (at, word) in own.distinct.iter().enumerate() {
        if !free(own_taken, at) {
            continue;
        }
        for (to, other_word) in other.distinct.iter().enumerate() {
            if !word.looks.near(&other_word.looks) || !free(other_taken, to) {
                continue;
            }
            if let Some(likeness) = vocabulary.likeness(word.word, other_word.word) {
                let weight = word.weight.min(other_word.weight);
                soft.push((likeness, Pair { own: at, other: to, weight }));
            }
        }
    }
    // By what the words are, never by which text is asked about or came first.
    let spelled = |side: &Side, at: usize| {
        vocabulary.spelled(side.distinct.get(at).map_or(FREE, |own| own.word)).to_owned()
    };
    if soft.len() > 1 {
        soft.sort_by_cached_key(|(likeness, pair)| {
            let (a, b) = (spelled(own, pair.own), spelled(other, pair.other));
            let (a, b) = if a <= b { (a, b) } else { (b, a) };
            (usize::MAX - likeness, u32::MAX - pair.weight, a, b)
        });
    }
    for (_, pair) in soft.iter() {
        if free(own_taken, pair.own) && free(other_taken, pair.other) {
            take(*pair, pairs, own_taken, other_taken);
        }
    }
}

fn free(taken: &[u32], at: usize) -> bool {
    taken.get(at) == Some(&FREE)
}

fn take(pair: Pair, pairs: &mut Vec<Pair>, own_taken: &mut [u32], other_taken: &mut [u32]) {
    let number = small(pairs.len());
    pairs.push(pair);
    if let (Some(own), Some(other)) = (own_taken.get_mut(pair.own), other_taken.get_mut(pair.other))
    {
        (*own, *other) = (number, number);
    }
}

/// Whether each has a number that the other has not.
fn other_numbers(own: &Side, other: &Side, vocabulary: &Vocabulary, scratch: &Scratch) -> bool {
    let number = |own: &Own| vocabulary.get(own.word).is_some_and(|word| word.number);
    own.left(&scratch.own_taken).any(number) && other.left(&scratch.other_taken).any(number)
}

/// Whether they say it in other words: several telling ones close together in both, and not as one phrase.
fn reworded(own: &Side, other: &Side, shared: u64, most: u32, scratch: &mut Scratch) -> bool {
    let telling: Vec<&Pair> = scratch
        .pairs
        .iter()
        .filter(|pair| u64::from(pair.weight) * 1000 >= u64::from(TELLING) * u64::from(most))
        .collect();
    if telling.len() < TELLING_WORDS {
        return false;
    }
    let at = |side: &Side, at: usize| side.distinct.get(at).map_or(0, |own| own.first);
    let mut together = 0_u64;
    for (number, one) in telling.iter().enumerate() {
        for two in telling.iter().skip(number + 1) {
            let near = at(own, one.own).abs_diff(at(own, two.own)) <= NEAR
                && at(other, one.other).abs_diff(at(other, two.other)) <= NEAR;
            together += if near { u64::from(one.weight.min(two.weight)) } else { 0 };
        }
    }
    together * 1000 >= u64::from(TOGETHER) * u64::from(most)
        && longest_phrase(own, other, scratch) * 1000 <= PHRASE * shared
}

/// What the words weigh that stand one after the other in both, where that is most.
fn longest_phrase(own: &Side, other: &Side, scratch: &mut Scratch) -> u64 {
    let Scratch { pairs, own_taken, other_taken, runs, .. } = scratch;
    let pair_of = |side: &Side, taken: &[u32], word: u32| {
        let at = side.distinct.iter().position(|own| own.word == word);
        at.and_then(|at| taken.get(at)).copied().filter(|pair| *pair < FREE)
    };
    let others = other.words.iter().map(|word| pair_of(other, other_taken, *word));
    let others: Vec<Option<u32>> = others.collect();
    runs.clear();
    runs.resize(others.len() + 1, 0);
    let mut longest = 0;
    for word in &own.words {
        let pair = pair_of(own, own_taken, *word);
        let weight = pair.and_then(|pair| pairs.get(pair as usize)).map_or(0, |pair| pair.weight);
        // From behind: what a run grows from is still that of the word before.
        for (at, other) in others.iter().enumerate().rev() {
            let before = runs.get(at).copied().unwrap_or_default();
            let run = if pair.is_some() && *other == pair { before + u64::from(weight) } else { 0 };
            if let Some(place) = runs.get_mut(at + 1) {
                *place = run;
            }
            longest = longest.max(run);
        }
    }
    longest
}

impl Scratch {
    /// Where the words in common stand in the text that is asked about, the most telling first. Those that tell little beside
    /// the first are left out.
    pub(super) fn telling_first(&mut self, own: &Side) -> impl Iterator<Item = usize> {
        let first = |pair: &Pair| own.distinct.get(pair.own).map_or(0, |own| own.first);
        self.pairs.sort_by_key(|pair| (u32::MAX - pair.weight, first(pair)));
        let most = self.pairs.first().map_or(0, |pair| pair.weight);
        self.pairs.iter().take_while(move |pair| pair.weight * 2 > most).map(first)
    }
}
