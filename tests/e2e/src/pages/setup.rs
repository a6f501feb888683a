//! Setting up an event and reading its links.

use std::path::PathBuf;

use crate::Fault;
use crate::browser::Browser;

/// Sets up an event of three groups, where what they are asked is all the same; answers what [`set_up`] does.
pub async fn three_groups(browser: &Browser, title: &str) -> Result<(Vec<String>, PathBuf), Fault> {
    set_up(browser, title, &["One?", "Two?", "Three?"].map(str::to_owned)).await
}

/// Sets up an event with these questions; answers the link of each group, and the event's file.
pub async fn set_up(
    browser: &Browser,
    title: &str,
    questions: &[String],
) -> Result<(Vec<String>, PathBuf), Fault> {
    browser.click("set-up").await?;
    browser.fill("event-title", title).await?;
    browser.fill("event-date", "Bristol, 12 March").await?;
    for number in 4..=questions.len() {
        browser.click("add-group").await?;
        browser.id(&format!("question-{number}")).await?;
    }
    for (number, question) in (1..).zip(questions) {
        browser.fill(&format!("question-{number}"), question).await?;
    }
    browser.click("save").await?;
    let mut links = Vec::new();
    for number in 1..=questions.len() {
        let field = browser.id(&format!("link-{number}")).await?;
        links.push(field.prop("value").await?.unwrap_or_default());
    }
    browser.click("save-event").await?;
    Ok((links, browser.downloaded("-event.json").await?))
}
