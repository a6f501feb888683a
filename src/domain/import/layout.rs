//! What the columns of a table mean, and what a row of it is.

use std::borrow::Cow;

use super::choice::{Choice, Column, Where};
use super::dialect::{self, alike, kind_meant, known, plain};
use super::rest::Heads;
use super::row::Why;
use super::sheet::{Format, NotTaken};
use super::table::Cells;
use super::taken::{Raw, Taken};

/// What programs call the column of a row's own id.
const IDS: [&str; 4] = ["comment-id", "note_id", "number", "id"];
/// Whom programs name where nobody is to know who it was.
const NOBODY: &str = "Anonymous";

/// What the columns of a table mean.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) format: Format,
    heads: usize,
    /// Each a text, or one in one of several languages.
    text: Vec<Vec<usize>>,
    id: Option<usize>,
    pub(super) kind: Option<usize>,
    theme: Option<usize>,
    kinds: Vec<(String, String)>,
    votes: Vec<usize>,
    people: Vec<usize>,
    archive: Option<usize>,
    put_away: Vec<(usize, &'static str, Why)>,
    only: Vec<(usize, String)>,
    without: Vec<(usize, String)>,
}

impl Layout {
    /// What these columns mean: as was chosen, else as the program that wrote them means them.
    pub(super) fn of(all: &Heads, choice: &Choice) -> Result<Self, NotTaken> {
        let heads = all.names.as_slice();
        let known = known(heads);
        let column = |name: &str| dialect::called(heads, name);
        let text = match (choice.text.as_slice(), known.text) {
            ([], []) => vec![default_text(heads, choice)?],
            ([], own) => own.iter().map(|name| alike(heads, name)).collect(),
            (chosen, _) => {
                chosen.iter().map(|column| named(all, column)).collect::<Result<_, _>>()?
            }
        };
        // What a nameless column is called here is no name that anybody gave it.
        let has_heads = !choice.no_header && !choice.lines;
        let chosen = |chosen: &Where, told: fn(&[String]) -> Option<usize>| match chosen {
            Where::In(chosen) => named(all, chosen).map(|places| places.first().copied()),
            Where::AsTold => {
                let told = told(heads).filter(|_| has_heads);
                Ok(told.filter(|told| !text.iter().flatten().any(|text| text == told)))
            }
            Where::Nowhere => Ok(None),
        };
        let (kind, theme) =
            (chosen(&choice.kind, dialect::kind_of)?, chosen(&choice.theme, dialect::theme_of)?);
        let id = if known.format == Format::Table {
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
            kind,
            theme,
            kinds: choice.kinds.clone(),
            votes: places(heads, known.votes),
            people: places(heads, known.people),
            archive: column("Archive").filter(|_| !keeps_past),
            put_away: put_away.collect(),
            only: conditions(all, &choice.only)?,
            without: conditions(all, &choice.without)?,
        })
    }

    /// Whether a record has something in a cell that no column has a name for, and nobody chose.
    pub(super) fn overflows(&self, cells: &Cells<'_>) -> bool {
        let nameless = cells.iter().enumerate().skip(self.heads);
        let mut filled = nameless.filter(|(_, cell)| !cell.trim().is_empty());
        filled.any(|(place, _)| !self.uses(place))
    }

    fn uses(&self, place: usize) -> bool {
        let mut chosen = self.only.iter().chain(&self.without).map(|(chosen, _)| *chosen);
        self.text.iter().flatten().any(|text| *text == place)
            || [self.kind, self.theme].contains(&Some(place))
            || chosen.any(|chosen| chosen == place)
    }

    /// Takes a record, or leaves it out.
    pub(super) fn take(&self, place: usize, cells: &Cells<'_>, taken: &mut Taken) {
        let plain = plain(self.format);
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

    /// What a row is to the program that wrote it, where its kind tells that.
    fn meaning<'a>(&'a self, raw: &mut Raw<'a>) -> Option<Why> {
        match (self.format, raw.kind) {
            (Format::Parabol, "Comment" | "Reply") => return Some(Why::Comment),
            (Format::Refacto, "Action") => raw.theme = "",
            _ => {}
        }
        let meant = self.kinds.iter().find(|(says, _)| says == raw.kind);
        raw.kind = meant.map_or_else(|| kind_meant(self.format, raw.kind), |(_, kind)| kind);
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

/// The columns that are meant: one, or those that are its translations. A number means the column of this place where none
/// is called so, from 1.
pub(super) fn named(heads: &Heads, column: &Column) -> Result<Vec<usize>, NotTaken> {
    let at = |place: usize| Some(place).filter(|place| *place < heads.width);
    let places = match column {
        Column::Named(name) => match alike(&heads.names, name) {
            none if none.is_empty() => {
                let place = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                place.and_then(at).into_iter().collect()
            }
            places => places,
        },
        Column::At(place) => at(*place).into_iter().collect(),
    };
    if places.is_empty() {
        return Err(NotTaken::NoColumn(column.clone(), numbered(heads)));
    }
    Ok(places)
}

/// What all columns can be called: those that have no name by their number.
fn numbered(heads: &Heads) -> Vec<String> {
    let name = |place: usize| heads.names.get(place).filter(|name| !name.is_empty()).cloned();
    (0..heads.width).map(|place| name(place).unwrap_or_else(|| (place + 1).to_string())).collect()
}

fn conditions(
    heads: &Heads,
    chosen: &[(Column, String)],
) -> Result<Vec<(usize, String)>, NotTaken> {
    let places = chosen.iter().map(|(column, says)| {
        let places = named(heads, column)?;
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
        _ => dialect::words_of(heads).ok_or_else(|| NotTaken::WhichColumn(heads.to_vec())),
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
