//! A15 and A17 on the screens: every round that was shown is told, in the order in which they were opened; the figures of
//! the themes are the last one's; and wherever themes stand in an order, it has a name.

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, server};

use super::rooms::file_of;

/// What the desk says of the first group: its rounds, each with its themes; what explains them; its cards, each with its
/// votes.
const SAID: &str = "const said = document.querySelector('.room__said > .stack');
    const text = (at) => at?.innerText.trim().replace(/\\s+/g, ' ') ?? '';
    const own = (name) => [...said.children].filter((part) => part.matches(name));
    const row = (row) => [text(row.querySelector('.hint').previousElementSibling), text(row.querySelector('.hint'))];
    return {
        rounds: own('p:not(.hint)').map((round) => [text(round), [...round.nextElementSibling.children].map(row)]),
        explained: own('p.hint').map(text),
        cards: [...said.querySelectorAll('.theme')].map((card) => [text(card.querySelector('h4')), text(card.querySelector('.desk__votes'))]),
    }";

/// Brings this hand-in to a desk, and reads what its room of themes says.
async fn told(browser: &Browser, address: &str, text: &str) -> Result<Value, Fault> {
    let file = file_of(browser, "told.json", text)?;
    browser.driver.goto(address).await?;
    collect::collect(browser, &[file]).await?;
    rooms::go(browser, "themes").await?;
    rooms::read_all(browser, SAID).await
}

/// The example of the report: Alpha has two dots in the first round, and Beta one in the second.
#[tokio::test(flavor = "current_thread")]
async fn what_was_counted_and_is_left_out_on_the_desk() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut forged = Forged::by(1);
    let [alpha, beta] = ["Alpha", "Beta"].map(|name| forged.theme(name));
    let note = forged.note("One");
    forged.place(&note, &alpha);
    forged.round((2, 2), &[&alpha, &beta], &[json!([[alpha, 2]])]);
    forged.round((3, 2), &[&alpha, &beta], &[json!([[beta, 1]]), json!([])]);
    let text = forged.hand_in(&forge::event("Two rounds", &["North"]), 0);
    let expected = json!({
        "rounds": [
            ["Round 1: 1 ballot from 1 at the table, 2 dots each.", [["Alpha", "1 voter, 2 dots"], ["Beta", "0 voters, 0 dots"]]],
            ["Round 2: 2 ballots from 2 at the table, 3 dots each.", [["Beta", "1 voter, 1 dot"], ["Alpha", "0 voters, 0 dots"]]],
        ],
        "explained": [
            "The figures of the themes below are those of round 2.",
            "Themes are in order of voters, then of dots.",
        ],
        "cards": [["Beta", "1 voter, 1 dot"], ["Alpha", "0 voters, 0 dots"]],
    });
    assert_eq!(told(&browser, &address, &text).await?, expected);
    browser.is_quiet().await
}

/// A second round over half of the themes: the other half keeps what it got in the first, where that is told, and has no
/// figure of a round that it was not in.
#[tokio::test(flavor = "current_thread")]
async fn a_theme_that_only_an_earlier_round_voted_on_is_not_lost() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut forged = Forged::by(1);
    let [alpha, beta] = ["Alpha", "Beta"].map(|name| forged.theme(name));
    forged.round((2, 2), &[&alpha, &beta], &[json!([[alpha, 2]])]);
    forged.round((3, 2), &[&beta], &[json!([[beta, 1]])]);
    let text = forged.hand_in(&forge::event("Half a round", &["North"]), 0);
    let said = told(&browser, &address, &text).await?;
    let rounds = json!([
        [
            "Round 1: 1 ballot from 1 at the table, 2 dots each.",
            [["Alpha", "1 voter, 2 dots"], ["Beta", "0 voters, 0 dots"]]
        ],
        ["Round 2: 1 ballot from 1 at the table, 3 dots each.", [["Beta", "1 voter, 1 dot"]]],
    ]);
    assert_eq!(said["rounds"], rounds);
    assert_eq!(said["cards"], json!([["Beta", "1 voter, 1 dot"], ["Alpha", ""]]));
    let report = rooms::report(&browser, "markdown", "-report.md").await?;
    let first = report.find("Round 1: 1 ballot").ok_or("no first round")?;
    let second = report.find("Round 2: 1 ballot").ok_or("no second round")?;
    let [alpha, beta] = ["| Alpha | 1 | 2 |", "| Beta | 1 | 1 |"].map(|row| report.find(row));
    let (alpha, beta) = alpha.zip(beta).ok_or("a theme is left out")?;
    assert!([first, alpha, second, beta].is_sorted(), "not in order of opening: {report}");
    browser.is_quiet().await
}

