//! Which themes may be the same, and which theme a note may belong in: by the words of names and notes together.

use std::collections::{BTreeMap, BTreeSet};

use super::names::small;
use super::weight::weight;
use super::{Alike, Index, MOST_COMPARED, MOST_NAMED, Token, likeliest};

/// From this likeness on, of a thousand, two themes are suggested: the cosine of what they say, where 1000 is the same words
/// equally often.
const SAME_THEME: u64 = 230;
/// From this on a note is suggested for a theme, where no other theme comes near.
const IN_THEME: u64 = 130;
/// Of a thousand of the best: so far behind it every other theme is at least.
const AHEAD: u64 = 300;
/// Of a thousand of the most telling: so telling a word is at least that is named. What nearly every text has says nothing.
const TELLING: u64 = 450;
/// So many entries of the lists “which themes have this word” are read for one theme, from the rarest word on.
const MOST_READ: usize = 65_536;

/// Themes of any groups and events, each with a name and notes that stand in an [`Index`].
///
/// What is said for and against a matter makes the same theme: other than for notes, it is only the words that count.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    themes: Vec<Theme>,
    /// Of each class of words: the themes that have it, with what it weighs there.
    having: Vec<Vec<(u32, u64)>>,
}

#[derive(Clone, Debug)]
struct Theme {
    /// The text that names it, and those that are in it.
    texts: Vec<usize>,
    says: Says,
    /// Its words, sorted by class.
    words: Vec<(u32, u32)>,
}

/// What a theme or note says.
#[derive(Clone, Debug, Default)]
struct Says {
    /// Sorted by class.
    parts: Vec<Part>,
    /// The sum of the squares.
    square: u64,
}

/// Words that begin alike.
#[derive(Clone, Copy, Debug)]
struct Part {
    class: u32,
    /// How many texts have it times how telling it is.
    weight: u64,
    /// Whether it stands in more than the name. A word that both have in their names alone brings no themes together:
    /// “Waiting for buses” and “Waiting for doctors” are two. Names are compared by themselves.
    in_notes: bool,
}

impl Themes {
    /// Themes, each as the places of its name and of its notes in `index`: their own places count from 0.
    pub fn of(index: &mut Index, themes: &[(usize, Vec<usize>)]) -> Self {
        let mut all = Self::default();
        for (name, notes) in themes {
            all.add(index, *name, notes);
        }
        all
    }

    /// Adds a theme, as the places of its name and of its notes in `index`, which has all texts by now.
    pub fn add(&mut self, index: &mut Index, name: usize, notes: &[usize]) {
        index.settle();
        let texts: Vec<usize> = std::iter::once(name).chain(notes.iter().copied()).collect();
        let says = Says::of(index, &texts, 1);
        self.having.resize(index.vocabulary.classes(), Vec::new());
        let place = small(self.themes.len());
        for part in &says.parts {
            if let Some(having) = self.having.get_mut(part.class as usize) {
                having.push((place, part.weight));
            }
        }
        let tokens = texts.iter().flat_map(|text| index.compared_tokens(*text));
        let words = tokens.map(|token| (index.class(token.word), token.word));
        let mut words: Vec<(u32, u32)> = words.collect();
        words.sort_unstable();
        words.dedup();
        self.themes.push(Theme { texts, says, words });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.themes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty()
    }

