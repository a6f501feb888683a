//! Files: hand-ins, event files, desks, rescue files. Opening is a pipeline: is it text, is it JSON, is it
//! ours, is it of a version we know, is every part of it right.

mod contents;
mod desk_file;
mod encoding;
mod event_file;
mod flat;
mod hand_in;
mod joining;
mod kept;
mod made;
mod on_desk;
mod receipt;
mod rescue;
mod word_list;

pub use contents::Contents;
pub use desk_file::{DeskFile, FiledHandIn, UnreadDesk, text_digest};
pub(super) use encoding::text_of;
pub use event_file::write_event;
pub use flat::{Flat, NoteRow, RoundRow, ThemeRow};
pub use hand_in::HandIn;
pub use joining::{Joining, Judged, Worded};
pub use kept::kept_text;
pub use made::{InFile, InNoFile, MadeFile};
pub use on_desk::OnDesk;
pub use receipt::Receipt;
use receipt::Spelled;
pub use rescue::{Panic, Rescue, Written, write_rescue};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::event::{Event, EventFault};
use super::json::{self, NotJson};
use super::record::{Fact, NotAFact, Operation};

/// Most bytes of a file that is opened: as many notes as an import takes are a hand-in that opens.
pub const MOST_BYTES: usize = 192 * 1024 * 1024;
/// Most bytes of a desk file, or of a rescue file: it holds a thousand hand-ins.
pub const MOST_DESK_BYTES: usize = 512 * 1024 * 1024;
/// Most facts of a hand-in: as many notes as an import takes have four each.
pub const MOST_FACTS: usize = 500_000;
/// Most revisions of the event whose question a hand-in names.
pub const MOST_ASKED: usize = 1_000;
/// Most characters of a theme's name in a file: a row of every note in it says it again.
pub const MOST_THEME: usize = 1_000;
/// Whether facts are read from their text at once. The page that tables open takes a file in now and then: what reads one
/// so would be a twentieth of it.
const AT_ONCE: bool = cfg!(feature = "organiser");

/// Why a file can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is nothing in it, or it could not be read.
    Empty,
    /// It has more bytes than a file of its kind may have: so many.
    TooBig(usize),
    /// It is not text: a picture, a document, an archive.
    NotText,
    /// It ends in the middle.
    CutShort,
    /// It is JSON, but not a file that Tabletalk made.
    NotOurs,
    /// It is text with no file of ours in it.
    NoneWithin,
    /// It is text with more than one file of ours in it.
    SeveralWithin,
    /// It is another file of ours than a hand-in, where one is wanted.
    NoHandIn,
    /// A newer Tabletalk made it.
    TooNew(u64),
    /// Its facts are not those that its receipt is for: it was changed or damaged.
    Damaged,
    /// A part of this name is missing or has the wrong shape.
    Part(&'static str),
    /// A part of this name has more entries than any hand-in.
    TooMany {
        /// Which part.
        part: &'static str,
        /// How many it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// The name of a theme has so many characters, more than any.
    LongTheme(usize),
    /// A name stands twice where it may stand once.
    Twice(String),
    /// The event in it can't be used.
    BadEvent(EventFault),
}

/// What a file turned out to be.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A group's hand-in.
    HandIn(Box<HandIn>),
    /// An event.
    Event(Event),
    /// Everything that stood on a device.
    Rescue(Rescue),
    /// A whole desk, not looked through yet.
    Desk(UnreadDesk),
}

impl Opened {
    /// The hand-in that it is.
    pub fn hand_in(self) -> Result<Box<HandIn>, FileError> {
        match self {
            Self::HandIn(hand_in) => Ok(hand_in),
            Self::Event(_) | Self::Rescue(_) | Self::Desk(_) => Err(FileError::NoHandIn),
        }
    }
}

/// Opens a file of ours; also one that was sent as text, with words before and after it.
pub fn open(bytes: &[u8]) -> Result<Opened, FileError> {
    let says = |format: &str| bytes.windows(format.len()).any(|part| part == format.as_bytes());
    let may_be_large = || says(desk_file::DESK) || says(rescue::FORMAT);
    if bytes.len() > MOST_DESK_BYTES {
        return Err(FileError::TooBig(MOST_DESK_BYTES));
    }
    if bytes.len() > MOST_BYTES && !may_be_large() {
        return Err(FileError::TooBig(MOST_BYTES));
    }
    let text = text_of(bytes)?;
    let parsed = match parsed(&text) {
        Err(FileError::NotOurs) => parsed_within(&text),
        parsed => parsed,
    };
    let (Value::Object(parts), known) = parsed? else { return Err(FileError::NotOurs) };
    match parts.get(FORMAT).and_then(Value::as_str) {
        Some(desk_file::DESK) => {
            let version = version(&parts)?;
            Ok(Opened::Desk(UnreadDesk::new(parts, known, version)))
        }
        Some(rescue::FORMAT) => {
            let version = version(&parts)?;
            readable(rescue::open(parts), version).map(Opened::Rescue)
        }
        Some(_) if bytes.len() > MOST_BYTES => Err(FileError::TooBig(MOST_BYTES)),
        Some(HandIn::FORMAT) => {
            let version = version(&parts)?;
            let opened = hand_in::read(parts, known, version);
            readable(opened, version).map(|hand_in| Opened::HandIn(Box::new(hand_in)))
        }
        Some(event_file::FORMAT) => {
            let version = version(&parts)?;
            readable(event_file::read(parts), version).map(Opened::Event)
        }
        _ => Err(FileError::NotOurs),
    }
}

