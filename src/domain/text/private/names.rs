//! Names of people, by what stands around them: titles, first names, and words after which people are named.

use std::ops::Range;

use super::words::{
    is_act, is_after_places, is_before_names, is_before_places, is_body, is_connector, is_either,
    is_first, is_known_pair, is_of_lives, is_only_first, is_ordinary, is_particle, is_place,
    is_pointer, is_rarely, is_role, is_surname, is_then_to, is_title, is_to_people, is_verb,
};
use super::written::{Gap, Written, written};

/// Most words of a name.
const LONGEST: usize = 4;

/// Where a text was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Note,
    Owner,
}

/// The names in a text. Each word is looked at with a few of its neighbours, so the time grows with the length alone.
pub(super) fn names(text: &str, field: Field) -> Vec<Range<usize>> {
    let words = written(text);
    let reader = Reader { words: &words, field };
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(first) = words.get(place) {
        let end = reader.name_at(place);
        if let Some(last) = end.and_then(|end| words.get(end.saturating_sub(1))) {
            found.push(first.range.start..last.range.end);
        }
        place = end.unwrap_or(place).max(place.saturating_add(1));
    }
    found
}

/// What kind of first name a word is, the surest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Surely,
    Either,
    Rarely,
}

struct Reader<'a> {
    words: &'a [Written],
    field: Field,
}

