//! What in a text may be a personal detail: shown to the organiser before a report is published, never changed.
//!
//! It is a reader with rules and lists, and so it misses some and points at some that are none. How many is measured by
//! `tests/private.rs` over notes of our own. A detail that it points at in vain costs a glance; one that it misses may
//! be published: where both can't be had, it points.

mod figures;
mod first_names;
mod names;
mod words;
mod written;

use std::ops::Range;

use names::Field;

/// What kind of detail it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrivateKind {
    /// The name of a person.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A British postcode.
    Postcode,
}

/// A part of a text that may be a personal detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// What it may be.
    pub kind: PrivateKind,
    /// Where it is: bytes of the text, on borders of characters.
    pub range: Range<usize>,
}

/// What in a note may be personal, in the order of the text; no two of them overlap.
pub fn private_in(text: &str) -> Vec<Private> {
    all_in(text, Field::Note)
}

/// The same for the field that says who will do an action: there a word with a capital is likelier a name.
pub fn private_in_owner(text: &str) -> Vec<Private> {
    all_in(text, Field::Owner)
}

/// Addresses and numbers first, as they are surer: a name within one is a part of it.
fn all_in(text: &str, field: Field) -> Vec<Private> {
    let mut found: Vec<Private> = Vec::new();
    let kinds = [
        (PrivateKind::Email, figures::emails(text)),
        (PrivateKind::Phone, figures::phones(text)),
        (PrivateKind::Postcode, figures::postcodes(text)),
        (PrivateKind::Name, names::names(text, field)),
    ];
    for (kind, ranges) in kinds {
        let surer = found.len();
        for range in ranges {
            let (before, _) = found.split_at(surer);
            // Those before are in order, and so the one that could overlap is the last that starts before the end.
            let place = before.partition_point(|private| private.range.start < range.end);
            let last = place.checked_sub(1).and_then(|place| before.get(place));
            if last.is_none_or(|private| private.range.end <= range.start) {
                found.push(Private { kind, range });
            }
        }
        found.sort_by_key(|private| private.range.start);
    }
    found
}
