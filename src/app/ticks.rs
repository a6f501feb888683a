//! Which rows of a file are added: what is usual, unless a person said otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};

use super::bringing::Found;
use crate::domain::import::{Choice, Known};

/// A row by its place in the file; read by lines, or without names of columns, rows are others.
type Line = (bool, bool, usize);

/// What a person ticked of a file, as what it was offered, and what they unticked. It stays when the file is looked
/// through in another way.
#[derive(Clone, Debug, Default)]
pub(super) struct ByHand(BTreeMap<Line, Option<Discriminant<Known>>>);

impl ByHand {
    /// Keeps that these rows were ticked, or unticked.
    pub(super) fn keep(&mut self, found: &Found, choice: &Choice, places: &[usize], on: bool) {
        for place in places {
            if let (Some(line), Some(known)) =
                (line(found, choice, *place), found.known.get(*place))
            {
                self.0.insert(line, on.then(|| discriminant(known)));
            }
        }
    }

    /// The rows that are ticked. Who ticked a new note did not ask for one that is in the bin.
    pub(super) fn of(&self, found: &Found, choice: &Choice) -> BTreeSet<usize> {
        let is_ticked = |(place, known): (usize, &Known)| {
            let by_hand = line(found, choice, place).and_then(|line| self.0.get(&line));
            let is = match by_hand {
                Some(None) => false,
                Some(Some(ticked)) => *ticked == discriminant(known) || found.is_usual(place),
                None => found.is_usual(place),
            };
            is.then_some(place)
        };
        found.known.iter().enumerate().filter_map(is_ticked).collect()
    }
}

fn line(found: &Found, choice: &Choice, place: usize) -> Option<Line> {
    let row = found.taken.rows.get(place)?;
    Some((choice.lines, choice.no_header, row.place))
}
