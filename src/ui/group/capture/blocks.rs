//! Notes in blocks of rows. A browser lays out and paints a block that is in sight and passes the others by, so that note
//! 5,001 takes no longer than the first.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::domain::record::NoteId;

/// Notes of a block before the next one is begun.
const FULL: usize = 50;

/// The notes of a group in their order, in blocks. A note stays in its block as long as it is there: a row that changed
/// its block would lose the focus.
#[derive(Clone, Copy)]
pub(super) struct Blocks {
    all: RwSignal<Vec<Block>>,
    /// Blocks are made as notes come, and live as long as the list.
    owner: StoredValue<Owner>,
}

/// Some notes that follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Which: no two of a list have the same.
    pub(super) key: usize,
    /// Its notes, in their order.
    pub(super) ids: RwSignal<Vec<NoteId>>,
    /// How many notes stand in the blocks before this one.
    pub(super) start: RwSignal<usize>,
}

impl Blocks {
    /// No notes yet.
    pub(super) fn new() -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        Self { all: RwSignal::new(Vec::new()), owner }
    }

    /// All blocks in their order; followed as one comes or goes.
    pub(super) fn all(self) -> Vec<Block> {
        self.all.get()
    }

    /// Brings the blocks to these notes, in this order. Only blocks whose notes change are told so.
    pub(super) fn follow(self, ids: &[NoteId]) {
        let old = self.all.get_untracked();
        if appends(&old, ids) {
            return;
        }
        let mut home = HashMap::new();
        for (place, block) in old.iter().enumerate() {
            block.ids.with_untracked(|ids| home.extend(ids.iter().map(|id| (*id, place))));
        }
        let mut next_key = old.iter().map(|block| block.key + 1).max().unwrap_or(0);
        let (mut parts, mut at) = (Vec::<(Option<usize>, Vec<NoteId>)>::new(), None);
        for id in ids {
            // A note that is new stands with the one before it, until there are enough for a block of its own.
            let own = home.get(id).copied();
            let begins = match parts.last() {
                None => true,
                Some((_, last)) => match own {
                    Some(own) => at != Some(own),
                    None => last.len() >= FULL,
                },
            };
            if begins {
                parts.push((own, Vec::new()));
            }
            if let Some((_, last)) = parts.last_mut() {
                last.push(*id);
            }
            if begins || own.is_some() {
                at = own;
            }
        }
        let mut used = vec![false; old.len()];
        let all = parts.into_iter().map(|(own, ids)| {
            let known = own.and_then(|own| {
                let first = !std::mem::replace(used.get_mut(own)?, true);
                old.get(own).filter(|_| first).copied()
            });
            if let Some(block) = known {
                if block.ids.with_untracked(|known| *known != ids) {
                    block.ids.set(ids);
                }
                return block;
            }
            let key = next_key;
            next_key += 1;
            let owner = self.owner.get_value();
            owner.with(|| Block { key, ids: RwSignal::new(ids), start: RwSignal::new(0) })
        });
        let all: Vec<Block> = all.collect();
        let mut before = 0;
        for block in &all {
            if block.start.get_untracked() != before {
                block.start.set(before);
            }
            before += block.ids.with_untracked(Vec::len);
        }
        if all != old {
            self.all.set(all);
        }
    }
}

/// Whether these notes are those that are there and a few more behind them, which the last block takes: what happens with
/// every note that is written here.
fn appends(blocks: &[Block], ids: &[NoteId]) -> bool {
    let Some((last, others)) = blocks.split_last() else { return false };
    let before: usize = others.iter().map(|block| block.ids.with_untracked(Vec::len)).sum();
    let Some((standing, tail)) = ids.split_at_checked(before) else { return false };
    let grows =
        last.ids.with_untracked(|known| tail.len() > known.len() && tail.starts_with(known));
    let same = grows
        && tail.len() <= FULL
        && others.iter().try_fold(standing, |rest, block| {
            block.ids.with_untracked(|known| rest.strip_prefix(known.as_slice()))
        }) == Some(&[]);
    if same {
        last.ids.set(tail.to_vec());
    }
    same
}
