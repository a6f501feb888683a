//! An independent count of what the organiser's desk must say of shared themes, by `docs/file-format.md` and the words on
//! screen alone: from the facts of the hand-ins that came in, and from what was linked.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::Fault;

/// A part and the whole that it is of.
type Share = (u64, u64);

/// What one group handed in.
#[derive(Debug, Default)]
struct Group {
    /// The theme of each note, where it is in one.
    notes: BTreeMap<String, Option<String>>,
    themes: BTreeSet<String>,
    /// Rounds whose totals were shown, in their order.
    rounds: Vec<Round>,
}

#[derive(Debug)]
struct Round {
    dots: u64,
    cap: u64,
    themes: BTreeSet<String>,
    ballots: Vec<BTreeMap<String, u64>>,
}

/// What all groups handed in, by number.
#[derive(Debug, Default)]
pub struct Groups(BTreeMap<u64, Group>);

/// A shared theme as it was linked: its name, and the ids of what is linked to it.
pub type Linked = (String, BTreeSet<String>);

/// What a group says of a shared theme.
struct Cell {
    number: u64,
    notes: BTreeSet<String>,
    /// Voters of all who voted, and dots of all dots.
    vote: Option<(Share, Share)>,
    is_strong: bool,
}

impl Groups {
    /// Reads hand-ins; several of one group are one record.
    pub fn read<P: AsRef<Path>>(files: &[P]) -> Result<Self, Fault> {
        let mut facts: BTreeMap<u64, BTreeMap<(u64, String), Value>> = BTreeMap::new();
        for file in files {
            let file: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
            let of_group = file["event"]["groups"].as_array().into_iter().flatten();
            let own = of_group.into_iter().find(|group| group["id"] == file["group"]);
            let number = own.and_then(|group| group["number"].as_u64()).ok_or("no number")?;
            for fact in file["facts"].as_array().into_iter().flatten() {
                let name = word(&fact["name"]);
                let count = name.split('.').next().unwrap_or_default().parse()?;
                facts.entry(number).or_default().insert((count, name), fact["says"].clone());
            }
        }
        Ok(Self(facts.into_iter().map(|(number, facts)| (number, Group::of(&facts))).collect()))
    }

    /// What the desk must say of these, which are in the organiser's order.
    pub fn expected(&self, linked: &[Linked]) -> Value {
        let told: Vec<Told> = linked.iter().map(|linked| Told::of(linked, self)).collect();
        let notes: Vec<&String> = told.iter().flat_map(Told::notes).collect();
        let overlap = notes.len() > notes.iter().collect::<BTreeSet<_>>().len();
        let mut ranked: Vec<&Told> = told.iter().collect();
        let by_figures = |one: &Told, other: &Told| {
            let groups = other.cells.len().cmp(&one.cells.len());
            groups.then_with(|| higher_first(one.median, other.median))
        };
        ranked.sort_by(|one, other| by_figures(one, other).then_with(|| one.name.cmp(&other.name)));
        let line = |told: &&Told| {
            let before = ranked.iter().take_while(|other| by_figures(other, told).is_lt());
            told.lines(before.count() + 1)
        };
        let mut by_median: Vec<&Told> = told.iter().collect();
        by_median.sort_by(|one, other| higher_first(one.median, other.median));
        let mut by_groups: Vec<&Told> = told.iter().collect();
        by_groups.sort_by_key(|told| Reverse(told.cells.len()));
        let names = |all: &[&Told]| all.iter().map(|told| told.name.clone()).collect::<Vec<_>>();
        json!({
            "overlap": overlap,
            "cards": told.iter().map(Told::card).collect::<Vec<_>>(),
            "matrix": told.iter().map(|told| told.row(self)).collect::<Vec<_>>(),
            "by_groups": names(&by_groups),
            "by_median": names(&by_median),
            "priorities": ranked.iter().map(line).collect::<Vec<_>>(),
            "differences": self.differences(),
        })
    }

