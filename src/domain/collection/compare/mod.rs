//! Two events beside each other: which themes are new, gone, stronger, weaker, and where the events differ so much that this
//! says little.
//!
//! Comparing A with B mirrors B with A, and a group that says nothing changes no theme.

mod matching;
mod side;

pub use matching::Matched;
pub use side::{Figures, Side, Votes};

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use self::matching::Matching;
use self::side::Told;
use super::Room;
use super::share::Share;
use crate::domain::record::ThemeId;
use crate::domain::text::{Folded, PersonText};

/// Fewer groups that say something tell little: each of them is more than a fifth.
pub const FEW_GROUPS: usize = 5;
/// Head counts that differ more often than this tell little.
const TIMES_PEOPLE: usize = 2;

/// Two events beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The one that is compared with.
    pub earlier: Side,
    /// The one that is compared.
    pub later: Side,
    /// The themes that a group said at either: by direction, then those of most groups first.
    pub themes: Vec<Row>,
    /// The questions of both, and at which of the two they were asked.
    pub questions: Vec<Asked>,
}

/// A theme at both events: several of an event where they are matched with the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub direction: Direction,
    /// Who says that the themes of both are the same; nothing where it is at one alone.
    pub matched: Option<Matched>,
    /// What it was at the earlier event.
    pub earlier: Figures,
    /// What it was at the later one.
    pub later: Figures,
}

impl Row {
    /// What it is called now, and what it was called where that was something else.
    pub fn names(&self) -> (&[PersonText], &[PersonText]) {
        let (earlier, later) = (self.earlier.names.as_slice(), self.later.names.as_slice());
        match later {
            [] => (earlier, &[]),
            _ if earlier == later => (later, &[]),
            _ => (later, earlier),
        }
    }
}

/// What became of a theme: of the groups that said anything, a larger or a smaller share said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// No group said it at the earlier event.
    New,
    /// A larger share of groups said it.
    Stronger,
    /// The same share did.
    Same,
    /// A smaller share did.
    Weaker,
    /// No group said it at the later event.
    Gone,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its words.
    pub question: PersonText,
    /// Whether the earlier event asked it of a group.
    pub earlier: bool,
    /// Whether the later one did.
    pub later: bool,
}

/// One of the two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The one that is compared with.
    Earlier,
    /// The one that is compared.
    Later,
}

/// Why the comparison says little, or less than it seems to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// Nobody said anything there.
    Silent(Which),
    /// So many groups of so many handed in nothing there.
    Missing(Which, usize, usize),
    /// So few groups said anything there.
    FewGroups(Which, usize),
    /// So many questions of so many were asked at both.
    Questions(usize, usize),
    /// Groups voted there, and at the other event none did.
    OneVoted(Which),
    /// People had other numbers of dots, or of dots on one theme.
    Dots,
    /// So many people were counted at the one and at the other.
    People(usize, usize),
    /// Nobody made shared themes there: the groups' own, joined by name, stand for them.
    OwnThemes(Which),
    /// So many themes are the same by their names alone.
    ByName(usize),
}

impl Comparison {
    /// What became of what the first room said, by what the second says; nothing where either has no event.
    pub fn of(earlier: Room<'_>, later: Room<'_>) -> Option<Self> {
        let (first, second) = (Told::of(earlier)?, Told::of(later)?);
        let rows = Matching::of(&first, &second).rows().into_iter().filter_map(|row| {
            let (earlier, later) = (first.figures(&row.earlier), second.figures(&row.later));
            let direction = direction((&earlier, first.side.spoke), (&later, second.side.spoke))?;
            Some(Row { direction, matched: row.matched, earlier, later })
        });
        let mut themes: Vec<Row> = rows.collect();
        themes.sort_by(in_order);
        let questions = asked(&first.side, &second.side);
        Some(Self { earlier: first.side, later: second.side, themes, questions })
    }

    /// How many themes went this way.
    pub fn count(&self, direction: Direction) -> usize {
        self.themes.iter().filter(|row| row.direction == direction).count()
    }

