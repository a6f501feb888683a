//! What a table of 100,000 rows costs, against the `csv` crate's bare reading and the hashing that it can't do without: each
//! row's key once, and what each fact says once.

use std::hint::black_box;
use std::time::Duration;

use tabletalk::cli::AllCores;
use tabletalk::domain::board::Board;
use tabletalk::domain::command;
use tabletalk::domain::event::{Event, EventBook, Group, GroupId, Voting};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::import::{Choice, Naming, Sheet, Taking};
use tabletalk::domain::json;
use tabletalk::domain::record::{Record, Transaction, short_digest};

use crate::timed;

const ROWS: usize = 100_000;
const RUNS: usize = 15;
/// Times that bringing rows in may take as long as reading and hashing them.
const TIME: f64 = 2.0;

/// Both in turns; whether the limit is kept.
pub(crate) fn measure() -> Option<bool> {
    let table = table();
    let event = event()?;
    let group = event.groups.first()?.id.clone();
    let facts = bring_in(&table, &event, &group)?;
    let texts = texts(&table, &event, &group, &facts);
    let (mut reading, mut bringing) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        reading = reading.min(timed(ROWS, || read_and_hash(&table, &texts)));
        bringing = bringing.min(timed(ROWS, || {
            bring_in(&table, &event, &group).map_or(0, |facts| facts.facts().count())
        }));
    }
    let ratio = bringing.as_secs_f64() / reading.as_secs_f64();
    println!(
        "bringing {ROWS} rows in: {bringing:.2?}; reading them with the csv crate and hashing what they say: {reading:.2?}; ratio {ratio:.2}, at most {TIME}"
    );
    let record = Record::of(facts.facts().cloned());
    let written = HandIn::of(&EventBook::new(event), &group, &record)?.write().len();
    println!("they are a hand-in of {} facts, {} MB", record.len(), written / 1_048_576);
    Some(ratio <= TIME)
}

/// Statements of a usual length, a third of them with a comma, each of a kind and in one of fifty themes.
fn table() -> String {
    let mut table = "id,text,kind,theme,votes\n".to_owned();
    for at in 0..ROWS {
        let quote = if at % 3 == 0 { "\"" } else { "" };
        let comma = if at % 3 == 0 { "," } else { "" };
        let kind = if at % 4 == 0 { "action" } else { "" };
        let theme = at % 50;
        table += &format!(
            "{at},{quote}Statement {at} of the room{comma} which says what has to change in public services here{quote},{kind},Theme {theme},{at}\n"
        );
    }
    table
}

fn event() -> Option<Event> {
    let group = Group {
        id: GroupId::new(1),
        number: 1,
        name: String::new().into(),
        question: "What now?".into(),
    };
    Some(Event {
        id: "bench".parse().ok()?,
        revision: 1,
        title: "Bench".into(),
        date: String::new().into(),
        group_count: 1,
        groups: vec![group],
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting::default(),
    })
}

/// From the bytes of the file to the facts that are news to an empty record, as the command line does it.
fn bring_in(table: &str, event: &Event, group: &GroupId) -> Option<Transaction> {
    let sheet = Sheet::open(table.as_bytes(), "statements.csv").ok()?;
    let choice = Choice { kind: "kind".into(), theme: "theme".into(), ..Choice::default() };
    let taken = Taking::of(&sheet, &choice).ok()?.done(&sheet).ok()?;
    let rows = Naming::of(&taken, event, group, sheet.source(None)).all_by(&taken, &AllCores);
    command::bring_in(&rows, &Record::default(), &Board::default(), &AllCores).ok()
}

/// What has to be hashed: a key of each row, and each fact as it is written without its name.
fn texts(table: &str, event: &Event, group: &GroupId, facts: &Transaction) -> Vec<String> {
    let ids = table.lines().skip(1).filter_map(|line| line.split(',').next());
    let keys =
        ids.map(|id| format!("[\"{}\",\"{group}\",\"statements\",{{\"id\":\"{id}\"}}]", event.id));
    let said = facts.facts().map(|fact| {
        let mut wire = fact.to_wire();
        if let Some(parts) = wire.as_object_mut() {
            parts.remove("name");
        }
        json::spell(&mut wire)
    });
    keys.chain(said).collect()
}

fn read_and_hash(table: &str, texts: &[String]) -> usize {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = 0;
    while reader.read_record(&mut record).unwrap_or(false) {
        rows += usize::from(black_box(&record).len() == 5);
    }
    let hashed = texts.iter().filter(|text| short_digest(text.as_bytes()) > 0).count();
    rows.min(hashed)
}
