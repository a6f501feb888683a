//! The text in a file's bytes.

use std::borrow::Cow;

use super::FileError;

/// The text in some bytes: UTF-8, or UTF-16 with its mark, as editors on Windows save it.
pub(in crate::domain) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, FileError> {
    let text = match bytes {
        [] => return Err(FileError::Empty),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(utf8(rest)?),
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    if text.trim().is_empty() { Err(FileError::Empty) } else { Ok(text) }
}

fn utf8(bytes: &[u8]) -> Result<&str, FileError> {
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        // Only what ends within a letter, and starts as an object, can be one of ours that lost its end.
        let cut = fault.error_len().is_none() && bytes.trim_ascii_start().starts_with(b"{");
        if cut { FileError::CutShort } else { FileError::NotText }
    })?;
    if bytes.contains(&0) { Err(FileError::NotText) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    if !rest.is_empty() {
        return Err(FileError::NotText);
    }
    String::from_utf16(&units).map_err(|_| FileError::NotText)
}
