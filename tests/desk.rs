//! The organiser's desk: what the room says of shared themes, in any order of files and by any way in.

use crate::common::{Tabled, event};
use crate::desks;
use crate::desks::{
    collected, desk_command, file, id, organiser, said, share, table, theme, two_tables, vote,
};
use proptest::prelude::*;
use tabletalk::domain::board::SharedLinks;
use tabletalk::domain::collection::{
    Cell, Collection, Room, Share, SharedTheme, Unlinked, by_priority, placed,
};
use tabletalk::domain::command::{Command, DeskCommand, Env, Refusal};
use tabletalk::domain::event::{EventBook, Group};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{FactId, NoteId, ReplicaId, Strength, ThemeId};
use tabletalk::domain::text::PersonText;
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;

/// In the hundred.
fn percent(share: Option<Share>) -> Option<usize> {
    share.map(Share::percent)
}

#[test]
fn a_voter_a_group_and_a_note_count_once_whichever_way_they_come() {
    let (one, two) = two_tables();
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut organiser = organiser(1);
    let (funds, grants) = (theme(&two, "Funds"), theme(&two, "Grants"));
    let shared = share(&mut organiser, "Paying for it", &[theme(&one, "Money"), funds, grants]);
    let said = said(&all, &organiser.record);
    let [paying] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!((paying.id, paying.groups(), paying.notes), (shared, 2, 6));
    let [of_one, of_two] = paying.cells.as_slice() else { panic!() };
    // Two of three gave Money a dot; at the other table two of four, one of them on both themes.
    assert_eq!((of_one.vote.unwrap().for_it, of_one.vote.unwrap().ballots), (2, 3));
    assert_eq!((of_two.vote.unwrap().for_it, of_two.vote.unwrap().ballots), (2, 4));
    assert_eq!(percent(of_one.vote.unwrap().dots), Some(50));
    assert_eq!(percent(of_two.vote.unwrap().dots), Some(33));
    // The median of two thirds and a half.
    assert_eq!(percent(paying.median), Some(58));
    assert_eq!((of_one.strength(), of_two.strength()), (Strength::Strong, Strength::Strong));
}

#[test]
fn a_table_that_came_along_to_another_group_is_not_counted_twice() {
    let (one, _) = two_tables();
    // Everything of the first table is also in what group 2 handed in: somebody wrote for the wrong group at first.
    let all = collected(&[&file(&one, 1), &file(&one, 2)]);
    let mut organiser = organiser(1);
    share(&mut organiser, "Money", &[theme(&one, "Money")]);
    let said = said(&all, &organiser.record);
    assert_eq!((said[0].groups(), said[0].notes), (2, 3));
}

#[test]
fn what_is_linked_to_nothing_is_listed_and_links_outlive_newer_files() {
    let (one, mut two) = two_tables();
    let loose = two.note("By itself");
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut organiser = organiser(1);
    let shared =
        share(&mut organiser, "Paying for it", &[theme(&one, "Money"), theme(&two, "Funds")]);
    let unlinked = |organiser: &Tabled, all: &Collection| {
        let board = organiser.board();
        let links = SharedLinks::of(&organiser.record, &board);
        let rest = Room::of(all, &board, &links).unlinked();
        let names = |rest: &Unlinked<'_>| {
            let themes = rest.themes.iter().map(|theme| theme.title().as_str().to_owned());
            let notes = rest.notes.iter().map(|note| note.text().as_str().to_owned());
            (rest.group.number, themes.chain(notes).collect::<Vec<_>>())
        };
        rest.iter().map(names).collect::<Vec<_>>()
    };
    let rest = unlinked(&organiser, &all);
    assert_eq!(rest[0], (1, vec!["Time".to_owned()]));
    assert_eq!(rest[1].0, 2);
    assert_eq!(rest[1].1, ["Grants", "Space", "By itself"]);
    organiser.does(Command::Desk(DeskCommand::Link(vec![loose.0], shared)));
    assert!(!unlinked(&organiser, &all)[1].1.contains(&"By itself".to_owned()));
    // A newer file: a note more in Funds, Grants merged into it, and another round.
    let funds = ThemeId(theme(&two, "Funds"));
    let more = two.note("More in funds");
    two.does(Command::Place(vec![more], Some(funds)));
    two.does(Command::MergeInto(ThemeId(theme(&two, "Grants")), funds));
    vote(&mut two, &[&[1, 0], &[0, 1]], 1);
    let newer = collected(&[&file(&one, 1), &file(&two, 2)]);
    let said = said(&newer, &organiser.record);
    let cell = said[0].cell(&id(2)).unwrap();
    assert_eq!((said[0].notes, cell.notes.len()), (3 + 1 + 2 + 1 + 1, 5));
    assert_eq!((cell.vote.unwrap().for_it, cell.vote.unwrap().ballots), (1, 2), "the last round");
    assert_eq!(unlinked(&organiser, &newer)[1].1, ["Space"]);
}

