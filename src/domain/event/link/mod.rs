//! Links: an event in the part of an address that is never sent to a server.
//!
//! `#e=1.<payload>`: four bytes of SHA-256, then compact JSON, deflated; base64url without padding.

pub mod address;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::{Event, EventFault, Kind};
use crate::domain::json;

/// What every link's fragment starts with.
pub const PREFIX: &str = "e=";
/// Most characters of a link that is offered for the whole event; past that, group links and the event file.
pub const MOST_WHOLE: usize = 900;
/// Most characters that a group's link should have, so that its QR code scans from a printed card.
pub const MOST_GROUP: usize = 500;
/// Most bytes an event may inflate to. An event at its limits stays under it; a deflate bomb does not.
const MOST_INFLATED: usize = 512 * 1024;
/// Most characters of a payload that are looked at.
const MOST_PAYLOAD: usize = 512 * 1024;

/// Why a link can't be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It does not hold an event at all.
    NotOurs,
    /// A newer Tabletalk made it.
    TooNew(String),
    /// A part is missing or changed: mail and chat programs do that.
    Mangled,
    /// It is larger than any event.
    TooBig,
    /// It is whole, but what it holds is not an event that can be used.
    BadEvent(EventFault),
}

/// The fragment (without `#`) that carries this event.
pub fn encode(event: &Event) -> String {
    let deflated = compress_to_vec(packed(event).as_bytes(), LEVEL);
    let payload = [checksum(&deflated).as_slice(), &deflated].concat();
    format!("{PREFIX}{VERSION}.{}", URL_SAFE_NO_PAD.encode(payload))
}

/// Reads a link, its fragment, or text that has it somewhere in it; undoes what mail and chat programs do to links.
pub fn decode(text: &str) -> Result<Event, LinkError> {
    let payload = payload_in(text)?;
    if payload.len() > MOST_PAYLOAD {
        return Err(LinkError::TooBig);
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkError::Mangled)?;
    let (sum, deflated) = bytes.split_at_checked(CHECKSUM).ok_or(LinkError::Mangled)?;
    if checksum(deflated) != sum {
        return Err(LinkError::Mangled);
    }
    let json =
        decompress_to_vec_with_limit(deflated, MOST_INFLATED).map_err(|fault| {
            match fault.status {
                TINFLStatus::HasMoreOutput => LinkError::TooBig,
                _ => LinkError::Mangled,
            }
        })?;
    let text = String::from_utf8(json).map_err(|_| LinkError::NotOurs)?;
    let list = json::parse(&text).ok();
    let event = list.and_then(unpacked).ok_or(LinkError::NotOurs)?;
    event.checked().map_err(LinkError::BadEvent)
}

/// Whether some text looks like one of our links, whole or not.
pub fn looks_like_link(text: &str) -> bool {
    unwrapped(text).contains(&format!("#{PREFIX}")) || text.trim().starts_with(PREFIX)
}

const VERSION: &str = "1";
const CHECKSUM: usize = 4;
/// How hard `miniz_oxide` looks for a shorter spelling: as hard as it can.
const LEVEL: u8 = 10;

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(bytes).into();
    [a, b, c, d]
}

/// What the list of an event holds, in this order: a link has room for little. Longer lists are read as far as they are
/// known here.
const EVENT: [&str; 10] = [
    "id",
    "revision",
    "title",
    "date",
    "group_count",
    "groups",
    "kinds",
    "dots",
    "cap",
    "former_kinds",
];
const GROUP: [&str; 4] = ["id", "number", "name", "question"];
const KIND: [&str; 2] = ["id", "name"];
/// The parts of an event's `voting`, which stand in its own list.
const VOTING: [&str; 2] = ["dots", "cap"];

/// An event as JSON without the names of its parts. Nothing stands for the usual kinds, and former ones only where there are
/// some.
fn packed(event: &Event) -> String {
    let groups = event.groups.iter();
    let groups = groups.map(|group| (&group.id, group.number, &group.name, &group.question));
    let listed = |kinds: &[Kind]| -> Vec<Value> {
        kinds.iter().map(|kind| json::to_value(&(&kind.id, &kind.name))).collect()
    };
    let kinds = (event.kinds != Event::usual_kinds()).then(|| listed(&event.kinds));
    let mut list = json::items(json::to_value(&(
        &event.id,
        event.revision,
        &event.title,
        &event.date,
        event.group_count,
        groups.collect::<Vec<_>>(),
        kinds,
        event.voting.dots,
        event.voting.cap,
    )))
    .unwrap_or_default();
    if !event.former_kinds.is_empty() {
        list.push(Value::Array(listed(&event.former_kinds)));
    }
    json::canonical(&list)
}

