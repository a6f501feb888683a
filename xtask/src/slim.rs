//! Leaves out of the wasm what only a debugger reads: the names of its functions, nearly half of its bytes.

use std::path::Path;

use crate::{Failure, Outcome};

/// The sections that stay; `strip = true` would lose one that wasm-bindgen needs, so this comes after it.
pub(crate) fn strip_names(dist: &Path) -> Outcome {
    for entry in std::fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let slim = without_custom_sections(&std::fs::read(&path)?)
                .ok_or("the wasm is not as it should be")?;
            std::fs::write(&path, slim).map_err(Failure::from)?;
        }
    }
    Ok(())
}

/// A module is eight bytes, then sections: an id, a length in LEB128, that many bytes. Id 0 is custom.
fn without_custom_sections(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut slim = head.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb128(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + length)?;
        if *id != 0 {
            slim.extend(section);
        }
        rest = next;
    }
    Some(slim)
}

/// A number and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_custom_sections;

    #[test]
    fn only_custom_sections_go() {
        let wasm = b"\0asm\x01\0\0\0\x00\x02ab\x01\x01\x07\x00\x80\x00\x0a\x01\x09";
        assert_eq!(
            without_custom_sections(wasm).unwrap(),
            b"\0asm\x01\0\0\0\x01\x01\x07\x0a\x01\x09"
        );
        assert_eq!(without_custom_sections(&wasm[..wasm.len() - 1]), None);
    }
}
