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
//! The stream of code begins with the instructions that one opcode stands for, in the order of these: how long, and which.
//! The length of a function is left out, and so is the alignment of an address, which is always 0 here.

use std::collections::BTreeMap;

use wasmparser::{Parser, Payload};

use crate::Failure;
use crate::body::{Body, Follows, GET_LOCAL, Short, Stream, Streams};
use crate::wasm::write_number;

/// What every module begins with, and the id of a section that engines don't read.
const HEAD: &[u8] = b"\0asm\x01\0\0\0\0";
/// What the section is called, after the length of that.
const NAME: &[u8] = b"\x06packed";
/// How many instructions get an opcode of their own, beside [`ALWAYS_SHORT`].
const SHORT: usize = 60;
/// To get one of the first locals is the most frequent of all.
const ALWAYS_SHORT: [&[u8]; 3] = [&[GET_LOCAL, 0], &[GET_LOCAL, 1], &[GET_LOCAL, 2]];

/// What opcodes have that stand for a whole instruction, in place of [`Follows`].
const WHOLE: u8 = 14;

/// The packed module of a module.
pub(crate) fn packed(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut bodies = Vec::new();
    let (mut first, mut end) = (None, 0);
    for part in Parser::new(0).parse_all(wasm) {
        if let Payload::CodeSectionEntry(body) = part? {
            let mut before = Vec::new();
            write_number(&mut before, body.as_bytes().len());
            first.get_or_insert(usize::try_from(body.range().start)? - before.len());
            end = usize::try_from(body.range().end)?;
            let Some(body) = Body::read(body.as_bytes()) else {
                let at = body.range().start;
                return Err(format!("the function at byte {at} has what can't be packed").into());
            };
            bodies.push(body);
        }
    }
    let first = first.ok_or("a module without functions")?;
    let short = short(&bodies);
    let mut follows = [0; 256];
    for (opcode, follows) in (0..=u8::MAX).zip(&mut follows) {
        *follows = Follows::from(opcode).map_or(0, Follows::byte);
    }
    let mut streams = Streams::default();
    for (instruction, opcode) in &short {
        follows[usize::from(*opcode)] = WHOLE;
        write_number(&mut streams[Stream::Code as usize], instruction.len());
        streams[Stream::Code as usize].extend(*instruction);
    }
    for body in &bodies {
        body.write(&short, &mut streams);
    }
    let mut numbers = vec![wasm.len(), first, bodies.len()];
    numbers.extend(streams.iter().map(Vec::len));
    let mut section = NAME.to_vec();
    for number in numbers {
        section.extend(u32::try_from(number)?.to_le_bytes());
    }
    section.extend(follows);
    section.extend(&wasm[..first]);
    section.extend(&wasm[end..]);
    section.extend(streams.concat());
    let mut module = HEAD.to_vec();
    write_number(&mut module, section.len());
    module.extend(section);
    Ok(module)
}

