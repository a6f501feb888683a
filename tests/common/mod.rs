//! A table in a room, for tests: what people do, in a line each.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test takes what it needs, and fails where it can't go on"
)]

use tabletalk::domain::board::Board;
use tabletalk::domain::command::{self, Command, Edit, Env, Refusal};
use tabletalk::domain::event::{Event, Group, Voting};
use tabletalk::domain::json;
use tabletalk::domain::record::{FactId, NoteId, Record, ReplicaId, ThemeId};

/// An event of two groups.
pub(crate) fn event() -> Event {
    let group = |id: &str, number| Group {
        id: id.parse().unwrap(),
        number,
        name: String::new().into(),
        question: format!("What has to change in part {number}?").into(),
    };
    Event {
        id: "bristol".parse().unwrap(),
        revision: 1,
        title: "Change in public services".into(),
        date: "Bristol, 12 March".into(),
        group_count: 2,
        groups: vec![group("g1", 1), group("g2", 2)],
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting::default(),
    }
}

/// A file's text without the board, where it has one: that is for other programs and never read back, so it may get columns.
pub(crate) fn but_board(text: &str) -> String {
    let board = text.split_once("\n  \"board\": {");
    let cut = board.and_then(|(before, rest)| Some((before, rest.split_once("\n  }")?.1)));
    cut.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// What another program spells as JSON, read as this type.
pub(crate) fn read<T: serde::de::DeserializeOwned>(wire: &serde_json::Value) -> Option<T> {
    json::read(&wire.to_string())
}

/// Words a note anew, by somebody who sees this board.
pub(crate) fn reword(board: &Board, note: NoteId, words: &str) -> Command {
    let seen = board.note(note).map(|note| note.wording.heads.clone());
    let text = Some((words.to_owned(), seen.unwrap_or_default()));
    Command::Edit(note, Edit { text, ..Edit::default() })
}

/// A record and who writes it.
#[derive(Clone, Default)]
pub(crate) struct Tabled {
    pub(crate) record: Record,
    pub(crate) last: Vec<FactId>,
    pub(crate) tab: u64,
    pub(crate) drawn: u64,
}

impl Tabled {
    /// A table whose tab is this one.
    pub(crate) fn of_tab(tab: u64) -> Self {
        Self { tab, ..Self::default() }
    }

    /// Two themes, three notes, a round with two ballots, revealed.
    pub(crate) fn with_a_revealed_round() -> Self {
        let mut table = Self::default();
        let notes = ["Pay for running it", "Buy in small steps", "Name an owner – “mañana”"]
            .map(|words| table.note(words));
        table.does(Command::NewTheme("Money".into(), notes[..2].to_vec()));
        table.does(Command::NewTheme("Owners".into(), vec![]));
        table.does(Command::OpenRound { people: 2, dots: 2, cap: 2 });
        table.casts();
        table.casts();
        let round = table.board().open_round().unwrap().id;
        table.does(Command::Reveal(round));
        table
    }

    /// The board as it stands.
    pub(crate) fn board(&self) -> Board {
        Board::of(&self.record)
    }

    /// Does something that must succeed.
    #[track_caller]
    pub(crate) fn does(&mut self, command: Command) {
        self.tries(&command, Some(1_700_000_000_000)).unwrap();
    }

    /// Does something, or answers why not.
    pub(crate) fn tries(&mut self, command: &Command, now: Option<i64>) -> Result<(), Refusal> {
        self.drawn += 1;
        let random = self.drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (self.tab << 40);
        let env = Env { replica: ReplicaId::new(self.tab), next: 0, now, random, revision: 1 };
        let transaction = command::decide(command, &self.record, &self.board(), &env)?;
        self.last = transaction.fact_ids();
        self.record.merge(transaction.facts().cloned());
        Ok(())
    }

    /// Writes a note.
    #[track_caller]
    pub(crate) fn note(&mut self, words: &str) -> NoteId {
        self.does(Command::AddNotes(vec![(words.into(), None)]));
        NoteId(self.last[0])
    }

    /// Makes a theme.
    #[track_caller]
    pub(crate) fn theme(&mut self, name: &str) -> ThemeId {
        self.does(Command::NewTheme(name.into(), vec![]));
        ThemeId(self.last[0])
    }

    /// Hands in a ballot with one dot on the first theme of the open round.
    #[track_caller]
    pub(crate) fn casts(&mut self) {
        let round = self.board().open_round().unwrap().clone();
        self.does(Command::Cast(round.id, vec![(round.themes[0], 1)]));
    }
}
