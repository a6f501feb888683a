//! The app as any static host can serve it, from any folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::wasm::Wasm;
use crate::{
    Failure, Outcome, alike, cargo, content_names, glue, headers, licences, linker, names, offline,
    one_file, pack, root, run, script, styles, tools,
};

/// Builds `dist/`.
pub(crate) fn dist() -> Outcome {
    let path = tools::for_wasm()?;
    println!("Building the app for release: 2 to 4 minutes the first time on two cores.");
    // Trunk itself must not reach out; cargo may, for packages.
    run(cargo().args(["fetch", "--locked"]))?;
    styles::join()?;
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--offline", "--color", "never"]);
    linker::lean(&mut trunk)?;
    // NO_COLOR=1, which many machines set, is not a value that trunk takes.
    trunk.env("PATH", path).env_remove("NO_COLOR");
    run(&mut trunk)?;
    let dist = root().join("dist");
    let (glue, wasm) = slim(&dist)?;
    std::fs::write(dist.join("licences.txt"), licences::text()?)?;
    copy_example(&dist)?;
    copy_assets(&dist)?;
    one_file::write(&dist, &glue, &wasm)?;
    content_names::set(&dist)?;
    offline::write_worker()?;
    headers::write(&dist)?;
    println!("Built: dist/");
    Ok(())
}

/// The app with debug assertions, for tests that ask it to fall over; answers the folder.
pub(crate) fn checked() -> Result<PathBuf, Failure> {
    let path = tools::for_wasm()?;
    println!("Building the app with debug assertions.");
    styles::join()?;
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--offline", "--color", "never", "--cargo-profile", "dev"]);
    trunk.args(["--dist", "target/checked"]).env("PATH", path).env_remove("NO_COLOR");
    run(&mut trunk)?;
    let checked = root().join("target/checked");
    copy_example(&checked)?;
    copy_assets(&checked)?;
    Ok(checked)
}

/// Leaves of wasm and glue what a browser needs; answers both, the glue so that any script can start it.
fn slim(dist: &Path) -> Result<(String, Vec<u8>), Failure> {
    let (wasm_file, glue_file) = (dist.join("tabletalk_bg.wasm"), dist.join("tabletalk.js"));
    let wasm = Wasm::read(&std::fs::read(&wasm_file)?);
    let mut wasm = wasm.ok_or("the wasm is not as it should be")?;
    let glue = names::shorten(&glue::joined(dist)?, &mut wasm)?;
    let wasm = alike::beside_each_other(&wasm.bytes())?;
    linker::names_no_machine(&wasm)?;
    std::fs::write(wasm_file, pack::packed(&wasm)?)?;
    let packed = std::fs::read_to_string(root().join("assets/packed.js"))?;
    let module = format!("{glue}\n{packed}");
    std::fs::write(glue_file, script::minified(&module)?)?;
    Ok((glue, wasm))
}

/// What stands beside the page under a name of its own.
fn copy_assets(dist: &Path) -> Outcome {
    let assets = root().join("assets");
    std::fs::copy(assets.join("rescue.html"), dist.join("rescue.html"))?;
    let sheet = std::fs::read_to_string(assets.join("rescue.css"))?;
    std::fs::write(dist.join("rescue.css"), styles::slim(&sheet))?;
    for name in ["boot.js", "rescue.js", "sw-off.js"] {
        let text = std::fs::read_to_string(assets.join(name))?;
        std::fs::write(dist.join(name), script::minified(&text)?)?;
    }
    Ok(())
}

/// The example's files stand beside the page; nobody downloads them who doesn't ask.
fn copy_example(dist: &Path) -> Outcome {
    let (from, to) = (root().join("assets/example"), dist.join("example"));
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
