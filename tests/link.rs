//! Links: what goes in comes out, or a clear answer; never half an event.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use tabletalk::domain::event::link::address::{AddressFault, checked};
use tabletalk::domain::event::link::{self, LinkError};
use tabletalk::domain::event::{Event, Group, GroupId, Voting};

const BASE: &str = "https://tabletalk.example/app/#";

fn event(groups: usize) -> Event {
    let subjects =
        ["money", "buying", "skills", "data", "trust", "teams", "old systems", "front desks"];
    let group = |number: usize| {
        Group {
        id: GroupId::new(u64::try_from(number).unwrap() * 7_919),
        number,
        name: format!("Room {number}").into(),
        question: format!(
            "What has to change in how we work with {} and what would the people who use our services notice of it by part {number}?",
            subjects[number % subjects.len()]
        )
        .into(),
    }
    };
    Event {
        id: "bristol24".parse().unwrap(),
        revision: 1,
        title: "Digital change in the public sector: what it takes".into(),
        date: "Bristol, 12 March 2027".into(),
        group_count: groups,
        groups: (1..=groups).map(group).collect(),
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting { dots: Some(3), cap: 2 },
    }
}

/// The fragment that holds these bytes, with the sum that is theirs.
fn with_sum(deflated: &[u8]) -> String {
    let sum = &Sha256::digest(deflated)[..4];
    format!("#e=1.{}", URL_SAFE_NO_PAD.encode([sum, deflated].concat()))
}

#[test]
fn a_link_carries_the_whole_event() {
    let event = event(5);
    assert_eq!(link::decode(&format!("{BASE}{}", link::encode(&event))), Ok(event));
}

#[test]
fn a_groups_link_is_short_at_any_event_size() {
    let event = event(200);
    for group in &event.groups {
        let link = format!("{BASE}{}", link::encode(&event.only(&group.id)));
        assert!(link.len() < link::MOST_GROUP, "{} characters", link.len());
        let opened = link::decode(&link).unwrap();
        assert_eq!(opened.groups, std::slice::from_ref(group));
        assert_eq!(opened.group_count, 200);
    }
}

#[test]
fn a_link_cut_anywhere_is_refused() {
    let link = link::encode(&event(5));
    for cut in 0..link.len() {
        let refused = link::decode(&format!("{BASE}{}", &link[..cut]));
        assert!(
            matches!(refused, Err(LinkError::Mangled | LinkError::NotOurs)),
            "cut at {cut}: {refused:?}"
        );
    }
}

#[test]
fn what_mail_and_chat_do_to_links_is_undone() {
    let event = event(5);
    let fragment = link::encode(&event);
    let link = format!("{BASE}{fragment}");
    let (start, end) = link.split_at(120);
    for mangled in [
        format!("Please open {link}."),
        format!("({link})"),
        format!("“{link}”"),
        format!("<{link}>"),
        link.replace('#', "%23"),
        link.replace('#', "%23").replace("e=", "e%3D"),
        format!("{start}\r\n{end}"),
        format!("{start}=\r\n{end}"),
        format!("  {fragment}\n"),
        format!("{link}&amp;utm=1"),
    ] {
        assert_eq!(link::decode(&mangled).as_ref(), Ok(&event), "{mangled}");
    }
}

#[test]
fn foreign_and_newer_links_say_so() {
    assert_eq!(link::decode("https://example.org/"), Err(LinkError::NotOurs));
    assert_eq!(link::decode(""), Err(LinkError::NotOurs));
    assert_eq!(link::decode("#e=2.AAAA"), Err(LinkError::TooNew("2".into())));
    assert_eq!(link::decode("#e=1."), Err(LinkError::Mangled));
}

#[test]
fn a_deflate_bomb_is_refused_at_once() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 64 << 20], 9);
    let start = Instant::now();
    assert_eq!(link::decode(&with_sum(&bomb)), Err(LinkError::TooBig));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_huge_fragment_is_refused_at_once() {
    let start = Instant::now();
    assert_eq!(link::decode(&format!("#e=1.{}", "A".repeat(10 << 20))), Err(LinkError::TooBig));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn an_address_that_others_cannot_open_is_refused() {
    for good in
        ["https://tabletalk.example/app/", "http://192.168.4.1:8080/", "https://a.example/x?y=1"]
    {
        assert_eq!(checked(good), Ok(good.to_owned()));
    }
    for local in [
        "http://localhost:8080/",
        "http://LOCALHOST./",
        "http://127.0.0.1/",
        "http://[::1]:80/",
        "https://x.localhost/",
    ] {
        assert_eq!(checked(local), Err(AddressFault::ThisDevice), "{local}");
    }
    assert_eq!(checked("file:///home/x/tabletalk.html"), Err(AddressFault::File));
    for odd in [
        "",
        "tabletalk.example",
        "javascript:alert(1)",
        "https://",
        "https://a b/",
        "https://a.example/\"><script>",
    ] {
        assert_eq!(checked(odd), Err(AddressFault::NotAnAddress), "{odd}");
    }
}

proptest! {
    /// Whatever a link holds, its own sum being right.
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(link::decode(&with_sum(&bytes)).is_err());
    }

    #[test]
    fn damage_beneath_a_right_sum_is_answered(places in prop::collection::vec(any::<usize>(), 1..4)) {
        let link = link::encode(&event(3));
        let mut bytes = URL_SAFE_NO_PAD.decode(link.strip_prefix("e=1.").unwrap()).unwrap();
        bytes.drain(..4);
        for place in places {
            let place = place % (bytes.len() * 8);
            bytes[place / 8] ^= 1 << (place % 8);
        }
        // A letter of the text may have become another.
        drop(link::decode(&with_sum(&bytes)));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        assert!(link::decode(&text).is_err());
        assert!(link::decode(&format!("#e=1.{text}")).is_err());
    }

    #[test]
    fn a_changed_letter_is_noticed(place in 4..400usize, letter in "[A-Za-z0-9_-]") {
        let link = link::encode(&event(3));
        let place = place % link.len();
        let changed = format!("{}{letter}{}", &link[..place], &link[place + 1..]);
        if changed != link {
            prop_assert!(link::decode(&format!("#{changed}")).is_err(), "{}", changed);
        }
    }
}
