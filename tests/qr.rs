//! QR codes, read back by a reader that is none of ours.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod common;

use tabletalk::domain::event::link;
use tabletalk::domain::qr;

/// Draws the path that a browser would draw, eight pixels a module, and reads the picture.
fn read_back(code: &qr::Qr) -> String {
    let (scale, side) = (8, usize::from(code.side));
    let mut dark = vec![false; side * side];
    for run in code.path.split('M').skip(1) {
        let (start, rest) = run.split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let (length, _) = rest.split_once('v').unwrap();
        for transaction in 0..length.parse().unwrap() {
            dark[y * side + x + transaction] = true;
        }
    }
    let pixel = |x: usize, y: usize| if dark[(y / scale) * side + x / scale] { 0 } else { 255 };
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, pixel);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn a_groups_link_scans() {
    let event = common::event();
    for group in &event.groups {
        let text =
            format!("https://tabletalk.example/2027/#{}", link::encode(&event.only(&group.id)));
        assert_eq!(read_back(&qr::of(&text).unwrap()), text);
    }
}

#[test]
fn a_link_at_the_limit_scans_and_one_far_beyond_has_no_code() {
    let text = format!("https://tabletalk.example/#e=1.{}", "x".repeat(link::MOST_WHOLE));
    assert_eq!(read_back(&qr::of(&text).unwrap()), text);
    assert_eq!(qr::of(&"x".repeat(5000)), None);
}
