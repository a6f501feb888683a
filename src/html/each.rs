//! A list whose elements stay while their items do.

use std::cell::RefCell;

use leptos::prelude::*;

use super::El;
use super::follow::follow;
use crate::browser::dom::{self, Element, Node};

/// An element and what it owns: dropped together.
struct Row {
    element: Element,
    owner: Owner,
}

/// Keeps an element for each item at this place in `parent`.
pub(super) fn each<T: Clone + PartialEq + 'static>(
    parent: &Element,
    items: impl Fn() -> Vec<T> + 'static,
    make: impl Fn(T) -> El + 'static,
) {
    let end = dom::text("");
    dom::put(parent, &end, None);
    let parent = parent.clone();
    let owner = Owner::current().unwrap_or_default();
    let standing = RefCell::new((Vec::<T>::new(), Vec::<Row>::new()));
    follow(Box::new(move || {
        let new = items();
        let (old, mut rows) = standing.take();
        let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let rest = old.len().min(new.len()) - start;
        let tails = old.iter().rev().zip(new.iter().rev());
        let tail = tails.take(rest).take_while(|(old, new)| old == new).count();
        let mut gone: Vec<(T, Row)> =
            old.into_iter().skip(start).zip(rows.splice(start..rows.len() - tail, [])).collect();
        let middle = new.iter().take(new.len() - tail).skip(start).map(|item| {
            match gone.iter().position(|(old, _)| old == item) {
                Some(place) => gone.swap_remove(place).1,
                None => made(&owner, || make(item.clone())),
            }
        });
        let middle: Vec<Row> = middle.collect();
        for (_, row) in gone {
            drop_row(&row);
        }
        place(&parent, &middle, rows.get(start).map_or(&end, |row| &row.element));
        rows.splice(start..start, middle);
        standing.replace((new, rows));
    }));
}

/// What a row reads while it is made is its own affair: the list doesn't follow it.
fn made(owner: &Owner, make: impl FnOnce() -> El) -> Row {
    let owner = owner.child();
    let element = owner.with(|| untrack(make)).0;
    Row { element, owner }
}

fn drop_row(row: &Row) {
    dom::remove(&row.element);
    row.owner.cleanup();
}

/// Puts rows before `next`, from the last to the first, so that one that stands right is not touched.
fn place(parent: &Node, rows: &[Row], next: &Node) {
    let mut next = next;
    for row in rows.iter().rev() {
        dom::put(parent, &row.element, Some(next));
        next = &row.element;
    }
}
