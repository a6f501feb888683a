//! How the app is compiled and linked: so that nothing of the building machine is in it, and nothing that it can't use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, licences, panics, root};

/// The word that rustc starts a call of the linker with.
pub(crate) const CALLED: &str = "-flavor";

/// What is longer than one word is moved by one instruction. By itself LLVM moves up to 32 bytes word by word, wherever a
/// value goes from one place to another: 4 KB after brotli.
const MOVED_AT_ONCE: [&str; 2] =
    ["-Cllvm-args=-max-store-memcpy=1", "-Cllvm-args=-max-store-memmove=1"];

/// Sets that this build of the app is linked by this program, that it is small, and that no path of this machine gets into
/// it. It is set for all crates alike, else cargo would build them anew each time.
pub(crate) fn lean(build: &mut Command) -> Outcome {
    let mut flags = vec![format!("-Clinker={}", std::env::current_exe()?.display())];
    flags.extend(MOVED_AT_ONCE.map(str::to_owned));
    for (path, name) in own_paths()? {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    Ok(())
}

/// Fails where a path of this machine is in what is shipped.
pub(crate) fn names_no_machine(shipped: &[u8]) -> Outcome {
    let mut paths: Vec<PathBuf> = own_paths()?.into_iter().map(|(path, _)| path).collect();
    paths.push(root().to_owned());
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        if shipped.windows(name.len()).any(|part| part == name.as_bytes()) {
            return Err(format!("{name} stands in what is shipped").into());
        }
    }
    Ok(())
}

/// The linker itself, without what `without_classes` and `panics` leave out. rustc puts rust-lld on its PATH.
pub(crate) fn link(words: &[&str]) -> Outcome {
    let mut panics = false;
    let objects =
        words.iter().filter(|word| Path::new(word).extension().is_some_and(|kind| kind == "o"));
    for object in objects {
        if let Some(less) = panics::without_words(&std::fs::read(object)?)? {
            // rustc made it for this call alone.
            std::fs::write(object, less)?;
            panics = true;
        }
    }
    // Packages that are libraries for JavaScript are linked too, each for itself and for nobody.
    if words.contains(&"main") && !panics {
        return Err(
            "the app has no panics of the standard library: are they called otherwise now?".into(),
        );
    }
    let status = Command::new("rust-lld").args(without_classes(words)).status()?;
    if status.success() { Ok(()) } else { Err(format!("rust-lld: {status}").into()) }
}

/// Packages that Leptos brings have classes for JavaScript (streams of a server that we don't have), and wasm-bindgen
/// exports all their functions. The app gives the page no class: left out here, the linker drops what only they reach,
/// 4 KB after brotli. Left out of the finished wasm, it would be 1: what stands in the table of functions would stay.
fn without_classes<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let class = |word: &&'a str| Some(word.strip_prefix("__wbg_")?.split_once("_free_")?.0);
    let classes: BTreeSet<&str> = words.iter().filter_map(class).collect();
    let of_one = |word: &str| {
        let plain = word.trim_start_matches("__wbindgen_describe_").trim_start_matches("__wbg_");
        classes
            .iter()
            .any(|class| plain.strip_prefix(class).is_some_and(|method| method.starts_with('_')))
    };
    let mut kept = Vec::with_capacity(words.len());
    for word in words {
        if kept.last() == Some(&"--export") && of_one(word) {
            kept.pop();
        } else {
            kept.push(*word);
        }
    }
    kept
}

/// Folders of this machine that source files stand in, and what a panic names them instead.
fn own_paths() -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut paths: Vec<(PathBuf, String)> =
        licences::registries()?.into_iter().map(|path| (path, String::new())).collect();
    let said = |words: &[&str]| -> Result<String, Failure> {
        let told = Command::new("rustc").current_dir(root()).args(words).output()?;
        Ok(String::from_utf8(told.stdout)?.trim().to_owned())
    };
    let version = said(&["-vV"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    // As the standard library names itself where its source is not installed.
    let library = format!("/rustc/{}", commit.ok_or("rustc does not say its commit")?);
    paths.push((Path::new(&said(&["--print", "sysroot"])?).join("lib/rustlib/src/rust"), library));
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::{names_no_machine, without_classes};

    #[test]
    fn classes_and_what_describes_them_are_not_exported() {
        let words = [
            "-flavor",
            "wasm",
            "--export",
            "main",
            "--export",
            "__wbg_stream_free_58a9",
            "--export",
            "stream_pull_58a9",
            "--export",
            "__wbindgen_describe_stream_pull_58a9",
            "--export",
            "__wbindgen_describe___wbg_streamline_58a9",
            "--export",
            "__wbindgen_malloc",
            "stream_pull.o",
            "--gc-sections",
        ];
        let kept = [
            "-flavor",
            "wasm",
            "--export",
            "main",
            "--export",
            "__wbindgen_describe___wbg_streamline_58a9",
            "--export",
            "__wbindgen_malloc",
            "stream_pull.o",
            "--gc-sections",
        ];
        assert_eq!(without_classes(&words), kept);
    }

    #[test]
    fn a_path_of_this_machine_is_noticed() {
        let path = crate::root().join("src/main.rs");
        assert!(names_no_machine(path.to_string_lossy().as_bytes()).is_err());
        assert!(names_no_machine(b"src/main.rs").is_ok());
    }
}
