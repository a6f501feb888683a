//! The report as Markdown. Whatever a person wrote stays text: it can't become a link, a picture, a heading or HTML.

use std::cmp::Reverse;

use crate::domain::board::{Board, Note, Theme, Wordings};
use crate::domain::collection::{Collected, Collection};
use crate::domain::event::{ACTION, Event, EventBook, Group};
use crate::domain::text::{PersonText, one_line};
use crate::i18n::Phrases;

/// What all groups said.
pub fn markdown(collection: &Collection, words: &Phrases) -> String {
    let Some(book) = collection.book() else { return String::new() };
    let event = book.event();
    let mut page = format!("# {}\n", escaped(&event.title));
    if !event.date.is_empty() {
        page.push_str(&format!("\n{}\n", escaped(&event.date)));
    }
    let groups = collection.groups();
    page.push_str(&format!("\n{}\n", (words.report.received)(groups.len(), event.group_count)));
    for (group, collected) in groups {
        one_group(&mut page, book, &event, (group, collected), words);
    }
    page
}

fn one_group(
    page: &mut String,
    book: &EventBook,
    event: &Event,
    (group, collected): (&Group, &Collected),
    words: &Phrases,
) {
    let board = &collected.board;
    let title = (words.report.group)(group.number, &escaped(&group.name));
    page.push_str(&format!("\n## {title}\n\n{}\n", escaped(&group.question)));
    if let Some((round, tally)) = board.result() {
        page.push_str(&format!(
            "\n{}\n",
            (words.report.voted)(tally.voters, usize::from(round.people), round.dots)
        ));
        if tally.over_limit > 0 {
            page.push_str(&format!("\n{}\n", (words.report.over_limit)(tally.over_limit)));
        }
    }
    for (theme, result) in by_votes(board) {
        page.push_str(&format!("\n### {}\n\n", escaped(theme.title())));
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
    let lines = board.result().map(|(_, tally)| tally.themes.as_slice()).unwrap_or_default();
    let result =
        |id| lines.iter().find(|line| line.theme == id).map(|line| (line.voters, line.dots));
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
    let text = note.wording.shown.here().map(escaped);
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

/// Text with every character that Markdown could read as structure made plain, on one line.
fn escaped(text: &PersonText) -> String {
    let mut out = String::with_capacity(text.as_str().len());
    for letter in one_line(text.as_str()).chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '!'
            | '|' | '~' | '=' | ':' | '$' | '^' | '@' | '"' | '\'' => {
                out.push('\\');
                out.push(letter);
            }
            '.' if out.chars().all(|before| before.is_ascii_digit()) => out.push_str("\\."),
            // A bare address needs no colon to become a link in some readers.
            '.' if ends_with_www(&out) => out.push_str("\\."),
            _ => out.push(letter),
        }
    }
    out.push_str(&turned_back(&out));
    out
}

/// What ends every change of direction that a text begins and does not end, so that the rest of the line runs on as it
/// should.
fn turned_back(text: &str) -> String {
    let mut ends = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => ends.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => ends.push('\u{2069}'),
            '\u{202c}' if ends.last() == Some(&letter) => drop(ends.pop()),
            '\u{2069}' => {
                let begun = ends.iter().rposition(|end| *end == letter);
                ends.truncate(begun.unwrap_or(ends.len()));
            }
            _ => {}
        }
    }
    ends.into_iter().rev().collect()
}

fn ends_with_www(text: &str) -> bool {
    let end = text.get(text.len().saturating_sub(3)..);
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}
