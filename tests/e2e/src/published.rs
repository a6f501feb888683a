//! The report of a desk, in its formats, beside what was counted from the files.

use serde_json::{Value, json};

use crate::Fault;
use crate::browser::Browser;
use crate::pages::rooms;

/// What a page of HTML says of priorities and the matrix, read as a browser reads it; without its style, which the page that
/// asks would not allow.
const SAID: &str = "const bare = arguments[0].replace(/<style>[^]*?<\\/style>/, '');
    const page = new DOMParser().parseFromString(bare, 'text/html');
    const rows = (id) => [...page.getElementById(id).closest('section').querySelectorAll('tbody tr')];
    const text = (at) => at.textContent.trim();
    const cell = (at) => [...at.querySelectorAll('[role=img]')].map((sign) => sign.getAttribute('aria-label')).join(', ') +
        (text(at).match(/[0-9]+%/)?.[0] ?? '');
    return {
        priorities: rows('priorities').map((row) => [...row.cells].map(text)),
        matrix: rows('matrix').map((row) => [text(row.cells[0]), [...row.cells].slice(1).map(cell)]),
        bars: [...page.querySelectorAll('rect.bar')].map((bar) => `${bar.getAttribute('width') / 5}%`),
        scripts: page.scripts.length,
        broken: [...page.links].filter((link) => !page.getElementById(decodeURIComponent(link.hash.slice(1)))).length,
    };";

/// Every number of the report, in every format that has it, is what was counted.
///
/// # Panics
///
/// Where one is not.
pub async fn numbers_are(browser: &Browser, expected: &Value) -> Result<(), Fault> {
    let tables: Value =
        serde_json::from_str(&rooms::report(browser, "json", "-report.json").await?)?;
    assert_eq!(lines(&tables), plain_lines(expected), "the tables");
    let page = rooms::report(browser, "page", "-report.html").await?;
    let said = browser.driver.execute(SAID, vec![page.into()]).await?.json().clone();
    assert_eq!((&said["scripts"], &said["broken"]), (&json!(0), &json!(0)));
    assert_eq!(said["priorities"], priorities(expected), "the page");
    assert_eq!(said["matrix"], matrix(expected, &said["priorities"]), "the page");
    let medians = said["priorities"].as_array().into_iter().flatten().map(|row| row[3].clone());
    let medians: Vec<Value> = medians.filter(|median| median != "no vote").collect();
    assert_eq!(said["bars"], json!(medians), "the bars");
    let markdown = rooms::report(browser, "markdown", "-report.md").await?;
    for row in priorities(expected).as_array().into_iter().flatten() {
        let cells = row.as_array().into_iter().flatten().filter_map(Value::as_str);
        let line = format!("| {} |", cells.collect::<Vec<_>>().join(" | "));
        assert!(markdown.contains(&line), "{line} is not in\n{markdown}");
    }
    Ok(())
}

/// Place, name, how many groups raised it, the median; and of each group its number, the share of voters, voters of all, and
/// the share of dots.
fn lines(tables: &Value) -> Value {
    let rows = |name: &str| tables[name].as_array().cloned().unwrap_or_default();
    let share = |part: &Value, whole: &Value| {
        let (part, whole) = (part.as_u64()?, whole.as_u64().filter(|whole| *whole > 0)?);
        Some(format!("{}%", (200 * part + whole) / (2 * whole)))
    };
    let line = |row: &Value| {
        let voters = row["voters"].as_u64().map_or_else(
            || "no vote".to_owned(),
            |voters| format!("{}% {voters} of {}", row["voters_percent"], row["ballots"]),
        );
        json!([
            row["group_number"].to_string(),
            voters,
            share(&row["dots"], &row["all_dots"]).unwrap_or_default()
        ])
    };
    let theme = |row: &Value| {
        let own = rows("strengths")
            .into_iter()
            .filter(|cell| cell["shared_theme_id"] == row["shared_theme_id"]);
        let median = row["median_voters_percent"].as_u64();
        json!([
            row["place"].to_string(),
            row["shared_theme_name"],
            row["groups"],
            median.map_or_else(|| "no vote".to_owned(), |share| format!("{share}%")),
            own.map(|row| line(&row)).collect::<Vec<_>>(),
        ])
    };
    rows("priorities").iter().map(theme).collect()
}

/// The same as it was counted, the number of groups in place of the words for it.
fn plain_lines(expected: &Value) -> Value {
    let all = expected["priorities"].as_array().into_iter().flatten();
    let theme = |row: &Value| {
        let groups = row[4].as_array().map_or(0, Vec::len);
        json!([row[0], row[1], groups, row[3], row[4]])
    };
    all.map(theme).collect()
}

fn priorities(expected: &Value) -> Value {
    let all = expected["priorities"].as_array().into_iter().flatten();
    let row = |row: &Value| {
        let groups = row[4].as_array().map_or(0, Vec::len);
        json!([row[0], row[1], groups.to_string(), row[3]])
    };
    all.map(row).collect()
}

/// The rows of the matrix in the order of these priorities: how strongly, and the share of voters.
fn matrix(expected: &Value, order: &Value) -> Value {
    let rows = expected["matrix"].as_array().cloned().unwrap_or_default();
    let row_of =
        |name: &Value| rows.iter().find(|row| row[0] == *name).cloned().unwrap_or_default();
    let sign = |sign: &Value| {
        let said = sign[0].as_str().unwrap_or_default().rsplit(": ").next().unwrap_or_default();
        let strength = said.split(',').next().unwrap_or_default().to_lowercase();
        format!("{strength}{}", sign[1].as_str().unwrap_or_default())
    };
    let names = order.as_array().into_iter().flatten().map(|row| &row[1]);
    let row = |name: &Value| {
        let signs = row_of(name)[2].as_array().into_iter().flatten().map(sign).collect::<Vec<_>>();
        json!([name, signs])
    };
    names.map(row).collect()
}
