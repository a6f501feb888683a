//! The record of a group: a grow-only set of facts. Merging two records is the union of two sets.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Field, Says};
use super::order;
use super::stamp::Name;

/// A set of facts, with the indexes that the board is computed from.
#[derive(Clone, Debug, Default)]
pub struct Record {
    facts: BTreeMap<Name, Fact>,
    /// The facts of each field, whether they stand or not.
    fields: BTreeMap<Field, BTreeSet<Name>>,
    /// The undos that take each fact back.
    takers: BTreeMap<Name, BTreeSet<Name>>,
    /// The facts that are taken back, all things considered.
    taken: BTreeSet<Name>,
}

/// Counts above this are kept, but a writer does not count on from them: one forged fact must not exhaust the numbers.
pub const MOST_FOLLOWED: u64 = 1 << 40;

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.facts == other.facts
    }
}

impl Record {
    /// The record of these facts.
    pub fn of(facts: impl IntoIterator<Item = Fact>) -> Self {
        let mut record = Self::default();
        record.unite(facts);
        record
    }

    /// Adds facts and answers which fields may now read differently.
    ///
    /// Of two copies of one fact the one with words stays.
    pub fn unite(&mut self, facts: impl IntoIterator<Item = Fact>) -> BTreeSet<Field> {
        let mut touched = BTreeSet::new();
        let mut undone = false;
        for fact in facts {
            if !self.lacks(&fact) {
                continue;
            }
            touched.extend(fact.field());
            undone |= self.index(&fact);
            self.facts.insert(fact.name(), fact);
        }
        if undone {
            self.settle_undos(&mut touched);
        }
        touched
    }

    /// Whether this fact, or its words, would be news here.
    pub fn lacks(&self, fact: &Fact) -> bool {
        match self.facts.get(&fact.name()) {
            None => true,
            Some(known) => fuller(fact, known),
        }
    }

    /// All facts, by name.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// The facts of this count and of higher ones.
    pub fn facts_from(&self, count: u64) -> impl Iterator<Item = &Fact> {
        let from = Name::first_of(count);
        self.facts.range(from..).map(|(_, fact)| fact)
    }

    /// The fact of this name.
    pub fn get(&self, name: Name) -> Option<&Fact> {
        self.facts.get(&name)
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// All fields that any fact gives a value to.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.fields.keys().copied()
    }

    /// Whether a fact says anything: it is known and not taken back.
    pub fn stands(&self, name: Name) -> bool {
        self.facts.contains_key(&name) && !self.taken.contains(&name)
    }

    /// The facts of a field that are not taken back, superseded or not, by name.
    pub fn live(&self, field: Field) -> impl Iterator<Item = &Fact> {
        let names = self.fields.get(&field).into_iter().flatten();
        names.filter(|name| !self.taken.contains(name)).filter_map(|name| self.facts.get(name))
    }

    /// What stands in a field: the live facts that no live fact of the field supersedes, lowest stamp first.
    ///
    /// Facts that supersede each other in a circle can only be forged; the highest of them then stands, so that
    /// nothing disappears.
    pub fn heads(&self, field: Field) -> Vec<&Fact> {
        let live: Vec<&Fact> = self.live(field).collect();
        let superseded = order::set(live.iter().flat_map(|fact| fact.over()).copied());
        let heads: Vec<&Fact> =
            live.iter().filter(|fact| !superseded.contains(&fact.name())).copied().collect();
        if heads.is_empty() { live.last().copied().into_iter().collect() } else { heads }
    }

    /// The undos that stand and take this fact back.
    pub fn undos_of(&self, name: Name) -> impl Iterator<Item = Name> {
        let takers = self.takers.get(&name).into_iter().flatten().copied();
        takers.filter(|taker| self.stands(*taker))
    }

    /// The count that the next fact written here gets.
    pub fn next_count(&self) -> u64 {
        let followed = self
            .facts
            .keys()
            .rev()
            .map(|name| name.stamp.count)
            .find(|count| *count <= MOST_FOLLOWED);
        followed.unwrap_or(0) + 1
    }

    fn index(&mut self, fact: &Fact) -> bool {
        if let Some(field) = fact.field() {
            self.fields.entry(field).or_default().insert(fact.name());
        }
        if let Some(Says::Undo { takes }) = fact.says() {
            for name in takes {
                self.takers.entry(*name).or_default().insert(fact.name());
            }
        }
        matches!(fact.says(), Some(Says::Undo { .. }))
    }

    /// Works out which facts are taken back: an undo counts unless an undo that counts takes it back.
    ///
    /// Undos are settled from those that nothing takes back, so no chain of them is too long. Undos that take each
    /// other back in a circle can only be forged; none of them counts.
    fn settle_undos(&mut self, touched: &mut BTreeSet<Field>) {
        let mut taken = BTreeSet::new();
        let mut open: BTreeMap<Name, usize> = BTreeMap::new();
        let mut settled: Vec<(Name, bool)> = Vec::new();
        for fact in self.facts.values() {
            if let Some(Says::Undo { .. }) = fact.says() {
                let takers = self.takers.get(&fact.name()).map_or(0, BTreeSet::len);
                if takers == 0 {
                    settled.push((fact.name(), true));
                } else {
                    open.insert(fact.name(), takers);
                }
            }
        }
        while let Some((undo, counts)) = settled.pop() {
            let Some(Says::Undo { takes }) = self.get(undo).and_then(Fact::says) else { continue };
            let targets = order::set(takes.iter().copied());
            for target in targets {
                if counts {
                    taken.insert(target);
                }
                if let Some(left) = open.get_mut(&target) {
                    *left -= 1;
                    if *left == 0 {
                        open.remove(&target);
                        settled.push((target, !taken.contains(&target)));
                    }
                }
            }
        }
        let changed: Vec<Name> = self.taken.symmetric_difference(&taken).copied().collect();
        let fields = changed.iter().filter_map(|name| self.get(*name)).filter_map(Fact::field);
        touched.extend(fields);
        self.taken = taken;
    }
}

/// Whether `new` has more to say than `known`, a copy of the same fact. Between two that differ for no honest
/// reason the greater spelling wins, so that the union is the same in every order.
fn fuller(new: &Fact, known: &Fact) -> bool {
    match (new.is_hollow(), known.is_hollow()) {
        (false, true) => true,
        (true, false) => false,
        _ => new != known && spelling(new) > spelling(known),
    }
}

fn spelling(fact: &Fact) -> String {
    fact.to_wire().to_string()
}
