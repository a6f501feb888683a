//! JSON as it is read and written here: one meaning for each text, one text for each meaning. `serde_json` keeps keys in the
//! order they came in, in all native tests, so that whatever is sorted was sorted by us.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletalk::domain::event::{Event, Kind, Voting};
use tabletalk::domain::json::{NotJson, canonical, from_value, parse, parse_but, pretty, read};
use tabletalk::domain::record::{End, Field, Operation};

/// Any JSON value, as another program holds it.
fn value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x22\\\\/\u{7f}-\u{9f}\u{2028}😀]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let name = prop_oneof!["[a-c]{0,2}", any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..8)
                .prop_map(|parts| parts.into_iter().collect()),
        ]
    })
}

/// Bits of JSON and of what is nearly JSON, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\n", "\\u", "\\ud83d",
        "\\ude00", "\\u00e9", "00e9", "true", "tru", "false", "null", "nul", "0", "-", "-0", "12",
        "01", ".", "1.5", "e", "E+2", "1e-7", " ", "\n", "\t", "\r", "\u{b}", "\u{a0}", "\u{feff}",
        "é", "/", "'", "NaN",
    ]);
    prop::collection::vec(scrap, 0..14).prop_map(|scraps| scraps.concat())
}

/// Whether this text is read as `serde_json` reads it, or by both as none; what has two meanings is refused here alone.
#[track_caller]
fn alike(written: &str) {
    let theirs = serde_json::from_str::<Value>(written).ok();
    match parse(written) {
        Err(NotJson::Twice(_)) => {}
        ours => assert_eq!(ours.ok(), theirs, "{written:?}"),
    }
}

/// The canonical form, spelled out: keys by code point, no spaces.
fn spelled(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(spelled).collect::<Vec<_>>().join(","))
        }
        Value::Object(parts) => {
            let mut parts: Vec<(Vec<char>, String)> = parts
                .iter()
                .map(|(name, part)| {
                    let quoted = Value::from(name.as_str()).to_string();
                    (name.chars().collect(), format!("{quoted}:{}", spelled(part)))
                })
                .collect();
            parts.sort();
            let parts: Vec<String> = parts.into_iter().map(|(_, part)| part).collect();
            format!("{{{}}}", parts.join(","))
        }
        plain => plain.to_string(),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again_and_written_the_same(value in value()) {
        let (plain, fine) = (canonical(&value), pretty(&value));
        prop_assert_eq!(&plain, &spelled(&value));
        for written in [&plain, &fine, &value.to_string()] {
            let read = parse(written).unwrap();
            prop_assert_eq!(&read, &value);
            prop_assert_eq!((canonical(&read), pretty(&read)), (plain.clone(), fine.clone()));
        }
    }

    #[test]
    fn text_that_was_changed_is_read_as_others_read_it(
        value in value(),
        cut in any::<prop::sample::Index>(),
        scrap in scraps(),
    ) {
        let whole = value.to_string();
        let places: Vec<usize> = whole.char_indices().map(|(at, _)| at).chain([whole.len()]).collect();
        let (before, after) = whole.split_at(*cut.get(&places));
        alike(&[before, &scrap, after].concat());
        alike(&[before, &scrap].concat());
    }

    #[test]
    fn text_that_was_cut_is_told_from_other_text(value in value()) {
        let whole = format!("[{value}]");
        for (at, _) in whole.char_indices() {
            prop_assert_eq!(parse(&whole[..at]), Err(NotJson::CutShort), "{}", &whole[..at]);
        }
    }

    #[test]
    fn scraps_are_read_as_others_read_them(scraps in scraps()) {
        alike(&scraps);
        alike(&format!("[{scraps}]"));
        alike(&format!("\"{scraps}\""));
        alike(&format!("{{\"a\":{scraps}}}"));
    }
}

