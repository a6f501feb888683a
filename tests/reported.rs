//! What people reported of tools like this one, each by its kind.

use crate::common;
use crate::common::{Tabled, event};
use proptest::prelude::*;
use pulldown_cmark::{Event as Part, Options, Parser, Tag, TagEnd};
use tabletalk::domain::board::{Finder, RoundState};
use tabletalk::domain::collection::{Collection, TileState};
use tabletalk::domain::command::{Command, Refusal};
use tabletalk::domain::event::link::{self, LinkError};
use tabletalk::domain::event::{Event, EventBook, Group};
use tabletalk::domain::file::{self, FileError, HandIn, Opened};
use tabletalk::domain::record::{
    End, Fact, History, LamportTimestamp, Operation, Record, ReplicaId, ThemeId, Transaction,
};
use tabletalk::domain::text::{self, Folded};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};

/// The report of what these groups handed in, each with its record.
fn report_of(groups: &[(Group, &Record)]) -> String {
    let mut all = Collection::default();
    for (group, record) in groups {
        let mut event = event();
        event.groups = vec![group.clone()];
        let file = HandIn::of(&EventBook::new(event), &group.id, record).unwrap();
        all.add(file.write().as_bytes());
    }
    report::text_of(|out| {
        report::markdown(Organiser::default().with(&all), Language::default().words(), out)
    })
}

/// The report of one table.
fn report_of_table(table: &Tabled) -> String {
    report_of(&[(event().groups[0].clone(), &table.record)])
}

/// A group that was made at a table.
fn unlisted(id: &str) -> Group {
    let question = format!("What does {id} ask?").into();
    Group { id: id.parse().unwrap(), number: 3, name: String::new().into(), question }
}

/// Opens a round, hands in these ballots, and shows its totals.
fn vote(table: &mut Tabled, people: u16, ballots: &[&[(ThemeId, u8)]]) {
    table.does(Command::OpenRound { people, dots: 4, cap: 4 });
    let round = table.board().open_round().unwrap().id;
    for ballot in ballots {
        table.does(Command::Cast(round, ballot.to_vec()));
    }
    table.does(Command::Reveal(round));
}

/// Where each of these stands in a text, which has all of them.
#[track_caller]
fn places(text: &str, parts: &[&str]) -> Vec<usize> {
    let place = |part: &&str| text.find(*part).unwrap_or_else(|| panic!("no {part:?} in\n{text}"));
    parts.iter().map(place).collect()
}

#[test]
fn lists_as_programs_write_them() {
    let cases: [(&str, &[&str]); 12] = [
        ("•\tMore benches\no\tSunday too\n▪ Lamps", &["More benches", "Sunday too", "Lamps"]),
        (
            "·\u{a0}\u{a0}More benches\n\u{f0b7}\tLonger hours\n\u{f0a7} Lamps",
            &["More benches", "Longer hours", "Lamps"],
        ),
        ("1.\tOne\n2.\tTwo\n3. Three", &["One", "Two", "Three"]),
        ("(1) One\n(2) Two\na) A\nb) B", &["One", "Two", "A", "B"]),
        ("◦ One\n‣ Two\n● Three\n➢Four", &["One", "Two", "Three", "Four"]),
        (
            "- [ ] call the bank\n- [x] book the room\n[X] pay",
            &["call the bank", "book the room", "pay"],
        ),
        ("☐ call\n☑ book\n• ☒ pay", &["call", "book", "pay"]),
        // A list that was cut out of a longer one, and a list within a list.
        ("7. Seven\n8. Eight", &["Seven", "Eight"]),
        ("1. One\n  a) A\n  b) B\n2. Two", &["One", "A", "B", "Two"]),
        // Words.
        ("2024. was good\n100. place", &["2024. was good", "100. place"]),
        (
            "o que falta\n-5 degrees\n*really*\nA. Smith said so\n1.5 million",
            &["o que falta", "-5 degrees", "*really*", "A. Smith said so", "1.5 million"],
        ),
        ("•\n-\n\n  \nLast", &["Last"]),
    ];
    for (pasted, items) in cases {
        assert_eq!(text::lines(pasted), items, "{pasted:?}");
        assert_eq!(
            text::lines(&pasted.replace('\n', "\r\n")),
            items,
            "{pasted:?}, as Windows breaks lines"
        );
    }
}

