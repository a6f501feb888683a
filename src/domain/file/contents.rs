//! What a hand-in holds: as counts for a person, and as flat records for other programs.

use serde_json::{Value, json};

use super::HandIn;
use crate::domain::board::{Board, RoundState, Words};
use crate::domain::event::{Event, Kind};

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
            board.rounds().filter(|round| matches!(round.state, RoundState::Revealed(_))).collect();
        Self {
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
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
    let group = event.group(&of.group);
    let (number, name) = group.map_or((0, ""), |group| (group.number, group.name.as_str()));
    let theme_name = |id| board.theme(id).map_or("", |theme| theme.title());
    let notes = board.notes().map(|note| {
        let theme = board.theme_of(note);
        let kind = event.kind_or_first(note.kind.as_ref()).map(|kind| kind.id.as_str());
        json!({
            "note_id": note.id, "group_id": of.group, "group_number": number, "group_name": name,
            "text": note.wording.shown.here(), "also": also(&note.wording.also), "kind": kind,
            "owner": note.owner.as_ref().and_then(|owner| owner.shown.here()),
            "due": note.due.as_ref().and_then(|due| due.shown.here()),
            "theme_id": theme, "theme_name": theme.map(theme_name),
            "question": of.question(note.asked), "made_at_ms": note.at,
        })
    });
    let result = board.result();
    let themes = board.themes().into_iter().map(|theme| {
        let tally =
            result.and_then(|(_, tally)| tally.themes.iter().find(|line| line.theme == theme.id));
        json!({
            "theme_id": theme.id, "group_id": of.group, "group_number": number, "group_name": name,
            "theme_name": theme.title(), "about": theme.description(),
            "notes": board.notes_in(theme.id).count(),
            "voters": tally.map(|line| line.voters), "dots": tally.map(|line| line.dots),
        })
    });
    json!({
        "notes": notes.collect::<Vec<_>>(),
        "themes": themes.collect::<Vec<_>>(),
        "rounds": rounds(board, of),
    })
}

fn also(words: &[Words]) -> Vec<&str> {
    words.iter().filter_map(Words::here).collect()
}

fn rounds(board: &Board, of: &HandIn) -> Vec<Value> {
    let revealed = board.rounds().filter_map(|round| match &round.state {
        RoundState::Revealed(tally) => Some((round, tally)),
        _ => None,
    });
    let lines = revealed.flat_map(|(round, tally)| {
        tally.themes.iter().map(move |line| {
            json!({
                "round_id": round.id, "group_id": of.group, "people": round.people, "dots_each": round.dots,
                "ballots": tally.voters, "theme_id": line.theme,
                "theme_name": board.theme(line.theme).map_or("", |theme| theme.title()),
                "voters": line.voters, "dots": line.dots,
            })
        })
    });
    lines.collect()
}
