//! The record of a group: a grow-only set of facts. Merging two records is the union of two sets.

mod desk_operation;
mod fact;
mod history;
mod operation;
mod summary;
mod timestamp;
mod transaction;
mod undone;

pub use desk_operation::{Counterpart, DeskField, DeskOperation, Strength};
pub use fact::{Body, Fact, NotAFact};
pub use history::{History, takes_back_a_reveal, undos_that_hold};
pub use operation::{End, Field, Operation};
pub use summary::TransactionSummary;
pub use timestamp::{
    FactId, LamportTimestamp, Millis, NotAFactId, NoteId, ReplicaId, RoundId, ThemeId, short_digest,
};
pub use transaction::{Transaction, TransactionBuilder};

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A set of facts, with the indexes that the board is computed from.
#[derive(Clone, Debug, Default)]
pub struct Record {
    facts: BTreeMap<FactId, Fact>,
    /// The facts of each topic, whether they stand or not.
    topics: BTreeSet<(Topic, FactId)>,
    /// The facts that are taken back, all things considered: worked out once they are asked for.
    undone: OnceLock<BTreeSet<FactId>>,
}

/// What facts are looked for by. The fields of one thing stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        record.extend(facts);
        record
    }

    /// Adds facts and answers which fields may now read differently.
    ///
    /// Of two copies of one fact the one with words stays.
    pub fn merge(&mut self, facts: impl IntoIterator<Item = Fact>) -> Vec<Field> {
        self.merge_all(facts.into_iter().collect())
    }

    fn merge_all(&mut self, facts: Vec<Fact>) -> Vec<Field> {
        let before = self.undone.take().unwrap_or_else(|| undone::settle(self));
        let (mut touched, with_undo) = self.keep(facts);
        if with_undo {
            let changed = before.symmetric_difference(self.undone());
            touched.extend(changed.filter_map(|id| self.get(*id)).filter_map(Fact::field));
        } else {
            self.undone = before.into();
        }
        touched
    }

    /// Adds facts: which fields they are of, and whether there is an undo among them.
    fn keep(&mut self, mut facts: Vec<Fact>) -> (Vec<Field>, bool) {
        let first = self.is_empty();
        if first {
            facts.sort_by_key(Fact::id);
        }
        let (mut touched, mut topics) = (Vec::new(), Vec::new());
        let mut with_undo = false;
        let mut look_at = |fact: &Fact| {
            let id = fact.id();
            if let Some(field) = fact.field() {
                topics.push((Topic::Of(field.clone()), id));
                touched.push(field);
            }
            if let Some(targets) = undo_targets(fact) {
                topics.extend(targets.iter().map(|target| (Topic::Takes(*target), id)));
                with_undo = true;
            }
        };
        // A tree of many is put up at once in less time, and takes less room than one that grew. Not where one fact came twice.
        if first && facts.is_sorted_by(|one, next| one.id() < next.id()) {
            facts.iter().for_each(look_at);
            self.facts = facts.into_iter().map(|fact| (fact.id(), fact)).collect();
            self.topics = topics.into_iter().collect();
            return (touched, with_undo);
        }
        for fact in facts {
            if self.lacks(&fact) {
                look_at(&fact);
                self.facts.insert(fact.id(), fact);
            }
        }
        if first {
            self.facts = std::mem::take(&mut self.facts).into_iter().collect();
            self.topics = topics.into_iter().collect();
        } else {
            self.topics.extend(topics);
        }
        (touched, with_undo)
    }

    /// Whether this fact, or its words, would be news here.
    pub fn lacks(&self, fact: &Fact) -> bool {
        self.get(fact.id()).is_none_or(|known| fuller(fact, known))
    }

    /// All facts, by id.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// The facts of this count and of higher ones.
    pub fn facts_from(&self, count: u64) -> impl Iterator<Item = &Fact> {
        self.facts.range(FactId::lowest(count)..).map(|(_, fact)| fact)
    }

    /// The facts of this timestamp: one, but for what was brought in from a table whose words were changed since, and what
    /// is forged.
    pub fn at(&self, timestamp: LamportTimestamp) -> impl Iterator<Item = &Fact> {
        self.facts.range(FactId::all_at(timestamp)).map(|(_, fact)| fact)
    }

    /// The fact of this id.
    pub fn get(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(&id)
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The fields that facts give a value to, each once.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> =
            self.topics.iter().filter_map(|(topic, _)| topic.field()).cloned().collect();
        fields.dedup();
        fields
    }

    /// The fields of a note, a theme or a round that facts give a value to, each once.
    pub fn fields_of(&self, thing: FactId) -> impl Iterator<Item = &Field> {
        // The first that a thing can have.
        let from = (Topic::Of(Field::Text(NoteId(thing))), FactId::lowest(0));
        let fields = self.topics.range(from..).map_while(|(topic, _)| topic.field());
        let mut last = None;
        let own = fields.take_while(move |field| field.thing() == thing);
        own.filter(move |field| last.replace(*field) != Some(*field))
    }

    /// Whether a fact says anything: it is known and not taken back.
    pub fn stands(&self, id: FactId) -> bool {
        self.facts.contains_key(&id) && !self.undone().contains(&id)
    }

    /// When the first was said of what stands. What takes something back says nothing of its own.
    pub fn began(&self) -> Option<Millis> {
        let said = self.facts().filter(|fact| self.stands(fact.id()));
        said.filter(|fact| undo_targets(fact).is_none()).filter_map(Fact::at).min()
    }

    /// The facts of a field that are not taken back, superseded or not, by id.
    pub fn live(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.ever(field).filter(|fact| !self.undone().contains(&fact.id()))
    }

    /// All facts of a field, also those that are taken back, by id.
    pub fn ever(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.of_topic(Topic::Of(field)).filter_map(|id| self.facts.get(&id))
    }

    /// What stands in a field: the live facts that no live fact of the field supersedes, lowest timestamp first.
    ///
    /// Facts that supersede each other in a circle can only be forged; the highest of them then stands, so that
    /// nothing disappears.
    pub fn heads(&self, field: Field) -> Vec<&Fact> {
        let live: Vec<&Fact> = self.live(field).collect();
        // As nearly every field is: one fact, or several of which none knew of another.
        if live.len() < 2 || live.iter().all(|fact| fact.supersedes().is_empty()) {
            return live;
        }
        let superseded: BTreeSet<FactId> =
            live.iter().flat_map(|fact| fact.supersedes()).copied().collect();
        let is_head = |fact: &&&Fact| !superseded.contains(&fact.id());
        let heads: Vec<&Fact> = live.iter().filter(is_head).copied().collect();
        if heads.is_empty() { live.last().copied().into_iter().collect() } else { heads }
    }

    /// The facts that stand in their fields.
    pub fn standing(&self) -> BTreeSet<FactId> {
        let fields = self.fields().into_iter();
        let heads = fields.flat_map(|field| {
            let heads = self.heads(field.clone()).into_iter();
            heads.filter(move |head| head.field().as_ref() == Some(&field))
        });
        heads.map(Fact::id).collect()
    }

    /// The undos that stand and take this fact back.
    pub fn undos_of(&self, id: FactId) -> impl Iterator<Item = FactId> {
        self.of_topic(Topic::Takes(id)).filter(|undo| self.stands(*undo))
    }

    /// The count that the next fact written here gets.
    pub fn next_count(&self) -> u64 {
        let mut followed = self.facts.range(..FactId::lowest(MOST_FOLLOWED + 1));
        followed.next_back().map_or(0, |(id, _)| id.timestamp.count) + 1
    }

    fn undone(&self) -> &BTreeSet<FactId> {
        self.undone.get_or_init(|| undone::settle(self))
    }

    /// The facts of a topic.
    fn of_topic(&self, topic: Topic) -> impl Iterator<Item = FactId> {
        // An end that is looked for too would take as long again: most topics have one fact.
        let from = (topic.clone(), FactId::lowest(0));
        self.topics.range(from..).take_while(move |(other, _)| *other == topic).map(|(_, id)| *id)
    }
}