#[test]
fn words_are_found_as_people_look_for_them() {
    // What a note says, and what finds it.
    let found = [
        ("Ärzte auf dem Land", "ärzte"),
        ("École du soir", "école"),
        ("cafe\u{301} at noon", "café"),
        ("café at noon", "CAFE\u{301}"),
        // Vietnamese: a letter of two marks, typed as one, two or three characters, in either order.
        ("Đường sắt", "ĐƯỜNG"),
        ("Việt Nam", "VIE\u{323}\u{302}T"),
        ("Vie\u{302}\u{323}t Nam", "việt"),
        // Greek: two small letters have one capital; Cyrillic; Armenian; a letter of the Cherokee, who had no small ones.
        ("οδος", "ΟΔΟΣ"),
        ("ΟΔΟΣ", "οδος"),
        ("Ещё ЁЛКИ", "ёлки"),
        ("Е\u{308}лки", "ёЛКИ"),
        ("ԵՐԵՎԱՆ", "երեվան"),
        ("Ꭰ", "ꭰ"),
        // Syllables of Hangul, from a keyboard and from a file's name on a Mac.
        ("한국어", "\u{1112}\u{1161}\u{11ab}국"),
        ("\u{1112}\u{1161}\u{11ab}국", "한국"),
        // Turkish, both ways.
        ("İstanbul", "istanbul"),
        ("I\u{307}stanbul", "İSTANBUL"),
        ("ISPARTA", "ısparta"),
        // A capital that has no letter of its own, signs that stand for a letter, an old s, the capital ß.
        ("ǰ", "J\u{30c}"),
        ("ΐ", "Ϊ\u{301}"),
        ("10 \u{2126}, 300 \u{212a}, 5 \u{b5}m", "ω, 300 k, 5 μm"),
        ("Waſſer", "wasser"),
        ("STRAẞE", "straße"),
        // Typed among other words, and nothing at all.
        ("More buses\non Sundays", "BUSES"),
        ("Anything", ""),
    ];
    let apart = [
        // Marks count, also where a letter and its mark have no character of their own; so does a letter for a letter.
        ("école", "ecole"),
        ("ecole", "école"),
        ("ὁδός", "οδος"),
        ("STRASSE", "straße"),
        ("Straße", "STRASSE"),
        ("한", "하"),
        ("More buses", "bus es"),
    ];
    let mut table = Tabled::default();
    let mut finder = Finder::default();
    let mut has = |said: &str, wanted: &str| {
        let note = table.note(said);
        finder.has(table.board().note(note).unwrap(), &Folded::of(wanted))
    };
    for (said, wanted) in found {
        assert!(has(said, wanted), "{wanted:?} in {said:?}");
    }
    for (said, wanted) in apart {
        assert!(!has(said, wanted), "{wanted:?} in {said:?}");
    }
    // A note that is worded anew is found by its new words alone.
    let note = table.note("Ärzte");
    for (words, is_found) in [("Ärzte", true), ("Pflege", false), ("ÄRZTE", true)] {
        if table.board().note(note).unwrap().text() != words {
            table.does(common::reword(&table.board(), note, words));
        }
        let board = table.board();
        assert_eq!(
            finder.has(board.note(note).unwrap(), &Folded::of("ärzte")),
            is_found,
            "{words}"
        );
    }
}

#[test]
fn what_is_new_comes_last() {
    let names = |table: &Tabled| {
        let board = table.board();
        board.themes().iter().map(|theme| theme.title().as_str().to_owned()).collect::<Vec<_>>()
    };
    let mut table = Tabled::of_tab(1);
    let (alpha, beta, gamma) = (table.theme("Alpha"), table.theme("Beta"), table.theme("Gamma"));
    table.does(Command::MoveTheme(gamma, Some(beta)));
    let delta = table.theme("Delta");
    assert_eq!(names(&table), ["Alpha", "Gamma", "Beta", "Delta"]);
    // Also where it was made on another device, which knew of no move; two that are new stand by their age.
    let mut other = Tabled::of_tab(2);
    other.theme("Epsilon");
    table.record.merge(other.record.facts().cloned());
    assert_eq!(names(&table), ["Alpha", "Gamma", "Beta", "Epsilon", "Delta"]);
    // One that was new can be moved too, and one that was split off again stands where it stood.
    table.does(Command::MoveTheme(delta, Some(alpha)));
    assert_eq!(names(&table), ["Delta", "Alpha", "Gamma", "Beta", "Epsilon"]);
    table.does(Command::MergeInto(gamma, beta));
    table.does(Command::Split(gamma));
    table.theme("Zeta");
    assert_eq!(names(&table), ["Delta", "Alpha", "Gamma", "Beta", "Epsilon", "Zeta"]);
}

