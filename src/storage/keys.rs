//! Where everything is kept. A group's id has no hyphen in it, so `-` marks what is not a group's.
//!
//! | key | value |
//! |---|---|
//! | `tabletalk/1/<event>/<group>/<transaction>` | a transaction: its facts, and whether this device made it |
//! | `tabletalk/1/<event>/-/event/<revision>.<digest>` | a revision or part of the event |
//! | `tabletalk/1/<event>/-/author` | the event was set up or changed on this device |
//! | `tabletalk/1/<event>/-/heard/<revision>.<digest>` | where it was: what a hand-in says of the event |
//! | `tabletalk/1/<event>/-/settled/<revision>.<digest>` | the author said whether that is used |
//! | `tabletalk/1/<event>/-/scribe/<group>` | this device writes for the group |
//! | `tabletalk/1/<event>/-/made/<group>/<count>` | a file was made when the record had come to this count, and what it said |
//! | `tabletalk/1/<event>/-/draft/<group>/<tab>` | what a tab types into a group's note line, and when |
//! | `tabletalk/1/<event>/-/draft/<group>/early<…>` | the same, before the app was there (`assets/early.js`) |
//! | `tabletalk/1/<event>/-/draft/<group>/<tab>/<field>` | the same of another field of its screens |
//! | `tabletalk/1/<event>/-/draft/-/<tab>/<field>` | the same of a field of the event's |
//! | `tabletalk/1/<event>/-/desk/<transaction>` | a transaction of the organiser's own record |
//! | `tabletalk/1/<event>/-/filed/<sha256>` | a hand-in is on the desk: its file's name, its hash, when it came |
//! | `tabletalk/1/<event>/-/collected/<sha256>` | it, as it came: in the durable copy alone, unless that did not take it |
//! | `tabletalk/1/<event>/-/saved` | the digest of what the desk file held that was last saved here, or that the desk began with |
//! | `tabletalk/1/<event>/-/reports` | of each format in which a report was made: when the last was, and the digest of what it was made from |
//! | `tabletalk/1/-/draft/<tab>/<field>` | the same of a screen that is of no event |
//! | `tabletalk/1/-/aside/<digest>` | a damaged value that a whole one replaced: its key, and its bytes |
//! | `tabletalk/1/-/erasing/<digest>` | an erasure that was begun: the prefixes of what it takes |
//! | `tabletalk/1/-/let-go/<digest>` | a key that was let go of, until the durable copy has said that it is gone; not in that one |
//! | `tabletalk/1/-/address` | the address that links start with |
//! | `tabletalk/1/-/told` | it was said what this browser may forget |
//! | `tabletalk/1/-/single-keys` | whether keys without Ctrl do something |

use serde_json::Value;

use crate::domain::event::{Event, EventId, GroupId};
use crate::domain::json;
use crate::domain::record::short_digest;

/// What all keys start with.
pub const ROOT: &str = "tabletalk/1/";
/// The address that links start with.
pub const ADDRESS: &str = "tabletalk/1/-/address";

/// Whether keys without Ctrl do something.
pub const SINGLE_KEYS: &str = "tabletalk/1/-/single-keys";

/// That it was said what this browser may forget.
pub const TOLD: &str = "tabletalk/1/-/told";
/// What the keys of values that were put aside start with.
pub const ASIDE: &str = "tabletalk/1/-/aside/";
/// What the keys of drafts start with that are of no event; the tab and the field follow.
pub const DRAFTS: &str = "tabletalk/1/-/draft/";
/// What the keys of erasures that were begun start with.
pub const ERASING: &str = "tabletalk/1/-/erasing/";
/// What the keys start with that say what was let go of.
pub(super) const LET_GO: &str = "tabletalk/1/-/let-go/";

/// What all keys of an event start with.
pub fn all_of(event: &EventId) -> String {
    format!("{ROOT}{event}/")
}

/// What the keys of an event start with that are of none of its groups' records.
pub fn of_no_group(event: &EventId) -> String {
    format!("{ROOT}{event}/-/")
}

/// What the keys of a group's transactions start with.
pub fn transactions(event: &EventId, group: &GroupId) -> String {
    format!("{ROOT}{event}/{group}/")
}

/// Whether this is what the keys of some group's transactions start with.
pub fn are_transactions(prefix: &str) -> bool {
    let parts: Vec<&str> = prefix.split('/').collect();
    matches!(parts.as_slice(), ["tabletalk", "1", _, group, ""] if *group != "-")
}

/// What the keys of the transactions of an organiser's own record start with.
pub fn desk(event: &EventId) -> String {
    format!("{ROOT}{event}/-/desk/")
}

/// The key, in a record's folder, of the transaction of this id whose stored form is `value`. A fuller copy of it gets a key
/// of its own.
pub fn transaction(folder: &str, id: &str, value: &str) -> String {
    format!("{folder}{id}~{:012x}", short_digest(value.as_bytes()))
}

