//! What is large is kept apart: whole in the durable copy alone, with its entry in the list in both. Whatever fails, it can
//! be read, or it is said that it is not kept.

use std::cell::RefCell;
use std::rc::Rc;

use crate::faulty::{Disk, Fault, Later, Local, Plan, Waiting};
use tabletalk::domain::event::EventId;
use tabletalk::storage::keys;
use tabletalk::storage::mirrored::MirroredStore;
use tabletalk::storage::save_tracker::{SaveStatus, Scope};
use tabletalk::storage::store::{Entry, Store};

const FAULTS: [Fault; 5] = [Fault::Throws, Fault::Full, Fault::Dropped, Fault::Torn, Fault::Silent];

fn event() -> EventId {
    "bristol".parse().unwrap()
}

/// A hand-in: what the list says of it, and its text.
fn hand_in() -> Vec<Entry> {
    vec![
        (format!("{}0123456789ab", keys::filed(&event())), "{\"name\":\"one\"}".to_owned()),
        (text_key(), "{\"text\":\"all that the group said\"}".to_owned()),
    ]
}

fn text_key() -> String {
    format!("{}0123456789ab", keys::collected(&event()))
}

/// The two disks of a device.
#[derive(Clone, Default)]
struct Disks {
    local: Disk,
    durable: Disk,
}

/// A tab on them, and what does not answer it.
fn tab(
    disks: &Disks,
    local: Rc<Plan>,
    durable: Rc<Plan>,
) -> (MirroredStore<Local, Later>, Waiting) {
    let waiting = Waiting::default();
    let later = Later(disks.durable.clone(), durable, Rc::clone(&waiting));
    let copies = MirroredStore::new(Local(disks.local.clone(), local), later, || 1);
    copies.heal(|_| ());
    if copies.waits() {
        copies.make_durable(|_| ());
    }
    (copies, waiting)
}

fn good(disks: &Disks) -> MirroredStore<Local, Later> {
    tab(disks, Plan::none(), Plan::none()).0
}

fn read(copies: &MirroredStore<Local, Later>) -> Option<String> {
    let found = Rc::new(RefCell::new(None));
    let here = Rc::clone(&found);
    copies.read_apart(&text_key(), move |text| *here.borrow_mut() = text);
    found.take()
}

fn has(disk: &Disk, part: &str) -> bool {
    disk.borrow().keys().any(|key| key.contains(part))
}

#[test]
fn a_hand_in_is_in_the_durable_copy_alone_and_its_list_in_both() {
    let disks = Disks::default();
    let copies = good(&disks);
    copies.keep_apart(hand_in(), |there| assert!(there));
    assert!(has(&disks.durable, "/collected/") && !has(&disks.local, "/collected/"));
    assert!(has(&disks.durable, "/filed/") && has(&disks.local, "/filed/"));
    assert_eq!(copies.status(&Scope::Device), SaveStatus::Saved(1));
    // Another start reads the list at once and the text when it is asked for; nothing is written into localStorage then.
    let next = good(&disks);
    assert_eq!(next.keys(&keys::filed(&event())).unwrap().len(), 1);
    assert!(!has(&disks.local, "/collected/"));
    assert_eq!(read(&next), Some(hand_in()[1].1.clone()));
    // Where localStorage was emptied, the list comes back from the other.
    disks.local.borrow_mut().clear();
    assert_eq!(good(&disks).keys(&keys::filed(&event())).unwrap().len(), 1);
    assert!(!has(&disks.local, "/collected/"));
}

#[test]
fn whatever_call_fails_the_text_is_there_or_it_is_said_that_it_is_not_kept() {
    let mut tried = 0;
    for fault in FAULTS {
        for of_durable in [true, false] {
            for call in 1.. {
                let (disks, plan) = (Disks::default(), Plan::new(call, fault));
                let (copies, waiting) = if of_durable {
                    tab(&disks, Plan::none(), Rc::clone(&plan))
                } else {
                    tab(&disks, Rc::clone(&plan), Plan::none())
                };
                copies.keep_apart(hand_in(), |_| ());
                waiting.take().into_iter().for_each(|given_up| given_up());
                copies.make_durable(|_| ());
                waiting.take().into_iter().for_each(|given_up| given_up());
                let is_saved = matches!(copies.status(&Scope::Device), SaveStatus::Saved(_));
                let stands = |disks: &Disks| read(&good(disks)) == Some(hand_in()[1].1.clone());
                // A store that says it has what it has not is found out by the other copy, or at the next start.
                let lies = of_durable && matches!(fault, Fault::Dropped | Fault::Torn);
                assert!(!is_saved || lies || stands(&disks), "{fault:?} of call {call}");
                let here = stands(&disks) || copies.in_memory_alone() || lies;
                assert!(here, "{fault:?} of call {call}, durable: {of_durable}");
                if !plan.fired() {
                    break;
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "calls were made: {tried}");
}

#[test]
fn a_text_that_the_durable_copy_did_not_take_gets_there_with_the_next_start() {
    let disks = Disks::default();
    // The first call of it is the healing at the start, the second the write.
    let (copies, _) = tab(&disks, Plan::none(), Plan::new(2, Fault::Throws));
    copies.keep_apart(hand_in(), |there| assert!(!there));
    assert!(has(&disks.local, "/collected/") && !has(&disks.durable, "/collected/"));
    assert_eq!(read(&copies), Some(hand_in()[1].1.clone()));
    drop(good(&disks));
    assert!(has(&disks.durable, "/collected/"));
}

#[test]
fn a_text_whose_list_is_lost_in_both_copies_is_found() {
    let disks = Disks::default();
    good(&disks).keep_apart(hand_in(), |_| ());
    for disk in [&disks.local, &disks.durable] {
        disk.borrow_mut().retain(|key, _| !key.contains("/filed/"));
    }
    let copies = good(&disks);
    assert_eq!(copies.apart(&keys::collected(&event())), [text_key()]);
    copies.forget(&text_key()).unwrap();
    assert!(copies.apart(&keys::collected(&event())).is_empty());
}

#[test]
fn what_is_let_go_of_leaves_nothing_and_erasing_the_event_takes_it_too() {
    let disks = Disks::default();
    let copies = good(&disks);
    copies.keep_apart(hand_in(), |_| ());
    let all = hand_in().into_iter().map(|(key, _)| key).collect();
    copies.forget_all(all, |gone| assert!(gone)).unwrap();
    assert!(disks.local.borrow().is_empty() && disks.durable.borrow().is_empty());
    copies.keep_apart(hand_in(), |_| ());
    copies.erase(vec![keys::all_of(&event())], |done| done.unwrap());
    assert!(disks.local.borrow().is_empty() && disks.durable.borrow().is_empty());
    // What another tab erases is not written any more.
    copies.keep_apart(hand_in(), |_| ());
    assert!(has(&disks.durable, "/collected/"), "what is new may be kept again");
}
