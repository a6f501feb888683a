//! Files as other programs write them: the real ones where they are here, and our own small ones always.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tabletalk::domain::import::{Choice, Format, NotTaken, Refused, Taken, Why};

use super::brought::{naming, taken, words};

/// What bringing a file in should give.
#[derive(Debug, Default, PartialEq)]
struct Gives {
    notes: usize,
    themes: BTreeMap<String, usize>,
    kinds: BTreeMap<String, usize>,
    left: BTreeMap<Why, usize>,
    votes: u64,
    comments: usize,
    attachments: usize,
    people: usize,
    boards: usize,
}

fn given(taken: &Taken) -> Gives {
    let mut gives = Gives {
        notes: taken.rows.len(),
        left: taken.reasons(),
        votes: taken.votes,
        comments: taken.comments,
        attachments: taken.attachments,
        people: taken.people(),
        boards: taken.boards.len(),
        ..Gives::default()
    };
    for row in &taken.rows {
        if let Some(theme) = &row.theme {
            *gives.themes.entry(theme.clone()).or_insert(0) += 1;
        }
        if !row.kind.is_empty() {
            *gives.kinds.entry(row.kind.clone()).or_insert(0) += 1;
        }
    }
    gives
}

fn counts(of: &[(&str, usize)]) -> BTreeMap<String, usize> {
    of.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

fn texts(columns: &[&str]) -> Choice {
    Choice { text: columns.iter().map(|column| (*column).into()).collect(), ..Choice::default() }
}

/// A file, what is chosen of it, and what that should give.
type Case = (&'static str, Choice, Format, Gives);

#[track_caller]
fn check(folder: &Path, cases: Vec<Case>) {
    for (file, choice, format, gives) in cases {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let (sheet, taken) = taken(&bytes, file, &choice).unwrap();
        assert_eq!((sheet.format, given(&taken)), (format, gives), "{file}");
        // One name a row.
        let rows = naming(&sheet, &taken, None);
        let names: BTreeSet<_> = rows.iter().map(|row| row.timestamp).collect();
        assert_eq!(names.len(), rows.len(), "{file}");
    }
}

fn usual(format: Format, notes: usize, themes: &[(&str, usize)]) -> (Choice, Format, Gives) {
    (Choice::default(), format, Gives { notes, themes: counts(themes), ..Gives::default() })
}

/// The same with more.
fn with(
    file: &'static str,
    (choice, format, gives): (Choice, Format, Gives),
    more: impl FnOnce(&mut Gives),
) -> Case {
    let mut gives = gives;
    more(&mut gives);
    (file, choice, format, gives)
}

fn left(of: &[(Why, usize)]) -> BTreeMap<Why, usize> {
    of.iter().copied().collect()
}

fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

#[test]
fn boards_of_our_own_as_each_program_writes_them() {
    let lists = [("Good", 2), ("Bad", 1)];
    let moods = [("Happy", 1), ("Question", 1), ("Sad", 1)];
    let kinds = counts(&[("action", 1), ("question", 1)]);
    let cases = vec![
        with("nullboard.nbx", usual(Format::Nullboard, 3, &lists), |gives| {
            gives.left = left(&[(Why::Empty, 1)]);
        }),
        with(
            "nullboard-all.nbx",
            usual(Format::Nullboard, 4, &[lists[0], lists[1], ("Mud", 1)]),
            |gives| {
                gives.left = left(&[(Why::Empty, 1), (Why::Demo, 1)]);
                gives.boards = 2;
            },
        ),
        with("refacto.json", usual(Format::Refacto, 4, &moods), |gives| {
            (gives.kinds, gives.votes, gives.attachments) = (kinds.clone(), 6, 1);
            gives.left = left(&[(Why::Earlier, 2)]);
        }),
        with("refacto.csv", usual(Format::Refacto, 4, &moods), |gives| {
            (gives.kinds, gives.votes) = (kinds.clone(), 6);
            gives.left = left(&[(Why::Earlier, 1)]);
        }),
        with(
            "quickretro.json",
            usual(Format::QuickRetro, 2, &[("Good", 1), ("Bad", 1)]),
            |gives| {
                (gives.votes, gives.comments, gives.people) = (4, 1, 2);
                gives.left = left(&[(Why::Empty, 1)]);
            },
        ),
        with(
            "retrospected.md",
            usual(Format::Retrospected, 5, &[("Good", 1), ("Gate", 2), ("Bad", 1)]),
            |gives| (gives.kinds, gives.votes) = (counts(&[("action", 1)]), 4),
        ),
        with("parabol.csv", usual(Format::Parabol, 4, &[("Gate", 3)]), |gives| {
            (gives.kinds, gives.votes, gives.people) = (counts(&[("action", 1)]), 5, 2);
            gives.left = left(&[(Why::Comment, 2)]);
        }),
        with("cryptpad.json", usual(Format::CryptPad, 2, &[("Good", 1), ("Bad", 1)]), |gives| {
            gives.left = left(&[(Why::Empty, 1)]);
        }),
        with("scrumlr.csv", usual(Format::Scrumlr, 3, &[("Good", 1), ("Bad", 2)]), |gives| {
            (gives.votes, gives.people) = (4, 2);
        }),
        with("azure.csv", usual(Format::AzureDevOps, 3, &[("Good", 1), ("Bad", 1)]), |gives| {
            (gives.kinds, gives.votes, gives.people) = (counts(&[("action", 1)]), 5, 1);
        }),
    ];
    check(&own(), cases);
    let asked = Choice { put_away: true, ..Choice::default() };
    let past = |file, notes, put_away: &Choice| {
        let bytes = std::fs::read(own().join(file)).unwrap();
        assert_eq!(taken(&bytes, file, put_away).unwrap().1.rows.len(), notes, "{file}");
    };
    past("refacto.json", 5, &asked);
    past("refacto.csv", 5, &asked);
    past("nullboard-all.nbx", 5, &asked);
}

#[test]
fn tables_of_our_own_as_each_program_writes_them() {
    let wekan = || usual(Format::Wekan, 3, &[("Good", 1), ("Bad", 2)]);
    let of_wekan = |gives: &mut Gives| {
        (gives.votes, gives.people) = (3, 2);
        gives.left = left(&[(Why::Archived, 1)]);
    };
    let of_polis = |gives: &mut Gives| {
        gives.votes = 14;
        gives.left = left(&[(Why::Rejected, 1)]);
    };
    let polis = || usual(Format::Polis, 3, &[]);
    let cases = vec![
        with("wekan.csv", wekan(), of_wekan),
        with("wekan-semicolon.csv", wekan(), of_wekan),
        with("wekan.tsv", wekan(), of_wekan),
        with("decidim.csv", usual(Format::Decidim, 3, &[]), |gives| {
            (gives.votes, gives.people) = (7, 2);
            gives.left = left(&[(Why::Withdrawn, 1), (Why::Amendment, 1)]);
        }),
        with("polis-2018.csv", polis(), of_polis),
        with("polis-2024.csv", polis(), of_polis),
        with("polis-2026.csv", polis(), of_polis),
        with("talk-to-the-city.csv", usual(Format::TalkToTheCity, 3, &[]), |gives| {
            gives.people = 2;
        }),
        (
            "consul.csv",
            texts(&["Title", "Summary"]),
            Format::Table,
            Gives { notes: 2, ..Gives::default() },
        ),
        (
            "fider.csv",
            texts(&["title", "description"]),
            Format::Table,
            Gives { notes: 3, ..Gives::default() },
        ),
    ];
    check(&own(), cases);
}

#[test]
fn words_come_through_as_they_are() {
    let of = |file: &str, choice: &Choice| {
        let bytes = std::fs::read(own().join(file)).unwrap();
        words(&taken(&bytes, file, choice).unwrap().1)
    };
    let usual = Choice::default();
    assert_eq!(
        of("nullboard-all.nbx", &usual),
        [
            "Water is near",
            "Seeds, shared",
            "The gate \"sticks\"\nwhen it rains",
            "Der Weg ist nass 🙂"
        ]
    );
    let statements = ["Water is near, and clean", "The gate says \"no\":\n\nit sticks", "=a bench"];
    assert_eq!(of("polis-2018.csv", &usual), statements);
    assert_eq!(of("polis-2024.csv", &usual), statements);
    let mut newest_first = of("polis-2026.csv", &usual);
    newest_first.reverse();
    assert_eq!(newest_first, statements);
    let cards = [
        "Water is near",
        "The gate \"sticks\"\nwhen it rains:\n\n- in May; also\tJune",
        "- oil it",
    ];
    for file in ["wekan.csv", "wekan-semicolon.csv", "wekan.tsv"] {
        assert_eq!(of(file, &usual), cards);
    }
    assert_eq!(
        of("azure.csv", &usual),
        [
            "Water is near, and clean",
            "The gate says \"no\", always:\nit sticks",
            "Keep the tap \"on\""
        ]
    );
    assert_eq!(
        of("decidim.csv", &usual),
        ["More water\nTwo taps; one is not\nenough", "Un banc\nA l'ombra", "-20 % litter\nBins"]
    );
    assert_eq!(
        of("fider.csv", &texts(&["title", "description"])),
        ["=one gate for all", "More water\n- two taps\n- a hose", "A bench"]
    );
    assert_eq!(
        of("retrospected.md", &usual),
        [
            "Oil the gate\nby June",
            "Water is near",
            "It sticks, always",
            "It squeaks:\nloudly",
            "No bench"
        ]
    );
    assert_eq!(of("parabol.csv", &usual)[..2], ["It sticks:\n\nalways", "It \"squeaks\""]);
    assert_eq!(of("talk-to-the-city.csv", &usual)[2], "A bench.");
}

#[test]
fn what_is_no_notes_is_refused_by_name() {
    let wekan = r#"{"_format":"wekan-board-1.0.0","title":"x","cards":[]}"#;
    let scrumlr = r#"{"board":{"id":"1"},"columns":[],"notes":[]}"#;
    let azure = r#"[{"team":{"id":"1"},"board":{},"items":[]}]"#;
    let refused: [(&str, Refused); 12] = [
        (wekan, Refused::WekanJson),
        (scrumlr, Refused::ScrumlrJson),
        (azure, Refused::AzureDevOpsJson),
        (r#"{"format":"tabletalk-hand-in","version":1}"#, Refused::Ours),
        (r#"{"votes": 4, "text": "junk"}"#, Refused::OtherJson),
        ("[1, 2]", Refused::OtherJson),
        ("[cut short", Refused::OtherJson),
        ("timestamp,datetime,comment-id,voter-id,vote\n1,d,0,1,1\n", Refused::PolisVotes),
        ("participant,group-id,n-comments,n-votes,0\n1,0,1,9,1\n", Refused::PolisVotes),
        ("comment-id,comment,total-votes,total-agrees\n0,Water,6,3\n", Refused::PolisGroups),
        ("topic,\"Water, near\"\nurl,https://p.example/1\n", Refused::PolisSummary),
        ("poll\nid,group_id,title\n1,2,Water\n", Refused::Loomio),
    ];
    for (text, why) in refused {
        let fault = taken(text.as_bytes(), "file", &Choice::default()).unwrap_err();
        assert_eq!(fault, NotTaken::Refused(why), "{text}");
    }
    let group = "Export for Allotments\n\nGroups (1)\nId,Key\n1,x\n";
    let fault = taken(group.as_bytes(), "file", &Choice::default()).unwrap_err();
    assert_eq!(fault, NotTaken::Refused(Refused::Loomio));
}

#[expect(clippy::print_stdout, reason = "who runs the tests must know what they ran on")]
fn real() -> Option<PathBuf> {
    let folder = std::env::var_os("TABLETALK_PEERS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/peers"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        println!(
            "Not run: the files of other programs are not here (TABLETALK_PEERS names their folder)."
        );
        return None;
    }
    Some(folder)
}

#[test]
fn real_boards_give_what_they_should() {
    let Some(folder) = real() else { return };
    let columns = [("What helps", 3), ("What gets in the way", 5)];
    let moods = [("Happy", 2), ("Question", 1), ("Sad", 3)];
    let steps = [columns[0], columns[1], ("Next steps", 2)];
    let kinds = counts(&[("action", 2), ("question", 1)]);
    let cases = vec![
        with("nullboard.nbx", usual(Format::Nullboard, 10, &steps), |gives| {
            gives.left = left(&[(Why::Empty, 1)]);
        }),
        with(
            "nullboard-all.nbx",
            usual(
                Format::Nullboard,
                12,
                &[steps[0], steps[1], steps[2], ("Heard at the counter", 2)],
            ),
            |gives| (gives.left, gives.boards) = (left(&[(Why::Empty, 1)]), 2),
        ),
        with("refacto.json", usual(Format::Refacto, 8, &moods), |gives| {
            (gives.kinds, gives.votes, gives.attachments) = (kinds.clone(), 15, 1);
            gives.left = left(&[(Why::Earlier, 4)]);
        }),
        with("refacto.csv", usual(Format::Refacto, 8, &moods), |gives| {
            (gives.kinds, gives.votes) = (kinds.clone(), 15);
            gives.left = left(&[(Why::Earlier, 2)]);
        }),
        with(
            "quickretro.json",
            usual(
                Format::QuickRetro,
                6,
                &[("What went well", 2), ("Challenges", 3), ("Next steps", 1)],
            ),
            |gives| {
                (gives.votes, gives.comments, gives.people) = (18, 2, 3);
                gives.left = left(&[(Why::Empty, 1)]);
            },
        ),
    ];
    check(&folder, cases);
}

#[test]
fn real_retrospectives_give_what_they_should() {
    let Some(folder) = real() else { return };
    let columns = [("What helps", 3), ("What gets in the way", 5)];
    let actions = counts(&[("action", 2)]);
    let cases = vec![
        with(
            "retrospected.md",
            usual(
                Format::Retrospected,
                8,
                &[("What helps", 2), ("What gets in the way", 2), ("Logins", 2)],
            ),
            |gives| (gives.kinds, gives.votes) = (actions.clone(), 8),
        ),
        with(
            "parabol.csv",
            usual(Format::Parabol, 9, &[("Logins", 4), ("Paper and online", 3)]),
            |gives| {
                (gives.kinds, gives.votes, gives.people) = (actions.clone(), 8, 2);
                gives.left = left(&[(Why::Comment, 2)]);
            },
        ),
        with(
            "cryptpad-kanban.json",
            usual(
                Format::CryptPad,
                6,
                &[("What helps", 2), ("What gets in the way", 3), ("Next steps", 1)],
            ),
            |_| {},
        ),
        with("scrumlr.csv", usual(Format::Scrumlr, 8, &columns), |gives| {
            (gives.votes, gives.people) = (13, 3);
        }),
        with("vsts-retrospectives.csv", usual(Format::AzureDevOps, 10, &columns), |gives| {
            (gives.kinds, gives.votes, gives.people) = (actions.clone(), 15, 3);
        }),
    ];
    check(&folder, cases);
}

#[test]
fn real_tables_give_what_they_should() {
    let Some(folder) = real() else { return };
    let lists = [("What helps", 3), ("What gets in the way", 3), ("Parked", 1)];
    let of_wekan = |gives: &mut Gives| {
        (gives.votes, gives.people) = (5, 2);
        gives.left = left(&[(Why::Archived, 1)]);
    };
    let of_polis = |gives: &mut Gives| {
        gives.votes = 40;
        gives.left = left(&[(Why::Rejected, 2)]);
    };
    let wekan = || usual(Format::Wekan, 7, &lists);
    let polis = || usual(Format::Polis, 7, &[]);
    let cases = vec![
        with("wekan.csv", wekan(), of_wekan),
        with("wekan-semicolon.csv", wekan(), of_wekan),
        with("wekan.tsv", wekan(), of_wekan),
        with("decidim-proposals.csv", usual(Format::Decidim, 5, &[]), |gives| {
            (gives.votes, gives.people) = (66, 5);
            gives.left = left(&[(Why::Withdrawn, 1), (Why::Amendment, 1)]);
        }),
        with("polis/comments.csv", polis(), of_polis),
        with("polis-2018/comments.csv", polis(), of_polis),
        with("polis-2024-10/comments.csv", polis(), of_polis),
        with("talk-to-the-city.csv", usual(Format::TalkToTheCity, 5, &[]), |gives| {
            gives.people = 3;
        }),
        with("talk-to-the-city-video.csv", usual(Format::TalkToTheCity, 3, &[]), |gives| {
            gives.people = 3;
        }),
        (
            "consul-proposals.csv",
            texts(&["Title", "Summary"]),
            Format::Table,
            Gives { notes: 2, ..Gives::default() },
        ),
        (
            "fider.csv",
            texts(&["title", "description"]),
            Format::Table,
            Gives { notes: 7, ..Gives::default() },
        ),
    ];
    check(&folder, cases);
}

#[test]
fn real_files_of_one_board_say_the_same() {
    let Some(folder) = real() else { return };
    let of = |file: &str| {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let mut said = words(&taken(&bytes, file, &Choice::default()).unwrap().1);
        said.sort();
        said
    };
    assert_eq!(of("polis/comments.csv"), of("polis-2018/comments.csv"));
    assert_eq!(of("polis/comments.csv"), of("polis-2024-10/comments.csv"));
    assert_eq!(of("wekan.csv"), of("wekan.tsv"));
    assert_eq!(of("wekan.csv"), of("wekan-semicolon.csv"));
    assert!(
        of("wekan.csv").contains(&"- test with screen readers before launch, not after".into())
    );
    assert!(of("decidim-proposals.csv").iter().all(|words| !words.starts_with('\'')));
    let refused = [
        ("wekan.json", Refused::WekanJson),
        ("scrumlr.json", Refused::ScrumlrJson),
        ("vsts-retrospectives.json", Refused::AzureDevOpsJson),
        ("loomio-poll.csv", Refused::Loomio),
        ("loomio-group.csv", Refused::Loomio),
        ("polis/comment-groups.csv", Refused::PolisGroups),
        ("polis/votes.csv", Refused::PolisVotes),
        ("polis/participant-votes.csv", Refused::PolisVotes),
        ("polis/summary.csv", Refused::PolisSummary),
        ("polis-2024-10/votes.csv", Refused::PolisVotes),
    ];
    for (file, why) in refused {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let fault = taken(&bytes, file, &Choice::default()).unwrap_err();
        assert_eq!(fault, NotTaken::Refused(why), "{file}");
    }
}
