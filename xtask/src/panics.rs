//! Panics that say nothing: in a browser the standard library has nowhere to write, so nobody could read what they said.
//! A trap is what the page sees of a panic (`assets/boot.js`), and that is all that stays. What a panic would say, where
//! it happened, and all code that makes a sentence of it, the linker then leaves out itself.
//!
//! This works on the object that rustc gives to the linker, where all that refers to something else is listed.

use std::collections::BTreeSet;
use std::ops::Range;

use wasmparser::{Operator, SymbolInfo};

use crate::Failure;
use crate::object::Object;

/// Where all panics of the standard library end: the panic handler, `panic!` of std itself, and memory that is not there.
/// Names as rustc mangles them (v0): each part with its length before it.
const LAST: [&str; 3] = ["17rust_begin_unwind", "15panic_with_hook", "18handle_alloc_error"];

/// The same object with a trap in place of each panic; nothing where it has none of [`LAST`].
pub(crate) fn without_words(bytes: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let object = Object::read(bytes)?;
    let panics = panics(&object);
    if panics.is_empty() {
        return Ok(None);
    }
    Ok(Some(object.rewritten(&trapped(&object, &panics), &places(&object))))
}

/// The functions that do nothing but panic: [`LAST`], then all that can't return and call only such.
fn panics(object: &Object<'_>) -> BTreeSet<u32> {
    let last = |symbol: &SymbolInfo<'_>| match symbol {
        SymbolInfo::Func { index, name: Some(name), .. } => {
            LAST.iter().any(|last| name.ends_with(last)).then_some(*index)
        }
        _ => None,
    };
    let mut panics: BTreeSet<u32> = object.symbols.iter().filter_map(last).collect();
    loop {
        let known = panics.len();
        for (function, steps) in (object.imported..).zip(&object.bodies) {
            if only_panics(object, steps, &panics) {
                panics.insert(function);
            }
        }
        if panics.len() == known {
            return panics;
        }
    }
}

fn only_panics(
    object: &Object<'_>,
    steps: &[(Operator<'_>, usize)],
    panics: &BTreeSet<u32>,
) -> bool {
    let (mut depth, mut calls) = (0, 0);
    for (step, at) in steps {
        let more = match step {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                depth += 1;
                false
            }
            Operator::End => {
                depth = u32::saturating_sub(depth, 1);
                false
            }
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                *relative_depth == depth
            }
            Operator::BrTable { targets } => {
                let mut all = targets.targets().chain([Ok(targets.default())]);
                all.any(|target| target.is_ok_and(|target| target == depth))
            }
            Operator::Call { .. } => {
                calls += 1;
                !object.called(step, *at).is_some_and(|function| panics.contains(&function))
            }
            Operator::Else | Operator::Unreachable => false,
            _ => !is_for_itself(object, *at),
        };
        if more {
            return false;
        }
    }
    calls > 0 && matches!(steps, [.., (Operator::Unreachable, _), (Operator::End, _)])
}

/// Whether what stands there is felt on this path and in this memory alone: locals, globals, what is read, written and
/// reckoned. All else, also what is not known here, might lead elsewhere or be seen from there.
fn is_for_itself(object: &Object<'_>, at: usize) -> bool {
    let opcode = object.bytes.get(at);
    opcode.is_some_and(
        |opcode| matches!(opcode, 0x1a | 0x1b | 0x20..=0x24 | 0x28..=0x3f | 0x41..=0xc4 | 0xfc),
    )
}

/// Each call of a panic with all that is done for it alone: from where the paths that lead to it meet.
fn trapped(object: &Object<'_>, panics: &BTreeSet<u32>) -> Vec<Range<usize>> {
    let mut trapped = Vec::new();
    for steps in &object.bodies {
        let mut begin = None;
        for [(step, at), (_, next)] in steps.array_windows() {
            let from = *begin.get_or_insert(*at);
            if !is_for_itself(object, *at) {
                begin = None;
            }
            if object.called(step, *at).is_some_and(|function| panics.contains(&function)) {
                trapped.push(from..*next);
            }
        }
    }
    trapped
}

