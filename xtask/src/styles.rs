//! One style sheet out of the files in `style/`: one request on bad wifi instead of ten.

use std::path::{Path, PathBuf};

use crate::{Failure, Outcome, root};

/// The layers' files come in this order; screens, one file each, stand before print.
const FIRST: [&str; 5] = ["layers", "tokens", "base", "layout", "parts"];

/// Which page a sheet is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// The page that tables open.
    Tables,
    /// A page that has the organiser's screens too: theirs stand in `style/organiser/`.
    Everybody,
}

/// Writes `target/style/tabletalk.css`, which `index.html` names.
pub(crate) fn join(whose: For) -> Outcome {
    let out = root().join("target/style");
    std::fs::create_dir_all(&out)?;
    Ok(std::fs::write(out.join("tabletalk.css"), sheet(whose)?)?)
}

/// All files as one sheet.
pub(crate) fn sheet(whose: For) -> Result<String, Failure> {
    let folder = root().join("style");
    let mut files: Vec<PathBuf> =
        FIRST.iter().map(|name| folder.join(format!("{name}.css"))).collect();
    let print = folder.join("print.css");
    let mut rest = sheets_in(&folder)?;
    if whose == For::Everybody {
        rest.extend(sheets_in(&folder.join("organiser"))?);
    }
    rest.retain(|path| !files.contains(path) && *path != print);
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

/// The style sheets of a folder, by name.
fn sheets_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let listed = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let mut sheets: Vec<PathBuf> =
        listed.filter(|path| path.extension().is_some_and(|end| end == "css")).collect();
    sheets.sort();
    Ok(sheets)
}
