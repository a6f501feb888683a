//! A place for a value of any type in the arena of Leptos' owners, with those who follow it.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{
    ArcTrigger, GetValue as _, LocalStorage, Notify as _, StoredValue, Track as _,
};

/// A value and who follows it.
pub(super) struct Cell<T: ?Sized> {
    changed: ArcTrigger,
    pub(super) value: RefCell<T>,
}

/// A handle, for as long as the owner that made it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot(StoredValue<Rc<Cell<dyn Any>>, LocalStorage>);

impl Slot {
    pub(super) fn new<T: 'static>(value: T) -> Self {
        let cell = Cell { changed: ArcTrigger::new(), value: RefCell::new(value) };
        Self::of(Rc::new(cell))
    }

    fn of(cell: Rc<Cell<dyn Any>>) -> Self {
        Self(StoredValue::new_local(cell))
    }

    /// What stands in it, unfollowed.
    #[inline(never)]
    pub(super) fn read(self) -> Rc<Cell<dyn Any>> {
        self.0.get_value()
    }

    /// Whether its owner is still there.
    pub(super) fn is_there(self) -> bool {
        self.0.try_get_value().is_some()
    }

    /// The same, followed by whatever runs.
    #[inline(never)]
    pub(super) fn followed(self) -> Rc<Cell<dyn Any>> {
        let cell = self.read();
        cell.changed.track();
        cell
    }

    /// Tells those who follow.
    #[inline(never)]
    pub(super) fn tell(self) {
        self.read().changed.notify();
    }
}
