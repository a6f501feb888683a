//! Whether a file is what the published schema says.

use std::path::Path;

use crate::Fault;
use crate::server::root;

/// Fails where a hand-in is not.
pub fn check(hand_in: &Path) -> Result<(), Fault> {
    check_by("hand-in.schema.json", hand_in)
}

/// Fails where a rescue file is not.
pub fn check_rescue(file: &Path) -> Result<(), Fault> {
    check_by("rescue.schema.json", file)
}

fn check_by(schema: &str, file: &Path) -> Result<(), Fault> {
    let read = |path: &Path| -> Result<serde_json::Value, Fault> {
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    };
    let schema = read(&root().join("docs").join(schema))?;
    let validator = jsonschema::validator_for(&schema)?;
    let file = read(file)?;
    let faults: Vec<String> = validator.iter_errors(&file).map(|fault| fault.to_string()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}
