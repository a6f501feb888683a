//! Canonical Huffman codes (RFC 1951, 3.2.2): the lengths of the symbols are all that is ever passed on.

use super::inflate::{Bits, InflateFault};

/// Most bits of a symbol.
pub(super) const LONGEST: usize = 15;
/// Spellings of that many bits.
const ALL: usize = 1 << LONGEST;

/// A code to read with.
pub(super) struct ReadCode {
    /// How many symbols have 1, 2, … bits.
    counts: [usize; LONGEST],
    /// The symbols, shortest first.
    symbols: Vec<usize>,
}

impl ReadCode {
    /// The code whose symbols have these lengths; 0 is a symbol that doesn't occur. All spellings must be used up, as
    /// any program sees to, unless there is no symbol or one of one bit.
    pub(super) fn of(lengths: &[usize]) -> Result<Self, InflateFault> {
        let (code, taken) = Self::counted(lengths);
        let few = code.symbols.len() < 2 && [0, ALL / 2].contains(&taken);
        if taken == ALL || few { Ok(code) } else { Err(InflateFault::Malformed) }
    }

    /// The same, where all spellings must be used up.
    pub(super) fn whole(lengths: &[usize]) -> Result<Self, InflateFault> {
        let (code, taken) = Self::counted(lengths);
        if taken == ALL { Ok(code) } else { Err(InflateFault::Malformed) }
    }

    /// The code, and how many spellings it uses up.
    fn counted(lengths: &[usize]) -> (Self, usize) {
        let mut counts = [0; LONGEST];
        let mut symbols = Vec::new();
        let mut taken = 0;
        for (length, count) in (1..).zip(&mut counts) {
            let of_length = (0..).zip(lengths).filter(|(_, of)| **of == length);
            let before = symbols.len();
            symbols.extend(of_length.map(|(symbol, _): (usize, _)| symbol));
            *count = symbols.len() - before;
            taken += *count << (LONGEST - length);
        }
        (Self { counts, symbols }, taken)
    }

    /// The next symbol.
    pub(super) fn read(&self, bits: &mut Bits<'_>) -> Result<usize, InflateFault> {
        // Spellings of each length are numbered on from twice the end of the shorter ones; `past` is how far beyond the
        // first of its length what was read is.
        let (mut past, mut shorter) = (0, 0);
        for count in self.counts {
            past += bits.take(1)?;
            if past < count {
                let symbol = self.symbols.get(shorter + past);
                return symbol.copied().ok_or(InflateFault::Malformed);
            }
            past = (past - count) * 2;
            shorter += count;
        }
        Err(InflateFault::Malformed)
    }
}

/// A symbol's spelling: so many bits, the highest first.
#[derive(Clone, Copy, Default)]
pub(super) struct Spelling {
    pub(super) bits: usize,
    pub(super) length: usize,
}

/// How the symbols of these lengths are spelled.
pub(super) fn spellings(lengths: &[usize]) -> Vec<Spelling> {
    let mut all = vec![Spelling::default(); lengths.len()];
    let mut bits = 0;
    for length in 1..=LONGEST {
        for (spelling, _) in all.iter_mut().zip(lengths).filter(|(_, of)| **of == length) {
            *spelling = Spelling { bits, length };
            bits += 1;
        }
        bits *= 2;
    }
    all
}

/// The lengths, none above `most`, with which symbols that occur so often take up least room.
pub(super) fn lengths(counts: &[usize], most: usize) -> Vec<usize> {
    let mut weights = counts.to_vec();
    loop {
        let lengths = unbounded_lengths(&weights);
        if lengths.iter().all(|length| *length <= most) {
            return lengths;
        }
        // The evener the weights, the flatter the tree.
        for weight in &mut weights {
            *weight = weight.div_ceil(2);
        }
    }
}

/// Huffman's way: the two lightest groups become one, and so their symbols a bit longer, until all are one group.
fn unbounded_lengths(weights: &[usize]) -> Vec<usize> {
    let occurring = weights.iter().enumerate().filter(|(_, weight)| **weight > 0);
    let mut groups: Vec<(usize, Vec<usize>)> =
        occurring.map(|(symbol, weight)| (*weight, vec![symbol])).collect();
    let mut lengths = vec![0; weights.len()];
    // A symbol alone has a bit too.
    let mut longer = |symbols: &[usize]| {
        for symbol in symbols {
            if let Some(length) = lengths.get_mut(*symbol) {
                *length += 1;
            }
        }
    };
    if let [(_, alone)] = groups.as_slice() {
        longer(alone);
    }
    while groups.len() > 1 {
        let (weight, mut symbols) = lightest(&mut groups);
        let (other_weight, others) = lightest(&mut groups);
        symbols.extend(others);
        longer(&symbols);
        groups.push((weight + other_weight, symbols));
    }
    lengths
}

/// Takes out the lightest group; one without weight where there is none.
fn lightest(groups: &mut Vec<(usize, Vec<usize>)>) -> (usize, Vec<usize>) {
    let lightest = (0..groups.len()).min_by_key(|place| groups.get(*place).map(|group| group.0));
    lightest.map(|place| groups.swap_remove(place)).unwrap_or_default()
}
