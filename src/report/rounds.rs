//! What is told of a group's rounds: every one whose totals were shown, in the order in which they were opened.

use std::cmp::Reverse;

use crate::domain::board::{Board, Round, RoundState, Tally, Theme, ThemeTally};
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;

/// A round whose totals were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTold {
    /// How many voted, of how many, with how many dots. It begins with the round's number where there are several.
    pub turnout: String,
    /// Each theme with its votes.
    pub themes: Vec<(PersonText, ThemeTally)>,
    /// Whether the figures at the themes themselves tell all of them.
    pub is_told: bool,
}

/// The rounds of a board, and the sentence that says which of them the figures at the themes are from, where there are
/// several.
pub fn rounds(board: &Board, words: &Phrases) -> (Vec<RoundTold>, Option<String>) {
    let revealed = board.rounds().filter_map(|round| match &round.state {
        RoundState::Revealed(tally) => Some((round, tally)),
        _ => None,
    });
    let revealed: Vec<_> = revealed.collect();
    // A theme that was taken off since has no figures of its own any more.
    let is_off = |line: &ThemeTally| line.dots > 0 && board.counted_as(line.theme).is_none();
    let apart =
        revealed.len() > 1 || revealed.iter().any(|(_, tally)| tally.themes.iter().any(is_off));
    let told = (1..).zip(&revealed).map(|(number, (round, tally))| {
        let turnout = turnout(tally, round, words);
        let theme = |line: &ThemeTally| (title_of(board, line.theme, words), *line);
        RoundTold {
            turnout: if apart { (words.report.round)(number, &turnout) } else { turnout },
            themes: tally.themes.iter().map(theme).collect(),
            is_told: !apart,
        }
    });
    let last = (revealed.len() > 1).then(|| (words.report.last_round)(revealed.len()));
    (told.collect(), last)
}

/// Themes on the board with voters and dots, most voters first; those that were not voted on last, in their own order.
pub fn by_votes(board: &Board) -> Vec<(&Theme, Option<(usize, usize)>)> {
    let votes = board.votes();
    let result = |id| votes.get(&id).map(|line| (line.voters, line.dots));
    let themes = board.themes().into_iter().map(|theme| (theme, result(theme.id)));
    let mut themes: Vec<_> = themes.collect();
    // Nothing comes after any result.
    themes.sort_by_key(|(_, result)| Reverse(*result));
    themes
}
/// A theme's name. A hand-in has no words that no longer stand.
fn title_of(board: &Board, id: ThemeId, words: &Phrases) -> PersonText {
    let name = board.theme(id).and_then(|theme| theme.name.shown.here());
    let nameless = match board.counted_as(id) {
        Some(_) => words.report.not_in_file,
        None => words.report.theme_off,
    };
    name.cloned().unwrap_or_else(|| nameless.into())
}

fn turnout(tally: &Tally, round: &Round, words: &Phrases) -> String {
    let people = usize::from(round.people);
    let mut said = (words.report.voted)(tally.voters, people, round.dots);
    if let Some(first) = round.people_at_first {
        said.push_str(&(words.report.people_corrected)(usize::from(first)));
    }
    if tally.voters > people {
        said.push_str(words.report.more_than_people);
    }
    if tally.over_limit > 0 {
        said.push_str(&(words.report.over_limit)(tally.over_limit));
    }
    said
}
