//! The words that stand in texts, as they are compared: without case, accents and apostrophes.

use std::borrow::Cow;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::names::{Names, small};
use super::words::{apostrophe, dense};
use crate::domain::text::Folded;

/// Words that turn what a text says into its opposite: of English, Welsh, German, French, Spanish and Arabic, as they are
/// compared. In Chinese a character does it, wherever it stands.
const NEGATIONS: &str = "not no never none nobody nothing without cannot dont doesnt didnt isnt arent wasnt werent cant \
    couldnt wont wouldnt shouldnt hasnt havent nid nad ddim dim heb peidio nicht kein keine keinen nie ohne pas jamais sans \
    nunca sin لا ليس لم لن";
const NEGATING: [char; 4] = ['不', '没', '沒', '未'];

/// A word and what it is compared by.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// How many letters count towards its weight.
    pub(super) letters: u32,
    first: char,
    /// The two last letters.
    last: [char; 2],
    /// Where its threes of letters end among those of all words.
    threes: u32,
    /// Whether a digit is in it: then it is like itself alone.
    pub(super) number: bool,
}

/// What is asked of a word before anything else: told from this alone, most words are not alike.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    /// Its classes: of those that begin alike, that end alike, and whose three first letters are the same.
    near: [u32; 3],
    /// The first letter, and the last.
    ends: [char; 2],
    /// Whether it has a letter that turns what is said into its opposite.
    negates: bool,
}

impl Looks {
    /// Whether the words may be alike: whether one of their classes is the same, or how they begin and end.
    pub(super) fn near(&self, other: &Self) -> bool {
        self.ends == other.ends
            || self.near.iter().zip(&other.near).any(|(own, other)| own == other)
    }
}

/// All words.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// As they are written, each with its number among those that are compared.
    written: Names,
    of_written: Vec<u32>,
    /// As they are compared: the negations first.
    compared: Names,
    words: Vec<Word>,
    /// How each word looks. Apart from the words, since nearly all that is asked of them is this.
    looks: Vec<Looks>,
    /// The strings that make a class: how words begin, how they end, their three first letters.
    classes: [Names; 3],
    /// Of each word every three letters in a row, sorted: what it begins with among them.
    threes: Vec<[char; 3]>,
    /// How many negations there are.
    negations: u32,
    /// The letters of the word that is learned, and its threes; kept, so that the next need not make them.
    scratch: (Vec<(usize, char)>, Vec<[char; 3]>),
}

/// From so many letters on a word has its full weight: the short words of a language join the others.
pub(super) const FULL: u32 = 4;
/// Of a thousand, how alike two words are at least whose first letter is the same, and where it isn't.
const ALIKE: usize = 500;
const ALIKE_INSIDE: usize = 600;

impl Vocabulary {
    /// The number of a word as it is written, or nothing where only marks stand.
    pub(super) fn number(&mut self, written: &str) -> Option<u32> {
        let (number, new) = self.written.number(written);
        if !new {
            return self.of_written.get(number as usize).copied().filter(|word| *word < u32::MAX);
        }
        let compared = compared(written);
        let word = (!compared.is_empty()).then(|| self.word(&compared));
        self.of_written.push(word.unwrap_or(u32::MAX));
        word
    }

    fn word(&mut self, compared: &str) -> u32 {
        if self.words.is_empty() {
            for negation in NEGATIONS.split_whitespace() {
                self.learn(negation);
            }
            self.negations = small(self.words.len());
        }
        self.learn(compared)
    }

    fn learn(&mut self, compared: &str) -> u32 {
        let (number, new) = self.compared.number(compared);
        if !new {
            return number;
        }
        let mut spelled = std::mem::take(&mut self.scratch.0);
        spelled.extend(compared.char_indices());
        let (count, all) = (spelled.len(), compared.len());
        let has_digit = spelled.iter().any(|(_, letter)| letter.is_numeric());
        // Four letters, or all but one: a word of four that is spelled with another first or last is still in one class.
        let most = if has_digit || count < 4 { count } else { (count - 1).min(4) };
        let cut = |letters: usize| spelled.get(letters).map_or(all, |(at, _)| *at);
        let parts = [0..cut(most), cut(count - most)..all, 0..cut(3)];
        let mut near = [0; 3];
        // Numbered in turns, so that no class of one kind has the number of another.
        for (((class, part), names), kind) in
            near.iter_mut().zip(parts).zip(&mut self.classes).zip(0_u32..)
        {
            let name = compared.get(part).unwrap_or_default();
            *class = names.number(name).0.saturating_mul(3).saturating_add(kind);
        }
        let word = self.spell(&spelled, has_digit);
        let [_, last] = word.last;
        let negates = spelled.iter().any(|(_, letter)| NEGATING.contains(letter));
        self.looks.push(Looks { near, ends: [word.first, last], negates });
        self.words.push(word);
        spelled.clear();
        self.scratch.0 = spelled;
        number
    }

