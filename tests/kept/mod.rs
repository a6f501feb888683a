//! The rule that outside what Tabletalk exists for a kept library does the work: no JSON reader, deflate, base64, hash, sort,
//! map or list of our own comes back into `src/`. It knows them by the names they go by and by the tables they need.

use crate::house::found;

/// Names of files and folders.
const FILES: [&str; 14] = [
    "deflate",
    "inflate",
    "huffman",
    "base64",
    "base64url",
    "sha256",
    "sorted",
    "sort",
    "order",
    "listed",
    "lexer",
    "parser",
    "tokenizer",
    "search",
];

/// Starts of items that std, serde and the packages in `Cargo.toml` have already.
const ITEMS: [&str; 27] = [
    "fn sort",
    "fn merge_sort",
    "fn quick_sort",
    "fn quicksort",
    "fn binary_search",
    "fn dedup",
    "fn around",
    "fn replaced",
    "fn find_str",
    "fn split_once",
    "fn inflate",
    "fn deflate",
    "fn huffman",
    "fn base64",
    "fn base64url",
    "fn from_base64",
    "fn to_hex",
    "fn from_hex",
    "fn unescape_json",
    "fn write_json",
    "fn parse_json",
    "fn from_json",
    "fn to_json",
    "trait FromJson",
    "trait ToJson",
    "trait Listed",
    "enum Value",
];

/// Types that are std's or a package's under another name.
const TYPES: [&str; 8] =
    ["Sorted", "SortedMap", "SortedSet", "VecMap", "Huffman", "Inflater", "Lexer", "Parser"];

/// What only the insides of such a thing say: alphabets, tokens, halves of pairs of UTF-16, a hash's start.
const INSIDES: [&str; 12] = [
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "b'{' =>",
    "b'[' =>",
    "b'{' |",
    "'{' =>",
    "0xd800",
    "0xD800",
    "0x6a09e667",
    "0xedb88320",
    "17, 18, 0, 8, 7, 9",
    "\"rue\"",
    "chunks(3)",
];

/// What of a file of this path and text should be left to a library, a line a fault.
pub(crate) fn kept_libraries(path: &str, text: &str) -> Vec<String> {
    let Some(inside) = path.strip_prefix("src/") else { return Vec::new() };
    let mut names = inside.split('/').map(|name| name.trim_end_matches(".rs"));
    let by_name = names.any(|name| FILES.contains(&name));
    let by_name = by_name.then(|| format!("{path}: a library's work, by its name"));
    let ours = |line: &str| {
        let code = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let code = code.trim_start_matches("pub(super) ");
        let item = |start: &&str| {
            let rest = code.strip_prefix(*start);
            rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphabetic()))
        };
        let rest = code.strip_prefix("struct ").or_else(|| code.strip_prefix("enum "));
        let name = rest.and_then(|rest| rest.split(|next: char| !next.is_alphanumeric()).next());
        ITEMS.iter().any(item)
            || name.is_some_and(|name| TYPES.contains(&name))
            || INSIDES.iter().any(|inside| code.contains(inside))
    };
    by_name.into_iter().chain(found(path, text, ours)).collect()
}

#[test]
fn a_library_of_our_own_is_noticed() {
    let broken = [
        ("src/domain/deflate/code.rs", "//! Codes."),
        ("src/domain/sorted.rs", "//! A list."),
        ("src/domain/listed.rs", "//! Lists."),
        ("src/domain/a.rs", "pub struct Sorted<K, V> {"),
        ("src/ui/a.rs", "pub(crate) fn sort<T>(items: &mut [T]) {"),
        ("src/storage/a.rs", "    fn sort_by_key(&mut self) {}"),
        ("src/domain/a.rs", "pub trait FromJson: Sized {"),
        (
            "src/domain/a.rs",
            "impl A {\n    fn from_json(value: &Value) -> Option<Self> {\n    }\n}",
        ),
        ("src/domain/a.rs", "            b'{' => self.object(levels),"),
        (
            "src/app/a.rs",
            "const LETTERS: &[u8; 64] = b\"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\";",
        ),
        ("src/domain/a.rs", "const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5];"),
        ("src/domain/a.rs", "pub fn inflate(deflated: &[u8]) -> Vec<u8> {"),
        ("src/domain/a.rs", "pub(super) fn base64url(bytes: &[u8]) -> String {"),
        (
            "src/domain/text/mod.rs",
            "pub fn around<'t>(text: &'t str, wanted: &str) -> Option<(&'t str, &'t str)> {",
        ),
        ("src/domain/a.rs", "                if let 0xd800..0xdc00 = unit {"),
        ("src/domain/a.rs", "pub enum Value {"),
    ];
    for (path, text) in broken {
        assert_eq!(kept_libraries(path, text).len(), 1, "{path}: {text}");
    }
    let fine = [
        ("src/domain/a.rs", "        themes.sort_by_key(|theme| theme.rank);"),
        ("src/domain/a.rs", "fn sorted(of: &impl Serialize) -> Value {"),
        ("src/domain/a.rs", "// A sort of our own was 14 KB less: struct Sorted."),
        (
            "src/domain/event/ids.rs",
            "const LETTERS: &[u8; 32] = b\"abcdefghjkmnpqrstuvwxyz023456789\";",
        ),
        ("src/ui/order_form.rs", "//! A form."),
        ("tests/common/mod.rs", "fn sort(items: &mut [u8]) {}"),
    ];
    for (path, text) in fine {
        assert_eq!(kept_libraries(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}
