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
    // Kept from one to the next: what is written grows to thousands of rows.
    let mut texts = vec![Vec::new(); at_once()];
    for some in items.chunks(at_once()) {
        #[cfg(not(target_arch = "wasm32"))]
        let both = some.par_iter().zip(texts.par_iter_mut());
        #[cfg(target_arch = "wasm32")]
        let mut both = some.iter().zip(texts.iter_mut());
        both.try_for_each(|(item, text): (&T, &mut Vec<u8>)| {
            text.clear();
            write(item, text)
        })?;
        texts.iter().take(some.len()).try_for_each(|text| take(text))?;
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
