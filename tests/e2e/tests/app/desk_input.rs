//! Bad input in every field of the organiser's page: each room is gone through with all that opens in it open, each field
//! that is there must be named here, and gets all that is bad. What was there stays, and the desk goes on.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::seen::Desk;
use tabletalk_e2e::{Fault, server};

use super::hostile::UNSEEN;
use super::rooms::file_of;

/// A place of the organiser's page.
struct Place {
    /// Its fragment.
    at: &'static str,
    /// What is pressed there besides opening all folds, and which field comes of it.
    opens: &'static [[&'static str; 2]],
    /// All fields that it has then, and what each takes: numbers and ids are left out of their names.
    fields: &'static [&'static str],
}

const SET_UP: [&str; 7] = [
    "event-cap form",
    "event-date form",
    "event-dots form",
    "event-title form",
    "kind-# form",
    "name-# form",
    "question-# form",
];

/// Every place, and what is there. What takes no text is `file`, `ticked` or `readonly`; text is taken by a `form`, as it is
/// typed (`live`), or once the field is left (`change`).
const PLACES: [Place; 13] = [
    Place { at: "/", opens: &[], fields: &["file file", "link form"] },
    Place { at: "/new", opens: &[], fields: &SET_UP },
    Place { at: "/forged01/edit", opens: &[], fields: &SET_UP },
    Place {
        at: "/forged01/links",
        opens: &[["address", "#change-address"]],
        fields: &["address form", "link-# readonly", "link-event readonly"],
    },
    Place { at: "/collect", opens: &[], fields: &["files file", "paste form"] },
    Place {
        at: "/forged01/files",
        opens: &[["import-row-#", "#import-text-open"]],
        fields: &[
            "files file",
            "import-file file",
            "import-lines ticked",
            "import-new ticked",
            "import-no-header ticked",
            "import-rejected ticked",
            "import-row-# ticked",
            "import-text form",
            "import-words-# ticked",
            "message-# readonly",
            "paste form",
        ],
    },
    Place {
        at: "/forged01/themes",
        opens: &[
            ["name-#", "#shared > li:first-child [id^=rename-]"],
            ["about-#", "#shared > li:last-child [id^=describe-]"],
            ["link-name", ".room__group [id^=tick-]"],
        ],
        fields: &[
            "about-# form",
            "find-notes live",
            "link-name form",
            "name-# form",
            "only-unlinked ticked",
            "tick-# ticked",
        ],
    },
    Place {
        at: "/forged01/matrix",
        opens: &[["strength", ".matrix__sign"]],
        fields: &["quote ticked", "quote-# ticked", "strength ticked"],
    },
    Place { at: "/forged01/priorities", opens: &[], fields: &[] },
    Place {
        at: "/forged01/report",
        opens: &[],
        fields: &["find-to-keep-out live", "reason-# change"],
    },
    Place {
        at: "/forged01/compare",
        opens: &[],
        fields: &["compare-earlier ticked", "compare-later ticked"],
    },
    Place { at: "/erase", opens: &[], fields: &[] },
    // Last: it makes groups.
    Place { at: "/example", opens: &[], fields: &["new-question form"] },
];

/// Where the sources of these screens make fields, and how many: one that is made elsewhere is in no place above.
const SOURCES: [(&str, usize); 28] = [
    ("components/copy_field.rs", 1),
    ("components/fields.rs", 3),
    ("components/name_form.rs", 1),
    ("components/paste.rs", 1),
    ("event/groups.rs", 1),
    ("import/choose.rs", 1),
    ("import/columns.rs", 1),
    ("import/mod.rs", 2),
    ("import/rows.rs", 2),
    ("import/values.rs", 1),
    ("organiser/desk/compare/mod.rs", 1),
    ("organiser/desk/files/bring.rs", 2),
    ("organiser/desk/files/tile.rs", 1),
    ("organiser/desk/matrix/sign.rs", 3),
    ("organiser/desk/report/find.rs", 1),
    ("organiser/desk/report/kept_out.rs", 1),
    ("organiser/desk/themes/find.rs", 2),
    ("organiser/desk/themes/link_bar.rs", 1),
    ("organiser/desk/themes/shared_menu.rs", 2),
    ("organiser/desk/themes/ticked.rs", 1),
    ("organiser/links/group_cards.rs", 2),
    ("organiser/links/mod.rs", 1),
    ("organiser/setup/field.rs", 1),
    ("organiser/setup/groups.rs", 2),
    ("organiser/setup/kinds.rs", 1),
    ("organiser/setup/mod.rs", 4),
    ("start/open_file.rs", 1),
    ("start/open_link.rs", 1),
];

