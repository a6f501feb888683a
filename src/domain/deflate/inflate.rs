//! Reading what was deflated, by any program: bounded, and answered whatever the bytes are.

use super::code::{LONGEST, ReadCode};
use super::{DISTANCES, END, ORDER, SYMBOLS, distance_range, length_range};

/// Why some bytes can't be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateFault {
    /// They are not deflated, or not whole.
    Malformed,
    /// They inflate to more than was asked for.
    TooBig,
}

/// What was deflated, where it is at most `most` bytes.
pub fn inflate(deflated: &[u8], most: usize) -> Result<Vec<u8>, InflateFault> {
    let mut inflater = Inflater { bits: Bits { bytes: deflated, at: 0 }, out: Vec::new(), most };
    loop {
        let last = inflater.bits.take(1)?;
        match inflater.bits.take(2)? {
            0 => inflater.stored()?,
            1 => inflater.block(&fixed()?)?,
            2 => {
                let codes = inflater.codes()?;
                inflater.block(&codes)?;
            }
            _ => return Err(InflateFault::Malformed),
        }
        if last == 1 {
            return Ok(inflater.out);
        }
    }
}

/// Bits, the lowest of each byte first.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next `count` bits as a number, the lowest first.
    pub(super) fn take(&mut self, count: usize) -> Result<usize, InflateFault> {
        let mut number = 0;
        for place in 0..count {
            let byte = *self.bytes.get(self.at / 8).ok_or(InflateFault::Malformed)?;
            number |= usize::from((byte >> (self.at % 8)) & 1) << place;
            self.at += 1;
        }
        Ok(number)
    }
}

/// The codes of a block: for bytes, the end and lengths; and for distances.
struct Codes {
    symbols: ReadCode,
    distances: ReadCode,
}

/// The codes of blocks that bring none.
fn fixed() -> Result<Codes, InflateFault> {
    let mut lengths = [8; SYMBOLS + 2];
    for (symbol, length) in lengths.iter_mut().enumerate() {
        match symbol {
            144..256 => *length = 9,
            256..280 => *length = 7,
            _ => {}
        }
    }
    Ok(Codes { symbols: ReadCode::of(&lengths)?, distances: ReadCode::of(&[5; DISTANCES + 2])? })
}

struct Inflater<'a> {
    bits: Bits<'a>,
    out: Vec<u8>,
    most: usize,
}

impl Inflater<'_> {
    fn push(&mut self, byte: u8) -> Result<(), InflateFault> {
        if self.out.len() >= self.most {
            return Err(InflateFault::TooBig);
        }
        self.out.push(byte);
        Ok(())
    }

    /// A block of bytes as they are, from the next whole byte on.
    fn stored(&mut self) -> Result<(), InflateFault> {
        self.bits.at = self.bits.at.next_multiple_of(8);
        let (count, inverse) = (self.bits.take(16)?, self.bits.take(16)?);
        if count ^ inverse != 0xffff {
            return Err(InflateFault::Malformed);
        }
        for _ in 0..count {
            let byte = self.bits.take(8)?;
            self.push(byte.to_le_bytes()[0])?;
        }
        Ok(())
    }

    /// The codes that a block brings, as the lengths of their symbols, themselves coded.
    fn codes(&mut self) -> Result<Codes, InflateFault> {
        let (symbols, distances) = (self.bits.take(5)? + END + 1, self.bits.take(5)? + 1);
        if symbols > SYMBOLS || distances > DISTANCES {
            return Err(InflateFault::Malformed);
        }
        let mut lengths = [0; ORDER.len()];
        for symbol in ORDER.iter().take(self.bits.take(4)? + 4) {
            if let Some(length) = lengths.get_mut(*symbol) {
                *length = self.bits.take(3)?;
            }
        }
        let code = ReadCode::whole(&lengths)?;
        let mut lengths: Vec<usize> = Vec::new();
        while lengths.len() < symbols + distances {
            let (length, times) = match code.read(&mut self.bits)? {
                16 => {
                    let before = lengths.last().copied().ok_or(InflateFault::Malformed)?;
                    (before, self.bits.take(2)? + 3)
                }
                17 => (0, self.bits.take(3)? + 3),
                18 => (0, self.bits.take(7)? + 11),
                length => (length, 1),
            };
            lengths.resize(lengths.len() + times, length);
        }
        let (of_symbols, of_distances) =
            lengths.split_at_checked(symbols).ok_or(InflateFault::Malformed)?;
        if of_distances.len() != distances {
            return Err(InflateFault::Malformed);
        }
        Ok(Codes { symbols: ReadCode::of(of_symbols)?, distances: ReadCode::of(of_distances)? })
    }

    /// A block of bytes, and of copies of what came before.
    fn block(&mut self, codes: &Codes) -> Result<(), InflateFault> {
        loop {
            let symbol = codes.symbols.read(&mut self.bits)?;
            match symbol {
                0..END => self.push(symbol.to_le_bytes()[0])?,
                END => return Ok(()),
                _ => self.copy(symbol - END - 1, codes)?,
            }
        }
    }

    fn copy(&mut self, place: usize, codes: &Codes) -> Result<(), InflateFault> {
        if place >= SYMBOLS - END - 1 {
            return Err(InflateFault::Malformed);
        }
        let length = length_range(place);
        let length = length.lowest + self.bits.take(length.bits)?;
        let symbol = codes.distances.read(&mut self.bits)?;
        if symbol >= DISTANCES {
            return Err(InflateFault::Malformed);
        }
        let distance = distance_range(symbol);
        let distance = distance.lowest + self.bits.take(distance.bits)?;
        for _ in 0..length {
            let from = self.out.len().checked_sub(distance);
            let byte = from.and_then(|from| self.out.get(from)).copied();
            self.push(byte.ok_or(InflateFault::Malformed)?)?;
        }
        Ok(())
    }
}

const _: () = assert!(LONGEST == 15, "a code length is a symbol below 16");
