//! Which themes of two events are the same: those that an organiser matched, and of those that nobody said anything of the
//! ones with the same name.
//!
//! Where several are matched with the same one, all of them are one row. A refusal of either organiser stands before a match
//! of the other one, so that both see the same: *none of them* keeps a theme from every match, and keeping two apart keeps
//! these two from being one. What an organiser matched is not refused by what was kept apart in the same record.

use std::collections::{BTreeMap, BTreeSet};

use super::side::Told;
use crate::domain::record::Counterpart;
use crate::domain::text::Folded;

/// Who says that two themes are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matched {
    /// An organiser does.
    ByHand,
    /// Their names do.
    ByName,
}

/// A theme of the earlier event, or of the later one, by its place there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Earlier(usize),
    Later(usize),
}

/// Which theme of one event is which of the other.
pub(super) struct Matching {
    all: BTreeSet<Node>,
    edges: BTreeMap<Node, Vec<Node>>,
    by_hand: BTreeSet<Node>,
}

/// Themes that are one row, by their places.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) earlier: Vec<usize>,
    pub(super) later: Vec<usize>,
    pub(super) matched: Option<Matched>,
}

impl Matching {
    pub(super) fn of(earlier: &Told<'_>, later: &Told<'_>) -> Self {
        let nodes = (0..earlier.themes.len()).map(Node::Earlier);
        let all = nodes.chain((0..later.themes.len()).map(Node::Later)).collect();
        let mut matching = Self { all, edges: BTreeMap::new(), by_hand: BTreeSet::new() };
        let (ours, theirs) = (Said::of(earlier, later), Said::of(later, earlier));
        matching.by_hand.extend(ours.named().map(Node::Earlier));
        matching.by_hand.extend(theirs.named().map(Node::Later));
        let matched: BTreeSet<_> = from_here(&ours.matched, &theirs.matched).collect();
        for (here, there) in matched {
            if !ours.refuses(here, there) && !theirs.refuses(there, here) {
                let (here, there) = (Node::Earlier(here), Node::Later(there));
                matching.by_hand.extend([here, there]);
                matching.join(here, there);
            }
        }
        matching.join_names((earlier, later), &Apart::of(&ours, &theirs));
        matching
    }

    /// Joins themes of one name of which nobody said anything. Two that were kept apart are not one row by way of others of
    /// that name either.
    fn join_names(&mut self, (earlier, later): (&Told<'_>, &Told<'_>), apart: &Apart) {
        let free = |told: &Told<'_>, node: fn(usize) -> Node| {
            let mut free: BTreeMap<Folded, Vec<Node>> = BTreeMap::new();
            for (place, theme) in told.themes.iter().enumerate() {
                let name = theme.folded();
                if !self.by_hand.contains(&node(place)) && !name.is_empty() {
                    free.entry(name).or_default().push(node(place));
                }
            }
            free
        };
        let (ours, mut theirs) = (free(earlier, Node::Earlier), free(later, Node::Later));
        for (name, mut ours) in ours {
            let mut theirs = theirs.remove(&name).unwrap_or_default();
            apart.part(&mut ours, &mut theirs);
            // Each with the first of the other side is enough: they are one row.
            let (Some(our), Some(their)) = (ours.first(), theirs.first()) else { continue };
            for there in &theirs {
                self.join(*our, *there);
            }
            for here in ours.iter().skip(1) {
                self.join(*here, *their);
            }
        }
    }

    fn join(&mut self, one: Node, other: Node) {
        self.edges.entry(one).or_default().push(other);
        self.edges.entry(other).or_default().push(one);
    }

    /// The rows: all that is joined, each theme in one.
    pub(super) fn rows(self) -> Vec<Joined> {
        let Self { all: mut open, edges, by_hand } = self;
        let mut rows = Vec::new();
        while let Some(first) = open.pop_first() {
            let mut row = Joined::default();
            let mut next = vec![first];
            while let Some(node) = next.pop() {
                match node {
                    Node::Earlier(place) => row.earlier.push(place),
                    Node::Later(place) => row.later.push(place),
                }
                let joined = edges.get(&node).into_iter().flatten();
                next.extend(joined.copied().filter(|other| open.remove(other)));
            }
            row.earlier.sort_unstable();
            row.later.sort_unstable();
            if !row.earlier.is_empty() && !row.later.is_empty() {
                let by_hand = by_hand.contains(&first);
                row.matched = Some(if by_hand { Matched::ByHand } else { Matched::ByName });
            }
            rows.push(row);
        }
        rows
    }
}

