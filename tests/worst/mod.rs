//! The worst files: of each kind one whose size is all in what could cost more than it is long. `tests/bounded.rs` and
//! `cargo xtask bench` take them from here.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each program takes what it needs, and fails where it can't go on"
)]

pub(crate) mod steps;

use serde_json::{Value, json};
use tabletalk::domain::event::{Event, Group, Kind as NoteKind, Voting};
use tabletalk::domain::file::{self, Receipt, write_event, write_rescue};
use tabletalk::domain::json as ours;
use tabletalk::domain::record::{
    End, Fact, FactId, LamportTimestamp, NoteId, Operation, Record, ReplicaId, RoundId, ThemeId,
};

/// A kind of worst file.
#[derive(Clone, Copy)]
pub(crate) struct Worst {
    /// What it has too many of.
    pub(crate) name: &'static str,
    /// Files of about so many facts, or other parts, altogether.
    pub(crate) files: fn(usize) -> Vec<String>,
}

/// Every kind.
pub(crate) const ALL: &[Worst] = &[
    Worst { name: "edits of one note, each over the last", files: edits },
    Worst { name: "wordings of one note at once", files: wordings },
    Worst { name: "facts over all wordings of a note", files: over_all },
    Worst { name: "bins over words of another note", files: bins_over_others },
    Worst { name: "a chain of merged themes", files: merges },
    Worst { name: "themes merged in a ring", files: ring },
    Worst { name: "themes merged into one", files: merged_into_one },
    Worst { name: "moves of themes", files: moves },
    Worst { name: "open rounds beside as many themes", files: open_rounds },
    Worst { name: "a round over many themes", files: round_over_all },
    Worst { name: "rounds over as many themes", files: rounds },
    Worst { name: "ballots on as many themes", files: ballots },
    Worst { name: "ends of one round", files: ends },
    Worst { name: "undos of undos", files: undos },
    Worst { name: "undos of one note", files: undos_of_one },
    Worst { name: "notes in as many themes", files: places },
    Worst { name: "places in a file of as many notes", files: orders },
    Worst { name: "notes in a theme of the longest name", files: long_name },
    Worst { name: "notes that each answer a revision", files: asked },
    Worst { name: "facts that nobody knows", files: unknown },
    Worst { name: "facts with the highest counts", files: far_ahead },
    Worst { name: "hand-ins of one group", files: hand_ins },
    Worst { name: "hand-ins of as many groups", files: groups },
    Worst { name: "a device with as many groups", files: rescued },
    Worst { name: "an event of too many groups", files: too_many_groups },
];

/// Writes the facts of a file.
#[derive(Default)]
pub(crate) struct Forge {
    facts: Vec<Fact>,
    count: u64,
}

impl Forge {
    /// A fact over these, with the next count.
    pub(crate) fn write(&mut self, over: Vec<FactId>, says: Operation) -> FactId {
        self.count += 1;
        self.stamped(self.count, over, says)
    }

    fn stamped(&mut self, count: u64, over: Vec<FactId>, says: Operation) -> FactId {
        let replica = ReplicaId::new(9);
        let fact = Fact::write(LamportTimestamp { count, replica }, None, over, says);
        let id = fact.id();
        self.facts.push(fact);
        id
    }

    pub(crate) fn note(&mut self, text: &str) -> NoteId {
        NoteId(self.write(Vec::new(), Operation::Note { text: text.into(), asked: 1 }))
    }

    pub(crate) fn theme(&mut self, name: &str) -> ThemeId {
        ThemeId(self.write(Vec::new(), Operation::Theme { name: name.into() }))
    }

    pub(crate) fn themes(&mut self, count: usize) -> Vec<ThemeId> {
        (0..count).map(|at| self.theme(&format!("T{at}"))).collect()
    }

    fn place(&mut self, note: NoteId, theme: ThemeId) {
        self.write(Vec::new(), Operation::Place { note, theme: Some(theme) });
    }

    fn merge(&mut self, theme: ThemeId, into: ThemeId) {
        self.write(Vec::new(), Operation::Merge { theme, into: Some(into) });
    }

    fn round(&mut self, themes: Vec<ThemeId>) -> RoundId {
        let round = Operation::Round { people: 9, dots: 20, cap: 20, themes };
        RoundId(self.write(Vec::new(), round))
    }

