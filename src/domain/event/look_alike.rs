//! Names that look the same to people, whatever their letters are.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::domain::text::Folded;

/// So many names are compared each with all others at most.
const MOST_COMPARED: usize = 300;
/// What stands before a name and tells nothing.
const ARTICLES: &str = "the a an der die das le la les el los las y yr";

/// Letters, each with the one that it is taken for.
const LIKE: &str = "АA ВB ЕE ЅS Іl ЈJ КK МM НH ОO РP СC ТT УY ХX аa еe ѕs іi јj оo рp сc уy хx һh ԁd \
    ԛq ԝw ΑA ΒB ΕE ΖZ ΗH Ιl ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi κk νv οo ρp υu Il |l 1l 0o";

/// The places, from 1, of the first two names that look the same; empty ones look like nothing.
pub fn look_alike(names: &[String]) -> Option<(usize, usize)> {
    let mut known = BTreeMap::new();
    let looks = (1..).zip(names).map(|(place, name)| (place, look(name)));
    let mut seen = looks.filter(|(_, look)| !look.is_empty());
    seen.find_map(|(place, look)| match known.entry(look) {
        Entry::Occupied(earlier) => Some((*earlier.get(), place)),
        Entry::Vacant(new) => {
            new.insert(place);
            None
        }
    })
}

/// The places, from 0, of names that may be taken for one, each with a later one, of the first `MOST_COMPARED`: they look the
/// same, or each word of one is a word of the other but for an ending or a slip. Words with digits, and those of one letter,
/// are never nearly the same: “Phase A” and “Phase B” are two.
pub fn nearly_same(names: &[String]) -> impl Iterator<Item = (usize, usize)> {
    let words = |name: &String| (look(name), words_of(name));
    let names: Vec<_> = names.iter().take(MOST_COMPARED).map(words).collect();
    let pairs = (0..names.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
    pairs.filter(move |(one, other)| {
        let two = names.get(*one).zip(names.get(*other));
        two.is_some_and(|((look, words), (other_look, others))| {
            let same_words = !words.is_empty()
                && words.len() == others.len()
                && words.iter().zip(others).all(|(word, other)| nearly_one(word, other));
            !look.is_empty() && (look == other_look || same_words)
        })
    })
}

/// The words of a name as they are compared; an article before them tells nothing.
fn words_of(name: &str) -> Vec<String> {
    let folded = Folded::of(name);
    let parts = folded.as_str().split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<String> = parts.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let is_article = words.first().is_some_and(|word| ARTICLES.split(' ').any(|of| of == word));
    if is_article && words.len() > 1 {
        words.remove(0);
    }
    words
}

/// Whether two words are one but for an ending, or of longer words for one letter behind the first.
fn nearly_one(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let is_shorter = letters(one) < letters(other);
    let (short, long) = if is_shorter { (one, other) } else { (other, one) };
    if short == long || long.contains(char::is_numeric) {
        return short == long;
    }
    let ending = long.strip_prefix(short).unwrap_or_default();
    if letters(short) >= 3 && matches!(ending, "s" | "es") {
        return true;
    }
    let alike = short.chars().zip(long.chars()).take_while(|(one, other)| one == other).count();
    let rest = |word: &str, from: usize| word.chars().skip(from).collect::<String>();
    // A letter more, or another. A script without small letters says more in one.
    let is_slip = rest(short, alike) == rest(long, alike + 1)
        || rest(short, alike + 1) == rest(long, alike + 1);
    letters(short) >= 5 && alike > 0 && is_slip && short.chars().all(char::is_lowercase)
}

/// What is left of a name where nobody looks closely.
fn look(name: &str) -> String {
    let like = |letter: char| {
        let wide = u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32);
        let letter = wide.filter(char::is_ascii_graphic).unwrap_or(letter);
        let taken_for = LIKE.split_whitespace().find_map(|pair| pair.strip_prefix(letter));
        taken_for.and_then(|like| like.chars().next()).unwrap_or(letter).to_ascii_lowercase()
    };
    let seen = name.chars().filter(|letter| !letter.is_whitespace() && !unseen(*letter));
    seen.map(like).collect()
}

/// Whether it takes no room: joiners, marks of direction, variation selectors, tags.
fn unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}
