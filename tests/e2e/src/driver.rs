//! The driver of a browser: its process, with a port that it chose itself. One that was looked for beforehand may be taken
//! by another test before the driver listens there.

use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Stdio};
use std::sync::mpsc;

use crate::Fault;
use crate::browser::PATIENCE;
use crate::engine::Engine;

/// Starts the driver of this engine, in a process group of its own, and answers the port that it listens on.
pub(crate) fn start(engine: Engine) -> Result<(Child, u16), Fault> {
    let mut command = engine.driver();
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.process_group(0).spawn()?;
    let told = child.stdout.take().ok_or("the driver says nothing")?;
    let (to, port) = mpsc::channel();
    // What it says later is read too: a full pipe would hold it up.
    std::thread::spawn(move || {
        listen(told, |line| _ = engine.port_in(line).map(|port| to.send(port)))
    });
    let Ok(port) = port.recv_timeout(PATIENCE) else {
        child.kill().ok();
        return Err(format!("the driver of {engine} does not say where it listens").into());
    };
    Ok((child, port))
}

fn listen(told: impl Read, mut hear: impl FnMut(&str)) {
    for line in BufReader::new(told).lines().map_while(Result::ok) {
        hear(&line);
    }
}