    /// Which themes may be the one at this place, the likeliest first, of those of which `wanted` holds.
    pub fn alike(
        &self,
        index: &mut Index,
        place: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Alike> {
        let Some(own) = self.themes.get(place) else { return Vec::new() };
        let others = self.nearest(&own.says, &|other| other != place && wanted(other));
        let mut alike = Vec::new();
        for (other, _) in others {
            alike.extend(self.compare(index, place, other));
        }
        likeliest(alike)
    }

    /// Whether these two may be the same theme, and why: the same both ways but for whose words are named.
    pub fn compare(&self, index: &mut Index, place: usize, other: usize) -> Option<Alike> {
        let (own, others) = (self.themes.get(place)?, self.themes.get(other)?);
        if place == other {
            return None;
        }
        let names = index.compare(*own.texts.first()?, *others.texts.first()?);
        let cosine = own.says.cosine(&others.says);
        let by_name = names.as_ref().map_or(0, |names| u64::from(names.score));
        if cosine < SAME_THEME && by_name == 0 {
            return None;
        }
        let score = u16::try_from(cosine.max(by_name)).unwrap_or(1000);
        let certain = names.as_ref().is_some_and(|names| names.certain);
        // What brings the names together comes first.
        let mut common = names.map(|names| names.common).unwrap_or_default();
        for word in own.says.in_common(others, index, &own.texts) {
            if common.len() < MOST_NAMED && !common.contains(&word) {
                common.push(word);
            }
        }
        // Without a word that is truly in both, they only begin alike.
        if common.is_empty() {
            return None;
        }
        Some(Alike { place: other, score, certain, common })
    }

    /// Which theme a note of this place in the index may belong in, of those of which `wanted` holds: one, or none.
    pub fn home(
        &self,
        index: &mut Index,
        note: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<Alike> {
        index.settle();
        let own = [note];
        let says = Says::of(index, &own, 0);
        let mut nearest = self.nearest(&says, &wanted).into_iter();
        let (place, best) = nearest.next()?;
        let second = nearest.next().map_or(0, |(_, score)| score);
        if best < IN_THEME || (best - second) * 1000 < AHEAD * best {
            return None;
        }
        let common = says.in_common(self.themes.get(place)?, index, &own);
        if common.is_empty() {
            return None;
        }
        Some(Alike { place, score: u16::try_from(best).unwrap_or(1000), certain: false, common })
    }

    /// The themes whose words are nearest to these, with their likeness: the nearest first.
    fn nearest(&self, says: &Says, wanted: &dyn Fn(usize) -> bool) -> Vec<(usize, u64)> {
        let list = |part: &Part| Some((self.having.get(part.class as usize)?, part.weight));
        let mut lists: Vec<(&Vec<(u32, u64)>, u64)> = says.parts.iter().filter_map(list).collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut sums = vec![0_u64; self.themes.len()];
        let mut read = 0;
        for (list, weight) in lists {
            read += list.len();
            if read > MOST_READ {
                break;
            }
            for (theme, others) in list {
                if let Some(sum) = sums.get_mut(*theme as usize) {
                    *sum = sum.saturating_add(weight * others);
                }
            }
        }
        let mut best: Vec<(u64, usize)> = Vec::new();
        for (place, (sum, theme)) in sums.into_iter().zip(&self.themes).enumerate() {
            if sum > 0 && wanted(place) {
                best.push((u64::MAX - cosine(sum, says.square, theme.says.square), place));
            }
        }
        best.sort_unstable();
        best.truncate(MOST_COMPARED);
        let exact =
            |(_, place): (u64, usize)| Some((place, says.cosine(&self.themes.get(place)?.says)));
        let mut nearest: Vec<(usize, u64)> = best.into_iter().filter_map(exact).collect();
        nearest.sort_by_key(|(place, score)| (u64::MAX - score, *place));
        nearest
    }
}

impl Says {
    /// What these texts of a settled index say together, the first so many of them as a name; a word counts once a text.
    fn of(index: &Index, texts: &[usize], names: usize) -> Self {
        let mut classes: Vec<(u32, usize)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let tokens = index.compared_tokens(*text).iter();
            classes.extend(tokens.map(|token| (index.class(token.word), at)));
        }
        classes.sort_unstable();
        classes.dedup();
        let mut parts: Vec<Part> = Vec::new();
        for (class, at) in classes {
            let in_notes = at >= names;
            match parts.last_mut().filter(|last| last.class == class) {
                Some(last) => {
                    // More often than this says no more; so no sum of squares is too large.
                    last.weight = (last.weight + 1).min(255);
                    last.in_notes |= in_notes;
                }
                None => parts.push(Part { class, weight: 1, in_notes }),
            }
        }
        for part in &mut parts {
            part.weight *= index.class_weight(part.class);
        }
        parts.retain(|part| part.weight > 0);
        let square = parts.iter().map(|part| part.weight * part.weight).sum();
        Self { parts, square }
    }

    /// The classes that bring them together, with what each weighs in both.
    fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, u64)> + 'a {
        let mut rest = other.parts.iter().peekable();
        self.parts.iter().filter_map(move |part| {
            while rest.next_if(|other| other.class < part.class).is_some() {}
            let other = rest.next_if(|other| other.class == part.class)?;
            (part.in_notes || other.in_notes).then_some((part.class, part.weight * other.weight))
        })
    }

    fn cosine(&self, other: &Self) -> u64 {
        cosine(self.shared(other).map(|(_, product)| product).sum(), self.square, other.square)
    }

    /// The words that bring this and a theme together, as they first stand in these texts: not all that begin alike, but
    /// those that are alike.
    fn in_common(&self, other: &Theme, index: &Index, texts: &[usize]) -> Vec<String> {
        let shared: BTreeMap<u32, u64> = self.shared(&other.says).collect();
        let mut known = BTreeSet::new();
        let mut common: Vec<Named> = Vec::new();
        let tokens = texts.iter().flat_map(|text| index.compared_tokens(*text));
        for (at, token) in tokens.enumerate() {
            let class = index.class(token.word);
            if known.contains(&class) {
                continue;
            }
            let Some(product) = shared.get(&class).copied() else { continue };
            if other.has(class, token.word, index) {
                known.insert(class);
                let telling = index.class_weight(class);
                let usual = index.settled.count(class) as usize * 3 > index.len();
                common.push(Named { product, telling, usual, at, token: *token });
            }
        }
        // By weight, and then by where they stand: never by their numbers.
        common.sort_by_key(|named| (u64::MAX - named.product, named.at));
        // Those that weigh little beside the first, or tell little beside what else begins alike, say nothing.
        let most = common.first().map_or(0, |named| named.product);
        let telling =
            shared.keys().map(|class| index.class_weight(*class)).max().unwrap_or_default();
        common
            .retain(|named| named.product * 8 >= most && named.telling * 1000 >= telling * TELLING);
        // Nor does what many have, where there is something else. Among few texts no word tells little.
        if common.iter().any(|named| !named.usual) {
            common.retain(|named| !named.usual);
        }
        index.named(common.iter().map(|named| &named.token))
    }
}

