//! Which kind of the event is meant by what a file says.

use crate::domain::event::{Event, Kind, KindId};

/// The kinds of an event, as files name them.
#[derive(Clone, Debug)]
pub struct Kinds(Vec<(KindId, String)>);

impl Kinds {
    /// Those of this event, with their names as they are compared.
    pub fn of(event: &Event) -> Self {
        let named = |kind: &Kind| (kind.id.clone(), kind.name.as_str().to_lowercase());
        Self(event.kinds.iter().map(named).collect())
    }

    /// The kind of this id or name, whatever the case; nothing where the event has none.
    pub fn called(&self, written: &str) -> Option<KindId> {
        if written.is_empty() {
            return None;
        }
        let wanted = written.to_lowercase();
        let same = self.0.iter().find(|(id, name)| id.as_str() == wanted || *name == wanted);
        same.map(|(id, _)| id.clone())
    }
}
