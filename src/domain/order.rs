//! Orders. The library's sorts bring several kilobytes for every type that is sorted, which all travel over the venue's
//! wifi; all types share this one.

use crate::listed::Listed as _;

/// Puts items in their order. Those of which neither is `before` the other stay as they stand.
pub fn sort<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let places = places(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => before(one, other),
        _ => false,
    });
    arrange(places, &mut |one, other| items.swap(one, other));
}

/// These, each once, in their order.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().listed();
    sort(&mut items, T::lt);
    items.dedup();
    items
}

/// The items by their keys, lowest first; those of one key stay in their order.
pub fn by_key<T>(mut items: Vec<T>, key: impl Fn(&T) -> [i64; 3]) -> Vec<T> {
    sort(&mut items, |one, other| key(one) < key(other));
    items
}

/// A count as part of a key.
pub fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Where so many items stand that come first, second, … in their order.
///
/// Merges runs that are in order already, of which what is stored and sent mostly has one or two.
fn places(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for place in 0..count {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| !before(place, *last)) => run.push(place),
            _ => runs.push(vec![place]),
        }
    }
    while runs.len() > 1 {
        let mut pairs = runs.into_iter();
        runs = Vec::new();
        while let Some(first) = pairs.next() {
            runs.push(merged(first, pairs.next().unwrap_or_default(), before));
        }
    }
    runs.pop().unwrap_or_default()
}

fn merged(
    first: Vec<usize>,
    second: Vec<usize>,
    before: &dyn Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut all = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    while let Some(other) = second.peek() {
        let next = first.next_if(|place| !before(*other, *place)).or_else(|| second.next());
        next.into_iter().add_to(&mut all);
    }
    first.add_to(&mut all);
    all
}

/// Swaps items until each place has the one that stood where `from` says.
fn arrange(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        // Round a circle of places, each taking what the next has, until what stood at the start comes round.
        let mut place = start;
        while let Some(next) = from.get_mut(place).map(|from| std::mem::replace(from, place)) {
            if next == start || next == place {
                break;
            }
            swap(place, next);
            place = next;
        }
    }
}
