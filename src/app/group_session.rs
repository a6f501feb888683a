//! A group's record as its screens see it: each note behind a signal of its own, so that a row follows its note alone.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::made_files;
use super::record_session::RecordSession;
use super::session::Session;
use crate::domain::board::{Board, Note};
use crate::domain::command::{Command, Refusal};
use crate::domain::event::{EventId, GroupId};
use crate::domain::file::{HandIn, MadeFile};
use crate::domain::record::{Field, NoteId, ThemeId};
use crate::domain::text::PersonText;
use crate::storage::beside::Beside;
use crate::storage::journal::Journal;
use crate::storage::keys;
use crate::storage::save_tracker::{SaveStatus, Scope};

/// One group's record. A small copy; what it stands for is there until the page is closed.
#[derive(Clone, Copy)]
pub struct GroupSession {
    pub(super) record: RecordSession,
    /// Which event, and which of its groups.
    of: StoredValue<(EventId, GroupId)>,
    /// Notified where a theme reads differently: every row shows its theme, and most changes are to notes.
    themes_changed: Trigger,
    note_ids: ReadSignal<Vec<NoteId>>,
    set_note_ids: WriteSignal<Vec<NoteId>>,
    /// The notes that some screen asked for.
    notes: StoredValue<BTreeMap<NoteId, NoteSignal>>,
    pub(super) made: RwSignal<Option<MadeFile>>,
    /// Whether the last file lacks something, as it was last worked out.
    pub(super) file_lacks: RwSignal<bool>,
}

/// A note: to be read, and to be set.
type NoteSignal = (ReadSignal<Option<Note>>, WriteSignal<Option<Note>>);

/// Two of one record are the same.
impl PartialEq for GroupSession {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
    }
}

impl Eq for GroupSession {}

impl GroupSession {
    /// The session of a group.
    pub(super) fn new(session: Session, event: EventId, group: GroupId) -> Self {
        let record = RecordSession::open(session, keys::transactions(&event, &group));
        let (note_ids, set_note_ids) = signal(record.journal.with_value(standing));
        let opened = Self {
            record,
            note_ids,
            set_note_ids,
            themes_changed: Trigger::new(),
            notes: StoredValue::new(BTreeMap::new()),
            made: RwSignal::new(made_files::last(session, &event, &group)),
            file_lacks: RwSignal::new(false),
            of: StoredValue::new((event, group)),
        };
        record.on_change(Callback::new(move |touched: Vec<Field>| opened.show(&touched)));
        opened
    }

    /// Which event it is of.
    pub fn event(self) -> EventId {
        self.of.with_value(|(event, _)| event.clone())
    }

    /// Which group of the event.
    pub fn group(self) -> GroupId {
        self.of.with_value(|(_, group)| group.clone())
    }

    /// What goes with undo or redo in this record in that of another group: whose, what, and whether the notes are there then.
    pub(super) fn beside(
        self,
        with: fn(&Journal, &Journal, &GroupId) -> Beside,
    ) -> Result<Option<(Self, Command, bool)>, Refusal> {
        let group = self.group();
        let mut beside = None;
        for (number, other) in self.session().other_groups(self) {
            let reads =
                |here: &Journal| other.record.journal.with_value(|there| with(here, there, &group));
            match self.record.journal.with_value(reads) {
                Beside::Goes { command, leads_on } => beside = Some((other, command, leads_on)),
                Beside::Held => return Err(Refusal::HeldByGroup(number)),
                Beside::Nothing => {}
            }
        }
        Ok(beside)
    }

    /// Goes on as another group in place of this one: which that is.
    pub(super) fn leads_to(self, other: Self) -> GroupId {
        let to = other.group();
        self.session().writes_for(&self.event(), &self.group(), &to).ok();
        to
    }

    /// Whether it is this group's.
    pub(super) fn is_of(self, event: &EventId, group: &GroupId) -> bool {
        self.of.with_value(|of| (&of.0, &of.1) == (event, group))
    }

    /// Whether what is being typed on this group's screens is kept under such a key.
    pub fn keeps(self, draft: &str) -> bool {
        self.of.with_value(|(event, group)| draft.starts_with(&keys::drafts(event, group)))
    }

    /// The session it belongs to.
    pub fn session(self) -> Session {
        self.record.session()
    }

    /// Its record, to take back and do again.
    pub fn record(self) -> RecordSession {
        self.record
    }

    /// The notes that stand, in their order. Changes only when a note comes or goes, or gets another place.
    pub fn note_ids(self) -> ReadSignal<Vec<NoteId>> {
        self.note_ids
    }

    /// Whether a note stands; followed as notes come and go.
    pub fn stands(self, id: NoteId) -> bool {
        self.note_ids.track();
        self.record.journal.with_value(|journal| stands(journal.board(), id))
    }