#[test]
fn every_character_and_every_pair_of_units_is_read_as_others_read_it() {
    for unit in 0..=u16::MAX {
        alike(&format!("\"\\u{unit:04x}\""));
        alike(&format!("\"\\u{unit:04X}\\udc00\""));
        alike(&format!("\"\\ud800\\u{unit:04x}\""));
    }
    for letter in ('\0'..='\u{3000}').chain('\u{fff0}'..='\u{10010}') {
        alike(&format!("\"{letter}\""));
        let escaped = match letter {
            '\u{8}' => "\\b".to_owned(),
            '\t' => "\\t".to_owned(),
            '\n' => "\\n".to_owned(),
            '\u{c}' => "\\f".to_owned(),
            '\r' => "\\r".to_owned(),
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\0'..' ' => format!("\\u{:04x}", u32::from(letter)),
            letter => letter.to_string(),
        };
        let quoted = format!("\"{escaped}\"");
        assert_eq!(canonical(&parse(&quoted).unwrap()), quoted);
    }
}

#[test]
fn what_a_person_reads_has_a_part_a_line() {
    let value = parse(r#"{"b":[1,{"d":null,"c":"e"}],"a":[],"A":{}}"#).unwrap();
    let lines = [
        "{",
        r#"  "A": {},"#,
        r#"  "a": [],"#,
        r#"  "b": ["#,
        "    1,",
        "    {",
        r#"      "c": "e","#,
        r#"      "d": null"#,
        "    }",
        "  ]",
        "}",
        "",
    ];
    assert_eq!(pretty(&value), lines.join("\n"));
}

/// RFC 8785 sorts by the units of UTF-16, where what is beyond U+FFFF comes before U+FFFD.
#[test]
fn keys_stand_by_code_point() {
    let value = parse("{\"😀\":1,\"\u{fffd}\":2,\"é\":3,\"z\":4,\"Z\":5,\"\":6}").unwrap();
    assert_eq!(canonical(&value), "{\"\":6,\"Z\":5,\"z\":4,\"é\":3,\"\u{fffd}\":2,\"😀\":1}");
}

#[test]
fn numbers_of_others_keep_every_digit() {
    for number in ["0", "-0", "1.10", "-1e-7", "18446744073709551616", "0.30000000000000004"] {
        let written = format!("{{\"a\":[{number}]}}");
        assert_eq!(canonical(&parse(&written).unwrap()), written);
    }
    // An exponent is spelled in one way.
    for (number, spelled) in
        [("1E3", "1e+3"), ("1.50e3", "1.50e+3"), ("1E+400", "1e+400"), ("2E-0", "2e-0")]
    {
        assert_eq!(canonical(&parse(number).unwrap()), spelled);
    }
}

/// `serde_json` hands numbers over under a name of its own: what has that name in a text is refused, never a number.
#[test]
fn no_name_makes_a_number_of_an_object() {
    let values = [r#""1""#, r#""\u0031""#, r#""1]""#, r#""""#, "null", "1", r#""1","b":2"#];
    for name in ["Number", "RawValue", "", "Number "] {
        for value in values {
            for before in ["", "\"a\":0,"] {
                let object = format!("{{{before}\"\\u0024serde_json::private::{name}\":{value}}}");
                for written in [&object, &format!("[{{\"a\":{object}}}]")] {
                    assert_eq!(parse(written), Err(NotJson::Other), "{written}");
                }
            }
        }
    }
    let words = r#"{"a":"$serde_json::private::Number","serde_json::private::Number":"1"}"#;
    assert_eq!(canonical(&parse(words).unwrap()), words);
}

#[test]
fn a_name_that_stands_twice_is_refused_wherever_it_stands() {
    let twice = |name: &str| Err(NotJson::Twice(name.to_owned()));
    assert_eq!(parse(r#"{"a":1,"b":2,"a":1}"#), twice("a"));
    assert_eq!(parse(r#"[{"x":{"\u0061":0,"a":0}}]"#), twice("a"));
    assert_eq!(parse(r#"{"":0,"":0}"#), twice(""));
    assert!(parse(r#"{"b":{"a":1},"a":[{"a":2}]}"#).is_ok());
    // Of several the lowest, and of nested ones the innermost.
    assert_eq!(parse(r#"{"b":1,"b":1,"a":1,"a":1}"#), twice("a"));
    assert_eq!(parse(r#"{"a":1,"a":{"b":1,"b":1}}"#), twice("b"));
    // What does not end, or is no JSON, is told as that.
    assert_eq!(parse(r#"{"a":1,"a":1"#), Err(NotJson::CutShort));
    assert_eq!(parse(r#"{"a":1,"a":1]"#), Err(NotJson::Other));
}

#[test]
fn as_deep_as_it_says_and_no_deeper() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(&deep(127)).is_ok());
    assert_eq!(parse(&deep(128)), Err(NotJson::Other));
    let deep = |levels: usize| format!("{}0{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    assert!(parse(&deep(127)).is_ok());
    assert_eq!(parse(&deep(128)), Err(NotJson::Other));
    for opening in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(parse(&opening.repeat(1_000_000)), Err(NotJson::Other));
    }
}

/// Names that come last to first make no object slow, nor does one text that is all escapes.
#[test]
fn no_text_takes_longer_than_its_length() {
    let names = |count: usize| (0..count).rev().map(|at| format!("\"{at:07}\":{at}"));
    let object = |count: usize| format!("{{{}}}", names(count).collect::<Vec<_>>().join(","));
    let escapes = |count: usize| format!("\"{}\"", "\\u00e9".repeat(count));
    let timed = |text: String| {
        let start = Instant::now();
        assert!(parse(&text).is_ok());
        start.elapsed().max(Duration::from_micros(200))
    };
    let (few, many) = (20_000, 400_000);
    assert!(timed(object(many)) < timed(object(few)) * 20 * 8);
    assert!(timed(escapes(many)) < timed(escapes(few)) * 20 * 8);
}

#[test]
fn a_list_is_no_struct() {
    assert!(read::<Voting>(r#"{"dots":3,"cap":2}"#).is_some() && read::<Voting>("[3,2]").is_none());
    assert!(read::<Kind>(r#"{"id":"a"}"#).is_some() && read::<Kind>(r#"["a",""]"#).is_none());
    let event = |voting: &str, kind: &str| {
        let parts = r#""id":"a","revision":1,"title":"","date":"","group_count":0,"groups":[]"#;
        read::<Event>(&format!("{{{parts},\"kinds\":[{kind}],\"voting\":{voting}}}"))
    };
    assert!(event(r#"{"cap":2}"#, r#"{"id":"a"}"#).is_some());
    assert!(event("[null,2]", r#"{"id":"a"}"#).is_none());
    assert!(event(r#"{"cap":2}"#, r#"["a",""]"#).is_none());
    assert!(read::<Operation>(r#"{"theme":{"name":"a"}}"#).is_some());
    assert!(read::<Operation>(r#"{"theme":["a"]}"#).is_none());
}

#[test]
fn what_a_fact_says_has_one_kind_and_all_its_parts() {
    const ID: &str = "1.000000000001.000000000001";
    let says = |kind: &str, parts: &str| {
        let parts = parts.replace("ID", &format!("\"{ID}\""));
        read::<Operation>(&format!("{{\"{kind}\":{{{parts}}}}}"))
    };
    assert!(says("place", r#""note":ID,"theme":null"#).is_some());
    assert_eq!(says("place", r#""note":ID"#), None);
    assert!(says("merge", r#""theme":ID,"into":null"#).is_some());
    assert_eq!(says("merge", r#""theme":ID"#), None);
    assert!(matches!(
        says("outcome", r#""round":ID,"end":"revealed""#),
        Some(Operation::Outcome { end: End::Revealed, .. })
    ));
    for end in [r#"{"revealed":null}"#, "\"Revealed\"", "0", "null"] {
        assert_eq!(says("outcome", &format!("\"round\":ID,\"end\":{end}")), None, "{end}");
    }
    for other in ["{}", "\"theme\"", "\"unknown\"", "null", r#"{"unknown":null}"#, "7"] {
        assert_eq!(read::<Operation>(other), None, "{other}");
    }
    assert_eq!(read::<Operation>(r#"{"theme":{"name":"a"},"bin":{}}"#), None);
    assert!(read::<Field>(&format!("{{\"text\":\"{ID}\"}}")).is_some());
    assert_eq!(read::<Field>(&format!("{{\"text\":[\"{ID}\"]}}")), None);
}

#[test]
fn numbers_of_ours_are_whole_and_within_64_bits() {
    let most = i64::MAX.to_string();
    for (written, number) in [("7", 7), ("0", 0), ("-0", 0), (&most, u64::MAX / 2)] {
        assert_eq!(read::<u64>(written), Some(number), "{written}");
    }
    let no_numbers = ["-1", "1.0", "1e2", "9223372036854775808", "18446744073709551615"];
    for written in no_numbers.into_iter().chain(["\"1\"", "null", "[1]", "true"]) {
        assert_eq!(read::<u64>(written), None, "{written}");
    }
    assert_eq!((read::<u8>("255"), read::<u8>("256")), (Some(255), None));
    assert_eq!((read::<i32>("-7"), read::<(u8, u8)>("[1,2,3]")), (Some(-7), None));
    // In what is kept as it came, any number stays as it is spelled.
    let kept: Vec<Value> = from_value(parse("[1.50,-0,12345678901234567890]").unwrap()).unwrap();
    assert_eq!(canonical(&kept), "[1.50,-0,12345678901234567890]");
}

/// What nobody reads is refused for what is refused everywhere.
#[test]
fn a_part_that_is_passed_over_is_checked_like_the_rest() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let mut parts: Vec<String> = [
        r#"{"a": [1, -0, 1.50, 1e400, 12345678901234567890, true, null, "\u00e9\n"], "b": {}}"#,
        r#"{"z": 1, "b": {"y": 1, "x": 2, "y": 3, "x": 4}}"#,
        r#"[{"\u0061": 1, "a": 2}]"#,
        r#"{"$serde_json::private::Number": "1"}"#,
        r#"{"$serde_json::private::RawValue": "1"}"#,
        r#"{"a": 01}"#,
        r#"{"a": "\x"}"#,
        "[1,]",
        "nothing",
    ]
    .map(str::to_owned)
    .into();
    parts.extend([deep(126), deep(127)]);
    for part in parts {
        let text = format!(r#"{{"an": 1, "board": {part}, "zebra": {{"board": [1]}}}}"#);
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let text = &text[..end];
            let expected = parse(text).map(|mut value| {
                value["board"] = Value::Null;
                value
            });
            assert_eq!(parse_but("board", ("", &mut |_| false), text), expected, "{text}");
        }
    }
    assert_eq!(
        parse_but("board", ("", &mut |_| false), r#"{"board": 1, "board": 2}"#),
        parse(r#"{"board": 1, "board": 2}"#)
    );
}

#[test]
fn entries_that_nobody_takes_are_read_as_before_and_those_that_are_taken_are_null() {
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let entries = [
        r#"{"a": 1, "a": 2}"#.to_owned(),
        r#"{"a": {"$serde_json::private::RawValue": "1"}}"#.into(),
        r#"{"$serde_json::private::Number": "1"}"#.into(),
        r#""\ud800""#.into(),
        "-0, 1e400, 1.50".into(),
        "[1,]".into(),
        "nothing".into(),
        " \n [ 1 , \"a b\" ] ".into(),
        deep(125),
        deep(126),
    ];
    for entry in entries {
        for whole in [
            format!(r#"{{"an": 1, "facts": [{entry}, 7], "zebra": {{"facts": [1]}}}}"#),
            format!(r#"{{"facts": {entry}}}"#),
            format!("[{entry}]"),
        ] {
            for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
                let text = &whole[..end];
                let none = parse_but("", ("facts", &mut |_| false), text);
                assert_eq!(none, parse(text), "{text}");
            }
        }
    }
    let mut seen = Vec::new();
    let mut take = |entry: &str| {
        seen.push(entry.to_owned());
        entry.starts_with('{')
    };
    // After the first that is not taken none is offered.
    let text = r#"{"facts": [ {"a" :1, "a":2}, 5, {"b":1} ], "b": [{}]}"#;
    let read = parse_but("", ("facts", &mut take), text);
    assert_eq!(read.unwrap(), json!({"facts": [null, 5, {"b": 1}], "b": [{}]}));
    assert_eq!(seen, [r#"{"a" :1, "a":2}"#, "5"]);
}