#[test]
fn counts_that_mix_the_listed_and_the_found() {
    let (mut one, mut two) = (Tabled::of_tab(1), Tabled::of_tab(2));
    one.note("From one");
    two.note("From two");
    let (extra, other) = (unlisted("extra"), unlisted("other"));
    let listed = event().groups[0].clone();
    let neither = report_of(&[(extra.clone(), &one.record), (other.clone(), &two.record)]);
    places(&neither, &["0 of 2 groups handed in, and 2 that are not in the list."]);
    // Two groups of one number are told apart.
    places(&neither, &["### Group 3, not in the list (", "### Group 4, not in the list ("]);
    let both = report_of(&[(listed.clone(), &one.record), (other, &two.record)]);
    places(&both, &["1 of 2 groups handed in, and 1 that is not in the list.", "## Group 1\n"]);
    places(&report_of(&[(listed, &one.record)]), &["1 of 2 groups handed in.\n"]);
    // The desk says it of a tile, whether the organiser's own event is there or not.
    for known in [None, Some(EventBook::new(event()))] {
        let mut desk = Collection::new(known);
        let own = Event { groups: vec![extra.clone()], ..event() };
        desk.add(
            HandIn::of(&EventBook::new(own), &extra.id, &one.record).unwrap().write().as_bytes(),
        );
        let is_unlisted =
            |state: &TileState| matches!(state, TileState::Received { listed: false, .. });
        assert_eq!(desk.tiles().iter().filter(|tile| is_unlisted(&tile.state)).count(), 1);
    }
}

#[test]
fn what_was_counted_is_told() {
    let mut table = Tabled::default();
    let (alpha, beta) = (table.theme("Alpha"), table.theme("Beta"));
    vote(&mut table, 2, &[&[(alpha, 2)]]);
    let once = report_of_table(&table);
    assert!(!once.contains("Round 1"), "one round needs no number:\n{once}");
    // A round that was stopped is in no file, so it has no number in the report.
    table.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
    let stopped = table.board().open_round().unwrap().id;
    table.does(Command::CancelRound(stopped));
    vote(&mut table, 2, &[&[(beta, 1)]]);
    let page = report_of_table(&table);
    let told = [
        "Round 1: ",
        "| Alpha | 1 | 2 |",
        "Round 2: ",
        "| Beta | 1 | 1 |",
        "are those of round 2",
        "### Beta",
    ];
    assert!(places(&page, &told).is_sorted(), "{page}");
    // A theme that was voted on and then taken off keeps its votes, also after a single round.
    let mut table = Tabled::default();
    let (alpha, _) = (table.theme("Alpha"), table.theme("Beta"));
    vote(&mut table, 1, &[&[(alpha, 3)]]);
    table.does(Command::DropTheme(alpha));
    // On the group's own device it has its name.
    assert_eq!(table.board().theme(alpha).unwrap().title().as_str(), "Alpha");
    let page = report_of_table(&table);
    places(&page, &["| (a theme that was taken off) | 1 | 3 |"]);
    assert!(!page.contains("### Alpha"), "{page}");
}

#[test]
fn counts_that_can_not_be() {
    let mut table = Tabled::default();
    let alpha = table.theme("Alpha");
    let one: &[(ThemeId, u8)] = &[(alpha, 1)];
    for (people, is_said) in [(1, true), (3, true), (4, false), (5, false)] {
        let mut table = table.clone();
        vote(&mut table, people, &[one; 4]);
        let page = report_of_table(&table);
        assert_eq!(page.contains("more ballots than people"), is_said, "{people} people:\n{page}");
    }
}

#[test]
fn orders_have_a_name() {
    let mut table = Tabled::default();
    let (alpha, beta, gamma) = (table.theme("Alpha"), table.theme("Beta"), table.theme("Gamma"));
    let no_vote = report_of_table(&table);
    assert!(!no_vote.contains("in order of"), "{no_vote}");
    vote(
        &mut table,
        5,
        &[&[(gamma, 4)], &[(gamma, 4)], &[(beta, 1)], &[(beta, 1), (alpha, 1)], &[(beta, 1)]],
    );
    let page = report_of_table(&table);
    let told = ["in order of voters, then of dots", "### Beta", "### Gamma", "### Alpha"];
    assert!(places(&page, &told).is_sorted(), "{page}");
}