/// A number and its word agree, also where a person has one dot.
#[tokio::test(flavor = "current_thread")]
async fn a_round_with_one_dot_each_does_not_speak_of_dots() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut forged = Forged::by(1);
    let alpha = forged.theme("Alpha");
    forged.round((1, 1), &[&alpha], &[json!([[alpha, 1]]), json!([[alpha, 1]])]);
    let text = forged.hand_in(&forge::event("One dot", &["North"]), 0);
    let said = told(&browser, &address, &text).await?;
    assert_eq!(said["rounds"], json!([["2 ballots from 2 at the table, 1 dot each.", []]]));
    browser.is_quiet().await
}

/// The example of the report: five people with four dots each. The dots alone would put Gamma first.
#[tokio::test(flavor = "current_thread")]
async fn orders_without_a_name() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Orders").await?;
    group::write(&browser, &["One", "Two", "Three"]).await?;
    browser.click("step-themes").await?;
    for (theme, note) in [("Alpha", "One"), ("Beta", "Two"), ("Gamma", "Three")] {
        group::make_theme(&browser, theme, &[note].into()).await?;
    }
    browser.click("step-vote").await?;
    // What is out of range is named, and has the focus.
    for (numbers, field, told) in [
        (["501", "4", "4"], "people", "Enter between 1 and 500 people."),
        (["5", "21", "4"], "dots", "Give each person between 1 and 20 dots."),
        (["5", "4", "0"], "cap", "Allow between 1 and 20 dots on one theme."),
    ] {
        for (field, number) in ["people", "dots", "cap"].into_iter().zip(numbers) {
            browser.fill(field, number).await?;
        }
        browser.click("open-round").await?;
        browser.until(told, &format!("document.body.innerText.includes({told:?})")).await?;
        browser.focus_is(field).await?;
    }
    browser.fill("cap", "4").await?;
    browser.click("open-round").await?;
    let ballots: [&[&str]; 5] =
        [&["Gamma"; 4], &["Beta"], &["Gamma"; 4], &["Beta", "Alpha"], &["Beta"]];
    for ballot in ballots {
        let themes: Vec<String> = ballot.iter().map(|name| (*name).to_owned()).collect();
        group::cast(&browser, &themes).await?;
    }
    group::reveal(&browser).await?;
    let read = "return [document.querySelector('.bars').previousElementSibling.innerText,
        [...document.querySelectorAll('.bar')].map((bar) => [bar.querySelector('.bar__name').innerText, bar.querySelector('.bar__said').innerText])]";
    let figures =
        [["Beta", "3 voters, 3 dots"], ["Gamma", "2 voters, 8 dots"], ["Alpha", "1 voter, 1 dot"]];
    let bars = rooms::read_all(&browser, read).await?;
    assert_eq!(bars, json!(["By voters, then by dots", figures]));
    // The desk has them in the same order, and says which that is.
    let (file, _) = group::hand_in(&browser).await?;
    let said = told(&browser, &address, &std::fs::read_to_string(file)?).await?;
    assert_eq!(said["cards"], json!(figures));
    assert_eq!(said["explained"], json!(["Themes are in order of voters, then of dots."]));
    let voted = json!([["5 ballots from 5 at the table, 4 dots each.", []]]);
    assert_eq!(said["rounds"], voted);
    browser.is_quiet().await
}