/// What pages have to know of fields, and of all that is bad.
const PAGE: &str = "
    const said = (at) => at?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
    const all = (selector) => [...document.querySelectorAll(selector)];
    const named = (field) => (field.id || field.name).replace(/-\\d.*$/, '-#');
    const takes = (field) => {
        if (field.readOnly) return 'readonly';
        const other = { file: 'file', checkbox: 'ticked', radio: 'ticked' }[field.type];
        return other ?? (field.form ? 'form' : field.type === 'search' || field.id.startsWith('find-') ? 'live' : 'change');
    };
    const fields = () => all('input, textarea, [contenteditable]').filter((at) => at.type === 'file' || at.checkVisibility());
    const later = () => new Promise((resolve) => setTimeout(resolve, 4));
    const comes = async (find) => {
        for (const end = Date.now() + 10_000; Date.now() < end; await later()) if (find()) return find();
        throw new Error('waited in vain for ' + find);
    };
    // A table that is gone through already is not opened once more.
    const opens_table = () => {
        const field = document.getElementById('import-text');
        if (!field || Date.now() - (field.dataset.sent ?? 0) < 1_000) return false;
        field.dataset.sent = Date.now();
        type(field, 'text,<img src=x onerror=window.__pwn=1>\\n<b>cell</b>,a', ['input']);
        return true;
    };
    const open = (opens) => {
        all('main details:not([open])').forEach((fold) => fold.open = true);
        for (const [name, button] of opens) {
            if (fields().some((field) => named(field) === name)) continue;
            if (button === '#import-text-open' && !opens_table()) continue;
            document.querySelector(button)?.click();
        }
    };
    // Nothing was made of a text, the page is as wide as the window, and it is the app's.
    const made = 'img, script, iframe, object, embed, style, link, base, b, a[href^=javascript], [onload], [onerror], [onfocus], [srcdoc]';
    const looks = () => [
        window.__pwn && 'a script ran',
        document.querySelector(made.split(', ').map((at) => 'main ' + at).join()) && 'an element was made of it',
        document.documentElement.scrollWidth > innerWidth && 'wider than the window',
        !(document.getElementById('main')?.isConnected && location.pathname.endsWith('organiser.html')) && 'the app fell over',
    ].filter(Boolean);
    const BAD = {
        'markup': '<img src=x onerror=\"window.__pwn=1\"><script>window.__pwn=1</script><b onfocus=window.__pwn=1 autofocus>',
        'a page': '</script></style><!--]]>\\u2028\\u2029\"\\'><iframe srcdoc=\"<script>top.__pwn=1</script>\"></iframe>',
        'a word': 'w'.repeat(100_000),
        'words': 'many words '.repeat(9_091),
        'lines': 'top' + '\\n'.repeat(40_000) + 'end',
        'marks': 'Z' + '\\u0334\\u035b'.repeat(50_000),
        'a few marks': 'Z' + '\\u0334\\u035b'.repeat(90),
        'controls': 'nul\\0 bell\\x07 escape\\x1b[31m delete\\x7f next\\x85 \\ufffe \\ufeff',
        'turned': '\\u202eelttiT\\u2066\\u2067\\u202d\\u200f',
        'half a letter': 'one \\ud83d and \\udc00 other',
        'a formula': '=1+1',
        'a command': '=cmd|\\'/C calc\\'!A0',
        'an address': 'javascript:window.__pwn=1',
        'a family': '\\u{1f469}\\u200d\\u{1f469}\\u200d\\u{1f467}\\u200d\\u{1f466} \\u{1f3f3}\\ufe0f\\u200d\\u{1f308}',
        'from the right': 'שלום مرحبا 12',
        'a prototype': '__proto__',
        'a constructor': 'constructor',
        'less than nothing': '-1',
        'too much': '1e400',
        'many digits': '9'.repeat(40),
        'no number': 'NaN',
        'a way out': '../../CON',
        'a pattern': '((a+)+)'.repeat(14_300) + '$',
        'nothing seen': ' \\u00a0\\u200b\\u2800 ',
    };
    const plain = ['markup', 'a formula', 'a command', 'an address', 'a family', 'from the right', 'a prototype', 'a constructor', 'less than nothing', 'too much', 'no number', 'a way out'];
    const type = (field, text, kinds) => {
        field.value = text;
        for (const kind of kinds) field.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    const steps = () => Object.keys(localStorage).filter((key) => key.includes('/forged01/-/desk/')).length;
    const at = (id) => document.getElementById(id);";

/// Puts all that is bad into the field of this name, and sends it where it can be sent; answers what went wrong, and what
/// became of each.
const TRY: &str = "
    const [name, opens, done] = arguments;
    const home = location.hash;
    const faults = [], became = {}, slow = new Set();
    const find = () => fields().find((field) => named(field) === name && !field.readOnly);
    const there = async () => find() ?? (open(opens), await comes(find));
    const told = () => all('main [role=alert], main .alert, #results li.alert').filter((at) => at.checkVisibility()).map(said).filter((text) => text.length > 20);
    const shown = (text) => said(document.querySelector('main')).includes(text.trim()) || all('main input').some((field) => field.value === text);
    // A file is gone through in turns: what was said of the last must be gone before.
    const clean = async (field) => {
        all('#results li').forEach((line) => line.dataset.old = true);
        if (name !== 'import-text') return;
        type(field, 'text\\nfine', ['input']);
        field.form.requestSubmit();
        (await comes(() => at('import-leave'))).click();
        await comes(() => !at('import-leave'));
    };
    const settles = () => ({
        'paste': () => document.querySelector('#results li:not([data-old])'),
        'import-text': () => said(at('import-fault')) || at('import-leave'),
    }[name] ?? (() => true));
    (async () => {
        const tries = Object.entries(BAD);
        for (const [kind, text] of tries) {
            let field = await there();
            await clean(field);
            field = await there();
            const [before, way, start] = [steps(), takes(field), performance.now()];
            type(field, text, way === 'change' ? ['input', 'change'] : ['input']);
            if (way === 'form') field.form.requestSubmit();
            await comes(settles());
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            const took = performance.now() - start;
            const fault = (what) => faults.push([name, kind, what]);
            // Once more where it was slow: the machine may have had something else to do.
            if (took > 2_000 && slow.has(kind)) fault('took ' + took);
            else if (took > 2_000) { slow.add(kind); tries.push([kind, text]); }
            looks().forEach(fault);
            const [isTaken, left] = [steps() > before, location.hash !== home];
            const closed = !field.isConnected || at('import-leave');
            became[kind] = isTaken ? 'taken' : left ? 'left' : told().length ? 'told' : closed ? 'closed' : way === 'live' ? 'live' : 'nothing';
            if (became[kind] === 'nothing') fault('nothing came of it');
            if (isTaken && plain.includes(kind) && !shown(text)) fault('not shown as typed');
            if (isTaken) at('undo').click();
            at('import-leave')?.click();
            if (left) location.hash = home;
            if (field.isConnected && field.form?.matches('.name-form')) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
            await later();
        }
        const field = await there();
        type(field, '', ['input']);
    })().then(() => done([faults, became]), (fault) => done([[[name, String(fault)]], became]));";

/// The desk of two groups of three, with two shared themes and a note that is kept out; and another event.
pub(super) async fn some_desk(browser: &Browser, address: &str) -> Result<(), Fault> {
    browser.driver.goto(address).await?;
    browser.click("example").await?;
    browser.until("the other event", "document.getElementById('matrix')").await?;
    browser.driver.goto(address).await?;
    let event = forge::event("Bad input", &["North", "South", "East"]);
    let file = file_of(browser, "event.json", &forge::event_file(&event))?;
    browser.id("file").await?.send_keys(file.to_string_lossy()).await?;
    browser.id("join-1").await?;
    browser.driver.goto(address).await?;
    let mut files = Vec::new();
    for group in 0..2 {
        let mut forged = Forged::by(u32::try_from(group)? + 1);
        let themes = ["Seats", "Green", "Paths"].map(|name| forged.theme(name));
        for (text, theme) in ["Benches", "Trees", "Call 0117 496 0123"].into_iter().zip(&themes) {
            let note = forged.note(text);
            forged.place(&note, theme);
        }
        files.push(file_of(browser, &format!("{group}.json"), &forged.hand_in(&event, group))?);
    }
    collect::collect(browser, &files).await?;
    rooms::go(browser, "themes").await?;
    let parts = rooms::parts(browser).await?;
    rooms::link(browser, &[&parts[0], &parts[3]], "Rest").await?;
    rooms::link(browser, &[&parts[1], &parts[4]], "Leaves").await?;
    rooms::go(browser, "report").await?;
    browser.click_first("#personal-notes button").await?;
    browser.until("a note kept out", "document.querySelector('#kept-out input')").await
}

/// How many things are bad.
const BAD: usize = 24;

async fn page(browser: &Browser, script: &str, given: Vec<Value>) -> Result<Value, Fault> {
    let done = browser.driver.execute_async(format!("{PAGE}\n{script}"), given).await?;
    Ok(done.json().clone())
}

/// Goes to a place, and waits until it has the fields that it must have, and no others.
async fn go(desk: Desk<'_>, place: &Place) -> Result<(), Fault> {
    let there = json!([format!("#{}", place.at), place.opens, place.fields]);
    let script = "const [[hash, opens, expected], done] = arguments;
        location.hash = hash;
        const named_now = () => [...new Set(fields().map((field) => named(field) + ' ' + takes(field)))].sort();
        const is = () => { open(opens); return JSON.stringify(named_now()) === JSON.stringify(expected); };
        comes(() => document.querySelector('main h1') && is()).then(() => done(null), () => done(named_now()));";
    if place.at.ends_with("/compare") {
        desk.browser.driver.execute("location.hash = '/forged01/compare'", Vec::new()).await?;
        desk.browser.id("compare-with").await?;
        desk.enter("compare").await?;
    }
    let others = page(desk.browser, script, vec![there]).await?;
    let told = || format!("{} has the fields {others}, not {:?}", place.at, place.fields);
    if others.is_null() { Ok(()) } else { Err(told().into()) }
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_bad_changes_nothing_in_any_field_of_the_desk() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    some_desk(&browser, &address).await?;
    let desk = Desk { browser: &browser, groups: 2, beside: "example" };
    let first = desk.all().await?;
    let (mut faults, mut walked) = (Vec::new(), 0);
    for place in PLACES {
        go(desk, &place).await?;
        let texts = place.fields.iter().filter_map(|field| {
            let (name, takes) = field.split_once(' ')?;
            ["form", "live", "change"].contains(&takes).then_some(name)
        });
        // Changing an event has the fields of setting one up.
        for name in texts.filter(|_| !place.at.ends_with("/edit")) {
            let tried = page(&browser, TRY, vec![name.into(), json!(place.opens)]).await?;
            faults.extend(
                tried[0].as_array().into_iter().flatten().map(|fault| json!([place.at, fault])),
            );
            assert_eq!(tried[1].as_object().map(serde_json::Map::len), Some(BAD), "{tried}");
            walked += 1;
        }
        browser.is_quiet().await?;
        go(desk, &place).await?;
        if place.at.starts_with("/forged01/") {
            browser.driver.execute("location.hash = '/forged01/files'", Vec::new()).await?;
            browser.id("room-files").await?;
            desk.says_all(&first).await?;
        }
    }
    assert!(faults.is_empty(), "{}", serde_json::to_string_pretty(&faults)?);
    assert_eq!(walked, 19);
    Ok(())
}

/// Makes a shared theme of each bad name that is taken; says what became of each.
const MAKE: &str = "
    const [, done] = arguments;
    const became = {};
    (async () => {
        for (const [kind, text] of Object.entries(BAD)) {
            at('link-name') ?? document.querySelector('.room__group [id^=tick-]').click();
            type(await comes(() => at('link-name')), text, ['input']);
            const before = all('#shared > li').length;
            at('link').click();
            await comes(() => all('#shared > li').length > before || said(document.querySelector('.bar-of-actions .alert')));
            became[kind] = all('#shared > li').length > before;
        }
        document.querySelector('.bar-of-actions .button--quiet')?.click();
    })().then(() => done(became), (fault) => done(String(fault)));";

const LOOKS: &str = "arguments[1](looks())";

/// Names that were taken stand in each room as text, and in the report; taken back, they are nowhere.
#[tokio::test(flavor = "current_thread")]
async fn what_is_bad_in_a_name_is_text_in_every_room() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    some_desk(&browser, &address).await?;
    let desk = Desk { browser: &browser, groups: 2, beside: "example" };
    let first = desk.all().await?;
    desk.enter("themes").await?;
    let became = page(&browser, MAKE, vec![Value::Null]).await?;
    let taken =
        became.as_object().into_iter().flatten().filter(|(_, taken)| **taken == json!(true));
    let (taken, all) = (taken.count(), became.as_object().map(serde_json::Map::len));
    assert!(taken > BAD / 2 && taken < BAD && all == Some(BAD), "{became}");
    for room in ["themes", "matrix", "priorities", "report", "compare", "files"] {
        desk.enter(room).await?;
        let said = desk.says(room).await?.to_string();
        let shows = said.contains("<img src=x") || ["report", "files"].contains(&room);
        assert!(shows, "{room} does not say {said}");
        assert_eq!(page(&browser, LOOKS, vec![Value::Null]).await?, json!([]), "in {room}");
        assert_eq!(rooms::read_all(&browser, UNSEEN).await?, json!([]), "in {room}");
        browser.is_quiet().await?;
    }
    for (format, file) in [("markdown", "-report.md"), ("page", "-report.html")] {
        let report = rooms::report(&browser, format, file).await?;
        assert!(report.contains("&lt;img src"), "{report}");
        assert!(!report.contains("<img") && !report.contains("<script>window"), "{report}");
    }
    for _ in 0..taken {
        browser.driver.execute("document.getElementById('undo').click()", Vec::new()).await?;
    }
    desk.says_all(&first).await
}

