//! Everything that proves the app, in the order in which it fails fastest.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::tools::{self, WASM};
use crate::{
    Failure, Outcome, browser, cargo, dist, engines, native, paths, programs, root, run, size,
};

/// Runs all proofs; with `--all` also those that take long, and what runs in Firefox too.
pub(crate) fn test(words: &[&str]) -> Outcome {
    if !matches!(words, [] | ["--all"]) {
        return Err("usage: cargo xtask test [--all]".into());
    }
    let mut phases = Phases(Vec::new());
    let outcome = prove(&mut phases, words == ["--all"]);
    phases.print();
    outcome
}

fn prove(phases: &mut Phases, all: bool) -> Outcome {
    let (path, mut browser) = phases.run("tools", || {
        let browser = if all { browser::both() } else { browser::ready() };
        Ok((tools::for_wasm()?, browser?))
    })?;
    phases.run("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    let command_line = phases.run("lints, native", native::build)?;
    browser.command_line = Some(command_line.clone());
    phases.run("lints, wasm", || {
        // The other tests are native: their packages are not there for wasm.
        run(&mut for_wasm(&["test", "--test", "browser", "--no-run"])?)?;
        // The page that tables open.
        run(&mut for_wasm(&["build", "--bins", "--no-default-features"])?)
    })?;
    phases.run("native tests", || run(&mut native::test()))?;
    phases.run("tests in the browser", || {
        let runner = tools::found(&path, tools::RUNNER)?;
        let mut command = for_wasm(&["test", "--test", "browser"])?;
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
        command.env("CHROMEDRIVER", &browser.driver);
        run(command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::settings(&browser)?))
    })?;
    phases.run("the app: cargo xtask dist", dist::dist)?;
    phases.run("bytes of a first visit: cargo xtask size", size::check)?;
    phases.run("end to end", || {
        let mut command = native::linted();
        // Without `--tests` the last lines would be those of its documentation, which has none.
        command.args(["test", "-p", "tabletalk-e2e", "--tests", "--", "--test-threads"]);
        command.arg(at_once()?.to_string());
        browser.set(&mut command, &root().join("dist"));
        run(&mut command)
    })?;
    if all {
        phases.run("the page of a report, by html-validate", || report_is_html(&command_line))?;
        phases.run("the queries of docs/analysis.md, in their engines", || {
            engines::queries(&command_line)
        })?;
        phases.run("tables and page, in LibreOffice", || engines::libreoffice(&command_line))?;
        phases.run("packages: licences, bans, sources, advisories", packages)?;
        let built = root().join("dist");
        phases.run("two tabs at random", || {
            run(&mut programs::program("soak", &["20"], &browser, &built))
        })?;
        phases.run("handlers that fall over", || programs::fall(&browser))?;
        phases.run("killed browsers", || programs::kill(&browser, programs::KILLS))?;
    }
    Ok(())
}

/// So many end-to-end tests run beside each other: they wait for their browsers more than they keep a core busy.
fn at_once() -> Result<usize, Failure> {
    let cores = std::thread::available_parallelism()?;
    Ok(cores.get() + cores.get().div_ceil(2))
}

/// Whether the report of the example is HTML as it is written today, as a page and as a part of one.
fn report_is_html(command_line: &Path) -> Outcome {
    let (program, folder) = (browser::html_validate()?, root().join("target/report"));
    std::fs::create_dir_all(&folder)?;
    let example = root().join("assets/example");
    let part = "<!DOCTYPE html><html lang=\"en\"><head><title>Part</title></head><body>";
    for (name, words) in [("page.html", [].as_slice()), ("part.html", &["--fragment", "1"])] {
        let mut collect = Command::new(command_line);
        collect.args(["collect", "--format", "html", "--desk"]);
        collect.arg(example.join("desk.json")).args(words).arg("--out").arg(folder.join(name));
        run(collect.args((1..=5).map(|group| example.join(format!("group-{group}.json")))))?;
        if !words.is_empty() {
            let text = std::fs::read_to_string(folder.join(name))?;
            std::fs::write(folder.join(name), format!("{part}{text}</body></html>"))?;
        }
        // Handed over: a name would be taken as a pattern.
        let page = std::fs::File::open(folder.join(name))?;
        run(Command::new(&program).arg("--stdin").stdin(page))?;
    }
    Ok(())
}

/// Whether the packages are what `deny.toml` allows. Advisories come over the network, which need not be there.
fn packages() -> Outcome {
    run(tools::deny()?.args(["--workspace", "check", "licenses", "bans", "sources"]))?;
    if run(tools::deny()?.args(["fetch", "db"])).is_err() {
        println!("advisories not checked: their database can't be reached");
        return Ok(());
    }
    run(tools::deny()?.args(["--workspace", "check", "advisories"]))
}

/// What cargo is to do with the app for the browser, whose lints are errors. It is compiled with the flags of what ships: so
/// its packages are compiled once for lints, for tests, and for handlers that fall over.
fn for_wasm(words: &[&str]) -> Result<Command, Failure> {
    let mut command = native::linted();
    command.args(words).args(["-p", "tabletalk", "--target", WASM]);
    paths::remap(&mut command, &dist::SHIPPED)?;
    Ok(command)
}

/// What ran, and how long it took.
struct Phases(Vec<(&'static str, Duration)>);

impl Phases {
    fn run<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed();
        self.0.push((name, time));
        println!("-- {:.1} s", time.as_secs_f64());
        outcome.map_err(|fault| format!("{name}: {fault}").into())
    }

    fn print(&self) {
        println!();
        for (name, time) in &self.0 {
            println!("{:>8.1} s  {name}", time.as_secs_f64());
        }
        let sum: Duration = self.0.iter().map(|(_, time)| *time).sum();
        println!("{:>8.1} s  in all", sum.as_secs_f64());
    }
}
