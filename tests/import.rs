//! Files of other programs: what is read of them, and that the same row is the same note.

mod brought;
mod fuzz;
mod peers;
mod reported;
mod same;
mod source;
mod themes;
mod values;
