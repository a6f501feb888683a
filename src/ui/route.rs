//! Which screen a fragment names. An address always says event and group, so that it can be kept and opened again.

use crate::app::ERASED;
use crate::domain::event::link;
use crate::domain::event::{EventId, GroupId};
use crate::domain::text::number;
use crate::i18n::Phrases;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `#/`
    Start,
    /// `#/erased`: the first screen, where what this tab showed was erased in another.
    Erased,
    /// `#/erase`
    Erase,
    /// `#/new`, `#/new/<template>`, `#/<event>/copy`, `#/<event>/edit`
    SetUp(Basis),
    /// `#e=…`: an event comes in.
    Link(String),
    /// `#/<event>`
    Event(EventId),
    /// `#/<event>/links`
    Links(EventId),
    /// `#/collect`: the first hand-in is to say which event.
    Collect,
    /// `#/<event>/files` and the other rooms of the desk; `#/<event>/collect` was the first of them.
    Desk(EventId, Room),
    /// `#/<event>/<group>/<step>`
    Group(EventId, GroupId, GroupTab),
}

/// What setting up an event starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    /// Nothing.
    Blank,
    /// One of our templates, by its place.
    Template(usize),
    /// Another event: the same questions for another day.
    Copy(EventId),
    /// An event that was shared: saving makes a new revision of it.
    Edit(EventId),
}

/// A room of the organiser's desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// What came in.
    Files,
    /// Themes of the whole room.
    Themes,
    /// Those by group.
    Matrix,
    /// Those in order.
    Priorities,
    /// What is published.
    Report,
    /// It beside another event.
    Compare,
}

/// The rooms, in the order in which an organiser comes to them.
pub(crate) const ROOMS: [(Room, &str); 6] = [
    (Room::Files, "files"),
    (Room::Themes, "themes"),
    (Room::Matrix, "matrix"),
    (Room::Priorities, "priorities"),
    (Room::Report, "report"),
    (Room::Compare, "compare"),
];

impl Room {
    /// What people call it.
    pub(crate) fn name(self, words: &Phrases) -> &'static str {
        match self {
            Self::Files => words.share.files_room,
            Self::Themes => words.share.themes_room,
            Self::Matrix => words.share.matrix_room,
            Self::Priorities => words.share.priorities_room,
            Self::Report => words.share.report_room,
            Self::Compare => words.share.compare_room,
        }
    }

    /// How it stands in an address.
    pub(crate) fn in_address(self) -> &'static str {
        ROOMS.iter().find(|(room, _)| *room == self).map_or("", |(_, name)| name)
    }
}

/// A screen of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupTab {
    /// Is this device the one that writes?
    Join,
    /// The question, for those who talk.
    Question,
    /// Notes.
    Capture,
    /// Themes.
    Themes,
    /// Rounds of voting.
    Vote,
    /// Making the file.
    HandIn,
    /// Going on as another group.
    Change,
    /// Bringing in what another program wrote.
    BringIn,
    /// What may belong together.
    Suggestions,
}

const GROUP_TABS: [(GroupTab, &str); 9] = [
    (GroupTab::Join, "join"),
    (GroupTab::Question, "question"),
    (GroupTab::Capture, "capture"),
    (GroupTab::Themes, "themes"),
    (GroupTab::Vote, "vote"),
    (GroupTab::HandIn, "hand-in"),
    (GroupTab::Change, "change"),
    (GroupTab::BringIn, "bring-in"),
    (GroupTab::Suggestions, "suggestions"),
];

impl GroupTab {
    /// What people call it.
    pub(crate) fn name(self, words: &Phrases) -> &'static str {
        match self {
            Self::Join => words.group.writing,
            Self::Question => words.group.what_happens,
            Self::Capture => words.group.capture,
            Self::Themes => words.group.themes,
            Self::Vote => words.group.vote,
            Self::HandIn => words.group.hand_in,
            Self::Change => words.ways_in.change,
            Self::BringIn => words.group.bring_in,
            Self::Suggestions => words.themes.suggestions,
        }
    }
}

