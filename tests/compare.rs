//! Two events beside each other: what holds of any two, and what an organiser says of which theme is which.

use crate::common::{Tabled, read};
use crate::desks;
use crate::desks::{id, table};
use crate::years::{Year, compared, two_years};
use proptest::prelude::*;
use serde_json::{Value, json};
use tabletalk::domain::board::{Board, SharedLinks};
use tabletalk::domain::collection::Room;
use tabletalk::domain::collection::compare::{
    Asked, Comparison, Direction, Figures, Matched, Row, Side, Warning, Which,
};
use tabletalk::domain::command::{Command, DeskCommand};
use tabletalk::domain::event::{EventBook, Group};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{
    Counterpart, DeskOperation, Strength, ThemeId, Transaction, TransactionSummary,
};
use tabletalk::domain::text::PersonText;

const NAMES: [&str; 4] = ["Money", "Time", "Space", "Trust"];

/// The names that a drawn number stands for.
fn names(drawn: u8) -> impl Iterator<Item = &'static str> {
    (0..).zip(NAMES).filter(move |(place, _)| drawn >> place & 1 == 1).map(|(_, name)| name)
}

/// What is drawn of an event: the themes of each group and how it votes, and the shared themes with what is linked to each.
type Drawn = (Vec<(u8, u8)>, Vec<u32>);

fn drawn() -> impl Strategy<Value = Drawn> {
    let groups = prop::collection::vec((any::<u8>(), 0_u8..4), 0..6);
    (groups, prop::collection::vec(any::<u32>(), 0..5))
}

/// The event that was drawn, and its shared themes.
fn built(name: &str, (groups, shared): &Drawn, tab: u64) -> (Year, Vec<ThemeId>) {
    let table_of = |(number, (drawn, votes)): (u64, &(u8, u8))| {
        let themes: Vec<(&str, usize)> = names(*drawn).map(|name| (name, 1)).collect();
        let ballot = [1, u8::from(*votes > 1), u8::from(*votes > 2)];
        let ballots = [&ballot[..]; 2];
        let often = if themes.is_empty() || *votes == 0 { 0 } else { 2 };
        table(tab + number, &themes, &ballots[..often], 1 + *votes)
    };
    let tables = (0..).zip(groups).map(table_of).collect();
    let mut year = Year::new(name, 8, "What has to change?", tables);
    let parts: Vec<(usize, &str)> = (1..)
        .zip(groups)
        .flat_map(|(number, (drawn, _))| names(*drawn).map(move |name| (number, name)))
        .collect();
    let mut ids = Vec::new();
    for drawn in shared {
        let linked = (0..).zip(&parts).filter(|(place, _)| drawn >> (place % 30) & 1 == 1);
        let linked: Vec<_> = linked.map(|(_, part)| *part).collect();
        ids.push(year.shares(NAMES[usize::try_from(drawn >> 30).unwrap()], &linked));
    }
    (year, ids)
}

/// What an organiser says: whether it is that of the first event, of which theme, what it is at the other, and whether it is
/// no match but kept apart.
type Says = (bool, usize, usize, bool);

/// Two events that were drawn, with what each organiser says of the other's themes.
fn both(one: &Drawn, other: &Drawn, says: &[Says]) -> (Year, Year) {
    let ((mut first, ours), (mut second, theirs)) = (built("a", one, 1), built("b", other, 50));
    for (is_first, own, with, is_apart) in says {
        let (year, other, own_ids, ids) = if *is_first {
            (&mut first, &second, &ours, &theirs)
        } else {
            (&mut second, &first, &theirs, &ours)
        };
        let Some(own) = own_ids.get(own % own_ids.len().max(1)) else { continue };
        let with = match ids.get(with % (ids.len() + 2)) {
            Some(id) => Some(Counterpart::Theme(*id)),
            None if with % 2 == 0 => Some(Counterpart::None),
            None => None,
        };
        match with {
            Some(Counterpart::Theme(with)) if *is_apart => year.keeps_apart(*own, with),
            with => _ = year.matches(*own, &other.clone(), with),
        }
    }
    (first, second)
}

