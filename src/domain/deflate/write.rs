//! Deflating: one block with codes of its own, which for text of a link is a fifth shorter than with the fixed ones.

use super::code::{LONGEST, Spelling, lengths, spellings};
use super::tokens::{Token, tokens};
use super::{DISTANCES, END, ORDER, Range, SYMBOLS, distance_range, length_range};

/// Deflates some bytes.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let tokens = tokens(bytes);
    let (mut symbols, mut distances) = ([0; SYMBOLS], [0; DISTANCES]);
    count(&mut symbols, END);
    for token in &tokens {
        match token {
            Token::Byte(byte) => count(&mut symbols, usize::from(*byte)),
            Token::Copy { length, distance } => {
                count(&mut symbols, END + 1 + symbol_of(*length, length_range, LENGTHS));
                count(&mut distances, symbol_of(*distance, distance_range, DISTANCES));
            }
        }
    }
    let (symbols, distances) = (lengths(&symbols, LONGEST), lengths(&distances, LONGEST));
    let mut out = Out { bytes: Vec::new(), free: 0 };
    // The last block, with codes of its own, of as many symbols as there are.
    out.put(1, 1);
    out.put(2, 2);
    out.put(SYMBOLS - END - 1, 5);
    out.put(DISTANCES - 1, 5);
    write_lengths(&mut out, &[symbols.as_slice(), &distances].concat());
    let (symbols, distances) = (spellings(&symbols), spellings(&distances));
    for token in tokens {
        match token {
            Token::Byte(byte) => out.spell(&symbols, usize::from(byte)),
            Token::Copy { length, distance } => {
                let symbol = symbol_of(length, length_range, LENGTHS);
                out.spell(&symbols, END + 1 + symbol);
                out.put_in(length, length_range(symbol));
                let symbol = symbol_of(distance, distance_range, DISTANCES);
                out.spell(&distances, symbol);
                out.put_in(distance, distance_range(symbol));
            }
        }
    }
    out.spell(&symbols, END);
    out.bytes
}

/// Symbols of lengths.
const LENGTHS: usize = SYMBOLS - END - 1;

fn count(counts: &mut [usize], symbol: usize) {
    if let Some(count) = counts.get_mut(symbol) {
        *count += 1;
    }
}

/// The symbol, of so many, whose range has this number in it.
fn symbol_of(number: usize, range: fn(usize) -> Range, symbols: usize) -> usize {
    (0..symbols).rposition(|symbol| range(symbol).lowest <= number).unwrap_or(0)
}

/// Writes the lengths of codes, runs of them shortened, with a code of their own.
fn write_lengths(out: &mut Out, all: &[usize]) {
    let pieces = runs(all);
    let mut counts = [0; ORDER.len()];
    for piece in &pieces {
        count(&mut counts, piece.symbol);
    }
    let code = lengths(&counts, 7);
    let of = |symbol: &usize| code.get(*symbol).copied().unwrap_or(0);
    let last = ORDER.iter().rposition(|symbol| of(symbol) > 0).unwrap_or(0).max(3);
    out.put(last - 3, 4);
    for symbol in ORDER.iter().take(last + 1) {
        out.put(of(symbol), 3);
    }
    let code = spellings(&code);
    for piece in pieces {
        out.spell(&code, piece.symbol);
        out.put(piece.more, piece.bits);
    }
}

/// A length, or a run of them.
struct Piece {
    symbol: usize,
    /// How much longer the run is than the shortest of its symbol.
    more: usize,
    bits: usize,
}

fn runs(lengths: &[usize]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for run in lengths.chunk_by(|one, next| one == next) {
        let length = run.first().copied().unwrap_or(0);
        let mut left = run.len();
        if length > 0 {
            pieces.push(Piece { symbol: length, more: 0, bits: 0 });
            left -= 1;
        }
        while left > 0 {
            let (symbol, bits, shortest, longest) = match (length, left) {
                (_, ..3) => (length, 0, 1, 1),
                (0, 3..11) => (17, 3, 3, 10),
                (0, _) => (18, 7, 11, 138),
                _ => (16, 2, 3, 6),
            };
            let taken = left.min(longest);
            pieces.push(Piece { symbol, more: taken - shortest, bits });
            left -= taken;
        }
    }
    pieces
}

/// What was written, the lowest bit of each byte first.
struct Out {
    bytes: Vec<u8>,
    /// Bits of the last byte that are free.
    free: u32,
}

impl Out {
    /// Writes so many bits of a number, the lowest first.
    fn put(&mut self, number: usize, bits: usize) {
        for place in 0..bits {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            if let Some(byte) = self.bytes.last_mut() {
                *byte |= u8::from((number >> place) & 1 == 1) << (8 - self.free);
            }
            self.free -= 1;
        }
    }

    /// Writes which number of a range it is.
    fn put_in(&mut self, number: usize, range: Range) {
        self.put(number - range.lowest, range.bits);
    }

    /// Writes a symbol.
    fn spell(&mut self, code: &[Spelling], symbol: usize) {
        let spelling = code.get(symbol).copied().unwrap_or_default();
        for place in (0..spelling.length).rev() {
            self.put(spelling.bits >> place, 1);
        }
    }
}
