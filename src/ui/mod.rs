//! Screens and their parts. They dispatch commands and read; they touch neither the browser nor what is stored.

#![expect(unreachable_pub, reason = "#[component] writes it into what it makes")]

mod parts;
mod route;
mod screens;

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use crate::session::live::{Session, fragment};
use route::{Route, Step};
use screens::{
    capture::CaptureScreen, collect::CollectScreen, event::EventScreen, hand_in::HandInScreen,
    join::JoinScreen, link::LinkScreen, question::QuestionScreen, setup::SetupScreen,
    start::StartScreen, themes::ThemesScreen, vote::VoteScreen,
};

/// Mounts the app into the page.
pub fn start() {
    mount_to_body(App);
}

/// The session, and the screen that the address names.
#[component]
fn App() -> impl IntoView {
    let session = Session::start();
    let fragment = fragment();
    // A fragment that is none of ours changes nothing on screen.
    let route = Memo::new(move |last: Option<&Route>| {
        fragment
            .with(|fragment| Route::read(fragment))
            .or_else(|| last.cloned())
            .unwrap_or(Route::Start)
    });
    session.started();
    Effect::new(move |before: Option<()>| {
        route.track();
        session.set_title(session.words().group.app);
        if before.is_some() {
            session.show_from_top("main");
        }
    });
    move || match route.get() {
        Route::Start => view! { <StartScreen /> }.into_any(),
        Route::New => view! { <SetupScreen /> }.into_any(),
        Route::Link(fragment) => view! { <LinkScreen fragment /> }.into_any(),
        Route::Event(event) => view! { <EventScreen event /> }.into_any(),
        Route::Collect(event) => view! { <CollectScreen event /> }.into_any(),
        Route::Group(event, group, step) => match step {
            Step::Join => view! { <JoinScreen event group /> }.into_any(),
            Step::Question => view! { <QuestionScreen event group /> }.into_any(),
            Step::Capture => view! { <CaptureScreen event group /> }.into_any(),
            Step::Themes => view! { <ThemesScreen event group /> }.into_any(),
            Step::Vote => view! { <VoteScreen event group /> }.into_any(),
            Step::HandIn => view! { <HandInScreen event group /> }.into_any(),
        },
    }
}
