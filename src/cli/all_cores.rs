//! All cores as hands for the domain's work on many things.

use rayon::prelude::*;

use crate::domain::hands::Hands;

/// Parts for each core: one that is busy with something else takes fewer of them.
const PARTS: usize = 16;
/// Fewer things are not worth the handing out.
const FEWEST: usize = 256;

/// Does work on all cores.
#[derive(Clone, Copy, Debug)]
pub struct AllCores;

impl Hands for AllCores {
    fn share<T: Sync, Out: Send>(
        &self,
        all: &[T],
        work: impl Fn(usize, &[T]) -> Out + Sync,
    ) -> Vec<Out> {
        let length = all.len().div_ceil(PARTS * rayon::current_num_threads()).max(FEWEST);
        let parts = all.par_chunks(length).enumerate();
        parts.map(|(part, some)| work(part * length, some)).collect()
    }
}
