//! The tables of programs that we know, told by the names of their columns.

use std::borrow::Cow;

use super::choice::Choice;
use super::guard::{unguarded, unguarded_of_ours};
use super::row::Why;
use super::sheet::{Format, NotTaken, Refused};
use super::table::{Cells, Table};
use super::taken::{Raw, Taken};
use crate::domain::text::Folded;

/// A table that we know.
struct Known {
    format: Format,
    /// Columns that no other program's tables have together.
    marks: &'static [&'static str],
    /// The columns of the words, in the order in which they are joined.
    text: &'static [&'static str],
    id: &'static str,
    theme: &'static str,
    kind: &'static str,
    /// Columns that count votes; one that ends with `*` is every column that begins so.
    votes: &'static [&'static str],
    /// Columns that name people.
    people: &'static [&'static str],
    /// Rows that the program had put away: the column, what it says then, and what that means.
    put_away: &'static [(&'static str, &'static str, Why)],
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
/// What programs call the column of a row's own id.
const IDS: [&str; 4] = ["comment-id", "note_id", "number", "id"];
/// Whom programs name where nobody is to know who it was.
const NOBODY: &str = "Anonymous";

/// The names of the columns, as the first row has them; empty ones at its end are none.
pub(super) fn heads(table: &Table<'_>) -> Vec<String> {
    let first = table.records().next().unwrap_or_default();
    let mut heads: Vec<String> =
        first.iter().map(|head| unguarded(head.trim()).to_owned()).collect();
    let named = heads.iter().rposition(|head| !head.is_empty()).map_or(0, |last| last + 1);
    heads.truncate(named);
    heads
}

/// Which table these columns are of.
pub(super) fn recognised(heads: &[String]) -> Format {
    known(heads).format
}

fn known(heads: &[String]) -> &'static Known {
    let has = |name: &&str| heads.iter().any(|head| head == name);
    KNOWN.iter().find(|known| known.marks.iter().all(has)).unwrap_or(&NOTHING)
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

/// The columns of this name: one that is spelled so goes before one that reads the same; else those that are its
/// translations, `name/xx` or `name_xx`.
fn alike(heads: &[String], name: &str) -> Vec<usize> {
    let spelled = heads.iter().position(|head| head == name);
    let wanted = Folded::of(name);
    let reads = || heads.iter().position(|head| Folded::of(head) == wanted);
    if let Some(place) = spelled.or_else(reads) {
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

/// What the columns of a table mean.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) format: Format,
    heads: usize,
    /// Each a text, or one in one of several languages.
    text: Vec<Vec<usize>>,
    id: Option<usize>,
    kind: Option<usize>,
    theme: Option<usize>,
    votes: Vec<usize>,
    people: Vec<usize>,
    archive: Option<usize>,
    put_away: Vec<(usize, &'static str, Why)>,
    only: Vec<(usize, String)>,
    without: Vec<(usize, String)>,
}

impl Layout {
    /// What these columns mean: as was chosen, else as the program that wrote them means them.
    pub(super) fn of(heads: &[String], choice: &Choice) -> Result<Self, NotTaken> {
        let known = known(heads);
        let column = |name: &str| heads.iter().position(|head| head == name);
        let text = match (choice.text.as_slice(), known.text) {
            ([], []) => vec![default_text(heads, choice)?],
            ([], own) => own.iter().map(|name| alike(heads, name)).collect(),
            (chosen, _) => {
                chosen.iter().map(|name| named(heads, name)).collect::<Result<_, _>>()?
            }
        };
        let chosen = |name: &Option<String>, usual: &str| match name {
            Some(name) => named(heads, name).map(|places| places.first().copied()),
            None => Ok(column(usual)),
        };
        let id = if known.format == Format::Table {
            let has_heads = !choice.no_header && !choice.lines;
            IDS.iter().find_map(|id| alike(heads, id).first().copied()).filter(|_| has_heads)
        } else {
            column(known.id)
        };
        let put_away = known.put_away.iter().filter(|_| !choice.put_away);
        let put_away = put_away.filter_map(|(name, says, why)| Some((column(name)?, *says, *why)));
        let keeps_past = known.format != Format::Refacto || choice.put_away;
        Ok(Self {
            format: known.format,
            heads: heads.len(),
            text,
            id,
            kind: chosen(&choice.kind, known.kind)?,
            theme: chosen(&choice.theme, known.theme)?,
            votes: places(heads, known.votes),
            people: places(heads, known.people),
            archive: column("Archive").filter(|_| !keeps_past),
            put_away: put_away.collect(),
            only: conditions(heads, &choice.only)?,
            without: conditions(heads, &choice.without)?,
        })
    }

    /// Whether a record has more cells than there are columns, and something in them.
    pub(super) fn overflows(&self, cells: &Cells<'_>) -> bool {
        cells.iter().skip(self.heads).any(|cell| !cell.trim().is_empty())
    }

    /// Takes a record, or leaves it out.
    pub(super) fn take(&self, place: usize, cells: &Cells<'_>, taken: &mut Taken) {
        let plain = if self.format == Format::Tabletalk { unguarded_of_ours } else { unguarded };
        let cell = |place: usize| plain(cells.get(place).trim());
        let first_of = |places: &Vec<usize>| {
            let filled = places.iter().map(|place| cell(*place)).find(|cell| !cell.is_empty());
            filled.unwrap_or_default()
        };
        let mut texts = self.text.iter().map(first_of).filter(|text| !text.is_empty());
        let first = Cow::Borrowed(texts.next().unwrap_or_default());
        let text = texts.fold(first, |text, next| format!("{text}\n{next}").into());
        let text = text.as_ref();
        let of = |place: Option<usize>| place.map_or("", cell);
        let (id, kind, theme) = (of(self.id), of(self.kind), of(self.theme));
        let mut raw = Raw { place, board: None, id, text, kind, theme };
        if let Some(why) = self.left_out(&cell) {
            return taken.leave(&raw, why);
        }
        for place in &self.people {
            taken.names(Some(cell(*place)).filter(|name| *name != NOBODY).unwrap_or_default());
        }
        if let Some(why) = self.meaning(&mut raw) {
            return taken.leave(&raw, why);
        }
        taken.votes = taken.votes.saturating_add(self.votes_of(&cell));
        taken.take(&raw);
    }

    fn left_out<'a>(&self, cell: &impl Fn(usize) -> &'a str) -> Option<Why> {
        let says = |(place, says): &(usize, String)| cell(*place) == says;
        if !self.only.is_empty() && !self.only.iter().any(says) || self.without.iter().any(says) {
            return Some(Why::NotAskedFor);
        }
        if self.archive.is_some_and(|place| cell(place) != "current") {
            return Some(Why::Earlier);
        }
        let away = self.put_away.iter().find(|(place, says, _)| cell(*place) == *says);
        away.map(|(.., why)| *why)
    }

    /// What the kind of a row means to the program that wrote it.
    fn meaning(&self, raw: &mut Raw<'_>) -> Option<Why> {
        match (self.format, raw.kind) {
            (Format::Parabol, "Comment" | "Reply") => return Some(Why::Comment),
            (Format::Parabol, "Task") => raw.kind = "action",
            (Format::Refacto, "Action") => (raw.kind, raw.theme) = ("action", ""),
            (Format::Refacto, "Question") => raw.kind = "question",
            (Format::Parabol | Format::Refacto, _) => raw.kind = "",
            _ => {}
        }
        None
    }

    fn votes_of<'a>(&self, cell: &impl Fn(usize) -> &'a str) -> u64 {
        let counted = self.votes.iter().map(|place| match self.format {
            Format::Wekan => wekan_votes(cell(*place)),
            _ => cell(*place).parse().unwrap_or(0),
        });
        counted.fold(0, u64::saturating_add)
    }
}

