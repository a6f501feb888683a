//! Parts of screens: data in, callback out.

mod bars;
mod copy_field;
mod group_page;
mod kind_mark;
mod missing;
mod note_line;
mod note_row;
mod plain_page;
mod share;
mod side;

pub(super) use bars::{Bars, names};
pub(super) use copy_field::CopyField;
pub(super) use group_page::{At, GroupPage, hue};
pub(super) use kind_mark::{KindChips, KindMark};
pub(super) use missing::Missing;
pub(super) use note_line::NoteLine;
pub(super) use note_row::NoteRow;
pub(super) use plain_page::PlainPage;
