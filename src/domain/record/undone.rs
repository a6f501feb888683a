//! Which facts are taken back, where undos may be taken back themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::{FactId, Record, Topic, undo_targets};

/// An undo while it is not known yet which undos count.
struct Unsettled {
    /// How many of those that take it back are not settled.
    left: usize,
    /// Whether none of the settled ones that count takes it back.
    counts: bool,
}

/// Works out which facts are taken back: an undo counts unless an undo that counts takes it back.
///
/// Undos are settled from those that nothing takes back, so no chain of them is too long. Undos that take each
/// other back in a circle can only be forged; none of them counts.
pub(super) fn settle(record: &Record) -> BTreeSet<FactId> {
    let mut unsettled: BTreeMap<FactId, Unsettled> = undos(record)
        .map(|id| {
            let left = record.of_topic(Topic::Takes(id)).count();
            (id, Unsettled { left, counts: true })
        })
        .collect();
    let free = unsettled.iter().filter(|(_, undo)| undo.left == 0);
    let mut settled: Vec<(FactId, bool)> = free.map(|(id, _)| (*id, true)).collect();
    let mut undone = BTreeSet::new();
    while let Some((id, counts)) = settled.pop() {
        let targets = record.get(id).and_then(undo_targets).unwrap_or_default();
        for target in targets.iter().copied().collect::<BTreeSet<_>>() {
            if counts {
                undone.insert(target);
            }
            let Some(undo) = unsettled.get_mut(&target).filter(|undo| undo.left > 0) else {
                continue;
            };
            undo.counts &= !counts;
            undo.left -= 1;
            if undo.left == 0 {
                settled.push((target, undo.counts));
            }
        }
    }
    undone
}

/// The ids of all undos.
fn undos(record: &Record) -> impl Iterator<Item = FactId> {
    record.facts().filter(|fact| undo_targets(fact).is_some()).map(super::Fact::id)
}
