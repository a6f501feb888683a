//! What this build makes of some text, in words that stay whatever the code calls it: all that the tests of earlier files
//! and verdicts know of the code.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test takes what it needs, and fails where it can't go on"
)]

use serde_json::{Value, json};
use tabletalk::domain::board::Board;
use tabletalk::domain::event::link::{self, LinkError};
use tabletalk::domain::event::{Event, EventBook, EventFault};
use tabletalk::domain::file::{self, Contents, FileError, HandIn, Opened, Rescue, write_event};
use tabletalk::domain::json::{self as text, NotJson};
use tabletalk::domain::record::{Fact, Field, NotAFact, Operation};
use tabletalk::domain::text::TextFault;
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;

/// What became of some input: in a few words, and written again where it was taken.
#[derive(Debug, PartialEq)]
pub(crate) struct Judged {
    pub(crate) verdict: String,
    pub(crate) written: Option<String>,
}

impl Judged {
    fn taken(verdict: impl Into<String>, written: String) -> Self {
        Self { verdict: verdict.into(), written: Some(written) }
    }

    fn refused(why: impl Into<String>) -> Self {
        Self { verdict: format!("refused: {}", why.into()), written: None }
    }

    fn said(verdict: impl Into<String>) -> Self {
        Self { verdict: verdict.into(), written: None }
    }
}

/// Judges some input: a `fact`, a `step` or an `event` as a device keeps it, an `entry` of a device (its key, a space, its
/// value), a `link`, or a `file` of any kind.
#[track_caller]
pub(crate) fn judge(what: &str, input: &[u8]) -> Judged {
    let text = || std::str::from_utf8(input).unwrap();
    match what {
        "fact" => fact(text()),
        "step" => step(text()),
        "event" => event(text()),
        "entry" => entry(text()),
        "link" => link(text()),
        "file" => file(input),
        other => panic!("nothing is read as {other}"),
    }
}

fn fact(input: &str) -> Judged {
    let wire = match text::parse(input) {
        Ok(wire) => wire,
        Err(NotJson::Twice(name)) => return Judged::refused(format!("Twice({name:?})")),
        Err(NotJson::CutShort | NotJson::Other) => return Judged::refused("NotJson"),
    };
    let fact = match Fact::from_wire(wire) {
        Ok(fact) => fact,
        Err(NotAFact::Shape) => return Judged::refused("Shape"),
        Err(NotAFact::Altered) => return Judged::refused("Altered"),
    };
    let written = text::canonical(&fact.to_wire());
    assert_eq!(fact.spell(), written, "a fact is spelled as its wire form is");
    Judged::taken(understood(&fact), written)
}

/// What a fact says as far as this version understands it; where that is not all, what it understands.
fn understood(fact: &Fact) -> String {
    let Some(operation) = fact.operation() else {
        return format!("hollow {}", fact.field().map_or("nothing", field));
    };
    let kind = kind(operation);
    if kind == "unknown" {
        return kind.into();
    }
    let (at, over) = (fact.at(), fact.supersedes().to_vec());
    let again = Fact::write(fact.id().timestamp, at, over, operation.clone());
    if again.id() == fact.id() {
        format!("known {kind}")
    } else {
        let over: Vec<String> = fact.supersedes().iter().map(ToString::to_string).collect();
        let at = at.map_or("no time".into(), |at| at.to_string());
        format!("known {kind}, read as {} at {at} over {over:?}", text::canonical(operation))
    }
}

fn kind(operation: &Operation) -> &'static str {
    match operation {
        Operation::Note { .. } => "note",
        Operation::Text { .. } => "text",
        Operation::Bin { .. } => "bin",
        Operation::Kind { .. } => "kind",
        Operation::Owner { .. } => "owner",
        Operation::Due { .. } => "due",
        Operation::Place { .. } => "place",
        Operation::Order { .. } => "order",
        Operation::Theme { .. } => "theme",
        Operation::Rename { .. } => "rename",
        Operation::About { .. } => "about",
        Operation::Rank { .. } => "rank",
        Operation::Drop { .. } => "drop",
        Operation::Merge { .. } => "merge",
        Operation::Round { .. } => "round",
        Operation::People { .. } => "people",
        Operation::Outcome { .. } => "outcome",
        Operation::Ballot { .. } => "ballot",
        Operation::Apart { .. } => "apart",
        Operation::Came { .. } => "came",
        Operation::Desk(_) => "desk",
        Operation::Undo { .. } => "undo",
        Operation::Unknown => "unknown",
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Text(_) => "text",
        Field::Kind(_) => "kind",
        Field::Owner(_) => "owner",
        Field::Due(_) => "due",
        Field::Place(_) => "place",
        Field::Order(_) => "order",
        Field::Name(_) => "name",
        Field::About(_) => "about",
        Field::Rank(_) => "rank",
        Field::Merge(_) => "merge",
        Field::Round(_) => "round",
        Field::People(_) => "people",
        Field::Outcome(_) => "outcome",
        Field::Ballots(_) => "ballots",
        Field::Apart(..) => "apart",
        Field::Desk(_) => "desk",
    }
}

