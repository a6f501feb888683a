//! What a person has in hand that is kept nowhere on purpose: a ballot. While it is, leaving the screen asks first.

use leptos::prelude::*;

use super::session::Session;
use crate::platform::page;

/// Whether something is in hand, and where somebody wanted to go meanwhile. A small copy.
#[derive(Clone, Copy)]
pub(super) struct InHand {
    held: RwSignal<bool>,
    leaves_for: RwSignal<Option<String>>,
}

impl InHand {
    /// Nothing.
    pub(super) fn new() -> Self {
        Self { held: RwSignal::new(false), leaves_for: RwSignal::new(None) }
    }

    /// Whether the screen may be left for this fragment now; where it may not, somebody is asked.
    pub(super) fn lets_go(self, here: &str, there: &str) -> bool {
        let asks = self.held.try_get_untracked() == Some(true) && here != there;
        if asks {
            page::redirect(here);
            self.leaves_for.try_set(Some(there.to_owned()));
        }
        !asks
    }
}

impl Session {
    /// The browser warns of a reload while something is in hand, or could be kept nowhere.
    pub(super) fn warn_of_reload(self) {
        Effect::new(move |_| {
            let in_memory_alone = self.saves.in_memory_alone(&self.kept());
            page::warn_before_leaving(self.holds() || in_memory_alone || self.typing_not_kept());
        });
    }

    /// Something that is kept nowhere is in hand from now on, or is not any more.
    pub fn hold(self, held: bool) {
        self.in_hand.held.try_set(held);
        self.in_hand.leaves_for.try_set(None);
    }

    /// Whether something is. Followed.
    pub fn holds(self) -> bool {
        self.in_hand.held.get()
    }

    /// The fragment that somebody wanted to go to meanwhile. Followed.
    pub fn leaves_for(self) -> Option<String> {
        self.in_hand.leaves_for.get()
    }

    /// They stay.
    pub fn stay(self) {
        self.in_hand.leaves_for.try_set(None);
    }
}
