//! A8 once more: what a theme has beyond its first notes is folded on screen, and all of it is on paper.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::note_text;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::{Fault, printed, server};

use super::rooms::file_of;

/// The example of the report, and more notes in no theme than a sheet has room for. Each is on paper, and once.
#[tokio::test(flavor = "current_thread")]
async fn notes_of_a_theme_that_are_folded_on_screen_and_missing_in_print() -> Result<(), Fault> {
    const PLACED: usize = 20;
    const ALL: usize = 220;
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut forged = Forged::by(1);
    let theme = forged.theme("Seats");
    for at in 0..ALL {
        let note = forged.note(&note_text(at));
        if at < PLACED {
            forged.place(&note, &theme);
        }
    }
    let text = forged.hand_in(&forge::event("On paper", &["North"]), 0);
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &[file_of(&browser, "group.json", &text)?]).await?;
    rooms::go(&browser, "themes").await?;
    let seen = "[...document.querySelectorAll('.desk__note')].filter((note) => note.checkVisibility()).length";
    browser.until("the first notes of both cards", &format!("{seen} === 10")).await?;
    let sheets = printed::sheets(&printed::on_a4(&browser).await?)?;
    let paper: String = sheets.into_iter().map(|sheet| sheet.text).collect();
    let stands = |at| paper.matches(&printed::unspaced(&note_text(at))).count();
    let odd: Vec<(usize, usize)> =
        (0..ALL).map(|at| (at, stands(at))).filter(|(_, count)| *count != 1).collect();
    assert_eq!(odd, [], "not once on paper: {paper}");
    // Nothing on paper says that there is more to see.
    let folded = ["Show15more", "Show195more"].map(|said| paper.contains(said));
    assert_eq!(folded, [false; 2], "{paper}");
    browser.until("the screen as it was", &format!("{seen} === 10")).await?;
    browser.is_quiet().await
}
