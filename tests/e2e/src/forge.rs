//! Links and hand-ins that no screen makes, written from `docs/file-format.md` alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A link's fragment with these bytes deflated in it.
pub fn fragment(json: &[u8]) -> String {
    let deflated = miniz_oxide::deflate::compress_to_vec(json, 9);
    let sum = Sha256::digest(&deflated);
    let payload: Vec<u8> = sum.iter().take(4).chain(&deflated).copied().collect();
    format!("e=1.{}", URL_SAFE_NO_PAD.encode(&payload))
}

/// The JSON that a link carries, which two builds may pack differently; nothing where it is none of ours.
pub fn carried(link: &str) -> Option<String> {
    let (_, payload) = link.split_once("#e=1.")?;
    let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
    let json = miniz_oxide::inflate::decompress_to_vec(bytes.get(4..)?).ok()?;
    String::from_utf8(json).ok()
}

/// An event of groups with these names, `g1`, `g2` and so on. All its parts can be changed before it is written.
pub fn event(title: &str, names: &[&str]) -> Value {
    let group = |(number, name): (usize, &&str)| json!({ "id": format!("g{number}"), "number": number, "name": name, "question": format!("Question {number}?") });
    json!({
        "id": "forged01", "revision": 1, "title": title, "date": "", "group_count": names.len(),
        "groups": (1..).zip(names).map(group).collect::<Vec<_>>(),
        "kinds": [{ "id": "insight" }, { "id": "challenge" }],
        "voting": { "dots": null, "cap": 2 },
    })
}

/// The fragment of the link of an event.
pub fn link(event: &Value) -> String {
    let group =
        |group: &Value| json!([group["id"], group["number"], group["name"], group["question"]]);
    let groups: Vec<Value> = event["groups"].as_array().into_iter().flatten().map(group).collect();
    let voting = &event["voting"];
    let parts = json!([
        event["id"],
        event["revision"],
        event["title"],
        event["date"],
        event["group_count"],
        groups,
        null,
        voting["dots"],
        voting["cap"],
    ]);
    fragment(parts.to_string().as_bytes())
}

/// The file of an event.
pub fn event_file(event: &Value) -> String {
    json!({ "format": "tabletalk-event", "version": 1, "event": event }).to_string()
}

/// The hand-in of an event's first group, with these notes in one theme of this name.
pub fn hand_in(event: &Value, theme: &str, notes: &[&str]) -> String {
    let mut forged = Forged::by(7);
    let theme = forged.theme(theme);
    for text in notes {
        let note = forged.note(text);
        forged.place(&note, &theme);
    }
    forged.hand_in(event, 0)
}

/// What a group wrote, one fact after the other. A copy that goes on is a newer record of the group.
#[derive(Clone, Debug)]
pub struct Forged {
    /// Which device writes: no two write facts of one id.
    replica: u32,
    facts: Vec<Value>,
}

impl Forged {
    /// Nothing yet, on a device of this number.
    pub fn by(replica: u32) -> Self {
        Self { replica, facts: Vec::new() }
    }

    /// A theme; its id.
    pub fn theme(&mut self, name: &str) -> String {
        self.write(&json!({ "theme": { "name": name } }))
    }

    /// A note; its id.
    pub fn note(&mut self, text: &str) -> String {
        self.write(&json!({ "note": { "text": text, "asked": 1 } }))
    }

    /// Puts a note into a theme.
    pub fn place(&mut self, note: &str, theme: &str) {
        self.write(&json!({ "place": { "note": note, "theme": theme } }));
    }

    /// A round over these themes whose totals were shown, with a ballot of pairs of theme and dots for each voter.
    pub fn round(&mut self, (dots, cap): (usize, usize), themes: &[&String], ballots: &[Value]) {
        let people = ballots.len();
        let round = self.write(&json!({
            "round": { "people": people, "dots": dots, "cap": cap, "themes": themes }
        }));
        for ballot in ballots {
            let says = json!({ "ballot": { "round": round, "dots": ballot } });
            let voter = format!("0.{:08x}{:04x}", self.replica, self.facts.len());
            self.named(&voter, &says);
        }
        self.write(&json!({ "outcome": { "round": round, "end": "revealed" } }));
    }

    fn write(&mut self, says: &Value) -> String {
        self.named(&format!("{}.{:012x}", self.facts.len() + 1, self.replica), says)
    }

    fn named(&mut self, written: &str, says: &Value) -> String {
        let fact = canonical(&json!({ "says": says }));
        let name = format!("{written}.{}", hex(&Sha256::digest(&fact)[..6]));
        self.facts.push(json!({ "name": name, "says": says }));
        name
    }

    /// The hand-in of a group of the event, the first of which is 0.
    pub fn hand_in(&self, event: &Value, group: usize) -> String {
        let (mut head, own) = (event.clone(), &event["groups"][group]);
        head["groups"] = json!([own]);
        let mut facts = self.facts.clone();
        facts.sort_by_cached_key(by_id);
        let receipt = hex(&Sha256::digest(canonical(&Value::from(facts.clone()))));
        json!({
            "format": "tabletalk-hand-in", "version": 1, "event": head, "group": own["id"],
            "asked": [{ "revision": 1, "question": own["question"] }],
            "receipt": { "sha256": receipt, "words": "" },
            "board": { "notes": [], "themes": [], "rounds": [] },
            "facts": facts,
        })
        .to_string()
    }
}

/// The order of facts in a file: by their count, which is a number, then by the rest of their id.
fn by_id(fact: &Value) -> (usize, String) {
    let name = fact["name"].as_str().unwrap_or_default();
    let (count, rest) = name.split_once('.').unwrap_or_default();
    (count.parse().unwrap_or_default(), rest.to_owned())
}

/// JSON without spaces, keys sorted.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(parts) => {
            let mut parts: Vec<(&String, &Value)> = parts.iter().collect();
            parts.sort_unstable_by_key(|(name, _)| *name);
            let part = |(name, value)| format!("{}:{}", json!(name), canonical(value));
            format!("{{{}}}", parts.into_iter().map(part).collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