/// Puts the same into every field of the form, and saves it; says what was told, nothing where it was taken.
const SAVE: &str = "
    const [kind, done] = arguments;
    (async () => {
        location.hash = '/';
        await comes(() => at('link'));
        location.hash = '/new';
        await comes(() => at('event-title'));
        at('begin-again')?.click();
        fields().filter((field) => takes(field) === 'form' && !/dots|cap/.test(field.id)).forEach((field) => type(field, BAD[kind], ['input']));
        at('save').click();
        const told = await comes(() => said(document.querySelector('#problem .problem')) || at('link-event') || at('link-1'));
        return typeof told === 'string' ? told : '';
    })().then((told) => done([told, looks()]), (fault) => done([String(fault), ['fell']]));";

#[tokio::test(flavor = "current_thread")]
async fn an_event_of_what_is_bad_is_refused_in_words_or_is_text() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(server::organisers(&address)).await?;
    browser.id("link").await?;
    let kinds = page(&browser, "arguments[1](Object.keys(BAD))", vec![Value::Null]).await?;
    let kinds: Vec<String> = serde_json::from_value(kinds)?;
    let mut saved = 0;
    for kind in &kinds {
        let done = page(&browser, SAVE, vec![json!(kind)]).await?;
        let told = done[0].as_str().unwrap_or_default();
        assert!(told.is_empty() || told.len() > 40, "{kind}: {told}");
        assert_eq!(done[1], json!([]), "{kind}: {told}");
        if told.is_empty() {
            saved += 1;
            browser.click("to-groups").await?;
            browser.id("join-1").await?;
            assert_eq!(page(&browser, LOOKS, vec![Value::Null]).await?, json!([]), "of {kind}");
        }
        browser.is_quiet().await?;
    }
    assert!(saved > 8 && saved < kinds.len(), "{saved} of {} were saved", kinds.len());
    Ok(())
}

