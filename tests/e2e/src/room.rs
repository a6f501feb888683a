//! What people said at five real tables, and an independent count of what must come out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::Fault;
use crate::server::root;

/// Themes of a table: a statement is in the theme that its id leaves modulo this.
pub const THEMES: usize = 6;
/// Dots of a person.
pub const DOTS: usize = 3;
/// Most dots of a person on one theme, where the organiser says nothing else.
pub const CAP: usize = 2;
/// Ballots of a table.
pub const VOTERS: usize = 8;
/// Statements that are typed; the rest comes in by file.
pub const TYPED: usize = 30;

/// One table.
#[derive(Debug)]
pub struct Table {
    /// What it talks about.
    pub question: String,
    /// Statements by id, each once.
    pub statements: BTreeMap<usize, String>,
    /// The dots of each voter, by theme.
    pub ballots: Vec<BTreeMap<usize, usize>>,
}

impl Table {
    /// The notes of a theme.
    pub fn notes_in(&self, theme: usize) -> BTreeSet<&str> {
        let of_theme = self.statements.iter().filter(|(id, _)| *id % THEMES == theme);
        of_theme.map(|(_, text)| text.as_str()).collect()
    }

    /// Who gave a theme a dot or more.
    pub fn voters_of(&self, theme: usize) -> usize {
        self.ballots.iter().filter(|ballot| ballot.contains_key(&theme)).count()
    }

    /// All dots on a theme.
    pub fn dots_on(&self, theme: usize) -> usize {
        self.ballots.iter().filter_map(|ballot| ballot.get(&theme)).sum()
    }
}

#[expect(clippy::print_stdout, reason = "who runs the tests must know what they ran on")]
/// The five tables; where the real ones are not here, tables of our own, and that is said.
pub fn tables() -> Result<Vec<Table>, Fault> {
    let folder = folder();
    let names = ["affordable-housing", "biodiversity", "freshwater", "taxes", "ubi"];
    if !folder.is_dir() {
        println!(
            "The real tables are not here (TABLETALK_DATA names their folder); these are our own."
        );
        return Ok(names.iter().map(|name| own(name)).collect());
    }
    names.iter().map(|name| real(&folder, name)).collect()
}

/// Whether the real tables are here: ours are smaller, and name nobody.
pub fn are_real() -> bool {
    folder().is_dir()
}

fn folder() -> PathBuf {
    std::env::var_os("TABLETALK_DATA")
        .map_or_else(|| root().join("../shared/data/hivemind"), PathBuf::from)
}

fn real(folder: &Path, name: &str) -> Result<Table, Fault> {
    let mut statements = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in csv::Reader::from_path(folder.join(format!("{name}.comments.csv")))?.records() {
        let row = row?;
        let text = row.get(3).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && seen.insert(text.clone()) {
            statements.insert(row.get(0).unwrap_or_default().parse()?, text);
        }
    }
    let mut votes = csv::Reader::from_path(folder.join(format!("{name}.participants-votes.csv")))?;
    let heads = votes.headers()?.clone();
    let mut ballots = Vec::new();
    for row in votes.records() {
        let row = row?;
        let agreed = heads.iter().zip(row.iter()).skip(6).filter(|(_, vote)| *vote == "1");
        let ids =
            agreed.filter_map(|(id, _)| id.parse().ok()).filter(|id| statements.contains_key(id));
        ballots.extend(ballot(ids));
    }
    ballots.truncate(VOTERS);
    Ok(Table {
        question: format!("What should we do about {}?", name.replace('-', " ")),
        statements,
        ballots,
    })
}

/// Tables for machines that don't have the real ones.
fn own(name: &str) -> Table {
    let say = |id: usize| {
        (
            id,
            format!(
                "Statement {id} on {name}: start small, write it down, and ask the front desk."
            ),
        )
    };
    let statements: BTreeMap<usize, String> = (0..40).map(say).collect();
    let ballots = (0..VOTERS).filter_map(|voter| ballot((voter..40).step_by(voter + 1))).collect();
    Table { question: format!("What should we do about {name}?"), statements, ballots }
}

/// The themes of the first statements that a person agreed with: each gets a dot for every statement of it that they
/// agreed with, up to the cap, as far as the dots go. Nothing where they agreed with none.
fn ballot(agreed: impl Iterator<Item = usize>) -> Option<BTreeMap<usize, usize>> {
    let mut themes: Vec<(usize, usize)> = Vec::new();
    for theme in agreed.map(|id| id % THEMES) {
        match themes.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, statements)) => *statements += 1,
            None => themes.push((theme, 1)),
        }
    }
    let mut left = DOTS;
    let dots = themes.into_iter().map(|(theme, statements)| {
        let given = statements.min(CAP).min(left);
        left -= given;
        (theme, given)
    });
    let ballot: BTreeMap<_, _> = dots.filter(|(_, given)| *given > 0).collect();
    Some(ballot).filter(|ballot| !ballot.is_empty())
}
