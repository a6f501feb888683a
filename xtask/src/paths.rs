//! No path of the building machine is in what is built: a panic names its file as the project or its package does.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, licences, root};

/// Sets this for a build, with what else is said to rustc. It is set for all crates alike, else cargo would build them
/// anew each time.
pub(crate) fn remap(build: &mut Command, rest: &[&str]) -> Outcome {
    let mut flags: Vec<String> = rest.iter().map(|flag| (*flag).to_owned()).collect();
    for (path, name) in own()? {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    Ok(())
}

/// Fails where a path of this machine is in what was built.
pub(crate) fn check(built: &[u8]) -> Outcome {
    let mut paths: Vec<PathBuf> = own()?.into_iter().map(|(path, _)| path).collect();
    paths.push(root().to_owned());
    for path in paths {
        let name = path.to_string_lossy();
        if built.windows(name.len()).any(|part| part == name.as_bytes()) {
            return Err(format!("{name} stands in what was built").into());
        }
    }
    Ok(())
}

/// Folders of this machine that source files stand in, and what they are called instead. Cargo names the project's own
/// files from its root.
fn own() -> Result<Vec<(PathBuf, String)>, Failure> {
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
    use std::process::Command;

    #[test]
    fn a_path_of_this_machine_is_found_wherever_it_stands() {
        let own = concat!("\0 at ", env!("CARGO_MANIFEST_DIR"), "/src/paths.rs");
        assert!(super::check(own.as_bytes()).is_err());
        assert!(super::check(b"\0 at src/paths.rs").is_ok());
    }

    #[test]
    fn each_folder_gets_another_name_beside_what_else_is_said() {
        let mut build = Command::new("cargo");
        super::remap(&mut build, &["-Cfirst"]).unwrap();
        let (_, flags) = build.get_envs().next().unwrap();
        let flags = flags.unwrap().to_str().unwrap();
        let flags: Vec<&str> = flags.split('\u{1f}').collect();
        assert_eq!(flags[0], "-Cfirst");
        let folders = super::own().unwrap();
        assert_eq!(flags.len(), 1 + folders.len());
        assert!(flags[1..].iter().all(|flag| flag.starts_with("--remap-path-prefix=/")));
    }
}
