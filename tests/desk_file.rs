//! The whole desk as one file: for a backup, or for a colleague whose own it is joined to.

use std::collections::BTreeSet;

use crate::common::{Tabled, event};
use crate::desks::{
    collected, desk_command, desk_file, file, id, organiser, said, share, theme, two_tables,
};
use proptest::prelude::*;
use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collection, Received};
use tabletalk::domain::command::{Command, DeskCommand, Env};
use tabletalk::domain::event::{Event, EventBook};
use tabletalk::domain::file::{
    DeskFile, FileError, FiledHandIn, HandIn, InFile, Joining, Judged, OnDesk, Opened, Worded,
    text_digest, write_rescue,
};
use tabletalk::domain::record::{
    Counterpart, Fact, FactId, NoteId, Record, ReplicaId, Strength, TransactionSummary,
};
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;

/// What is here once the other is joined.
fn united(here: &DeskFile, other: &DeskFile) -> DeskFile {
    let mut record = here.record().clone();
    record.merge(other.record().facts().cloned());
    let mut hand_ins = here.hand_ins.clone();
    let has: BTreeSet<_> = hand_ins.iter().map(FiledHandIn::digest).collect();
    let news = other.hand_ins.iter().filter(|filed| !has.contains(&filed.digest()));
    hand_ins.extend(news.cloned());
    DeskFile::of(event(), vec![event()], Vec::new(), hand_ins, record)
}

