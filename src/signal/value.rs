//! A value that is set, and followed by whatever reads it.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use super::slot::{Cell, Slot};

/// A handle to a value. Copies stand for the same value.
pub struct Signal<T> {
    slot: Slot,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> PartialEq for Signal<T> {
    fn eq(&self, other: &Self) -> bool {
        self.slot == other.slot
    }
}

impl<T> fmt::Debug for Signal<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Signal")
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: 'static> Signal<T> {
    /// A new one, which lives as long as the owner of what runs.
    pub fn new(value: T) -> Self {
        Self { slot: Slot::new(value), of: PhantomData }
    }

    /// Reads it; what runs follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        reading(&self.slot.followed(), read)
    }

    /// Reads it as it stands now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        reading(&self.slot.read(), read)
    }

    // Below, one for each type is enough: where it is read it would be written out each time.

    /// A copy; what runs follows it.
    #[inline(never)]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it as it stands now.
    #[inline(never)]
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Sets it.
    #[inline(never)]
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    /// Changes it.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let changed = self.update_untracked(change);
        self.slot.tell();
        changed
    }

    /// Changes it, and tells nobody.
    pub fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let cell = self.slot.read();
        let mut value = cell.value.borrow_mut();
        change(of_type(value.downcast_mut()))
    }

    /// Whether its owner is still there.
    pub(super) fn is_there(self) -> bool {
        self.slot.is_there()
    }

    /// Follows it without reading it.
    pub fn track(self) {
        self.slot.followed();
    }
}

fn reading<T: 'static, R>(cell: &Rc<Cell<dyn Any>>, read: impl FnOnce(&T) -> R) -> R {
    read(of_type(cell.value.borrow().downcast_ref()))
}

/// A handle of T is only ever made with a T.
pub(super) fn of_type<T>(value: Option<T>) -> T {
    value.unwrap_or_else(|| other_type())
}

/// Apart, so that what it says stands in one place and not in each that reads.
#[cold]
#[inline(never)]
fn other_type() -> ! {
    unreachable!("a value of another type than its handle")
}
