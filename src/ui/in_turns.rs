//! What is made a few at a time: a long list takes as long as before, and the page answers meanwhile.

use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

/// How many more are made in each turn of the page.
const MORE: usize = 20;

/// How many are looked at in each turn: some milliseconds on a slow device.
const LOOKED_AT: usize = 400;

/// What was found, and whether all was looked at. A small copy.
pub(super) struct Looked<T: 'static> {
    pub(super) found: RwSignal<Vec<T>>,
    pub(super) is_done: RwSignal<bool>,
}

/// What is found in many things, of which so many are looked at in each turn; those of the first at once. `look` goes on from
/// a place over so many, follows what it looks at, and answers what it found and whether there are more. When that changes,
/// all is looked at anew, and what had been found stays until it is known what is found now.
pub(super) fn found_in_turns<T>(
    look: impl Fn(usize, usize) -> (Vec<T>, bool) + Copy + 'static,
) -> Looked<T>
where
    T: Send + Sync + 'static,
{
    let (found, is_done, turns) = (RwSignal::new(Vec::new()), RwSignal::new(false), Turns::new());
    Effect::new(move |_| {
        let turn = turns.begin();
        is_done.set(false);
        let (part, more) = look(0, LOOKED_AT);
        let grows = found.with_untracked(Vec::is_empty);
        Walk { look, found, is_done, turn, grows, so_far: Vec::new() }.take(part, more, LOOKED_AT);
    });
    Looked { found, is_done }
}

/// Work that takes several turns of the page, and may be begun anew meanwhile. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Turns(StoredValue<usize>);

/// Work that was begun once. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    begun: StoredValue<usize>,
    number: usize,
}

impl Turns {
    /// Nothing was begun yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Begins it anew: what was begun before stops.
    pub(super) fn begin(self) -> Turn {
        let number = self.0.with_value(|begun| begun + 1);
        self.0.set_value(number);
        Turn { begun: self.0, number }
    }
}

impl Turn {
    /// Goes on in the page's next turn, following nothing; not where it was begun anew, or the screen was left.
    pub(super) fn next(self, work: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.begun.try_get_value() == Some(self.number) {
                untrack(work);
            }
        });
    }
}

/// On the way over many things.
struct Walk<T: 'static, Look> {
    look: Look,
    found: RwSignal<Vec<T>>,
    is_done: RwSignal<bool>,
    turn: Turn,
    /// Whether what is found is shown as it comes; else it takes the place of what is shown at the end.
    grows: bool,
    so_far: Vec<T>,
}

impl<T, Look> Walk<T, Look>
where
    T: Send + Sync + 'static,
    Look: Fn(usize, usize) -> (Vec<T>, bool) + Copy + 'static,
{
    /// Takes what was found up to this place, and goes on from there where there is more.
    fn take(mut self, part: Vec<T>, more: bool, from: usize) {
        if !self.grows {
            self.so_far.extend(part);
        } else if !part.is_empty() {
            self.found.try_update(|found| found.extend(part));
        }
        if more {
            self.turn.next(move || {
                let (part, more) = (self.look)(from, LOOKED_AT);
                self.take(part, more, from + LOOKED_AT);
            });
            return;
        }
        if !self.grows {
            self.found.try_set(self.so_far);
        }
        self.is_done.try_set(true);
    }
}

/// The first of all, as many as may be made by now. What was made stays, whatever changes in the list; and a turn's worth is
/// kept in hand, so that what somebody adds to it is there at once.
pub(super) fn in_turns<T>(all: impl Into<Signal<Vec<T>>>) -> Memo<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let all: Signal<Vec<T>> = all.into();
    let made = RwSignal::new(MORE);
    Effect::new(move |_| {
        let may_be_made = made.get();
        if all.with(Vec::len) + MORE > may_be_made {
            request_animation_frame(move || {
                made.try_set(may_be_made + MORE);
            });
        }
    });
    Memo::new(move |_| all.with(|all| all.iter().take(made.get()).cloned().collect()))
}