/// A word in common.
#[derive(Clone, Copy, Debug)]
struct Named {
    /// What it weighs in both.
    product: u64,
    /// How telling it is.
    telling: u64,
    /// Whether more than a third of all texts have it.
    usual: bool,
    /// Where it stands.
    at: usize,
    token: Token,
}

impl Theme {
    /// Whether it has this word, or one that is like it.
    fn has(&self, class: u32, word: u32, index: &Index) -> bool {
        let start = self.words.partition_point(|(other, _)| *other < class);
        let others = self.words.iter().skip(start).take_while(|(other, _)| *other == class);
        let mut others = others.map(|(_, other)| *other);
        others.any(|other| other == word || index.vocabulary.likeness(word, other).is_some())
    }
}

/// Of a thousand.
fn cosine(sum: u64, square: u64, other: u64) -> u64 {
    let length = (u128::from(square) * u128::from(other)).isqrt();
    let share = (u128::from(sum) * 1000).checked_div(length).unwrap_or_default();
    u64::try_from(share).unwrap_or(1000).min(1000)
}

impl Index {
    /// What a word shares with those that begin alike.
    fn class(&self, word: u32) -> u32 {
        let [class, ..] = self.vocabulary.near(word);
        class
    }

    fn class_weight(&self, class: u32) -> u64 {
        weight(self.settled.count(class), self.len(), self.vocabulary.class_letters(class)).into()
    }
}
