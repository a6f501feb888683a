//! The report as Markdown. Whatever a person wrote stays text: it can't become a link, a picture, a heading or HTML.

use std::cmp::Reverse;

use crate::domain::board::{Board, Note, Theme, Wordings};
use crate::domain::collection::{Collected, Collection};
use crate::domain::event::{ACTION, Event, EventBook, Group};
use crate::i18n::Phrases;

use super::escape::{escaped, escaped_lines};
use super::rounds::{rounds, title_of};

/// What all groups said.
pub fn markdown(collection: &Collection, words: &Phrases) -> String {
    let Some(book) = collection.book() else { return String::new() };
    let event = book.event();
    let mut page = format!("# {}\n", escaped(&event.title));
    if !event.date.is_empty() {
        page.push_str(&format!("\n{}\n", escaped(&event.date)));
    }
    let groups = collection.groups();
    let listed = groups.iter().filter(|(group, _)| collection.is_listed(group)).count();
    let received = (words.report.received)(listed, event.group_count, groups.len() - listed);
    page.push_str(&format!("\n{received}\n"));
    for (group, collected) in groups {
        let mut title = (words.report.group)(group.number, &escaped(&group.name));
        if !collection.is_listed(group) {
            // Several may have the same number, and the same name: the receipt words tell them apart.
            let receipt = collected.receipt().words().join(" ");
            title.push_str(&(words.report.unlisted)(&receipt));
        }
        page.push_str(&format!("\n## {title}\n\n{}\n", escaped(&group.question)));
        rounds_told(&mut page, collected.board(), words);
        one_group(&mut page, book, &event, (group, collected), words);
    }
    page
}

fn rounds_told(page: &mut String, board: &Board, words: &Phrases) {
    let (rounds, last) = rounds(board, words);
    for round in &rounds {
        page.push_str(&format!("\n{}\n", round.turnout));
        let lines = round.themes.iter().map(|(title, votes)| {
            format!("- {}\n", (words.report.theme_votes)(&escaped(title), votes))
        });
        let lines: String = lines.collect();
        if !lines.is_empty() {
            page.push_str(&format!("\n{lines}"));
        }
    }
    if let Some(last) = last {
        page.push_str(&format!("\n{last}\n"));
    }
    if !rounds.is_empty() {
        page.push_str(&format!("\n{}\n", words.report.order));
    }
}

fn one_group(
    page: &mut String,
    book: &EventBook,
    event: &Event,
    (group, collected): (&Group, &Collected),
    words: &Phrases,
) {
    let board = collected.board();
    for (theme, result) in by_votes(board) {
        page.push_str(&format!("\n### {}\n\n", escaped(&title_of(board, theme.id, words))));
        if let Some((voters, dots)) = result {
            page.push_str(&format!("{}\n\n", (words.report.votes)(voters, dots)));
        }
        if !theme.description().is_empty() {
            page.push_str(&format!("{}\n\n", escaped(theme.description())));
        }
        board
            .notes_in(theme.id)
            .for_each(|note| page.push_str(&line(book, event, group, note, words)));
    }
    let unplaced: Vec<&Note> = board.unplaced().collect();
    if !unplaced.is_empty() {
        page.push_str(&format!("\n### {}\n\n", words.report.not_placed));
        for note in unplaced {
            page.push_str(&line(book, event, group, note, words));
        }
    }
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

fn line(book: &EventBook, event: &Event, group: &Group, note: &Note, words: &Phrases) -> String {
    let kind = event.kind_or_first(note.kind.as_ref());
    let first = event.kinds.first();
    let mut line = String::from("- ");
    if let Some(kind) = kind.filter(|kind| Some(*kind) != first) {
        line.push_str(&format!("{}: ", escaped(&words.kind(kind))));
    }
    let text = note.wording.shown.here().map(escaped_lines);
    line.push_str(&text.unwrap_or_else(|| words.report.not_in_file.to_owned()));
    for also in note.wording.also.iter().filter_map(|also| also.here()) {
        line.push_str(&format!(" ({} {})", words.report.also_written, escaped(also)));
    }
    if kind.is_some_and(|kind| kind.id.as_str() == ACTION) {
        let said = |wording: &Option<Wordings>| {
            wording.as_ref().and_then(|wording| wording.shown.here()).map(escaped)
        };
        line.push_str(&(words.report.owner_and_due)(said(&note.owner), said(&note.due)));
    }
    if note.asked != 0 && book.question(&group.id, note.asked) != Some(group.question.as_str()) {
        let asked = book.question(&group.id, note.asked).unwrap_or_default();
        line.push_str(&format!(" ({} {})", words.report.answers, escaped(&asked.into())));
    }
    line.push('\n');
    line
}
