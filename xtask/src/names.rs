//! What the wasm and its glue call each other: a letter or two instead of `__wbg_addEventListener_847fd86b8c33ec43`.

use std::collections::BTreeMap;

use oxc::allocator::Allocator;
use oxc::ast::ast::{ComputedMemberExpression, Expression, ObjectProperty, StaticMemberExpression};
use oxc::ast_visit::{Visit, walk};
use oxc::span::{GetSpan as _, Span};

use crate::Failure;
use crate::script::{Edit, edited, parsed};
use crate::wasm::Wasm;

/// The object of the glue whose names are wasm-bindgen's; those of our own snippets are short enough.
const GLUE: &str = "./tabletalk_bg.js";

/// Both with short names. What the wasm exports and the glue never names is no longer exported.
pub(crate) fn shorten(glue: &str, wasm: &mut Wasm) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, glue)?;
    let mut mentions = Mentions::default();
    mentions.visit_program(&program);
    if mentions.computed {
        return Err("the glue looks the wasm's exports up by names that it makes".into());
    }
    let mut edits = exports(&mentions, wasm)?;
    edits.extend(imports(&mentions, wasm)?);
    Ok(edited(glue, edits))
}

/// Where the glue names what.
#[derive(Default)]
struct Mentions {
    /// `wasm.name`
    exports: Vec<(String, Span)>,
    /// `{ name: … }`
    keys: BTreeMap<String, Vec<Span>>,
    /// Whether there is a `wasm[…]`.
    computed: bool,
}

impl<'a> Visit<'a> for Mentions {
    fn visit_static_member_expression(&mut self, member: &StaticMemberExpression<'a>) {
        if is_wasm(&member.object) {
            self.exports.push((member.property.name.to_string(), member.property.span));
        }
        walk::walk_static_member_expression(self, member);
    }

    fn visit_computed_member_expression(&mut self, member: &ComputedMemberExpression<'a>) {
        self.computed |= is_wasm(&member.object);
        walk::walk_computed_member_expression(self, member);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        // A shorthand's key is its value too: `{ a }` can't be renamed in place.
        if let Some(name) = property.key.static_name().filter(|_| !property.shorthand) {
            self.keys.entry(name.into_owned()).or_default().push(property.key.span());
        }
        walk::walk_object_property(self, property);
    }
}

fn is_wasm(object: &Expression<'_>) -> bool {
    matches!(object, Expression::Identifier(name) if name.name == "wasm")
}

/// Renames what the page uses of the wasm, in the order in which the glue first names it.
fn exports(mentions: &Mentions, wasm: &mut Wasm) -> Result<Vec<Edit>, Failure> {
    let mut new: BTreeMap<&str, String> = BTreeMap::new();
    let mut edits = Vec::new();
    for (name, place) in &mentions.exports {
        let next = short(new.len());
        edits.push((*place, new.entry(name).or_insert(next).clone()));
    }
    let mut exports = wasm.exports().ok_or("the wasm's exports can't be read")?;
    exports.retain_mut(|export| {
        let name = new.remove(export.name.as_str());
        name.is_some_and(|name| {
            export.name = name;
            true
        })
    });
    wasm.set_exports(&exports);
    match new.keys().next() {
        None => Ok(edits),
        Some(name) => Err(format!("the glue uses {name}, which the wasm does not export").into()),
    }
}

/// Renames what the wasm wants of the page, and the objects that have it.
fn imports(mentions: &Mentions, wasm: &mut Wasm) -> Result<Vec<Edit>, Failure> {
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    let mut edits = Vec::new();
    let mut rename = |name: &str, new: &str| match mentions.keys.get(name) {
        Some(places) => {
            edits.extend(places.iter().map(|place| (*place, new.to_owned())));
            Ok(())
        }
        None => Err(format!("the glue does not give {name}, which the wasm wants")),
    };
    let mut imports = wasm.imports().ok_or("the wasm wants what is no function")?;
    for (number, import) in imports.iter_mut().enumerate() {
        if import.module == GLUE {
            let new = short(number);
            rename(&import.name, &new)?;
            import.name = new;
        }
        let next = short(modules.len());
        modules.entry(import.module.clone()).or_insert(next).clone_into(&mut import.module);
    }
    for (module, new) in &modules {
        rename(module, new)?;
    }
    wasm.set_imports(&imports);
    Ok(edits)
}

/// `a` to `z`, `ba` to `zz`, and so on: no two numbers have the same.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    if number < 26 { letter.to_string() } else { short(number / 26) + &letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::wasm::Wasm;
    use crate::wasm::tests::MODULE;

    const GLUE: &str = "const far = { away: () => wasm.there }; const all = { \"far\": far };";

    #[test]
    fn both_sides_get_the_same_short_names() {
        let mut wasm = Wasm::read(MODULE).unwrap();
        let glue = shorten(GLUE, &mut wasm).unwrap();
        assert_eq!(glue, "const far = { away: () => wasm.a }; const all = { a: far };");
        assert_eq!(wasm.imports().unwrap()[0].module, "a");
        let exports: Vec<String> =
            wasm.exports().unwrap().into_iter().map(|export| export.name).collect();
        assert_eq!(exports, ["a"]);
    }

    #[test]
    fn a_name_that_only_one_side_knows_is_refused() {
        for glue in
            ["const all = { far };wasm.nowhere", "const all = {};wasm.here", "wasm[there]({ far })"]
        {
            assert!(shorten(glue, &mut Wasm::read(MODULE).unwrap()).is_err(), "{glue}");
        }
    }

    #[test]
    fn no_two_short_names_are_the_same() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(super::short).collect();
        assert_eq!(names.len(), 2000);
    }
}
