//! What joining another organiser's desk to this one would bring, and what it would change.

use std::collections::BTreeSet;

use super::{DeskFile, FiledHandIn};
use crate::domain::board::{Board, SharedLinks, Wording, Wordings};
use crate::domain::record::{
    Fact, FactId, Operation, Record, ReplicaId, Strength, ThemeId, Transaction, TransactionBuilder,
    undos_that_hold,
};
use crate::domain::text::PersonText;

/// What joining a desk to another would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joining {
    /// Hand-ins that are not here.
    pub hand_ins: usize,
    /// Shared themes that are not here.
    pub themes: usize,
    /// Everything else that was said there and is not known here: links, names, strengths, choices.
    pub facts: usize,
    /// Whether all of that was here before and was undone: joining does it again.
    pub again: bool,
    /// Shared themes that have themes and notes of groups linked here that would not be any more: what each is called, and
    /// how many these are.
    pub unlinked: Vec<(PersonText, usize)>,
    /// Notes that the report keeps out here, and would not any more.
    pub let_in: usize,
    /// Names and sentences of shared themes that both have and word differently.
    pub worded_differently: Vec<Worded>,
    /// Signs of the matrix that both chose and that differ.
    pub judged_differently: Vec<Judged>,
}

/// A name or a sentence of a shared theme, as two organisers say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// What is said here.
    pub here: PersonText,
    /// What is said there.
    pub there: PersonText,
    /// Which of them would stand; nothing where both would, as sentences do.
    pub stands: Option<PersonText>,
}

/// How strongly a group raised a shared theme, as two organisers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the theme is called here.
    pub theme: PersonText,
    /// The group's number.
    pub group: usize,
    /// What is said here.
    pub here: Strength,
    /// What is said there.
    pub there: Strength,
    /// Which of them would stand.
    pub stands: Strength,
}

impl DeskFile {
    /// What stands there and was here before, and is taken back here; nothing as long as there is anything new.
    pub fn undone(&self, here: &Record) -> Vec<FactId> {
        let there = self.record();
        if there.facts().any(|fact| here.lacks(fact)) {
            return Vec::new();
        }
        let ids = there.facts().map(Fact::id);
        ids.filter(|id| there.stands(*id) && !here.stands(*id)).collect()
    }

    /// What joining it to a desk would bring, which has hand-ins of these digests and this record.
    pub fn joining(&self, has: &BTreeSet<String>, here: &Record) -> Joining {
        let undone = self.undone(here);
        let mut joined = here.clone();
        joined.extend(self.record().facts().cloned());
        let again = undos_that_hold(here, &undone);
        let mut does_again = TransactionBuilder::new(ReplicaId::new(0), here.next_count(), None);
        if !again.is_empty() {
            does_again.write(Vec::new(), Operation::Undo { takes: again });
        }
        joined.extend(does_again.build().iter().flat_map(Transaction::facts).cloned());
        let [board, there, after] = [here, self.record(), &joined].map(Board::of);
        let links = SharedLinks::of(here, &board);
        let links_after = SharedLinks::of(&joined, &after);
        let news = self.record().facts().filter(|fact| here.lacks(fact)).count();
        let facts = if undone.is_empty() { news } else { undone.len() };
        let themes = there.themes();
        let new_themes = themes.iter().filter(|theme| board.theme(theme.id).is_none()).count();
        let judged = SharedLinks::of(self.record(), &there);
        let judged = judged.strengths().filter_map(|(shared, group, there)| {
            let here = links.strength(shared, group)?;
            let stands = links_after.strength(shared, group).unwrap_or(here);
            let name = board.theme(shared)?.title().clone();
            let group = self.event.groups.iter().find(|listed| listed.id == *group)?.number;
            (here != there).then_some(Judged { theme: name, group, here, there, stands })
        });
        let all = themes
            .iter()
            .filter_map(|there| Some((board.theme(there.id)?, *there, after.theme(there.id)?)));
        let worded = all.flat_map(|(here, there, after)| {
            let about = after
                .about
                .as_ref()
                .and_then(|about| Worded::of(here.description(), there.description(), about));
            // Of names one is shown; sentences that were written at the same time stand beside each other.
            let several = after.about.as_ref().is_some_and(|about| !about.also.is_empty());
            let stands = |about: Worded| about.stands.filter(|_| !several);
            let about = about.map(|about| Worded { stands: stands(about.clone()), ..about });
            [Worded::of(here.title(), there.title(), &after.name), about]
        });
        let stays = |theme: ThemeId, part: FactId| {
            let now = after.counted_as(theme);
            now.is_some_and(|now| links_after.parts_of(now).any(|linked| linked == part))
        };
        let unlinked = board.themes().into_iter().map(|theme| {
            let gone = links.parts_of(theme.id).filter(|part| !stays(theme.id, *part));
            (theme.title().clone(), gone.count())
        });
        let let_in = links.all_kept_out().filter(|note| links_after.kept_out(*note).is_none());
        let lacks = |filed: &&FiledHandIn| !has.contains(&filed.digest());
        Joining {
            hand_ins: self.hand_ins.iter().filter(lacks).count(),
            themes: new_themes,
            facts: facts.saturating_sub(new_themes),
            again: !undone.is_empty(),
            unlinked: unlinked.filter(|(_, gone)| *gone > 0).collect(),
            let_in: let_in.count(),
            worded_differently: worded.flatten().collect(),
            judged_differently: judged.collect(),
        }
    }
}

impl Worded {
    /// What both say, where they differ and the one here does not know of the one there.
    fn of(here: &PersonText, there: &PersonText, after: &Wordings) -> Option<Self> {
        let stands = after.shown.here()?;
        let also = after.also.iter().filter_map(Wording::here).any(|also| also == there);
        let differ = here != there && !here.is_empty() && !there.is_empty();
        (differ && (stands == there || also)).then(|| Self {
            here: here.clone(),
            there: there.clone(),
            stands: Some(stands.clone()),
        })
    }
}
