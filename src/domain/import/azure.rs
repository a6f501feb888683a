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
        // A row ends where its last line does as rows of its table do: earlier lines are not looked at again.
        let ends = match part {
            Part::Items => item_end(line).is_some(),
            Part::Work => work_end(line).is_some(),
            Part::Before => false,
        };
        if ends {
            place += 1;
            let whole = if part == Part::Items { item(&row) } else { work(&row) };
            match whole {
                Some(whole) => {
                    taken.votes = taken.votes.saturating_add(whole.votes);
                    taken.names(whole.person);
                    taken.take(&Raw { place, ..whole.raw });
                }
                None => taken.leave(&Raw { place, text: &row, ..Raw::default() }, Why::Unfinished),
            }
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

/// The end of a row, before it how many votes there are and who wrote it: `…",Votes,CreatedDate,"CreatedBy"`.
fn item_end(text: &str) -> Option<(&str, u64, &str)> {
    let (rest, person) = text.strip_suffix('"')?.rsplit_once(",\"")?;
    let (rest, _date) = rest.rsplit_once(',')?;
    let (rest, votes) = rest.rsplit_once("\",")?;
    Some((rest, votes.parse().ok()?, person))
}

/// `"Type","Description",Votes,CreatedDate,"CreatedBy"`.
fn item(row: &str) -> Option<Whole<'_>> {
    let (rest, votes, person) = item_end(row)?;
    let (theme, text) = rest.strip_prefix('"')?.split_once("\",\"")?;
    let person = if person == NOBODY { "" } else { person };
    Some(Whole { raw: Raw { text, theme, ..Raw::default() }, votes, person })
}

/// The end of a row, before it the id of the work item: `…",Work Item Type,Work Item Id,Url`.
fn work_end(text: &str) -> Option<(&str, &str)> {
    let (rest, url) = text.rsplit_once(',')?;
    let (rest, id) = rest.rsplit_once(',')?;
    let (rest, _type) = rest.rsplit_once("\",")?;
    let is_row =
        !url.contains('"') && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_row.then_some((rest, id))
}

/// `"Feedback Description","Work Item Title",Work Item Type,Work Item Id,Url`.
fn work(row: &str) -> Option<Whole<'_>> {
    let (rest, id) = work_end(row)?;
    let (_, text) = rest.strip_prefix('"')?.rsplit_once("\",\"")?;
    let raw = Raw { id, text, kind: "action", ..Raw::default() };
    Some(Whole { raw, votes: 0, person: "" })
}
