//! The words that stand in texts, as they are compared: without case, accents and apostrophes.

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::names::Names;
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
    /// The first letter.
    head: char,
    /// Every three letters in a row, sorted: two that begin the word among them.
    threes: Vec<[char; 3]>,
    /// The two last letters.
    tail: [char; 2],
    pub(super) negates: bool,
    /// Whether a digit is in it: then it is like itself alone.
    pub(super) number: bool,
}

/// All words.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// As they are written, each with its number among those that are compared.
    written: Names,
    of_written: Vec<u32>,
    compared: Names,
    words: Vec<Word>,
    /// Of each word: what words that begin alike share, what those share that end alike, and those of the same three first
    /// letters. Apart from the words, since nearly all that is asked of them is this.
    near: Vec<[u32; 3]>,
    classes: Names,
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
        let (number, new) = self.compared.number(compared);
        if new {
            let (word, near) = Word::of(compared, &mut self.classes);
            self.words.push(word);
            self.near.push(near);
        }
        number
    }

    pub(super) fn get(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    /// What a word shares with those that begin alike, and with those that end alike.
    pub(super) fn begins_and_ends(&self, number: u32) -> [u32; 2] {
        self.near.get(number as usize).map(|[begins, ends, _]| [*begins, *ends]).unwrap_or_default()
    }

    /// How alike two different words are, of a thousand: by what they share of their threes of letters (the Dice
    /// coefficient), with or without how they end; nothing where that is too little. It is the same both ways.
    pub(super) fn likeness(&self, one: u32, other: u32) -> Option<usize> {
        let (near, others) = (self.near.get(one as usize)?, self.near.get(other as usize)?);
        let mut pairs = near.iter().zip(others);
        pairs.any(|(own, others)| own == others).then_some(())?;
        self.get(one)?.likeness(self.get(other)?)
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// How many classes there are.
    pub(super) fn classes(&self) -> usize {
        self.classes.len()
    }

    /// How many letters of a class count towards its weight.
    pub(super) fn class_letters(&self, class: u32) -> u32 {
        letters(self.classes.get(class))
    }

    /// What a word is sorted by where nothing else tells: not by its number, which says when it came.
    pub(super) fn spelled(&self, number: u32) -> &str {
        self.compared.get(number)
    }
}

impl Word {
    fn of(compared: &str, classes: &mut Names) -> (Self, [u32; 3]) {
        let letters_of: Vec<char> = compared.chars().collect();
        let count = letters_of.len();
        let number = compared.contains(char::is_numeric);
        // Four letters, or all but one: a word of four that is spelled with another first or last is still in one class.
        let most = if number || count < 4 { count } else { (count - 1).min(4) };
        let begins: String = letters_of.iter().take(most).collect();
        // No letter: what ends alike is another class than what begins alike.
        let mut ends = "\0".to_owned();
        ends.extend(letters_of.iter().skip(count - most));
        let at = |place: usize| letters_of.get(place).copied().unwrap_or_default();
        let mut padded = vec!['\0'];
        padded.extend(&letters_of);
        let threes = padded.windows(3).filter_map(|three| three.try_into().ok());
        let mut threes: Vec<[char; 3]> = threes.collect();
        threes.sort_unstable();
        threes.dedup();
        let mut head = "\0\0".to_owned();
        head.extend(letters_of.iter().take(3));
        let near = [&begins, &ends, &head].map(|class| classes.number(class).0);
        let word = Self {
            letters: letters(compared),
            head: at(0),
            threes,
            tail: [at(count.saturating_sub(2)), at(count.saturating_sub(1))],
            negates: NEGATIONS.split_whitespace().any(|word| word == compared)
                || compared.contains(NEGATING),
            number,
        };
        (word, near)
    }

    fn likeness(&self, other: &Self) -> Option<usize> {
        if self.number || other.number || self.letters.min(other.letters) < 3 {
            return None;
        }
        let shared =
            self.threes.iter().filter(|three| other.threes.binary_search(three).is_ok()).count();
        let all = self.threes.len() + other.threes.len();
        let ends = usize::from(self.tail == other.tail);
        let alike = (2000 * shared / all).max(2000 * (shared + ends) / (all + 2));
        (alike >= if self.head == other.head { ALIKE } else { ALIKE_INSIDE }).then_some(alike)
    }
}

/// As it is compared: folded, and without what stands on letters, be it typed or not.
fn compared(written: &str) -> String {
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
    let count = |letter: char| if dense(letter) { FULL } else { 1 };
    word.chars().map(count).sum()
}
