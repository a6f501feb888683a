//! JSON text, always the same for the same value.

use super::value::Value;

/// The text of some JSON, without spaces: the canonical form.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out, None);
    out
}

/// The text of some JSON as a person can read it, ending in a line break.
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out, Some(0));
    out.push('\n');
    out
}

/// Writes it; if it is for people to read, the level says how far its lines stand in.
fn write(value: &Value, out: &mut String, level: Option<usize>) {
    let inner = level.map(|level| level + 1);
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => quote(text, out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                separate(place, out, inner);
                write(item, out, inner);
            }
            end(items.len(), out, level);
            out.push(']');
        }
        Value::Object(parts) => {
            out.push('{');
            for (place, (name, part)) in parts.iter().enumerate() {
                separate(place, out, inner);
                quote(name, out);
                out.push_str(if inner.is_some() { ": " } else { ":" });
                write(part, out, inner);
            }
            end(parts.len(), out, level);
            out.push('}');
        }
    }
}

fn separate(place: usize, out: &mut String, level: Option<usize>) {
    if place > 0 {
        out.push(',');
    }
    start_line(out, level);
}

fn end(count: usize, out: &mut String, level: Option<usize>) {
    if count > 0 {
        start_line(out, level);
    }
}

fn start_line(out: &mut String, level: Option<usize>) {
    if let Some(level) = level {
        out.push('\n');
        for _ in 0..level {
            out.push_str("  ");
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte < b' ' || matches!(byte, b'"' | b'\\') {
            out.push_str(text.get(start..at).unwrap_or_default());
            start = at + 1;
            escape(byte, out);
        }
    }
    out.push_str(text.get(start..).unwrap_or_default());
    out.push('"');
}

fn escape(byte: u8, out: &mut String) {
    out.push('\\');
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    match byte {
        0x08 => out.push('b'),
        0x0c => out.push('f'),
        b'\n' => out.push('n'),
        b'\r' => out.push('r'),
        b'\t' => out.push('t'),
        b'"' | b'\\' => out.push(char::from(byte)),
        _ => {
            out.push_str("u00");
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}