    /// What a shared theme of one event is at the other, and who says so; nothing where it is at that one alone.
    pub fn counterpart(&self, of: Which, theme: ThemeId) -> Option<(Matched, &[PersonText])> {
        self.themes.iter().find_map(|row| {
            let (own, other) = match of {
                Which::Earlier => (&row.earlier, &row.later),
                Which::Later => (&row.later, &row.earlier),
            };
            own.ids.contains(&theme.0).then_some((row.matched?, other.names.as_slice()))
        })
    }

    /// Why it says little.
    pub fn warnings(&self) -> Vec<Warning> {
        let (one, other) = (&self.earlier, &self.later);
        let sides = [(Which::Earlier, one, other), (Which::Later, other, one)];
        let mut warnings = Vec::new();
        for (which, side, other) in sides {
            match side.spoke {
                0 => warnings.push(Warning::Silent(which)),
                few if few < FEW_GROUPS => warnings.push(Warning::FewGroups(which, few)),
                _ => {}
            }
            if side.missing > 0 && side.spoke > 0 {
                warnings.push(Warning::Missing(which, side.missing, side.event.group_count));
            }
            if side.voted > 0 && other.voted == 0 {
                warnings.push(Warning::OneVoted(which));
            }
            if side.own_themes && side.themes > 0 {
                warnings.push(Warning::OwnThemes(which));
            }
        }
        let both = self.questions.iter().filter(|asked| asked.earlier && asked.later).count();
        if both < self.questions.len() {
            warnings.push(Warning::Questions(both, self.questions.len()));
        }
        let both_voted = one.voted > 0 && other.voted > 0;
        if both_voted && (one.dots, one.cap) != (other.dots, other.cap) {
            warnings.push(Warning::Dots);
        }
        if let Some((one, other)) = one.people.zip(other.people) {
            let (few, many) = (one.min(other), one.max(other));
            if many > few.saturating_mul(TIMES_PEOPLE) {
                warnings.push(Warning::People(one, other));
            }
        }
        let by_name = self.themes.iter().filter(|row| row.matched == Some(Matched::ByName)).count();
        if by_name > 0 {
            warnings.push(Warning::ByName(by_name));
        }
        warnings.sort_unstable();
        warnings
    }
}

/// Nothing where no group said it at either event.
fn direction(earlier: (&Figures, usize), later: (&Figures, usize)) -> Option<Direction> {
    let share = |(figures, all): (&Figures, usize)| {
        Share::of(figures.groups, all).filter(|_| figures.groups > 0)
    };
    Some(match (share(earlier), share(later)) {
        (None, None) => return None,
        (None, Some(_)) => Direction::New,
        (Some(_), None) => Direction::Gone,
        (Some(before), Some(now)) => match now.cmp(&before) {
            Ordering::Greater => Direction::Stronger,
            Ordering::Equal => Direction::Same,
            Ordering::Less => Direction::Weaker,
        },
    })
}

fn in_order(one: &Row, other: &Row) -> Ordering {
    let key = |row: &Row| (row.direction, Reverse(row.later.groups), Reverse(row.earlier.groups));
    let names = |row: &Row| (row.later.names.clone(), row.earlier.names.clone());
    let ids = |row: &Row| (row.later.ids.clone(), row.earlier.ids.clone());
    let same = key(one).cmp(&key(other)).then_with(|| names(one).cmp(&names(other)));
    same.then_with(|| ids(one).cmp(&ids(other)))
}

/// The questions of both, those of the earlier event first.
fn asked(earlier: &Side, later: &Side) -> Vec<Asked> {
    let fold = |question: &PersonText| Folded::of(question.as_str().trim());
    let mut places: BTreeMap<Folded, usize> = BTreeMap::new();
    let mut all: Vec<Asked> = Vec::new();
    for (side, is_later) in [(earlier, false), (later, true)] {
        for question in &side.questions {
            let place = *places.entry(fold(question)).or_insert(all.len());
            if place == all.len() {
                all.push(Asked { question: question.clone(), earlier: false, later: false });
            }
            if let Some(asked) = all.get_mut(place) {
                asked.earlier |= !is_later;
                asked.later |= is_later;
            }
        }
    }
    all
}
