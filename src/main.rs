//! In a browser: mounts the app. Elsewhere: the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    tabletalk::app::let_panics_speak();
    tabletalk::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tabletalk::cli::run(std::env::args_os())
}
