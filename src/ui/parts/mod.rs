//! Parts of screens: data in, callback out.

mod at;
mod bars;
mod copy_field;
mod editor;
mod fields;
mod group_page;
mod keyboard;
mod kinds;
mod name_form;
mod note_line;
mod note_row;
mod offers;
mod other_device;
mod plain_page;
mod qr_code;
mod share;
mod side;
mod undo;

pub(super) use at::{At, hue};
pub(super) use bars::{bars, share_bar};
pub(super) use copy_field::copy_field;
pub(super) use fields::{alert, file_field, hint, number_field, text_field};
pub(super) use group_page::group_page;
pub(super) use kinds::{kind_chips, kind_mark};
pub(super) use name_form::{NameForm, name_form};
pub(super) use note_line::note_line;
pub(super) use note_row::note_row;
pub(super) use other_device::other_device;
pub(super) use plain_page::{missing, plain_page};
pub(super) use qr_code::qr_code;
pub(super) use side::offline_light;
