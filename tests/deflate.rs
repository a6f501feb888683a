//! Deflate: read by others as written here, read here as written by others, and never fooled.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::time::{Duration, Instant};

use miniz_oxide::deflate::core::{
    CompressionStrategy, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush};
use miniz_oxide::inflate::decompress_to_vec;
use proptest::prelude::*;
use tabletalk::domain::deflate::{InflateFault, deflate, inflate};

const ROOM: usize = 1 << 20;

/// As another program deflates it: raw, at this level, in this way.
fn deflated_elsewhere(text: &[u8], level: i32, strategy: CompressionStrategy) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(level, -15, strategy as i32);
    let mut out = vec![0; text.len() * 2 + 1000];
    let (_, _, written) =
        compress(&mut CompressorOxide::new(flags), text, &mut out, TDEFLFlush::Finish);
    out.truncate(written);
    out
}

/// Text that repeats itself, with some that does not.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "[a-f]{0,12}".prop_map(String::into_bytes),
        "[a-c]{3}".prop_map(|piece| piece.repeat(200).into_bytes()),
        prop::collection::vec(any::<u8>(), 0..100),
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

#[track_caller]
fn there_and_back(text: &[u8]) {
    let deflated = deflate(text);
    assert!(inflate(&deflated, ROOM).as_deref() == Ok(text), "read here");
    assert!(decompress_to_vec(&deflated).ok().as_deref() == Some(text), "read elsewhere");
}

#[test]
fn text_of_every_size_comes_back() {
    let skewed: Vec<u8> = (0..26u8).flat_map(|of| vec![b'a' + of; 1 << (of / 2)]).collect();
    let far = [b"start".as_slice(), &vec![7; 40_000], b"start"].concat();
    for text in [b"".as_slice(), b"a", b"aa", b"aaaa", &vec![0; 300_000], &skewed, &far] {
        there_and_back(text);
    }
}

/// Counts like Fibonacci's numbers ask for codes longer than the format has.
#[test]
fn no_code_is_too_long() {
    let mut text = Vec::new();
    let (mut few, mut many) = (1, 1);
    for byte in 0..24 {
        // Between others' bytes, so that hardly anything is worth a copy.
        text.extend((0..few).flat_map(|at: usize| {
            [byte, 128 + at.wrapping_mul(2_654_435_761).to_le_bytes()[2] % 100]
        }));
        (few, many) = (many, few + many);
    }
    there_and_back(&text);
}

#[test]
fn links_are_as_short_as_with_another_program() {
    let text = r#"["h3k9x2mq7d",1,"Digital change in the public sector","12 March 2027",5,[["k7m2p",1,"","Which public services should be rebuilt first, and who decides?"],["a9x2c",2,"","How do small councils buy software together without a long procurement?"]],null,3,2]"#;
    let theirs = deflated_elsewhere(text.as_bytes(), 9, CompressionStrategy::Default).len();
    let ours = deflate(text.as_bytes()).len();
    assert!(ours <= theirs + 3, "{ours} bytes, elsewhere {theirs}");
}

#[test]
fn what_is_larger_than_asked_for_is_refused_at_once() {
    let bomb = deflated_elsewhere(&vec![b' '; 64 << 20], 9, CompressionStrategy::Default);
    let start = Instant::now();
    assert_eq!(inflate(&bomb, ROOM), Err(InflateFault::TooBig));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(inflate(&deflate(b"four"), 3), Err(InflateFault::TooBig));
    assert_eq!(inflate(&deflate(b"four"), 4), Ok(b"four".to_vec()));
}

/// Bits, the lowest of each byte first.
fn bits(spelled: &str) -> Vec<u8> {
    let bits: Vec<u8> =
        spelled.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | bit)).collect()
}

#[test]
fn what_is_not_deflated_is_refused() {
    let empty_blocks: Vec<u8> = (0..200_000).flat_map(|_| [0, 0, 0, 0xff, 0xff]).collect();
    let all = [
        ("nothing", Vec::new()),
        ("blocks without end", empty_blocks),
        ("a kind of block that is none", bits("1 11")),
        ("a stored block of two sizes", vec![1, 4, 0, 4, 0, 1, 2, 3, 4]),
        ("a stored block cut short", vec![1, 4, 0, 0xfb, 0xff, 1, 2, 3]),
        ("a copy of what was never there", bits("1 10 0000001 00000 0000000")),
        ("a length that is none", bits("1 10 11000110 00000 0000000")),
        ("a distance that is none", bits("1 10 00110000 0000001 11110 0000000")),
        ("more symbols than there are", bits("1 01 11111 00000 1111")),
        ("a code of too many spellings", bits("1 01 00000 00000 0000 100 100 100 000")),
        ("a code of too few spellings", bits("1 01 00000 00000 0000 010 010 000 000")),
        ("a repeat of nothing", bits("1 01 00000 00000 0000 100 000 100 000 0 00")),
    ];
    for (what, bytes) in all {
        assert_eq!(inflate(&bytes, ROOM), Err(InflateFault::Malformed), "{what}");
    }
}

proptest! {
    #[test]
    fn others_read_what_is_written_here(text in text()) {
        there_and_back(&text);
    }

    #[test]
    fn what_others_write_is_read_here(text in text(), level in 0..10, strategy in 0..5usize) {
        use CompressionStrategy as Way;
        let ways = [Way::Default, Way::Filtered, Way::HuffmanOnly, Way::RLE, Way::Fixed];
        let deflated = deflated_elsewhere(&text, level, ways[strategy]);
        prop_assert_eq!(inflate(&deflated, ROOM).unwrap(), text);
    }

    /// Where a few bits fell over, both readers tell the same.
    #[test]
    fn damage_is_read_as_others_read_it(text in text(), places in prop::collection::vec(any::<usize>(), 1..4)) {
        let mut deflated = deflate(&text);
        for place in places {
            let place = place % (deflated.len() * 8);
            deflated[place / 8] ^= 1 << (place % 8);
        }
        let theirs = miniz_oxide::inflate::decompress_to_vec_with_limit(&deflated, ROOM);
        match (inflate(&deflated, ROOM), theirs) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours, theirs),
            (Err(_), Err(_)) => {}
            (ours, theirs) => prop_assert!(false, "{} here, {} elsewhere", ours.is_ok(), theirs.is_ok()),
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let ours = inflate(&bytes, ROOM);
        prop_assert_eq!(ours.ok(), decompress_to_vec(&bytes).ok());
    }
}