fn step(input: &str) -> Judged {
    let (event, group) = ("bristol".parse().unwrap(), "g1".parse().unwrap());
    let mut store = MemoryStore::default();
    let key = format!("{}1.step", keys::transactions(&event, &group));
    store.kept.insert(key, input.to_owned());
    let journal = Journal::open(&store, keys::transactions(&event, &group)).unwrap();
    let facts: Vec<String> = journal.record().facts().map(understood).collect();
    let whole = if journal.damaged().is_empty() { "whole" } else { "damaged" };
    let own = journal.history().next_undo(journal.record()).map_or("", |_| ", can be taken back");
    Judged::said(format!("{whole}: {facts:?}{own}"))
}

fn event(input: &str) -> Judged {
    let Some(read) = text::read::<Event>(input) else { return Judged::refused("Shape") };
    match read.checked() {
        Ok(event) => Judged::taken("known", text::canonical(&event)),
        Err(fault) => Judged::refused(event_fault(&fault)),
    }
}

fn entry(input: &str) -> Judged {
    let (key, value) = input.split_once(' ').unwrap();
    let whole = if keys::is_whole(key, value) { "whole" } else { "damaged" };
    let draft = keys::draft_time(key, value).map(|at| format!(", a draft of {at}"));
    Judged::said(format!("{whole}{}", draft.unwrap_or_default()))
}

fn link(input: &str) -> Judged {
    match link::decode(input) {
        Ok(event) => Judged::taken("known", text::canonical(&event)),
        Err(LinkError::NotOurs) => Judged::refused("NotOurs"),
        Err(LinkError::TooNew(version)) => Judged::refused(format!("TooNew({version:?})")),
        Err(LinkError::Mangled) => Judged::refused("Mangled"),
        Err(LinkError::TooBig) => Judged::refused("TooBig"),
        Err(LinkError::BadEvent(fault)) => Judged::refused(event_fault(&fault)),
    }
}

fn file(input: &[u8]) -> Judged {
    match file::open(input) {
        Ok(Opened::HandIn(hand_in)) => {
            let later = if hand_in.is_newer() { ", of a later version" } else { "" };
            let words = hand_in.receipt().words().join(" ");
            Judged::taken(format!("hand-in: {words}{later}"), hand_in.write())
        }
        Ok(Opened::Event(event)) => Judged::taken("event", write_event(&event)),
        Ok(Opened::Desk(desk)) => Judged::taken("desk", desk.read().unwrap().write()),
        Ok(Opened::Rescue(rescue)) => {
            let receipt = |hand_in: &HandIn| hand_in.receipt().words().join(" ");
            let unreadable = rescue.unreadable;
            let receipts: Vec<String> = by_group(rescue).iter().map(receipt).collect();
            Judged::said(format!("rescue: {receipts:?}, {unreadable} unreadable"))
        }
        Err(fault) => Judged::refused(match fault {
            FileError::Empty => "Empty".into(),
            FileError::TooBig(_) => "TooBig".into(),
            FileError::NotText => "NotText".into(),
            FileError::CutShort => "CutShort".into(),
            // It was one, before what is around a file was told from a file of another program.
            FileError::NotOurs | FileError::NoneWithin | FileError::SeveralWithin => {
                "NotOurs".into()
            }
            FileError::NoHandIn => "NoHandIn".into(),
            FileError::TooNew(version) => format!("TooNew({version})"),
            FileError::Damaged => "Damaged".into(),
            FileError::Part(name) => format!("Part({name:?})"),
            FileError::TooMany { part, count, .. } => format!("TooMany({part:?}, {count})"),
            FileError::LongTheme(chars) => format!("LongTheme({chars})"),
            FileError::Twice(name) => format!("Twice({name:?})"),
            FileError::BadEvent(fault) => event_fault(&fault),
        }),
    }
}

