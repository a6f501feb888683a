//! Timestamps and ids: how one fact is told from every other, on any device, without a clock.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// Milliseconds since 1970, as the device's clock showed them. For showing only: no order depends on it.
pub type Millis = i64;

/// One open tab: a replica of the record. Each start of the app draws a new id, 48 bits at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(u64);

impl ReplicaId {
    /// Takes the low 48 bits of `random`.
    pub fn new(random: u64) -> Self {
        Self(random & MASK_48)
    }
}

/// A Lamport count and the replica that counted: the order of facts that no clock can disturb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LamportTimestamp {
    /// One more than the highest count that its writer knew. 0 for a ballot, which must not tell when it was cast.
    pub count: u64,
    /// Who counted.
    pub replica: ReplicaId,
}

/// The id of a fact: its timestamp, and 48 bits of the SHA-256 over all that it says. In files and links it is text:
/// `count.replica.digest`, the latter two of twelve lower-case hex digits each.
///
/// A cloned profile can give two different facts one timestamp; the digest keeps them two facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    /// When, among facts.
    pub timestamp: LamportTimestamp,
    digest: u64,
}

impl FactId {
    /// The id of a fact of this timestamp whose canonical JSON without its id is `canonical`.
    pub fn of(timestamp: LamportTimestamp, canonical: &str) -> Self {
        Self::of_parts(timestamp, [canonical])
    }

    /// The same of canonical JSON in parts.
    pub(super) fn of_parts<const N: usize>(
        timestamp: LamportTimestamp,
        canonical: [impl AsRef<[u8]>; N],
    ) -> Self {
        let hash = canonical.into_iter().fold(Sha256::new(), Sha256::chain_update);
        Self { timestamp, digest: short(&hash.finalize()) }
    }

    /// The lowest and the highest of the ids of this timestamp.
    pub(super) fn all_at(timestamp: LamportTimestamp) -> RangeInclusive<Self> {
        Self { timestamp, digest: 0 }..=Self { timestamp, digest: MASK_48 }
    }

    /// The lowest of the ids of this count.
    pub(super) fn lowest(count: u64) -> Self {
        Self { timestamp: LamportTimestamp { count, replica: ReplicaId(0) }, digest: 0 }
    }
}

/// The first 48 bits of the SHA-256 of `bytes`.
pub fn short_digest(bytes: &[u8]) -> u64 {
    short(&Sha256::digest(bytes))
}

fn short(hash: &[u8]) -> u64 {
    hash.iter().take(6).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

const MASK_48: u64 = (1 << 48) - 1;

impl fmt::Display for FactId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(Spelled::of(*self).text())
    }
}

/// Most digits of a count.
const COUNT: usize = 20;
/// A dot and 48 bits as hex digits.
const HEX: usize = 1 + 12;
/// Most letters of an id.
const MOST: usize = COUNT + 2 * HEX;

/// An id as text, set from its end: ids are most of what is written, and nothing is asked of the allocator for one.
struct Spelled {
    letters: [u8; MOST],
    from: usize,
}

impl Spelled {
    fn of(id: FactId) -> Self {
        let mut letters = [0; MOST];
        let (replica, digest) = (dotted(id.timestamp.replica.0), dotted(id.digest));
        let (count, rest) = letters.split_at_mut(COUNT);
        rest.copy_from_slice([replica, digest].as_flattened());
        let (mut from, mut left) = (COUNT, id.timestamp.count);
        for place in count.iter_mut().rev() {
            *place = b'0' + (left % 10) as u8;
            from -= 1;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        Self { letters, from }
    }

    fn text(&self) -> &str {
        self.letters.get(self.from..).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
    }
}

/// A dot and 48 bits as hex digits. A formatter that pads takes several times as long.
fn dotted(bits: u64) -> [u8; HEX] {
    let mut digits = [b'.'; HEX];
    for (place, digit) in digits.iter_mut().rev().take(HEX - 1).enumerate() {
        let value = ((bits >> (4 * place)) & 0xf) as u8;
        *digit = if value < 10 { b'0' + value } else { b'a' - 10 + value };
    }
    digits
}

/// Text that is not the id of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFactId;

impl fmt::Display for NotAFactId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not the id of a fact")
    }
}

impl FromStr for FactId {
    type Err = NotAFactId;

    /// Accepts only what `Display` writes, so that one id has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAFactId> {
        let mut parts = text.split('.');
        let (Some(count), Some(replica), Some(digest), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotAFactId);
        };
        let canonical = count == "0" || !count.starts_with('0');
        if !canonical || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAFactId);
        }
        let count = count.parse().map_err(|_| NotAFactId)?;
        let timestamp = LamportTimestamp { count, replica: ReplicaId(hex_48(replica)?) };
        Ok(Self { timestamp, digest: hex_48(digest)? })
    }
}

fn hex_48(text: &str) -> Result<u64, NotAFactId> {
    let lower_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 12 || !text.bytes().all(lower_hex) {
        return Err(NotAFactId);
    }
    u64::from_str_radix(text, 16).map_err(|_| NotAFactId)
}

impl Serialize for FactId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // At once: piece by piece each would be looked through for what JSON escapes.
        to.serialize_str(Spelled::of(*self).text())
    }
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(AsText)
    }
}

/// Reads an id from text that is lent: a file of the largest size names a million.
struct AsText;

impl Visitor<'_> for AsText {
    type Value = FactId;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the id of a fact")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<FactId, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! thing {
    ($(#[$doc:meta])* $id:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $id(pub FactId);

        impl fmt::Display for $id {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    };
}

thing!(
    /// A note: the id of the fact that made it.
    NoteId
);
thing!(
    /// A theme: the id of the fact that made it.
    ThemeId
);
thing!(
    /// A round of voting: the id of the fact that opened it.
    RoundId
);
