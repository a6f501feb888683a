//! Commands about notes.

use super::decide::Decision;
use super::{Edit, Refusal};
use crate::domain::board::Wordings;
use crate::domain::event::{GroupId, KindId};
use crate::domain::record::{Fact, FactId, Field, NoteId, Operation, ThemeId};
use crate::domain::text;
use crate::domain::text::PersonText;

impl Decision<'_> {
    pub(super) fn add_notes(
        &mut self,
        notes: &[(String, Option<KindId>)],
        asked: u32,
    ) -> Result<(), Refusal> {
        for (typed, kind) in notes {
            let note = NoteId(
                self.transaction
                    .write(Vec::new(), Operation::Note { text: text::note_text(typed)?, asked }),
            );
            if let Some(kind) = kind.clone() {
                self.transaction.write(Vec::new(), Operation::Kind { note, kind });
            }
        }
        Ok(())
    }

    /// Somebody who words a note anew while another bins it wants it to stay.
    pub(super) fn edit(&mut self, id: NoteId, edit: &Edit) -> Result<(), Refusal> {
        let note = self.board.note(id).ok_or(Refusal::NoSuchNote)?;
        if let Some((words, seen)) = &edit.text {
            let text = text::note_text(words)?;
            let stands = !note.binned && note.wording.heads == *seen;
            let same = note.wording.shown.here().is_some_and(|shown| *shown == *text)
                && note.wording.also.is_empty();
            if !(stands && same) {
                self.transaction.write(seen.clone(), Operation::Text { note: id, text });
            }
        }
        if let Some(kind) = edit.kind.clone().filter(|kind| note.kind.as_ref() != Some(kind)) {
            self.write_over(Field::Kind(id), Operation::Kind { note: id, kind });
        }
        if let Some(owner) = changed(edit.owner.as_deref(), note.owner.as_ref())? {
            self.write_over(Field::Owner(id), Operation::Owner { note: id, owner });
        }
        if let Some(due) = changed(edit.due.as_deref(), note.due.as_ref())? {
            self.write_over(Field::Due(id), Operation::Due { note: id, due });
        }
        Ok(())
    }

    pub(super) fn bin(&mut self, notes: &[NoteId]) -> Result<(), Refusal> {
        for note in notes {
            self.standing(*note)?;
            self.write_over(Field::Text(*note), Operation::Bin { note: *note });
        }
        Ok(())
    }

    /// A round goes along with its themes: here it is taken back. What says where all went comes last.
    pub(super) fn leave(&mut self, group: &GroupId, things: &[FactId]) -> Result<(), Refusal> {
        let notes: Vec<NoteId> = self.board.notes().map(|note| note.id).collect();
        self.bin(&notes)?;
        self.board.themes().into_iter().try_for_each(|theme| self.drop_theme(theme.id))?;
        let rounds = self.board.rounds().flat_map(|round| self.record.live(Field::Round(round.id)));
        self.take_back(rounds.map(Fact::id).collect());
        if !things.is_empty() {
            let (group, things) = (group.clone(), things.to_vec());
            self.transaction.write(Vec::new(), Operation::Came { group, things });
        }
        Ok(())
    }

    /// What stays takes the place of what goes.
    #[cfg(feature = "organiser")]
    pub(super) fn bin_for(&mut self, note: NoteId, kept: NoteId) -> Result<(), Refusal> {
        let theme = self.board.theme_of(self.standing(note)?);
        let is_loose = self.board.theme_of(self.standing(kept)?).is_none();
        self.bin(&[note])?;
        if theme.is_some() && is_loose { self.place(&[kept], theme) } else { Ok(()) }
    }

    pub(super) fn put_back(&mut self, note: NoteId) -> Result<(), Refusal> {
        if self.board.note(note).is_none_or(|note| !note.binned) {
            return Err(Refusal::NothingToDo);
        }
        let bins = self.supersedes(Field::Text(note));
        self.take_back(bins);
        Ok(())
    }

    pub(super) fn place(
        &mut self,
        notes: &[NoteId],
        theme: Option<ThemeId>,
    ) -> Result<(), Refusal> {
        if let Some(theme) = theme {
            self.on_board(theme)?;
        }
        for id in notes {
            let note = self.standing(*id)?;
            if self.board.theme_of(note) != theme {
                self.write_over(Field::Place(*id), Operation::Place { note: *id, theme });
            }
        }
        Ok(())
    }
}

/// What was typed into a field that may stay empty, where it differs from what stands there.
fn changed(typed: Option<&str>, had: Option<&Wordings>) -> Result<Option<String>, Refusal> {
    let Some(typed) = typed else { return Ok(None) };
    let typed = text::optional_text(typed)?;
    let had = had.and_then(|had| had.shown.here()).unwrap_or(PersonText::nothing());
    Ok((*had != *typed).then_some(typed))
}