/// How often the sources of a folder or a file make a field.
fn made_in(path: &Path, made: &mut BTreeMap<String, usize>) -> Result<(), Fault> {
    const MAKES: [&str; 9] = [
        "input",
        "textarea",
        "TextField",
        "NumberField",
        "FileField",
        "Field",
        "NameForm",
        "Paste",
        "CopyField",
    ];
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            made_in(&entry?.path(), made)?;
        }
        return Ok(());
    }
    let text = std::fs::read_to_string(path)?;
    let makes = |name: &str| {
        let tag = format!("<{name}");
        let after = text.split(tag.as_str()).skip(1);
        after.filter(|rest| rest.starts_with(char::is_whitespace)).count()
    };
    let count = MAKES.iter().map(|name| makes(name)).sum::<usize>()
        + text.matches("contenteditable").count();
    if count > 0 {
        let ui = server::root().join("src/ui");
        made.insert(path.strip_prefix(ui)?.to_string_lossy().into_owned(), count);
    }
    Ok(())
}

/// A field that is made at another place in the sources is in no room that is gone through here: it is to be named.
#[test]
fn no_source_makes_a_field_that_is_not_gone_through() -> Result<(), Fault> {
    let mut made = BTreeMap::new();
    for folder in ["components", "event", "import", "likely", "organiser", "start"] {
        made_in(&server::root().join("src/ui").join(folder), &mut made)?;
    }
    let named = SOURCES.iter().map(|(file, count)| ((*file).to_owned(), *count));
    assert_eq!(made, named.collect());
    Ok(())
}
