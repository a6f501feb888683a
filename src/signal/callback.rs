//! What a part calls when something happened in it.

use std::marker::PhantomData;
use std::rc::Rc;

use super::Signal;

/// A handle to a function. Copies stand for the same one.
pub struct Callback<In, Out = ()> {
    run: Signal<Rc<dyn Run<In, Out>>>,
    of: PhantomData<fn(In) -> Out>,
}

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

impl<In: 'static, Out: 'static> Callback<In, Out> {
    /// A new one, which lives as long as the owner of what runs.
    pub fn new(run: impl Fn(In) -> Out + 'static) -> Self {
        Self { run: Signal::new(Rc::new(run)), of: PhantomData }
    }

    /// Calls it.
    pub fn run(self, with: In) -> Out {
        self.run.get_untracked().run(with)
    }
}

impl<In: 'static> Callback<In> {
    /// Calls it with what comes late: where its owner is gone meanwhile, nobody wants to hear of it.
    pub fn tell(self, with: In) {
        if self.run.is_there() {
            self.run(with);
        }
    }
}

/// A function behind a pointer, by the one way in which it is called (see [`super::Make`]).
trait Run<In, Out> {
    fn run(&self, with: In) -> Out;
}

impl<In, Out, F: Fn(In) -> Out> Run<In, Out> for F {
    fn run(&self, with: In) -> Out {
        self(with)
    }
}
