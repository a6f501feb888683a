//! Names that look the same to people, whatever their letters are.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
