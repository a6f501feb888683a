//! The event: what the organiser set up, and what every group's device knows of it.

mod book;
mod changes;
mod heard;
mod ids;
pub mod link;
mod look_alike;

pub use book::EventBook;
pub use changes::{Change, changes};
pub use heard::OtherVersion;
pub use ids::{EventId, GroupId, KindId, NotAnId};
pub use look_alike::{look_alike, nearly_same};

use crate::domain::text::PersonText;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::text::{self, TextFault};

/// Most groups of an event.
pub const MOST_GROUPS: usize = 1_000;
/// Most kinds of note.
pub const MOST_KINDS: usize = 12;
/// Most kinds that an event remembers and no longer offers.
pub const MOST_FORMER_KINDS: usize = 48;
/// Most characters of a group's question.
pub const MOST_QUESTION: usize = 400;

/// An event, or the part of it that a group's link carries.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// Which. Stays the same through all revisions.
    pub id: EventId,
    /// Rises by one with each change after sharing.
    pub revision: u32,
    /// Its title.
    pub title: PersonText,
    /// When it is, as the organiser writes it.
    pub date: PersonText,
    /// How many groups the whole event has.
    pub group_count: usize,
    /// The groups known here: all of them, or those that links and hand-ins brought.
    pub groups: Vec<Group>,
    /// Kinds of note, the first being what a note is if nobody says more.
    pub kinds: Vec<Kind>,
    /// Kinds that an earlier revision had, the last one first: notes stay of them, and no other note gets one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_kinds: Vec<Kind>,
    /// How people vote.
    pub voting: Voting,
}

/// A group and its question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Group {
    /// Which. Stays the same when groups are moved or renamed.
    pub id: GroupId,
    /// Its place among the groups, from 1; what people call it by.
    pub number: usize,
    /// Its name; may be empty.
    pub name: PersonText,
    /// What it talks about.
    pub question: PersonText,
}

impl Group {
    /// What tells people which group it is, beside its number: its name; where it has none, its question.
    pub fn known_by(&self) -> &PersonText {
        if self.name.is_empty() { &self.question } else { &self.name }
    }
}

/// A kind of note.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kind {
    /// Which.
    pub id: KindId,
    /// What the organiser calls it; empty where it is one of the usual kinds, which have a word in every language.
    #[serde(default, skip_serializing_if = "PersonText::is_empty")]
    pub name: PersonText,
}

/// How people vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Voting {
    /// Dots a person; nothing means "suggest when the round opens".
    #[serde(default)]
    pub dots: Option<u8>,
    /// Most dots of a person on one theme.
    pub cap: u8,
}

impl Default for Voting {
    fn default() -> Self {
        Self { dots: None, cap: 2 }
    }
}

/// The usual kinds, with the letter that stands for each at the start of a line. The first is written without one.
pub const USUAL_KINDS: [(&str, Option<char>); 6] = [
    ("insight", None),
    ("challenge", Some('!')),
    ("idea", Some('+')),
    ("action", Some('>')),
    ("quote", Some('"')),
    ("question", Some('?')),
];

/// The id of the event that shows what Tabletalk does; no drawn id is as short.
pub const EXAMPLE: &str = "example";

/// The kind of notes that have an owner and a date.
pub const ACTION: &str = "action";

/// Why an event can't be used as it is. Each names its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventFault {
    /// The title.
    Title(TextFault),
    /// The date.
    Date(TextFault),
    /// No groups.
    NoGroups,
    /// More groups than an event takes.
    TooManyGroups(usize),
    /// The name of the group of this number.
    GroupName(usize, TextFault),
    /// The question of the group of this number.
    Question(usize, TextFault),
    /// Two groups of one id, or of one number.
    SameGroup(usize),
    /// No kinds of note, too many, or two of one id.
    Kinds,
    /// The name of the kind of this place, from 1; former kinds come after the others.
    KindName(usize, TextFault),
    /// Dots a person: out of range.
    Dots,
    /// Most dots on one theme: out of range.
    Cap,
}

impl Event {
    /// The usual kinds of note.
    pub fn usual_kinds() -> Vec<Kind> {
        let ids = USUAL_KINDS.iter().filter_map(|(id, _)| id.parse().ok());
        ids.map(|id| Kind { id, name: PersonText::default() }).collect()
    }

    /// The event with its texts tidied, or the first thing that is wrong with it.
    pub fn checked(self) -> Result<Self, EventFault> {
        let (event, faults) = self.tidied();
        faults.into_iter().next().map_or(Ok(event), Err)
    }

    /// The event with its texts tidied, and all that is wrong with it.
    pub fn tidied(mut self) -> (Self, Vec<EventFault>) {
        let mut faults = Vec::new();
        let mut tidy =
            |field: &mut PersonText, tidied: Tidied, fault: &dyn Fn(TextFault) -> EventFault| {
                match tidied(field.as_str()) {
                    Ok(text) => *field = text.into(),
                    Err(why) => faults.push(fault(why)),
                }
            };
        tidy(&mut self.title, text::name_text, &EventFault::Title);
        tidy(&mut self.date, text::optional_text, &EventFault::Date);
        for group in &mut self.groups {
            let number = group.number;
            let name = |why| EventFault::GroupName(number, why);
            tidy(&mut group.question, question_text, &|why| EventFault::Question(number, why));
            tidy(&mut group.name, text::optional_text, &name);
        }
        for (number, kind) in (1..).zip(self.kinds.iter_mut().chain(&mut self.former_kinds)) {
            let fault = |why| EventFault::KindName(number, why);
            tidy(&mut kind.name, text::optional_text, &fault);
        }
        faults.extend(self.counted_wrong());
        (self, faults)
    }

