//! Everything that proves the app, in the order in which it fails fastest.

use std::process::Command;
use std::time::Instant;

use crate::{Failure, Outcome, cargo, dist, root, run, size, tools};

const WASM: &str = "wasm32-unknown-unknown";

/// Runs all proofs. `--all` is the same until something needs further programs.
pub(crate) fn test(words: &[&str]) -> Outcome {
    if !matches!(words, [] | ["--all"]) {
        return Err("usage: cargo xtask test [--all]".into());
    }
    let path = tools::for_wasm()?;
    let browser = tools::browser()?;
    let mut times = Vec::new();
    let mut phase = |name: &'static str, prove: &dyn Fn() -> Outcome| {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = prove();
        times.push((name, start.elapsed()));
        outcome.map_err(|fault| -> Failure { format!("{name}: {fault}").into() })
    };
    phase("format", &|| run(cargo().args(["fmt", "--all", "--check"])))?;
    phase("lints, native", &|| clippy(&["--workspace"]))?;
    phase("lints, wasm", &|| clippy(&["-p", "tabletalk", "--target", WASM]))?;
    phase("native tests", &|| {
        run(cargo().args(["test", "--workspace", "--exclude", "tabletalk-e2e"]))
    })?;
    phase("the app", &dist::dist)?;
    phase("bytes of a first visit", &size::check)?;
    phase("tests in the browser", &|| {
        let mut command = cargo();
        command.args(["test", "-p", "tabletalk", "--target", WASM, "--test", "browser"]);
        command.env("PATH", &path).env("CHROMEDRIVER", &browser.driver);
        run(command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner"))
    })?;
    phase("end to end", &|| {
        let mut command: Command = cargo();
        command.args(["test", "-p", "tabletalk-e2e", "--", "--test-threads=1"]);
        command.env("TABLETALK_DIST", root().join("dist"));
        run(command
            .env("TABLETALK_CHROMIUM", &browser.chromium)
            .env("TABLETALK_CHROMEDRIVER", &browser.driver))
    })?;
    println!();
    for (name, time) in times {
        println!("{:>6} s  {name}", time.as_secs());
    }
    Ok(())
}

fn clippy(scope: &[&str]) -> Outcome {
    run(cargo().arg("clippy").args(scope).args(["--all-targets", "--", "-D", "warnings"]))
}