fn says() -> impl Strategy<Value = Vec<Says>> {
    prop::collection::vec((any::<bool>(), 0_usize..8, 0_usize..24, any::<bool>()), 0..6)
}

/// The comparison as it is from the other end.
fn mirrored(found: Comparison) -> Comparison {
    let row = |row: Row| Row {
        direction: match row.direction {
            Direction::New => Direction::Gone,
            Direction::Gone => Direction::New,
            Direction::Stronger => Direction::Weaker,
            Direction::Weaker => Direction::Stronger,
            Direction::Same => Direction::Same,
        },
        earlier: row.later,
        later: row.earlier,
        ..row
    };
    let asked = |asked: Asked| Asked { earlier: asked.later, later: asked.earlier, ..asked };
    Comparison {
        earlier: found.later,
        later: found.earlier,
        themes: found.themes.into_iter().map(row).collect(),
        questions: found.questions.into_iter().map(asked).collect(),
    }
}

fn turned(warning: &Warning) -> Warning {
    let other = |which: Which| match which {
        Which::Earlier => Which::Later,
        Which::Later => Which::Earlier,
    };
    match *warning {
        Warning::Silent(which) => Warning::Silent(other(which)),
        Warning::Missing(which, some, all) => Warning::Missing(other(which), some, all),
        Warning::FewGroups(which, groups) => Warning::FewGroups(other(which), groups),
        Warning::OneVoted(which) => Warning::OneVoted(other(which)),
        Warning::OwnThemes(which) => Warning::OwnThemes(other(which)),
        Warning::People(one, two) => Warning::People(two, one),
        same => same,
    }
}

/// In an order that does not go by what is earlier.
fn sorted<T: std::fmt::Debug>(all: &[T]) -> Vec<String> {
    let mut all: Vec<String> = all.iter().map(|one| format!("{one:?}")).collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn from_the_other_end_it_is_the_same(one in drawn(), other in drawn(), says in says()) {
        let (first, second) = both(&one, &other, &says);
        let (there, back) = (compared(&first, &second), compared(&second, &first));
        let turned: Vec<Warning> = back.warnings().iter().map(turned).collect();
        prop_assert_eq!(sorted(&there.warnings()), sorted(&turned));
        let back = mirrored(back);
        prop_assert_eq!(sorted(&there.themes), sorted(&back.themes));
        prop_assert_eq!(sorted(&there.questions), sorted(&back.questions));
        prop_assert_eq!((there.earlier, there.later), (back.earlier, back.later));
    }

    #[test]
    fn a_group_that_says_nothing_changes_no_theme(
        one in drawn(), other in drawn(), says in says(), at_first in any::<bool>(), binned in any::<bool>(),
    ) {
        let (mut first, mut second) = both(&one, &other, &says);
        let before = compared(&first, &second);
        let year = if at_first { &mut first } else { &mut second };
        let mut silent = Tabled::of_tab(99);
        if binned {
            let note = silent.note("Never mind");
            silent.does(Command::Bin(vec![note]));
        }
        year.tables.push(silent);
        // Nor does what is said of how strongly it raised something.
        let group = id(year.tables.len());
        let themes: Vec<ThemeId> = year.organiser.board().themes().iter().map(|theme| theme.id).collect();
        for theme in themes {
            let strong = DeskCommand::SetStrength(theme, group.clone(), Some(Strength::Strong));
            year.organiser.does(Command::Desk(strong));
        }
        let after = compared(&first, &second);
        prop_assert_eq!(&after.themes, &before.themes);
        let spoke = |found: &Comparison| (found.earlier.spoke, found.later.spoke);
        prop_assert_eq!(spoke(&after), spoke(&before));
    }
}