fn unpacked(list: Value) -> Option<Event> {
    let each = |list: Value, names: &[&str]| -> Option<Value> {
        let Value::Array(lists) = list else { return None };
        lists.into_iter().map(|list| named(list, names).map(Value::Object)).collect()
    };
    let mut event = named(list, &EVENT)?;
    let groups = each(event.remove("groups")?, &GROUP)?;
    let kinds = match event.remove("kinds")? {
        Value::Null => json::to_value(&Event::usual_kinds()),
        kinds => each(kinds, &KIND)?,
    };
    // A list may be longer, and was before anything stood here: what is no list of kinds is passed over.
    let former = event.remove("former_kinds").and_then(|former| each(former, &KIND));
    let former = former.and_then(json::from_value).unwrap_or_default();
    let mut voting = Map::new();
    voting.extend(VOTING.iter().filter_map(|name| event.remove_entry(*name)));
    event.insert("groups".to_owned(), groups);
    event.insert("kinds".to_owned(), kinds);
    event.insert("voting".to_owned(), Value::Object(voting));
    Some(Event { former_kinds: former, ..json::from_value(Value::Object(event))? })
}

/// The object whose parts have the values of this list.
fn named(list: Value, names: &[&str]) -> Option<Map<String, Value>> {
    let Value::Array(values) = list else { return None };
    let mut object = Map::new();
    object.extend(names.iter().map(|name| (*name).to_owned()).zip(values));
    Some(object)
}

/// The payload in some text: from the prefix to the first character that can't be part of it, line breaks that a mail
/// program put in left out.
fn payload_in(text: &str) -> Result<String, LinkError> {
    if text.len() > 4 * MOST_PAYLOAD {
        return Err(LinkError::TooBig);
    }
    let text = unwrapped(text);
    let fragment = match text.split_once(&format!("#{PREFIX}")) {
        Some((_, fragment)) => fragment,
        None => text.trim().strip_prefix(PREFIX).ok_or(LinkError::NotOurs)?,
    };
    let (version, rest) = fragment.split_once('.').ok_or(LinkError::Mangled)?;
    if version != VERSION {
        let number = !version.is_empty()
            && version.len() < 6
            && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if number {
            LinkError::TooNew(version.to_owned())
        } else {
            LinkError::Mangled
        });
    }
    let letters =
        rest.chars().filter(|letter| !matches!(letter, '\r' | '\n' | '\u{ad}' | '\u{200b}'));
    Ok(letters.take_while(|letter| is_base64url(*letter)).collect())
}

/// Whether RFC 4648, section 5, has this character.
fn is_base64url(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// How often a link is unescaped: each service that a mail goes through wraps what the one before it wrapped.
const WRAPPED: usize = 5;

/// The text with a link of ours in it as we wrote it, however often it was escaped on its way.
fn unwrapped(text: &str) -> String {
    let mut text = unescaped(text);
    for _ in 0..WRAPPED {
        if text.contains(&format!("#{PREFIX}")) || !text.contains('%') {
            break;
        }
        text = unescaped(&percent_decoded(&text));
    }
    text
}

/// With every `%` and two hex digits of ASCII as the character it stands for, once. Other bytes are in no link of ours.
fn percent_decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (Some(code), Some(rest)) = (code.filter(u8::is_ascii), part.get(2..)) {
            out.push(char::from(code));
            out.push_str(rest);
        } else {
            out.push('%');
            out.push_str(part);
        }
    }
    out
}

/// What mail and chat programs write for some characters of a link, and where they break a line (quoted-printable).
fn unescaped(text: &str) -> String {
    let written = [
        ("%23", "#"),
        ("%3D", "="),
        ("%3d", "="),
        ("&amp;", "&"),
        ("&#35;", "#"),
        ("&#x23;", "#"),
        ("&num;", "#"),
        ("#e=3D", "#e="),
        ("=\r\n", ""),
        ("=\n", ""),
    ];
    written.iter().fold(text.to_owned(), |text, (escaped, letter)| text.replace(escaped, letter))
}