fn named(heads: &[String], name: &str) -> Result<Vec<usize>, NotTaken> {
    match alike(heads, name) {
        none if none.is_empty() => Err(NotTaken::NoColumn(name.to_owned(), heads.to_vec())),
        places => Ok(places),
    }
}

fn conditions(
    heads: &[String],
    chosen: &[(String, String)],
) -> Result<Vec<(usize, String)>, NotTaken> {
    let places = chosen.iter().map(|(name, says)| {
        let places = named(heads, name)?;
        Ok(places.into_iter().map(|place| (place, says.trim().to_owned())).collect::<Vec<_>>())
    });
    Ok(places.collect::<Result<Vec<_>, NotTaken>>()?.concat())
}

/// The columns of these names; one that ends with `*` is every column that begins so.
fn places(heads: &[String], names: &[&str]) -> Vec<usize> {
    let is = |head: &str, name: &str| match name.strip_suffix('*') {
        Some(begins) => head.starts_with(begins),
        None => head == name,
    };
    let fits = |head: &String| names.iter().any(|name| is(head, name));
    let places = heads.iter().enumerate().filter(|(_, head)| fits(head));
    places.map(|(place, _)| place).collect()
}

fn default_text(heads: &[String], choice: &Choice) -> Result<Vec<usize>, NotTaken> {
    match heads {
        [] => Err(NotTaken::NoHeads),
        [_] => Ok(vec![0]),
        _ if choice.no_header => Err(NotTaken::WhichColumn(heads.to_vec())),
        _ => words_of(heads).ok_or_else(|| NotTaken::WhichColumn(heads.to_vec())),
    }
}

/// `Keep it?-yes-2-asha joerg-no-0-`: who voted for a card, and against it.
fn wekan_votes(cell: &str) -> u64 {
    let after = |mark: &str| {
        let (_, rest) = cell.rsplit_once(mark)?;
        rest.split('-').next()?.parse::<u64>().ok()
    };
    after("-yes-").unwrap_or(0).saturating_add(after("-no-").unwrap_or(0))
}
