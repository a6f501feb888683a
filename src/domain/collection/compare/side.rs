//! One of two events that are compared: its themes, and how large and of what kind it was.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::board::{Board, Round, RoundState};
use crate::domain::collection::cell::{Linked, Vote, counted};
use crate::domain::collection::{Collected, Room};
use crate::domain::event::{Event, EventId, Group, GroupId};
use crate::domain::record::{Counterpart, FactId, NoteId, Strength, ThemeId};
use crate::domain::text::{Folded, PersonText};

/// How large an event was, and of what kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which event.
    pub event: Event,
    /// Groups that handed in.
    pub groups: usize,
    /// Groups of the event that handed in nothing.
    pub missing: usize,
    /// Those that handed in and that said anything: that have a note or a theme that stands.
    pub spoke: usize,
    /// Notes that stand.
    pub notes: usize,
    /// Themes.
    pub themes: usize,
    /// Whether these are the groups' own, joined by name, since nobody made shared ones.
    pub own_themes: bool,
    /// Groups that were shown the totals of a round.
    pub voted: usize,
    /// People at the tables of these groups, as of the newest such round; nothing where none voted.
    pub people: Option<usize>,
    /// Dots that a person had there: the fewest and the most.
    pub dots: Option<(u8, u8)>,
    /// The most dots on one theme, in the same way.
    pub cap: Option<(u8, u8)>,
    /// The questions that the event asks, each once, in the order of the groups, whether or not these handed in.
    pub questions: Vec<PersonText>,
}

/// What an event says of a theme, or of several that are matched with the same one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// What they are called.
    pub names: Vec<PersonText>,
    /// Their ids, where they are shared themes.
    pub ids: Vec<FactId>,
    /// Groups that said it: of which something belongs to it.
    pub groups: usize,
    /// Those of them that raised it strongly.
    pub strong: usize,
    /// Notes that belong to it, each counted once.
    pub notes: usize,
    /// How people voted on it; nothing where no group did.
    pub votes: Option<Votes>,
}

/// How the people of several groups voted on a theme. Who gave dots to two themes that are one here is one voter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Groups that voted on it.
    pub groups: usize,
    /// Ballots with a dot on it.
    pub voters: usize,
    /// All ballots of these groups.
    pub ballots: usize,
}

/// A theme of one of the events.
pub(super) struct Theme {
    id: Option<ThemeId>,
    name: PersonText,
    parts: Vec<FactId>,
}

/// An event beside what was said there.
pub(super) struct Told<'a> {
    pub(super) side: Side,
    pub(super) themes: Vec<Theme>,
    places: BTreeMap<ThemeId, usize>,
    groups: Vec<(&'a Group, &'a Collected)>,
    room: Room<'a>,
}

impl Theme {
    /// What is compared of its name.
    pub(super) fn folded(&self) -> Folded {
        Folded::of(self.name.as_str().trim())
    }
}

impl<'a> Told<'a> {
    /// Nothing where there is no event.
    pub(super) fn of(room: Room<'a>) -> Option<Self> {
        let event = room.collection.event()?;
        let groups = room.collection.groups();
        let shared = shared_themes(room);
        let own_themes = shared.is_empty();
        let themes = if own_themes { own(&groups) } else { shared };
        let places = (0..).zip(&themes).filter_map(|(place, theme)| Some((theme.id?, place)));
        Some(Self {
            side: Side::of(event, &groups, (themes.len(), own_themes)),
            places: places.collect(),
            themes,
            groups,
            room,
        })
    }

    /// What the organiser says that a theme is at another event.
    pub(super) fn counterparts(
        &self,
        theme: &Theme,
        event: &EventId,
    ) -> impl Iterator<Item = Counterpart> {
        theme.id.into_iter().flat_map(|id| self.room.links.matches(id, event))
    }

    /// The place of a shared theme, or of that which it was merged into.
    pub(super) fn place_of(&self, id: ThemeId) -> Option<usize> {
        self.places.get(&self.room.board.counted_as(id)?).copied()
    }

    /// The themes that the organiser kept apart, of this event or of others.
    pub(super) fn apart(&self) -> impl Iterator<Item = (ThemeId, ThemeId)> {
        self.room.board.apart().map(|(one, other)| (ThemeId(one), ThemeId(other)))
    }