#[test]
fn totals_that_were_shown_are_final() {
    let mut table = Tabled::default();
    table.note("Before");
    let alpha = table.theme("Alpha");
    let mut history = History::default();
    let did = |table: &Tabled, history: &mut History| {
        let facts = table.last.iter().filter_map(|id| table.record.get(*id)).cloned().collect();
        history.push(Transaction::of(facts).unwrap());
    };
    table.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
    did(&table, &mut history);
    let round = table.board().open_round().unwrap().id;
    table.does(Command::Cast(round, vec![(alpha, 1)]));
    did(&table, &mut history);
    table.does(Command::Reveal(round));
    did(&table, &mut history);
    let reveal = table.last.clone();
    let is_revealed = |table: &Tabled| {
        let board = table.board();
        matches!(&board.round(round).unwrap().state, RoundState::Revealed(tally) if tally.voters == 1)
    };
    assert!(is_revealed(&table));
    // Undo is not offered, neither of the totals nor of the round they are of, and refused where it is asked for.
    assert_eq!(history.next_undo(&table.record), None);
    assert_eq!(table.tries(&Command::Undo(reveal.clone()), None), Err(Refusal::Revealed));
    let late = Command::Cast(round, vec![(alpha, 1)]);
    assert_eq!(table.tries(&late, None), Err(Refusal::RoundIsOver));
    assert_eq!(table.tries(&Command::CancelRound(round), None), Err(Refusal::RoundIsOver));
    // An older version could take it back, and stop the round; that came in a file.
    let stamp = |count| LamportTimestamp { count, replica: ReplicaId::new(9) };
    let older = [
        Fact::write(stamp(100), None, vec![], Operation::Undo { takes: reveal.clone() }),
        Fact::write(stamp(101), None, vec![], Operation::Outcome { round, end: End::Cancelled }),
    ];
    for facts in [&older[..1], &older[1..], &older] {
        let mut table = table.clone();
        table.record.merge(facts.iter().cloned());
        assert!(is_revealed(&table), "{facts:?}");
        assert_eq!(table.tries(&late, None), Err(Refusal::RoundIsOver));
    }
    // A ballot that another device took before it heard of the totals is of the round, and counts.
    let mut merged = table.clone();
    let ballot = Operation::Ballot { round, dots: vec![(alpha, 1)] };
    merged.record.merge([Fact::write(stamp(0), None, vec![], ballot)]);
    let revealed = merged.board().round(round).unwrap().state.clone();
    assert!(matches!(revealed, RoundState::Revealed(tally) if tally.voters == 2));
    // What is done afterwards can be taken back as ever.
    table.note("After");
    did(&table, &mut history);
    assert!(history.next_undo(&table.record).is_some());
    // A file that brought a whole round along is taken back whole.
    let whole = Transaction::of(table.record.facts().cloned().collect()).unwrap();
    let mut imported = Tabled::of_tab(2);
    imported.record.merge(whole.facts().cloned());
    let mut history = History::default();
    history.push(whole);
    let ids = history.next_undo(&imported.record).unwrap().fact_ids();
    imported.does(Command::Undo(ids));
    assert_eq!(imported.board().rounds().count(), 0);
}

/// What a reader of Markdown shows of the notes of a report: a line each, as the note's lines are; nothing where anything
/// in it is structure.
fn read_back(page: &str) -> Option<Vec<Vec<String>>> {
    // Typographic quotes and dashes are no structure, and change what stands there.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let (mut notes, mut within) = (Vec::new(), false);
    for part in Parser::new_ext(page, options) {
        match part {
            Part::Start(Tag::Item) => {
                within = true;
                notes.push(vec![String::new()]);
            }
            Part::End(TagEnd::Item) => within = false,
            Part::Text(text) if within => notes.last_mut()?.last_mut()?.push_str(&text),
            Part::HardBreak if within => notes.last_mut()?.push(String::new()),
            _ if within => return None,
            _ => {}
        }
    }
    Some(notes)
}

#[test]
fn text_does_not_change_on_its_way_out() {
    let mut table = Tabled::default();
    table.note("One line\nanother\n\nand a third");
    let page = report_of_table(&table);
    places(&page, &["- One line  \n  another  \n  and a third\n"]);
    // What is no structure stands as it was typed.
    for typed in [
        "Isn't it? (yes!) + more - less = \"same\", 10:30, Q&A, 50%; e.g. a/b",
        "3 > 2",
        "No. 5: fine",
        "C# and F#",
    ] {
        let mut table = Tabled::default();
        table.note(typed);
        places(&report_of_table(&table), &[&format!("- {typed}\n")]);
    }
    // What is structure is not read as such.
    for typed in [
        "# a",
        "- a",
        "1) a",
        "a\n===",
        "a\n---",
        "[a](b)",
        "a@b.example",
        "http://a.example",
        "www.a.example",
        "&amp;",
        "$a$ and $b$",
        "| a |",
        ":smile:",
        "a *b* _c_ ~d~ `e`",
        "<b>",
        "[^1]: a",
        "term\n: definition",
    ] {
        let mut table = Tabled::default();
        table.note(typed);
        let lines: Vec<String> = typed.lines().map(str::to_owned).collect();
        assert_eq!(read_back(&report_of_table(&table)), Some(vec![lines]), "{typed:?}");
    }
}

