//! What a hand-in holds: as counts for a person, and as flat records for other programs.

use super::HandIn;
use crate::domain::board::{Board, Note, Round, RoundState, Theme, ThemeTally, Wording, Wordings};
use crate::domain::event::{Event, Kind};
use crate::domain::json::{ToJson, Value, object};
use crate::domain::record::ThemeId;
use crate::listed::Listed as _;

/// What will be in the file, and what will not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Notes that stand, by kind, in the event's order; kinds without notes left out.
    pub kinds: Vec<(Kind, usize)>,
    /// Notes that stand.
    pub notes: usize,
    /// Those that are in no theme.
    pub unplaced: usize,
    /// Themes on the board.
    pub themes: usize,
    /// Rounds whose totals the group has seen.
    pub rounds: usize,
    /// Ballots of those.
    pub ballots: usize,
    /// Notes in the bin, whose words are left out.
    pub binned: usize,
    /// Whether a round is open and is left out.
    pub open_round: bool,
}

impl Contents {
    /// What a file made of this board now would hold.
    pub fn of(event: &Event, board: &Board) -> Self {
        let is = |kind: &Kind| {
            board
                .notes()
                .filter(|note| event.kind_or_first(note.kind.as_ref()) == Some(kind))
                .count()
        };
        let kinds = event.kinds.iter().map(|kind| (kind.clone(), is(kind)));
        let revealed: Vec<_> =
            board.rounds().filter(|round| matches!(round.state, RoundState::Revealed(_))).listed();
        Self {
            kinds: kinds.filter(|(_, count)| *count > 0).listed(),
            notes: board.notes().count(),
            unplaced: board.unplaced().count(),
            themes: board.themes().len(),
            rounds: revealed.len(),
            ballots: revealed.iter().map(|round| round.ballots_in).sum(),
            binned: board.bin().count(),
            open_round: board.open_round().is_some(),
        }
    }
}

/// The board as flat arrays of records, which `DuckDB` and pandas read as they are.
pub(crate) fn flat(event: &Event, board: &Board, of: &HandIn) -> Value {
    let rows = Rows { event, board, of };
    object(&[
        ("notes", &board.notes().map(|note| rows.note(note)).listed()),
        ("themes", &board.themes().into_iter().map(|theme| rows.theme(theme)).listed()),
        ("rounds", &rows.rounds()),
    ])
}

/// What every row is read from.
struct Rows<'a> {
    event: &'a Event,
    board: &'a Board,
    of: &'a HandIn,
}

impl Rows<'_> {
    fn note(&self, note: &Note) -> Value {
        let said = |wording: Option<&'_ Wordings>| {
            wording.and_then(|said| said.shown.here()).map(str::to_owned)
        };
        let theme = self.board.theme_of(note);
        let kind = self.event.kind_or_first(note.kind.as_ref());
        self.row(&[
            ("note_id", &note.id),
            ("text", &note.wording.shown.here()),
            ("also", &note.wording.also.iter().filter_map(Wording::here).listed()),
            ("kind", &kind.map(|kind| kind.id.as_str())),
            ("owner", &said(note.owner.as_ref())),
            ("due", &said(note.due.as_ref())),
            ("theme_id", &theme),
            ("theme_name", &theme.map(|theme| self.name_of(theme))),
            ("question", &self.of.question(note.asked)),
            ("made_at_ms", &note.at),
        ])
    }

    fn theme(&self, theme: &Theme) -> Value {
        let lines = self.board.result().map(|(_, tally)| tally.themes.as_slice());
        let line = lines.unwrap_or_default().iter().find(|line| line.theme == theme.id);
        self.row(&[
            ("theme_id", &theme.id),
            ("theme_name", &theme.title()),
            ("about", &theme.description()),
            ("notes", &self.board.notes_in(theme.id).count()),
            ("voters", &line.map(|line| line.voters)),
            ("dots", &line.map(|line| line.dots)),
        ])
    }

    /// A line for each theme of each round that the group has seen the totals of.
    fn rounds(&self) -> Vec<Value> {
        let mut lines = Vec::new();
        for round in self.board.rounds() {
            if let RoundState::Revealed(tally) = &round.state {
                tally
                    .themes
                    .iter()
                    .map(|line| self.line(round, tally.voters, line))
                    .add_to(&mut lines);
            }
        }
        lines
    }

    fn line(&self, round: &Round, ballots: usize, line: &ThemeTally) -> Value {
        object(&[
            ("round_id", &round.id),
            ("group_id", &self.of.group),
            ("people", &round.people),
            ("dots_each", &round.dots),
            ("ballots", &ballots),
            ("theme_id", &line.theme),
            ("theme_name", &self.name_of(line.theme)),
            ("voters", &line.voters),
            ("dots", &line.dots),
        ])
    }

    /// A row of the group, with these parts.
    fn row(&self, parts: &[(&str, &dyn ToJson)]) -> Value {
        let group = self.event.group(&self.of.group);
        let of_group: [(&str, &dyn ToJson); 3] = [
            ("group_id", &self.of.group),
            ("group_number", &group.map_or(0, |group| group.number)),
            ("group_name", &group.map_or("", |group| &group.name)),
        ];
        object(&[&of_group, parts].concat())
    }

    fn name_of(&self, theme: ThemeId) -> &str {
        self.board.theme(theme).map_or("", Theme::title)
    }
}
