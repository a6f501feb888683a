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
    let mut facts = Vec::new();
    let mut write = |says: Value| {
        let fact = canonical(&json!({ "says": says }));
        let digest = hex(&Sha256::digest(&fact)[..6]);
        let name = format!("{}.000000000007.{digest}", facts.len() + 1);
        facts.push(json!({ "name": name, "says": says }));
        name
    };
    let theme = write(json!({ "theme": { "name": theme } }));
    for text in notes {
        let note = write(json!({ "note": { "text": text, "asked": 1 } }));
        write(json!({ "place": { "note": note, "theme": theme } }));
    }
    let mut head = event.clone();
    head["groups"] = json!([event["groups"][0]]);
    let receipt = hex(&Sha256::digest(canonical(&Value::from(facts.clone()))));
    json!({
        "format": "tabletalk-hand-in", "version": 1, "event": head, "group": event["groups"][0]["id"],
        "asked": [{ "revision": 1, "question": event["groups"][0]["question"] }],
        "receipt": { "sha256": receipt, "words": "" },
        "board": { "notes": [], "themes": [], "rounds": [] },
        "facts": facts,
    })
    .to_string()
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
