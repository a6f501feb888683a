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
    Ok(slim(&sheet))
}

/// The sheet without comments and without spaces that say nothing; a package that knows CSS made it no smaller after
/// brotli. What stands in quotes stays as it is.
pub(crate) fn slim(sheet: &str) -> String {
    let mut slim = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '"' | '\'' => {
                let length = quoted(rest, sign);
                slim.push_str(&rest[..length]);
                length
            }
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            space if space.is_whitespace() => {
                if !slim.is_empty() && !slim.ends_with([' ', '{', '}', ';', ',', ':']) {
                    slim.push(' ');
                }
                space.len_utf8()
            }
            _ => {
                if matches!(sign, '{' | '}' | ';' | ',') {
                    slim.truncate(slim.trim_end_matches(' ').len());
                }
                if sign == '}' {
                    slim.truncate(slim.trim_end_matches(';').len());
                }
                slim.push(sign);
                sign.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    slim
}

/// How long a text in quotes is that starts here.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, sign) in text.char_indices().skip(1) {
        if sign == quote && !escaped {
            return place + 1;
        }
        escaped = sign == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn only_what_says_nothing_goes() {
        let sheet = "/* Why. */\n@layer a, b;\n.one > .two:hover,\n.three :focus {\n  margin: calc(1px + 2px) -1px;\n  content: \"a  /* b */ \\\" ;  }\";\n}\n";
        let slimmer = "@layer a,b;.one > .two:hover,.three :focus{margin:calc(1px + 2px) -1px;content:\"a  /* b */ \\\" ;  }\"}";
        assert_eq!(slim(sheet), slimmer);
    }

    #[test]
    fn a_comment_parts_words_no_more_than_a_space_does() {
        assert_eq!(slim("a /* and */ b{}"), "a b{}");
        assert_eq!(slim("a{} /* to the end"), "a{}");
    }
}
