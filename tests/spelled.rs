//! The canonical form of facts: who writes one, who reads one and who checks it by its id spell it alike.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod kinds;

use kinds::{every_kind, every_kind_of_desk};
use serde_json::json;
use tabletalk::domain::json::canonical;
use tabletalk::domain::record::{Fact, FactId, LamportTimestamp, NoteId, Operation, ReplicaId};

fn at() -> LamportTimestamp {
    LamportTimestamp { count: 7, replica: ReplicaId::new(9) }
}

fn fact(over: Vec<FactId>, operation: Operation) -> Fact {
    Fact::write(at(), Some(1_700_000_000_000), over, operation)
}

#[test]
fn every_kind_of_fact_is_written_in_the_canonical_form_and_is_spelled_so_when_it_is_read() {
    let of = FactId::of(at(), "any");
    for operation in every_kind(of).chain(every_kind_of_desk(of)) {
        for over in [vec![], vec![of]] {
            let written = fact(over, operation.clone());
            let spelled = canonical(&written.to_wire());
            assert_eq!(written.spell(), spelled);
            assert_eq!(Fact::read(written.to_wire()).unwrap(), (written, spelled));
        }
    }
    // Parts to come stand before and behind the id, also where this version lets go of them.
    let text = fact(vec![], Operation::Text { note: NoteId(of), text: "Words".into() });
    for mut wire in [text.to_wire(), text.redacted().to_wire()] {
        wire["an"] = json!({"z": 1, "a": 2});
        wire["zebra"] = json!([1.50]);
        if wire.get("says").is_some() {
            let parts = wire.as_object_mut().unwrap();
            parts.remove("name");
            let id = FactId::of(text.id().timestamp, &canonical(&wire));
            wire["name"] = id.to_string().into();
        }
        let (read, spelled) = Fact::read(wire).unwrap();
        assert_eq!((read.spell(), canonical(&read.to_wire())), (spelled.clone(), spelled));
    }
}
