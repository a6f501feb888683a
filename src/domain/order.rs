//! Sets and orders. The library's own ways in bring a sort of several kilobytes for every type, which all travel over
//! the venue's wifi; these share one.

use std::collections::BTreeSet;

/// The set of these items, put in one by one.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The items by their keys, lowest first; those of one key stay in their order.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> [i64; 3]) -> Vec<T> {
    let mut order: Vec<([i64; 3], usize)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, place)| items.get_mut(place)?.take()).collect()
}

/// A count as part of a key.
pub fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
