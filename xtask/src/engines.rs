//! What the command line writes, in the programs that it is for: the queries of `docs/analysis.md` in their engines, tables
//! and page in `LibreOffice`; compared with the report.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, cargo, debian, root, run, tools};

/// `cargo xtask engines`: all of it. Spark needs Java and takes minutes.
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
    let tabletalk = built()?;
    run(proof(spark, "run.py")?.arg(&tabletalk).args(words))?;
    libreoffice(&tabletalk)
}

/// The queries without Spark, on this command line.
pub(crate) fn queries(tabletalk: &Path) -> Outcome {
    run(proof(false, "run.py")?.arg(tabletalk))
}

/// Tables and page of this command line, in `LibreOffice`.
pub(crate) fn libreoffice(tabletalk: &Path) -> Outcome {
    let packages =
        ["--no-install-recommends", "libreoffice-calc-nogui", "libreoffice-writer-nogui"];
    let soffice = debian::installed("soffice", &packages)?;
    run(proof(false, "libreoffice.py")?.arg(tabletalk).arg(soffice))
}

/// The command line, built for release.
fn built() -> Result<PathBuf, Failure> {
    run(cargo().args(["build", "--release", "--package", "tabletalk", "--bin", "tabletalk"]))?;
    // A cargo that was told of another folder builds there.
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release/tabletalk"))
}

/// A program of `tests/engines/`, in a Python with the engines in the versions that it was written for.
fn proof(spark: bool, program: &str) -> Result<Command, Failure> {
    let lists: &[&str] =
        if spark { &["requirements.txt", "requirements-spark.txt"] } else { &["requirements.txt"] };
    let (home, programs) = (tools::cache()?.join("engines"), Path::new("tests/engines"));
    let python = home.join("bin/python");
    if !python.exists() {
        // Debian's Python comes without what makes another one.
        let whole = Command::new("python3").args(["-c", "import ensurepip"]).output();
        if !whole.is_ok_and(|asked| asked.status.success()) {
            debian::install(&["python3-venv"])?;
        }
        println!("Making a Python for the engines in {}.", home.display());
        run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
    }
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    for list in lists {
        // Without a network this answers at once where all of it is there.
        install.arg("--requirement").arg(programs.join(list));
    }
    run(&mut install)?;
    let mut proof = Command::new(python);
    // What it compiles of itself would lie in the repository.
    proof.env("PYTHONDONTWRITEBYTECODE", "1").arg(programs.join(program));
    Ok(proof)
}