fn event_fault(fault: &EventFault) -> String {
    let text = |fault: &TextFault| match fault {
        TextFault::Empty => "Empty".to_owned(),
        TextFault::TooLong { chars, most } => format!("{chars} of {most}"),
    };
    match fault {
        EventFault::Title(fault) => format!("Title({})", text(fault)),
        EventFault::Date(fault) => format!("Date({})", text(fault)),
        EventFault::NoGroups => "NoGroups".into(),
        EventFault::TooManyGroups(count) => format!("TooManyGroups({count})"),
        EventFault::GroupName(number, fault) => format!("GroupName({number}, {})", text(fault)),
        EventFault::Question(number, fault) => format!("Question({number}, {})", text(fault)),
        EventFault::SameGroup(number) => format!("SameGroup({number})"),
        EventFault::Kinds => "Kinds".into(),
        EventFault::KindName(place, fault) => format!("KindName({place}, {})", text(fault)),
        EventFault::Dots => "Dots".into(),
        EventFault::Cap => "Cap".into(),
    }
}

/// All that a person sees of a file that opens: words, receipt, counts, the rows of the board.
#[track_caller]
pub(crate) fn shown(input: &[u8]) -> Value {
    match file::open(input) {
        Ok(Opened::HandIn(file)) => of_hand_in(&file),
        Ok(Opened::Event(event)) => of_event(&event),
        Ok(Opened::Desk(desk)) => {
            desk.read().unwrap().hand_ins.iter().map(|filed| of_hand_in(&filed.hand_in)).collect()
        }
        Ok(Opened::Rescue(rescue)) => json!({
            "unreadable": rescue.unreadable,
            "hand_ins": by_group(rescue).iter().map(of_hand_in).collect::<Vec<_>>(),
        }),
        Err(fault) => panic!("refused: {fault:?}"),
    }
}

/// One a group, of the event as it stands: so what the desk had collected once came, among what was written there.
fn by_group(rescue: Rescue) -> Vec<HandIn> {
    let collected = rescue.collected.iter().flat_map(|filed| filed.hand_in.events());
    let events: Vec<Event> = rescue.events.iter().cloned().chain(collected).collect();
    let now = |hand_in: HandIn| {
        let of_it = events.iter().filter(|event| event.id == hand_in.event.id).cloned();
        let book = EventBook::of(of_it.collect()).unwrap();
        HandIn::of(&book, &hand_in.group, hand_in.record()).unwrap()
    };
    let collected = rescue.collected.into_iter().map(|filed| now(filed.hand_in));
    let written = rescue.groups.into_iter().map(|group| group.hand_in);
    let mut all: Vec<HandIn> = written.chain(collected).collect();
    all.sort_by_key(|hand_in| (hand_in.event.id.clone(), hand_in.group.clone()));
    all
}

fn of_event(event: &Event) -> Value {
    serde_json::from_str(&text::canonical(event)).unwrap()
}

fn of_hand_in(file: &HandIn) -> Value {
    let board = Board::of(file.record());
    let counts = Contents::of(&file.event, &board);
    let (questions, revisions) = (file.questions(), 0..=file.event.revision);
    let mut rows: Value = serde_json::from_str(&text::canonical(&file.flat())).unwrap();
    // Columns that came later.
    for (part, columns) in [
        ("notes", ["event_id", "order", ""]),
        ("themes", ["event_id", "", ""]),
        ("rounds", ["event_id", "group_number", "group_name"]),
    ] {
        for row in rows[part].as_array_mut().unwrap() {
            for column in columns {
                row.as_object_mut().unwrap().remove(column);
            }
        }
    }
    let facts = file.record().facts();
    json!({
        "event": of_event(&file.event),
        "group": file.group.to_string(),
        "questions": revisions.map(|revision| questions.get(&revision)).collect::<Vec<_>>(),
        "of a later version": file.is_newer(),
        "receipt": file.receipt().words().join(" "),
        "sha256": file.receipt().sha256(),
        "file name": file.file_name(),
        "facts": facts.map(|fact| json!([fact.id().to_string(), understood(fact)])).collect::<Vec<_>>(),
        "binned": board.bin().count(),
        "unplaced": counts.unplaced,
        "ballots": counts.ballots,
        "board": rows,
    })
}