    fn ballot(&mut self, round: RoundId, dots: Vec<(ThemeId, u8)>) {
        let replica = ReplicaId::new(self.facts.len() as u64);
        let stamp = LamportTimestamp { count: 0, replica };
        let ballot = Operation::Ballot { round, dots };
        self.facts.push(Fact::write(stamp, None, Vec::new(), ballot));
    }

    fn end(&mut self, round: RoundId, end: End) -> FactId {
        self.write(Vec::new(), Operation::Outcome { round, end })
    }

    /// The facts so far.
    pub(crate) fn record(&self) -> Record {
        Record::of(self.facts.iter().cloned())
    }

    /// The hand-in of group 1 that holds them.
    pub(crate) fn file(self) -> String {
        file_of(1, &[1], self.facts).to_string()
    }
}

/// An event that lists the group of this number, of a hundred.
pub(crate) fn event(number: usize) -> Event {
    let group = Group {
        id: format!("g{number}").parse().unwrap(),
        number,
        name: String::new().into(),
        question: "What now?".into(),
    };
    Event {
        id: "worst".parse().unwrap(),
        revision: 2_000,
        title: "Worst".into(),
        date: String::new().into(),
        group_count: 100,
        groups: vec![group],
        kinds: vec![NoteKind { id: "insight".parse().unwrap(), name: String::new().into() }],
        former_kinds: Vec::new(),
        voting: Voting::default(),
    }
}

/// The parts of a hand-in of this group, with a question for each of these revisions.
pub(crate) fn file_of(group: usize, revisions: &[u32], facts: Vec<Fact>) -> Value {
    file_with(group, revisions, facts, Vec::new())
}

/// The same with facts besides that no writer of ours has; they come last by name.
fn file_with(group: usize, revisions: &[u32], facts: Vec<Fact>, besides: Vec<Value>) -> Value {
    let asked =
        |revision| json!({ "revision": revision, "question": format!("Question {revision}?") });
    let read = besides.into_iter().map(|wire| Fact::from_wire(wire).unwrap());
    let record = Record::of(facts.into_iter().chain(read));
    json!({
        "format": "tabletalk-hand-in",
        "version": 1,
        "event": event(group),
        "group": format!("g{group}"),
        "asked": revisions.iter().map(asked).collect::<Vec<_>>(),
        "receipt": { "sha256": Receipt::of(record.facts()).sha256(), "words": "acorn acorn acorn acorn" },
        "board": { "notes": [], "themes": [], "rounds": [] },
        "facts": record.facts().map(Fact::to_wire).collect::<Vec<_>>(),
    })
}

/// A number whose square is about this.
fn root(size: usize) -> usize {
    size.isqrt().max(2)
}

fn edits(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let note = forge.note("Start");
    let mut last = note.0;
    for at in 0..size {
        last = forge.write(vec![last], Operation::Text { note, text: format!("Words {at}") });
    }
    vec![forge.file()]
}

fn wordings(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let note = forge.note("Start");
    for at in 0..size {
        forge.write(Vec::new(), Operation::Text { note, text: format!("Words {at}") });
    }
    vec![forge.file()]
}

fn over_all(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let note = forge.note("Start");
    let texts = 0..root(size);
    let texts = texts
        .map(|at| forge.write(Vec::new(), Operation::Text { note, text: format!("Words {at}") }));
    let texts: Vec<FactId> = texts.collect();
    for _ in 0..root(size) {
        forge.write(texts.clone(), Operation::Bin { note });
    }
    vec![forge.file()]
}

fn bins_over_others(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let long = forge.note(&"long text ".repeat(5 * size)).0;
    for at in 0..size {
        let note = forge.note(&format!("Note {at}"));
        forge.write(vec![note.0, long], Operation::Bin { note });
    }
    vec![forge.file()]
}

fn merges(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 2);
    themes.windows(2).for_each(|pair| forge.merge(pair[0], pair[1]));
    vec![forge.file()]
}

fn ring(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 2);
    themes.windows(2).for_each(|pair| forge.merge(pair[0], pair[1]));
    forge.merge(themes[themes.len() - 1], themes[0]);
    vec![forge.file()]
}

fn merged_into_one(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 3);
    for theme in &themes[1..] {
        let note = forge.note("Note");
        forge.place(note, *theme);
        forge.merge(*theme, themes[0]);
    }
    vec![forge.file()]
}

fn moves(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 4);
    let ranks = (0..).zip(themes.iter().cycle()).take(size - themes.len());
    for (rank, theme) in ranks {
        forge.write(Vec::new(), Operation::Rank { theme: *theme, rank: -rank });
    }
    vec![forge.file()]
}