    /// In what the votes differ, as sentences have it: dots, most dots on one theme, rounds, groups without a vote.
    fn differences(&self) -> Vec<String> {
        let (mut dots, mut caps, mut counts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut without: Vec<String> = Vec::new();
        for (number, group) in &self.0 {
            match group.rounds.last() {
                None => without.push(number.to_string()),
                Some(last) => {
                    dots.insert(last.dots);
                    caps.insert(last.cap);
                    counts.insert(group.rounds.len() as u64);
                }
            }
        }
        let mut said = Vec::new();
        let mut differ = |all: BTreeSet<u64>, before: &str, after: &str| {
            if let (Some(least), Some(most)) = (all.first(), all.last())
                && least < most
            {
                said.push(format!("{before} {least} to {most}{after}"));
            }
        };
        differ(
            dots,
            "People had",
            " dots, depending on the group: with more dots, more themes get one.",
        );
        differ(caps, "The most dots on one theme was", ", depending on the group.");
        differ(counts, "Groups held", " rounds; the last one in which a theme stood counts.");
        if !without.is_empty() {
            let groups = counted(without.len(), "group");
            said.push(format!("{groups} did not vote: {}.", without.join(", ")));
        }
        said
    }
}

impl Group {
    fn of(facts: &BTreeMap<(u64, String), Value>) -> Self {
        let (mut group, mut rounds) = (Self::default(), BTreeMap::new());
        // By count: what comes later stands. Ballots have none, and are given to their rounds at the end.
        for ((_, name), says) in facts {
            if says.get("note").is_some() {
                group.notes.insert(name.clone(), None);
            } else if let Some(place) = says.get("place") {
                group
                    .notes
                    .insert(word(&place["note"]), place["theme"].as_str().map(str::to_owned));
            } else if says.get("theme").is_some() {
                group.themes.insert(name.clone());
            } else if let Some(round) = says.get("round") {
                rounds.insert(name.clone(), round);
            } else if says["outcome"]["end"] == "revealed" {
                let id = word(&says["outcome"]["round"]);
                let ballots = facts.values().filter(|says| says["ballot"]["round"] == id.as_str());
                let themes = rounds[&id]["themes"].as_array().into_iter().flatten().map(word);
                group.rounds.push(Round {
                    dots: rounds[&id]["dots"].as_u64().unwrap_or(0),
                    cap: rounds[&id]["cap"].as_u64().unwrap_or(0),
                    themes: themes.collect(),
                    ballots: ballots.map(|says| ballot(&says["ballot"]["dots"])).collect(),
                });
            }
        }
        group
    }

    fn cell(&self, number: u64, parts: &BTreeSet<String>) -> Option<Cell> {
        let themes: BTreeSet<&String> = self.themes.intersection(parts).collect();
        let is_in =
            |theme: &Option<String>| theme.as_ref().is_some_and(|theme| themes.contains(theme));
        let own = self.notes.iter().filter(|(note, theme)| parts.contains(*note) || is_in(theme));
        let notes: BTreeSet<String> = own.map(|(note, _)| note.clone()).collect();
        let mut rounds = self.rounds.iter().rev();
        let round = rounds.find(|round| round.themes.iter().any(|theme| themes.contains(theme)));
        let vote = round.map(|round| {
            let on_it = |ballot: &BTreeMap<String, u64>| -> u64 {
                ballot
                    .iter()
                    .filter(|(theme, _)| themes.contains(theme))
                    .map(|(_, dots)| *dots)
                    .sum()
            };
            let voters = round.ballots.iter().filter(|ballot| on_it(ballot) > 0).count() as u64;
            let dots = round.ballots.iter().map(on_it).sum();
            let all = round.ballots.iter().flat_map(BTreeMap::values).sum();
            ((voters, round.ballots.len() as u64), (dots, all))
        });
        let is_strong = match vote {
            Some(((voters, all), _)) => 2 * voters >= all,
            None => 3 * notes.len() >= self.notes.len(),
        };
        let is_linked = !themes.is_empty() || !notes.is_empty();
        is_linked.then_some(Cell { number, notes, vote, is_strong })
    }
}

/// A shared theme, counted.
struct Told {
    name: String,
    cells: Vec<Cell>,
    median: Option<Share>,
}

impl Told {
    fn of((name, parts): &Linked, groups: &Groups) -> Self {
        let cells = groups.0.iter().filter_map(|(number, group)| group.cell(*number, parts));
        let cells: Vec<Cell> = cells.collect();
        let votes = cells.iter().filter_map(|cell| cell.vote).map(|(voters, _)| voters);
        Self { name: name.clone(), median: median(votes.collect()), cells }
    }

