//! What takes how long, as ratios within one run: absolute times are those of the machine.

use crate::{Outcome, browser, cargo, dist, root, run, size};

/// Prints all of it, on the app as it is built now.
pub(crate) fn bench() -> Outcome {
    let browser = browser::ready()?;
    dist::dist()?;
    size::check()?;
    run(cargo().args(["run", "--release", "--quiet", "-p", "tabletalk", "--example", "unite"]))?;
    println!("Now in the browser: two to four minutes.");
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "-p", "tabletalk-e2e", "--bin", "bench"]);
    command.env("TABLETALK_DIST", root().join("dist"));
    command.env("TABLETALK_CHROMIUM", &browser.chromium);
    run(command.env("TABLETALK_CHROMEDRIVER", &browser.driver))
}
