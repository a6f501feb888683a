//! Programs of Debian's that tests use: where they are, and how they get here.

use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, Outcome, run, tools};

/// Where a program is, once it was installed with these words of apt-get, where that is allowed.
pub(crate) fn installed(program: &str, words: &[&str]) -> Result<PathBuf, Failure> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let Ok(found) = tools::found(&path, program) {
        return Ok(found);
    }
    let outcome = install(words);
    tools::found(&path, program).map_err(|_| {
        let why = outcome.err().map(|fault| format!(" ({fault})")).unwrap_or_default();
        let words = words.join(" ");
        format!("the tests need {program}{why}. On Debian: apt-get install {words}").into()
    })
}

/// Installs packages; options may stand among them.
pub(crate) fn install(words: &[&str]) -> Outcome {
    println!("Installing Debian's {} for the tests: about 2 minutes.", words.join(" "));
    let all: Vec<&str> = ["install", "-y", "-qq"].iter().chain(words).copied().collect();
    apt(&["update", "-qq"]).and_then(|()| apt(&all))
}

fn apt(words: &[&str]) -> Outcome {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["-n", "apt-get"]);
    }
    run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
