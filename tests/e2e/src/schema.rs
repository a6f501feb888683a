//! Whether a hand-in is what the published schema says.

use std::path::Path;

use crate::Fault;
use crate::server::root;

/// Fails where it is not.
pub fn check(hand_in: &Path) -> Result<(), Fault> {
    let read = |path: &Path| -> Result<serde_json::Value, Fault> {
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    };
    let schema = read(&root().join("docs/hand-in.schema.json"))?;
    let validator = jsonschema::validator_for(&schema)?;
    let file = read(hand_in)?;
    let faults: Vec<String> = validator.iter_errors(&file).map(|fault| fault.to_string()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}
