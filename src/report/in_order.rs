//! Parts that are written beside each other, natively on all cores, and put down one after the other.

use std::io::{self, Write};

#[cfg(not(target_arch = "wasm32"))]
use rayon::prelude::*;

/// How many parts are in memory at a time: enough to do for every core while one of them is slow.
#[cfg(not(target_arch = "wasm32"))]
fn at_once() -> usize {
    4 * rayon::current_num_threads()
}

/// A page has one.
#[cfg(target_arch = "wasm32")]
fn at_once() -> usize {
    1
}

/// Writes each of these, and hands over what was written in their order.
pub(super) fn each<T: Sync>(
    items: &[T],
    write: impl Fn(&T, &mut Vec<u8>) -> io::Result<()> + Sync,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let written = |item: &T| {
        let mut text = Vec::new();
        write(item, &mut text).map(|()| text)
    };
    for some in items.chunks(at_once()) {
        #[cfg(not(target_arch = "wasm32"))]
        let texts = some.par_iter();
        #[cfg(target_arch = "wasm32")]
        let texts = some.iter();
        for text in texts.map(written).collect::<io::Result<Vec<Vec<u8>>>>()? {
            take(&text)?;
        }
    }
    Ok(())
}

/// Writes each of these, one below the other.
pub(super) fn below<T: Sync>(
    items: &[T],
    out: &mut dyn Write,
    write: impl Fn(&T, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    each(items, write, |text| out.write_all(text))
}
