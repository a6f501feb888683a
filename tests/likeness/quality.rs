//! How well it does on pairs that people marked: `cargo test --test native likeness::quality -- --nocapture` prints the lines
//! that docs/help.md states, and fails where that says something else.
//!
//! `help/tune.tsv` is what the rules were tuned on; `TABLETALK_TELL=1` lists what is suggested there. `help/held_out.tsv` and
//! `help/real.tsv` only report: nobody reads them by accident.
#![expect(clippy::print_stdout, reason = "what is measured is printed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tabletalk::domain::likeness::{Index, Themes};

const TUNE: &str = include_str!("../help/tune.tsv");
const HELD_OUT: &str = include_str!("../help/held_out.tsv");
const REAL: &str = include_str!("../help/real.tsv");

/// What was suggested of a kind of pairs.
#[derive(Default)]
struct Measured {
    suggested: usize,
    right: usize,
    planted: usize,
    /// Pairs that look alike and say different things, and how many of them were suggested.
    look_alikes: usize,
    taken_in: usize,
}

impl Measured {
    fn of(suggested: &BTreeSet<Pair>, same: &BTreeSet<Pair>, differ: &BTreeSet<Pair>) -> Self {
        Self {
            suggested: suggested.len(),
            right: suggested.intersection(same).count(),
            planted: same.len(),
            look_alikes: differ.len(),
            taken_in: suggested.intersection(differ).count(),
        }
    }

    /// The line of the table in the docs.
    fn line(&self, set: &str, kind: &str) -> String {
        let Self { suggested, right, planted, look_alikes, taken_in } = self;
        let taken_in = if *look_alikes > 0 {
            format!("{taken_in} of {look_alikes}")
        } else {
            "–".to_owned()
        };
        format!("| {set} | {kind} | {right} of {suggested} | {right} of {planted} | {taken_in} |")
    }
}

type Pair = (String, String);

fn pair(one: &str, other: &str) -> Pair {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    (one.to_owned(), other.to_owned())
}

/// What is suggested at places of an index, as pairs of ids.
fn pairs(
    ids: &BTreeMap<usize, &str>,
    mut found: impl FnMut(usize) -> Vec<usize>,
) -> BTreeSet<Pair> {
    let each = |(place, id): (&usize, &&str)| {
        found(*place).into_iter().map(|other| pair(id, ids[&other])).collect::<Vec<_>>()
    };
    ids.iter().flat_map(each).collect()
}

/// One of our own sets: a line a theme, note or mark.
struct Set<'a> {
    index: Index,
    /// Of each note: id, group, theme. Of each theme: id, group, place of its name.
    notes: BTreeMap<usize, (&'a str, &'a str, &'a str)>,
    themes: Vec<(&'a str, &'a str, usize)>,
    same: BTreeSet<Pair>,
    differ: BTreeSet<Pair>,
}

impl<'a> Set<'a> {
    fn read(text: &'a str) -> Self {
        let mut set = Self {
            index: Index::default(),
            notes: BTreeMap::new(),
            themes: Vec::new(),
            same: BTreeSet::new(),
            differ: BTreeSet::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["theme", id, group, name] => set.themes.push((id, group, set.index.add(name))),
                ["note", id, group, theme, text] => {
                    set.notes.insert(set.index.add(text), (id, group, theme));
                }
                ["same", one, other] => assert!(set.same.insert(pair(one, other))),
                ["differ", one, other] => assert!(set.differ.insert(pair(one, other))),
                _ => panic!("a line says nothing: {line}"),
            }
        }
        set
    }

    /// The marks that are about notes, or about themes.
    fn marks(&self, kind: char) -> [BTreeSet<Pair>; 2] {
        [&self.same, &self.differ]
            .map(|marks| marks.iter().filter(|(id, _)| id.starts_with(kind)).cloned().collect())
    }

    fn notes(&mut self) -> (BTreeSet<Pair>, Measured) {
        let ids = self.notes.iter().map(|(place, (id, ..))| (*place, *id)).collect();
        let notes = &self.notes;
        let index = &mut self.index;
        let found = pairs(&ids, |place| {
            let alike = index.alike_among(place, |other| notes.contains_key(&other));
            alike.iter().map(|alike| alike.place).collect()
        });
        let [same, differ] = self.marks('n');
        let measured = Measured::of(&found, &same, &differ);
        (found, measured)
    }

    /// Each theme with its notes but one.
    fn themes_without(&mut self, left_out: Option<usize>) -> Themes {
        let notes_of = |theme: &str| {
            let notes = self.notes.iter().filter(|(_, note)| note.2 == theme);
            notes.map(|(place, _)| *place).filter(|place| Some(*place) != left_out).collect()
        };
        let themes: Vec<_> =
            self.themes.iter().map(|(id, _, name)| (*name, notes_of(id))).collect();
        Themes::of(&mut self.index, &themes)
    }

    /// Themes of different groups.
    fn themes(&mut self) -> (BTreeSet<Pair>, Measured) {
        let themes = self.themes_without(None);
        let ids = self.themes.iter().map(|(id, ..)| *id).enumerate().collect();
        let group = |place: usize| self.themes[place].1;
        let index = &mut self.index;
        let found = pairs(&ids, |place| {
            let alike = themes.alike(index, place, |other| group(other) != group(place));
            alike.iter().map(|alike| alike.place).collect()
        });
        let [same, differ] = self.marks('t');
        let measured = Measured::of(&found, &same, &differ);
        (found, measured)
    }

    /// Each note as if it were in no theme: for how many of those that are in one it is found again.
    fn homes(&mut self) -> Measured {
        let mut measured = Measured::default();
        for (place, (_, group, theme)) in self.notes.clone() {
            let themes = self.themes_without(Some(place));
            let of_group = |theme: usize| self.themes[theme].1 == group;
            let home = themes.home(&mut self.index, place, of_group);
            measured.planted += usize::from(theme != "-");
            measured.suggested += usize::from(home.is_some());
            let right = home.is_some_and(|home| self.themes[home.place].0 == theme);
            measured.right += usize::from(right);
        }
        measured
    }
}

