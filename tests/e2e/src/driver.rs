//! The driver of a browser: its process, with a port that it chose itself. One that was looked for beforehand may be taken
//! by another test before the driver listens there.

use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Sender};

use crate::Fault;
use crate::browser::PATIENCE;
use crate::engine::Engine;

/// How many drivers are started before it is no chance that none of them listens. Chromium's chooses a port of IPv6, and
/// ends where something of IPv4 has the same one, as each browser of the tests beside this one may.
const STARTS: usize = 5;

/// Starts the driver of this engine, in a process group of its own, and answers the port that it listens on.
pub(crate) fn start(engine: Engine) -> Result<(Child, u16), Fault> {
    let mut ended = Vec::new();
    for _ in 0..STARTS {
        match once(engine)? {
            Ok(listening) => return Ok(listening),
            Err(said) => ended.push(said),
        }
    }
    Err(format!("no driver of {engine} listens: {ended:#?}").into())
}

/// Starts it once: the driver and its port, or how it ended and what it said.
fn once(engine: Engine) -> Result<Result<(Child, u16), String>, Fault> {
    let mut command = engine.driver();
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.process_group(0).spawn()?;
    let (to, lines) = mpsc::channel();
    listen(child.stdout.take(), to.clone());
    listen(child.stderr.take(), to);
    let mut said = Vec::new();
    while let Ok(line) = lines.recv_timeout(PATIENCE) {
        if let Some(port) = engine.port_in(&line) {
            return Ok(Ok((child, port)));
        }
        said.push(line);
    }
    child.kill().ok();
    Ok(Err(format!("{}: {said:?}", child.wait()?)))
}

/// Sends each line on. What comes later is read too: a full pipe would hold the driver up.
fn listen(told: Option<impl Read + Send + 'static>, to: Sender<String>) {
    let Some(told) = told else { return };
    std::thread::spawn(move || {
        for line in BufReader::new(told).lines().map_while(Result::ok) {
            to.send(line).ok();
        }
    });
}