impl Route {
    /// The screen of a fragment (without `#`); nothing where it is none of ours.
    pub(crate) fn read(fragment: &str) -> Option<Self> {
        if fragment == ERASED {
            return Some(Self::Erased);
        }
        if fragment.starts_with(link::PREFIX) {
            return Some(Self::Link(fragment.to_owned()));
        }
        let parts: Vec<&str> = fragment.split('/').collect();
        match parts.as_slice() {
            [""] | ["", ""] => Some(Self::Start),
            ["", "erase"] => Some(Self::Erase),
            ["", "new"] => Some(Self::SetUp(Basis::Blank)),
            ["", "new", place] => Some(Self::SetUp(Basis::Template(number(place)?))),
            ["", "collect"] => Some(Self::Collect),
            ["", event, "copy"] => Some(Self::SetUp(Basis::Copy(event.parse().ok()?))),
            ["", event, "edit"] => Some(Self::SetUp(Basis::Edit(event.parse().ok()?))),
            ["", event] => Some(Self::Event(event.parse().ok()?)),
            ["", event, "links"] => Some(Self::Links(event.parse().ok()?)),
            ["", event, "collect"] => Some(Self::Desk(event.parse().ok()?, Room::Files)),
            ["", event, room] => {
                let (room, _) = ROOMS.iter().find(|(_, name)| name == room)?;
                Some(Self::Desk(event.parse().ok()?, *room))
            }
            ["", event, group, step] => {
                let (step, _) = GROUP_TABS.iter().find(|(_, name)| name == step)?;
                Some(Self::Group(event.parse().ok()?, group.parse().ok()?, *step))
            }
            _ => None,
        }
    }

    /// The event that it is about, where it is about one that must be on this device.
    pub(crate) fn event(&self) -> Option<&EventId> {
        match self {
            Self::SetUp(Basis::Copy(event) | Basis::Edit(event))
            | Self::Event(event)
            | Self::Links(event)
            | Self::Desk(event, _)
            | Self::Group(event, ..) => Some(event),
            Self::Start
            | Self::Erased
            | Self::Erase
            | Self::Collect
            | Self::SetUp(_)
            | Self::Link(_) => None,
        }
    }

    /// Whether somebody comes to this screen to write at once, having just said on this one that they write for the group.
    pub(crate) fn goes_on_to_write(&self, there: &Self) -> bool {
        matches!(self, Self::Group(.., GroupTab::Join))
            && matches!(there, Self::Group(.., GroupTab::Capture))
    }

    /// Whether what is being written before the app was there goes on here, or where this leads.
    pub(crate) fn takes_notes_at_once(&self) -> bool {
        matches!(self, Self::Link(_) | Self::Group(.., GroupTab::Join | GroupTab::Capture))
    }

    /// Its fragment, without `#`.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Self::Start => "/".into(),
            Self::Erased => ERASED.into(),
            Self::Erase => "/erase".into(),
            Self::SetUp(Basis::Blank) => "/new".into(),
            Self::SetUp(Basis::Template(place)) => format!("/new/{place}"),
            Self::SetUp(Basis::Copy(event)) => format!("/{event}/copy"),
            Self::SetUp(Basis::Edit(event)) => format!("/{event}/edit"),
            Self::Link(fragment) => fragment.clone(),
            Self::Event(event) => format!("/{event}"),
            Self::Links(event) => format!("/{event}/links"),
            Self::Collect => "/collect".into(),
            Self::Desk(event, room) => format!("/{event}/{}", room.in_address()),
            Self::Group(event, group, step) => {
                let name =
                    GROUP_TABS.iter().find(|(known, _)| known == step).map_or("", |(_, name)| name);
                format!("/{event}/{group}/{name}")
            }
        }
    }

    /// What a link to it says.
    pub(crate) fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}
