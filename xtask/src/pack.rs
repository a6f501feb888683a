//! The wasm with its code taken apart: what is done stands apart from what it is done to. Brotli finds more that is
//! alike in each of these streams than in code where they alternate. `assets/packed.js` puts the module together again.
//!
//! A packed module is a module too, so that every host knows its type and compresses it: one custom section, and in it
//!
//! 1. numbers of four bytes, the lowest first: the length of the whole module, the length of what is before the first
//!    function, the number of functions, and the length of each stream in the order of [`Stream`];
//! 2. for each of the 256 opcodes one byte, which says what follows it: [`Follows`];
//! 3. what is before the first function and after the last, then the streams.
//!
//! The length of a function is left out, and so is the alignment of an address, which is always 0 here.

use wasmparser::{Parser, Payload};

use crate::Failure;
use crate::wasm::write_number;

/// What every module begins with, and the id of a section that engines don't read.
const HEAD: &[u8] = b"\0asm\x01\0\0\0\0";
/// What the section is called, after the length of that.
const NAME: &[u8] = b"\x06packed";
const STREAMS: usize = 7;
/// To get one of the first locals is the most frequent of all: one opcode each, from those that no engine knows.
const GET: u8 = 0x20;
const GETS: std::ops::Range<u8> = 0xe0..0xe3;

/// Where a number stands that follows an opcode.
#[derive(Clone, Copy)]
enum Stream {
    /// How many locals a function has of which type.
    Kinds,
    /// With the opcodes themselves.
    Code,
    Locals,
    Constants,
    Branches,
    Calls,
    /// How far from an address.
    Offsets,
}

/// What follows an opcode. As a byte: 0, one more than the number of the stream, and from 7 on the others in their order.
#[derive(Clone, Copy)]
enum Follows {
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
    /// Nothing, in place of [`GET`] and the number of this local.
    Gets(u8),
}

impl Follows {
    /// In a packed module.
    fn packed(opcode: u8) -> Option<Self> {
        if GETS.contains(&opcode) {
            Some(Self::Gets(opcode - GETS.start))
        } else {
            Self::from(opcode)
        }
    }

    /// By the binary format of WebAssembly 2.0; nothing for what our build does not use.
    fn from(opcode: u8) -> Option<Self> {
        Some(match opcode {
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => Self::Nothing,
            0x02..=0x04 | 0x23..=0x26 | 0x3f | 0x40 | 0xd0 => Self::Number(Stream::Code),
            0x0c | 0x0d => Self::Number(Stream::Branches),
            0x0e => Self::Table,
            0x10 => Self::Number(Stream::Calls),
            0x11 => Self::Two,
            0x20..=0x22 => Self::Number(Stream::Locals),
            0x28..=0x3e => Self::Address,
            0x41 | 0x42 => Self::Number(Stream::Constants),
            0x43 => Self::Four,
            0x44 => Self::Eight,
            0xfc => Self::More,
            _ => return None,
        })
    }

    fn byte(self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Number(stream) => stream as u8 + 1,
            Self::Address => 7,
            Self::Two => 8,
            Self::Table => 9,
            Self::More => 10,
            Self::Four => 11,
            Self::Eight => 12,
            Self::Gets(local) => 13 + local,
        }
    }
}

/// The packed module of a module.
pub(crate) fn packed(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut streams: [Vec<u8>; STREAMS] = Default::default();
    let (mut first, mut end, mut functions) = (None, 0, 0);
    for part in Parser::new(0).parse_all(wasm) {
        if let Payload::CodeSectionEntry(body) = part? {
            let mut before = Vec::new();
            write_number(&mut before, body.as_bytes().len());
            first.get_or_insert(usize::try_from(body.range().start)? - before.len());
            end = usize::try_from(body.range().end)?;
            functions += 1;
            let mut function = Function { rest: body.as_bytes(), streams: &mut streams };
            if function.take_apart().is_none() {
                let at = body.range().start;
                return Err(format!("the function at byte {at} has what can't be packed").into());
            }
        }
    }
    let first = first.ok_or("a module without functions")?;
    let mut numbers = vec![wasm.len(), first, functions];
    numbers.extend(streams.iter().map(Vec::len));
    let mut section = NAME.to_vec();
    for number in numbers {
        section.extend(u32::try_from(number)?.to_le_bytes());
    }
    section.extend((0..=u8::MAX).map(|opcode| Follows::packed(opcode).map_or(0, Follows::byte)));
    section.extend(&wasm[..first]);
    section.extend(&wasm[end..]);
    section.extend(streams.concat());
    let mut module = HEAD.to_vec();
    write_number(&mut module, section.len());
    module.extend(section);
    Ok(module)
}

/// A function on its way into the streams.
struct Function<'a> {
    rest: &'a [u8],
    streams: &'a mut [Vec<u8>; STREAMS],
}

