//! The body of a function as its instructions, and the streams that they are taken apart into.

use std::collections::BTreeMap;

const STREAMS: usize = 7;
/// In the order of [`Stream`].
pub(crate) type Streams = [Vec<u8>; STREAMS];
/// Instructions that one opcode stands for, of those that our build does not use; in the order of both.
pub(crate) type Short<'a> = BTreeMap<&'a [u8], u8>;
pub(crate) const GET_LOCAL: u8 = 0x20;

/// Where a number stands that follows an opcode.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    /// How many locals a function has of which type.
    Kinds,
    /// With the opcodes themselves.
    Code,
    Constants,
    Locals,
    /// How far from an address.
    Offsets,
    Branches,
    Calls,
}

/// What follows an opcode. As a byte: 0, one more than the number of the stream, and from 8 on the others in their order.
#[derive(Clone, Copy)]
pub(crate) enum Follows {
    Nothing,
    Number(Stream),
    /// An alignment, which is not kept, and an offset.
    Address,
    /// Two numbers among the opcodes.
    Two,
    /// How many branches, that many, and the one for all else.
    Table,
    /// A second opcode, and after one of 8 and more two numbers, if it is even and below 16, else one.
    More,
    /// Four bytes as they are.
    Four,
    /// Eight.
    Eight,
}

impl Follows {
    /// By the binary format of WebAssembly 2.0; nothing for what our build does not use.
    pub(crate) fn from(opcode: u8) -> Option<Self> {
        Some(match opcode {
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => Self::Nothing,
            0x02..=0x04 | 0x23..=0x26 | 0x3f | 0x40 | 0xd0 => Self::Number(Stream::Code),
            0x0c | 0x0d => Self::Number(Stream::Branches),
            0x0e => Self::Table,
            0x10 => Self::Number(Stream::Calls),
            0x11 => Self::Two,
            GET_LOCAL | 0x21 | 0x22 => Self::Number(Stream::Locals),
            0x28..=0x3e => Self::Address,
            0x41 | 0x42 => Self::Number(Stream::Constants),
            0x43 => Self::Four,
            0x44 => Self::Eight,
            0xfc => Self::More,
            _ => return None,
        })
    }

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Number(stream) => stream as u8 + 1,
            Self::Address => 8,
            Self::Two => 9,
            Self::Table => 10,
            Self::More => 11,
            Self::Four => 12,
            Self::Eight => 13,
        }
    }
}

/// A function.
pub(crate) struct Body<'a> {
    /// How many locals it has of which type.
    kinds: &'a [u8],
    pub(crate) instructions: Vec<Instruction<'a>>,
}

pub(crate) struct Instruction<'a> {
    /// As it stands in the module.
    pub(crate) whole: &'a [u8],
    /// What follows its opcode, without an alignment.
    numbers: Vec<(Stream, &'a [u8])>,
}

impl<'a> Body<'a> {
    /// Nothing where there is an opcode that is not known, or an alignment.
    pub(crate) fn read(body: &'a [u8]) -> Option<Self> {
        let mut rest = Rest(body);
        let (count, _) = rest.number()?;
        for _ in 0..count {
            rest.number()?;
            rest.number()?;
        }
        let mut instructions = Vec::new();
        let kinds = &body[..body.len() - rest.0.len()];
        while !rest.0.is_empty() {
            instructions.push(rest.instruction()?);
        }
        Some(Self { kinds, instructions })
    }

    pub(crate) fn write(&self, short: &Short<'_>, streams: &mut Streams) {
        streams[Stream::Kinds as usize].extend(self.kinds);
        for instruction in &self.instructions {
            if let Some(opcode) = short.get(instruction.whole) {
                streams[Stream::Code as usize].push(*opcode);
                continue;
            }
            streams[Stream::Code as usize].push(instruction.whole[0]);
            for (stream, number) in &instruction.numbers {
                streams[*stream as usize].extend(*number);
            }
        }
    }
}

/// What is left of a function.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn instruction(&mut self) -> Option<Instruction<'a>> {
        let before = self.0;
        let [opcode] = *self.bytes(1)? else { return None };
        let mut numbers = Vec::new();
        match Follows::from(opcode)? {
            Follows::Nothing => {}
            Follows::Number(stream) => numbers.push((stream, self.number()?.1)),
            Follows::Address => {
                self.0 = self.0.strip_prefix(&[0])?;
                numbers.push((Stream::Offsets, self.number()?.1));
            }
            Follows::Two => {
                numbers.push((Stream::Code, self.number()?.1));
                numbers.push((Stream::Code, self.number()?.1));
            }
            Follows::Table => {
                let (count, number) = self.number()?;
                numbers.push((Stream::Branches, number));
                for _ in 0..=count {
                    numbers.push((Stream::Branches, self.number()?.1));
                }
            }
            Follows::More => {
                let (second, number) = self.number()?;
                numbers.push((Stream::Code, number));
                let more = match second {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    9 | 11 | 13 | 15..=17 => 1,
                    _ => return None,
                };
                for _ in 0..more {
                    numbers.push((Stream::Code, self.number()?.1));
                }
            }
            Follows::Four => numbers.push((Stream::Code, self.bytes(4)?)),
            Follows::Eight => numbers.push((Stream::Code, self.bytes(8)?)),
        }
        Some(Instruction { whole: &before[..before.len() - self.0.len()], numbers })
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// The lowest 64 bits of a number, and how it is written (LEB128).
    fn number(&mut self) -> Option<(u64, &'a [u8])> {
        let length = self.0.iter().position(|byte| byte & 0x80 == 0)? + 1;
        let bytes = self.bytes(length)?;
        let digits = bytes.iter().rev().map(|byte| u64::from(byte & 0x7f));
        Some((digits.fold(0, |sum, digit| sum << 7 | digit), bytes))
    }
}
