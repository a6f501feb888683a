//! JSON text (RFC 8259) without second meanings: an object that says one name twice is refused, never read as the last
//! one, and half a pair of UTF-16 is no text.

use super::value::{Number, Value};
use crate::domain::sorted::Sorted;

/// Why some text is not JSON that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJson {
    /// An object says this name twice.
    Twice(String),
    /// It ends in the middle.
    CutShort,
    /// It is something else, or more than 128 levels deep.
    Other,
}

/// Parses JSON of at most 128 levels.
pub fn parse(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(MOST_LEVELS)?;
    match reader.token() {
        Err(NotJson::CutShort) => Ok(value),
        _ => Err(NotJson::Other),
    }
}

/// No file of ours is deeper than ten; what is read level by level must not exhaust the stack.
const MOST_LEVELS: usize = 128;

/// What was read of some text, and how far that is.
struct Reader<'a> {
    text: &'a str,
    /// In bytes; always where a character starts.
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, levels: usize) -> Result<Value, NotJson> {
        self.skip_space();
        let start = self.at;
        match self.byte()? {
            b'{' => self.object(levels),
            b'[' => self.array(levels),
            b'"' => self.string().map(Value::String),
            b't' => self.word("rue", Value::Bool(true)),
            b'f' => self.word("alse", Value::Bool(false)),
            b'n' => self.word("ull", Value::Null),
            _ => {
                self.at = start;
                self.number()
            }
        }
    }

    fn object(&mut self, levels: usize) -> Result<Value, NotJson> {
        let mut parts = Vec::new();
        self.items(b'}', levels, &mut |reader, levels| {
            reader.expect(b'"')?;
            let name = reader.string()?;
            reader.expect(b':')?;
            parts.push((name, reader.value(levels)?));
            Ok(())
        })?;
        Sorted::of(parts).map(Value::Object).map_err(NotJson::Twice)
    }

    fn array(&mut self, levels: usize) -> Result<Value, NotJson> {
        let mut items = Vec::new();
        self.items(b']', levels, &mut |reader, levels| {
            items.push(reader.value(levels)?);
            Ok(())
        })?;
        Ok(Value::Array(items))
    }

    /// Reads items with commas between them, each with the levels that are left for it.
    fn items(
        &mut self,
        end: u8,
        levels: usize,
        item: &mut dyn FnMut(&mut Self, usize) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        let levels = levels.checked_sub(1).ok_or(NotJson::Other)?;
        let start = self.at;
        if self.token()? == end {
            return Ok(());
        }
        self.at = start;
        loop {
            item(self, levels)?;
            match self.token()? {
                b',' => {}
                byte if byte == end => return Ok(()),
                _ => return Err(NotJson::Other),
            }
        }
    }

    /// Reads the rest of some text, whose first quote was read.
    fn string(&mut self) -> Result<String, NotJson> {
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
                self.at += 1;
            }
            string.push_str(self.since(start));
            match self.byte()? {
                b'"' => return Ok(string),
                b'\\' => string.push(self.escaped()?),
                _ => return Err(NotJson::Other),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, NotJson> {
        Ok(match self.byte()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut unit = self.unit()?;
                if let 0xd800..0xdc00 = unit {
                    self.expect_next(b'\\')?;
                    self.expect_next(b'u')?;
                    let low = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400);
                    unit = 0x1_0000 + ((unit - 0xd800) << 10) + low.ok_or(NotJson::Other)?;
                }
                char::from_u32(unit).ok_or(NotJson::Other)?
            }
            _ => return Err(NotJson::Other),
        })
    }

    /// Four hex digits: a unit of UTF-16.
    fn unit(&mut self) -> Result<u32, NotJson> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte()?).to_digit(16).ok_or(NotJson::Other)?;
            unit = (unit << 4) | digit;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Result<Value, NotJson> {
        let start = self.at;
        self.skip(b"-");
        if !self.skip(b"0") {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        Ok(Value::Number(Number::spelled(self.since(start))))
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        if !self.byte()?.is_ascii_digit() {
            return Err(NotJson::Other);
        }
        while self.skip(b"0123456789") {}
        Ok(())
    }

    fn word(&mut self, rest: &str, value: Value) -> Result<Value, NotJson> {
        for byte in rest.bytes() {
            self.expect_next(byte)?;
        }
        Ok(value)
    }

    fn expect(&mut self, wanted: u8) -> Result<(), NotJson> {
        self.skip_space();
        self.expect_next(wanted)
    }

    fn expect_next(&mut self, wanted: u8) -> Result<(), NotJson> {
        if self.byte()? == wanted { Ok(()) } else { Err(NotJson::Other) }
    }

    /// The next byte that is not space.
    fn token(&mut self) -> Result<u8, NotJson> {
        self.skip_space();
        self.byte()
    }

    fn byte(&mut self) -> Result<u8, NotJson> {
        let byte = self.peek().ok_or(NotJson::CutShort)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip_space(&mut self) {
        while self.skip(b" \n\r\t") {}
    }

    /// Passes one of these bytes by: whether there was one.
    fn skip(&mut self, any: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| any.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}
