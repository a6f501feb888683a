//! Words for what may be a personal detail.

use crate::domain::board::{NoteField, Personal as Found};
use crate::domain::text::PrivateKind;

area! {
    /// Personal details in notes.
    Personal {
        hint: "Names, e-mail addresses, phone numbers and postcodes are looked for on this device alone. Most are found, not all.",
        before_file: "The file takes notes as they are. Change a note, or put it into the bin, if it should not be in it.",
    } {
        /// How many notes may have one.
        found: fn(usize) = |count| match count {
            0 => "Nothing that looks like a personal detail was found.".to_owned(),
            1 => "1 note has what may be a personal detail.".to_owned(),
            count => format!("{count} notes have what may be a personal detail."),
        };
        /// What was found in a note: what it may be, in which field, and the words.
        part: fn(&Found) = |Found { field, kind, part }| {
            let field = match field {
                NoteField::Text => "",
                NoteField::Owner => " in the owner",
                NoteField::Due => " in the date",
            };
            let kind = match kind {
                PrivateKind::Name => "may be a name",
                PrivateKind::Email => "e-mail",
                PrivateKind::Phone => "phone",
                PrivateKind::Postcode => "postcode",
            };
            format!("{kind}{field}: {part}")
        };
    }
}