/// What became of each theme, by its names.
fn told(found: &Comparison) -> Vec<(Direction, Option<Matched>, String, String)> {
    let names = |figures: &Figures| {
        figures.names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(" + ")
    };
    let row = |row: &Row| (row.direction, row.matched, names(&row.earlier), names(&row.later));
    found.themes.iter().map(row).collect()
}

#[test]
fn themes_are_matched_by_hand_else_by_name_and_a_refusal_keeps_them_apart() {
    let (first, second) = two_years();
    let (hand, name) = (Some(Matched::ByHand), Some(Matched::ByName));
    let row = |direction, matched, earlier: &str, later: &str| {
        (direction, matched, earlier.to_owned(), later.to_owned())
    };
    assert_eq!(
        told(&compared(&first, &second)),
        [
            row(Direction::New, None, "", "Data"),
            row(Direction::New, None, "", "Skills"),
            row(Direction::Stronger, hand, "What it costs + Grants", "Cost"),
            row(Direction::Weaker, name, "Trust", "trust"),
            row(Direction::Gone, None, "Skills", ""),
            row(Direction::Gone, None, "Where to meet", ""),
        ]
    );
}

#[test]
fn what_a_theme_is_at_the_other_event_is_said_with_who_says_so_and_from_both_sides() {
    let (first, second) = two_years();
    let found = compared(&first, &second);
    for row in &found.themes {
        let sides =
            [(Which::Earlier, &row.earlier, &row.later), (Which::Later, &row.later, &row.earlier)];
        for (of, own, other) in sides {
            let expected = row.matched.map(|matched| (matched, other.names.as_slice()));
            assert!(!own.ids.is_empty() || own.names.is_empty(), "{own:?}");
            for id in &own.ids {
                assert_eq!(found.counterpart(of, ThemeId(*id)), expected, "{own:?}");
            }
        }
    }
}

#[test]
fn themes_of_one_name_that_were_kept_apart_are_two_until_that_is_taken_back_or_they_are_matched() {
    let (first, second) = two_years();
    let of = |year: &Year, name: &str| ThemeId(desks::theme(&year.organiser, name));
    let (here, there) = (of(&first, "Trust"), of(&second, "trust"));
    let trusts = |one: &Year, other: &Year| {
        let rows = told(&compared(one, other)).into_iter();
        let rows = rows.filter(|row| row.2.contains("rust") || row.3.contains("rust"));
        rows.map(|row| (row.0, row.1)).collect::<Vec<_>>()
    };
    let apart = [(Direction::New, None), (Direction::Gone, None)];
    let one = |by| [(Direction::Weaker, Some(by))];
    // Whichever of the two organisers says so.
    let (mut one_says, mut other_says) = (first.clone(), second.clone());
    one_says.keeps_apart(here, there);
    other_says.keeps_apart(there, here);
    assert_eq!(trusts(&one_says, &second), apart);
    assert_eq!(trusts(&first, &other_says), apart);
    let mut undone = one_says.clone();
    let last = undone.organiser.last.clone();
    undone.organiser.does(Command::Undo(last));
    assert_eq!(trusts(&undone, &second), one(Matched::ByName));
    one_says.matches(here, &second, Some(Counterpart::Theme(there)));
    assert_eq!(trusts(&one_says, &second), one(Matched::ByHand));
}