    fn spell(&mut self, spelled: &[(usize, char)], number: bool) -> Word {
        let threes = &mut self.scratch.1;
        let (mut two, mut first, mut letters) = (['\0'; 2], None, 0);
        for (_, letter) in spelled.iter().copied() {
            let [before, last] = two;
            if first.is_some() {
                threes.push([before, last, letter]);
            }
            first = first.or(Some(letter));
            two = [last, letter];
            letters += weight_of(letter);
        }
        threes.sort_unstable();
        threes.dedup();
        self.threes.append(threes);
        let (first, threes) = (first.unwrap_or_default(), small(self.threes.len()));
        Word { letters, first, last: two, threes, number }
    }

    pub(super) fn get(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    pub(super) fn negates(&self, number: u32) -> bool {
        number < self.negations || self.looks(number).negates
    }

    /// The classes of a word: of those that begin alike, that end alike, and whose three first letters are the same.
    pub(super) fn near(&self, number: u32) -> [u32; 3] {
        self.looks(number).near
    }

    /// How a word looks.
    pub(super) fn looks(&self, number: u32) -> Looks {
        self.looks.get(number as usize).copied().unwrap_or_default()
    }

    /// How alike two different words are, of a thousand: by what they share of their threes of letters (the Dice
    /// coefficient), with or without how they end; nothing where that is too little. Words that don't look near
    /// ([`Looks::near`]) are never alike. It is the same both ways.
    pub(super) fn likeness(&self, one: u32, other: u32) -> Option<usize> {
        let (word, others) = (self.get(one)?, self.get(other)?);
        let (least, most) = (word.letters.min(others.letters), word.letters.max(others.letters));
        if word.number || others.number || least < 2 || most < 4 && least < 3 {
            return None;
        }
        let mut pairs = self.near(one).into_iter().zip(self.near(other));
        if least < 3 || pairs.all(|(own, others)| own != others) {
            let same_ends = word.first == others.first && word.last.last() == others.last.last();
            return (same_ends && self.is_shortened(one, other)).then_some(ALIKE);
        }
        let (threes, other_threes) = (self.threes(one), self.threes(other));
        let shared = in_both(threes, other_threes);
        let all = threes.len() + other_threes.len();
        let ends = usize::from(word.last == others.last);
        let alike = (2000 * shared).checked_div(all)?.max(2000 * (shared + ends) / (all + 2));
        (alike >= if word.first == others.first { ALIKE } else { ALIKE_INSIDE }).then_some(alike)
    }

    /// Whether one has all letters of the other in their order: `shld` and `should`, `rd` and `road`.
    fn is_shortened(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.spelled(one), self.spelled(other));
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let mut rest = long.chars();
        short.chars().all(|letter| rest.any(|other| other == letter))
    }

    fn threes(&self, number: u32) -> &[[char; 3]] {
        let end = |number: u32| self.get(number).map_or(0, |word| word.threes);
        let start = number.checked_sub(1).map_or(0, end);
        self.threes.get(start as usize..end(number) as usize).unwrap_or_default()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// What the number of every class is below.
    pub(super) fn classes(&self) -> usize {
        self.classes.iter().map(Names::len).max().unwrap_or_default() * 3
    }

    /// How many letters count towards the weight of a class of words that begin alike.
    pub(super) fn class_letters(&self, class: u32) -> u32 {
        self.classes.first().map_or(0, |begins| letters(begins.get(class / 3)))
    }

    /// What a word is sorted by where nothing else tells: not by its number, which says when it came.
    pub(super) fn spelled(&self, number: u32) -> &str {
        self.compared.get(number)
    }
}

/// How many threes stand in both, each of which is sorted.
fn in_both(one: &[[char; 3]], other: &[[char; 3]]) -> usize {
    let mut rest = other.iter().peekable();
    let is_there = |three: &&[char; 3]| {
        while rest.next_if(|other| other < three).is_some() {}
        rest.next_if(|other| other == three).is_some()
    };
    one.iter().filter(is_there).count()
}

/// As it is compared: folded, and without what stands on letters, be it typed or not.
fn compared(written: &str) -> Cow<'_, str> {
    // Most are written as they are compared.
    if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return written.into();
    }
    if written.is_ascii() {
        return written.replace('\'', "").to_ascii_lowercase().into();
    }
    let folded = Folded::of(written);
    let apart = DecomposingNormalizerBorrowed::new_nfd();
    let plain = apart.normalize(folded.as_str());
    plain.chars().filter(|letter| !apostrophe(*letter) && !passed_over(*letter)).collect()
}

/// Accents, the vowel signs of Arabic and Hebrew, the long stroke of Arabic, and what only joins or parts letters.
fn passed_over(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{200c}' | '\u{200d}')
}

fn letters(word: &str) -> u32 {
    word.chars().map(weight_of).sum()
}

fn weight_of(letter: char) -> u32 {
    if dense(letter) { FULL } else { 1 }
}