/// Where panics happen: a `core::panic::Location` is a file's name, its length, a line and a column.
fn places(object: &Object<'_>) -> BTreeSet<u32> {
    let is_place = |symbol: &SymbolInfo<'_>| {
        let (at, 16) = object.data(symbol)? else { return None };
        let name = object.in_data.get(&at)?;
        if [4, 8, 12].iter().any(|more| object.in_data.contains_key(&(at + more))) {
            return None;
        }
        let length = object.bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
        let (text, _) = object.data(object.symbols.get(usize::try_from(name.index).ok()?)?)?;
        let text = text.checked_add_signed(isize::try_from(name.addend).ok()?)?;
        let text = object.bytes.get(text..text + length)?;
        text.ends_with(b".rs").then_some(())
    };
    let places = (0..).zip(&object.symbols).filter(|(_, symbol)| is_place(symbol).is_some());
    places.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeSet;

    use wasm_encoder::{
        ConstExpr, CustomSection, DataSection, Encode, EntityType, FunctionSection, ImportSection,
        LinkingSection, Module, RawSection, SymbolTable, TypeSection, ValType,
    };
    use wasmparser::Operator;
    use wasmparser::RelocationType::{FunctionIndexLeb, MemoryAddrI32, MemoryAddrSleb};

    use super::without_words;
    use crate::object::{CODE, Object};

    /// A number that the linker is to write, as the code has it before, and what follows it where it is an address.
    const OPEN: [u8; 5] = [0x80, 0x80, 0x80, 0x80, 0];
    /// Functions and, in this order, symbols.
    const TELL: u32 = 0;
    const LAST: u32 = 1;
    const FAILS_TWICE: u32 = 2;
    const FAIL: u32 = 3;
    const TELLS_AND_FAILS: u32 = 4;
    /// Three that return: by that word, by a branch, at their end.
    const RETURNS: [u32; 3] = [5, 6, 7];
    const GOES_ROUND: u32 = 8;
    const APP: u32 = 9;
    /// Symbols of data: the name of a file, two places in it, and two that look like one: the name is another, and what
    /// should be a line is an address.
    const FILE: u32 = 10;
    const HERE: u32 = 11;
    const THERE: u32 = 12;
    const OTHER: u32 = 13;
    const PAIR: u32 = 14;

    /// The last of panics is called `last`; `open` is what the numbers left open refer to, in order.
    fn object(last: &str, bodies: &[&[u8]], open: &[u32]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        types.ty().function([ValType::I32, ValType::I32], []);
        imports.import("env", "tell", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = vec![u8::try_from(bodies.len()).unwrap()];
        for body in bodies {
            functions.function(1);
            code.push(u8::try_from(body.len() + 1).unwrap());
            // No locals.
            code.push(0);
            code.extend(*body);
        }
        let places = code.windows(5).enumerate().filter(|(_, five)| *five == OPEN);
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        assert_eq!(places.len(), open.len());
        let in_code = places.iter().zip(open).map(|(place, symbol)| {
            let kind = if *symbol < FILE { FunctionIndexLeb } else { MemoryAddrSleb };
            (kind as u8, *place, *symbol)
        });
        let mut data = DataSection::new();
        // "a.rs", then four numbers four times: where the name stands, its length, line and column.
        let four = [[0, 4, 1, 2], [0, 4, 3, 4], [0, 3, 5, 6], [0, 4, 0, 4]];
        let four = four.as_flattened().iter().flat_map(|number: &u32| number.to_le_bytes());
        data.active(
            0,
            &ConstExpr::i32_const(0),
            b"a.rs".iter().copied().chain(four).collect::<Vec<u8>>(),
        );
        let in_data = [4, 20, 36, 52, 60].map(|place| (MemoryAddrI32 as u8, place + 6, FILE));
        let mut symbols = SymbolTable::new();
        symbols.function(SymbolTable::WASM_SYM_UNDEFINED, TELL, None);
        symbols.function(0, LAST, Some(last));
        for index in LAST + 1..=APP {
            symbols.function(0, index, Some(&format!("function {index}")));
        }
        for (offset, size) in [(0, 4), (4, 16), (20, 16), (36, 16), (52, 16)] {
            let name = format!("data at {offset}");
            symbols.data(
                0,
                &name,
                Some(wasm_encoder::DataSymbolDefinition { index: 0, offset, size }),
            );
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&RawSection { id: CODE, data: &code }).section(&data).section(&linking);
        module.section(&list("reloc.CODE", 3, in_code.collect()));
        module.section(&list("reloc.DATA", 4, in_data.to_vec()));
        module.finish()
    }

    fn list(name: &str, section: u32, entries: Vec<(u8, usize, u32)>) -> CustomSection<'_> {
        let mut data = Vec::new();
        section.encode(&mut data);
        entries.len().encode(&mut data);
        for (kind, place, symbol) in entries {
            data.push(kind);
            place.encode(&mut data);
            symbol.encode(&mut data);
            if kind != FunctionIndexLeb as u8 {
                0_u32.encode(&mut data);
            }
        }
        CustomSection { name: name.into(), data: Cow::Owned(data) }
    }

    /// Parts of bodies.
    const CALL: &[u8] = b"\x10\x80\x80\x80\x80\x00";
    const ADDRESS: &[u8] = b"\x41\x80\x80\x80\x80\x00";
    const DROP: &[u8] = b"\x1a";
    const UNREACHABLE: &[u8] = b"\x00";
    const END: &[u8] = b"\x0b";
    /// Until the next END, if local 0 is 0; else goes behind that.
    const UNLESS: &[u8] = b"\x02\x40\x20\x00\x0d\x00";
    /// If local 0 is not 0, goes to the end of the function.
    const OR_END: &[u8] = b"\x20\x00\x0d\x00";
    const RETURN: &[u8] = b"\x0f";
    const FOR_EVER: &[u8] = b"\x03\x40\x0c\x00\x0b";

    fn example(last: &str) -> Vec<u8> {
        let app = [
            &[UNLESS, ADDRESS, DROP, CALL, UNREACHABLE, END, ADDRESS, DROP][..],
            &[UNLESS, CALL, UNREACHABLE, END],
            &[ADDRESS, DROP, CALL, ADDRESS, DROP, ADDRESS, DROP, CALL, CALL, CALL, CALL, END],
        ];
        object(
            last,
            &[
                &[CALL, UNREACHABLE, END].concat(),
                &[UNLESS, CALL, UNREACHABLE, END, CALL, UNREACHABLE, END].concat(),
                &[ADDRESS, DROP, CALL, UNREACHABLE, END].concat(),
                &[CALL, CALL, UNREACHABLE, END].concat(),
                &[UNLESS, RETURN, END, CALL, UNREACHABLE, END].concat(),
                &[OR_END, CALL, UNREACHABLE, END].concat(),
                &[UNLESS, CALL, UNREACHABLE, END, END].concat(),
                &[FOR_EVER, UNREACHABLE, END].concat(),
                &app.concat().concat(),
            ],
            &[
                &[TELL, LAST, FAIL, HERE, LAST, TELL, FAIL, FAILS_TWICE, FAIL, FAIL][..],
                &[HERE, FAIL, THERE, FAILS_TWICE],
                &[OTHER, TELLS_AND_FAILS, HERE, PAIR, RETURNS[0], RETURNS[1], RETURNS[2]],
                &[GOES_ROUND],
            ]
            .concat(),
        )
    }

    /// What a function does, without what does nothing; and how many bytes it has.
    fn told(object: &Object<'_>, function: u32) -> (Vec<String>, usize) {
        let steps = &object.bodies[usize::try_from(function - 1).unwrap()];
        let told =
            steps.iter().filter(|(step, _)| !matches!(step, Operator::Nop)).map(|(step, at)| {
                let to = object.in_code.get(&(at + 1));
                match (step, to) {
                    (Operator::Call { .. }, Some(to)) => format!("call {}", to.index),
                    (Operator::I32Const { .. }, Some(to)) => format!("address {}", to.index),
                    (Operator::I32Const { .. } | Operator::Call { .. }, None) => "lost".to_owned(),
                    (step, _) => format!("{step:?}").split_whitespace().next().unwrap().to_owned(),
                }
            });
        (told.collect(), steps.last().unwrap().1 - steps[0].1)
    }

    #[test]
    fn what_panics_is_trapped_with_all_that_is_done_for_it() {
        let before = example("_RNv_17rust_begin_unwind");
        let after = without_words(&before).unwrap().unwrap();
        let (before, after) = (Object::read(&before).unwrap(), Object::read(&after).unwrap());
        assert_eq!(before.sections.len(), after.sections.len());
        let unless = ["Block", "LocalGet", "BrIf"];
        let trap = ["Unreachable", "Unreachable", "End"];
        let app = [
            &unless[..],
            &trap,
            &["address 11", "Drop"],
            &unless,
            &trap,
            &["address 13", "Drop", "call 4", "address 11", "Drop", "address 14", "Drop"],
            &["call 5", "call 6", "call 7", "call 8", "End"],
        ];
        assert_eq!(told(&after, APP).0, app.concat());
        assert_eq!(told(&after, FAIL).0, trap);
        assert_eq!(told(&after, FAILS_TWICE).0, [&unless[..], &trap, &trap].concat());
        assert_eq!(told(&after, TELLS_AND_FAILS).0, [&["call 0"][..], &trap].concat());
        for function in LAST..=APP {
            assert_eq!(told(&after, function).1, told(&before, function).1, "nothing moves");
        }
        assert_eq!(told(&before, LAST), told(&after, LAST));
        let steps = after.bodies.iter().flatten();
        let numbers =
            steps.filter(|(step, _)| !matches!(step, Operator::Nop)).map(|(_, at)| at + 1);
        let numbers: BTreeSet<usize> = numbers.collect();
        assert!(
            after.in_code.keys().all(|at| numbers.contains(at)),
            "nothing is written elsewhere"
        );
        assert!(before.in_data.keys().eq(after.in_data.keys()));
    }

    #[test]
    fn an_object_without_the_standard_library_stays() {
        assert!(without_words(&example("another")).unwrap().is_none());
        assert!(without_words(b"\0asm\x01\0\0\0").unwrap().is_none());
        let object = example("17rust_begin_unwind");
        for end in 9..object.len() {
            drop(without_words(&object[..end]));
        }
        assert!(without_words(&object[..40]).is_err());
    }
}