/// The docs say these very lines.
#[track_caller]
fn documented(lines: &[String]) {
    let docs = include_str!("../../docs/help.md");
    for line in lines {
        println!("{line}");
    }
    for line in lines {
        assert!(docs.contains(line), "docs/help.md doesn't say: {line}");
    }
}

fn measure(name: &str, text: &str) {
    let mut set = Set::read(text);
    let ((notes, of_notes), (themes, of_themes)) = (set.notes(), set.themes());
    if name == "tuning" && std::env::var_os("TABLETALK_TELL").is_some() {
        for found in notes.iter().chain(&themes) {
            let said = set.same.contains(found).then_some("right");
            let said = said.or_else(|| set.differ.contains(found).then_some("a look-alike"));
            println!("{found:?}: {}", said.unwrap_or("wrong"));
        }
    }
    let lines = [
        of_notes.line(name, "notes that say the same"),
        of_themes.line(name, "themes of different groups"),
        set.homes().line(name, "the theme of a note"),
    ];
    documented(&lines);
}

#[test]
fn the_tuning_half_is_as_documented() {
    measure("tuning", TUNE);
}

#[test]
fn the_reporting_half_is_as_documented() {
    measure("reporting", HELD_OUT);
}

fn real() -> Option<PathBuf> {
    let folder = std::env::var_os("TABLETALK_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/hivemind"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        println!("Not run: the real tables are not here (TABLETALK_DATA names their folder).");
        return None;
    }
    Some(folder)
}

#[test]
fn the_real_tables_are_as_documented() {
    let Some(folder) = real() else { return };
    let mut index = Index::default();
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    let mut table_of = Vec::new();
    for table in ["affordable-housing", "biodiversity", "freshwater", "taxes", "ubi"] {
        let file = csv::Reader::from_path(folder.join(format!("{table}.comments.csv")));
        for row in file.unwrap().records() {
            let row = row.unwrap();
            let place = index.add(&row[3]);
            ids.insert(place, format!("{table} {}", &row[0]));
            table_of.push(table);
        }
    }
    let marked = REAL.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let marked = marked.filter_map(|line| match line[..] {
        ["same", table, one, other] => {
            Some(pair(&format!("{table} {one}"), &format!("{table} {other}")))
        }
        _ => None,
    });
    let marked: BTreeSet<Pair> = marked.collect();
    assert!(marked.len() > 50, "every mark is read");
    assert!(marked.iter().all(|(one, other)| {
        [one, other].iter().all(|id| ids.values().any(|known| known == *id))
    }));
    let ids = ids.iter().map(|(place, id)| (*place, id.as_str())).collect();
    let found = pairs(&ids, |place| {
        let alike = index.alike_among(place, |other| table_of[other] == table_of[place]);
        alike.iter().map(|alike| alike.place).collect()
    });
    let measured = Measured::of(&found, &marked, &BTreeSet::new());
    documented(&[measured.line("real tables", "statements that say the same")]);
}
