//! Who does the same work on many things: one hand, or several beside each other.

/// Hands for work on many things. The domain knows one; who calls it natively has as many as there are cores. What comes out
/// is the same.
pub trait Hands {
    /// Does this work on parts of these, given with the place of their first: what came of each part, in their order.
    fn share<T: Sync, Out: Send>(
        &self,
        all: &[T],
        work: impl Fn(usize, &[T]) -> Out + Sync,
    ) -> Vec<Out>;
}

/// Does all as one part.
#[derive(Clone, Copy, Debug)]
pub struct OneHand;

impl Hands for OneHand {
    fn share<T: Sync, Out: Send>(
        &self,
        all: &[T],
        work: impl Fn(usize, &[T]) -> Out + Sync,
    ) -> Vec<Out> {
        vec![work(0, all)]
    }
}