    fn notes(&self) -> impl Iterator<Item = &String> {
        self.cells.iter().flat_map(|cell| &cell.notes)
    }

    fn raised(&self) -> String {
        counted(self.cells.len(), "group")
    }

    /// Its card in the room of themes: name and counts.
    fn card(&self) -> Value {
        let notes: BTreeSet<&String> = self.notes().collect();
        let median = self.median.map(|share| format!(" · {} of voters (median)", percent(share)));
        let counts = format!(
            "{} · {}{}",
            self.raised(),
            counted(notes.len(), "note"),
            median.unwrap_or_default()
        );
        json!([self.name, counts])
    }

    /// Its row of the matrix: name, whether one group raised it alone, the names of the signs and what they show, how many
    /// groups raised it, the median.
    fn row(&self, groups: &Groups) -> Value {
        let sign = |number: &u64| {
            let cell = self.cells.iter().find(|cell| cell.number == *number);
            let strength = match cell {
                None => "Not raised",
                Some(cell) if cell.is_strong => "Strong",
                Some(_) => "Mentioned",
            };
            let share = cell.and_then(|cell| cell.vote).map(|(voters, _)| percent(voters));
            let of_its = share.iter().map(|share| format!(", {share} of its voters"));
            let said =
                format!("{}, group {number}: {strength}{}", self.name, of_its.collect::<String>());
            json!([said, share.unwrap_or_default()])
        };
        let lone = match self.cells.as_slice() {
            [cell] => format!("only group {}", cell.number),
            _ => String::new(),
        };
        let signs: Vec<Value> = groups.0.keys().map(sign).collect();
        json!([self.name, lone, signs, self.raised(), self.median.map(percent).unwrap_or_default()])
    }

    /// Its lines in the room of priorities: place, name, how many raised it, the median, and of each group its number, the
    /// share of voters, voters of all, and the share of dots.
    fn lines(&self, place: usize) -> Value {
        let line = |cell: &Cell| match cell.vote {
            Some((voters, dots)) => {
                let share = if dots.1 == 0 { String::new() } else { percent(dots) };
                let of_all = format!("{} of {}", voters.0, voters.1);
                json!([cell.number.to_string(), format!("{} {of_all}", percent(voters)), share])
            }
            None => json!([cell.number.to_string(), "no vote", ""]),
        };
        let raised = match self.cells.as_slice() {
            [cell] => format!("only group {}", cell.number),
            _ => self.raised(),
        };
        let median = self.median.map_or_else(|| "no vote".to_owned(), percent);
        let lines: Vec<Value> = self.cells.iter().map(line).collect();
        json!([place.to_string(), self.name, raised, median, lines])
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn ballot(dots: &Value) -> BTreeMap<String, u64> {
    let pairs = dots.as_array().into_iter().flatten();
    pairs.map(|pair| (word(&pair[0]), pair[1].as_u64().unwrap_or(0))).collect()
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// In the hundred, halves up.
fn percent((part, whole): Share) -> String {
    let (hundreds, rest) = (100 * part / whole, 100 * part % whole);
    format!("{}%", if 2 * rest >= whole { hundreds + 1 } else { hundreds })
}

/// The share in the middle, or the mean of the two there.
fn median(mut shares: Vec<Share>) -> Option<Share> {
    shares.sort_by(|one, other| (one.0 * other.1).cmp(&(other.0 * one.1)));
    let middle = shares.len() / 2;
    let high = *shares.get(middle)?;
    if !shares.len().is_multiple_of(2) {
        return Some(high);
    }
    let low = shares[middle - 1];
    Some((low.0 * high.1 + high.0 * low.1, 2 * low.1 * high.1))
}

/// The higher share first; what has none comes last.
fn higher_first(one: Option<Share>, other: Option<Share>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => (other.0 * one.1).cmp(&(one.0 * other.1)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