impl<'a> Reader<'a> {
    fn word(&self, place: usize) -> Option<&'a Written> {
        self.words.get(place)
    }

    /// The word before, where both are of one sentence.
    fn before(&self, place: usize) -> Option<&'a Written> {
        let here = self.word(place)?;
        let before = self.word(place.checked_sub(1)?)?;
        matches!(here.gap, Gap::Space | Gap::Mark | Gap::Colon).then_some(before)
    }

    /// The word before, with space alone between.
    fn beside(&self, place: usize) -> Option<&'a Written> {
        self.before(place).filter(|_| self.word(place).is_some_and(|word| word.gap == Gap::Space))
    }

    /// The word at this place, where nothing but space is before it.
    fn next(&self, place: usize) -> Option<&'a Written> {
        self.word(place).filter(|word| word.gap == Gap::Space)
    }

    /// The end of the name that starts with this word.
    fn name_at(&self, place: usize) -> Option<usize> {
        let here = self.word(place).filter(|word| word.gap != Gap::Joined)?;
        let titled = if is_title(&here.folded) { self.titled(place) } else { None };
        titled
            .or_else(|| self.with_initial(place))
            .or_else(|| self.known(place))
            .or_else(|| self.in_small_letters(place))
            .or_else(|| match self.field {
                Field::Note => self.by_company(place),
                Field::Owner => self.as_owner(place),
            })
    }

    /// A title, or two of them, with the words that it belongs to.
    fn titled(&self, place: usize) -> Option<usize> {
        let mut first = place.saturating_add(1);
        let title = &self.word(place)?.folded;
        let is_other = |place| {
            self.word(place).is_some_and(|word| word.gap != Gap::Begins && is_title(&word.folded))
        };
        // `Mr and Mrs Delaney`, `Mr & Mrs Delaney`
        if self.next(first).is_some_and(|word| word.folded == "and")
            && is_other(first.saturating_add(1))
        {
            first = first.saturating_add(2);
        } else if is_other(first) {
            first = first.saturating_add(1);
        }
        let of_people = ["mr", "mrs", "ms", "mx", "cllr"].contains(&title.as_str());
        let belongs = |word: &Written| of_people || !is_noun(word) || is_surname(&word.folded);
        let named =
            self.next(first).filter(|word| word.capital() && (is_initial(word) || belongs(word)));
        named?;
        Some(self.rest_of_name(first))
    }

    /// An initial with a surname. One at the start of a line counts a list.
    fn with_initial(&self, place: usize) -> Option<usize> {
        let here = self.word(place).filter(|word| is_initial(word) && word.stopped)?;
        let told = match here.gap {
            Gap::Begins => false,
            Gap::Mark | Gap::Colon => true,
            _ => self.is_called_for(place),
        };
        let mut last = place.saturating_add(1);
        let more = |at| self.next(at).is_some_and(|word| is_initial(word) && word.stopped);
        while last < place.saturating_add(LONGEST) && more(last) {
            last = last.saturating_add(1);
        }
        let surname = self.next(last).filter(|word| word.capital() && !is_noun(word))?;
        let told = told || self.field == Field::Owner;
        (told && !surname.shouted()).then(|| self.rest_of_name(last))
    }

    /// A first name of the lists.
    fn known(&self, place: usize) -> Option<usize> {
        let here = self.word(place).filter(|word| word.capital())?;
        let first = first_name(&here.folded)?;
        if here.shouted() && (first != First::Surely || here.folded.len() < self.least_shouted()) {
            return None;
        }
        if self.beside(place).is_some_and(|before| is_before_places(&before.folded)) {
            return None;
        }
        let chain = self.chain(place);
        let is_of_place = |word: &Written| {
            is_place(&word.folded) && !(first == First::Surely && is_surname(&word.folded))
        };
        let mut others = self.words.get(place.saturating_add(1)..chain)?.iter();
        let second = self.next(place.saturating_add(1)).map_or("", |word| &word.folded);
        if others.any(is_of_place)
            || self.is_place_after(chain)
            || is_known_pair(&here.folded, second)
        {
            return None;
        }
        let end = self.rest_of_name(place);
        let counts = match first {
            First::Surely => true,
            _ if end > place.saturating_add(1) => true,
            // `Grace Period`: a heading, not a name.
            _ if chain > end => false,
            _ => self.stands_for_person(place, first),
        };
        counts.then_some(end)
    }

    fn least_shouted(&self) -> usize {
        if self.field == Field::Owner { 3 } else { 4 }
    }

    /// Whether a name alone, that is a word too, stands where a person does.
    fn stands_for_person(&self, place: usize, first: First) -> bool {
        let Some(here) = self.word(place) else { return false };
        let next = self.next(place.saturating_add(1));
        if self.is_called_for(place) || self.does(place.saturating_add(1)) {
            return true;
        }
        if self.field == Field::Owner {
            let before = self.beside(place);
            let when = before
                .is_some_and(|word| ["by", "in", "until", "from"].contains(&word.folded.as_str()));
            return !when && next.is_none_or(|word| is_connector(&word.folded));
        }
        first == First::Either && (self.is_within(place) || here.owns)
    }

    /// Whether a capital here is none that begins a sentence, and not of a thing that `the` or `our` points to.
    fn is_within(&self, place: usize) -> bool {
        match self.word(place).map(|word| word.gap) {
            Some(Gap::Space) => self
                .before(place)
                .is_some_and(|before| !before.capital() && !is_pointer(&before.folded)),
            Some(Gap::Mark) => true,
            _ => false,
        }
    }

    /// Whether the words before are such as people are named after.
    fn is_called_for(&self, place: usize) -> bool {
        let asked = self.beside(place).is_some_and(|before| is_to_people(&before.folded));
        asked || self.before(place).is_some_and(|before| is_role(&before.folded))
    }

    /// Whether the words before may well have a name after them.
    fn is_likely_after(&self, place: usize) -> bool {
        let Some(before) = self.before(place) else { return false };
        if before.folded == "to" {
            let start = place.saturating_sub(4);
            let earlier = self.words.get(start..place.saturating_sub(1)).unwrap_or_default();
            return earlier.iter().any(|word| is_then_to(&word.folded));
        }
        is_before_names(&before.folded)
    }

    /// Whether what stands here only people do, or have done to them.
    fn does(&self, place: usize) -> bool {
        let Some(verb) = self.next(place) else { return false };
        let passive = ["was", "is", "has"].contains(&verb.folded.as_str());
        let after = self.next(place.saturating_add(1));
        is_verb(&verb.folded) || (passive && after.is_some_and(|word| is_verb(&word.folded)))
    }

    /// A sure first name as it is typed on a phone, where its company tells.
    fn in_small_letters(&self, place: usize) -> Option<usize> {
        let here = self.word(place).filter(|word| !word.capital() && is_first(&word.folded))?;
        let end = place.saturating_add(1);
        let told = self.field == Field::Owner
            || here.owns
            || is_only_first(&here.folded)
            || self.is_called_for(place)
            || (self.is_likely_after(place) && here.gap == Gap::Space)
            || self.does(end);
        (told && here.folded.len() > 2).then_some(end)
    }

    /// Words with capitals that no list knows, by what is before and after them.
    fn by_company(&self, place: usize) -> Option<usize> {
        let here =
            self.word(place).filter(|word| word.capital() && !word.shouted() && !is_noun(word))?;
        let end = self.rest_of_name(place);
        if here.folded.len() < 3 || self.chain(place) > end || self.is_place_after(end) {
            return None;
        }
        let several = end > place.saturating_add(1);
        // `Lead: Anna Lind, housing`
        let apart = self.word(end).is_some_and(|word| word.gap == Gap::Mark);
        let next = self.next(end).map_or("", |word| &word.folded);
        let told = if several {
            let acts = is_act(next) || self.does(end);
            apart || acts || self.is_likely_after(place) || self.is_within(place)
        } else {
            here.owns || (self.is_within(place) && is_of_lives(next))
        };
        let told = told || self.is_called_for(place);
        told.then_some(end)
    }

    /// Words with capitals that say who will do a thing.
    fn as_owner(&self, place: usize) -> Option<usize> {
        let here =
            self.word(place).filter(|word| word.capital() && !word.shouted() && !is_noun(word))?;
        let end = self.rest_of_name(place);
        let several = end > place.saturating_add(1);
        let of_phrase = self.beside(place).is_some_and(|before| {
            before.capital()
                || ["of", "the", "at", "for", "in", "our"].contains(&before.folded.as_str())
        });
        let goes_on =
            self.next(end).is_some_and(|word| word.capital() || !is_connector(&word.folded));
        let is_name = !of_phrase && (!goes_on || here.owns) && (several || !is_body(&here.folded));
        is_name.then_some(end)
    }

    /// The end of the words that belong to the name which starts here.
    fn rest_of_name(&self, place: usize) -> usize {
        self.extended(place, |word| {
            is_initial(word) || (!word.shouted() && (!is_noun(word) || is_surname(&word.folded)))
        })
    }

    /// The end of the words with capitals that start here.
    fn chain(&self, place: usize) -> usize {
        self.extended(place, |_| true)
    }

    fn extended(&self, place: usize, belongs: impl Fn(&Written) -> bool) -> usize {
        let mut end = place.saturating_add(1);
        let is_more = |at: usize| self.next(at).is_some_and(|word| word.capital() && belongs(word));
        while end < place.saturating_add(LONGEST) {
            if self.word(end.saturating_sub(1)).is_none_or(|last| last.owns) {
                break;
            }
            let small =
                self.next(end).is_some_and(|word| !word.capital() && is_particle(&word.folded));
            if is_more(end) {
                end = end.saturating_add(1);
            } else if small && is_more(end.saturating_add(1)) {
                end = end.saturating_add(2);
            } else {
                break;
            }
        }
        end
    }

    fn is_place_after(&self, place: usize) -> bool {
        self.next(place).is_some_and(|word| !word.capital() && is_after_places(&word.folded))
    }
}

fn first_name(folded: &str) -> Option<First> {
    if is_either(folded) {
        Some(First::Either)
    } else if is_rarely(folded) {
        Some(First::Rarely)
    } else {
        is_first(folded).then_some(First::Surely)
    }
}

/// A letter that stands for a name; `I` is who speaks.
fn is_initial(word: &Written) -> bool {
    word.capital() && word.folded.chars().count() == 1 && word.folded != "i"
}

/// Whether it is no name, whatever its capital: a word of the language or the office, or one with digits in it.
fn is_noun(word: &Written) -> bool {
    is_ordinary(&word.folded) || word.folded.contains(|letter: char| letter.is_numeric())
}
