//! Collecting: hand-ins of one event, in any order, any number of times. Two of one group are merged.

mod cell;
mod changes;
mod collected;
#[cfg(feature = "organiser")]
pub mod compare;
mod differences;
#[cfg(feature = "organiser")]
pub mod likely;
mod moved;
mod outside;
mod room;
mod share;

pub use cell::{Cell, Vote};
pub use changes::Changes;
pub use collected::{Collected, News};
pub use differences::Differences;
pub use room::{Room, SharedTheme, Unlinked, by_priority, overlap, placed};
pub use share::Share;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::domain::board::{Board, Note};
use crate::domain::event::{Event, EventBook, EventId, Group, GroupId};
use crate::domain::file::{self, FileError, HandIn, Opened, Receipt};
use crate::domain::record::{FactId, Millis, came_along};
use crate::domain::text::PersonText;

/// The hand-ins of one event.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    book: Option<EventBook>,
    /// The groups that the organiser's own event lists, where it was known before any file came.
    listed: Option<BTreeSet<GroupId>>,
    groups: BTreeMap<GroupId, Collected>,
    /// What came along with changes of group.
    came_along: BTreeSet<FactId>,
    /// Groups that the event does not list, and whose number another has, with one of their own. Made when it is asked for.
    outside: OnceLock<BTreeMap<GroupId, Group>>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// The first of its group.
    First(Group),
    /// It holds all of one that came of its group before, and more.
    Newer(Group),
    /// It brought something, and lacks something of each that came before: another device of the group wrote it.
    OtherDevice(Group),
    /// All that it holds was here already.
    Known(Group),
    /// It is of another event than this collection.
    OtherEvent(PersonText),
    /// It is a whole desk.
    Desk(PersonText),
    /// It is a whole desk that a newer version made.
    NewerDesk(PersonText),
    /// It is a whole desk, and can't be taken.
    RefusedDesk(FileError),
    /// It can't be taken.
    Refused(FileError),
}

/// A group's place on the organiser's desk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// The group's number.
    pub number: usize,
    /// The group, where it is known here.
    pub group: Option<Group>,
    /// What came in.
    pub state: TileState,
}

/// What came in of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TileState {
    /// Nothing yet.
    Waiting,
    /// A hand-in, or several merged.
    Received {
        /// The receipts of the newest file of each device that wrote.
        receipts: Vec<Receipt>,
        /// Notes that stand.
        notes: usize,
        /// Themes on the board.
        themes: usize,
        /// Ballots of the newest revealed round.
        voters: Option<usize>,
        /// When its first file came, where that is known.
        since: Option<Millis>,
        /// The highest revision of the event that one of them was made under.
        revision: u32,
        /// Whether the organiser's event lists the group.
        listed: bool,
        /// Notes that its device took along to another group, by that group's number.
        elsewhere: BTreeMap<usize, usize>,
    },
}

impl Collection {
    /// An empty collection; of this event, or of that of the first file.
    pub fn new(book: Option<EventBook>) -> Self {
        let mut collection = Self::default();
        collection.follow(book);
        collection
    }

    /// Goes by what is known of the event elsewhere, which was told of all that came in here.
    pub fn follow(&mut self, book: Option<EventBook>) {
        let event = book.as_ref().map(EventBook::event).filter(Event::is_whole);
        self.listed = event.map(|event| event.groups.into_iter().map(|group| group.id).collect());
        self.book = book;
        self.outside.take();
    }

    /// Takes a file.
    pub fn add(&mut self, bytes: &[u8]) -> Received {
        self.take(file::open(bytes))
    }

    /// Takes a file that was opened.
    pub fn take(&mut self, opened: Result<Opened, FileError>) -> Received {
        match opened {
            Ok(Opened::Rescue(rescue)) => {
                let all = rescue.all_hand_ins().map(|hand_in| self.merge(hand_in));
                // What the last of them was stands for all.
                all.last().unwrap_or(Received::Refused(FileError::Part("entries")))
            }
            Ok(Opened::Desk(desk)) => {
                let desk = match desk.read() {
                    Ok(desk) => desk,
                    Err(fault) => return Received::RefusedDesk(fault),
                };
                let all = desk.hand_ins.into_iter().map(|filed| self.merge(filed.hand_in));
                all.last().unwrap_or(Received::Refused(FileError::Part("hand_ins")))
            }
            opened => match opened.and_then(Opened::hand_in) {
                Ok(hand_in) => self.merge(*hand_in),
                Err(fault) => Received::Refused(fault),
            },
        }
    }

    /// Takes a hand-in that was opened.
    pub fn merge(&mut self, hand_in: HandIn) -> Received {
        self.merge_at(hand_in, None)
    }

    /// Takes a hand-in that came at this time; those that came at one time came together.
    pub fn merge_at(&mut self, hand_in: HandIn, came: Option<Millis>) -> Received {
        let Some(named) = hand_in.event.group(&hand_in.group).cloned() else {
            return Received::Refused(FileError::Part("group"));
        };
        let book = self.book.get_or_insert_with(|| EventBook::new(hand_in.event.clone()));
        if hand_in.event.id != *book.id() {
            return Received::OtherEvent(hand_in.event.title);
        }
        for event in hand_in.events() {
            book.hear(event);
        }
        self.outside.take();
        // As the organiser calls it now.
        let group = book.group(&hand_in.group).cloned().unwrap_or(named);
        let collected = self.groups.entry(hand_in.group.clone()).or_default();
        collected.revision = collected.revision.max(hand_in.event.revision);
        self.came_along.extend(hand_in.record().facts().flat_map(came_along));
        let news = collected.take(hand_in, came);
        if self.came_along.iter().any(|thing| collected.record.get(*thing).is_some()) {
            self.tell_apart();
        }
        match news {
            News::First => Received::First(group),
            News::Newer => Received::Newer(group),
            News::OtherDevice => Received::OtherDevice(group),
            News::Nothing => Received::Known(group),
        }
    }