/// Whether some text looks like a file of ours, or one of another program: whole, cut, or with words around it.
pub fn looks_like_file(text: &str) -> bool {
    text.trim().starts_with('{') || objects_in(text).next().is_some()
}

/// The facts that a list begins with, as far as they were read as they are spelled.
#[derive(Debug, Clone, Default)]
struct KnownFacts {
    facts: Vec<Fact>,
    spelled: Spelled,
}

/// A file as a value, and the facts in it that are known at once.
fn parsed(text: &str) -> Result<(Value, KnownFacts), FileError> {
    let listed = if AT_ONCE { FACTS } else { "" };
    let mut known = KnownFacts::default();
    let mut take = |text: &str| {
        let read = if AT_ONCE { Fact::read_spelled(text) } else { None };
        let read = read.map(|(fact, text)| {
            known.spelled.add(fact.id(), &text);
            known.facts.push(fact);
        });
        read.is_some()
    };
    let parsed = json::parse_but(HandIn::BOARD, (listed, &mut take), text);
    let parsed = parsed.map_err(|fault| match fault {
        NotJson::Twice(name) => FileError::Twice(name),
        // Only what starts as an object can be one of ours that lost its end.
        NotJson::CutShort if text.trim().starts_with('{') => FileError::CutShort,
        NotJson::CutShort | NotJson::Other => FileError::NotOurs,
    });
    Ok((parsed?, known))
}

/// The file of ours that stands within some text, with words before and after it.
fn parsed_within(text: &str) -> Result<(Value, KnownFacts), FileError> {
    let mut others = false;
    for (object, alone) in objects_in(text) {
        // Of two files none is taken for the only one.
        others |= !alone;
        let parsed = if alone { parsed(object) } else { continue };
        if !matches!(parsed, Err(FileError::NotOurs)) {
            return parsed;
        }
    }
    Err(match text.trim_start().starts_with(['{', '[']) {
        _ if others => FileError::SeveralWithin,
        // One of ours that lost a quote or a comma on its way.
        _ if text.find('{').is_some_and(|start| marked(text) > Some(start)) => FileError::Damaged,
        true => FileError::NotOurs,
        false => FileError::NoneWithin,
    })
}

/// Where a text says that a file of ours begins.
fn marked(text: &str) -> Option<usize> {
    text.find(MARK)
}

/// Where a file of ours may stand within some text: from the first brace, or from the first line that begins with one, to
/// where that object ends, or to the end of the text where it lost its own; and whether no other follows it.
fn objects_in(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let format = marked(text).unwrap_or(0);
    let starts = [text.find('{'), text.find("\n{").map(|at| at + 1)];
    starts.into_iter().flatten().filter(move |start| *start < format).filter_map(move |start| {
        let from = text.get(start..)?;
        let (object, rest) = json::first_in(from)?;
        let others = rest.find('{').and_then(|at| marked(rest.get(at..)?));
        object.contains(MARK).then_some((object, others.is_none()))
    })
}

/// The parts of a file.
type Parts = Map<String, Value>;

const FORMAT: &str = "format";
const FACTS: &str = "facts";
/// How what stands there begins.
const MARK: &str = "\"tabletalk-";
const VERSION: u64 = 1;

fn version(parts: &Parts) -> Result<u64, FileError> {
    let version = parts.get("version").cloned().and_then(json::from_value);
    version.filter(|version| *version >= VERSION).ok_or(FileError::Part("version"))
}

/// A file of a higher version is read as far as this version understands it; where it does not, the version is why.
fn readable<T>(opened: Result<T, FileError>, version: u64) -> Result<T, FileError> {
    opened.map_err(|fault| if version > VERSION { FileError::TooNew(version) } else { fault })
}

/// Refuses a part that has too many entries.
fn few_enough(part: &'static str, count: usize, most: usize) -> Result<(), FileError> {
    if count > most { Err(FileError::TooMany { part, count, most }) } else { Ok(()) }
}

/// Facts, all or none; and their receipt, where they came by id, as we write them.
fn facts_of(
    wires: Vec<Value>,
    known: KnownFacts,
) -> Result<(Vec<Fact>, Option<Receipt>), FileError> {
    few_enough(FACTS, wires.len(), MOST_FACTS)?;
    let KnownFacts { facts: known, mut spelled } = known;
    let rest = wires.into_iter().skip(known.len()).map(|wire| {
        let (fact, text) = Fact::read(wire)?;
        spelled.add(fact.id(), &text);
        Ok(fact)
    });
    let facts = known.into_iter().map(Ok).chain(rest).collect::<Result<Vec<Fact>, NotAFact>>();
    let facts = facts.map_err(|fault| match fault {
        NotAFact::Shape => FileError::Part(FACTS),
        NotAFact::Altered => FileError::Damaged,
    })?;
    let names = facts.iter().filter_map(|fact| match fact.operation() {
        Some(Operation::Theme { name } | Operation::Rename { name, .. }) => Some(name),
        _ => None,
    });
    match names.map(|name| name.chars().count()).find(|chars| *chars > MOST_THEME) {
        Some(chars) => Err(FileError::LongTheme(chars)),
        None => Ok((facts, spelled.receipt())),
    }
}

fn take<T: DeserializeOwned>(parts: &mut Parts, name: &'static str) -> Result<T, FileError> {
    parts.remove(name).and_then(json::from_value).ok_or(FileError::Part(name))
}