#[test]
fn links_that_went_through_mail_and_chat() {
    let event = event();
    let fragment = link::encode(&event);
    let payload = fragment.strip_prefix("e=1.").unwrap();
    let (half, rest) = payload.split_at(payload.len() / 2);
    let mangled = [
        format!(
            "https://eur01.safelinks.protection.example/?url=https%3A%2F%2Fa.example%2F%2523e%3D1.{payload}&data=05%7C02"
        ),
        format!("https://a.example/?q=https://b.example/%23e%3D1.{payload}&sa=D"),
        format!(
            "https://x.example/?u=https%253A%252F%252Fa.example%252F%25252523e%25253D1.{payload}%26z"
        ),
        format!("https://a.example/#e=3D1.{half}=\r\n{rest}"),
        format!("<a href=\"https://a.example/&#x23;e=1.{payload}\">"),
        format!("https://a.example/&amp;num;e=1.{payload}"),
    ];
    for text in mangled {
        assert!(link::looks_like_link(&text), "{text}");
        assert_eq!(link::decode(&text), Ok(event.clone()), "{text}");
    }
    // However often it says that it is escaped, it is looked at a few times.
    let deep = format!("https://a.example/%{}23e=1.{payload}", "25".repeat(50));
    assert_eq!(link::decode(&deep), Err(LinkError::NotOurs));
}

#[test]
fn refusals_that_throw_the_input_away() {
    let mut table = Tabled::default();
    table.note("A { brace } and \"quotes\"");
    let file =
        HandIn::of(&EventBook::new(event()), &event().groups[0].id, &table.record).unwrap().write();
    let compact =
        serde_json::to_string(&serde_json::from_str::<serde_json::Value>(&file).unwrap()).unwrap();
    for whole in [&file, &compact] {
        for around in [
            "```\nFILE\n```",
            "```json\nFILE```\nThanks",
            "Here is ours:\n\nFILE\n-- \nGrace\nGroup 1",
            "Here is ours: FILE",
            "FILE\n\nSent from my tablet",
            "> said (we {think}) so:\nFILE\n",
            "FILE\nAnn {group 1} :-}",
            "We {are} late:\n```\nFILE\n```\n}",
            "FILE }{",
        ] {
            let text = around.replace("FILE", whole);
            let opened = file::open(text.as_bytes()).and_then(Opened::hand_in);
            assert_eq!(opened.unwrap().record(), &table.record, "{around:?}");
            assert!(file::looks_like_file(&text));
        }
    }
    // One that lost its end, after the part that says whose it is.
    let cut = format!("Here is ours:\n{}", &compact[..compact.len() - 20]);
    assert_eq!(file::open(cut.as_bytes()).err(), Some(FileError::CutShort));
    // Of two files it is not said which is meant.
    for between in ["", "\n", "\nand {also}\n"] {
        let two = format!("Ours:\n{compact}{between}{compact}");
        assert_eq!(file::open(two.as_bytes()).err(), Some(FileError::SeveralWithin), "{between:?}");
    }
    let says = |fault: FileError| (Language::default().words().faults.file)(&fault);
    assert!(says(FileError::SeveralWithin).contains("more than one file in this text"));
    assert!(says(FileError::NoneWithin).contains("no Tabletalk file in this text"));
    for text in ["just words", "a {brace} in words", "```\n{\"other\": 1}\n```", "\"tabletalk-"] {
        assert_eq!(file::open(text.as_bytes()).err(), Some(FileError::NoneWithin), "{text}");
        assert!(!file::looks_like_file(text), "{text}");
    }
    for text in ["{\"other\": 1}", "[1, 2]", "{\"other\": 1} "] {
        assert_eq!(file::open(text.as_bytes()).err(), Some(FileError::NotOurs), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_back_from_the_report(
        typed in r"[ -~\n]{1,60}|[a-c:#>+=*_`~$^|<&;\[\](){}.!0-9 \n\\-]{1,40}",
    ) {
        let mut table = Tabled::default();
        prop_assume!(table.tries(&Command::AddNotes(vec![(typed.clone(), None)]), None).is_ok());
        let lines: Vec<String> = typed.lines().map(text::one_line).filter(|line| !line.is_empty()).collect();
        let page = report_of_table(&table);
        prop_assert_eq!(read_back(&page), Some(vec![lines]), "{}", page);
    }
}