    /// What came along to another group counts in one of the two.
    fn tell_apart(&mut self) {
        let mut elsewhere = moved::elsewhere(&self.groups, &self.came_along);
        for (group, collected) in &mut self.groups {
            collected.leave(elsewhere.remove(group).unwrap_or_default());
        }
    }

    /// Which event.
    pub fn id(&self) -> Option<&EventId> {
        self.book.as_ref().map(EventBook::id)
    }

    /// What is known of the event.
    pub fn book(&self) -> Option<&EventBook> {
        self.book.as_ref()
    }

    /// The event as it stands.
    pub fn event(&self) -> Option<Event> {
        self.book.as_ref().map(EventBook::event)
    }

    /// The board of a group, where it handed in.
    pub fn board(&self, group: &GroupId) -> Option<&Board> {
        self.collected(group).map(Collected::board)
    }

    /// The groups that handed in, by number.
    pub fn groups(&self) -> Vec<(&Group, &Collected)> {
        let known = |(id, collected)| Some((self.group(id)?, collected));
        let mut groups: Vec<(&Group, &Collected)> = self.groups.iter().filter_map(known).collect();
        groups.sort_by_key(|(group, _)| group.number);
        groups
    }

    /// A group as the desk has it.
    fn group(&self, id: &GroupId) -> Option<&Group> {
        let book = self.book.as_ref()?;
        let outside = self.outside.get_or_init(|| outside::numbered(self, book));
        outside.get(id).or_else(|| book.group(id))
    }

    /// When the first of all notes that stand was written, by the clock of its device.
    pub fn began(&self) -> Option<Millis> {
        let notes = self.groups.values().flat_map(|collected| collected.board().notes());
        notes.filter_map(|note| note.at).min()
    }

    /// The notes that stand, of the groups by number and oldest first: so many from this place on, and whether there are more.
    pub fn notes(&self, from: usize, most: usize) -> (Vec<(&Group, &Note)>, bool) {
        let mut notes = Vec::new();
        let mut passed = 0;
        for (group, collected) in self.groups() {
            for note in collected.board().notes() {
                if notes.len() == most {
                    return (notes, true);
                }
                passed += 1;
                if passed > from {
                    notes.push((group, note));
                }
            }
        }
        (notes, false)
    }

    /// A tile for every group of the event, whether it handed in or is even known here, and then for those that the
    /// event does not list.
    pub fn tiles(&self) -> Vec<Tile> {
        let handed_in = self.groups().into_iter().map(|(group, collected)| Tile {
            number: group.number,
            group: Some(group.clone()),
            state: self.received(group, collected),
        });
        let waiting = self.missing().into_iter().map(|(number, group)| Tile {
            number,
            group,
            state: TileState::Waiting,
        });
        let mut tiles: Vec<Tile> = handed_in.chain(waiting).collect();
        tiles.sort_by_key(|tile| {
            (matches!(tile.state, TileState::Received { listed: false, .. }), tile.number)
        });
        tiles
    }

    /// The groups of the event that have not handed in, by number; each as it is known here.
    pub fn missing(&self) -> Vec<(usize, Option<Group>)> {
        let Some(event) = self.event() else { return Vec::new() };
        let numbers: BTreeSet<usize> =
            self.groups().into_iter().map(|(group, _)| group.number).collect();
        let mut known: BTreeMap<usize, Group> =
            event.groups.into_iter().map(|group| (group.number, group)).collect();
        let group = |number: usize| {
            let group = known.remove(&number);
            let is_here = group
                .as_ref()
                .map_or(numbers.contains(&number), |group| self.groups.contains_key(&group.id));
            (!is_here).then_some((number, group))
        };
        (1..=event.group_count).filter_map(group).collect()
    }

    /// Whether the event lists this group. Where the organiser's own event is not here, its number tells: a group that
    /// was made on a device counts on from the last.
    pub fn is_listed(&self, group: &Group) -> bool {
        let known = || self.book.as_ref().map_or(0, EventBook::group_count);
        self.listed
            .as_ref()
            .map_or_else(|| group.number <= known(), |listed| listed.contains(&group.id))
    }

    /// What came in from a group.
    pub fn collected(&self, group: &GroupId) -> Option<&Collected> {
        self.groups.get(group)
    }

    /// The notes of what came in from a group that count in others, by the numbers of those.
    pub fn elsewhere(&self, collected: &Collected) -> BTreeMap<usize, usize> {
        let notes = collected.notes_elsewhere().into_iter();
        notes.filter_map(|(group, notes)| Some((self.group(group)?.number, notes))).collect()
    }

    fn received(&self, group: &Group, collected: &Collected) -> TileState {
        TileState::Received {
            receipts: collected.receipts().collect(),
            notes: collected.board().notes().count(),
            themes: collected.board().themes().len(),
            voters: collected.board().result().map(|(_, tally)| tally.voters),
            since: collected.since(),
            revision: collected.revision,
            listed: self.is_listed(group),
            elsewhere: self.elsewhere(collected),
        }
    }
}
