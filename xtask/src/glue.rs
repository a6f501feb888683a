//! The glue: JavaScript that wasm-bindgen writes between the page and the wasm. It comes in several files that import
//! each other; here it becomes one, so that nothing is waited for twice on bad wifi and the page for a disk can hold it.

use std::path::Path;

use oxc::allocator::Allocator;
use oxc::ast::ast::{Declaration, ImportDeclaration, ImportDeclarationSpecifier, Statement};
use oxc::span::{GetSpan as _, Span};

use crate::Failure;
use crate::script::{Edit, edited, parsed};

/// How the glue ends.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// The glue as one script that imports and exports nothing. `initSync` starts the app from the wasm's bytes,
/// `__wbg_init` from its address.
pub(crate) fn joined(dist: &Path) -> Result<String, Failure> {
    let script = std::fs::read_to_string(dist.join("tabletalk.js"))?;
    let (body, rest) = script.split_once(EXPORTS).ok_or("the glue exports something else")?;
    if !rest.trim().is_empty() {
        return Err("the glue goes on where it should end".into());
    }
    let snippet = |path: &str| Ok(std::fs::read_to_string(dist.join(path))?);
    without_imports(&without_classes(body)?, snippet)
}

/// Without the shells of classes that packages of ours export and `linker` left nothing of but their names.
fn without_classes(script: &str) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, script)?;
    let classes: Vec<String> = program.body.iter().filter_map(exported_class).collect();
    let names_one = |text: &str| classes.iter().any(|class| text.contains(class.as_str()));
    let speaks_of_one = |statement: &&Statement<'_>| {
        let function = matches!(statement, Statement::FunctionDeclaration(_));
        !function && names_one(statement.span().source_text(script))
    };
    let cuts = program.body.iter().filter(speaks_of_one);
    let script = edited(script, cuts.map(|statement| (statement.span(), String::new())).collect());
    // A function that the wasm calls would need it.
    if names_one(&script) {
        return Err(format!("the glue uses a class that it exports, one of {classes:?}").into());
    }
    Ok(script)
}

fn exported_class(statement: &Statement<'_>) -> Option<String> {
    let Statement::ExportDeclaration(export) = statement else { return None };
    let Declaration::ClassDeclaration(class) = &export.declaration else { return None };
    Some(class.id.as_ref()?.name.to_string())
}

/// With the files that it imports in it, each as what a function that is called at once answers.
fn without_imports(
    script: &str,
    read: impl Fn(&str) -> Result<String, Failure>,
) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, script)?;
    let mut paths: Vec<&str> = Vec::new();
    let mut edits = Vec::new();
    for statement in &program.body {
        let Statement::ImportDeclaration(import) = statement else { continue };
        let path = import.source.value.as_str();
        let place = paths.iter().position(|known| *known == path).unwrap_or(paths.len());
        if place == paths.len() {
            paths.push(path);
        }
        edits.push((import.span, bindings(import, &format!("snippet{place}"))?));
    }
    let mut whole = String::new();
    for (place, path) in paths.iter().enumerate() {
        whole.push_str(&format!("const snippet{place} = {};\n", answered(&read(path)?)?));
    }
    Ok(whole + &edited(script, edits))
}

/// What an import binds, bound to the same names of an object.
fn bindings(import: &ImportDeclaration<'_>, object: &str) -> Result<String, Failure> {
    let mut bound = String::new();
    for specifier in import.specifiers.iter().flatten() {
        let pattern = match specifier {
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(all) => all.local.name.to_string(),
            ImportDeclarationSpecifier::ImportSpecifier(one) => {
                format!("{{ {}: {} }}", one.imported.name(), one.local.name)
            }
            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => {
                return Err("no snippet of ours has a default export".into());
            }
        };
        bound.push_str(&format!("const {pattern} = {object};"));
    }
    Ok(bound)
}

/// A snippet as an expression: an object of the functions that it exports.
fn answered(snippet: &str) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, snippet)?;
    let (mut names, mut edits): (Vec<String>, Vec<Edit>) = (Vec::new(), Vec::new());
    for statement in &program.body {
        match statement {
            Statement::ExportDeclaration(export) => {
                let Declaration::FunctionDeclaration(function) = &export.declaration else {
                    return Err("a snippet exports what is no function".into());
                };
                names.extend(function.id.as_ref().map(|id| id.name.to_string()));
                edits.push((Span::new(export.span.start, function.span.start), String::new()));
            }
            other if other.is_module_declaration() => {
                return Err("a snippet imports, or exports by name".into());
            }
            _ => {}
        }
    }
    Ok(format!("(() => {{\n{}\nreturn {{ {} }};\n}})()", edited(snippet, edits), names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{without_classes, without_imports};
    use crate::Failure;
    use crate::script::minified;

    #[expect(clippy::unnecessary_wraps, reason = "it stands for reading a file")]
    fn snippet(_: &str) -> Result<String, Failure> {
        Ok("let count = 0;\nexport function next() { return ++count; }".into())
    }

    #[test]
    fn imports_come_from_the_snippet_in_the_same_script() {
        let script = "import { next } from './a.js';\nimport * as all from \"./a.js\";\nnext(all);";
        let joined = without_imports(script, snippet).unwrap();
        assert_eq!(joined.matches("let count").count(), 1, "{joined}");
        assert!(!joined.contains("import") && !joined.contains("export"), "{joined}");
        assert!(joined.contains("const { next: next } = snippet0;"), "{joined}");
        assert!(joined.contains("const all = snippet0;"), "{joined}");
        minified(&joined).unwrap();
    }

    #[test]
    fn a_snippet_of_another_shape_is_refused() {
        for odd in ["export const a = 1;", "export default 1;", "import './b.js';"] {
            let script = "import * as all from './a.js';";
            assert!(without_imports(script, |_| Ok(odd.into())).is_err(), "{odd}");
        }
        assert!(without_imports("import all from './a.js';", snippet).is_err());
    }

    #[test]
    fn classes_go_with_all_that_is_about_them() {
        let script = "export class Stream {}\nif (a) Stream.prototype.b = 1;\nfunction kept() {}\n\
                      const StreamEnd = new Registry((at) => wasm.free_stream(at));";
        let without = without_classes(script).unwrap();
        assert_eq!(without.trim(), "function kept() {}");
    }

    #[test]
    fn a_class_that_is_needed_is_noticed() {
        let script = "export class Stream {}\nfunction made() { return new Stream(); }";
        assert!(without_classes(script).is_err());
    }
}
