//! The queries of `docs/analysis.md`, run by the engines that they are for and compared with the report.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, cargo, root, run, tools};

/// `cargo xtask engines`: installs the engines, builds the command line, runs the page. Spark needs Java and takes minutes.
pub(crate) fn engines(words: &[&str]) -> Outcome {
    if !matches!(words, [] | ["--spark"]) {
        return Err("usage: cargo xtask engines [--spark]".into());
    }
    let spark = !words.is_empty();
    if spark {
        let java = Command::new("java").arg("-version").output();
        java.map_err(|fault| {
            format!("Spark needs Java 17 or newer: apt install default-jre ({fault})")
        })?;
    }
    let python = installed(spark)?;
    run(cargo().args(["build", "--release", "--package", "tabletalk", "--bin", "tabletalk"]))?;
    // A cargo that was told of another folder builds there.
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let mut proof = Command::new(python);
    // What it compiles of itself would lie in the repository.
    proof.env("PYTHONDONTWRITEBYTECODE", "1").arg("tests/engines/run.py");
    run(proof.arg(target.join("release/tabletalk")).args(words))
}

/// A Python with the engines in the versions that the page was written for.
fn installed(spark: bool) -> Result<PathBuf, Failure> {
    let lists: &[&str] =
        if spark { &["requirements.txt", "requirements-spark.txt"] } else { &["requirements.txt"] };
    let folder = tools::cache()?.join("engines");
    let python = folder.join("bin/python");
    if !python.exists() {
        println!("Making a Python for the engines in {}.", folder.display());
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    for list in lists {
        // Without a network this answers at once where all of it is there.
        install.arg("--requirement").arg(Path::new("tests/engines").join(list));
    }
    run(&mut install)?;
    Ok(python)
}