fn opened(text: &str) -> Result<DeskFile, FileError> {
    match tabletalk::domain::file::open(text.as_bytes())? {
        Opened::Desk(desk) => desk.read(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_desk_comes_back_from_its_file_and_half_of_one_is_refused() {
    let (one, two) = two_tables();
    let mut organiser = organiser(1);
    share(&mut organiser, "Money", &[theme(&one, "Money")]);
    let desk = desk_file(&organiser.record, &[file(&one, 1), file(&two, 2)]);
    let text = desk.write();
    let back = opened(&text).unwrap();
    assert_eq!((back.write(), back.record()), (text.clone(), &organiser.record));
    for (filed, came) in desk.hand_ins.iter().zip(&back.hand_ins) {
        assert!(back.hand_ins.iter().any(|other| other.text == filed.text), "as it came");
        assert!(desk.hand_ins.iter().any(|other| other.name == came.name));
    }
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    assert_eq!(opened(&half).err(), Some(FileError::CutShort));
    let altered = |from: &str, to: &str| opened(&text.replacen(from, to, 1)).err();
    assert_eq!(altered("Money 0 of 1", "Honey 0 of 1"), Some(FileError::Damaged), "a hand-in");
    assert_eq!(altered("\"version\": 1\n", "\"version\": 0\n"), Some(FileError::Part("version")));
    let mut parts: serde_json::Value = serde_json::from_str(&text).unwrap();
    parts["facts"].as_array_mut().unwrap().pop();
    assert_eq!(opened(&parts.to_string()).err(), Some(FileError::Damaged), "a fact is missing");
    parts["facts"] = serde_json::json!([{ "odd": true }]);
    assert_eq!(opened(&parts.to_string()).err(), Some(FileError::Part("facts")));
    // The command line reads the hand-ins of a desk.
    let mut collection = Collection::new(None);
    assert!(matches!(collection.add(text.as_bytes()), Received::First(_)));
    assert_eq!(collection.groups().len(), 2);
}

#[test]
fn a_desk_file_is_what_its_schema_says() {
    let (one, two) = two_tables();
    let mut organiser = organiser(1);
    let money = share(&mut organiser, "Money", &[theme(&one, "Money")]);
    let other = share(&mut organiser, "Other", &[theme(&two, "Space")]);
    let note = one.board().notes().next().unwrap().id;
    for command in [
        Command::Rename(money, "Paying".into()),
        Command::Describe(money, "What it costs.".into()),
        Command::MoveTheme(other, Some(money)),
        Command::Desk(DeskCommand::Unlink(theme(&two, "Space"), other)),
        Command::Desk(DeskCommand::SetStrength(money, id(1), Some(Strength::Mentioned))),
        Command::Desk(DeskCommand::SetStrength(money, id(1), None)),
        Command::Desk(DeskCommand::ChooseQuote(money, id(1), Some(note))),
        Command::Desk(DeskCommand::ChooseQuote(money, id(1), None)),
        Command::Desk(DeskCommand::Match(
            money,
            "earlier".parse().unwrap(),
            Some(Counterpart::Theme(other)),
        )),
        Command::Desk(DeskCommand::Match(
            money,
            "earlier".parse().unwrap(),
            Some(Counterpart::None),
        )),
        Command::Desk(DeskCommand::Match(money, "earlier".parse().unwrap(), None)),
        Command::MergeInto(other, money),
        Command::Split(other),
        Command::DropTheme(other),
    ] {
        organiser.does(command);
    }
    let last = organiser.last.clone();
    organiser.does(Command::Undo(last));
    let text = desk_file(&organiser.record, &[file(&one, 1)]).write();
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/desk.schema.json");
    let schema = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(validator.is_valid(&whole), "{:?}", validator.iter_errors(&whole).next());
    // No part may be missing, for the code as for the schema.
    for part in whole.as_object().unwrap().keys() {
        let mut changed = whole.clone();
        changed.as_object_mut().unwrap().remove(part);
        assert!(!validator.is_valid(&changed), "{part}");
        let opened = tabletalk::domain::file::open(changed.to_string().as_bytes());
        let refused = opened.and_then(|opened| match opened {
            Opened::Desk(desk) => desk.read().map(drop),
            _ => Ok(()),
        });
        assert!(refused.is_err(), "{part}");
    }
}

#[test]
fn a_hand_in_of_another_event_is_no_part_of_a_desk() {
    let (one, _) = two_tables();
    let mut other = event();
    other.id = "another".parse().unwrap();
    let stray = HandIn::of(&EventBook::new(other), &id(1), &one.record).unwrap();
    let desk = desk_file(&Record::default(), &[file(&one, 1), stray]);
    assert_eq!(opened(&desk.write()).err(), Some(FileError::Part("hand_ins")));
    let mut page = event();
    page.id = "another".parse().unwrap();
    let desk = DeskFile::of(event(), vec![page], Vec::new(), Vec::new(), Record::default());
    assert_eq!(opened(&desk.write()).err(), Some(FileError::Part("pages")));
}

#[test]
fn joining_says_what_comes_and_what_both_name_differently() {
    let (one, two) = two_tables();
    let mut here = organiser(1);
    let money = share(&mut here, "Money", &[theme(&one, "Money")]);
    let mut there = Tabled { tab: 102, ..here.clone() };
    here.does(Command::Rename(money, "Pay for it".into()));
    there.does(Command::Rename(money, "Find the money".into()));
    let judges = |organiser: &mut Tabled, group, strength| {
        let judge = DeskCommand::SetStrength(money, id(group), Some(strength));
        organiser.does(Command::Desk(judge));
    };
    // Both judge the first group, otherwise; of the second one both say the same.
    for (organiser, first) in [(&mut here, Strength::Strong), (&mut there, Strength::Mentioned)] {
        judges(organiser, 1, first);
        judges(organiser, 2, Strength::None);
    }
    share(&mut there, "Space", &[theme(&two, "Space")]);
    let files = [file(&one, 1), file(&two, 2)];
    let other = desk_file(&there.record, &files);
    let has: BTreeSet<_> = [text_digest(&files[0].write())].into();
    assert_eq!(
        other.joining(&has, &here.record),
        Joining {
            hand_ins: 1,
            themes: 1,
            // A name, two signs, and what is linked to the new theme.
            facts: 4,
            again: false,
            unlinked: Vec::new(),
            let_in: 0,
            worded_differently: vec![Worded {
                here: "Pay for it".into(),
                there: "Find the money".into(),
                // Of two that were said at once, the second device's.
                stands: Some("Find the money".into()),
            }],
            judged_differently: vec![Judged {
                theme: "Pay for it".into(),
                group: 1,
                here: Strength::Strong,
                there: Strength::Mentioned,
                stands: Strength::Mentioned,
            }],
        }
    );
    // It is one step: undone as a whole, and nothing the second time.
    let mut store = MemoryStore::default();
    let mut journal = Journal::empty(keys::desk(&event().id));
    journal.import(here.record.facts().cloned());
    journal.keep(&mut store).unwrap();
    let before = said(&collected(&[&files[0], &files[1]]), journal.record());
    assert_eq!(journal.import(there.record.facts().cloned()).0, 5);
    assert_eq!(journal.import(there.record.facts().cloned()).0, 0);
    let joined = said(&collected(&[&files[0], &files[1]]), journal.record());
    assert_eq!(joined[0].also.len(), 1, "both names are kept");
    let (undo, _) = journal.undo().unwrap();
    let env = Env { replica: ReplicaId::new(9), next: 0, now: None, random: 1, revision: 0 };
    journal.dispatch(&undo, &env).unwrap();
    assert_eq!(said(&collected(&[&files[0], &files[1]]), journal.record()), before);
}

/// Where one desk went on from the other, a name is no other one, and it is said what would be taken out.
#[test]
fn joining_says_what_it_takes_out_and_not_what_is_only_newer() {
    let (one, two) = two_tables();
    let mut here = organiser(1);
    let parts = [theme(&one, "Money"), theme(&two, "Space")];
    let money = share(&mut here, "Money", &parts);
    let mut there = Tabled { tab: 102, ..here.clone() };
    there.does(Command::Desk(DeskCommand::Unlink(parts[1], money)));
    let mut later = Tabled { tab: 103, ..here.clone() };
    later.does(Command::Rename(money, "Paying".into()));
    let joining = |here: &Tabled, there: &Tabled| {
        desk_file(&there.record, &[]).joining(&BTreeSet::new(), &here.record)
    };
    let out = joining(&here, &there);
    let one_of = |name: &str| vec![(name.into(), 1)];
    assert_eq!((out.facts, out.unlinked), (1, one_of("Money")));
    assert_eq!(out.worded_differently, Vec::new());
    let newer = joining(&later, &there);
    assert_eq!(
        (newer.unlinked, newer.worded_differently),
        (one_of("Paying"), Vec::new()),
        "ours is the newer"
    );
    let renamed = joining(&here, &later).worded_differently;
    let [here, there, stands] = ["Money", "Paying", "Paying"].map(Into::into);
    assert_eq!(renamed, vec![Worded { here, there, stands: Some(stands) }]);
}

/// Who kept a note out hears before they join that it would stand in the report again.
#[test]
fn joining_says_that_it_lets_a_note_back_in() {
    let (one, _) = two_tables();
    let note = one.board().notes().next().unwrap().id;
    let mut here = organiser(1);
    here.does(Command::Desk(DeskCommand::KeepOut(note, Some("a phone number".into()))));
    let mut there = Tabled { tab: 102, ..here.clone() };
    let let_in = |there: &Tabled| {
        desk_file(&there.record, &[]).joining(&BTreeSet::new(), &here.record).let_in
    };
    assert_eq!(let_in(&there), 0);
    there.does(Command::Desk(DeskCommand::KeepOut(note, None)));
    assert_eq!(let_in(&there), 1);
}

#[test]
fn a_rescue_file_brings_the_organisers_record_back() {
    let (one, _) = two_tables();
    let mut store = MemoryStore::default();
    let mut journal = Journal::empty(keys::desk(&event().id));
    let env = Env { replica: ReplicaId::new(9), next: 0, now: None, random: 1, revision: 0 };
    let share = DeskCommand::Share("Money".into(), vec![theme(&one, "Money")]);
    journal.dispatch(&Command::Desk(share), &env).unwrap();
    journal.keep(&mut store).unwrap();
    let entries: Vec<(String, String)> = store.kept.into_iter().collect();
    let Ok(Opened::Rescue(rescue)) =
        tabletalk::domain::file::open(write_rescue(&entries).as_bytes())
    else {
        panic!("no rescue file")
    };
    let facts = rescue.desks.into_values().next().unwrap();
    assert_eq!((Record::of(facts), rescue.unreadable), (journal.record().clone(), 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn two_desks_united_either_way_are_one(first in any::<[u64; 20]>(), second in any::<[u64; 20]>()) {
        let (one, two) = two_tables();
        let files = [file(&one, 1), file(&two, 2)];
        let parts: Vec<FactId> = one.board().themes().iter().map(|theme| theme.id.0).collect();
        let notes: Vec<NoteId> = one.board().notes().map(|note| note.id).collect();
        let mut common = organiser(1);
        share(&mut common, "Both", &parts);
        let desk = |tab, drawn: [u64; 20], files: &[HandIn]| {
            let mut own = Tabled { tab, ..common.clone() };
            for drawn in drawn {
                let command = desk_command(drawn, &own.board(), &parts, &notes);
                own.tries(&command, None).ok();
            }
            desk_file(&own.record, files)
        };
        let (a, b) = (desk(101, first, &files[..1]), desk(102, second, &files));
        let (a_then_b, b_then_a) = (united(&a, &b), united(&b, &a));
        prop_assert_eq!(a_then_b.write(), b_then_a.write());
        prop_assert_eq!(united(&a_then_b, &b).write(), a_then_b.write(), "twice is once");
    }
}

/// What came from elsewhere is one step of this device's, also where somebody took something back there.
#[test]
fn a_desk_with_undos_in_it_is_taken_back_and_brought_back_as_one() {
    let (one, two) = two_tables();
    let all = collected(&[&file(&one, 1), &file(&two, 2)]);
    let mut journal = Journal::empty(keys::desk(&event().id));
    let env = |random| Env { replica: ReplicaId::new(9), next: 0, now: None, random, revision: 0 };
    let mine = DeskCommand::Share("Mine".into(), vec![theme(&two, "Space")]);
    journal.dispatch(&Command::Desk(mine), &env(1)).unwrap();
    let mut there = organiser(2);
    // There, what was made here had come before, and was taken back and done again.
    let made: Vec<FactId> = journal.record().facts().map(Fact::id).collect();
    there.record.merge(journal.record().facts().cloned());
    there.does(Command::Undo(made.clone()));
    there.does(Command::Redo(made));
    let money = share(&mut there, "Money", &[theme(&one, "Money")]);
    share(&mut there, "Taken back", &[]);
    there.does(Command::Undo(there.last.clone()));
    for undone in [1, 2] {
        there.does(Command::Rename(money, format!("Name {undone}")));
        let named = there.last.clone();
        there.does(Command::Undo(named.clone()));
        if undone == 2 {
            there.does(Command::Redo(named));
        }
    }
    let before = said(&all, journal.record());
    journal.import(there.record.facts().cloned());
    let joined = said(&all, journal.record());
    assert_eq!(joined.len(), 2);
    for _ in 0..2 {
        let (undo, summary) = journal.undo().unwrap();
        assert_eq!(summary, TransactionSummary::JoinedDesk(1));
        journal.dispatch(&undo, &env(2)).unwrap();
        assert_eq!(said(&all, journal.record()), before);
        let (own, summary) = journal.undo().unwrap();
        assert_eq!(summary, TransactionSummary::MadeTheme("Mine".into()), "{own:?}");
        let (redo, _) = journal.redo().unwrap();
        journal.dispatch(&redo, &env(3)).unwrap();
        assert_eq!(said(&all, journal.record()), joined);
    }
    let last = said(&all, journal.record());
    assert_eq!(
        last.iter().map(|theme| theme.name.as_str()).collect::<Vec<_>>(),
        ["Mine", "Name 2"]
    );
}

/// Whether the desk file that was last saved has all that is on the desk.
#[test]
fn a_desk_is_held_against_what_was_noted_of_its_file() {
    let (one, two) = two_tables();
    let mut organiser = organiser(1);
    let book = EventBook::new(event());
    let files = [file(&one, 1), file(&two, 2)];
    let digests = |files: &[HandIn]| files.iter().map(|file| text_digest(&file.write())).collect();
    let held = |files: &[HandIn], record: &Record, saved: Option<&str>| {
        OnDesk::of(&book, &digests(files), record, &Board::of(record), saved)
    };
    assert_eq!(held(&[], &organiser.record, None), None, "nothing is there");
    share(&mut organiser, "Money", &[theme(&one, "Money")]);
    let on_desk = |hand_ins, in_file| Some(OnDesk { hand_ins, themes: 1, in_file });
    assert_eq!(held(&files, &organiser.record, None), on_desk(2, InFile::NoFile));
    let noted = desk_file(&organiser.record, &files).noted();
    let turned = [files[1].clone(), files[0].clone()];
    assert_eq!(noted, desk_file(&organiser.record, &turned).noted(), "in whatever order");
    let saved = Some(noted.as_str());
    assert_eq!(held(&files, &organiser.record, saved), on_desk(2, InFile::All));
    assert_eq!(held(&files[..1], &organiser.record, saved), on_desk(1, InFile::Lacks));
    let earlier = organiser.record.clone();
    share(&mut organiser, "Space", &[theme(&two, "Space")]);
    assert_ne!(earlier, organiser.record);
    let more = held(&files, &organiser.record, saved).map(|desk| desk.in_file);
    assert_eq!(more, Some(InFile::Lacks));
    let newer = Event { revision: event().revision + 1, ..event() };
    let revised = EventBook::of(vec![event(), newer]).unwrap();
    let of_revised = OnDesk::of(&revised, &digests(&files), &earlier, &Board::of(&earlier), saved);
    assert_eq!(of_revised.map(|desk| desk.in_file), Some(InFile::Lacks), "the event changed");
}

/// What was joined and undone can be joined again, whatever was done since.
#[test]
fn what_was_joined_and_undone_comes_again() {
    let (one, _) = two_tables();
    let here = organiser(1);
    let mut there = Tabled { tab: 102, ..here.clone() };
    share(&mut there, "Money", &[theme(&one, "Money")]);
    let other = desk_file(&there.record, &[]);
    let mut journal = Journal::empty(keys::desk(&event().id));
    journal.import(here.record.facts().cloned());
    journal.import(there.record.facts().cloned());
    let env = Env { replica: ReplicaId::new(9), next: 0, now: None, random: 1, revision: 0 };
    let (undo, _) = journal.undo().unwrap();
    journal.dispatch(&undo, &env).unwrap();
    let own = Command::Desk(DeskCommand::Share("Own".into(), Vec::new()));
    journal.dispatch(&own, &env).unwrap();
    assert_eq!(journal.redo(), None);
    let joining = |journal: &Journal| other.joining(&BTreeSet::new(), journal.record());
    let again = joining(&journal);
    assert_eq!((again.again, again.themes), (true, 1));
    assert!(again.facts > 0, "{again:?}");
    journal.dispatch(&Command::Redo(other.undone(journal.record())), &env).unwrap();
    let named = journal.board().themes().into_iter().map(|theme| theme.title().as_str());
    assert_eq!(named.collect::<BTreeSet<_>>(), ["Money", "Own"].into());
    let nothing = joining(&journal);
    assert_eq!((nothing.again, nothing.themes, nothing.facts), (false, 0, 0));
    // It is one step.
    let (undo, _) = journal.undo().unwrap();
    journal.dispatch(&undo, &env).unwrap();
    assert!(joining(&journal).again);
}

/// Of two sentences that were written at the same time both stand: neither is said to.
#[test]
fn two_sentences_of_one_theme_both_stand() {
    let (one, _) = two_tables();
    let mut here = organiser(1);
    let money = share(&mut here, "Money", &[theme(&one, "Money")]);
    let mut there = Tabled { tab: 102, ..here.clone() };
    here.does(Command::Describe(money, "What it costs".into()));
    there.does(Command::Describe(money, "Who pays".into()));
    let joining = desk_file(&there.record, &[]).joining(&BTreeSet::new(), &here.record);
    let [here, there] = ["What it costs", "Who pays"].map(Into::into);
    assert_eq!(joining.worded_differently, vec![Worded { here, there, stands: None }]);
}