impl Function<'_> {
    /// Nothing where there is an opcode that is not known, or an alignment.
    fn take_apart(&mut self) -> Option<()> {
        for _ in 0..self.number(Stream::Kinds)? {
            self.number(Stream::Kinds)?;
            self.number(Stream::Kinds)?;
        }
        while let [opcode, ..] = *self.rest {
            if let [GET, local, ..] = *self.rest
                && local < GETS.end - GETS.start
            {
                self.streams[Stream::Code as usize].push(GETS.start + local);
                self.rest = &self.rest[2..];
                continue;
            }
            self.bytes(1)?;
            match Follows::from(opcode)? {
                Follows::Nothing | Follows::Gets(_) => {}
                Follows::Number(stream) => drop(self.number(stream)?),
                Follows::Address => {
                    self.rest = self.rest.strip_prefix(&[0])?;
                    self.number(Stream::Offsets)?;
                }
                Follows::Two => {
                    self.number(Stream::Code)?;
                    self.number(Stream::Code)?;
                }
                Follows::Table => {
                    for _ in 0..=self.number(Stream::Branches)? {
                        self.number(Stream::Branches)?;
                    }
                }
                Follows::More => match self.number(Stream::Code)? {
                    0..=7 => {}
                    8 | 10 | 12 | 14 => {
                        self.number(Stream::Code)?;
                        self.number(Stream::Code)?;
                    }
                    9 | 11 | 13 | 15..=17 => drop(self.number(Stream::Code)?),
                    _ => return None,
                },
                Follows::Four => self.bytes(4)?,
                Follows::Eight => self.bytes(8)?,
            }
        }
        Some(())
    }

    fn bytes(&mut self, count: usize) -> Option<()> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.streams[Stream::Code as usize].extend(bytes);
        self.rest = rest;
        Some(())
    }

    /// Moves a number as it is written (LEB128); answers its lowest 64 bits.
    fn number(&mut self, stream: Stream) -> Option<u64> {
        let length = self.rest.iter().position(|byte| byte & 0x80 == 0)? + 1;
        let (bytes, rest) = self.rest.split_at(length);
        self.streams[stream as usize].extend(bytes);
        self.rest = rest;
        let digits = bytes.iter().rev().map(|byte| u64::from(byte & 0x7f));
        Some(digits.fold(0, |sum, digit| sum << 7 | digit))
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Instruction, MemArg, MemArgTarget, MemorySection,
        MemoryType, Module, TypeSection,
    };
    use wasmparser::{Parser, Payload};

    use super::{NAME, Stream, packed};

    /// A module whose one function does this.
    fn module(instructions: &[Instruction<'_>]) -> Vec<u8> {
        let mut function = Function::new([(2, wasm_encoder::ValType::I32)]);
        for instruction in instructions.iter().chain([&Instruction::End]) {
            function.instruction(instruction);
        }
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], []);
        functions.function(0);
        let (mut memories, mut code) = (MemorySection::new(), CodeSection::new());
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        memories.memory(memory);
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code);
        module.finish()
    }

    /// What stands in the one section of a packed module: its numbers, and what follows what says what follows opcodes.
    fn parts(packed: &[u8]) -> (Vec<usize>, Vec<u8>) {
        let mut section = None;
        for part in Parser::new(0).parse_all(packed) {
            match part.unwrap() {
                Payload::CustomSection(custom) => section = Some(custom),
                Payload::Version { .. } | Payload::End(_) => {}
                other => panic!("{other:?}"),
            }
        }
        let section = section.unwrap();
        assert_eq!(section.name().as_bytes(), &NAME[1..]);
        let (numbers, rest) = section.data().split_at(40);
        let numbers = numbers.chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap()));
        (numbers.map(|number| number as usize).collect(), rest[256..].to_vec())
    }

    #[test]
    fn what_is_done_stands_apart_from_what_it_is_done_to() {
        let offset =
            MemArg { offset: 300, align: 0, target: MemArgTarget::Memory(0), ordering: None };
        let wasm = module(&[
            Instruction::LocalGet(1),
            Instruction::LocalSet(1),
            Instruction::LocalGet(3),
            Instruction::I32Const(-5),
            Instruction::I32Store(offset),
            Instruction::Block(wasm_encoder::BlockType::Empty),
            Instruction::LocalGet(0),
            Instruction::BrTable([0, 1].as_slice().into(), 0),
            Instruction::End,
            Instruction::I32Const(0),
            Instruction::I32Const(0),
            Instruction::I32Const(7),
            Instruction::MemoryCopy { src_mem: 0, dst_mem: 0 },
            Instruction::Call(0),
        ]);
        let (numbers, rest) = parts(&packed(&wasm).unwrap());
        let [length, first, functions, lengths @ ..] = numbers.as_slice() else { panic!() };
        assert_eq!((*length, *functions), (wasm.len(), 1));
        let mut streams = Vec::new();
        let (around, mut left) = rest.split_at(rest.len() - lengths.iter().sum::<usize>());
        for length in lengths {
            let (stream, after) = left.split_at(*length);
            streams.push(stream);
            left = after;
        }
        let code = [
            0xe1, 0x21, 0x20, 0x41, 0x36, 0x02, 0x40, 0xe0, 0x0e, 0x0b, 0x41, 0x41, 0x41, 0xfc, 10,
            0, 0, 0x10, 0x0b,
        ];
        assert_eq!(streams[Stream::Code as usize], code);
        assert_eq!(streams[Stream::Locals as usize], [1, 3]);
        assert_eq!(streams[Stream::Constants as usize], [0x7b, 0, 0, 7]);
        assert_eq!(streams[Stream::Branches as usize], [2, 0, 1, 0]);
        assert_eq!(streams[Stream::Calls as usize], [0]);
        assert_eq!(streams[Stream::Offsets as usize], [0xac, 2]);
        assert_eq!(streams[Stream::Kinds as usize], [1, 2, 0x7f]);
        assert_eq!((around, left), (&wasm[..*first], [].as_slice()));
    }

    #[test]
    fn what_could_not_be_put_together_again_is_refused() {
        let aligned =
            MemArg { offset: 0, align: 2, target: MemArgTarget::Memory(0), ordering: None };
        for other in
            [Instruction::I32Load(aligned), Instruction::V128Const(1), Instruction::ReturnCall(0)]
        {
            let fault = packed(&module(&[Instruction::I32Const(0), other])).unwrap_err();
            assert!(fault.to_string().contains("can't be packed"), "{fault}");
        }
        assert!(packed(b"\0asm\x01\0\0\0").is_err());
        assert!(packed(b"no module").is_err());
    }
}