#[test]
fn a_refusal_of_either_organiser_stands_before_a_match_of_the_other() {
    let (first, second) = two_years();
    let of = |year: &Year, name: &str| ThemeId(desks::theme(&year.organiser, name));
    let (meeting, data) = (of(&first, "Where to meet"), of(&second, "Data"));
    let is_one = |one: &Year, other: &Year| {
        let found = told(&compared(one, other)).into_iter();
        found.filter(|row| row.2.contains("meet")).any(|row| row.3.contains("Data"))
    };
    let mut matched = second.clone();
    matched.matches(data, &first, Some(Counterpart::Theme(meeting)));
    assert!(is_one(&first, &matched));
    let mut none = first.clone();
    none.matches(meeting, &second, Some(Counterpart::None));
    assert!(!is_one(&none, &matched));
    let mut apart = first.clone();
    apart.keeps_apart(meeting, data);
    assert!(!is_one(&apart, &matched));
    // Who matches the two takes back that they are apart, and what the other says of it stands.
    apart.matches(meeting, &second, Some(Counterpart::Theme(data)));
    assert!(is_one(&apart, &matched));
    let mut refused = second.clone();
    refused.matches(data, &first, Some(Counterpart::None));
    assert!(!is_one(&apart, &refused));
}

#[test]
fn of_several_of_one_name_those_that_were_kept_apart_are_never_one_row() {
    let built = |name: &str, tab: u64| {
        let mut year = Year::new(name, 1, "What?", vec![table(tab, &[("Money", 1)], &[], 1)]);
        let ids = [(), ()].map(|()| year.shares("Money", &[(1, "Money")]));
        (year, ids)
    };
    let ((first, [one, two]), (second, [three, four])) = (built("a", 1), built("b", 50));
    let rows = |apart: &[(ThemeId, ThemeId)]| {
        let mut first = first.clone();
        for (here, there) in apart {
            first.keeps_apart(*here, *there);
        }
        let found = compared(&first, &second);
        let mut rows: Vec<_> = found
            .themes
            .iter()
            .map(|row| (row.earlier.ids.clone(), row.later.ids.clone()))
            .collect();
        rows.sort_unstable();
        rows
    };
    let row = |here: &[ThemeId], there: &[ThemeId]| {
        let ids = |all: &[ThemeId]| all.iter().map(|id| id.0).collect::<Vec<_>>();
        (ids(here), ids(there))
    };
    let sorted = |mut all: Vec<_>| {
        all.sort_unstable();
        all
    };
    assert_eq!(rows(&[]), [row(&[one, two], &[three, four])]);
    // One that is kept apart from all is alone, and the others are one.
    let alone = sorted(vec![row(&[one], &[]), row(&[two], &[three, four])]);
    assert_eq!(rows(&[(one, three), (one, four)]), alone);
    // Else others would join them again.
    let parted = vec![row(&[one], &[]), row(&[], &[three]), row(&[two], &[four])];
    assert_eq!(rows(&[(one, three)]), sorted(parted));
}

#[test]
fn a_match_is_one_taken_back_undone_and_merged_along() {
    let (mut first, second) = two_years();
    let of = |year: &Year, name: &str| ThemeId(desks::theme(&year.organiser, name));
    let (cost, data) = (of(&second, "Cost"), of(&second, "Data"));
    let meeting = of(&first, "Where to meet");
    let with = |found: &Comparison, name: &str| {
        let row = told(found).into_iter().find(|row| row.2.contains(name)).unwrap();
        (row.1, row.3)
    };
    let (hand, nobody) = (Some(Matched::ByHand), (None, String::new()));
    first.matches(meeting, &second, Some(Counterpart::Theme(cost)));
    first.matches(meeting, &second, Some(Counterpart::Theme(data)));
    assert_eq!(with(&compared(&first, &second), "meet"), (hand, "Data".into()), "one alone");
    // Undone, what stood before stands again.
    let last = first.organiser.last.clone();
    first.organiser.does(Command::Undo(last));
    let found = with(&compared(&first, &second), "meet");
    assert_eq!(found, (hand, "Cost".into()));
    first.matches(meeting, &second, None);
    assert_eq!(with(&compared(&first, &second), "meet"), nobody, "taken back");
    // A theme that is merged takes its match along, and what is said of both then is one.
    first.matches(meeting, &second, Some(Counterpart::Theme(data)));
    let skills = of(&first, "Skills");
    first.organiser.does(Command::MergeInto(meeting, skills));
    assert_eq!(with(&compared(&first, &second), "Skills"), (hand, "Data".into()));
    first.matches(skills, &second, Some(Counterpart::Theme(cost)));
    assert_eq!(with(&compared(&first, &second), "Skills"), (hand, "Cost".into()));
    first.matches(skills, &second, None);
    assert_eq!(with(&compared(&first, &second), "Skills"), nobody);
    // A theme that is taken off is nobody's match any more: then the name counts again.
    let mut second = second;
    let trust = of(&first, "Trust");
    first.matches(trust, &second, Some(Counterpart::Theme(data)));
    assert_eq!(with(&compared(&first, &second), "Trust").0, hand);
    second.organiser.does(Command::DropTheme(data));
    assert_eq!(with(&compared(&first, &second), "Trust"), (Some(Matched::ByName), "trust".into()));
}

