//! Events to compare, for tests: tables, and an organiser who brings them together.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test takes what it needs, and fails where it can't go on"
)]

use tabletalk::domain::collection::Collection;
use tabletalk::domain::collection::compare::Comparison;
use tabletalk::domain::command::{Command, DeskCommand, Refusal};
use tabletalk::domain::event::{Event, EventBook, Group};
use tabletalk::domain::file::{DeskFile, HandIn};
use tabletalk::domain::record::{Counterpart, ThemeId};
use tabletalk::report::Organiser;

use crate::common::{Tabled, event};
use crate::desks::{filed, id, organiser, share, table, theme};

/// An event: its tables in the order of their groups, and its organiser.
#[derive(Clone)]
pub(crate) struct Year {
    pub(crate) event: Event,
    pub(crate) tables: Vec<Tabled>,
    pub(crate) organiser: Tabled,
}

impl Year {
    /// An event of so many groups, all of which are asked this, and what these tables handed in.
    pub(crate) fn new(name: &str, groups: usize, question: &str, tables: Vec<Tabled>) -> Self {
        let group = |number| Group {
            id: id(number),
            number,
            name: String::new().into(),
            question: question.into(),
        };
        let event = Event {
            id: name.parse().unwrap(),
            title: format!("Change, {name}").into(),
            date: format!("Bristol, {name}").into(),
            group_count: groups,
            groups: (1..=groups).map(group).collect(),
            ..event()
        };
        let tab = name.bytes().fold(0, |all, byte| (all * 31 + u64::from(byte)) % 1_000);
        Self { event, tables, organiser: organiser(tab) }
    }

    /// The theme of a group, by name.
    pub(crate) fn part(&self, group: usize, name: &str) -> tabletalk::domain::record::FactId {
        theme(&self.tables[group - 1], name)
    }

    /// A shared theme of these themes of groups.
    pub(crate) fn shares(&mut self, name: &str, parts: &[(usize, &str)]) -> ThemeId {
        let parts: Vec<_> = parts.iter().map(|(group, name)| self.part(*group, name)).collect();
        share(&mut self.organiser, name, &parts)
    }

    /// Says what a shared theme is at the other event; answers whether that was news.
    pub(crate) fn matches(
        &mut self,
        own: ThemeId,
        other: &Self,
        with: Option<Counterpart>,
    ) -> bool {
        let says = DeskCommand::Match(own, other.event.id.clone(), with);
        let done = self.organiser.tries(&Command::Desk(says), None);
        assert!(matches!(done, Ok(()) | Err(Refusal::NothingToDo)), "{done:?}");
        done.is_ok()
    }

    /// Says that a shared theme and one of another event do not belong together.
    pub(crate) fn keeps_apart(&mut self, own: ThemeId, with: ThemeId) {
        let done = self.organiser.tries(&Command::KeepApart(own.0, with.0), None);
        assert!(matches!(done, Ok(()) | Err(Refusal::NothingToDo)), "{done:?}");
    }

    pub(crate) fn hand_ins(&self) -> Vec<HandIn> {
        let book = EventBook::new(self.event.clone());
        let hand_in = |(number, table): (usize, &Tabled)| {
            HandIn::of(&book, &id(number), &table.record).unwrap()
        };
        (1..).zip(&self.tables).map(hand_in).collect()
    }

    pub(crate) fn desk(&self) -> DeskFile {
        let hand_ins = self.hand_ins().iter().map(filed).collect();
        let event = self.event.clone();
        DeskFile::of(
            event.clone(),
            vec![event],
            Vec::new(),
            hand_ins,
            self.organiser.record.clone(),
        )
    }

    pub(crate) fn collection(&self) -> Collection {
        let mut collection = Collection::new(Some(EventBook::new(self.event.clone())));
        for hand_in in self.hand_ins() {
            collection.merge(hand_in);
        }
        collection
    }
}

/// What the first became at the second.
pub(crate) fn compared(earlier: &Year, later: &Year) -> Comparison {
    let (one, other) = (earlier.collection(), later.collection());
    let of = |year: &Year| Organiser::of(year.organiser.record.clone());
    let (first, second) = (of(earlier), of(later));
    Comparison::of(first.with(&one).room(), second.with(&other).room()).unwrap()
}

/// An invented event and the same a year later. The organiser of the first matched two themes with one of the second, that
/// of the second says that one is none of those before; one has the same name, and nobody said anything of it.
pub(crate) fn two_years() -> (Year, Year) {
    let tables = vec![
        table(1, &[("Money", 3), ("Rooms", 1)], &[&[2, 1], &[2, 0]], 3),
        table(2, &[("Funds", 2), ("Trust", 1)], &[&[1, 0], &[0, 1], &[1, 0]], 2),
        table(3, &[("Trust", 2)], &[], 1),
        table(4, &[("Money", 1), ("Skills", 2)], &[], 1),
        Tabled::of_tab(5),
    ];
    let mut first = Year::new("2024", 6, "What has to change?", tables);
    let cost = first.shares("What it costs", &[(1, "Money"), (4, "Money")]);
    let grants = first.shares("Grants", &[(2, "Funds"), (1, "Money")]);
    first.shares("Where to meet", &[(1, "Rooms")]);
    first.shares("Trust", &[(2, "Trust"), (3, "Trust")]);
    first.shares("Skills", &[(4, "Skills")]);
    first.shares("Nothing yet", &[]);
    let tables = vec![
        table(11, &[("Cost", 2), ("Trust", 1)], &[&[1, 0], &[1, 1], &[0, 1], &[0, 1]], 2),
        table(12, &[("Cost", 1), ("Data", 2)], &[], 1),
        table(13, &[("Trust", 1), ("Cost", 4)], &[&[1, 0]], 2),
        table(14, &[("Data", 3)], &[&[1], &[0]], 2),
        table(15, &[("Skills", 1), ("Cost", 1)], &[], 1),
        table(16, &[("Cost", 1)], &[], 1),
    ];
    let mut second = Year::new("2025", 6, "What changed since?", tables);
    let all = [(1, "Cost"), (2, "Cost"), (3, "Cost"), (5, "Cost"), (6, "Cost")];
    let paying = second.shares("Cost", &all);
    second.shares("trust ", &[(1, "Trust"), (3, "Trust")]);
    second.shares("Data", &[(2, "Data"), (4, "Data")]);
    let skills = second.shares("Skills", &[(5, "Skills")]);
    first.matches(cost, &second, Some(Counterpart::Theme(paying)));
    first.matches(grants, &second, Some(Counterpart::Theme(paying)));
    second.matches(skills, &first, Some(Counterpart::None));
    (first, second)
}
