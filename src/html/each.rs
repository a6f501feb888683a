//! A list whose elements stay while their items do.

use std::cell::RefCell;

use super::El;
use super::follow::bind;
use crate::listed::Listed as _;
use crate::platform::dom::{self, Element, Node};
use crate::signal::{Owner, untrack};

/// An element and what it owns: dropped together.
struct Row {
    element: Element,
    owner: Owner,
}

/// The rows that stand, and where.
struct Rows {
    parent: Element,
    end: Node,
    owner: Owner,
    standing: Vec<Row>,
}

/// Keeps an element for each item at this place in `parent`.
pub(super) fn each<T: PartialEq + 'static>(
    parent: &Element,
    items: impl Fn() -> Vec<T> + 'static,
    make: impl Fn(&T) -> El + 'static,
) {
    let standing = RefCell::new((Vec::<T>::new(), Rows::at_end_of(parent)));
    bind(move || {
        let new = items();
        let (old, rows) = &mut *standing.borrow_mut();
        rows.follow(
            new.len(),
            &|was, is| old.get(was).zip(new.get(is)).is_some_and(|(was, is)| was == is),
            &|is| new.get(is).map(&make),
        );
        *old = new;
    });
}

/// How a list changed: so many rows at its start and at its end are what they were.
struct Middle {
    start: usize,
    tail: usize,
}

impl Rows {
    fn at_end_of(parent: &Element) -> Self {
        let end = dom::text("");
        dom::put(parent, &end, None);
        let owner = Owner::current().unwrap_or_default();
        Self { parent: parent.clone(), end, owner, standing: Vec::new() }
    }

    /// Brings the rows to `count` items. `same` says whether the item that was at one place is the one that is now at
    /// another; `make` makes the element of the item that is now at a place.
    fn follow(
        &mut self,
        count: usize,
        same: &dyn Fn(usize, usize) -> bool,
        make: &dyn Fn(usize) -> Option<El>,
    ) {
        let Middle { start, tail } = middle(self.standing.len(), count, same);
        let mut after = self.standing.split_off(self.standing.len().saturating_sub(tail));
        let mut gone = (start..).zip(self.standing.split_off(start)).listed();
        let mut new = Vec::new();
        for place in start..count.saturating_sub(tail) {
            match gone.iter().position(|(was, _)| same(*was, place)) {
                Some(found) => new.push(gone.swap_remove(found).1),
                None => self.made(&|| make(place)).into_iter().add_to(&mut new),
            }
        }
        for (_, row) in gone {
            dom::remove(&row.element);
            row.owner.cleanup();
        }
        self.place(&new, after.first());
        self.standing.append(&mut new);
        self.standing.append(&mut after);
    }

    /// What a row reads while it is made is its own affair: the list doesn't follow it.
    fn made(&self, make: &dyn Fn() -> Option<El>) -> Option<Row> {
        let owner = self.owner.child();
        let element = owner.with(|| untrack(make))?.0;
        Some(Row { element, owner })
    }

    /// Puts rows before the next one, from the last to the first, so that one that stands right is not touched.
    fn place(&self, new: &[Row], next: Option<&Row>) {
        let mut next: &Node = next.map_or(&self.end, |row| &row.element);
        for row in new.iter().rev() {
            dom::put(&self.parent, &row.element, Some(next));
            next = &row.element;
        }
    }
}

fn middle(was: usize, is: usize, same: &dyn Fn(usize, usize) -> bool) -> Middle {
    let most = was.min(is);
    let start = (0..most).take_while(|place| same(*place, *place)).count();
    let tail = (1..=most - start).take_while(|back| same(was - back, is - back)).count();
    Middle { start, tail }
}
