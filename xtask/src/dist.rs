//! The app as any static host can serve it, from any folder.

use crate::{Outcome, cargo, licences, offline, root, run, slim, styles, tools};

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
    run(&mut trunk)?;
    slim::strip_names(&root().join("dist"))?;
    std::fs::write(root().join("dist/licences.txt"), licences::text()?)?;
    copy_example()?;
    for name in ["icon.svg", "rescue.html", "rescue.css", "rescue.js", "sw-off.js"] {
        std::fs::copy(root().join("assets").join(name), root().join("dist").join(name))?;
    }
    offline::write_worker()?;
    println!("Built: dist/");
    Ok(())
}

/// The example's files stand beside the page; nobody downloads them who doesn't ask.
fn copy_example() -> Outcome {
    let (from, to) = (root().join("assets/example"), root().join("dist/example"));
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) =
            path.file_name().filter(|_| path.extension().is_some_and(|kind| kind == "json"))
        {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
