//! An object that rustc gives to the linker: a wasm module in which symbols name functions and data, and lists say where
//! code and data refer to them. What is not wanted is overwritten, so that nothing moves.
//! The format: <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasm_encoder::{CustomSection, Encode, Module, RawSection};
use wasmparser::{
    DefinedDataSymbol, KnownCustom, Linking, Operator, Parser, Payload, RelocAddendKind,
    RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use crate::Failure;

pub(crate) const CODE: u8 = 10;
const DATA: u8 = 11;
const NO_OPERATION: u8 = 0x01;
const TRAP: u8 = 0x00;

/// What the linker reads, as far as it matters here. Places are counted from the begin of the object.
pub(crate) struct Object<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) sections: Vec<(u8, Range<usize>)>,
    /// Functions that stand elsewhere come first.
    pub(crate) imported: u32,
    /// What each function does, and where that stands.
    pub(crate) bodies: Vec<Vec<(Operator<'a>, usize)>>,
    /// Where each segment of data begins.
    segments: Vec<usize>,
    pub(crate) symbols: Vec<SymbolInfo<'a>>,
    /// What refers to a symbol, by its place.
    pub(crate) in_code: BTreeMap<usize, RelocationEntry>,
    pub(crate) in_data: BTreeMap<usize, RelocationEntry>,
    /// Which section lists what is in the code, and what it is called there.
    list: (usize, &'a str),
}

impl<'a> Object<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Failure> {
        let mut object = Self {
            bytes,
            sections: Vec::new(),
            imported: 0,
            bodies: Vec::new(),
            segments: Vec::new(),
            symbols: Vec::new(),
            in_code: BTreeMap::new(),
            in_data: BTreeMap::new(),
            list: (usize::MAX, ""),
        };
        for part in Parser::new(0).parse_all(bytes) {
            let part = part?;
            if let Some((id, range)) = part.as_section() {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                object.sections.push((id, range));
            }
            match part {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if let TypeRef::Func(_) = import?.ty {
                            object.imported += 1;
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let steps = body.get_operators_reader()?.into_iter_with_offsets();
                    let steps = steps.map(|step| {
                        let (step, at) = step?;
                        Ok::<_, Failure>((step, usize::try_from(at)?))
                    });
                    object.bodies.push(steps.collect::<Result<_, _>>()?);
                }
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        let end = usize::try_from(segment.range.end)?;
                        object.segments.push(end - segment.data.len());
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                object.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(list) => {
                        object.read_list(section.name(), &list.entries(), list.section_index())?;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(object)
    }

    fn read_list(
        &mut self,
        name: &'a str,
        entries: &wasmparser::SectionLimited<'a, RelocationEntry>,
        of: u32,
    ) -> Result<(), Failure> {
        let Some((id, range)) = self.sections.get(usize::try_from(of)?).cloned() else {
            return Err(format!("{name} is of section {of}, which is not there").into());
        };
        let into = match id {
            CODE => &mut self.in_code,
            DATA => &mut self.in_data,
            _ => return Ok(()),
        };
        for entry in entries.clone() {
            let entry = entry?;
            into.insert(range.start + usize::try_from(entry.offset)?, entry);
        }
        if id == CODE {
            self.list = (self.sections.len() - 1, name);
        }
        Ok(())
    }

    /// Which function is called there. Before linking, the number in the code does not say.
    pub(crate) fn called(&self, step: &Operator<'_>, at: usize) -> Option<u32> {
        let Operator::Call { .. } = step else { return None };
        let entry = self.in_code.get(&(at + 1))?;
        match self.symbols.get(usize::try_from(entry.index).ok()?)? {
            SymbolInfo::Func { index, .. } => Some(*index),
            _ => None,
        }
    }

    /// Where what a symbol names stands, and how many bytes it has.
    pub(crate) fn data(&self, symbol: &SymbolInfo<'_>) -> Option<(usize, usize)> {
        let SymbolInfo::Data { symbol: Some(DefinedDataSymbol { index, offset, size }), .. } =
            symbol
        else {
            return None;
        };
        let segment = self.segments.get(usize::try_from(*index).ok()?)?;
        Some((segment + usize::try_from(*offset).ok()?, usize::try_from(*size).ok()?))
    }

    /// With these parts of the code trapped, and one place in place of all.
    pub(crate) fn rewritten(&self, trapped: &[Range<usize>], places: &BTreeSet<u32>) -> Vec<u8> {
        let mut bytes = self.bytes.to_vec();
        let mut entries = self.in_code.clone();
        for range in trapped {
            bytes[range.clone()].fill(NO_OPERATION);
            bytes[range.end - 1] = TRAP;
            entries.retain(|at, _| !range.contains(at));
        }
        for entry in entries.values_mut() {
            let address =
                [RelocationType::MemoryAddrLeb, RelocationType::MemoryAddrSleb].contains(&entry.ty);
            if let Some(one) = places.first().filter(|_| address && places.contains(&entry.index)) {
                entry.index = *one;
            }
        }
        let mut module = Module::new();
        for (number, (id, range)) in self.sections.iter().enumerate() {
            if number == self.list.0 {
                module.section(&self.listed(entries.values()));
            } else {
                module.section(&RawSection { id: *id, data: &bytes[range.clone()] });
            }
        }
        module.finish()
    }

    /// The list of what is in the code, with these entries.
    fn listed<'b>(
        &self,
        entries: impl ExactSizeIterator<Item = &'b RelocationEntry>,
    ) -> CustomSection<'a> {
        let mut data = Vec::new();
        let of = self.sections.iter().position(|(id, _)| *id == CODE);
        of.unwrap_or_default().encode(&mut data);
        entries.len().encode(&mut data);
        for entry in entries {
            data.push(entry.ty as u8);
            entry.offset.encode(&mut data);
            entry.index.encode(&mut data);
            if !matches!(entry.ty.addend_kind(), RelocAddendKind::None) {
                entry.addend.encode(&mut data);
            }
        }
        CustomSection { name: self.list.1.into(), data: data.into() }
    }
}