impl Extend<Fact> for Record {
    /// Adds facts where nobody asks what reads differently then: however often, what is taken back is worked out once.
    fn extend<Facts: IntoIterator<Item = Fact>>(&mut self, facts: Facts) {
        let (_, with_undo) = self.keep(facts.into_iter().collect());
        if with_undo {
            self.undone.take();
        }
    }
}

impl Ord for Topic {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Of(one), Self::Of(other)) => {
                one.thing().cmp(&other.thing()).then_with(|| one.cmp(other))
            }
            (Self::Takes(one), Self::Takes(other)) => one.cmp(other),
            (Self::Of(_), Self::Takes(_)) => Ordering::Less,
            (Self::Takes(_), Self::Of(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Topic {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Topic {
    fn field(&self) -> Option<&Field> {
        match self {
            Self::Of(field) => Some(field),
            Self::Takes(_) => None,
        }
    }
}

/// What a fact says to have gone along to another group, by the facts that made it.
pub fn came_along(fact: &Fact) -> &[FactId] {
    match fact.operation() {
        Some(Operation::Came { things, .. }) => things,
        _ => &[],
    }
}

/// The facts that a fact takes back; nothing where it is no undo.
fn undo_targets(fact: &Fact) -> Option<&[FactId]> {
    match fact.operation() {
        Some(Operation::Undo { takes }) => Some(takes),
        _ => None,
    }
}

/// Whether `new` has more to say than `known`, a copy of the same fact. Between two that differ for no honest
/// reason the greater spelling wins, so that the union is the same in every order.
fn fuller(new: &Fact, known: &Fact) -> bool {
    match (new.is_redacted(), known.is_redacted()) {
        (false, true) => true,
        (true, false) => false,
        _ => new != known && new.spell() > known.spell(),
    }
}
