//! What the bench says in the end: a line for each thing that was measured, and whether its limit was kept.

use std::fmt;

use crate::case::{MANY, Times};

/// A line of the results.
pub(crate) struct Line {
    what: String,
    measured: String,
    limit: Option<String>,
    verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Kept,
    Missed,
    NotCompared,
    Told,
}

impl Line {
    /// Something that either is so or is not.
    pub(crate) fn must_be(what: &str, measured: String, so: bool) -> Self {
        let verdict = if so { Verdict::Kept } else { Verdict::Missed };
        Self { what: what.to_owned(), measured, limit: None, verdict }
    }

    /// A number with a limit.
    pub(crate) fn at_most(what: &str, number: f64, unit: &str, limit: f64) -> Self {
        let line = Self::must_be(what, format!("{number:.0} {unit}"), number <= limit);
        Self { limit: Some(format!("at most {limit} {unit}")), ..line }
    }

    /// One time over another, in milliseconds, with a limit for how many times it may be. Not compared where one is missing.
    pub(crate) fn ratio(what: &str, over: Option<f64>, under: Option<f64>, limit: f64) -> Self {
        let line = match (over, under) {
            (Some(over), Some(under)) => {
                Self::must_be(what, times(over, under), over / under <= limit)
            }
            _ => Self {
                verdict: Verdict::NotCompared,
                ..Self::told(what, "no earlier build was named".to_owned())
            },
        };
        Self { limit: Some(format!("at most {limit} times")), ..line }
    }

    /// What has no limit.
    pub(crate) fn told(what: &str, measured: String) -> Self {
        Self { what: what.to_owned(), measured, limit: None, verdict: Verdict::Told }
    }

    /// Whether the bench fails by it.
    pub(crate) fn fails(&self) -> bool {
        matches!(self.verdict, Verdict::Missed | Verdict::NotCompared)
    }
}

/// How long something takes with many notes and with none, beside the earlier build.
pub(crate) fn of_cases(what: &str, times_of: &Times, limit: f64) -> Vec<Line> {
    let of = |build, notes| times_of.median(build, notes);
    let (none, many) = (of("this", 0), of("this", MANY));
    let mut all = vec![
        Line::ratio(&format!("{what}: with {MANY} over with none"), many, none, limit),
        Line::ratio(&format!("{what}: with none, this over before"), none, of("before", 0), 1.1),
    ];
    if let (Some(many), Some(none)) = (of("before", MANY), of("before", 0)) {
        let what = format!("{what}: with {MANY} over with none, before");
        all.push(Line::told(&what, times(many, none)));
    }
    all
}

fn times(over: f64, under: f64) -> String {
    format!("{:.2} times: {over:.1} ms, {under:.1} ms", over / under)
}

impl fmt::Display for Line {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            Verdict::Kept => "kept",
            Verdict::Missed => "MISSED",
            Verdict::NotCompared => "NOT COMPARED",
            Verdict::Told => "",
        };
        let limit = self.limit.as_deref().unwrap_or_default();
        let line = format!("{:<50}  {:<36}  {limit:<18}  {verdict}", self.what, self.measured);
        into.write_str(line.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn a_line_fails_over_its_limit_or_where_nothing_was_compared() {
        assert!(!Line::ratio("", Some(11.0), Some(10.0), 1.1).fails());
        assert!(Line::ratio("", Some(11.1), Some(10.0), 1.1).fails());
        assert!(Line::ratio("", Some(1.0), None, 1.1).fails());
        assert!(!Line::at_most("", 100.0, "ms", 100.0).fails());
        assert!(Line::at_most("", 101.0, "ms", 100.0).fails());
        assert!(!Line::told("", String::new()).fails());
        assert!(Line::must_be("", String::new(), false).fails());
    }
}
