//! Commands of the organiser's desk. Its themes, the shared ones, are made, named, merged and ordered as a group's are.

use super::Refusal;
use super::decide::Decision;
use crate::domain::board::links_to;
use crate::domain::event::{EventId, GroupId};
use crate::domain::record::{
    Counterpart, DeskField, DeskOperation, FactId, Field, NoteId, Operation, Strength, ThemeId,
};
use crate::domain::text;

/// What an organiser wants at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskCommand {
    /// Make a shared theme of this name, and link these themes and notes of groups to it.
    Share(String, Vec<FactId>),
    /// Link themes and notes of groups to a shared theme.
    Link(Vec<FactId>, ThemeId),
    /// Unlink one.
    Unlink(FactId, ThemeId),
    /// Say how strongly a group raised a shared theme; nothing goes by votes and notes again.
    SetStrength(ThemeId, GroupId, Option<Strength>),
    /// Choose what a group is quoted with; nothing is no quote.
    ChooseQuote(ThemeId, GroupId, Option<NoteId>),
    /// Keep a note out of the report, for this reason; nothing lets it in again.
    KeepOut(NoteId, Option<String>),
    /// Say what a shared theme is at another event; nothing leaves that open again.
    Match(ThemeId, EventId, Option<Counterpart>),
}

impl Decision<'_> {
    pub(super) fn desk(&mut self, command: &DeskCommand) -> Result<(), Refusal> {
        match command {
            DeskCommand::Share(name, parts) => {
                let name = text::name_text(name)?;
                let theme = self.transaction.write(Vec::new(), Operation::Theme { name });
                for part in parts {
                    self.link(ThemeId(theme), *part, true);
                }
            }
            DeskCommand::Link(parts, theme) => {
                self.on_board(*theme)?;
                for part in parts {
                    if self.linked(*theme, *part).is_empty() {
                        self.link(*theme, *part, true);
                    }
                }
            }
            DeskCommand::Unlink(part, theme) => {
                self.on_board(*theme)?;
                for theme in self.linked(*theme, *part) {
                    self.link(theme, *part, false);
                }
            }
            DeskCommand::SetStrength(theme, group, strength) => {
                self.on_board(*theme)?;
                let (theme, group, strength) = (*theme, group.clone(), *strength);
                self.say(DeskOperation::Strength { theme, group, strength });
            }
            DeskCommand::ChooseQuote(theme, group, note) => {
                self.on_board(*theme)?;
                // As with a match below: the quote of a theme that counts as this one would stand beside it.
                for theme in self.board.merged_into(*theme) {
                    let group = group.clone();
                    self.unsay(DeskOperation::Quote { theme, group, note: None });
                }
                let (theme, group, note) = (*theme, group.clone(), *note);
                self.say(DeskOperation::Quote { theme, group, note });
            }
            DeskCommand::KeepOut(note, reason) => {
                let out = reason.as_deref().map(text::name_text).transpose()?;
                self.say(DeskOperation::KeepOut { note: *note, out });
            }
            DeskCommand::Match(theme, event, with) => {
                self.on_board(*theme)?;
                // What was said of a theme that counts as this one would stand beside it.
                for merged in self.board.merged_into(*theme) {
                    self.unsay(DeskOperation::Match {
                        event: event.clone(),
                        theme: merged,
                        with: None,
                    });
                }
                let said =
                    DeskOperation::Match { event: event.clone(), theme: *theme, with: *with };
                match with {
                    Some(_) => self.say(said),
                    None => self.unsay(said),
                }
            }
        }
        Ok(())
    }

    fn link(&mut self, theme: ThemeId, part: FactId, linked: bool) {
        self.say(DeskOperation::Link { theme, part, linked });
    }

    /// Says this, which says that nothing is, where something was said.
    fn unsay(&mut self, nothing: DeskOperation) {
        if !self.record.heads(Field::Desk(nothing.field())).is_empty() {
            self.say(nothing);
        }
    }

    /// Writes it over what stands there, unless that says the same.
    fn say(&mut self, operation: DeskOperation) {
        let field = Field::Desk(operation.field());
        let operation = Operation::Desk(operation);
        let heads = self.record.heads(field.clone());
        let is_said =
            !heads.is_empty() && heads.iter().all(|fact| fact.operation() == Some(&operation));
        if !is_said {
            self.write_over(field, operation);
        }
    }

    /// The shared themes that this part is linked to and that count as this one: itself, and what was merged into it.
    fn linked(&self, theme: ThemeId, part: FactId) -> Vec<ThemeId> {
        let all = self.board.merged_into(theme).into_iter().chain([theme]);
        all.filter(|theme| links_to(self.record, &DeskField::Link(*theme, part))).collect()
    }
}
