//! A browser with a profile and a download folder of its own, ended with its whole process group.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::{Fault, driver};

/// Whether the page would ask before it is left, as an expression of the page.
pub const WARNS: &str = "(() => {
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    return leaving.defaultPrevented;
})()";

/// How long a condition may take to come true.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Whether nothing of the app is left in any store of this origin; for [`Browser::until`], since looking takes a moment.
pub const NOTHING_LEFT: &str = "window.__left === 0 || (Promise.all([indexedDB.databases(), caches.keys().catch(() => [])]).then((all) =>
    window.__left = all.flat().length + localStorage.length + sessionStorage.length), false)";

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    /// Its driver. Never dropped: that would wait for an answer from a browser that is gone.
    pub driver: ManuallyDrop<WebDriver>,
    /// Where its downloads go.
    pub downloads: PathBuf,
    /// What it is.
    pub engine: Engine,
    process: Process,
}

/// The driver's process and the folder of its profile; both go with it, whatever became of the test.
#[derive(Debug)]
struct Process {
    child: Child,
    folder: PathBuf,
}

/// What the page reports, so that a test can ask whether anything ran or was blocked that should not.
const WATCH: &str = "window.__blocked = [];
    document.addEventListener('securitypolicyviolation', (fault) => window.__blocked.push(fault.violatedDirective + ' ' + fault.blockedURI));
    window.addEventListener('error', (fault) => window.__blocked.push(String(fault.message)));";

impl Browser {
    /// Starts headless Chromium with an empty profile.
    pub async fn start() -> Result<Self, Fault> {
        Self::of(Engine::Chromium).await
    }

    /// Starts a browser of this engine, headless, with an empty profile.
    pub async fn of(engine: Engine) -> Result<Self, Fault> {
        Self::with(engine, &[]).await
    }

    /// The same as a phone of 320 by 640 that is touched.
    pub async fn phone() -> Result<Self, Fault> {
        let device = serde_json::json!({ "deviceMetrics": { "width": 320, "height": 640, "pixelRatio": 2.0, "touch": true } });
        Self::with(Engine::Chromium, &[("mobileEmulation", device)]).await
    }

    /// Chromium with a log of all that its pages ask for.
    pub async fn with_network_log() -> Result<Self, Fault> {
        let log = serde_json::json!({ "performance": "ALL" });
        Self::with(Engine::Chromium, &[("goog:loggingPrefs", log)]).await
    }

    /// Chromium whose driver does not wait until a page has loaded: for what happens meanwhile.
    pub async fn that_does_not_wait() -> Result<Self, Fault> {
        Self::with(Engine::Chromium, &[("pageLoadStrategy", serde_json::json!("none"))]).await
    }

    /// Kills the browser where it stands, as a dead battery would, and starts another with the same profile.
    pub async fn killed_and_restarted(self) -> Result<Self, Fault> {
        self.killed_and_restarted_after(|_| Ok(())).await
    }

    /// The same, with something done to the profile's folder in between.
    pub async fn killed_and_restarted_after(
        mut self,
        meanwhile: fn(&Path) -> Result<(), Fault>,
    ) -> Result<Self, Fault> {
        let (folder, engine) = (std::mem::take(&mut self.process.folder), self.engine);
        drop(self);
        meanwhile(&folder.join("profile"))?;
        for left in engine.leftovers() {
            std::fs::remove_file(folder.join("profile").join(left)).ok();
        }
        Self::at(engine, folder, &[]).await
    }

