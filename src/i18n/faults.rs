//! What went wrong, where, and what to do.

use crate::domain::command::{Refusal, RoundSetting};
use crate::domain::event::EventFault;
use crate::domain::event::link::LinkError;
use crate::domain::event::link::address::AddressFault;
use crate::domain::fault::StoreError;
use crate::domain::file::{FileError, MOST_THEME};
use crate::domain::text::{TextFault, cut};

/// A sentence for every fault.
#[derive(Debug)]
pub struct Faults {
    /// A file that can't be taken.
    pub file: fn(&FileError) -> String,
    /// A link that can't be opened.
    pub link: fn(&LinkError) -> String,
    /// An event that can't be used.
    pub event: fn(&EventFault) -> String,
    /// Text that won't do.
    pub text: fn(&TextFault) -> String,
    /// A command that was not carried out.
    pub refusal: fn(&Refusal) -> String,
    /// An address that can't start links.
    pub address: fn(AddressFault) -> String,
    /// Something that could not be kept.
    pub store: fn(StoreError) -> String,
}

pub(super) const EN: Faults = Faults { file, link, event, text, refusal, address, store };

fn file(fault: &FileError) -> String {
    match fault {
        FileError::Empty => "This file is empty or can’t be read. Ask for it again.".into(),
        FileError::TooBig(most) => {
            format!("This file is larger than {} MB, so Tabletalk did not make it. Pick the .json file that it made.", most / 1_048_576)
        }
        FileError::NotText => "This is not a Tabletalk file. Pick the .json file that the group made.".into(),
        FileError::CutShort => "This file ends in the middle. Copy or send it once more.".into(),
        FileError::NotOurs => "Another program made this file. Pick the .json file that a group made; what other programs wrote comes in under “Bring notes in”.".into(),
        FileError::NoneWithin => {
            "There is no Tabletalk file in this text. Copy all of it, from the first { to the last }, or pick the .json file. What other programs wrote comes in under “Bring notes in”.".into()
        }
        FileError::SeveralWithin => "There is more than one file in this text. Take them one at a time.".into(),
        FileError::NoHandIn => {
            "This is an event file or a rescue file, not a hand-in. Tabletalk’s first screen opens it.".into()
        }
        FileError::TooNew(version) => {
            format!("A newer Tabletalk made this file (version {version}). Open it with the newest Tabletalk.")
        }
        FileError::Damaged => {
            "This file was changed or damaged since it was made. Ask the group to make its file again.".into()
        }
        FileError::Part(name) => {
            format!("The part “{name}” of this file is missing or wrong. Ask the group to make its file again.")
        }
        FileError::TooMany { part, count, most } => {
            format!("The part “{part}” of this file has {count} entries, and no group’s file has more than {most}. Ask the group to make its file again.")
        }
        FileError::LongTheme(chars) => {
            format!("A theme in this file has a name of {chars} characters, and no name is longer than {MOST_THEME}. Ask the group to make its file again.")
        }
        FileError::Twice(name) => {
            let name = cut(name, 40);
            format!("This file says “{name}” twice, so it can’t be trusted. Ask the group to make its file again.")
        }
        FileError::BadEvent(fault) => format!("The event in this file can’t be used. {}", event(fault)),
    }
}

fn link(fault: &LinkError) -> String {
    match fault {
        LinkError::NotOurs => "This is not a Tabletalk link. Copy the whole link from the organiser’s message.".into(),
        LinkError::TooNew(_) => "A newer Tabletalk made this link. Reload this page to get the newest one.".into(),
        LinkError::Mangled => {
            "This link is not complete. Copy it again in one piece, or ask the organiser for the event file.".into()
        }
        LinkError::TooBig => "This link is far too long for an event. Ask the organiser for the event file.".into(),
        LinkError::BadEvent(fault) => format!("The event in this link can’t be used. {}", event(fault)),
    }
}