#[test]
fn votes_come_from_the_last_round_in_which_the_theme_stood() {
    let mut one = table(1, &[("Old", 2)], &[&[1], &[1], &[0]], 1);
    let old = ThemeId(theme(&one, "Old"));
    one.theme("New");
    // A round that was cancelled, and one that is still open, are none.
    one.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
    let cancelled = one.board().open_round().unwrap().id;
    one.does(Command::CancelRound(cancelled));
    let all = collected(&[&file(&one, 1)]);
    let mut organiser = organiser(1);
    share(&mut organiser, "Old", &[old.0]);
    share(&mut organiser, "New", &[theme(&one, "New")]);
    let said = said(&all, &organiser.record);
    let vote = |theme: &SharedTheme| theme.cells[0].vote.map(|vote| (vote.for_it, vote.ballots));
    assert_eq!((vote(&said[0]), vote(&said[1])), (Some((2, 3)), None));
    assert_eq!(said[1].median, None);
}

#[test]
fn strength_goes_by_votes_else_by_notes_and_the_organiser_has_the_last_word() {
    let voted = table(1, &[("A", 1), ("B", 9)], &[&[1, 0], &[0, 1]], 1);
    let unvoted = table(2, &[("A", 1), ("B", 2)], &[], 0);
    let all = collected(&[&file(&voted, 1), &file(&unvoted, 2)]);
    let mut organiser = organiser(1);
    let a = share(&mut organiser, "A", &[theme(&voted, "A"), theme(&unvoted, "A")]);
    let strengths = |organiser: &Tabled| {
        let said = said(&all, &organiser.record);
        said[0].cells.iter().map(Cell::strength).collect::<Vec<_>>()
    };
    // One of two voters; one of three notes.
    assert_eq!(strengths(&organiser), [Strength::Strong, Strength::Strong]);
    let says = |strength| Command::Desk(DeskCommand::SetStrength(a, id(2), strength));
    organiser.does(says(Some(Strength::None)));
    assert_eq!(strengths(&organiser), [Strength::Strong, Strength::None]);
    assert_eq!(organiser.tries(&says(Some(Strength::None)), None), Err(Refusal::NothingToDo));
    organiser.does(says(None));
    assert_eq!(strengths(&organiser), [Strength::Strong, Strength::Strong]);
    let unknown = DeskCommand::SetStrength(ThemeId(theme(&unvoted, "B")), id(2), None);
    assert_eq!(organiser.tries(&Command::Desk(unknown), None), Err(Refusal::NoSuchTheme));
}

#[test]
fn the_order_goes_by_groups_then_by_the_median_then_by_name() {
    let votes: &[&[u8]] = &[&[1, 1, 0, 0], &[0, 1, 0, 0]];
    let one = table(1, &[("A", 1), ("B", 1), ("C", 1), ("D", 1)], votes, 2);
    let two = table(2, &[("A", 1)], &[&[0]], 1);
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut organiser = organiser(1);
    // C and D got no dot; B got one of everybody; A got fewer, and is of two groups; E is linked to nothing.
    for name in ["D", "C", "B"] {
        share(&mut organiser, name, &[theme(&one, name)]);
    }
    share(&mut organiser, "E", &[]);
    share(&mut organiser, "A", &[theme(&one, "A"), theme(&two, "A")]);
    let ranked = by_priority(said(&all, &organiser.record));
    let names: Vec<&str> = ranked.iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "C", "D", "E"]);
}

