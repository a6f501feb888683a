//! All native tests as one program: forty would each be linked for themselves.
//!
//! A module is either a matter that is tested, or a folder that several of those share.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod apart;
mod author;
mod before_serde;
mod bounded;
mod cli;
mod collect;
mod common;
mod compare;
mod compared;
mod desk;
mod desk_file;
mod desks;
mod drafts;
mod erasure;
mod example;
mod faulty;
mod file_format;
mod golden;
mod hostile;
mod hostile_records;
mod hostile_words;
mod house;
mod html;
mod import;
mod json;
mod judge;
mod kept;
mod kinds;
mod kinds_of_notes;
mod laws;
mod likely;
mod likeness;
mod limits;
mod link;
mod made;
mod moved;
mod moved_in;
mod person_text;
mod plain;
mod private;
mod report;
mod reported;
mod saved;
mod schema;
mod secrecy;
mod session;
mod soon;
mod spelled;
mod storage;
mod tidy;
mod verdicts;
mod worst;
mod years;
