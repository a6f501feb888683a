//! The rescue page: it comes up by itself where the app fell over, and what it downloads opens again, complete.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group};
use tabletalk_e2e::{Fault, schema, server};

#[tokio::test(flavor = "current_thread")]
async fn what_was_written_comes_back_after_the_app_fell_over() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (links, _) = group::at_a_table(&browser, &address, "Rescue").await?;
    group::write(&browser, &["One", "Two <b>", "Three"]).await?;
    // One of a group's transactions; what is of no event, or of no group, has a "-" in its place.
    let damage = "const key = Object.keys(localStorage).find((key) => key.split('/').length === 5 && !key.includes('/-/'));
        localStorage.setItem(key + 'x', '{\"own\": tru'); return key";
    browser.driver.execute(damage, Vec::new()).await?;
    // A panic says what it is, and ends in a trap of the wasm instance, which the page hears of like this.
    let fall = "sessionStorage.setItem('tabletalk/panic', JSON.stringify({ message: 'out of paper', file: 'src/ui/desk.rs', line: 7 }));
        const error = new WebAssembly.RuntimeError('unreachable'); dispatchEvent(new ErrorEvent('error', { error }))";
    browser.driver.execute(fall, Vec::new()).await?;
    browser.until("the rescue page", "location.pathname.endsWith('/rescue.html') && !document.getElementById('download').disabled").await?;
    browser.click("download").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;
    let path = file.to_string_lossy().into_owned();
    let checked = tabletalk(&["check", &path])?;
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success() && said.contains("1 group"), "{said}");
    assert!(said.contains("1 entry can’t be read"), "{said}");
    assert!(said.contains("fell over at src/ui/desk.rs:7: “out of paper”"), "{said}");
    schema::check_rescue(&file)?;
    let report = tabletalk(&["collect", &path])?;
    let report = String::from_utf8_lossy(&report.stdout).into_owned();
    assert!(
        ["One", "Two", "Three"].iter().all(|note| report.contains(&format!("- {note}"))),
        "{report}"
    );

    let other = Browser::start().await?;
    other.driver.goto(&address).await?;
    other.id("file").await?.send_keys(path.as_str()).await?;
    other
        .until(
            "what came back",
            "document.getElementById('file-fault').innerText.includes('Brought back: 1 group')",
        )
        .await?;
    other.driver.goto(links.first().ok_or("no link")?).await?;
    group::notes_are(&other, 3).await?;
    other.is_quiet().await
}

/// What the desk had collected is there again, as it came, and no group's own writing.
#[tokio::test(flavor = "current_thread")]
async fn a_desk_comes_back_with_the_files_that_it_had() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Two tables", &["North", "South"]);
    let mut files = Vec::new();
    for (group, note) in ["Said in the north", "Said in the south"].into_iter().enumerate() {
        let mut table = Forged::by(u32::try_from(group)? + 1);
        table.note(note);
        let file = browser.downloads.join(format!("table-{group}.json"));
        std::fs::write(&file, table.hand_in(&event, group))?;
        files.push(file);
    }
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &files).await?;
    browser.driver.goto(format!("{address}rescue.html")).await?;
    browser.until("it is read", "!document.getElementById('download').disabled").await?;
    browser.click("download").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;

    let other = Browser::start().await?;
    other.driver.goto(&address).await?;
    other.id("file").await?.send_keys(file.to_string_lossy()).await?;
    let said = "document.getElementById('file-fault').innerText.includes('Brought back: 2 files at the desk.')";
    other.until("what came back", said).await?;
    other.driver.goto(format!("{address}organiser.html#/forged01/collect")).await?;
    let tiles = "document.querySelectorAll('.tile__receipt').length === 2";
    other.until("both tiles", tiles).await?;
    for number in 0..files.len() {
        let named =
            format!("document.getElementById('tiles').textContent.includes('table-{number}.json')");
        other.until("the name of its file", &named).await?;
    }
    other.is_quiet().await
}