#[test]
fn themes_with_equal_figures_share_a_place() {
    let votes: &[&[u8]] = &[&[1, 1, 0, 0], &[0, 1, 0, 0]];
    let one = table(1, &[("A", 1), ("B", 1), ("C", 1), ("D", 1)], votes, 2);
    // No group voted on what nobody voted in: nothing is not a share of 0.
    let two = table(2, &[("E", 1)], &[], 1);
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut organiser = organiser(1);
    for name in ["D", "C", "A", "B"] {
        share(&mut organiser, name, &[theme(&one, name)]);
    }
    share(&mut organiser, "E", &[theme(&two, "E")]);
    for name in ["G", "F"] {
        share(&mut organiser, name, &[]);
    }
    let ranked = by_priority(said(&all, &organiser.record));
    let places: Vec<_> =
        placed(&ranked).map(|(place, theme)| (place, theme.name.as_str())).collect();
    let expected = [(1, "B"), (2, "A"), (3, "C"), (3, "D"), (5, "E"), (6, "F"), (6, "G")];
    assert_eq!(places, expected);
}

#[test]
fn a_merge_keeps_both_sentences_and_all_quotes_and_splits_again() {
    let (one, two) = two_tables();
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut organiser = organiser(1);
    let money = share(&mut organiser, "Money", &[theme(&one, "Money")]);
    let funds = share(&mut organiser, "Funds", &[theme(&two, "Funds")]);
    organiser.does(Command::Describe(money, "What it costs.".into()));
    organiser.does(Command::Describe(funds, "Where it comes from.".into()));
    let quote = |table: &Tabled, name: &str| {
        table.board().notes_in(ThemeId(theme(table, name))).next().unwrap().id
    };
    for (theme, group, note) in [(money, 1, quote(&one, "Money")), (funds, 2, quote(&two, "Funds"))]
    {
        organiser.does(Command::Desk(DeskCommand::ChooseQuote(theme, id(group), Some(note))));
    }
    let before = said(&all, &organiser.record);
    organiser.does(Command::MergeInto(funds, money));
    let merged = said(&all, &organiser.record);
    let [theme] = merged.as_slice() else { panic!("{merged:?}") };
    let sentences: Vec<&str> = theme.sentences.iter().map(PersonText::as_str).collect();
    assert_eq!(sentences, ["What it costs.", "Where it comes from."]);
    assert_eq!(theme.cells.iter().map(|cell| cell.quotes.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!((theme.groups(), theme.notes), (2, 4));
    // What is linked by way of the merged theme can be unlinked, and comes back with it.
    let part = desks::theme(&two, "Funds");
    let mut other = organiser.clone();
    other.does(Command::Desk(DeskCommand::Unlink(part, money)));
    assert_eq!(said(&all, &other.record)[0].groups(), 1);
    // What is chosen now takes the place of the quote that came along.
    let mut other = organiser.clone();
    other.does(Command::Desk(DeskCommand::ChooseQuote(money, id(2), None)));
    let quotes =
        said(&all, &other.record)[0].cells.iter().map(|cell| cell.quotes.len()).collect::<Vec<_>>();
    assert_eq!(quotes, [1, 0]);
    organiser.does(Command::Split(funds));
    assert_eq!(said(&all, &organiser.record), before);
}

#[test]
fn one_organiser_links_what_another_unlinks_and_the_link_stands() {
    let (one, two) = two_tables();
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut first = organiser(1);
    let shared = share(&mut first, "Money", &[theme(&one, "Money"), theme(&two, "Funds")]);
    let mut second = Tabled { tab: 102, ..first.clone() };
    first.does(Command::Desk(DeskCommand::Unlink(theme(&two, "Funds"), shared)));
    second.does(Command::Desk(DeskCommand::Unlink(theme(&two, "Funds"), shared)));
    second.does(Command::Desk(DeskCommand::Link(vec![theme(&two, "Funds")], shared)));
    let mut both = first.record.clone();
    both.merge(second.record.facts().cloned());
    assert_eq!(said(&all, &both)[0].groups(), 2);
}

#[test]
fn what_differs_between_votes_is_named() {
    let (one, mut two) = two_tables();
    vote(&mut two, &[&[1, 0, 0]], 1);
    let third = table(3, &[("A", 1)], &[], 0);
    let mut more = event();
    more.group_count = 3;
    more.groups.push(Group { id: id(3), number: 3, ..more.groups[0].clone() });
    let three = HandIn::of(&EventBook::new(more), &id(3), &third.record).unwrap();
    let differences = collected(&[&file(&one, 1), &file(&two, 2), &three]).differences();
    assert_eq!(differences.dots, Some((1, 2)));
    assert_eq!(differences.cap, Some((1, 2)));
    assert_eq!(differences.rounds, Some((1, 2)));
    assert_eq!(differences.without_vote, [3]);
    let same = collected(&[&file(&one, 1)]).differences();
    assert_eq!((same.dots, same.rounds), (None, None));
}

/// The names of the shared themes in order of priority, of three tables whose ballots are these, each cast so often and
/// with so many times the dots.
fn order(ballots: &[Vec<Vec<u8>>], often: usize, times: u8) -> Vec<String> {
    let names = ["A", "B", "C"];
    let mut organiser = organiser(1);
    let mut parts: Vec<Vec<FactId>> = vec![Vec::new(); names.len()];
    let mut files = Vec::new();
    for (number, of_table) in (1..).zip(ballots) {
        let cast: Vec<Vec<u8>> = of_table
            .iter()
            .flat_map(|ballot| std::iter::repeat_n(ballot, often))
            .map(|ballot| ballot.iter().map(|dots| dots * times).collect())
            .collect();
        let cast: Vec<&[u8]> = cast.iter().map(Vec::as_slice).collect();
        let themes = names.map(|name| (name, 1));
        let table = table(number, &themes, &cast, 4 * times);
        for (own, name) in parts.iter_mut().zip(names) {
            own.push(theme(&table, name));
        }
        let group = usize::try_from(number).unwrap();
        files.push(file(&table, group));
    }
    // Not every group has every theme.
    parts[2].truncate(1);
    for (name, parts) in names.iter().zip(&parts) {
        share(&mut organiser, name, parts);
    }
    let all = collected(&files.iter().collect::<Vec<_>>());
    let ranked = by_priority(said(&all, &organiser.record));
    ranked.into_iter().map(|theme| theme.name.as_str().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn more_ballots_of_each_kind_or_more_dots_of_each_leave_the_order(
        ballots in prop::collection::vec(
            prop::collection::vec(prop::collection::vec(0..2u8, 3), 1..5), 2..3),
        often in 1..4usize, times in 1..5u8,
    ) {
        prop_assert_eq!(order(&ballots, 1, 1), order(&ballots, often, 1));
        prop_assert_eq!(order(&ballots, 1, 1), order(&ballots, 1, times));
    }

    #[test]
    fn undo_of_200_desk_commands_restores_it_exactly(
        drawn in prop::collection::vec(any::<u64>(), 200),
    ) {
        let (one, two) = two_tables();
        let all = collected(&[&file(&one, 1), &file(&two, 2)]);
        let parts: Vec<FactId> = [&one, &two]
            .iter()
            .flat_map(|table| table.board().themes().iter().map(|theme| theme.id.0).collect::<Vec<_>>())
            .collect();
        let notes: Vec<NoteId> = one.board().notes().map(|note| note.id).collect();
        let mut journal = Journal::empty(keys::desk(&event().id));
        let mut seen = Vec::new();
        for (step, drawn) in (0..).zip(drawn) {
            let env = Env { replica: ReplicaId::new(7), next: 0, now: Some(step), random: drawn, revision: 0 };
            let before = (said(&all, journal.record()), journal.record().began());
            let command = desk_command(drawn, journal.board(), &parts, &notes);
            if journal.dispatch(&command, &env).is_ok() {
                seen.push(before);
            }
        }
        let last = said(&all, journal.record());
        let mut undone = 0;
        let env = Env { replica: ReplicaId::new(7), next: 0, now: None, random: 0, revision: 0 };
        while let Some((command, _)) = journal.undo() {
            journal.dispatch(&command, &env).unwrap();
            undone += 1;
            let now = (said(&all, journal.record()), journal.record().began());
            prop_assert_eq!(Some(&now), seen.get(seen.len() - undone));
        }
        prop_assert_eq!(undone, seen.len());
        while let Some((command, _)) = journal.redo() {
            journal.dispatch(&command, &env).unwrap();
        }
        prop_assert_eq!(said(&all, journal.record()), last);
    }
}

#[test]
fn files_in_any_order_give_the_same_desk() {
    let (one, two) = two_tables();
    let mut later = one.clone();
    later.note("Later");
    let files = [file(&one, 1), file(&two, 2), file(&later, 1)];
    let mut organiser = organiser(1);
    share(&mut organiser, "Money", &[theme(&one, "Money"), theme(&two, "Funds")]);
    let [a, b, c] = [&files[0], &files[1], &files[2]];
    let first = said(&collected(&[a, b, c]), &organiser.record);
    for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        assert_eq!(said(&collected(&order), &organiser.record), first);
    }
}
