//! Functions behind a pointer, by the one way in which they are called.

/// What makes a value, anew each time. A `dyn Fn` has an entry, and code, for each of three ways to call it; here, where
/// every binding of every screen is one, that is 3 KB of a first visit.
pub trait Make<T> {
    /// Makes one.
    fn make(&self) -> T;
}

impl<T, F: Fn() -> T> Make<T> for F {
    fn make(&self) -> T {
        self()
    }
}