#[test]
fn of_two_organisers_one_match_stands_and_the_same_in_any_order() {
    let (base, second) = two_years();
    let of = |year: &Year, name: &str| ThemeId(desks::theme(&year.organiser, name));
    let (meeting, cost, data) =
        (of(&base, "Where to meet"), of(&second, "Cost"), of(&second, "Data"));
    let (mut one, mut other) = (base.clone(), base.clone());
    other.organiser.tab += 1;
    one.matches(meeting, &second, Some(Counterpart::Theme(cost)));
    other.matches(meeting, &second, Some(Counterpart::Theme(data)));
    let joined = |one: &Year, other: &Year| {
        let mut joined = one.clone();
        joined.organiser.record.extend(other.organiser.record.facts().cloned());
        compared(&joined, &second)
    };
    let found = joined(&one, &other);
    assert_eq!(found, joined(&other, &one));
    let rows = told(&found);
    assert_eq!(rows.iter().filter(|row| row.2.contains("meet") && row.1.is_some()).count(), 1);
}

#[test]
fn what_undo_would_take_back_has_a_name() {
    let (mut first, second) = two_years();
    let trust = ThemeId(desks::theme(&first.organiser, "Trust"));
    let summary = |year: &Year| {
        let last = &year.organiser.last;
        let facts = last.iter().map(|id| year.organiser.record.get(*id).unwrap().clone());
        TransactionSummary::of(&Transaction::of(facts.collect()).unwrap())
    };
    first.matches(trust, &second, Some(Counterpart::None));
    assert_eq!(summary(&first), TransactionSummary::Matched);
    first.matches(trust, &second, None);
    assert_eq!(summary(&first), TransactionSummary::Unmatched);
    // What nobody said is not taken back.
    let meeting = ThemeId(desks::theme(&first.organiser, "Where to meet"));
    assert!(!first.matches(meeting, &second, None));
}

#[test]
fn a_match_has_one_spelling_and_every_part() {
    let id = "7.00000000000a.00000000000b";
    let reads = |parts: Value| read::<DeskOperation>(&json!({ "match": parts })).is_some();
    for with in [json!(id), json!("none"), Value::Null] {
        assert!(reads(json!({ "event": "b", "theme": id, "with": with })), "{with}");
    }
    for with in [json!("None"), json!(""), json!("7.a.b"), json!({ "none": null }), json!(7)] {
        assert!(!reads(json!({ "event": "b", "theme": id, "with": with })), "{with}");
    }
    assert!(!reads(json!({ "event": "b", "theme": id })), "nothing is said without the part");
    assert!(!reads(json!({ "event": "Not An Id", "theme": id, "with": null })));
}

