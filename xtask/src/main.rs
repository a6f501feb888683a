//! Tasks of the project: `cargo xtask serve` runs it, `cargo xtask test` proves it.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task says what it does while it does it"
)]

mod baseline;
mod browser;
mod debian;
mod dist;
mod engines;
mod headers;
mod licences;
mod names;
mod native;
mod offline;
mod one_file;
mod paths;
mod programs;
mod serve;
mod size;
mod static_server;
mod styles;
mod test;
mod tools;

use std::process::{Command, ExitCode};

/// Why a task stopped, in words.
type Failure = Box<dyn std::error::Error>;
type Outcome = Result<(), Failure>;

const HELP: &str = "\
cargo xtask serve [--port N]   build the app for release and serve it on this machine
cargo xtask test [--all]       prove it: format, lints, native, wasm and end-to-end tests
cargo xtask dist               leave the built app in dist/, for any static host
cargo xtask kill-test --runs N kill the browser at random moments, and count what was lost
cargo xtask soak [--seconds N] let two tabs of one group write at random, and compare them
cargo xtask fall-test          let every handler fall over, and look for the rescue page
cargo xtask bench [--table | --files | --room | --likely]
                               speed as ratios, beside the earlier dist/ that BEFORE names; or of the worst files, or of
                               a thousand hand-ins alone
cargo xtask engines [--spark]  run the queries of docs/analysis.md, open tables and page in LibreOffice, and compare
                               them with the report
cargo xtask size               bytes of a first visit, raw and after brotli";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve", rest @ ..] => serve::serve(rest),
        ["test", rest @ ..] => test::test(rest),
        ["dist"] => dist::dist(),
        ["kill-test", rest @ ..] => programs::kill_test(rest),
        ["soak", rest @ ..] => programs::soak(rest),
        ["fall-test"] => programs::fall_test(),
        ["bench", rest @ ..] => programs::bench(rest),
        ["engines", rest @ ..] => engines::engines(rest),
        ["size"] => size::check(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("no task is called {:?}. There are:\n\n{HELP}", words.join(" ")).into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The project's root.
fn root() -> &'static std::path::Path {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Runs a command at the root; where it fails, says what to run by hand.
fn run(command: &mut Command) -> Outcome {
    let status = command.current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{status} from: {}", spelled(command)).into()),
        Err(fault) => Err(format!("{fault}, starting: {}", spelled(command)).into()),
    }
}

/// A command as one types it, with what was set for it; a PATH would bury the rest.
fn spelled(command: &Command) -> String {
    let set = command.get_envs().filter(|(name, _)| *name != "PATH");
    let set = set.filter_map(|(name, value)| {
        Some(format!("{}={}", name.to_string_lossy(), quoted(&value?.to_string_lossy())))
    });
    let program = std::path::Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    set.chain(words.map(|word| quoted(&word.to_string_lossy()))).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./=:,+@%".contains(sign);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn a_command_is_spelled_so_that_a_shell_takes_it() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["test", "-p", "app", "it's here"]).env("DIST", "/a b").env("PATH", "/bin");
        assert_eq!(super::spelled(&command), r"DIST='/a b' cargo test -p app 'it'\''s here'");
    }
}