/// What the organiser of one event says of the themes of the other, by the places of their own themes and of those there.
#[derive(Default)]
struct Said {
    matched: BTreeSet<(usize, usize)>,
    none: BTreeSet<usize>,
    apart: BTreeSet<(usize, usize)>,
}

impl Said {
    /// A theme that is not there any more is nobody's match.
    fn of(own: &Told<'_>, other: &Told<'_>) -> Self {
        let mut said = Self::default();
        for (place, theme) in own.themes.iter().enumerate() {
            for counterpart in own.counterparts(theme, &other.side.event.id) {
                match counterpart {
                    Counterpart::None => drop(said.none.insert(place)),
                    Counterpart::Theme(id) => {
                        said.matched.extend(other.place_of(id).map(|there| (place, there)));
                    }
                }
            }
        }
        for (one, with) in own.apart().flat_map(|(one, with)| [(one, with), (with, one)]) {
            said.apart.extend(own.place_of(one).zip(other.place_of(with)));
        }
        said
    }

    /// The own themes of which something is said.
    fn named(&self) -> impl Iterator<Item = usize> {
        self.none.iter().copied().chain(self.matched.iter().map(|(own, _)| *own))
    }

    /// Whether the two are said not to be one.
    fn refuses(&self, own: usize, there: usize) -> bool {
        let pair = (own, there);
        let refused = self.none.contains(&own) || self.apart.contains(&pair);
        refused && !self.matched.contains(&pair)
    }
}

/// The pairs of both records, the theme of the earlier event first.
fn from_here(
    ours: &BTreeSet<(usize, usize)>,
    theirs: &BTreeSet<(usize, usize)>,
) -> impl Iterator<Item = (usize, usize)> {
    ours.iter().copied().chain(theirs.iter().map(|&(there, here)| (here, there)))
}

/// The themes that were kept apart: of each, those of the other event, as either record says.
struct Apart(BTreeMap<Node, BTreeSet<Node>>);

impl Apart {
    fn of(ours: &Said, theirs: &Said) -> Self {
        let mut apart: BTreeMap<Node, BTreeSet<Node>> = BTreeMap::new();
        for (here, there) in from_here(&ours.apart, &theirs.apart) {
            let (here, there) = (Node::Earlier(here), Node::Later(there));
            apart.entry(here).or_default().insert(there);
            apart.entry(there).or_default().insert(here);
        }
        Self(apart)
    }

    /// Leaves of the themes of one name those that may be one: first those go that were kept apart from all of the other
    /// event, then those that were from any that is left.
    fn part(&self, ours: &mut Vec<Node>, theirs: &mut Vec<Node>) {
        let told = |node: &Node, others: &BTreeSet<Node>| {
            self.0.get(node).map_or(0, |apart| apart.intersection(others).count())
        };
        for is_all in [true, false] {
            let all = |nodes: &[Node]| nodes.iter().copied().collect::<BTreeSet<Node>>();
            let (our, their) = (all(ours), all(theirs));
            let may_be = |node: &Node, others: &BTreeSet<Node>| match told(node, others) {
                0 => true,
                apart => is_all && apart < others.len(),
            };
            ours.retain(|node| may_be(node, &their));
            theirs.retain(|node| may_be(node, &our));
        }
    }
}