fn event(fault: &EventFault) -> String {
    match fault {
        EventFault::Title(TextFault::Empty) => "Give the event a title.".into(),
        EventFault::Title(fault) => format!("The title: {}", text(fault)),
        EventFault::Date(fault) => format!("The date: {}", text(fault)),
        EventFault::NoGroups => "Add at least one group.".into(),
        EventFault::TooManyGroups(count) => {
            format!("{count} groups are too many. An event takes up to 1,000.")
        }
        EventFault::GroupName(number, fault) => {
            format!("The name of group {number}: {}", text(fault))
        }
        EventFault::Question(number, TextFault::Empty) => {
            format!("Write a question for group {number}.")
        }
        EventFault::Question(number, fault) => {
            format!("The question of group {number}: {}", text(fault))
        }
        EventFault::SameGroup(number) => {
            format!("Group {number} is listed twice. Remove one of the two.")
        }
        EventFault::Kinds => "Keep between 1 and 12 different kinds of note.".into(),
        EventFault::KindName(number, TextFault::Empty) => {
            format!("Give the kind of note in line {number} a name, or remove it.")
        }
        EventFault::KindName(number, fault) => {
            format!("The kind of note in line {number}: {}", text(fault))
        }
        EventFault::Dots => "Give each person between 1 and 20 dots.".into(),
        EventFault::Cap => "Allow between 1 and 20 dots on one theme.".into(),
    }
}

fn text(fault: &TextFault) -> String {
    match fault {
        TextFault::Empty => "Write something first.".into(),
        TextFault::TooLong { chars, most } => {
            format!("{chars} characters are too many. Keep it to {most}.")
        }
    }
}

fn refusal(fault: &Refusal) -> String {
    match fault {
        Refusal::Text(fault) => text(fault),
        Refusal::NoSuchNote => {
            "This note is in the bin or on another device. Nothing was changed.".into()
        }
        Refusal::NoSuchTheme => "This theme is not on the board any more. Pick another.".into(),
        Refusal::NoThemes => {
            "There is no theme to vote on yet. Gather notes into themes first.".into()
        }
        Refusal::RoundSetting(RoundSetting::People) => "Enter between 1 and 500 people.".into(),
        Refusal::RoundSetting(RoundSetting::Dots) => "Give each person between 1 and 20 dots.".into(),
        Refusal::RoundSetting(RoundSetting::Cap) => {
            "Allow between 1 and 20 dots on one theme.".into()
        }
        Refusal::RoundIsOpen => "A round is open already. Finish it or cancel it first.".into(),
        Refusal::RoundIsOver => "This round is over. Your ballot was not counted.".into(),
        Refusal::OnlyToLookAt => {
            "A newer Tabletalk made this, so here it can only be looked at. Change it with the newest Tabletalk.".into()
        }
        Refusal::Revealed => {
            "The totals of this round were shown, and that can’t be taken back.".into()
        }
        Refusal::BallotNotValid => {
            "This ballot has more dots than the round allows. Take some back.".into()
        }
        Refusal::HeldByGroup(number) => {
            format!("These notes changed group, and something was done in group {number} since: they would stand in both groups, or in none. Put single notes back from the bin, or change group again from where they are now.")
        }
        Refusal::NothingToDo => "Nothing to change.".into(),
    }
}

fn address(fault: AddressFault) -> String {
    match fault {
        AddressFault::NotAnAddress => "Write the address as a browser shows it, starting with https://".into(),
        AddressFault::ThisDevice => {
            "This address works on this device only. Write the address where other people reach Tabletalk.".into()
        }
        AddressFault::File => {
            "A file on your disk can’t be opened by others. Write the address where Tabletalk is on the web.".into()
        }
    }
}

fn store(fault: StoreError) -> String {
    match fault {
        StoreError::Blocked => "This browser does not let Tabletalk keep anything. Make the file before you close this page.".into(),
        StoreError::Dropped => "This browser took the change and lost it. Make the file now.".into(),
        StoreError::Erased => "This was erased from this device. Open the link again to start afresh.".into(),
        StoreError::Full => "This browser has no room left. Make the file now, then erase what is no longer needed.".into(),
    }
}
