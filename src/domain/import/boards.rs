//! Boards of other programs as JSON.

use serde_json::Value;

use super::choice::Choice;
use super::row::Why;
use super::sheet::{Format, Refused};
use super::taken::{Raw, Taken};

/// The board that Nullboard comes with, unless it was deleted.
const DEMO: &str = "Welcome to Nullboard";
/// Who wrote a note of `QuickRetro`, where nobody is to know.
const NOBODY: &str = "Anonymous";

/// Which program's board it is, and which board, where that is told.
pub(super) fn recognised(board: &Value) -> Result<(Format, Option<String>), Refused> {
    let told = |part: &Value| Some(spelled(part)).filter(|told| !told.is_empty());
    if is_nullboard(board) {
        return Ok((Format::Nullboard, told(part(board, "id"))));
    }
    if board.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_nullboard)) {
        // Each of its boards says which it is.
        return Ok((Format::Nullboard, None));
    }
    if part(board, "board").is_object() && part(board, "messages").is_array() {
        return Ok((Format::QuickRetro, told(part(part(board, "board"), "id"))));
    }
    if part(part(board, "current"), "items").is_array() {
        return Ok((
            Format::Refacto,
            told(part(board, "url")).or_else(|| told(part(board, "name"))),
        ));
    }
    if part(board, "list").is_array()
        && part(board, "data").is_object()
        && part(board, "items").is_object()
    {
        return Ok((Format::CryptPad, None));
    }
    Err(refused(board))
}

fn refused(board: &Value) -> Refused {
    let begins = |name: &str, start: &str| text(part(board, name)).starts_with(start);
    let is_azure = |one: &Value| part(one, "team").is_object() && part(one, "items").is_array();
    if begins("_format", "wekan") {
        Refused::WekanJson
    } else if begins("format", "tabletalk-") {
        Refused::Ours
    } else if part(board, "board").is_object() && part(board, "columns").is_array() {
        Refused::ScrumlrJson
    } else if board.as_array().and_then(|all| all.first()).is_some_and(is_azure) {
        Refused::AzureDevOpsJson
    } else {
        Refused::OtherJson
    }
}

fn is_nullboard(board: &Value) -> bool {
    part(board, "format").is_number() && part(board, "lists").is_array()
}

/// Takes the notes of a board that was recognised.
pub(super) fn take(format: Format, board: &Value, choice: &Choice, taken: &mut Taken) {
    let mut place = 0;
    match format {
        Format::Nullboard => match board.as_array() {
            Some(all) => nullboards(all, choice, taken),
            None => nullboard(board, None, None, &mut place, taken),
        },
        Format::QuickRetro => quick_retro(board, taken),
        Format::Refacto => refacto(board, choice, taken),
        Format::CryptPad => crypt_pad(board, taken),
        // Those are tables, or text.
        _ => {}
    }
}

fn nullboards(all: &[Value], choice: &Choice, taken: &mut Taken) {
    let mut place = 0;
    for board in all {
        let title = text(part(board, "title"));
        let is_demo = all.len() > 1 && title == DEMO && !choice.put_away;
        if !is_demo {
            taken.boards.push(title.to_owned());
        }
        let id = spelled(part(board, "id"));
        let why = is_demo.then_some(Why::Demo);
        nullboard(board, Some(&id), why, &mut place, taken);
    }
}

fn nullboard(
    board: &Value,
    id: Option<&str>,
    why: Option<Why>,
    place: &mut usize,
    taken: &mut Taken,
) {
    for list in items(part(board, "lists")) {
        for note in items(part(list, "notes")) {
            *place += 1;
            let (text, theme) = (text(part(note, "text")), text(part(list, "title")));
            let raw = Raw { place: *place, board: id, text, theme, ..Raw::default() };
            match why {
                Some(why) => taken.leave(&raw, why),
                None => taken.take(&raw),
            }
        }
    }
}

fn quick_retro(board: &Value, taken: &mut Taken) {
    for (place, note) in (1..).zip(items(part(board, "messages"))) {
        let theme = text(part(part(note, "column"), "text"));
        let votes = count(part(note, "likes")).saturating_add(count(part(note, "offlineLikes")));
        taken.votes = taken.votes.saturating_add(votes);
        let comments = items(part(note, "comments"));
        taken.comments += comments.len();
        for said in comments.iter().chain([note]) {
            taken.names(
                Some(text(part(said, "user"))).filter(|name| *name != NOBODY).unwrap_or_default(),
            );
        }
        taken.take(&Raw { place, text: text(part(note, "content")), theme, ..Raw::default() });
    }
}

fn refacto(board: &Value, choice: &Choice, taken: &mut Taken) {
    let past =
        items(part(board, "archives")).iter().map(|archive| (part(archive, "snapshot"), true));
    let mut place = 0;
    for (retro, is_past) in std::iter::once((part(board, "current"), false)).chain(past) {
        // Of other meetings than those of moods the items are answers and points on a line, no notes.
        let has_notes = matches!(text(part(retro, "format")), "" | "mood");
        for item in items(part(retro, "items")) {
            // What each category is called on its page. An action is one, whatever stands above it.
            let (kind, theme) = match text(part(item, "category")) {
                "action" => ("action", ""),
                "meh" => ("question", "Question"),
                "happy" => ("", "Happy"),
                "sad" => ("", "Sad"),
                other => ("", other),
            };
            place += 1;
            let raw =
                Raw { place, text: text(part(item, "message")), kind, theme, ..Raw::default() };
            if is_past && !(choice.put_away && has_notes) {
                taken.leave(&raw, Why::Earlier);
                continue;
            }
            taken.votes = taken.votes.saturating_add(count(part(item, "votes")));
            taken.attachments += usize::from(part(item, "attachment").is_object());
            taken.take(&raw);
        }
    }
}

fn crypt_pad(board: &Value, taken: &mut Taken) {
    let mut place = 0;
    for list in items(part(board, "list")) {
        let list = part(part(board, "data"), &spelled(list));
        for id in items(part(list, "item")) {
            let id = spelled(id);
            let item = part(part(board, "items"), &id);
            place += 1;
            let words = [text(part(item, "title")), text(part(item, "body"))];
            let words: Vec<&str> =
                words.into_iter().filter(|words| !words.trim().is_empty()).collect();
            let (words, theme) = (words.join("\n"), text(part(list, "title")));
            taken.take(&Raw { place, id: &id, text: &words, theme, ..Raw::default() });
        }
    }
}

/// A part of an object; null where it has none of this name.
fn part<'a>(of: &'a Value, name: &str) -> &'a Value {
    of.get(name).unwrap_or(&Value::Null)
}

fn items(part: &Value) -> &[Value] {
    part.as_array().map_or(&[], Vec::as_slice)
}

fn text(part: &Value) -> &str {
    part.as_str().unwrap_or_default()
}

fn count(part: &Value) -> u64 {
    part.as_u64().unwrap_or(0)
}

/// An id, which some write as a number and some as text.
fn spelled(part: &Value) -> String {
    match part {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
