//! The tables of programs that we know, told by the names of their columns.

use super::guard::{unguarded, unguarded_of_ours};
use super::row::Why;
use super::sheet::{Format, Refused};
use super::table::Table;
use crate::domain::text::Folded;

/// A table that we know.
pub(super) struct Known {
    pub(super) format: Format,
    /// Columns that no other program's tables have together.
    marks: &'static [&'static str],
    /// The columns of the words, in the order in which they are joined.
    pub(super) text: &'static [&'static str],
    pub(super) id: &'static str,
    pub(super) theme: &'static str,
    pub(super) kind: &'static str,
    /// Columns that count votes; one that ends with `*` is every column that begins so.
    pub(super) votes: &'static [&'static str],
    /// Columns that name people.
    pub(super) people: &'static [&'static str],
    /// Rows that the program had put away: the column, what it says then, and what that means.
    pub(super) put_away: &'static [(&'static str, &'static str, Why)],
}

const NOTHING: Known = Known {
    format: Format::Table,
    marks: &[],
    text: &[],
    id: "",
    theme: "",
    kind: "",
    votes: &[],
    people: &[],
    put_away: &[],
};

const KNOWN: [Known; 8] = [
    Known {
        format: Format::Polis,
        marks: &["comment-id", "moderated", "comment-body"],
        text: &["comment-body"],
        id: "comment-id",
        votes: &["agrees", "disagrees"],
        put_away: &[("moderated", "-1", Why::Rejected)],
        ..NOTHING
    },
    Known {
        format: Format::Parabol,
        marks: &["reflectionGroup", "type", "discussionThread", "content"],
        text: &["content"],
        theme: "reflectionGroup",
        kind: "type",
        people: &["author"],
        ..NOTHING
    },
    Known {
        format: Format::Scrumlr,
        marks: &["note_id", "text", "column_id", "column", "stack"],
        text: &["text"],
        id: "note_id",
        theme: "column",
        votes: &["voting_*"],
        people: &["author"],
        ..NOTHING
    },
    Known {
        format: Format::Refacto,
        marks: &["Archive", "Category", "Message", "Votes", "State"],
        text: &["Message"],
        theme: "Category",
        kind: "Category",
        votes: &["Votes"],
        ..NOTHING
    },
    Known {
        format: Format::Wekan,
        marks: &["Title", "Description", "List", "Swimlane", "Archived"],
        text: &["Title", "Description"],
        theme: "List",
        votes: &["Voting"],
        people: &["Owner", "Requested By", "Assigned By", "Members", "Assignee"],
        put_away: &[("Archived", "true", Why::Archived)],
        ..NOTHING
    },
    Known {
        format: Format::Decidim,
        marks: &["id", "component/id", "participatory_space/id", "is_amend", "withdrawn"],
        text: &["title", "body"],
        id: "id",
        votes: &["votes"],
        people: &["author/name"],
        put_away: &[("withdrawn", "true", Why::Withdrawn), ("is_amend", "true", Why::Amendment)],
        ..NOTHING
    },
    Known {
        format: Format::TalkToTheCity,
        marks: &["id", "interview", "comment"],
        text: &["comment"],
        id: "id",
        people: &["interview"],
        ..NOTHING
    },
    Known {
        format: Format::Tabletalk,
        marks: &["event_id", "group_id", "note_id", "text", "theme_name", "kept_out"],
        text: &["text"],
        id: "note_id",
        theme: "theme_name",
        kind: "kind",
        people: &["owner"],
        ..NOTHING
    },
];

/// What people call the column of what was said, whatever the case; an earlier name goes before a later one.
const USUAL: [&str; 4] = ["text", "note", "comment", "statement"];

/// The names of the columns, as the first row has them; empty ones at its end are none.
pub(super) fn heads(table: &Table<'_>) -> Vec<String> {
    let first = table.records().next().unwrap_or_default();
    let mut heads: Vec<String> =
        first.iter().map(|head| unguarded(head.trim()).to_owned()).collect();
    let named = heads.iter().rposition(|head| !head.is_empty()).map_or(0, |last| last + 1);
    heads.truncate(named);
    heads
}

/// How many columns the first row has, those at its end without a name too.
pub(super) fn width(table: &Table<'_>) -> usize {
    table.records().next().map_or(0, |first| first.len())
}

