//! Sets and maps as one sorted list. A tree brings seven kilobytes for every type it holds, this a few hundred bytes; and
//! a record is read in whole and then mostly grows at its end, which suits a list.

use std::borrow::Borrow;

use super::order;
use crate::listed::Listed as _;

/// A map, sorted by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V> {
    /// Each key once, lowest first.
    entries: Vec<(K, V)>,
}

/// A set, sorted.
pub type Set<K> = Sorted<K, ()>;

/// Up to so many new entries are put in one by one; more are sorted first.
const FEW: usize = 16;

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// The map of these entries, or a key that two of them have.
    pub fn of(mut entries: Vec<(K, V)>) -> Result<Self, K> {
        if !entries.is_sorted_by(|one, next| one.0 < next.0) {
            order::sort(&mut entries, |one, other| one.0 < other.0);
            let twice =
                entries.windows(2).position(|pair| matches!(pair, [one, next] if one.0 == next.0));
            if let Some(place) = twice {
                return Err(entries.swap_remove(place).0);
            }
        }
        Ok(Self { entries })
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a key is, or would have to be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    /// Whether there is this key.
    pub fn has(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The same, to change it.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Gives a key this value: the value that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => {
                let (_, known) = self.entries.get_mut(place)?;
                Some(std::mem::replace(known, value))
            }
            Err(place) => {
                self.entries.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes a key out: the value that it had.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Keeps those whose keys fit.
    pub fn retain(&mut self, fits: impl Fn(&K) -> bool) {
        self.entries.retain(|(key, _)| fits(key));
    }

    /// Unites with more entries. Where a key has a value already, the new one takes its place if it is `better`.
    ///
    /// Takes no longer than sorting, however the keys come: n facts may come in a file.
    pub fn merge(&mut self, more: Vec<(K, V)>, better: fn(&V, &V) -> bool) {
        if more.len() <= FEW {
            for (key, value) in more {
                match self.place(&key) {
                    Ok(place) => {
                        let known = self.entries.get_mut(place);
                        if let Some(known) = known.filter(|known| better(&value, &known.1)) {
                            known.1 = value;
                        }
                    }
                    Err(place) => self.entries.insert(place, (key, value)),
                }
            }
            return;
        }
        self.entries.extend(more);
        order::sort(&mut self.entries, |one, other| one.0 < other.0);
        self.entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same && better(&next.1, &kept.1) {
                std::mem::swap(next, kept);
            }
            same
        });
    }

    /// Takes over what became of these keys: each has this value from now on, or is gone.
    pub fn update(&mut self, changes: Vec<(K, Option<V>)>) {
        let (mut come, mut gone) = (Vec::new(), Vec::new());
        for (key, value) in changes {
            match value {
                Some(value) => come.push((key, value)),
                None => gone.push(key),
            }
        }
        if !gone.is_empty() {
            let gone = order::set(gone);
            self.entries.retain(|(key, _)| gone.binary_search(key).is_err());
        }
        self.merge(come, |_, _| true);
    }

    /// The entries from the first that is not `before`: where it is so for some, it is so for all keys before them.
    pub fn from(&self, before: impl Fn(&K) -> bool) -> &[(K, V)] {
        let start = self.entries.partition_point(|(key, _)| before(key));
        self.entries.get(start..).unwrap_or_default()
    }

    /// The entries.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values, to change them.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Ord> Set<K> {
    /// Adds these.
    pub fn add(&mut self, keys: Vec<K>) {
        self.merge(keys.into_iter().map(|key| (key, ())).listed(), |(), ()| false);
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
