//! Which screen a fragment names. An address always says event and group, so that it can be kept and opened again.

use crate::domain::event::{EventId, GroupId};
use crate::domain::link;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `#/`
    Start,
    /// `#/new`
    New,
    /// `#e=…`: an event comes in.
    Link(String),
    /// `#/<event>`
    Event(EventId),
    /// `#/<event>/collect`
    Collect(EventId),
    /// `#/<event>/<group>/<step>`
    Group(EventId, GroupId, Step),
}

/// A screen of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
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
}

const STEPS: [(Step, &str); 6] = [
    (Step::Join, "join"),
    (Step::Question, "question"),
    (Step::Capture, "capture"),
    (Step::Themes, "themes"),
    (Step::Vote, "vote"),
    (Step::HandIn, "hand-in"),
];

impl Route {
    /// The screen of a fragment (without `#`); nothing where it is none of ours.
    pub(crate) fn read(fragment: &str) -> Option<Self> {
        if fragment.starts_with(link::PREFIX) {
            return Some(Self::Link(fragment.to_owned()));
        }
        let parts: Vec<&str> = fragment.split('/').collect();
        match parts.as_slice() {
            [""] | ["", ""] => Some(Self::Start),
            ["", "new"] => Some(Self::New),
            ["", event] => Some(Self::Event(event.parse().ok()?)),
            ["", event, "collect"] => Some(Self::Collect(event.parse().ok()?)),
            ["", event, group, step] => {
                let (step, _) = STEPS.iter().find(|(_, name)| name == step)?;
                Some(Self::Group(event.parse().ok()?, group.parse().ok()?, *step))
            }
            _ => None,
        }
    }

    /// Its fragment, without `#`.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Self::Start => "/".into(),
            Self::New => "/new".into(),
            Self::Link(fragment) => fragment.clone(),
            Self::Event(event) => format!("/{event}"),
            Self::Collect(event) => format!("/{event}/collect"),
            Self::Group(event, group, step) => {
                let name =
                    STEPS.iter().find(|(known, _)| known == step).map_or("", |(_, name)| name);
                format!("/{event}/{group}/{name}")
            }
        }
    }

    /// What a link to it says.
    pub(crate) fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}
