//! Lists, put together one way. The library's `collect` and `extend` write out a way of their own for each kind of
//! iterator, with a guess at how much will come; over all lists that is 9 KB of a first visit.

/// What can be listed: every iterator.
pub(crate) trait Listed: Iterator + Sized {
    /// All that comes, in a list.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.add_to(&mut list);
        list
    }

    /// Adds all that comes to a list.
    fn add_to(self, list: &mut Vec<Self::Item>) {
        // Not `for`: an iterator that is made of others is smaller from within.
        self.for_each(|item| push(list, item));
    }
}

impl<I: Iterator> Listed for I {}

/// Once for each type, not for each list of it.
#[inline(never)]
fn push<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}