    /// What is wrong with how many there are of each.
    fn counted_wrong(&self) -> Vec<EventFault> {
        let most = self.group_count.max(self.groups.len());
        // Beyond the limits nobody needs to know which of ten thousand stands twice.
        let groups = self.groups.get(..MOST_GROUPS).unwrap_or(&self.groups);
        let former = self.former_kinds.len();
        let kinds = self.kinds.iter().take(MOST_KINDS);
        let kinds = kinds.chain(self.former_kinds.iter().take(MOST_FORMER_KINDS));
        let same_kind = repeats(kinds.map(|kind| &kind.id));
        let in_range = |dots: u8| (1..=super::vote::MOST_DOTS).contains(&dots);
        let faults = [
            self.groups.is_empty().then_some(EventFault::NoGroups),
            (most > MOST_GROUPS).then_some(EventFault::TooManyGroups(most)),
            first_repeat(groups).map(|group| EventFault::SameGroup(group.number)),
            (same_kind
                || former > MOST_FORMER_KINDS
                || !(1..=MOST_KINDS).contains(&self.kinds.len()))
            .then_some(EventFault::Kinds),
            (!self.voting.dots.is_none_or(in_range)).then_some(EventFault::Dots),
            (!in_range(self.voting.cap)).then_some(EventFault::Cap),
        ];
        faults.into_iter().flatten().collect()
    }

    /// Whether it is the example that comes with the app.
    pub fn is_example(&self) -> bool {
        self.id.as_str() == EXAMPLE
    }

    /// Whether every group is known here.
    pub fn is_whole(&self) -> bool {
        self.groups.len() >= self.group_count
    }

    /// A group of this event.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The part that the link and the hand-ins of one group carry.
    #[must_use]
    pub fn only(&self, group: &GroupId) -> Self {
        let groups = self.groups.iter().filter(|known| known.id == *group).cloned().collect();
        Self { groups, ..self.clone() }
    }

    /// The kinds that a note may be of: those that are offered, then the former ones.
    pub fn all_kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().chain(&self.former_kinds)
    }

    /// The kind of this id; an unknown or missing one counts as the first.
    pub fn kind_or_first(&self, id: Option<&KindId>) -> Option<&Kind> {
        id.and_then(|id| self.all_kinds().find(|kind| kind.id == *id))
            .or_else(|| self.kinds.first())
    }

    /// Remembers these kinds, as many as there is room for, unless it has them.
    pub fn remember_kinds<'a>(&mut self, kinds: impl Iterator<Item = &'a Kind>) {
        for kind in kinds {
            let is_known = self.all_kinds().any(|known| known.id == kind.id);
            if !is_known && self.former_kinds.len() < MOST_FORMER_KINDS {
                self.former_kinds.push(kind.clone());
            }
        }
    }

    /// The kind that a sign and a space at the start of a text stand for, and what follows. Before a number the sign says
    /// something of it, and stays: "> 50 %" is more than half, "+ 2 buses" two more.
    pub fn kind_before<'a>(&self, text: &'a str) -> Option<(&Kind, &'a str)> {
        let first = text.chars().next()?;
        let rest = text.get(first.len_utf8()..)?.strip_prefix(' ')?;
        let next = rest.chars().find(|next| !next.is_whitespace())?;
        Some((self.kind_typed(first)?, rest)).filter(|_| !next.is_numeric())
    }

    /// The kind that this character at the start of a line stands for, if the event has it.
    pub fn kind_typed(&self, first: char) -> Option<&Kind> {
        let usual = USUAL_KINDS.iter().find(|(_, typed)| *typed == Some(first))?;
        self.kinds.iter().find(|kind| kind.id.as_str() == usual.0)
    }
}

/// How a field's text is tidied, or why it won't do.
type Tidied = fn(&str) -> Result<String, TextFault>;

fn question_text(typed: &str) -> Result<String, TextFault> {
    let question = text::one_line(typed);
    let chars = question.chars().count();
    match chars {
        0 => Err(TextFault::Empty),
        1..=MOST_QUESTION => Ok(question),
        _ => Err(TextFault::TooLong { chars, most: MOST_QUESTION }),
    }
}

fn first_repeat(groups: &[Group]) -> Option<&Group> {
    // More groups than an event takes are refused for that.
    groups.iter().enumerate().take(MOST_GROUPS).find_map(|(place, group)| {
        let earlier = groups.iter().take(place);
        let same = |other: &Group| other.id == group.id || other.number == group.number;
        earlier.into_iter().any(same).then_some(group)
    })
}

fn repeats<'a>(mut ids: impl Iterator<Item = &'a KindId>) -> bool {
    let mut known = BTreeSet::new();
    !ids.all(|id| known.insert(id))
}
