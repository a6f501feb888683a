//! Thousands of files at once: they come in with a word on how far that is, can be stopped without a trace, and each is
//! kept whole in the durable copy alone.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::{Fault, server};

/// All that is kept on the device: what both stores hold, by key, each with how long it is.
async fn kept(browser: &Browser) -> Result<[BTreeMap<String, u64>; 2], Fault> {
    let read = "const done = arguments[0];
        const here = Object.entries(localStorage).map(([key, value]) => [key, value.length]);
        const opening = indexedDB.open('tabletalk');
        opening.onsuccess = () => {
            const store = opening.result.transaction('entries').objectStore('entries');
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            values.onsuccess = () => {
                const there = keys.result.map((key, place) => [key, values.result[place].length]);
                opening.result.close();
                done([here, there].map((all) => Object.fromEntries(all)));
            };
        };";
    let found = browser.driver.execute_async(read, Vec::new()).await?;
    let mut found: [BTreeMap<String, u64>; 2] = serde_json::from_value(found.json().clone())?;
    for store in &mut found {
        // A tab's own drafts come and go.
        store.retain(|key, _| key.starts_with("tabletalk/1/") && !key.contains("/draft/"));
    }
    Ok(found)
}

/// Hand-ins of so many groups of an event, as files.
fn files(browser: &Browser, event: &Value, notes: usize) -> Result<Vec<PathBuf>, Fault> {
    let groups = event["groups"].as_array().map_or(0, Vec::len);
    let file = |group: usize| -> Result<PathBuf, Fault> {
        let mut forged = Forged::by(u32::try_from(group)?);
        let theme = forged.theme("What we need");
        for note in 0..notes {
            let text = format!("Note {note} of group {group}{}", ", said at length".repeat(50));
            let note = forged.note(&text);
            forged.place(&note, &theme);
        }
        let file = browser.downloads.join(format!("group-{group}.json"));
        std::fs::write(&file, forged.hand_in(event, group))?;
        Ok(file)
    };
    (0..groups).map(file).collect()
}

fn event(groups: usize) -> Value {
    let names: Vec<String> = (1..=groups).map(|number| format!("Table {number}")).collect();
    forge::event("A large room", &names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn paths(files: &[PathBuf]) -> String {
    files.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>().join("\n")
}

async fn bare_desk() -> Result<Browser, Fault> {
    let browser = Browser::start().await?;
    browser.driver.goto(format!("{}#/collect", server::serve()?)).await?;
    browser.id("files").await?;
    Ok(browser)
}

#[tokio::test(flavor = "current_thread")]
async fn each_is_kept_whole_in_the_durable_copy_alone() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let files = files(&browser, &event(3), 20)?;
    browser.id("files").await?.send_keys(paths(&files)).await?;
    let all = "document.querySelectorAll('.tile__receipt').length === 3";
    browser.until("all tiles", all).await?;
    let [here, there] = kept(&browser).await?;
    let of = |store: &BTreeMap<String, u64>, part: &str| {
        store.keys().filter(|key| key.contains(part)).count()
    };
    assert_eq!((of(&here, "/-/filed/"), of(&there, "/-/filed/")), (3, 3));
    assert_eq!((of(&here, "/-/collected/"), of(&there, "/-/collected/")), (0, 3));
    // Its bytes are those of the file: the desk's file has them as they came.
    browser.driver.refresh().await?;
    browser.until("all tiles after a reload", all).await?;
    browser.click("save-desk").await?;
    let desk: Value =
        serde_json::from_slice(&std::fs::read(browser.downloaded("-desk.json").await?)?)?;
    let mut texts: Vec<&str> = desk["hand_ins"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["text"].as_str())
        .collect();
    let came: Vec<String> = files.iter().map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let mut came: Vec<&str> = came.iter().map(String::as_str).collect();
    texts.sort_unstable();
    came.sort_unstable();
    assert_eq!(texts, came);
    // The same again changes nothing.
    browser.id("files").await?.send_keys(paths(&files)).await?;
    browser
        .until(
            "the lines",
            "document.getElementById('results').innerText.split('Already here').length === 4",
        )
        .await?;
    // That the desk was saved is noted beside.
    let files = |store: BTreeMap<String, u64>| -> BTreeMap<String, u64> {
        store.into_iter().filter(|(key, _)| !key.ends_with("/-/saved")).collect()
    };
    assert_eq!(kept(&browser).await?.map(files), [here, there]);
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn five_thousand_show_how_far_they_are_and_stop_without_a_trace() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    // As many as an event has groups, and five files of each.
    let event = event(1000);
    let mut all = Vec::new();
    for round in 0..5 {
        for (place, file) in files(&browser, &event, 8 + round)?.into_iter().enumerate() {
            let to = browser.downloads.join(format!("{round}-{place}.json"));
            std::fs::rename(file, &to)?;
            all.push(to);
        }
    }
    assert_eq!(all.len(), 5_000);
    let before = kept(&browser).await?;
    for count in [50, 500] {
        browser.id("files").await?.send_keys(paths(&all)).await?;
        let some =
            format!("Number(document.querySelector('#under-way progress')?.value) > {count}");
        browser.until("that some are done", &some).await?;
        let said = browser.text("under-way-said").await?;
        assert!(
            said.starts_with("Reading and saving: ") && said.contains("of 5000 files"),
            "{said}"
        );
        if count > 50 {
            // Not all of them, and some are kept already.
            assert!(kept(&browser).await?[1].len() > before[1].len() + 100);
        }
        browser.click("stop").await?;
        browser.until("that it stopped", "document.getElementById('stopped')").await?;
        assert_eq!(browser.text("stopped").await?, "Stopped. Nothing was added.");
        assert_eq!(kept(&browser).await?, before, "after {count}");
    }
    browser.driver.refresh().await?;
    browser.id("files").await?;
    assert_eq!(kept(&browser).await?, before);
    browser.is_quiet().await
}

/// What the durable copy lost is named, and stands again once its file is added again.
#[tokio::test(flavor = "current_thread")]
async fn a_file_that_can_not_be_read_any_more_is_named_and_added_again() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let files = files(&browser, &event(300), 2)?;
    let (files, others) = files.split_at(3);
    let (all, name) = (tiles(3), files[1].file_name().unwrap_or_default().to_string_lossy());
    browser.id("files").await?.send_keys(paths(files)).await?;
    browser.until("all tiles", &all).await?;
    let digest = "const done = arguments[0];
        const opening = indexedDB.open('tabletalk');
        opening.onsuccess = () => {
            const writing = opening.result.transaction('entries', 'readwrite');
            const name = NAME;
            const listed = Object.keys(localStorage).find((key) =>
                key.includes('/-/filed/') && JSON.parse(localStorage[key]).name === name);
            writing.objectStore('entries').delete(listed.replace('/-/filed/', '/-/collected/'));
            writing.oncomplete = () => { opening.result.close(); done(); };
        };";
    let digest = digest.replace("NAME", &format!("{name:?}"));
    browser.driver.execute_async(&digest, Vec::new()).await?;
    browser.driver.refresh().await?;
    assert!(browser.text("lost").await?.contains(&*name));
    browser.until("the other tiles", &tiles(2)).await?;
    // Who stops while it comes again with others has it in the list as before.
    let again = paths(&[&files[1..2], others].concat());
    browser.id("files").await?.send_keys(again).await?;
    let some = "Number(document.querySelector('#under-way progress')?.value) > 10";
    browser.until("that some are done", some).await?;
    browser.click("stop").await?;
    browser.until("that it stopped", "document.getElementById('stopped')").await?;
    assert!(browser.text("lost").await?.contains(&*name));
    browser.driver.refresh().await?;
    assert!(browser.text("lost").await?.contains(&*name));
    browser.until("the other tiles alone", &tiles(2)).await?;
    collect::bring(&browser, &files[1]).await?;
    browser.until("nothing lost", "!document.getElementById('lost')").await?;
    browser.driver.refresh().await?;
    browser.until("all tiles again", &all).await?;
    browser.until("nothing lost", "!document.getElementById('lost')").await?;
    browser.is_quiet().await
}

