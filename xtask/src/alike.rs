//! The wasm with functions that are alike beside each other: what is compressed repeats what it has seen just before for
//! fewer bits. Functions that are the same become one. What the module does stays the same.

use std::collections::{BTreeMap, HashMap};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, MemArg, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

use crate::Failure;
use crate::body::{Body, Short, Streams};

/// Two functions are as alike as they share runs of this many bytes, in the streams that they are packed as.
const RUN: usize = 6;
/// What stands in more functions than this says nothing about two of them.
const COMMON: usize = 120;
/// How many of the functions before one it should be like.
const BEFORE: usize = 4;

/// The same module with its functions in another order.
pub(crate) fn beside_each_other(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let all = Functions::of(wasm)?.bodies.len();
    let mut module = moved(wasm, (0..all).collect(), &BTreeMap::new())?;
    // What differed in calling one or the other of two that were the same is the same next time.
    loop {
        let functions = Functions::of(&module)?;
        let same = functions.same();
        if same.is_empty() {
            let bodies = functions.bodies.iter().map(|body| taken_apart(body));
            let order = order(&bodies.collect::<Vec<_>>());
            return moved(&module, order, &BTreeMap::new());
        }
        let kept = (0..functions.bodies.len()).filter(|function| !same.contains_key(function));
        module = moved(&module, kept.collect(), &same)?;
    }
}

