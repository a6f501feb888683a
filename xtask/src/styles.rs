//! One style sheet out of the files in `style/`: one request on bad wifi instead of ten.

use std::path::PathBuf;

use crate::{Failure, Outcome, root};

/// The layers' files come in this order; screens, one file each, stand before print.
const FIRST: [&str; 5] = ["layers", "tokens", "base", "layout", "parts"];

/// Writes `target/style/tabletalk.css`, which `index.html` names.
pub(crate) fn join() -> Outcome {
    let out = root().join("target/style");
    std::fs::create_dir_all(&out)?;
    Ok(std::fs::write(out.join("tabletalk.css"), sheet()?)?)
}

/// All files as one sheet.
pub(crate) fn sheet() -> Result<String, Failure> {
    let folder = root().join("style");
    let mut files: Vec<PathBuf> =
        FIRST.iter().map(|name| folder.join(format!("{name}.css"))).collect();
    let listed = std::fs::read_dir(&folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let print = folder.join("print.css");
    let mut rest: Vec<PathBuf> =
        listed.filter(|path| !files.contains(path) && *path != print).collect();
    rest.sort();
    files.extend(rest);
    files.push(print);
    let mut sheet = String::new();
    for file in files {
        sheet.push_str(
            &std::fs::read_to_string(&file)
                .map_err(|fault| format!("{}: {fault}", file.display()))?,
        );
    }
    Ok(sheet)
}
