//! A ballot while it is being filled in.

use std::collections::BTreeSet;

use crate::domain::record::ThemeId;

/// A ballot being filled in. Lives on the screen alone: never stored, never in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotDraft {
    dots: u8,
    cap: u8,
    given: Vec<(ThemeId, u8)>,
}

impl BallotDraft {
    /// An empty ballot on `themes`.
    pub fn new(themes: Vec<ThemeId>, dots: u8, cap: u8) -> Self {
        Self { dots, cap, given: themes.into_iter().map(|theme| (theme, 0)).collect() }
    }

    /// The themes in the order they are shown, each with its dots.
    pub fn given(&self) -> &[(ThemeId, u8)] {
        &self.given
    }

    /// Dots on one theme.
    pub fn on(&self, theme: ThemeId) -> u8 {
        self.given.iter().find(|(id, _)| *id == theme).map_or(0, |(_, dots)| *dots)
    }

    /// Dots of a person.
    pub fn dots(&self) -> u8 {
        self.dots
    }

    /// Most dots on one theme.
    pub fn cap(&self) -> u8 {
        self.cap
    }

    /// Dots not given yet.
    pub fn left(&self) -> u8 {
        let spent = self.given.iter().fold(0u8, |sum, (_, dots)| sum.saturating_add(*dots));
        self.dots.saturating_sub(spent)
    }

    /// Whether this theme can get another.
    pub fn can_give(&self, theme: ThemeId) -> bool {
        self.left() > 0 && self.on(theme) < self.cap
    }

    /// Gives a theme a dot, where it can get one.
    pub fn give(&mut self, theme: ThemeId) {
        if self.can_give(theme) {
            self.change(theme, |dots| dots.saturating_add(1));
        }
    }

    /// Takes one back.
    pub fn take(&mut self, theme: ThemeId) {
        self.change(theme, |dots| dots.saturating_sub(1));
    }

    /// What goes into the record: themes with dots, in an order that says nothing of the screen's.
    pub fn ballot(&self) -> Vec<(ThemeId, u8)> {
        let given = self.given.iter().filter(|(_, dots)| *dots > 0);
        given.copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn change(&mut self, theme: ThemeId, to: impl Fn(u8) -> u8) {
        for (_, dots) in self.given.iter_mut().filter(|(id, _)| *id == theme) {
            *dots = to(*dots);
        }
    }
}
