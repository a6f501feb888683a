//! What several screens show: data in, callback out.

mod copy_field;
mod eraser;
mod event_head;
mod fields;
mod final_button;
mod kinds;
mod may_forget;
mod name_form;
mod offline_light;
#[cfg(feature = "organiser")]
mod paste;
mod person;
mod plain_page;
mod qr_code;
mod raw_download;
mod share_bar;
mod theme_card;
mod undo;

pub(super) use copy_field::CopyField;
pub(super) use eraser::Eraser;
pub(super) use event_head::{EventHead, WrittenBy};
pub(super) use fields::{Alert, FileField, Hint, NumberField, TextField};
pub(super) use final_button::FinalButton;
#[cfg(feature = "organiser")]
pub(super) use final_button::Rest;
pub(super) use kinds::{KindChips, KindMark};
pub(super) use may_forget::MayForget;
pub(super) use name_form::NameForm;
pub(super) use offline_light::OfflineLight;
#[cfg(feature = "organiser")]
pub(super) use paste::Paste;
pub(super) use person::{Person, group_name, visible};
pub(super) use plain_page::{Missing, PlainPage};
pub(super) use qr_code::QrCode;
pub(super) use raw_download::RawDownload;
pub(super) use share_bar::ShareBar;
pub(super) use theme_card::{CardButton, CardMore, CardOf, MergeInto, MoveButtons};
pub(super) use undo::{Undo, UndoButtons};
