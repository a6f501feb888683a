//! What a person says of a file that is brought in: which columns, which rows, and that they let go of it.

use thirtyfour::Key;

use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;

use super::bring_in::{account_has, at_the_screen, file, pick};

/// What counts how many of this id there are.
fn how_many(id: &str) -> String {
    format!("document.querySelectorAll('#{id}').length")
}

#[tokio::test(flavor = "current_thread")]
async fn a_file_can_be_let_go_of_wherever_it_is_open() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let one = format!("{} === 1", how_many("import-leave"));
    let none = format!("{} + {} === 0", how_many("import-leave"), how_many("import-is"));
    browser.until("nothing is open", &none).await?;
    let path = file(&browser, "asks.csv", "Who,What\nAsha,Night buses\nOlena,Benches\n")?;
    // Where it asks for its columns.
    pick(&browser, &path).await?;
    browser.until("the question", "document.getElementById('import-asks')?.innerText").await?;
    browser.until("one way to let go of it", &one).await?;
    browser.click("import-leave").await?;
    browser.focus_is("import-file").await?;
    browser.until("it is gone", &none).await?;
    // Where all of it was found, and where something else was chosen since.
    pick(&browser, &path).await?;
    browser.click("import-words-1").await?;
    browser.click("import-look").await?;
    account_has(&browser, "2 new notes.").await?;
    browser.until("one way to let go of it", &one).await?;
    browser.click("import-words-0").await?;
    browser.until("nothing to add", "!document.getElementById('import-add')").await?;
    browser.until("one way to let go of it", &one).await?;
    browser.tab_to("import-leave", false).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("import-file").await?;
    browser.until("it is gone", &none).await?;
    browser.is_quiet().await
}