    async fn with(engine: Engine, options: &[(&str, serde_json::Value)]) -> Result<Self, Fault> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tabletalk-e2e-{}-{number}", std::process::id());
        Self::at(engine, std::env::temp_dir().join(name), options).await
    }

    async fn at(
        engine: Engine,
        folder: PathBuf,
        options: &[(&str, serde_json::Value)],
    ) -> Result<Self, Fault> {
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads)?;
        let (child, port) = driver::start(engine)?;
        let process = Process { child, folder };
        let settings = engine.settings(&process.folder, options)?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), settings).await?;
        if engine == Engine::Chromium {
            at_start(&driver, WATCH).await?;
            let to = serde_json::json!({ "behavior": "allow", "downloadPath": downloads });
            driver.cdp().send_raw("Browser.setDownloadBehavior", to).await?;
        }
        Ok(Self { driver: ManuallyDrop::new(driver), downloads, engine, process })
    }

    /// Runs this in every page from now on, before anything of the page's own.
    pub async fn at_start(&self, script: &str) -> Result<(), Fault> {
        at_start(&self.driver, script).await
    }

    /// Slows the page's processor down this many times.
    pub async fn slow_down(&self, times: u32) -> Result<(), Fault> {
        let rate = serde_json::json!({ "rate": times });
        self.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
        Ok(())
    }

    /// Shows pages this wide, in this scheme of colours.
    pub async fn look(&self, width: u32, scheme: &str) -> Result<(), Fault> {
        let size = serde_json::json!({
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false,
        });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let media = serde_json::json!({
            "features": [{ "name": "prefers-color-scheme", "value": scheme }],
        });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Presses and lets go a letter or Enter wherever the focus is, also while a page is on its way.
    pub async fn strike(&self, key: &str) -> Result<(), Fault> {
        self.hold(key, 0).await
    }

    /// The same, where it is let go only after it was heard so many times more, wherever the focus is by then.
    pub async fn hold(&self, key: &str, more: usize) -> Result<(), Fault> {
        let upper = key.to_ascii_uppercase();
        let (code, text, number) = match key {
            "Enter" => ("Enter".to_owned(), "\r", 13),
            _ => (format!("Key{upper}"), key, upper.bytes().next().unwrap_or_default()),
        };
        let mut event =
            serde_json::json!({ "key": key, "code": code, "windowsVirtualKeyCode": number });
        event["type"] = "keyUp".into();
        let up = event.clone();
        event["type"] = "keyDown".into();
        event["text"] = text.into();
        self.driver.cdp().send_raw("Input.dispatchKeyEvent", event.clone()).await?;
        event["autoRepeat"] = true.into();
        for _ in 0..more {
            tokio::time::sleep(Duration::from_millis(30)).await;
            self.driver.cdp().send_raw("Input.dispatchKeyEvent", event.clone()).await?;
        }
        self.driver.cdp().send_raw("Input.dispatchKeyEvent", up).await?;
        Ok(())
    }

    /// Fails where a script ran that should not, the page's policy blocked something, or an error was thrown.
    /// Only Chromium is watched from a page's first moment on; elsewhere this fails too.
    pub async fn is_quiet(&self) -> Result<(), Fault> {
        let said =
            self.driver.execute("return [window.__pwn, window.__blocked]", Vec::new()).await?;
        let quiet = serde_json::json!([null, []]);
        if *said.json() == quiet {
            Ok(())
        } else {
            Err(format!("not quiet: {}", said.json()).into())
        }
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<(), Fault> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// The id of what has the focus, else its accessible name.
    pub async fn focus(&self) -> Result<String, Fault> {
        let read = "const at = document.activeElement; return at.id || at.getAttribute('aria-label') || at.tagName";
        Ok(self
            .driver
            .execute(read, Vec::new())
            .await?
            .json()
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits until what has the focus starts like this: an id, or an accessible name.
    pub async fn focus_is(&self, start: &str) -> Result<(), Fault> {
        let at = format!(
            "(document.activeElement.id || document.activeElement.getAttribute('aria-label') || '').startsWith({start:?})"
        );
        if let Err(fault) = self.until(&format!("the focus on {start}"), &at).await {
            return Err(format!("the focus is on {}; {fault}", self.focus().await?).into());
        }
        Ok(())
    }

    /// Presses Tab, or Shift and Tab, until the focus is there.
    pub async fn tab_to(&self, start: &str, back: bool) -> Result<(), Fault> {
        for _ in 0..120 {
            if self.focus().await?.starts_with(start) {
                return Ok(());
            }
            // By the keyboard itself: what is sent to a file field is the name of a file.
            let keys = self.driver.action_chain();
            let keys = if back { keys.key_down(Key::Shift) } else { keys };
            let keys = keys.key_down(Key::Tab).key_up(Key::Tab);
            let keys = if back { keys.key_up(Key::Shift) } else { keys };
            keys.perform().await?;
        }
        Err(format!("no Tab leads to {start}; the focus is on {}", self.focus().await?).into())
    }

    /// Waits for a condition in the page: a JavaScript expression that turns true. Where it asks for what does not stand yet,
    /// and falls over, it is not met yet.
    pub async fn until(&self, what: &str, condition: &str) -> Result<(), Fault> {
        let started = Instant::now();
        let looks = format!(
            "try {{ return Boolean({condition}); }} catch (fault) {{ return String(fault); }}"
        );
        loop {
            let met = self.driver.execute(looks.as_str(), Vec::new()).await?;
            if met.json() == &serde_json::Value::Bool(true) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                // A desk of a hundred groups says more than anybody reads.
                let read = "return document.body.innerText.slice(0, 4000)";
                let text = self.driver.execute(read, Vec::new()).await?;
                let (met, text) = (met.json(), text.json());
                return Err(
                    format!("waited for {what} in vain ({met}); the page says:\n{text}").into()
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The element of this id, as soon as it is there.
    pub async fn id(&self, id: &str) -> Result<WebElement, Fault> {
        self.until(id, &format!("document.getElementById({id:?})")).await?;
        Ok(self.driver.find(By::Id(id)).await?)
    }

    /// Clicks the element of this id.
    pub async fn click(&self, id: &str) -> Result<(), Fault> {
        self.click_on(&self.id(id).await?).await
    }

    /// Clicks the first element of this selector, as soon as it is there.
    pub async fn click_first(&self, selector: &str) -> Result<(), Fault> {
        self.until(selector, &format!("document.querySelector({selector:?})")).await?;
        self.click_on(&self.driver.find(By::Css(selector)).await?).await
    }

    /// Clicks an element as a person does: in sight, once it can be pressed, with the mouse, and only where nothing lies over
    /// it.
    pub async fn click_on(&self, element: &WebElement) -> Result<(), Fault> {
        element.scroll_into_view().await?;
        element.wait_until().wait(PATIENCE, Duration::from_millis(20)).enabled().await?;
        Ok(element.click().await?)
    }

    /// Types into the field of this id, over what is there.
    pub async fn fill(&self, id: &str, text: &str) -> Result<(), Fault> {
        let field = self.id(id).await?;
        field.scroll_into_view().await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Pastes into the field of this id: all at once, as the clipboard brings it, not key by key.
    pub async fn paste(&self, id: &str, text: &str) -> Result<(), Fault> {
        self.click(id).await?;
        self.insert(text).await
    }

    /// Puts text where the focus is, all at once, as what is dictated comes.
    pub async fn insert(&self, text: &str) -> Result<(), Fault> {
        let text = serde_json::json!({ "text": text });
        self.driver.cdp().send_raw("Input.insertText", text).await?;
        Ok(())
    }

    /// The text of the element of this id.
    pub async fn text(&self, id: &str) -> Result<String, Fault> {
        Ok(self.id(id).await?.text().await?)
    }

    /// The downloaded file whose name has this part, as soon as it is whole.
    pub async fn downloaded(&self, part: &str) -> Result<PathBuf, Fault> {
        let started = Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads)?
                .filter_map(Result::ok)
                .map(|entry| entry.path());
            let found = files.filter(|path| is_whole(path, part)).max();
            if let Some(path) = found {
                return Ok(path);
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("nothing named {part} was downloaded").into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn at_start(driver: &WebDriver, script: &str) -> Result<(), Fault> {
    let source = serde_json::json!({ "source": script });
    driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    Ok(())
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().ok();
        self.child.wait().ok();
        // A profile that another browser goes on with was taken out before.
        if !self.folder.as_os_str().is_empty() {
            std::fs::remove_dir_all(&self.folder).ok();
        }
    }
}

fn is_whole(path: &Path, part: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ends = |end: &str| name.ends_with(end);
    // Firefox writes beside the file that it promises, which is empty until then.
    let promised = path.metadata().is_ok_and(|file| file.len() == 0);
    name.contains(part) && !ends(".crdownload") && !ends(".part") && !promised
}
