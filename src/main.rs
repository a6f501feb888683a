//! In a browser: mounts the app. Elsewhere: the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    tabletalk::let_panics_speak();
    tabletalk::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tabletalk::cli::run(std::env::args_os())
}
