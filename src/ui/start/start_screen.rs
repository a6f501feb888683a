//! The first screen: what this is, and every way in.

use leptos::prelude::*;

use super::here::OnThisDevice;
use super::notices::{Damaged, FromDisk, Newer, WasErased};
use super::open_file::OpenFile;
use super::open_link::OpenLink;
use super::picture::MatrixPicture;
use super::templates::Templates;
use crate::app::use_session;
use crate::ui::components::{Hint, OfflineLight, PlainPage};
use crate::ui::route::{Basis, Route};

/// What most people come for leads: a link to open, a group to go on with. Below it stands what the organiser does.
#[component]
pub(crate) fn StartScreen(
    /// Whether it stands here because another tab erased what this one showed.
    #[prop(optional)]
    was_erased: bool,
) -> impl IntoView {
    view! {
        <PlainPage at_start=true>
            {was_erased.then(|| view! { <WasErased /> })}
            <Hero />
            <div class="ways">
                <OpenLink />
                <OnThisDevice />
                <OpenFile />
                <MatrixPicture />
            </div>
            <ForOrganisers />
            <Templates />
            <Foot />
        </PlainPage>
    }
}

/// What this is, and what must be known before anything is written.
#[component]
fn Hero() -> impl IntoView {
    let words = use_session().words();
    view! {
        <div class="hero">
            <h1>{words.start.title}</h1>
            <p class="lead">{words.start.what}</p>
            <Hint text=words.start.where_notes />
            <Newer />
            <FromDisk />
            <Damaged />
            <OfflineLight of_both=true />
        </div>
    }
}

/// What an organiser begins with, and ends with.
#[component]
fn ForOrganisers() -> impl IntoView {
    let words = use_session().words();
    view! {
        <section class="stack" aria-labelledby="organiser">
            <h2 id="organiser">{words.share.organiser}</h2>
            <div class="row row--wrap">
                <a class="button" id="set-up" href=Route::SetUp(Basis::Blank).href()>
                    {words.start.set_up}
                </a>
                <a class="button" id="collect" href=Route::Collect.href()>
                    {words.share.collect}
                </a>
            </div>
        </section>
    }
}

/// What few people look for.
#[component]
fn Foot() -> impl IntoView {
    let words = use_session().words();
    view! {
        <footer class="foot">
            <a href="./licences.txt">{words.start.licences}</a>
            <a href="./rescue.html">{words.start.rescue}</a>
            <a id="erase" href=Route::Erase.href()>
                {words.erase.open}
            </a>
        </footer>
    }
}