fn open_rounds(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 2);
    for theme in themes {
        forge.round(vec![theme]);
    }
    vec![forge.file()]
}

fn round_over_all(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(size / 2);
    let round = forge.round(themes);
    forge.end(round, End::Revealed);
    vec![forge.file()]
}

fn rounds(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(root(size));
    for _ in 0..root(size) {
        let round = forge.round(themes.clone());
        forge.end(round, End::Revealed);
    }
    vec![forge.file()]
}

fn ballots(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(root(size));
    let round = forge.round(themes.clone());
    for _ in 0..root(size) {
        forge.ballot(round, themes.iter().map(|theme| (*theme, 1)).collect());
    }
    forge.end(round, End::Revealed);
    vec![forge.file()]
}

fn ends(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let themes = forge.themes(2);
    let round = forge.round(themes);
    for _ in 0..size {
        forge.end(round, End::Cancelled);
    }
    vec![forge.file()]
}

fn undos(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let mut last = forge.note("Start").0;
    for _ in 0..size {
        last = forge.write(Vec::new(), Operation::Undo { takes: vec![last] });
    }
    vec![forge.file()]
}

fn undos_of_one(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let note = forge.note("Start").0;
    for _ in 0..size {
        forge.write(Vec::new(), Operation::Undo { takes: vec![note] });
    }
    vec![forge.file()]
}

fn places(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    for theme in forge.themes(size / 3) {
        let note = forge.note("Note");
        forge.place(note, theme);
    }
    vec![forge.file()]
}

fn orders(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    // The last is the first of the file.
    for number in (0..size / 3).rev() {
        let (note, number) = (forge.note("Note"), u32::try_from(number).unwrap());
        forge.write(Vec::new(), Operation::Order { note, number });
        forge.write(Vec::new(), Operation::Order { note, number: number / 2 });
    }
    vec![forge.file()]
}

fn long_name(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let theme = forge.theme(&"n".repeat(file::MOST_THEME));
    for _ in 0..size / 2 {
        let note = forge.note("Note");
        forge.place(note, theme);
    }
    vec![forge.file()]
}

fn asked(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let revisions: Vec<u32> = (1..).take(file::MOST_ASKED).collect();
    for revision in revisions.iter().cycle().take(size) {
        let note = Operation::Note { text: "Note".into(), asked: *revision };
        forge.write(Vec::new(), note);
    }
    vec![file_of(1, &revisions, forge.facts).to_string()]
}

fn unknown(size: usize) -> Vec<String> {
    let wire = |count| {
        let says = json!({ "says": { "shout": count } });
        let stamp = LamportTimestamp { count, replica: ReplicaId::new(9) };
        let id = FactId::of(stamp, &ours::canonical(&says));
        json!({ "name": id, "says": says["says"] })
    };
    let wires = (1..=size as u64).map(wire).collect();
    vec![file_with(1, &[1], Vec::new(), wires).to_string()]
}

fn far_ahead(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    for count in (0..size as u64).map(|back| u64::MAX - back) {
        forge.stamped(count, Vec::new(), Operation::Note { text: "Note".into(), asked: 1 });
    }
    vec![forge.file()]
}

fn hand_ins(size: usize) -> Vec<String> {
    let mut forge = Forge::default();
    let mut last = forge.note("Start").0;
    let themes = forge.themes(size / 2);
    let mut files = vec![forge.file()];
    for (at, theme) in themes.iter().enumerate().take(size / 4) {
        let mut forge = Forge { count: (size + 2 * at) as u64, ..Forge::default() };
        forge.merge(*theme, themes[at + 1]);
        last = forge.write(Vec::new(), Operation::Undo { takes: vec![last] });
        files.push(forge.file());
    }
    files
}

fn one_note(group: usize) -> Value {
    let mut forge = Forge::default();
    forge.note("Note");
    file_of(group, &[1], forge.facts)
}

fn groups(size: usize) -> Vec<String> {
    (1..=size / 2).map(|group| one_note(group).to_string()).collect()
}

fn rescued(size: usize) -> Vec<String> {
    let entry = |group| {
        (format!("tabletalk/1/worst/-/collected/{group:012x}"), one_note(group).to_string())
    };
    vec![write_rescue(&(1..=size / 2).map(entry).collect::<Vec<_>>())]
}

fn too_many_groups(size: usize) -> Vec<String> {
    let mut event = event(1);
    event.groups = (1..=size).flat_map(|number| self::event(number).groups).collect();
    vec![write_event(&event)]
}
