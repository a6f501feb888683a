//! The command line, built once and run.

use std::path::{Path, PathBuf};
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

/// The text of a note in [`hand_in_of`]; the first is 0.
pub fn note_text(at: usize) -> String {
    format!("Note {at}, of a usual length, that somebody said at the table")
}

/// The hand-in of the first group of an event, with so many notes, written into a folder.
pub fn hand_in_of(notes: usize, event: &Path, folder: &Path) -> Result<PathBuf, Fault> {
    let table = folder.join("notes.csv");
    let mut rows = String::from("text\n");
    for at in 0..notes {
        rows.push_str(&format!("\"{}\"\n", note_text(at)));
    }
    std::fs::write(&table, rows)?;
    imported(&table, event, &[])
}

/// The hand-in of the first group of an event, with the notes of a table, written beside it; `words` say how it is read.
pub fn imported(table: &Path, event: &Path, words: &[&str]) -> Result<PathBuf, Fault> {
    let out = table.with_file_name("imported.json");
    let spelled = [table, event, &out].map(|path| path.to_string_lossy().into_owned());
    let [table, event, to] = &spelled;
    let import = ["import", "--event", event, "--group", "1", table, "--out", to];
    let done = tabletalk(&[&import[..], words].concat())?;
    if done.status.success() {
        Ok(out)
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned().into())
    }
}

/// Where it is: as `TABLETALK_COMMAND_LINE` says, else where cargo builds it.
fn build() -> Result<PathBuf, Fault> {
    if let Some(built) = std::env::var_os("TABLETALK_COMMAND_LINE") {
        return Ok(built.into());
    }
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
