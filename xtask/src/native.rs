//! The project's own packages as the tests have them: linted while they are compiled, so that packages are compiled once for
//! both.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Failure, cargo, root, spelled};

/// Cargo, with each lint of the project's own packages taken for an error.
pub(crate) fn linted() -> Command {
    let mut command = cargo();
    command.env("RUSTC_WORKSPACE_WRAPPER", root().join("xtask/lints"));
    command
}

/// All native tests: those in the browsers have packages of their own.
pub(crate) fn test() -> Command {
    let mut command = linted();
    command.args(["test", "--workspace", "--exclude", "tabletalk-e2e"]);
    command
}

/// Builds all that the native tests are of: the command line, which the other tests run too.
pub(crate) fn build() -> Result<PathBuf, Failure> {
    let mut build = test();
    build.args(["--no-run", "--message-format=json-render-diagnostics"]);
    let told = build.current_dir(root()).stderr(Stdio::inherit()).output()?;
    if !told.status.success() {
        return Err(format!("{} from: {}", told.status, spelled(&build)).into());
    }
    let found = command_line(&String::from_utf8_lossy(&told.stdout));
    found.ok_or_else(|| "cargo does not say where it built the command line".into())
}

/// Where cargo says that it built the command line.
fn command_line(told: &str) -> Option<PathBuf> {
    let messages = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter(|message| {
        let target = &message["target"];
        target["name"] == "tabletalk"
            && target["kind"] == serde_json::json!(["bin"])
            && message["profile"]["test"] == false
    });
    programs.find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_the_program_and_not_its_tests() {
        let told = r#"{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"tabletalk"},"profile":{"test":false},"executable":null}
            {"target":{"kind":["bin"],"name":"tabletalk"},"profile":{"test":true},"executable":"/deps/tabletalk-1"}
            {"target":{"kind":["bin"],"name":"xtask"},"profile":{"test":false},"executable":"/xtask"}
            {"target":{"kind":["bin"],"name":"tabletalk"},"profile":{"test":false},"executable":"/tabletalk"}
            what is no message"#;
        assert_eq!(super::command_line(told), Some("/tabletalk".into()));
        assert_eq!(super::command_line(""), None);
    }
}
