//! Commands about themes.

use super::Refusal;
use super::decide::Decision;
use crate::domain::record::{Field, NoteId, Operation, ThemeId};
use crate::domain::text::{self, TextFault};

impl Decision<'_> {
    pub(super) fn new_theme(&mut self, name: &str, notes: &[NoteId]) -> Result<(), Refusal> {
        let theme = Some(ThemeId(
            self.transaction.write(Vec::new(), Operation::Theme { name: text::name_text(name)? }),
        ));
        for note in notes {
            self.standing(*note)?;
            self.write_over(Field::Place(*note), Operation::Place { note: *note, theme });
        }
        Ok(())
    }

    pub(super) fn rename(&mut self, theme: ThemeId, name: &str) -> Result<(), Refusal> {
        let name = text::name_text(name)?;
        let had = &self.on_board(theme)?.name;
        if had.shown.here().is_some_and(|shown| *shown == *name) && had.also.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::Name(theme), Operation::Rename { theme, name });
        Ok(())
    }

    pub(super) fn describe(&mut self, theme: ThemeId, about: &str) -> Result<(), Refusal> {
        let about = match text::note_text(about) {
            Err(TextFault::Empty) => String::new(),
            other => other?,
        };
        if *self.on_board(theme)?.description() == *about {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::About(theme), Operation::About { theme, about });
        Ok(())
    }

    pub(super) fn move_theme(
        &mut self,
        theme: ThemeId,
        before: Option<ThemeId>,
    ) -> Result<(), Refusal> {
        self.on_board(theme)?;
        let now: Vec<ThemeId> = self.board.themes().iter().map(|other| other.id).collect();
        let mut order: Vec<ThemeId> = now.iter().copied().filter(|other| *other != theme).collect();
        let place = match before {
            Some(before) => {
                order.iter().position(|other| *other == before).ok_or(Refusal::NoSuchTheme)?
            }
            None => order.len(),
        };
        order.insert(place, theme);
        if order == now {
            // It stands there already: undo would have a step that nobody sees.
            return Ok(());
        }
        for (rank, theme) in (1..).zip(order) {
            if self.on_board(theme)?.rank != Some(rank) {
                self.write_over(Field::Rank(theme), Operation::Rank { theme, rank });
            }
        }
        Ok(())
    }

    pub(super) fn merge_themes(&mut self, theme: ThemeId, into: ThemeId) -> Result<(), Refusal> {
        if theme == into {
            return Err(Refusal::NothingToDo);
        }
        self.on_board(theme)?;
        self.on_board(into)?;
        self.write_over(Field::Merge(theme), Operation::Merge { theme, into: Some(into) });
        Ok(())
    }

    pub(super) fn split(&mut self, theme: ThemeId) -> Result<(), Refusal> {
        let known = self.board.theme(theme).ok_or(Refusal::NoSuchTheme)?;
        if self.board.counted_as(known.id) == Some(theme) {
            return Err(Refusal::NothingToDo);
        }
        self.write_over(Field::Merge(theme), Operation::Merge { theme, into: None });
        Ok(())
    }

    pub(super) fn drop_theme(&mut self, theme: ThemeId) -> Result<(), Refusal> {
        self.on_board(theme)?;
        self.write_over(Field::Name(theme), Operation::Drop { theme });
        Ok(())
    }
}
