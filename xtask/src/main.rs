//! Tasks of the project: `cargo xtask serve` runs it, `cargo xtask test` proves it.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task says what it does while it does it"
)]

mod dist;
mod licences;
mod serve;
mod size;
mod slim;
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
cargo xtask size               bytes of a first visit, raw and after brotli";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve", rest @ ..] => serve::serve(rest),
        ["test", rest @ ..] => test::test(rest),
        ["dist"] => dist::dist(),
        ["size"] => size::check(),
        _ => {
            println!("{HELP}");
            Ok(())
        }
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

/// Runs a command at the root; what to run by hand is said where it fails.
fn run(command: &mut Command) -> Outcome {
    let status = command.current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ({status})", spelled(command)).into()),
        Err(fault) => Err(format!("{} could not be started: {fault}", spelled(command)).into()),
    }
}

fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
