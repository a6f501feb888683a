//! What stands in the organiser's record beside its themes: links, strengths, quotes, and matches with other events.

use std::collections::{BTreeMap, BTreeSet};

use super::Board;
use crate::domain::event::{EventId, GroupId};
use crate::domain::record::{
    Counterpart, DeskField, DeskOperation, Fact, FactId, Field, NoteId, Operation, Record,
    Strength, ThemeId,
};
use crate::domain::text::PersonText;

/// Whether what stands in a field of links says that the part belongs there. Where two organisers said otherwise at the same
/// time, it does: a link too many is seen and taken away, one too few is not.
pub fn links_to(record: &Record, field: &DeskField) -> bool {
    let heads = record.heads(Field::Desk(field.clone()));
    let links = |fact: &Fact| {
        matches!(fact.operation(), Some(Operation::Desk(DeskOperation::Link { linked: true, .. })))
    };
    heads.into_iter().any(links)
}

/// What an organiser said about the shared themes. A theme that was merged counts as the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedLinks {
    parts: BTreeMap<ThemeId, BTreeSet<FactId>>,
    themes: BTreeMap<FactId, BTreeSet<ThemeId>>,
    strengths: BTreeMap<(ThemeId, GroupId), Strength>,
    quotes: BTreeMap<(ThemeId, GroupId), BTreeSet<NoteId>>,
    kept_out: BTreeMap<NoteId, PersonText>,
    matches: BTreeMap<(ThemeId, EventId), BTreeSet<Counterpart>>,
}

impl SharedLinks {
    /// What stands in this record, whose board this is.
    pub fn of(record: &Record, board: &Board) -> Self {
        let mut links = Self::default();
        for field in record.fields() {
            let Field::Desk(field) = field else { continue };
            links.read_kept_out(record, &field);
            let theme = field.theme().and_then(|theme| board.counted_as(theme));
            let Some(theme) = theme else { continue };
            match &field {
                DeskField::Link(_, part) if links_to(record, &field) => {
                    links.parts.entry(theme).or_default().insert(*part);
                    links.themes.entry(*part).or_default().insert(theme);
                }
                DeskField::Strength(own, group) => {
                    let said = said(record, &field).find_map(|said| match said {
                        DeskOperation::Strength { strength, .. } => Some(*strength),
                        _ => None,
                    });
                    // What was said of a theme that was merged is not said of the one that it is part of now.
                    if let Some(strength) = said.flatten().filter(|_| *own == theme) {
                        links.strengths.insert((theme, group.clone()), strength);
                    }
                }
                DeskField::Quote(_, group) => {
                    let quotes = said(record, &field).filter_map(|said| match said {
                        DeskOperation::Quote { note, .. } => *note,
                        _ => None,
                    });
                    let place = links.quotes.entry((theme, group.clone())).or_default();
                    place.extend(quotes);
                }
                DeskField::Match(_, event) => {
                    let said = said(record, &field).find_map(|said| match said {
                        DeskOperation::Match { with, .. } => Some(*with),
                        _ => None,
                    });
                    let place = links.matches.entry((theme, event.clone())).or_default();
                    place.extend(said.flatten());
                }
                DeskField::Link(..) | DeskField::KeepOut(_) => {}
            }
        }
        links
    }

    /// Where two organisers said otherwise at the same time, the note is kept out: what was published can't be taken back.
    fn read_kept_out(&mut self, record: &Record, field: &DeskField) {
        let DeskField::KeepOut(note) = field else { return };
        let reason = said(record, field).find_map(|said| match said {
            DeskOperation::KeepOut { out, .. } => out.as_deref(),
            _ => None,
        });
        if let Some(reason) = reason {
            self.kept_out.insert(*note, reason.into());
        }
    }

    /// Why a note is kept out of the report; nothing where it is not.
    pub fn kept_out(&self, note: NoteId) -> Option<&PersonText> {
        self.kept_out.get(&note)
    }

    /// The notes that the report keeps out.
    pub fn all_kept_out(&self) -> impl Iterator<Item = NoteId> {
        self.kept_out.keys().copied()
    }

    /// The themes and notes of groups that are linked to a shared theme.
    pub fn parts_of(&self, theme: ThemeId) -> impl Iterator<Item = FactId> {
        self.parts.get(&theme).into_iter().flatten().copied()
    }

    /// The shared themes that a group's theme or note is linked to.
    pub fn themes_of(&self, part: FactId) -> impl Iterator<Item = ThemeId> {
        self.themes.get(&part).into_iter().flatten().copied()
    }

    /// How strongly the organiser says that a group raised a shared theme.
    pub fn strength(&self, theme: ThemeId, group: &GroupId) -> Option<Strength> {
        self.strengths.get(&(theme, group.clone())).copied()
    }

    /// All that the organiser said of that.
    pub fn strengths(&self) -> impl Iterator<Item = (ThemeId, &GroupId, Strength)> {
        self.strengths.iter().map(|((theme, group), strength)| (*theme, group, *strength))
    }

    /// What the organiser chose to quote a group with; nothing where nothing was said, none where none is wanted.
    pub fn quotes(&self, theme: ThemeId, group: &GroupId) -> Option<&BTreeSet<NoteId>> {
        self.quotes.get(&(theme, group.clone()))
    }

    /// What a shared theme is at another event; several where themes of which that was said were merged, none where it is
    /// open.
    pub fn matches(&self, theme: ThemeId, event: &EventId) -> impl Iterator<Item = Counterpart> {
        self.matches.get(&(theme, event.clone())).into_iter().flatten().copied()
    }
}

/// What stands in a field, the highest first.
fn said<'a>(record: &'a Record, field: &DeskField) -> impl Iterator<Item = &'a DeskOperation> {
    let heads = record.heads(Field::Desk(field.clone())).into_iter().rev();
    heads.filter_map(|fact| match fact.operation() {
        Some(Operation::Desk(operation)) => Some(operation),
        _ => None,
    })
}
