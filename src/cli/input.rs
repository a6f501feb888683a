//! Files by name; `-` is standard input.

use std::io::Read as _;

use super::Spoken;

/// The bytes of a file, or a sentence that names it.
pub(super) fn read(path: &str, words: &Spoken) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|file| bytes = file)
    };
    read.map(|()| bytes).map_err(|_| (words.cli.cannot_read)(path))
}