/// Which table these columns are of.
pub(super) fn recognised(heads: &[String]) -> Format {
    known(heads).format
}

pub(super) fn known(heads: &[String]) -> &'static Known {
    let has = |name: &&str| heads.iter().any(|head| head == name);
    KNOWN.iter().find(|known| known.marks.iter().all(has)).unwrap_or(&NOTHING)
}

/// The column of the kind, where its program has one, or a table of nobody we know has one of that name.
pub(super) fn kind_of(heads: &[String]) -> Option<usize> {
    let known = known(heads);
    if known.format == Format::Table { reads(heads, "kind") } else { called(heads, known.kind) }
}

/// The same of the column of the theme's name.
pub(super) fn theme_of(heads: &[String]) -> Option<usize> {
    let known = known(heads);
    if known.format == Format::Table { reads(heads, "theme") } else { called(heads, known.theme) }
}

/// The first column that is called so; a column without a name is none that a program means.
pub(super) fn called(heads: &[String], name: &str) -> Option<usize> {
    heads.iter().position(|head| !name.is_empty() && head == name)
}

/// The kind that a program means by what it says there.
pub(super) fn kind_meant(format: Format, says: &str) -> &str {
    match (format, says) {
        (Format::Parabol, "Task") | (Format::Refacto, "Action") => "action",
        (Format::Refacto, "Question") => "question",
        (Format::Parabol | Format::Refacto, _) => "",
        _ => says,
    }
}

/// What a cell of a program says, without what guards it from being taken for a formula.
pub(super) fn plain(format: Format) -> fn(&str) -> &str {
    if format == Format::Tabletalk { unguarded_of_ours } else { unguarded }
}

/// Tables that are known to have no notes, or none that can be told from the rest.
pub(super) fn refused(heads: &[String], table: &Table<'_>) -> Option<Refused> {
    let has = |name: &str| heads.iter().any(|head| head == name);
    let second = || table.records().nth(1);
    let next_is = |name: &str| second().is_some_and(|cells| cells.iter().any(|cell| cell == name));
    if has("voter-id") && has("vote") || has("participant") && has("n-votes") {
        Some(Refused::PolisVotes)
    } else if has("comment-id") && has("total-votes") {
        Some(Refused::PolisGroups)
    } else if heads.len() == 2 && has("topic") && next_is("url") {
        Some(Refused::PolisSummary)
    } else if heads.len() == 1 && is_loomio(heads, table) {
        Some(Refused::Loomio)
    } else {
        None
    }
}

/// Its exports are several tables in one file, each under a line that names it.
fn is_loomio(heads: &[String], table: &Table<'_>) -> bool {
    let first = heads.first().map_or("", String::as_str);
    let second = table.as_lines().records().nth(1);
    let second = second.as_ref().map_or("", |line| line.get(0));
    let poll = first == "poll" && second.starts_with("id,group_id,");
    let group = first.starts_with("Export for ") && second.starts_with("Groups (");
    poll || group
}

/// Where the words are, if nobody says it: in the only column, or in one of a usual name.
pub(super) fn words_of(heads: &[String]) -> Option<Vec<usize>> {
    USUAL.iter().map(|usual| alike(heads, usual)).find(|places| !places.is_empty())
}

/// The column of this name: one that is spelled so goes before one that reads the same.
fn reads(heads: &[String], name: &str) -> Option<usize> {
    let wanted = Folded::of(name);
    let spelled = heads.iter().position(|head| head == name);
    spelled.or_else(|| heads.iter().position(|head| Folded::of(head) == wanted))
}

/// The columns of this name: one that is spelled so goes before one that reads the same; else those that are its
/// translations, `name/xx` or `name_xx`.
pub(super) fn alike(heads: &[String], name: &str) -> Vec<usize> {
    if let Some(place) = reads(heads, name) {
        return vec![place];
    }
    let translates = |head: &str| {
        let language = head.strip_prefix(name)?.strip_prefix(['/', '_'])?;
        let (language, region) = language.split_once('-').unwrap_or((language, "XX"));
        let is = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let fits = (2..=3).contains(&language.len()) && (2..=4).contains(&region.len());
        (fits && is(language) && is(region)).then_some(())
    };
    let places = heads.iter().enumerate().filter(|(_, head)| translates(head).is_some());
    places.map(|(place, _)| place).collect()
}