/// The key of a revision or part of an event.
pub fn event(event: &Event) -> String {
    version(event, "event")
}

/// The key that says that the event is this device's own.
pub fn author(event: &EventId) -> String {
    format!("{ROOT}{event}/-/author")
}

/// The key of what a hand-in says of an event that is this device's own.
pub fn heard(event: &Event) -> String {
    version(event, "heard")
}

/// The key that says whether that is used.
pub fn settled(event: &Event) -> String {
    version(event, "settled")
}

fn version(event: &Event, what: &str) -> String {
    let digest = short_digest(json::canonical(event).as_bytes());
    format!("{ROOT}{}/-/{what}/{}.{digest:012x}", event.id, event.revision)
}

/// The key that says that this device writes for the group.
pub fn scribe(event: &EventId, group: &GroupId) -> String {
    format!("{ROOT}{event}/-/scribe/{group}")
}

/// What the keys of a group's made files start with; the count follows, in sixteen hex digits.
pub fn made(event: &EventId, group: &GroupId) -> String {
    format!("{ROOT}{event}/-/made/{group}/")
}

/// What the keys of a group's drafts start with; the tab follows, and the field.
pub fn drafts(event: &EventId, group: &GroupId) -> String {
    format!("{ROOT}{event}/-/draft/{group}/")
}

/// What the keys of drafts start with that are of an event and no group; the tab and the field follow.
pub fn event_drafts(event: &EventId) -> String {
    format!("{ROOT}{event}/-/draft/-/")
}

/// Whether a key keeps what is being typed.
pub fn is_draft(key: &str) -> bool {
    key.starts_with(DRAFTS) || is_of(key, "draft")
}

/// When a draft was kept, of a key and value that are one.
pub fn draft_time(key: &str, text: &str) -> Option<i64> {
    let draft: (Value, i64) = json::read(text).filter(|_| is_draft(key))?;
    Some(draft.1)
}

/// What the keys of the list of an event's hand-ins start with; the hash of the file follows.
pub fn filed(event: &EventId) -> String {
    format!("{ROOT}{event}/-/filed/")
}

/// What the keys of an event's collected hand-ins start with; the hash of the file follows.
pub fn collected(event: &EventId) -> String {
    format!("{ROOT}{event}/-/collected/")
}

/// The key that says what the desk file held that was last saved.
pub fn saved_desk(event: &EventId) -> String {
    format!("{ROOT}{event}/-/saved")
}

/// The key that says which reports were last made of an event.
pub fn reports(event: &EventId) -> String {
    format!("{ROOT}{event}/-/reports")
}

/// What all keys of a group of an event start with: its transactions, and what this device knows of it.
pub fn all_of_group(event: &EventId, group: &GroupId) -> Vec<String> {
    let scribe = scribe(event, group);
    vec![transactions(event, group), scribe, made(event, group), drafts(event, group)]
}

/// The entry that puts a damaged value aside.
pub fn aside(key: &str, text: &str) -> (String, String) {
    let kept = json::canonical(&(key, text));
    (format!("{ASIDE}{:012x}", short_digest(kept.as_bytes())), kept)
}

/// Whether a value is as it was written: of the digest that its key names, where it names one, and JSON in any case.
pub fn is_whole(key: &str, text: &str) -> bool {
    let is_version = is_event(key) || is_heard(key);
    let named = key.split_once('~').or_else(|| key.split_once('.').filter(|_| is_version));
    match named {
        Some((_, digest)) => digest == format!("{:012x}", short_digest(text.as_bytes())),
        None => json::parse(text).is_ok(),
    }
}

/// Whether a key keeps an event.
pub fn is_event(key: &str) -> bool {
    key.starts_with(ROOT) && is_of(key, "event")
}

/// Whether a key keeps what a hand-in says of an event that is this device's own.
pub fn is_heard(key: &str) -> bool {
    key.starts_with(ROOT) && is_of(key, "heard")
}

/// Whether a key says that a hand-in is on a desk.
pub fn is_filed(key: &str) -> bool {
    key.starts_with(ROOT) && is_of(key, "filed")
}

/// Whether what a key keeps is large, and nobody wants it at the start: a hand-in as it came.
pub fn is_apart(key: &str) -> bool {
    key.starts_with(ROOT) && is_of(key, "collected")
}

/// The event that a key says something of beside its versions: that it is this device's own, or what became of a version.
pub fn is_of_author(key: &str) -> bool {
    key.starts_with(ROOT) && (is_of(key, "author") || is_of(key, "settled"))
}

/// Whether a key is one of an event's own that keeps this.
fn is_of(key: &str, what: &str) -> bool {
    key.split('/').skip(3).take(2).eq(["-", what])
}
