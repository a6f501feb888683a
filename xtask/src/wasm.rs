//! A wasm module as its sections: what a browser does not read goes, and what the page and it call each other is short.

/// Sections by their ids.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The one kind of thing that wasm-bindgen imports: functions.
const FUNCTION: u8 = 0;

/// Eight bytes, then sections.
pub(crate) struct Wasm {
    head: Vec<u8>,
    sections: Vec<(u8, Vec<u8>)>,
}

/// A function that the page gives: the object that has it, its name there, and the number of its type.
pub(crate) struct Import {
    pub(crate) module: String,
    pub(crate) name: String,
    kind: usize,
}

/// What the page may use: its name, which sort of thing, and its number.
pub(crate) struct Export {
    pub(crate) name: String,
    sort: u8,
    place: usize,
}

impl Wasm {
    /// Reads a module; custom sections, the names of functions among them, are left out. They are nearly half of it,
    /// and `strip = true` would also lose what wasm-bindgen needs.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let mut reader = Reader(rest);
        let mut sections = Vec::new();
        while !reader.0.is_empty() {
            let (id, length) = (reader.byte()?, reader.number()?);
            let section = reader.bytes(length)?;
            if id != CUSTOM {
                sections.push((id, section.to_vec()));
            }
        }
        Some(Self { head: head.to_vec(), sections })
    }

    /// The module as browsers read it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.head.clone();
        for (id, section) in &self.sections {
            bytes.push(*id);
            write_number(&mut bytes, section.len());
            bytes.extend(section);
        }
        bytes
    }

    /// What it wants of the page; nothing where that is not functions alone.
    pub(crate) fn imports(&self) -> Option<Vec<Import>> {
        let mut reader = Reader(self.section(IMPORTS));
        let count = reader.number()?;
        let import = |_| {
            let (module, name) = (reader.text()?, reader.text()?);
            let function = reader.byte()? == FUNCTION;
            Some(Import { module, name, kind: reader.number()? }).filter(|_| function)
        };
        (0..count).map(import).collect()
    }

    /// What the page may use of it.
    pub(crate) fn exports(&self) -> Option<Vec<Export>> {
        let mut reader = Reader(self.section(EXPORTS));
        let count = reader.number()?;
        let export = |_| {
            let (name, sort) = (reader.text()?, reader.byte()?);
            Some(Export { name, sort, place: reader.number()? })
        };
        (0..count).map(export).collect()
    }

    /// Other names for what it wants; the order must be the one it had.
    pub(crate) fn set_imports(&mut self, imports: &[Import]) {
        let mut section = Vec::new();
        write_number(&mut section, imports.len());
        for import in imports {
            write_text(&mut section, &import.module);
            write_text(&mut section, &import.name);
            section.push(FUNCTION);
            write_number(&mut section, import.kind);
        }
        self.set_section(IMPORTS, section);
    }

    /// Other names for what it gives, or less of it.
    pub(crate) fn set_exports(&mut self, exports: &[Export]) {
        let mut section = Vec::new();
        write_number(&mut section, exports.len());
        for export in exports {
            write_text(&mut section, &export.name);
            section.push(export.sort);
            write_number(&mut section, export.place);
        }
        self.set_section(EXPORTS, section);
    }

    fn section(&self, wanted: u8) -> &[u8] {
        let found = self.sections.iter().find(|(id, _)| *id == wanted);
        found.map_or(&[], |(_, section)| section)
    }

    fn set_section(&mut self, wanted: u8, new: Vec<u8>) {
        if let Some((_, section)) = self.sections.iter_mut().find(|(id, _)| *id == wanted) {
            *section = new;
        }
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.bytes(length)?.to_vec()).ok()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits fit")]
pub(crate) fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Wasm;

    /// Wants `far.away`, gives `here` and `there`, and has a custom section.
    pub(crate) const MODULE: &[u8] =
        b"\0asm\x01\0\0\0\x00\x02ab\x02\x0c\x01\x03far\x04away\x00\x01\
        \x07\x10\x02\x04here\x00\x05\x05there\x02\x00";

    #[test]
    fn only_custom_sections_go() {
        let wasm = Wasm::read(MODULE).unwrap();
        assert_eq!(wasm.bytes(), [&MODULE[..8], &MODULE[12..]].concat());
        assert!(Wasm::read(&MODULE[..MODULE.len() - 1]).is_none());
    }

    #[test]
    fn names_are_read_and_written() {
        let mut wasm = Wasm::read(MODULE).unwrap();
        let (mut imports, mut exports) = (wasm.imports().unwrap(), wasm.exports().unwrap());
        assert_eq!((imports[0].module.as_str(), imports[0].name.as_str()), ("far", "away"));
        assert_eq!((exports[0].name.as_str(), exports[1].name.as_str()), ("here", "there"));
        wasm.set_imports(&imports);
        wasm.set_exports(&exports);
        assert_eq!(wasm.bytes(), [&MODULE[..8], &MODULE[12..]].concat());
        "x".repeat(200).clone_into(&mut imports[0].name);
        exports.remove(0);
        wasm.set_imports(&imports);
        wasm.set_exports(&exports);
        let again = Wasm::read(&wasm.bytes()).unwrap();
        assert_eq!(again.imports().unwrap()[0].name.len(), 200);
        assert_eq!(again.exports().unwrap()[0].name, "there");
    }
}
