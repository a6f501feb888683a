//! What a group said of a shared theme: what is linked, how it voted, how strongly it raised it.

use std::collections::BTreeSet;

use super::Collected;
use super::share::Share;
use crate::domain::board::{Board, Note, Round, RoundState, SharedLinks, ballots};
use crate::domain::event::{Group, GroupId};
use crate::domain::record::{FactId, NoteId, RoundId, Strength, ThemeId};

/// What a group said of a shared theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Which group.
    pub group: GroupId,
    /// Its number.
    pub number: usize,
    /// Its themes that are linked, as they stand on its board.
    pub themes: Vec<ThemeId>,
    /// The notes in them, and those linked by themselves; each once.
    pub notes: Vec<NoteId>,
    /// How it voted on them, in the last round it was shown in which one of them stood.
    pub vote: Option<Vote>,
    /// How strongly it raised it, by its votes and notes.
    pub counted: Strength,
    /// What the organiser says instead.
    pub chosen: Option<Strength>,
    /// What it is quoted with.
    pub quotes: Vec<NoteId>,
}

/// How a group voted on a shared theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The round: the last one it was shown in which one of them stood.
    pub round: RoundId,
    /// Ballots with a dot on it.
    pub for_it: usize,
    /// All ballots of the round.
    pub ballots: usize,
    /// The share of those who gave it a dot. Who gave dots to two themes that are one shared theme is one voter.
    pub voters: Share,
    /// Dots on it.
    pub own_dots: usize,
    /// All dots that were given in the round.
    pub all_dots: usize,
    /// The share of all dots that were given; nothing where none was.
    pub dots: Option<Share>,
}

/// What of a group is linked.
pub(super) struct Linked {
    /// Its themes, as they stand on its board.
    pub(super) themes: BTreeSet<ThemeId>,
    /// The notes in them, and those linked by themselves.
    pub(super) notes: BTreeSet<NoteId>,
}

impl Linked {
    /// What these are on the board of a group; of other groups' it has none.
    pub(super) fn of(board: &Board, parts: &[FactId]) -> Self {
        let themes: BTreeSet<ThemeId> =
            parts.iter().filter_map(|part| board.counted_as(ThemeId(*part))).collect();
        let alone = parts.iter().filter_map(|part| board.note(NoteId(*part)));
        let alone = alone.filter(|note| !note.binned).map(|note| note.id);
        let within = themes.iter().flat_map(|theme| board.notes_in(*theme)).map(|note| note.id);
        let notes = within.chain(alone).collect();
        Self { themes, notes }
    }
}

/// Where a cell is read from.
pub(super) struct Source<'a> {
    pub(super) group: &'a Group,
    pub(super) collected: &'a Collected,
    /// All that is linked to the shared theme, of whatever group.
    pub(super) parts: &'a [FactId],
}

impl Cell {
    /// How strongly it raised it.
    pub fn strength(&self) -> Strength {
        self.chosen.unwrap_or(self.counted)
    }

    /// Whether something of the group is linked.
    pub fn is_linked(&self) -> bool {
        !self.themes.is_empty() || !self.notes.is_empty()
    }

    /// Nothing where nothing of the group is linked, and the organiser says nothing of it.
    pub(super) fn read(source: &Source<'_>, theme: ThemeId, links: &SharedLinks) -> Option<Self> {
        let board = source.collected.board();
        let Linked { themes, notes } = Linked::of(board, source.parts);
        let group = &source.group.id;
        let chosen = links.strength(theme, group);
        let is_linked = !themes.is_empty() || !notes.is_empty();
        if !is_linked && chosen.is_none() {
            return None;
        }
        let vote = Vote::read(source.collected, &themes);
        let stands = |note: &NoteId| board.note(*note).is_some_and(|note| !note.binned);
        let quotes = links.quotes(theme, group).into_iter().flatten().copied().filter(stands);
        Some(Self {
            group: group.clone(),
            number: source.group.number,
            counted: counted(is_linked, vote.as_ref(), notes.len(), board),
            themes: themes.into_iter().collect(),
            notes: in_turn(notes, board),
            vote,
            chosen,
            quotes: quotes.collect(),
        })
    }
}

/// Strong is what at least half of those who voted gave a dot to, or, without a vote, at least a third of all notes say.
pub(super) fn counted(
    is_linked: bool,
    vote: Option<&Vote>,
    notes: usize,
    board: &Board,
) -> Strength {
    let is_strong = if let Some(vote) = vote {
        vote.voters.at_least(1, 2)
    } else {
        let share = Share::of(notes, board.notes().count());
        notes > 0 && share.is_some_and(|share| share.at_least(1, 3))
    };
    match (is_linked, is_strong) {
        (false, _) => Strength::None,
        (true, false) => Strength::Mentioned,
        (true, true) => Strength::Strong,
    }
}

impl Vote {
    /// How a group voted on these of its themes together; nothing where no round whose totals were shown had one of them.
    pub(super) fn read(collected: &Collected, themes: &BTreeSet<ThemeId>) -> Option<Self> {
        let board = collected.board();
        let counts = |theme: &ThemeId| {
            board.counted_as(*theme).is_some_and(|counted| themes.contains(&counted))
        };
        let stood = |round: &&Round| {
            matches!(round.state, RoundState::Revealed(_)) && round.themes.iter().any(counts)
        };
        let round = board.rounds().rev().find(stood)?;
        let (mut all, mut for_it, mut dots, mut all_dots) = (0, 0, 0, 0);
        for (_, ballot) in ballots(&collected.record, round.id) {
            let given = ballot.iter().filter(|(theme, _)| round.themes.contains(theme));
            let (mut own, mut whole) = (0_usize, 0_usize);
            for (theme, dots) in given {
                whole = whole.saturating_add(usize::from(*dots));
                if counts(theme) {
                    own = own.saturating_add(usize::from(*dots));
                }
            }
            all += 1;
            for_it += usize::from(own > 0);
            dots += own;
            all_dots += whole;
        }
        let voters = Share::of(for_it, all)?;
        Some(Self {
            round: round.id,
            for_it,
            ballots: all,
            voters,
            own_dots: dots,
            all_dots,
            dots: Share::of(dots, all_dots),
        })
    }
}

/// Notes in the order in which their group's list has them.
fn in_turn(notes: BTreeSet<NoteId>, board: &Board) -> Vec<NoteId> {
    let mut notes: Vec<NoteId> = notes.into_iter().collect();
    notes.sort_by_key(|note| board.note(*note).map(Note::turn));
    notes
}
