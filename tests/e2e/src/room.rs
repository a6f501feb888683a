//! What people said at five real tables, and an independent count of what must come out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::Fault;
use crate::server::root;

/// Themes of a table: a statement is in the theme that its id leaves modulo this.
pub const THEMES: usize = 6;
/// Dots of a person, and the most on one theme.
pub const DOTS: usize = 3;
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
    /// The themes that each voter gives a dot to.
    pub ballots: Vec<BTreeSet<usize>>,
}

impl Table {
    /// Notes in a theme.
    pub fn notes_in(&self, theme: usize) -> usize {
        self.statements.keys().filter(|id| *id % THEMES == theme).count()
    }

    /// Voters of a theme; each gave it one dot.
    pub fn voters_of(&self, theme: usize) -> usize {
        self.ballots.iter().filter(|ballot| ballot.contains(&theme)).count()
    }
}

#[expect(clippy::print_stdout, reason = "who runs the tests must know what they ran on")]
/// The five tables; where the real ones are not here, tables of our own, and that is said.
pub fn tables() -> Result<Vec<Table>, Fault> {
    let folder = std::env::var_os("TABLETALK_DATA")
        .map_or_else(|| root().join("../shared/data/hivemind"), PathBuf::from);
    let names = ["affordable-housing", "biodiversity", "freshwater", "taxes", "ubi"];
    if !folder.is_dir() {
        println!(
            "The real tables are not here (TABLETALK_DATA names their folder); these are our own."
        );
        return Ok(names.iter().map(|name| own(name)).collect());
    }
    names.iter().map(|name| real(&folder, name)).collect()
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

/// The themes of the first statements that a person agreed with, each once; nothing where there are none.
fn ballot(agreed: impl Iterator<Item = usize>) -> Option<BTreeSet<usize>> {
    let mut themes = BTreeSet::new();
    for id in agreed {
        if themes.len() < DOTS {
            themes.insert(id % THEMES);
        }
    }
    Some(themes).filter(|themes| !themes.is_empty())
}
