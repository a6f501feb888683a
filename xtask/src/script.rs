//! JavaScript: read, changed in places, made small. The comments of our scripts are for people, not for the wifi.

use oxc::allocator::Allocator;
use oxc::ast::ast::Program;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::{SourceType, Span};

use crate::Failure;

/// A part of a script, and what comes in its place.
pub(crate) type Edit = (Span, String);

/// The same script in fewer bytes. Each is read as a module: none shares its names with another.
pub(crate) fn minified(script: &str) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let mut program = parsed(&allocator, script)?;
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let writer = Codegen::new().with_options(CodegenOptions::minify());
    Ok(writer.with_scoping(minified.scoping).build(&program).code)
}

/// What a script says, or where it can't be read.
pub(crate) fn parsed<'a>(
    allocator: &'a Allocator,
    script: &'a str,
) -> Result<Program<'a>, Failure> {
    let read = Parser::new(allocator, script, SourceType::mjs()).parse();
    match read.diagnostics.first() {
        None => Ok(read.program),
        Some(fault) => Err(format!("a script can't be read: {fault:?}").into()),
    }
}

/// The script with these parts replaced; no two may overlap.
pub(crate) fn edited(script: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(part, _)| part.start);
    let mut new = String::with_capacity(script.len());
    let mut from = 0;
    for (part, words) in edits {
        new.push_str(&script[from..part.start as usize]);
        new.push_str(&words);
        from = part.end as usize;
    }
    new.push_str(&script[from..]);
    new
}

#[cfg(test)]
mod tests {
    use super::{edited, minified};
    use oxc::span::Span;

    #[test]
    fn a_script_loses_its_comments_and_long_names_and_stays_the_same() {
        let script =
            "// Why.\nconst greeting = (person) => `Hi ${person}`;\nsay(greeting(name), '// no');";
        let small = minified(script).unwrap();
        assert!(!small.contains("Why") && !small.contains("person") && !small.contains('\n'));
        assert!(small.contains("say(") && small.contains("// no"), "{small}");
        assert_eq!(minified(script).unwrap(), small);
    }

    #[test]
    fn what_nobody_exports_or_calls_goes() {
        assert_eq!(minified("function a() { b() } function b() {}").unwrap(), "");
        assert!(minified("const =").is_err());
    }

    #[test]
    fn parts_are_replaced_wherever_they_stand() {
        let edits = vec![(Span::new(4, 5), "c".into()), (Span::new(0, 1), "long".into())];
        assert_eq!(edited("a = b;", edits), "long = c;");
    }
}
