//! Raw deflate (RFC 1951), for links: small to download before fast, since a link holds a few hundred bytes.

mod code;
mod inflate;
mod tokens;
mod write;

pub use inflate::{InflateFault, inflate};
pub use write::deflate;

/// Symbols of the code for bytes, the end and lengths.
const SYMBOLS: usize = 286;
/// The symbol that ends a block; those of lengths follow it.
const END: usize = 256;
/// Symbols of the code for distances.
const DISTANCES: usize = 30;
/// In which order the lengths of the code for code lengths are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The numbers that one symbol stands for: the lowest, and how many bits follow to tell which.
#[derive(Clone, Copy)]
struct Range {
    lowest: usize,
    bits: usize,
}

/// The lengths of the symbol at this place after [`END`]'s next.
fn length_range(place: usize) -> Range {
    // The longest has a symbol of its own.
    if place >= SYMBOLS - END - 2 {
        return Range { lowest: 258, bits: 0 };
    }
    let range = range(place, 2);
    Range { lowest: range.lowest + 3, ..range }
}

/// The distances of this symbol.
fn distance_range(symbol: usize) -> Range {
    let range = range(symbol, 1);
    Range { lowest: range.lowest + 1, ..range }
}

/// Ranges double in size after every 2, or 4, symbols, counted in `fine` bits.
fn range(symbol: usize, fine: usize) -> Range {
    let (row, column) = (symbol >> fine, symbol & ((1 << fine) - 1));
    let bits = row.saturating_sub(1);
    Range { lowest: if row == 0 { column } else { ((1 << fine) + column) << bits }, bits }
}
