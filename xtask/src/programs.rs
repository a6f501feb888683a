//! Programs of the end-to-end package that run for long, or on a build of their own: each is run for what it prints.

use std::path::Path;
use std::process::Command;

use crate::browser::{self, Browser};
use crate::{Outcome, baseline, cargo, dist, native, root, run, size};

/// `cargo xtask soak --seconds N`: two tabs of one group, at random.
pub(crate) fn soak(words: &[&str]) -> Outcome {
    let seconds = option(words, "--seconds", "60")?;
    let browser = browser::ready()?;
    dist::dist()?;
    run(&mut program("soak", &[seconds], &browser, &root().join("dist")))
}

/// How often each browser is killed unless somebody says otherwise: in twenty of these runs writes are on their way.
pub(crate) const KILLS: &str = "24";

/// `cargo xtask kill-test --runs N`: browsers that are killed while somebody writes.
pub(crate) fn kill_test(words: &[&str]) -> Outcome {
    let runs = option(words, "--runs", KILLS)?;
    let browser = browser::both()?;
    dist::dist()?;
    kill(&browser, runs)
}

/// The same on the app as it is built, in each browser that was found.
pub(crate) fn kill(browser: &Browser, runs: &str) -> Outcome {
    let built = root().join("dist");
    run(&mut program("kill_test", &[runs, "chromium"], browser, &built))?;
    if browser.firefox.is_some() {
        run(&mut program("kill_test", &[runs, "firefox"], browser, &built))?;
    }
    Ok(())
}

/// `cargo xtask fall-test`: every handler of every screen falls over.
pub(crate) fn fall_test() -> Outcome {
    fall(&browser::ready()?)
}

/// The same, with the programs that were found; the app is built with assertions for it.
pub(crate) fn fall(browser: &Browser) -> Outcome {
    let asserting = dist::asserting()?;
    run(&mut program("fall_test", &[], browser, &asserting))
}

/// Where a table feels speed, as ratios within one run: absolute times are those of the machine. `BEFORE` names the
/// `dist/` of an earlier checkout to compare with, `NULLBOARD` a folder with Nullboard's files: both from the root on. With
/// `--table` only what a table feels is measured, with `--files` only what the worst files and a large table cost, with
/// `--room` only what a thousand hand-ins do, with `--likely` only what it costs to look for what may be one.
pub(crate) fn bench(words: &[&str]) -> Outcome {
    let [files, room, likely] = match words {
        [] => [true; 3],
        ["--table"] => [false; 3],
        ["--files"] => [true, false, false],
        ["--room"] => [false, true, false],
        ["--likely"] => [false, false, true],
        _ => return Err("usage: cargo xtask bench [--table | --files | --room | --likely]".into()),
    };
    let browser = browser::ready()?;
    dist::dist()?;
    let mut bench = program("bench", words, &browser, &root().join("dist"));
    let mut measured = Vec::new();
    if words.is_empty() {
        size::check()?;
    }
    if room {
        measured.push(run(&mut speed()));
        bench.env("BASELINE", baseline::built()?);
        let desk = root().join("target/matrix-desk.json");
        run(speed().args(["--", "matrix"]).arg(&desk))?;
        bench.env("MATRIX", desk);
    }
    if likely {
        measured.push(run(speed().args(["--", "likeness"])));
    }
    if room || likely {
        let folder = root().join("target/room");
        run(speed().args(["--", "make", "1000"]).arg(&folder))?;
        bench.env("ROOM", &folder);
    }
    if files {
        let mut worst = example("worst");
        // What is let go of and asked for again within moments stays with the program: else a larger file is measured with
        // what the system takes for its pages.
        worst.env("MIMALLOC_PURGE_DELAY", "-1");
        measured.push(run(&mut worst));
        measured.push(run(speed().args(["--", "import"])));
        let folder = root().join("target/worst");
        for (size, name) in [("1000", "few"), ("10000", "many")] {
            run(example("worst").args(["--", "make", size]).arg(folder.join(name)))?;
        }
        bench.env("WORST", &folder);
    }
    println!("Now in the browser: about fifteen minutes; a part alone takes about five.");
    run(&mut bench)?;
    measured.into_iter().collect()
}

/// What a thousand hand-ins cost natively.
fn speed() -> Command {
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "-p", "tabletalk-speed"]);
    command
}

/// An example of the app's own package, built for release.
fn example(name: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "-p", "tabletalk", "--example", name]);
    command
}

/// A program of the end-to-end package, on the app as it was built into a folder.
pub(crate) fn program(name: &str, words: &[&str], browser: &Browser, dist: &Path) -> Command {
    let mut command = native::linted();
    command.args(["run", "--quiet", "-p", "tabletalk-e2e", "--bin", name, "--"]).args(words);
    browser.set(&mut command, dist);
    command
}

/// The value of the only option that a command has.
fn option<'a>(words: &[&'a str], name: &str, usual: &'a str) -> Result<&'a str, crate::Failure> {
    match words {
        [] => Ok(usual),
        [given, value] if *given == name && value.parse::<u32>().is_ok() => Ok(value),
        _ => Err(format!("the only option here is {name} N, a whole number").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::option;

    #[test]
    fn an_option_is_a_number_or_left_out() {
        assert_eq!(option(&[], "--runs", "20").unwrap(), "20");
        assert_eq!(option(&["--runs", "7"], "--runs", "20").unwrap(), "7");
        assert!(option(&["--runs", "many"], "--runs", "20").is_err());
        assert!(option(&["--seconds", "7"], "--runs", "20").is_err());
    }
}