fn tiles(count: usize) -> String {
    format!("document.querySelectorAll('.tile__receipt').length === {count}")
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_newer_file_changed_is_marked_and_a_late_group_is_told() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let event = event(3);
    let mut first = Forged::by(1);
    let theme = first.theme("What we need");
    for text in ["A quiet room", "More light"] {
        let note = first.note(text);
        first.place(&note, &theme);
    }
    let mut newer = first.clone();
    let note = newer.note("A longer break");
    newer.place(&note, &theme);
    let mut late = Forged::by(3);
    late.note("We came last");
    let named = |name: &str, text: String| -> Result<PathBuf, Fault> {
        let file = browser.downloads.join(name);
        std::fs::write(&file, text)?;
        Ok(file)
    };
    collect::bring(&browser, &named("first.json", first.hand_in(&event, 0))?).await?;
    rooms::go(&browser, "themes").await?;
    let part = rooms::parts(&browser).await?.into_iter().next().ok_or("nothing to tick")?;
    rooms::link(&browser, &[&part], "Rooms").await?;
    rooms::go(&browser, "files").await?;
    collect::bring(&browser, &named("newer.json", newer.hand_in(&event, 0))?).await?;
    collect::bring(&browser, &named("late.json", late.hand_in(&event, 2))?).await?;
    let said = browser.text("received").await?;
    assert_eq!(said, "2 of 3 received. Missing: 2. Late, after you began to link: 3.");
    assert!(collect::results(&browser).await?.contains("Received: group 3"));
    let tile = browser.text("tile-1").await?;
    assert!(tile.contains("Since its last file: 1 note new."), "{tile}");
    assert!(!tile.contains("devices") && !tile.contains("late"), "{tile}");
    assert!(browser.text("tile-3").await?.contains("late"));
    // Two of one group that come together are both its first.
    let mut other = Forged::by(2);
    other.note("Said on another device");
    let mut second = Forged::by(4);
    second.note("Said on the second device");
    let both = [
        named("two-a.json", other.hand_in(&event, 1))?,
        named("two-b.json", second.hand_in(&event, 1))?,
    ];
    browser.id("files").await?.send_keys(paths(&both)).await?;
    browser.until("the third tile", &tiles(3)).await?;
    for _ in 0..2 {
        let tile = browser.text("tile-2").await?;
        assert!(tile.contains("2 devices") && !tile.contains("Since its last file"), "{tile}");
        rooms::go(&browser, "themes").await?;
        let marks = "return [...document.querySelectorAll('.off-paper .tag--news')].map((mark) => mark.parentElement.innerText)";
        let marked = rooms::read_all(&browser, marks).await?;
        let marked = marked.as_array().cloned().unwrap_or_default();
        assert_eq!(marked.len(), 1, "{marked:?}");
        assert!(
            marked[0].as_str().is_some_and(|text| text.contains("A longer break")),
            "{marked:?}"
        );
        // Both are so after a reload.
        browser.driver.refresh().await?;
        browser.until("the desk", "document.querySelector('.desk__head')").await?;
        rooms::go(&browser, "files").await?;
    }
    browser.is_quiet().await
}
