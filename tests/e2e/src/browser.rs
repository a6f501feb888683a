//! A browser with a profile and a download folder of its own, ended with its whole process group.

use std::mem::ManuallyDrop;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

use crate::Fault;

/// How long a condition may take to come true.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    /// Its driver. Never dropped: that would wait for an answer from a browser that is gone.
    pub driver: ManuallyDrop<WebDriver>,
    /// Where its downloads go.
    pub downloads: PathBuf,
    process: Child,
}

impl Browser {
    /// Starts headless Chromium with an empty profile.
    pub async fn start() -> Result<Self, Fault> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let program =
            std::env::var_os("TABLETALK_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let process = Command::new(program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let folder =
            std::env::temp_dir().join(format!("tabletalk-e2e-{}-{port}", std::process::id()));
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads)?;
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if started.elapsed() > PATIENCE {
                return Err("chromedriver does not answer".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), settings(&folder)?).await?;
        Ok(Self { driver: ManuallyDrop::new(driver), downloads, process })
    }

    /// Waits for a condition in the page: a JavaScript expression that turns true.
    pub async fn until(&self, what: &str, condition: &str) -> Result<(), Fault> {
        let started = Instant::now();
        loop {
            let met =
                self.driver.execute(format!("return Boolean({condition})"), Vec::new()).await?;
            if met.json() == &serde_json::Value::Bool(true) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                let text =
                    self.driver.execute("return document.body.innerText", Vec::new()).await?;
                return Err(
                    format!("waited for {what} in vain; the page says:\n{}", text.json()).into()
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
        let element = self.id(id).await?;
        element.scroll_into_view().await?;
        Ok(element.click().await?)
    }

    /// Types into the field of this id, over what is there.
    pub async fn fill(&self, id: &str, text: &str) -> Result<(), Fault> {
        let field = self.id(id).await?;
        field.scroll_into_view().await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// The text of the element of this id.
    pub async fn text(&self, id: &str) -> Result<String, Fault> {
        Ok(self.id(id).await?.text().await?)
    }

    /// The downloaded file whose name ends like this, as soon as it is whole.
    pub async fn downloaded(&self, end: &str) -> Result<PathBuf, Fault> {
        let started = Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads)?
                .filter_map(Result::ok)
                .map(|entry| entry.path());
            let found = files.filter(|path| path.to_string_lossy().ends_with(end)).max();
            if let Some(path) = found {
                return Ok(path);
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("nothing that ends in {end} was downloaded").into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().ok();
        self.process.wait().ok();
        if let Some(folder) = self.downloads.parent() {
            std::fs::remove_dir_all(folder).ok();
        }
    }
}

fn settings(
    folder: &std::path::Path,
) -> Result<thirtyfour::common::capabilities::chrome::ChromeCapabilities, Fault> {
    let mut settings = DesiredCapabilities::chrome();
    if let Some(chromium) = std::env::var_os("TABLETALK_CHROMIUM") {
        settings.set_binary(&chromium.to_string_lossy())?;
    }
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let quiet = [
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let headless = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ];
    for argument in quiet.into_iter().chain(headless).chain([profile.as_str()]) {
        settings.add_arg(argument)?;
    }
    let preferences = serde_json::json!({
        "download.default_directory": folder.join("downloads"),
        "download.prompt_for_download": false,
    });
    settings.add_experimental_option("prefs", preferences)?;
    Ok(settings)
}