/// The instructions that are written as one opcode: those where it takes most numbers out of the way, long ones above all.
/// What is called tells most about what comes next, so such count more. By trial: other weights took up to 1 KB more.
fn short<'a>(bodies: &[Body<'a>]) -> Short<'a> {
    let mut counts: BTreeMap<&[u8], usize> = BTreeMap::new();
    for instruction in bodies.iter().flat_map(|body| &body.instructions) {
        let frequent = match Follows::from(instruction.whole[0]) {
            Some(Follows::More) => true,
            Some(Follows::Number(stream)) => !matches!(stream, Stream::Locals),
            _ => false,
        };
        if frequent {
            *counts.entry(instruction.whole).or_default() += 1;
        }
    }
    let weight = |instruction: &[u8], count: usize| {
        let call = matches!(Follows::from(instruction[0]), Some(Follows::Number(Stream::Calls)));
        count * (instruction.len() - 1).pow(2) * if call { 3 } else { 1 }
    };
    let mut frequent: Vec<_> = counts
        .iter()
        .map(|(instruction, count)| (weight(instruction, *count), *instruction))
        .collect();
    frequent.sort_unstable_by(|one, other| other.cmp(one));
    let mut short: Vec<&[u8]> = frequent.iter().map(|(_, one)| *one).take(SHORT).collect();
    short.extend(ALWAYS_SHORT);
    short.sort_unstable();
    let unused = (0..=u8::MAX).filter(|opcode| Follows::from(*opcode).is_none());
    short.into_iter().zip(unused).collect()
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Instruction, MemArg, MemArgTarget, MemorySection,
        MemoryType, Module, TypeSection,
    };
    use wasmparser::{Parser, Payload};

    use super::{ALWAYS_SHORT, NAME, SHORT, WHOLE, packed, short};
    use crate::body::{Body, Stream};

    const DROP: u8 = 0x1a;

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

    /// What stands in the one section of a packed module: its numbers, the opcodes that stand for whole instructions, and
    /// all that follows.
    fn parts(packed: &[u8]) -> (Vec<usize>, Vec<u8>, Vec<u8>) {
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
        let (follows, rest) = rest.split_at(256);
        let short = (0..=u8::MAX).filter(|opcode| follows[usize::from(*opcode)] == WHOLE);
        (numbers.map(|number| number as usize).collect(), short.collect(), rest.to_vec())
    }

    #[test]
    fn what_is_done_stands_apart_from_what_it_is_done_to() {
        let offset =
            MemArg { offset: 300, align: 0, target: MemArgTarget::Memory(0), ordering: None };
        // Constants of ten bytes, one more than get an opcode of their own; the first has none.
        let long = (0..=SHORT).map(|number| i64::MIN + i64::try_from(number).unwrap());
        let long = long.flat_map(|number| [Instruction::I64Const(number), Instruction::Drop]);
        let others = [
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
        ];
        let wasm = module(&long.chain(others).collect::<Vec<_>>());
        let (numbers, short, rest) = parts(&packed(&wasm).unwrap());
        let [length, first, functions, lengths @ ..] = numbers.as_slice() else { panic!() };
        assert_eq!((*length, *functions), (wasm.len(), 1));
        let mut streams = Vec::new();
        let (around, mut left) = rest.split_at(rest.len() - lengths.iter().sum::<usize>());
        for length in lengths {
            let (stream, after) = left.split_at(*length);
            streams.push(stream);
            left = after;
        }
        let (mut code, mut whole) = (streams[Stream::Code as usize], Vec::new());
        for _ in &short {
            let (one, more) = code[1..].split_at(code[0].into());
            whole.push(one);
            code = more;
        }
        assert_eq!(whole[..3], ALWAYS_SHORT);
        assert!(whole.is_sorted() && whole.len() == 3 + SHORT);
        assert!(whole[3..].iter().all(|constant| constant.len() == 11 && constant[0] == 0x42));
        let first_long = [
            &[0x42, DROP][..],
            &short[3..].iter().flat_map(|one| [*one, DROP]).collect::<Vec<_>>(),
        ];
        let others = [
            short[1], 0x21, 0x20, 0x41, 0x36, 0x02, 0x40, short[0], 0x0e, 0x0b, 0x41, 0x41, 0x41,
            0xfc, 10, 0, 0, 0x10, 0x0b,
        ];
        assert_eq!(code, [&first_long.concat()[..], &others].concat());
        assert_eq!(streams[Stream::Locals as usize], [1, 3]);
        let constants = streams[Stream::Constants as usize].split_at(10);
        assert_eq!(constants.0, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f]);
        assert_eq!(constants.1, [0x7b, 0, 0, 7]);
        assert_eq!(streams[Stream::Branches as usize], [2, 0, 1, 0]);
        assert_eq!(streams[Stream::Calls as usize], [0]);
        assert_eq!(streams[Stream::Offsets as usize], [0xac, 2]);
        assert_eq!(streams[Stream::Kinds as usize], [1, 2, 0x7f]);
        assert_eq!((around, left), (&wasm[..*first], [].as_slice()));
    }

    #[test]
    fn what_is_long_or_calls_is_short_before_what_is_frequent() {
        let mut instructions = Vec::new();
        for _ in 0..5 {
            instructions.extend([Instruction::I32Const(1), Instruction::LocalSet(200)]);
        }
        for number in 0..i32::try_from(SHORT).unwrap() {
            instructions.extend([Instruction::I32Const(-70_000 - number), Instruction::Drop]);
        }
        let calls = [0; 4].map(Instruction::Call);
        let wasm = module(&instructions.into_iter().chain(calls).collect::<Vec<_>>());
        let mut body = None;
        for part in Parser::new(0).parse_all(&wasm) {
            if let Payload::CodeSectionEntry(entry) = part.unwrap() {
                body = Body::read(entry.as_bytes());
            }
        }
        let bodies = [body.unwrap()];
        let short = short(&bodies);
        assert_eq!(short.len(), 3 + SHORT);
        assert!(short.contains_key(&[0x10, 0][..]), "4 times, and called");
        assert!(!short.contains_key(&[0x41, 1][..]), "5 times, but not long");
        assert!(!short.contains_key(&[0x21, 200, 1][..]), "locals stand in a stream of theirs");
        let long = short.keys().filter(|instruction| instruction.len() == 4).count();
        assert_eq!(long, SHORT - 1);
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
