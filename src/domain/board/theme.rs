//! A theme as it stands, and which theme each counts as.

use crate::domain::text::PersonText;
use std::collections::BTreeMap;

use super::wording::{Wordings, highest};
use crate::domain::record::{Field, Operation, Record, ThemeId};

/// A theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which.
    pub id: ThemeId,
    /// Its name. Of a theme that was taken off: the one it had.
    pub name: Wordings,
    /// Its description.
    pub about: Option<Wordings>,
    /// Where among the themes: lower comes first, then the older; those that were never moved come last.
    pub rank: Option<i32>,
    /// Whether it is on the board, and if not, what it counts as.
    pub standing: Standing,
    /// What its own merge says, before chains and circles are resolved.
    into: Option<ThemeId>,
    dropped: bool,
}

/// Where a theme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On the board.
    OnBoard,
    /// Merged: it counts as this theme, which is on the board.
    CountsAs(ThemeId),
    /// Taken off, or merged into one that was.
    Off,
}

impl Theme {
    /// Its name; empty where the words are not here.
    pub fn title(&self) -> &PersonText {
        self.name.shown.here().unwrap_or(PersonText::nothing())
    }

    /// Its description; empty where there is none.
    pub fn description(&self) -> &PersonText {
        let about = self.about.as_ref().and_then(|about| about.shown.here());
        about.unwrap_or(PersonText::nothing())
    }

    pub(super) fn read(record: &Record, id: ThemeId) -> Option<Self> {
        let heads = record.heads(Field::Name(id));
        let name = Wordings::read(record, Field::Name(id));
        if heads.is_empty() {
            return None;
        }
        let dropped = name.is_none();
        Some(Self {
            id,
            name: name.unwrap_or_else(|| Wordings::last(record, Field::Name(id))),
            about: Wordings::read(record, Field::About(id)),
            rank: match highest(record, Field::Rank(id)) {
                Some(Operation::Rank { rank, .. }) => Some(*rank),
                _ => None,
            },
            standing: Standing::OnBoard,
            into: match highest(record, Field::Merge(id)) {
                Some(Operation::Merge { into, .. }) => *into,
                _ => None,
            },
            dropped,
        })
    }
}

/// Resolves chains of merges. In a circle the oldest theme counts as itself, the same on every device. Each theme is walked
/// over once, however long the chains are.
pub(super) fn settle_merges(themes: &mut BTreeMap<ThemeId, Theme>) {
    let mut roots = BTreeMap::new();
    for start in themes.keys() {
        let (path, root) = walk(themes, &roots, *start);
        roots.extend(path.into_iter().map(|id| (id, root)));
    }
    let is_dropped = |id: &ThemeId| themes.get(id).is_some_and(|theme| theme.dropped);
    let standing = |id: &ThemeId| match roots.get(id).unwrap_or(id) {
        root if is_dropped(root) => Standing::Off,
        root if root == id => Standing::OnBoard,
        root => Standing::CountsAs(*root),
    };
    let standings: Vec<Standing> = themes.keys().map(standing).collect();
    for (theme, standing) in themes.values_mut().zip(standings) {
        theme.standing = standing;
    }
}

/// The themes from `start` to one whose root is known, or to the end of the chain, or once round a circle; and their root.
fn walk(
    themes: &BTreeMap<ThemeId, Theme>,
    roots: &BTreeMap<ThemeId, ThemeId>,
    start: ThemeId,
) -> (Vec<ThemeId>, ThemeId) {
    let (mut path, mut places) = (Vec::new(), BTreeMap::new());
    let mut at = start;
    loop {
        if let Some(root) = roots.get(&at) {
            return (path, *root);
        }
        if let Some(place) = places.insert(at, path.len()) {
            let oldest = path.get(place..).and_then(|circle| circle.iter().min());
            let oldest = oldest.copied().unwrap_or(at);
            return (path, oldest);
        }
        path.push(at);
        let into = themes.get(&at).and_then(|theme| theme.into);
        match into.filter(|into| themes.contains_key(into)) {
            Some(into) => at = into,
            None => return (path, at),
        }
    }
}
