//! Bad files in every file field of the organiser's page, picked and dropped: one sentence each that says what to do, and
//! nothing changed.

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::rooms;
use tabletalk_e2e::seen::Desk;
use tabletalk_e2e::{Fault, forge, server};

use super::desk_input::some_desk;

/// A field for files, by the fragment of its place and its id, and where it is said what is wrong with a file.
const FIELDS: [(&str, &str, &str); 4] = [
    ("/", "file", "#file-fault"),
    ("/collect", "files", "#results li.alert"),
    ("/forged01/files", "files", "#results li.alert"),
    ("/forged01/files", "import-file", "#import-fault"),
];

/// A file, what is said of it where hand-ins are taken, and where notes of other programs are.
type Bad = (&'static str, Vec<u8>, &'static str, &'static str);

fn bad_files() -> Vec<Bad> {
    let event = forge::event("Bad input", &["North", "South", "East"]);
    let good = forge::hand_in(&event, "Seats", &["Benches", "Trees"]);
    let changed = good.replace("Benches", "Fences");
    let half = good[..good.len() / 2].to_owned();
    let (ours, no_table) = ("Tabletalk made this file", "JSON of another program");
    vec![
        ("half.json", half.into_bytes(), "ends in the middle", "ends in the middle"),
        ("changed.json", changed.into_bytes(), "changed or damaged", ours),
        ("other.json", br#"{"type": "excalidraw"}"#.to_vec(), "Another program", no_table),
        ("deep.json", vec![b'['; 1 << 20], "Another program", no_table),
        ("picture.jpg", vec![0xff, 0xd8, 0xff, 0x00], "not a Tabletalk file", "read as text"),
        (
            "packed.zip",
            b"PK\x03\x04\x14\0\x08\0\xff\xfe".to_vec(),
            "not a Tabletalk file",
            "read as text",
        ),
        (
            "program.exe",
            b"MZ\x90\0\x03\0\0\0\xff\xff".to_vec(),
            "not a Tabletalk file",
            "read as text",
        ),
        (
            "newer.json",
            br#"{"format": "tabletalk-hand-in", "version": 9}"#.to_vec(),
            "newer Tabletalk",
            ours,
        ),
        ("twice.json", br#"{"format": "a", "format": "b"}"#.to_vec(), "twice", no_table),
        ("empty.json", Vec::new(), "empty", "empty"),
    ]
}

/// What stands in the page's own store, drafts left out.
const KEPT: &str = "return Object.entries(localStorage).filter(([key]) => !/\\/(draft|let-go)\\//.test(key)).sort().map(String)";

/// Drops a file on the place of a field.
const DROP: &str = "
    const [id, name, bytes] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    const drop = (kind) => new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
    for (const kind of ['dragover', 'drop']) document.getElementById(id).closest('section').dispatchEvent(drop(kind));";

/// The place of a field, opened anew with nothing said in it.
async fn opened(browser: &Browser, address: &str, place: &str, id: &str) -> Result<(), Fault> {
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(format!("{}#{place}", server::organisers(address))).await?;
    browser.until(id, &format!("document.getElementById('{id}')")).await?;
    let open = "document.querySelectorAll('main details').forEach((fold) => fold.open = true)";
    browser.driver.execute(open, Vec::new()).await?;
    Ok(())
}

/// One sentence, or two, that has these words; nothing else came of the file.
async fn is_refused(browser: &Browser, at: &str, words: &str) -> Result<Vec<String>, Fault> {
    let texts = format!(
        "[...document.querySelectorAll({at:?})].map((said) => said.innerText.trim()).filter(Boolean)"
    );
    browser.until(words, &format!("{texts}.length > 0")).await?;
    let said = rooms::read_all(browser, &format!("return {texts}")).await?;
    let said: Vec<String> = serde_json::from_value(said)?;
    browser.is_quiet().await?;
    let wide = rooms::read_all(browser, "return document.documentElement.scrollWidth > innerWidth");
    assert_eq!(wide.await?, json!(false), "{said:?} is wider than the window");
    Ok(said)
}

async fn every_bad_file(is_dropped: bool) -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    some_desk(&browser, &address).await?;
    let desk = Desk { browser: &browser, groups: 2, beside: "example" };
    let (first, kept) = (desk.all().await?, rooms::read_all(&browser, KEPT).await?);
    let mut wrong = Vec::new();
    for (place, id, at) in FIELDS {
        for (name, bytes, taken_in, brought_in) in bad_files() {
            opened(&browser, &address, place, id).await?;
            if is_dropped {
                let given: Vec<Value> = vec![id.into(), name.into(), json!(bytes)];
                browser.driver.execute(DROP, given).await?;
            } else {
                let file = browser.downloads.join(name);
                std::fs::write(&file, bytes)?;
                browser.id(id).await?.send_keys(file.to_string_lossy()).await?;
            }
            let words = if id == "import-file" { brought_in } else { taken_in };
            let said = is_refused(&browser, at, words).await?;
            let one = said.len() == 1 && said[0].contains(words) && said[0].len() < 250;
            if !one || rooms::read_all(&browser, KEPT).await? != kept {
                wrong.push(json!([place, id, name, words, said]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", serde_json::to_string_pretty(&wrong)?);
    opened(&browser, &address, "/forged01/files", "files").await?;
    desk.says_all(&first).await
}

#[tokio::test(flavor = "current_thread")]
async fn bad_files_that_are_picked_at_the_desk_say_what_to_do() -> Result<(), Fault> {
    every_bad_file(false).await
}

#[tokio::test(flavor = "current_thread")]
async fn bad_files_that_are_dropped_at_the_desk_say_what_to_do() -> Result<(), Fault> {
    every_bad_file(true).await
}