#[test]
fn where_a_comparison_says_little_that_is_said() {
    let people = |count: u16, dots: u8, tab: u64| {
        let mut table = table(tab, &[("Money", 1)], &[], 1);
        table.does(Command::OpenRound { people: count, dots, cap: 1 });
        table.casts();
        let round = table.board().open_round().unwrap().id;
        table.does(Command::Reveal(round));
        table
    };
    let tables = |count: u64, from: u64| (0..count).map(|tab| people(5, 3, from + tab)).collect();
    let question = "What has to change?";
    let full = Year::new("full", 5, question, tables(5, 1));
    let like = Year::new("like", 5, question, tables(5, 20));
    let quiet = Year::new("quiet", 5, question, vec![Tabled::of_tab(40)]);
    let few = Year::new("few", 5, "Else?", tables(4, 50));
    let unvoted = (60..65).map(|tab| table(tab, &[("Money", 1)], &[], 1)).collect();
    let unvoted = Year::new("unvoted", 5, question, unvoted);
    let crowd = (70..75).map(|tab| people(11, 3, tab)).collect();
    let crowd = Year::new("crowd", 5, question, crowd);
    let pair = (80..85).map(|tab| people(10, 4, tab)).collect();
    let pair = Year::new("pair", 5, question, pair);
    let usual = |more: &[Warning]| {
        let (earlier, later) = (Which::Earlier, Which::Later);
        let own = [Warning::OwnThemes(earlier), Warning::OwnThemes(later), Warning::ByName(1)];
        let mut all = [more, &own].concat();
        all.sort_unstable();
        all
    };
    let warned = |other: &Year| compared(&full, other).warnings();
    assert_eq!(warned(&like), usual(&[]));
    let silent = [Warning::Silent(Which::Later), Warning::OneVoted(Which::Earlier)];
    assert_eq!(warned(&quiet), [&silent[..], &[Warning::OwnThemes(Which::Earlier)]].concat());
    let of_four = [Warning::Missing(Which::Later, 1, 5), Warning::FewGroups(Which::Later, 4)];
    assert_eq!(warned(&few), usual(&[&of_four[..], &[Warning::Questions(0, 2)]].concat()));
    assert_eq!(warned(&unvoted), usual(&[Warning::OneVoted(Which::Earlier)]));
    assert_eq!(warned(&crowd), usual(&[Warning::People(25, 55)]));
    // Twice as many is not more than twice as many.
    assert_eq!(warned(&pair), usual(&[Warning::Dots]));
}

#[test]
fn a_question_is_asked_where_the_event_asks_it_whether_or_not_its_group_handed_in() {
    let year = |name: &str, tables: u64, from: u64| {
        let tables = (from..from + tables).map(|tab| table(tab, &[("Money", 1)], &[], 1));
        let mut year = Year::new(name, 3, "What has to change?", tables.collect());
        for (group, question) in year.event.groups.iter_mut().zip(["What else?", "Who?", "When?"]) {
            group.question = question.into();
        }
        year
    };
    let (all, most) = (year("all", 3, 1), year("most", 2, 20));
    let found = compared(&all, &most);
    let asked = |question: &str| Asked { question: question.into(), earlier: true, later: true };
    assert_eq!(found.questions, ["What else?", "Who?", "When?"].map(asked));
    assert!(!found.warnings().iter().any(|warning| matches!(warning, Warning::Questions(..))));
    // That a file is missing is told beside.
    let told = |side: &Side| (side.questions.len(), side.event.group_count, side.groups);
    assert_eq!([told(&found.earlier), told(&found.later)], [(3, 3, 3), (3, 3, 2)]);
    // A group that the event does not list was asked as well.
    let mut more = year("more", 2, 40);
    let mut collection = more.collection();
    let own = Group { id: id(9), number: 9, name: String::new().into(), question: "How?".into() };
    more.event.groups.push(own);
    let book = EventBook::new(more.event);
    let table = table(60, &[("Money", 1)], &[], 1);
    collection.merge(HandIn::of(&book, &id(9), &table.record).unwrap());
    let (board, links) = (Board::default(), SharedLinks::default());
    let room = Room::of(&collection, &board, &links);
    let questions = Comparison::of(room, room).unwrap().later.questions;
    assert_eq!(questions, ["What else?", "Who?", "When?", "How?"].map(PersonText::from));
}