    /// What is said of the themes of these places together.
    pub(super) fn figures(&self, places: &[usize]) -> Figures {
        let themes = || places.iter().filter_map(|place| self.themes.get(*place));
        let parts: Vec<FactId> = themes().flat_map(|theme| &theme.parts).copied().collect();
        let mut figures = Figures {
            names: themes().map(|theme| theme.name.clone()).collect(),
            ids: themes().filter_map(|theme| theme.id).map(|id| id.0).collect(),
            ..Figures::default()
        };
        let mut notes: BTreeSet<NoteId> = BTreeSet::new();
        for (group, collected) in &self.groups {
            let board = collected.board();
            let linked = Linked::of(board, &parts);
            if linked.themes.is_empty() && linked.notes.is_empty() {
                continue;
            }
            let vote = Vote::read(collected, &linked.themes);
            let chosen = themes().filter_map(|theme| self.chosen(theme, &group.id)).max();
            let by_itself = || counted(true, vote.as_ref(), linked.notes.len(), board);
            figures.groups += 1;
            figures.strong += usize::from(chosen.unwrap_or_else(by_itself) == Strength::Strong);
            notes.extend(&linked.notes);
            if let Some(vote) = vote {
                let votes = figures.votes.get_or_insert_default();
                votes.groups += 1;
                votes.voters += vote.for_it;
                votes.ballots += vote.ballots;
            }
        }
        figures.notes = notes.len();
        figures
    }

    fn chosen(&self, theme: &Theme, group: &GroupId) -> Option<Strength> {
        self.room.links.strength(theme.id?, group)
    }
}

impl Side {
    fn of(
        event: Event,
        groups: &[(&Group, &Collected)],
        (themes, own_themes): (usize, bool),
    ) -> Self {
        let boards = || groups.iter().map(|(_, collected)| collected.board());
        let rounds = boards().filter_map(|board| {
            let shown = |round: &&Round| matches!(round.state, RoundState::Revealed(_));
            board.rounds().rev().find(shown)
        });
        let rounds: Vec<_> = rounds.collect();
        let people = rounds.iter().map(|round| usize::from(round.people));
        let questions = questions(&event, groups);
        let handed_in = groups.iter().filter(|(group, _)| event.group(&group.id).is_some());
        Self {
            missing: event.group_count.saturating_sub(handed_in.count()),
            event,
            groups: groups.len(),
            spoke: boards().filter(|board| says_anything(board)).count(),
            notes: boards().map(|board| board.notes().count()).sum(),
            themes,
            own_themes,
            voted: rounds.len(),
            people: (!rounds.is_empty()).then(|| people.sum()),
            dots: ends(rounds.iter().map(|round| round.dots)),
            cap: ends(rounds.iter().map(|round| round.cap)),
            questions,
        }
    }
}

/// What the event asks of its groups, and of those that handed in and that it does not list.
fn questions(event: &Event, groups: &[(&Group, &Collected)]) -> Vec<PersonText> {
    let listed: BTreeSet<&GroupId> = event.groups.iter().map(|group| &group.id).collect();
    let handed_in = groups.iter().map(|(group, _)| *group);
    let unlisted = handed_in.filter(|group| !listed.contains(&group.id));
    let mut all: Vec<&Group> = event.groups.iter().chain(unlisted).collect();
    all.sort_by_key(|group| group.number);
    let mut known = BTreeSet::new();
    let texts = all.into_iter().map(|group| &group.question);
    texts.filter(|text| known.insert(Folded::of(text.as_str().trim()))).cloned().collect()
}

/// The organiser's themes, in their order.
fn shared_themes(room: Room<'_>) -> Vec<Theme> {
    let themes = room.board.themes().into_iter().map(|theme| Theme {
        id: Some(theme.id),
        name: theme.title().clone(),
        parts: room.links.parts_of(theme.id).collect(),
    });
    themes.collect()
}

/// The groups' own themes, those of one name as one. One whose words are not here is by itself.
fn own(groups: &[(&Group, &Collected)]) -> Vec<Theme> {
    let mut themes: Vec<Theme> = Vec::new();
    let mut places: BTreeMap<Folded, usize> = BTreeMap::new();
    for (_, collected) in groups {
        for own in collected.board().themes() {
            let theme = Theme { id: None, name: own.title().clone(), parts: vec![own.id.0] };
            let name = theme.folded();
            if let Some(known) = places.get(&name).and_then(|place| themes.get_mut(*place)) {
                known.parts.extend(theme.parts);
                continue;
            }
            if !name.is_empty() {
                places.insert(name, themes.len());
            }
            themes.push(theme);
        }
    }
    themes
}

/// Whether a group has a note or a theme that stands.
fn says_anything(board: &Board) -> bool {
    board.notes().next().is_some() || !board.themes().is_empty()
}

/// The least and the most.
fn ends(all: impl Iterator<Item = u8>) -> Option<(u8, u8)> {
    let all: BTreeSet<u8> = all.collect();
    Some((*all.first()?, *all.last()?))
}
