//! A value that is computed from others, and followed only when it becomes another.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{Get as _, GetUntracked as _, Memo as Graph};

use super::value::of_type;
use super::{Make, Signal};

/// A handle to it. Copies stand for the same value.
pub struct Memo<T> {
    value: Graph<Computed>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A value of any type, and how two of that type are compared.
#[derive(Clone)]
struct Computed {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Computed when it is first read, and again when it is read after what it reads has changed.
    pub fn new(compute: impl Fn() -> T + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::compared(compute, |old, new| old.downcast_ref::<T>() == new.downcast_ref())
    }

    /// The same for what is too large to compare: each time it is computed counts as another.
    pub fn always_new(compute: impl Fn() -> T + 'static) -> Self {
        Self::compared(compute, |_, _| false)
    }

    fn compared(compute: impl Fn() -> T + 'static, same: fn(&dyn Any, &dyn Any) -> bool) -> Self {
        let compute = move || Computed { value: Arc::new(compute()), same };
        Self { value: in_graph(Rc::new(compute)), of: PhantomData }
    }

    /// Reads it; what runs follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        reading(&self.value.get(), read)
    }

    /// Reads it as it stands now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        reading(&self.value.get_untracked(), read)
    }

    /// A copy; what runs follows it.
    #[inline(never)]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }
}

/// The graph wants what could move to another thread, which a handle could; the function itself stays here.
fn in_graph(compute: Rc<dyn Make<Computed>>) -> Graph<Computed> {
    let compute = Signal::new(compute);
    Graph::new(move |_| compute.get_untracked().make())
}

fn reading<T: 'static, R>(computed: &Computed, read: impl FnOnce(&T) -> R) -> R {
    read(of_type(computed.value.downcast_ref()))
}
