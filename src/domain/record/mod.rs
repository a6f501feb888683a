//! The record of a group: a grow-only set of facts. Merging two records is the union of two sets.

mod fact;
mod history;
mod operation;
mod summary;
mod timestamp;
mod transaction;

pub use fact::{Body, Fact, NotAFact};
pub use history::{History, undos_that_hold};
pub use operation::{End, Field, Operation};
pub use summary::TransactionSummary;
pub use timestamp::{
    FactId, LamportTimestamp, Millis, NotAFactId, NoteId, ReplicaId, RoundId, ThemeId, short_digest,
};
pub use transaction::{Transaction, TransactionBuilder};

use super::json;
use super::order;
use super::sorted::{Set, Sorted};
use crate::listed::Listed as _;

/// A set of facts, with the indexes that the board is computed from.
#[derive(Clone, Debug, Default)]
pub struct Record {
    facts: Sorted<FactId, Fact>,
    /// The facts of each topic, whether they stand or not.
    topics: Set<(Topic, FactId)>,
    /// The facts that are taken back, by name, all things considered.
    taken: Vec<FactId>,
}

/// What facts are looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    /// They give this field a value.
    Of(Field),
    /// They take this fact back.
    Takes(FactId),
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
        record.merge(facts);
        record
    }

    /// Adds facts and answers which fields may now read differently.
    ///
    /// Of two copies of one fact the one with words stays.
    pub fn merge(&mut self, facts: impl IntoIterator<Item = Fact>) -> Vec<Field> {
        self.take_in(facts.into_iter().listed())
    }

    fn take_in(&mut self, facts: Vec<Fact>) -> Vec<Field> {
        let mut news = Vec::new();
        let mut topics = Vec::new();
        for fact in facts {
            if self.lacks(&fact) {
                fact.field()
                    .into_iter()
                    .map(|field| (Topic::Of(field), fact.id()))
                    .add_to(&mut topics);
                if let Some(Operation::Undo { takes }) = fact.operation() {
                    takes.iter().map(|name| (Topic::Takes(*name), fact.id())).add_to(&mut topics);
                }
                news.push((fact.id(), fact));
            }
        }
        let mut touched: Vec<Field> = topics.iter().filter_map(|(topic, _)| topic.field()).listed();
        let undone = topics.iter().any(|(topic, _)| matches!(topic, Topic::Takes(_)));
        self.facts.merge(news, fuller);
        self.topics.add(topics);
        if undone {
            self.settle_undos(&mut touched);
        }
        touched
    }

    /// Whether this fact, or its words, would be news here.
    pub fn lacks(&self, fact: &Fact) -> bool {
        match self.facts.get(&fact.id()) {
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
        self.facts.from(|name| name.timestamp.count < count).iter().map(|(_, fact)| fact)
    }

    /// The fact of this name.
    pub fn get(&self, name: FactId) -> Option<&Fact> {
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

    /// The fields that facts give a value to, each once a fact.
    pub fn fields(&self) -> Vec<Field> {
        self.topics.keys().filter_map(|(topic, _)| topic.field()).listed()
    }

    /// Whether a fact says anything: it is known and not taken back.
    pub fn stands(&self, name: FactId) -> bool {
        self.facts.has(&name) && !has(&self.taken, name)
    }

    /// The facts of a field that are not taken back, superseded or not, by name.
    pub fn live(&self, field: Field) -> impl Iterator<Item = &Fact> {
        let names = self.named(Topic::Of(field)).filter(|name| !has(&self.taken, *name));
        names.filter_map(|name| self.facts.get(&name))
    }

    /// What stands in a field: the live facts that no live fact of the field supersedes, lowest stamp first.
    ///
    /// Facts that supersede each other in a circle can only be forged; the highest of them then stands, so that
    /// nothing disappears.
    pub fn heads(&self, field: Field) -> Vec<&Fact> {
        let live: Vec<&Fact> = self.live(field).listed();
        if live.len() < 2 {
            return live;
        }
        let superseded = order::set(live.iter().flat_map(|fact| fact.supersedes()).copied());
        let heads: Vec<&Fact> =
            live.iter().filter(|fact| !has(&superseded, fact.id())).copied().listed();
        if heads.is_empty() { live.last().copied().into_iter().listed() } else { heads }
    }

    /// The undos that stand and take this fact back.
    pub fn undos_of(&self, name: FactId) -> impl Iterator<Item = FactId> {
        self.named(Topic::Takes(name)).filter(|taker| self.stands(*taker))
    }

    /// The count that the next fact written here gets.
    pub fn next_count(&self) -> u64 {
        let followed = self
            .facts
            .keys()
            .rev()
            .map(|name| name.timestamp.count)
            .find(|count| *count <= MOST_FOLLOWED);
        followed.unwrap_or(0) + 1
    }

    /// The facts of a topic.
    fn named(&self, topic: Topic) -> impl Iterator<Item = FactId> {
        let from = self.topics.from(|(known, _)| *known < topic).iter();
        from.take_while(move |((known, _), ())| *known == topic).map(|((_, name), ())| *name)
    }

    /// Works out which facts are taken back: an undo counts unless an undo that counts takes it back.
    ///
    /// Undos are settled from those that nothing takes back, so no chain of them is too long. Undos that take each
    /// other back in a circle can only be forged; none of them counts.
    fn settle_undos(&mut self, touched: &mut Vec<Field>) {
        let mut undos = self.open_undos();
        let free = undos.iter().filter(|undo| undo.left == 0).map(|undo| (undo.name, true));
        let mut settled: Vec<(FactId, bool)> = free.listed();
        let mut taken = Vec::new();
        while let Some((undo, counts)) = settled.pop() {
            let targets = self.get(undo).and_then(targets).unwrap_or_default();
            for target in order::set(targets.iter().copied()) {
                if counts {
                    taken.push(target);
                }
                let place = undos.binary_search_by(|undo| undo.name.cmp(&target));
                let open = place.ok().and_then(|place| undos.get_mut(place));
                if let Some(undo) = open.filter(|undo| undo.left > 0) {
                    undo.counts &= !counts;
                    undo.left -= 1;
                    if undo.left == 0 {
                        settled.push((target, undo.counts));
                    }
                }
            }
        }
        let before = std::mem::replace(&mut self.taken, order::set(taken));
        let both = before.iter().chain(&self.taken);
        let changed = both.filter(|name| has(&before, **name) != has(&self.taken, **name));
        changed.filter_map(|name| self.get(*name)).filter_map(Fact::field).add_to(touched);
    }

    /// All undos, by name, before any is settled.
    fn open_undos(&self) -> Vec<Undo> {
        let names = self.facts.values().filter(|fact| targets(fact).is_some()).map(Fact::id);
        let open = |name| Undo { name, left: self.named(Topic::Takes(name)).count(), counts: true };
        names.map(open).listed()
    }
}

impl Topic {
    fn field(self) -> Option<Field> {
        match self {
            Self::Of(field) => Some(field),
            Self::Takes(_) => None,
        }
    }
}

/// An undo while it is not known yet which undos count.
struct Undo {
    name: FactId,
    /// How many of those that take it back are not settled.
    left: usize,
    /// Whether none of the settled ones that count takes it back.
    counts: bool,
}

/// What a fact takes back; nothing where it is no undo.
fn targets(fact: &Fact) -> Option<&[FactId]> {
    match fact.operation() {
        Some(Operation::Undo { takes }) => Some(takes),
        _ => None,
    }
}

/// Whether this is among sorted names.
fn has(names: &[FactId], name: FactId) -> bool {
    names.binary_search(&name).is_ok()
}

/// Whether `new` has more to say than `known`, a copy of the same fact. Between two that differ for no honest
/// reason the greater spelling wins, so that the union is the same in every order.
fn fuller(new: &Fact, known: &Fact) -> bool {
    match (new.is_redacted(), known.is_redacted()) {
        (false, true) => true,
        (true, false) => false,
        _ => new != known && spelling(new) > spelling(known),
    }
}

fn spelling(fact: &Fact) -> String {
    json::text(&fact.to_wire())
}