/// The module with these functions in this order; where one is left out, the one that is the same stands for it.
fn moved(
    wasm: &[u8],
    order: Vec<usize>,
    same: &BTreeMap<usize, usize>,
) -> Result<Vec<u8>, Failure> {
    let mut places = vec![0; order.len() + same.len()];
    for (place, function) in (0..).zip(&order) {
        places[*function] = place;
    }
    for (function, first) in same {
        places[*function] = places[*first];
    }
    let mut module = Module::new();
    let mut moved = Moved { imported: Functions::of(wasm)?.imported, order, places };
    moved.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The functions of a module.
struct Functions<'a> {
    /// Functions of the page come first.
    imported: u32,
    kinds: Vec<u32>,
    bodies: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self, Failure> {
        let mut functions = Self { imported: 0, kinds: Vec::new(), bodies: Vec::new() };
        for part in Parser::new(0).parse_all(wasm) {
            match part? {
                Payload::ImportSection(section) => functions.imported = section.count(),
                Payload::FunctionSection(section) => {
                    functions.kinds = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(functions)
    }

    /// Functions that are the same as one before, and which.
    fn same(&self) -> BTreeMap<usize, usize> {
        let mut first = HashMap::new();
        let all = self.kinds.iter().zip(&self.bodies).enumerate();
        let same = all.filter_map(|(function, one)| {
            let before = *first.entry(one).or_insert(function);
            (before != function).then_some((function, before))
        });
        same.collect()
    }
}

/// Where each function stands from now on.
struct Moved {
    /// Functions of the page come first, and stay.
    imported: u32,
    /// The functions, by where they stood, in their new order.
    order: Vec<usize>,
    /// The new place of each, by where it stood.
    places: Vec<u32>,
}

impl Reencode for Moved {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = function.checked_sub(self.imported).and_then(|own| usize::try_from(own).ok());
        let place = own.and_then(|own| self.places.get(own));
        Ok(place.map_or(function, |place| self.imported + place))
    }

    /// How far an address is aligned is a hint that engines don't take, and differs where all else is alike.
    fn mem_arg(&mut self, at: wasmparser::MemArg) -> Result<MemArg, Error> {
        Ok(MemArg { align: 0, ..utils::mem_arg(self, at)? })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let kinds = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for function in &self.order {
            functions.function(kinds[*function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

/// What a function brings to each stream; nothing where it can't be packed.
fn taken_apart(body: &[u8]) -> Streams {
    let mut streams = Streams::default();
    if let Some(body) = Body::read(body) {
        body.write(&Short::new(), &mut streams);
    }
    streams
}

/// Starts with the largest, then takes the one that is most like the last few.
fn order(bodies: &[Streams]) -> Vec<usize> {
    let runs = Runs::of(bodies);
    let mut left = vec![true; bodies.len()];
    let mut order: Vec<usize> = Vec::new();
    let largest = (0..bodies.len())
        .max_by_key(|function| bodies[*function].iter().map(Vec::len).sum::<usize>());
    let mut next = largest;
    while let Some(function) = next {
        left[function] = false;
        order.push(function);
        let before = &order[order.len().saturating_sub(BEFORE)..];
        next = runs.most_like(before, &left).or_else(|| left.iter().position(|left| *left));
    }
    order
}

/// Which functions share which runs of bytes.
struct Runs {
    /// The runs of each function.
    of: Vec<Vec<usize>>,
    /// The functions that have each run.
    shared_by: Vec<Vec<usize>>,
}

impl Runs {
    fn of(bodies: &[Streams]) -> Self {
        let mut functions: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (function, body) in bodies.iter().enumerate() {
            for run in body.iter().flat_map(|stream| stream.windows(RUN)) {
                let with = functions.entry(run).or_default();
                if with.last() != Some(&function) {
                    with.push(function);
                }
            }
        }
        let shared = functions.into_values().filter(|with| (2..COMMON).contains(&with.len()));
        let shared_by: Vec<Vec<usize>> = shared.collect();
        let mut of = vec![Vec::new(); bodies.len()];
        for (run, with) in shared_by.iter().enumerate() {
            for function in with {
                of[*function].push(run);
            }
        }
        Self { of, shared_by }
    }

    /// The function, of those that are left, that shares most with these: a run that few have counts more, and so does
    /// what is shared by a short one.
    fn most_like(&self, these: &[usize], left: &[bool]) -> Option<usize> {
        let mut shared = vec![0.0; left.len()];
        for function in these {
            for run in &self.of[*function] {
                let with = &self.shared_by[*run];
                for other in with.iter().filter(|other| left[**other]) {
                    shared[*other] += 1.0 / small(with.len());
                }
            }
        }
        let like =
            |function: usize| shared[function] / (small(self.of[function].len()).sqrt() + 3.0);
        let any = (0..left.len()).filter(|function| shared[*function] > 0.0);
        any.max_by(|one, other| like(*one).total_cmp(&like(*other)))
    }
}

fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
        Function, FunctionSection, ImportSection, Instruction, Module, RefType, TableSection,
        TableType, TypeSection,
    };
    use wasmparser::{ElementItems, ExternalKind, Operator, Parser, Payload};

    use super::beside_each_other;

    /// A function that says a number so many times, then calls these.
    fn says(number: i32, times: usize, calls: &[u32]) -> Function {
        let mut function = Function::new([]);
        for _ in 0..times {
            function.instruction(&Instruction::I32Const(number));
            function.instruction(&Instruction::Drop);
        }
        for call in calls {
            function.instruction(&Instruction::Call(*call));
        }
        function.instruction(&Instruction::End);
        function
    }

    /// One function of the page, then these; the last and the second are exported, the third stands in the table.
    fn module(bodies: &[Function]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("page", "tell", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for body in bodies {
            functions.function(0);
            code.function(body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 1,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut exports = ExportSection::new();
        let last = u32::try_from(bodies.len()).unwrap();
        exports.export("start", ExportKind::Func, last).export("short", ExportKind::Func, 2);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([3][..].into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// What each export and each entry of the table does, whatever its number is; and each body's first number.
    fn does(wasm: &[u8]) -> (Vec<String>, Vec<String>) {
        let (mut entries, mut bodies) = (Vec::new(), Vec::new());
        for part in Parser::new(0).parse_all(wasm) {
            match part.unwrap() {
                Payload::ExportSection(section) => entries.extend(
                    section
                        .into_iter()
                        .map(Result::unwrap)
                        .filter(|export| export.kind == ExternalKind::Func)
                        .map(|export| (export.name.to_owned(), export.index)),
                ),
                Payload::ElementSection(section) => {
                    for element in section {
                        let ElementItems::Functions(items) = element.unwrap().items else {
                            panic!("functions alone")
                        };
                        entries
                            .extend(items.into_iter().map(|item| ("table".into(), item.unwrap())));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let read = body.get_operators_reader().unwrap();
                    bodies.push(read.into_iter().map(Result::unwrap).collect::<Vec<_>>());
                }
                _ => {}
            }
        }
        let told =
            |(name, function): &(String, u32)| format!("{name}: {}", told(&bodies, *function));
        let first = bodies.iter().map(|body| format!("{:?}", body[0])).collect();
        (entries.iter().map(told).collect(), first)
    }

    fn told(bodies: &[Vec<Operator<'_>>], function: u32) -> String {
        let Some(own) = function.checked_sub(1) else { return "tell the page; ".into() };
        let tell = |operator: &Operator<'_>| match operator {
            Operator::Call { function_index } => told(bodies, *function_index),
            other => format!("{other:?}; "),
        };
        bodies[usize::try_from(own).unwrap()].iter().map(tell).collect()
    }

    #[test]
    fn functions_that_are_alike_stand_beside_each_other_and_do_what_they_did() {
        let before = module(&[
            says(70_000, 9, &[0, 3]),
            says(1, 1, &[]),
            says(90_000, 3, &[2]),
            says(70_000, 8, &[0]),
            says(90_000, 4, &[4, 1]),
        ]);
        let after = beside_each_other(&before).unwrap();
        let ((told, mut stood), (still, mut stand)) = (does(&before), does(&after));
        assert_eq!(still, told);
        stood.dedup();
        stand.dedup();
        assert_eq!((stood.len(), stand.len()), (5, 3));
        assert_eq!(beside_each_other(&before).unwrap(), after, "the same each time");
    }

    #[test]
    fn functions_that_are_the_same_become_one_and_those_too_that_then_are() {
        let before = module(&[
            says(1, 1, &[0]),
            says(2, 1, &[4]),
            says(3, 1, &[1]),
            says(1, 1, &[0]),
            says(2, 1, &[1]),
            says(2, 1, &[2, 5]),
        ]);
        let after = beside_each_other(&before).unwrap();
        let ((told, stood), (still, mut stand)) = (does(&before), does(&after));
        assert_eq!(still, told);
        stand.sort_unstable();
        let first = |function: usize| stood[function].clone();
        assert_eq!(stand, [first(0), first(1), first(5), first(2)]);
    }
}
