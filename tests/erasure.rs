//! What an erasure takes: keys, and the screens of other tabs that show what stood there.

use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::storage::erasure::Erasure;
use tabletalk::storage::keys;

fn event() -> EventId {
    "bristol".parse().unwrap()
}

#[test]
fn an_erasure_takes_the_screens_of_what_it_takes() {
    let erasure = |prefixes: Vec<String>| Erasure { prefixes };
    let (one, like): (GroupId, GroupId) = ("g1".parse().unwrap(), "g12".parse().unwrap());
    let at = |rest: &str| format!("/{}{rest}", event());
    let all = erasure(vec![keys::all_of(&event())]);
    for rest in ["", "/themes", "/edit", "/g1/capture"] {
        assert!(all.takes_screen(&at(rest)), "{rest}");
        assert!(erasure(vec![keys::ROOT.to_owned()]).takes_screen(&at(rest)), "{rest}");
        assert!(!all.takes_screen(&format!("/x{}{rest}", event())), "{rest}");
    }
    for other in ["", "/", "/erase", "/collect"] {
        assert!(!all.takes_screen(other), "{other}");
    }
    let group = erasure(keys::all_of_group(&event(), &one));
    assert!(group.takes_screen(&at("/g1/capture")));
    for rest in ["", "/themes", &format!("/{like}/capture")] {
        assert!(!group.takes_screen(&at(rest)), "{rest}");
    }
}
