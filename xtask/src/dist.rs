//! The app as any static host can serve it, from any folder.

use crate::{Outcome, cargo, licences, root, run, slim, styles, tools};

/// Builds `dist/`.
pub(crate) fn dist() -> Outcome {
    let path = tools::for_wasm()?;
    println!("Building the app for release: 2 to 4 minutes the first time on two cores.");
    // Trunk itself must not reach out; cargo may, for packages.
    run(cargo().args(["fetch", "--locked"]))?;
    styles::join()?;
    let mut trunk = std::process::Command::new("trunk");
    trunk.args(["build", "--release", "--offline", "--color", "never"]);
    // NO_COLOR=1, which many machines set, is not a value that trunk takes.
    trunk.env("PATH", path).env_remove("NO_COLOR");
    // Without this every view is a type of its own, and its code is written out for each.
    // Set this way it also stands where somebody has RUSTFLAGS of their own: the app is the same everywhere.
    trunk.env("CARGO_ENCODED_RUSTFLAGS", "--cfg\u{1f}erase_components");
    run(&mut trunk)?;
    slim::strip_names(&root().join("dist"))?;
    std::fs::write(root().join("dist/licences.txt"), licences::text()?)?;
    println!("Built: dist/");
    Ok(())
}
