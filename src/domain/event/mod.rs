//! The event: what the organiser set up, and what every group's device knows of it.

mod book;
mod ids;

use serde::{Deserialize, Serialize};

pub use book::EventBook;
pub use ids::{EventId, GroupId, KindId, NotAnId};

use super::text::{self, TextFault};

/// Most groups of an event.
pub const MOST_GROUPS: usize = 200;
/// Most kinds of note.
pub const MOST_KINDS: usize = 12;
/// Most characters of a group's question.
pub const MOST_QUESTION: usize = 400;

/// An event, or the part of it that a group's link carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Which. Stays the same through all revisions.
    pub id: EventId,
    /// Rises by one with each change after sharing.
    pub revision: u32,
    /// Its title.
    pub title: String,
    /// When it is, as the organiser writes it.
    pub date: String,
    /// How many groups the whole event has.
    pub group_count: usize,
    /// The groups known here: all of them, or those that links and hand-ins brought.
    pub groups: Vec<Group>,
    /// Kinds of note, the first being what a note is if nobody says more.
    pub kinds: Vec<Kind>,
    /// How people vote.
    pub voting: Voting,
}

/// A group and its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Which. Stays the same when groups are moved or renamed.
    pub id: GroupId,
    /// Its place among the groups, from 1; what people call it by.
    pub number: usize,
    /// Its name; may be empty.
    pub name: String,
    /// What it talks about.
    pub question: String,
}

/// A kind of note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// Which.
    pub id: KindId,
    /// What the organiser calls it; empty where it is one of the usual kinds, which have a word in every language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// How people vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voting {
    /// Dots a person; nothing means "suggest when the round opens".
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
    /// The name of a kind.
    KindName(TextFault),
    /// Dots a person, or most on one theme: out of range.
    Dots,
}

impl Event {
    /// The usual kinds of note.
    pub fn usual_kinds() -> Vec<Kind> {
        let ids = USUAL_KINDS.iter().filter_map(|(id, _)| id.parse().ok());
        ids.map(|id| Kind { id, name: String::new() }).collect()
    }

    /// The event with its texts tidied, or the first thing that is wrong with it.
    pub fn checked(mut self) -> Result<Self, EventFault> {
        self.title = text::name_text(&self.title).map_err(EventFault::Title)?;
        self.date = text::optional_text(&self.date).map_err(EventFault::Date)?;
        self.check_groups()?;
        if self.kinds.is_empty()
            || self.kinds.len() > MOST_KINDS
            || repeats(self.kinds.iter().map(|kind| &kind.id))
        {
            return Err(EventFault::Kinds);
        }
        for kind in &mut self.kinds {
            kind.name = text::optional_text(&kind.name).map_err(EventFault::KindName)?;
        }
        let in_range = |dots: u8| (1..=super::vote::MOST_DOTS).contains(&dots);
        if !self.voting.dots.is_none_or(in_range) || !in_range(self.voting.cap) {
            return Err(EventFault::Dots);
        }
        Ok(self)
    }

    fn check_groups(&mut self) -> Result<(), EventFault> {
        if self.groups.is_empty() {
            return Err(EventFault::NoGroups);
        }
        let most = self.group_count.max(self.groups.len());
        if most > MOST_GROUPS {
            return Err(EventFault::TooManyGroups(most));
        }
        for group in &mut self.groups {
            let number = group.number;
            group.name = text::optional_text(&group.name)
                .map_err(|fault| EventFault::GroupName(number, fault))?;
            group.question = question_text(&group.question)
                .map_err(|fault| EventFault::Question(number, fault))?;
        }
        if let Some(group) = first_repeat(&self.groups) {
            return Err(EventFault::SameGroup(group.number));
        }
        Ok(())
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

    /// The kind of this id; an unknown or missing one counts as the first.
    pub fn kind_or_first(&self, id: Option<&KindId>) -> Option<&Kind> {
        id.and_then(|id| self.kinds.iter().find(|kind| kind.id == *id))
            .or_else(|| self.kinds.first())
    }

    /// The kind that this character at the start of a line stands for, if the event has it.
    pub fn kind_typed(&self, first: char) -> Option<&Kind> {
        let usual = USUAL_KINDS.iter().find(|(_, typed)| *typed == Some(first))?;
        self.kinds.iter().find(|kind| kind.id.as_str() == usual.0)
    }
}

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
    groups.iter().enumerate().find_map(|(place, group)| {
        let earlier = groups.iter().take(place);
        let same = |other: &Group| other.id == group.id || other.number == group.number;
        earlier.into_iter().any(same).then_some(group)
    })
}

fn repeats<'a>(ids: impl Iterator<Item = &'a KindId>) -> bool {
    let all: Vec<&KindId> = ids.collect();
    let distinct: std::collections::BTreeSet<&KindId> = all.iter().copied().collect();
    distinct.len() < all.len()
}