    /// One note, as it changes; nothing while it is not here.
    pub fn note(self, id: NoteId) -> ReadSignal<Option<Note>> {
        if let Some((note, _)) = self.known_note(id) {
            return note;
        }
        let note = self.record.journal.with_value(|journal| journal.board().note(id).cloned());
        // The row that asks first may be gone before others are.
        let note = self.session().under_root(|| signal(note));
        self.notes.update_value(|notes| _ = notes.insert(id, note));
        note.0
    }

    /// Reads the board; followed whatever changes.
    pub fn with_board<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.record.with_board(read)
    }

    /// The name of the theme that notes put into this one are in now; followed as themes change.
    pub fn theme_name(self, place: ThemeId) -> Option<PersonText> {
        self.themes_changed.track();
        self.record.journal.with_value(|journal| {
            let board = journal.board();
            let theme = board.theme(board.counted_as(place)?)?;
            Some(theme.title().clone())
        })
    }

    /// Does what a person wants, or says why not.
    pub fn dispatch(self, command: Command) -> Result<(), Refusal> {
        self.record.dispatch(&command, self.asks())
    }

    /// Does it; that something stays as it was is no fault.
    pub fn settle(self, command: Command) -> Result<(), Refusal> {
        match self.dispatch(command) {
            Err(Refusal::NothingToDo) => Ok(()),
            done => done,
        }
    }

    /// Whether what is on screen is kept. Followed.
    pub fn status(self) -> SaveStatus {
        let (event, group) = self.of.get_value();
        self.record.status(&Scope::Group(event, group))
    }

    /// The hand-in of the group as it stands; nothing where its event is not on this device. Followed.
    pub fn hand_in(self) -> Option<HandIn> {
        let (event, group) = self.of.get_value();
        let book = self.session().event(&event)?;
        self.record.with_record(|record, board| HandIn::of_board(&book, &group, record, board))
    }

    /// The receipt words of the hand-in as it stands. Followed.
    pub fn receipt(self) -> Option<[&'static str; 4]> {
        self.hand_in().map(|hand_in| hand_in.receipt().words())
    }

    /// The revision of the event whose question it answers now.
    fn asks(self) -> u32 {
        self.of.with_value(|(event, group)| {
            self.session().books.with_untracked(|books| {
                let book = books.iter().find(|book| book.id() == event);
                book.map_or(0, |book| book.asks(group))
            })
        })
    }

    /// Tells the screens which fields may read differently now.
    fn show(self, touched: &[Field]) {
        let notes: BTreeSet<NoteId> = touched.iter().filter_map(Field::note).collect();
        for id in &notes {
            if let Some((_, note)) = self.known_note(*id) {
                note.set(
                    self.record.journal.with_value(|journal| journal.board().note(*id).cloned()),
                );
            }
        }
        self.show_order(&notes, touched.iter().any(|field| matches!(field, Field::Order(_))));
        if touched.iter().any(|field| field.theme().is_some()) {
            self.themes_changed.notify();
        }
    }

    /// Which notes stand, and where, changes only where one of these came, went or got another place. One alone is put in or
    /// taken out: among thousands, a list that is made anew would cost more than all else that a new note does.
    fn show_order(self, touched: &BTreeSet<NoteId>, moved: bool) {
        let alone = touched.first().filter(|_| touched.len() == 1 && !moved).copied();
        let Some(id) = alone else {
            let standing = self.record.journal.with_value(standing);
            if self.note_ids.with_untracked(|ids| *ids != standing) {
                self.set_note_ids.set(standing);
            }
            return;
        };
        let before = self.note_ids.with_untracked(|ids| ids.iter().position(|known| *known == id));
        let now = self.record.journal.with_value(|journal| {
            let board = journal.board();
            let turn = |id| board.note(id).filter(|note| !note.binned).map(Note::turn);
            let own = turn(id)?;
            let earlier = |other: &NoteId| turn(*other).is_some_and(|other| other < own);
            Some(self.note_ids.with_untracked(|ids| ids.partition_point(earlier)))
        });
        match (before, now) {
            (None, Some(place)) => self.set_note_ids.update(|ids| ids.insert(place, id)),
            (Some(place), None) => self.set_note_ids.update(|ids| _ = ids.remove(place)),
            (None, None) | (Some(_), Some(_)) => {}
        }
    }

    fn known_note(self, id: NoteId) -> Option<NoteSignal> {
        self.notes.with_value(|notes| notes.get(&id).copied())
    }
}

fn stands(board: &Board, id: NoteId) -> bool {
    board.note(id).is_some_and(|note| !note.binned)
}

/// The notes that stand, in their order.
fn standing(journal: &Journal) -> Vec<NoteId> {
    journal.board().notes().map(|note| note.id).collect()
}
