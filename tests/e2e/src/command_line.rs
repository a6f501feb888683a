//! The command line, built once and run.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::Fault;
use crate::server::root;

/// Runs `tabletalk` with these words.
pub fn tabletalk(words: &[&str]) -> Result<Output, Fault> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let program = BUILT.get_or_init(|| build().map_err(|fault| fault.to_string())).clone()?;
    Ok(Command::new(program).args(words).output()?)
}

fn build() -> Result<PathBuf, Fault> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["build", "--quiet", "-p", "tabletalk", "--message-format=json-render-diagnostics"];
    let told = Command::new(cargo).current_dir(root()).args(words).output()?;
    let text = String::from_utf8_lossy(&told.stdout);
    let messages =
        text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut programs =
        messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.next_back().ok_or_else(|| String::from_utf8_lossy(&told.stderr).into_owned().into())
}
