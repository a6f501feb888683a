//! A board of Retrospectives for Azure DevOps as its extension writes it: two tables under a line that names the board,
//! whose cells stand in quotes and whose quotes are not doubled. So a row is read from its ends.

use super::row::Why;
use super::taken::{Raw, Taken};

const HEADING: &str = "Retrospectives Summary for '";
const ITEMS: &str = "Feedback Items";
const WORK: &str = "Work Items";
/// Who wrote a note, where nobody is to know.
const NOBODY: &str = "undefined";

/// Which board it is, where the text is one: its id, or its title where its address has none.
pub(super) fn title(text: &str) -> Option<String> {
    let line = text.lines().next()?.trim_matches('"');
    let rest = line.strip_prefix(HEADING)?;
    let (title, address) = rest.rsplit_once("' (").unwrap_or((rest, ""));
    let id = address.split_once("boardId=").map(|(_, id)| id);
    let id = id.and_then(|id| id.split(['&', ')', '#']).next()).filter(|id| !id.is_empty());
    Some(id.unwrap_or(title).to_owned())
}

/// Which of the two tables a line is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Items,
    Work,
}

/// Takes the notes, and the work items as actions.
pub(super) fn take(text: &str, taken: &mut Taken) {
    let (mut part, mut heads, mut place) = (Part::Before, false, 0);
    let mut row = String::new();
    for line in text.lines() {
        if row.is_empty() {
            match line.trim() {
                ITEMS => (part, heads) = (Part::Items, true),
                WORK => (part, heads) = (Part::Work, true),
                "" => {}
                // The names of the columns.
                _ if heads => heads = false,
                _ if part == Part::Before => {}
                _ => row.push_str(line),
            }
        } else {
            row.push('\n');
            row.push_str(line);
        }
        let whole = match part {
            Part::Items => item(&row),
            Part::Work => work(&row),
            Part::Before => None,
        };
        if let Some(whole) = whole {
            place += 1;
            taken.votes = taken.votes.saturating_add(whole.votes);
            taken.names(whole.person);
            taken.take(&Raw { place, ..whole.raw });
            row.clear();
        }
    }
    // What never ended as a row does was not written by it.
    if !row.trim().is_empty() {
        let raw = Raw { place: place + 1, text: &row, ..Raw::default() };
        taken.leave(&raw, Why::Unfinished);
    }
}

struct Whole<'a> {
    raw: Raw<'a>,
    votes: u64,
    person: &'a str,
}

/// `"Type","Description",Votes,CreatedDate,"CreatedBy"`.
fn item(row: &str) -> Option<Whole<'_>> {
    let (theme, rest) = row.strip_prefix('"')?.split_once("\",\"")?;
    let (rest, person) = rest.strip_suffix('"')?.rsplit_once(",\"")?;
    let (rest, _date) = rest.rsplit_once(',')?;
    let (text, votes) = rest.rsplit_once("\",")?;
    let votes = votes.parse().ok()?;
    let person = if person == NOBODY { "" } else { person };
    Some(Whole { raw: Raw { text, theme, ..Raw::default() }, votes, person })
}

/// `"Feedback Description","Work Item Title",Work Item Type,Work Item Id,Url`.
fn work(row: &str) -> Option<Whole<'_>> {
    let (rest, url) = row.strip_prefix('"')?.rsplit_once(',')?;
    let (rest, id) = rest.rsplit_once(',')?;
    let (rest, _type) = rest.rsplit_once("\",")?;
    let (_, text) = rest.rsplit_once("\",\"")?;
    let is_row =
        !url.contains('"') && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let raw = Raw { id, text, kind: "action", ..Raw::default() };
    is_row.then_some(Whole { raw, votes: 0, person: "" })
}
