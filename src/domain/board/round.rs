//! A round of voting. Its totals exist only once the group has revealed them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::record::{
    End, Fact, FactId, Field, Millis, Operation, Record, RoundId, ThemeId,
};

use super::wording::highest;

/// A round.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Which.
    pub id: RoundId,
    /// People at the table, as last said.
    pub people: u16,
    /// How many there were when it was opened, where that was corrected since.
    pub people_at_first: Option<u16>,
    /// Dots a person.
    pub dots: u8,
    /// Most dots of a person on one theme.
    pub cap: u8,
    /// What is voted on: the themes that stood when it was opened.
    pub themes: Vec<ThemeId>,
    /// How many ballots were handed in.
    pub ballots_in: usize,
    /// What the clock showed when it was opened.
    pub at: Option<Millis>,
    /// Whether it is open, and what came out.
    pub state: RoundState,
}

/// Where a round stands.
#[derive(Clone, Debug, PartialEq)]
pub enum RoundState {
    /// Ballots are taken; there is no total to see.
    Open,
    /// The group looked at the totals.
    Revealed(Tally),
    /// The group stopped it, or looked at totals that nobody had voted for: they are no result.
    Cancelled,
}

/// The totals of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Ballots counted.
    pub voters: usize,
    /// Ballots with more dots than the round allows; counted, and said.
    pub over_limit: usize,
    /// Dots on something that was not voted on; not counted, and said.
    pub strays: usize,
    /// A line for each theme of the round, most voters first, then most dots, then the older theme.
    pub themes: Vec<ThemeTally>,
}

/// The totals of a theme in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeTally {
    /// The theme, as it counts now.
    pub theme: ThemeId,
    /// People who gave it at least a dot; once a ballot, whatever was merged.
    pub voters: usize,
    /// All its dots.
    pub dots: usize,
}

/// Dots by theme, of one person.
pub type Ballot = Vec<(ThemeId, u8)>;

impl Round {
    pub(super) fn read(
        record: &Record,
        id: RoundId,
        counted_as: &dyn Fn(ThemeId) -> Option<ThemeId>,
    ) -> Option<Self> {
        let opened = record.heads(Field::Round(id)).pop()?;
        let Some(Operation::Round { people, dots, cap, themes }) = opened.operation() else {
            return None;
        };
        let corrected = highest(record, Field::People(id)).and_then(people_of);
        let ballots: Vec<&Ballot> = ballots(record, id).map(|(_, ballot)| ballot).collect();
        // Whoever saw the totals has seen them, whatever was said later: the round stays revealed, and takes no more
        // ballots. What another device had handed in before it heard of that is of the same round, and counts.
        let outcome = Field::Outcome(id);
        let mut ever = record.ever(outcome.clone()).filter_map(Fact::operation).filter_map(end_of);
        let end = if ever.any(|end| end == End::Revealed) {
            Some(End::Revealed)
        } else {
            highest(record, outcome).and_then(end_of)
        };
        Some(Self {
            id,
            people: corrected.unwrap_or(*people),
            people_at_first: corrected.filter(|now| now != people).map(|_| *people),
            dots: *dots,
            cap: *cap,
            themes: themes.clone(),
            ballots_in: ballots.len(),
            at: opened.at(),
            state: match end {
                None => RoundState::Open,
                Some(End::Cancelled) => RoundState::Cancelled,
                Some(End::Revealed) if ballots.is_empty() => RoundState::Cancelled,
                Some(End::Revealed) => {
                    RoundState::Revealed(count(&ballots, themes, (*dots, *cap), counted_as))
                }
            },
        })
    }
}

/// The ballots of a round, each with its id. For who has seen its totals.
pub fn ballots(record: &Record, round: RoundId) -> impl Iterator<Item = (FactId, &Ballot)> {
    let all = record.live(Field::Ballots(round));
    all.filter_map(|fact| Some((fact.id(), ballot_of(fact)?)))
}

fn end_of(operation: &Operation) -> Option<End> {
    match operation {
        Operation::Outcome { end, .. } => Some(*end),
        _ => None,
    }
}

fn people_of(operation: &Operation) -> Option<u16> {
    match operation {
        Operation::People { people, .. } => Some(*people),
        _ => None,
    }
}

fn ballot_of(fact: &Fact) -> Option<&Ballot> {
    match fact.operation() {
        Some(Operation::Ballot { dots, .. }) => Some(dots),
        _ => None,
    }
}

fn count(
    ballots: &[&Ballot],
    frozen: &[ThemeId],
    (dots, cap): (u8, u8),
    counted_as: &dyn Fn(ThemeId) -> Option<ThemeId>,
) -> Tally {
    // A theme that was taken off since still shows what it got.
    let shown_as = |theme: ThemeId| counted_as(theme).unwrap_or(theme);
    let voted_on: BTreeSet<ThemeId> = frozen.iter().copied().collect();
    let empty = |theme: ThemeId| (theme, ThemeTally { theme, voters: 0, dots: 0 });
    let mut totals: BTreeMap<ThemeId, ThemeTally> =
        frozen.iter().map(|theme| empty(shown_as(*theme))).collect();
    let (mut over_limit, mut strays) = (0, 0);
    for ballot in ballots {
        let spent: usize = ballot.iter().map(|(_, dots)| usize::from(*dots)).sum();
        let capped = ballot.iter().any(|(_, dots)| *dots > cap);
        over_limit += usize::from(capped || spent > usize::from(dots));
        let mut chosen = BTreeSet::new();
        for (theme, dots) in ballot.iter().filter(|(_, dots)| *dots > 0) {
            let shown = shown_as(*theme);
            if !voted_on.contains(theme) {
                strays += usize::from(*dots);
            } else if let Some(line) = totals.get_mut(&shown) {
                line.voters += usize::from(chosen.insert(shown));
                line.dots += usize::from(*dots);
            }
        }
    }
    let mut totals: Vec<ThemeTally> = totals.into_values().collect();
    totals.sort_by_key(|line| Reverse((line.voters, line.dots)));
    Tally { voters: ballots.len(), over_limit, strays, themes: totals }
}
