//! The canonical form of facts: who writes one, who reads one and who checks it by its id spell it alike.

use crate::kinds::{every_kind, every_kind_of_desk};
use serde_json::{Value, json};
use tabletalk::domain::json::{canonical, pretty};
use tabletalk::domain::record::{
    End, Fact, FactId, LamportTimestamp, NoteId, Operation, ReplicaId, RoundId, ThemeId,
};

fn at() -> LamportTimestamp {
    LamportTimestamp { count: 7, replica: ReplicaId::new(9) }
}

fn fact(over: Vec<FactId>, operation: Operation) -> Fact {
    Fact::write(at(), Some(1_700_000_000_000), over, operation)
}

#[test]
fn every_kind_of_fact_is_written_in_the_canonical_form_and_is_spelled_so_when_it_is_read() {
    let of = FactId::of(at(), "any");
    for operation in every_kind(of).chain(every_kind_of_desk(of)) {
        for over in [vec![], vec![of]] {
            let written = fact(over, operation.clone());
            let spelled = canonical(&written.to_wire());
            assert_eq!(written.spell(), spelled);
            assert_eq!(Fact::read(written.to_wire()).unwrap(), (written, spelled));
        }
    }
    // Parts to come stand before and behind the id, also where this version lets go of them.
    let text = fact(vec![], Operation::Text { note: NoteId(of), text: "Words".into() });
    for mut wire in [text.to_wire(), text.redacted().to_wire()] {
        wire["an"] = json!({"z": 1, "name": "a part's own", "a": 2});
        wire["zebra"] = json!([1.50]);
        if wire.get("says").is_some() {
            let parts = wire.as_object_mut().unwrap();
            parts.remove("name");
            let id = FactId::of(text.id().timestamp, &canonical(&wire));
            wire["name"] = id.to_string().into();
        }
        let (read, spelled) = Fact::read(wire).unwrap();
        assert_eq!((read.spell(), canonical(&read.to_wire())), (spelled.clone(), spelled));
    }
}

#[test]
fn what_is_spelled_as_we_spell_it_is_read_at_once_whatever_space_is_between_its_parts() {
    let of = FactId::of(at(), "any");
    for operation in every_kind(of).chain(every_kind_of_desk(of)) {
        for over in [vec![], vec![of]] {
            let full = fact(over, operation.clone());
            for written in [full.redacted(), full] {
                let expected = Some((written.clone(), written.spell()));
                assert_eq!(Fact::read_spelled(&written.spell()), expected);
                assert_eq!(Fact::read_spelled(&pretty(&written.to_wire())), expected);
            }
        }
    }
}

/// What it refuses, the slow reading reads or refuses; what it takes, both read alike.
#[test]
fn what_is_read_at_once_is_what_is_read_at_length() {
    let of = FactId::of(at(), "any");
    let words = "say \"name\":\"7.x\", and \\ \n b".to_owned();
    let own = [
        fact(vec![of], Operation::Note { asked: 1, text: words.clone() }),
        fact(vec![], Operation::Theme { name: words }),
        fact(vec![of], Operation::Place { note: NoteId(of), theme: None }),
        fact(vec![], Operation::Ballot { round: RoundId(of), dots: vec![(ThemeId(of), 2)] }),
        fact(vec![of], Operation::Text { note: NoteId(of), text: "x".into() }).redacted(),
    ];
    let mut tried = 0;
    let mut taken = 0;
    for written in own {
        let text = written.spell();
        let mut forms =
            vec![text.clone(), text.replace("\":", "\" :"), text.replace(",\"", ", \"")];
        // A letter more, less, or another at each place.
        for (place, letter) in text.char_indices() {
            let (before, after) = text.split_at(place);
            let rest = &after[letter.len_utf8()..];
            forms.push(format!("{before}{rest}"));
            forms.extend(
                [" ", "0", "x", "\"", ",", "null", "\\u0061"]
                    .map(|more| format!("{before}{more}{after}")),
            );
            forms.extend(["1", "b", " "].map(|other| format!("{before}{other}{rest}")));
        }
        forms.extend(
            ["over", "at", "hollow", "says", "zebra"]
                .map(|part| text.replacen('{', &format!("{{\"{part}\":[],"), 1)),
        );
        forms.extend(
            ["over", "at", "hollow", "says", "zebra"]
                .map(|part| format!("{},\"{part}\":null}}", text.trim_end_matches('}'))),
        );
        for form in forms {
            tried += 1;
            let Some(at_once) = Fact::read_spelled(&form) else { continue };
            taken += 1;
            let at_length = Fact::read(serde_json::from_str::<Value>(&form).unwrap());
            assert_eq!(Ok(at_once), at_length, "{form}");
        }
    }
    assert!(taken > 5 && taken < tried / 2, "{taken} of {tried}");
}

/// The same letters in another shape: serde's own readers take some of them for a fact.
#[test]
fn what_only_serde_takes_for_a_fact_is_not_read_at_once() {
    let of = FactId::of(at(), "any");
    let round = fact(vec![], Operation::Outcome { end: End::Revealed, round: RoundId(of) });
    let text = round.spell();
    for (as_written, otherwise) in [
        ("\"revealed\"", "{\"revealed\":null}"),
        ("\"at\":1700000000000", "\"at\":1700000000000.0"),
        ("\"at\":1700000000000", "\"at\":17e11"),
        ("\"at\":1700000000000,", "\"at\":1700000000000,\"at\":1700000000000,"),
    ] {
        let other = text.replace(as_written, otherwise);
        assert_ne!(other, text);
        assert_eq!(Fact::read_spelled(&other), None, "{other}");
    }
    assert_eq!(
        Fact::read_spelled(&format!("[1700000000000,null,\"{}\",[],null]", round.id())),
        None
    );
}
