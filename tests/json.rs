//! JSON as read and written here, against another reader and writer of it.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tabletalk::domain::json::{NotJson, parse, pretty, text};

/// Any JSON value, as another program holds it.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        number,
        any::<String>().prop_map(serde_json::Value::from),
        "[\\x00-\\x22\\\\/\u{7f}-\u{9f}\u{2028}😀]{0,6}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let name = prop_oneof!["[a-c]{0,2}", any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(serde_json::Value::from),
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

/// Whether both read this text as the same value, or as none; what has two meanings is refused here alone.
#[track_caller]
fn alike(written: &str) {
    let theirs = serde_json::from_str::<serde_json::Value>(written).ok();
    // serde_json spells exponents its own way.
    let plain = |text: String| text.replace('E', "e").replace("e+", "e");
    match parse(written) {
        Err(NotJson::Twice(_)) => {}
        ours => assert_eq!(
            ours.ok().map(|ours| plain(text(&ours))),
            theirs.map(|theirs| plain(theirs.to_string())),
            "{written:?}"
        ),
    }
}

proptest! {
    #[test]
    fn what_others_write_is_read_and_written_the_same(value in value()) {
        let (plain, fine) = (value.to_string(), serde_json::to_string_pretty(&value).unwrap());
        let ours = parse(&plain).unwrap();
        prop_assert_eq!(text(&ours), plain);
        prop_assert_eq!(&pretty(&ours), &format!("{fine}\n"));
        prop_assert_eq!(parse(&fine).unwrap(), ours);
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

    #[test]
    fn what_serde_writes_of_a_value_is_the_value(number in any::<i64>(), words in any::<String>()) {
        let value = serde_json::json!({ "a": [number, words, null, true], "b": { "c": 0.5 } });
        let ours = parse(&value.to_string()).unwrap();
        prop_assert_eq!(serde_json::to_value(&ours).unwrap(), value);
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
        let quoted = serde_json::to_string(&letter).unwrap();
        assert_eq!(text(&parse(&quoted).unwrap()), quoted);
    }
}

#[test]
fn numbers_of_others_keep_every_digit() {
    for number in
        ["0", "-0", "1.10", "-1e-7", "1E+400", "18446744073709551616", "0.30000000000000004"]
    {
        let written = format!("{{\"a\":[{number}]}}");
        assert_eq!(text(&parse(&written).unwrap()), written);
    }
}

/// `serde_json` hands numbers over under a name of its own; here that is a name like any other.
#[test]
fn no_name_makes_a_number_of_an_object() {
    for spelled in ["\"1]\"", "\"1\"", "\"\"", "\"1.\"", "null", "1,\"b\":2"] {
        let written = format!("{{\"$serde_json::private::Number\":{spelled}}}");
        let read = parse(&written).unwrap();
        assert_eq!(text(&read), written);
        assert!(parse(&text(&read)).is_ok_and(|again| again == read));
    }
}

#[test]
fn a_name_that_stands_twice_is_refused_wherever_it_stands() {
    let twice = |name: &str| Err(NotJson::Twice(name.to_owned()));
    assert_eq!(parse(r#"{"a":1,"b":2,"a":1}"#), twice("a"));
    assert_eq!(parse(r#"[{"x":{"\u0061":0,"a":0}}]"#), twice("a"));
    assert_eq!(parse(r#"{"":0,"":0}"#), twice(""));
    assert!(parse(r#"{"b":{"a":1},"a":[{"a":2}]}"#).is_ok());
}

#[test]
fn as_deep_as_it_says_and_no_deeper() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(&deep(128)).is_ok());
    assert_eq!(parse(&deep(129)), Err(NotJson::Other));
    let deep = |levels: usize| format!("{}0{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    assert!(parse(&deep(128)).is_ok());
    assert_eq!(parse(&deep(129)), Err(NotJson::Other));
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
