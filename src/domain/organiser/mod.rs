//! The organiser's side: all groups together.

mod collect;

pub use collect::{Collected, Collection, Received, Tile, TileState};
