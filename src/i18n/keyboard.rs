//! Words for the keyboard's help.

/// What keys do.
#[derive(Debug)]
pub struct Keyboard {
    /// The help's title.
    pub title: &'static str,
    /// The button that opens it.
    pub open: &'static str,
    /// What switches single keys on.
    pub single: &'static str,
    /// Keys, a space between them, and what they do.
    pub rows: &'static [(&'static str, &'static str)],
}

pub(super) const EN: Keyboard = Keyboard {
    title: "Keyboard",
    open: "Keyboard help",
    single: "Use ?, N and 1 to 4 while nothing is being typed",
    rows: &[
        ("?", "This help"),
        ("N", "To the line that takes notes"),
        ("1 2 3 4", "To capture, themes, vote, file"),
        ("Ctrl Z", "Undo the last change"),
        ("Ctrl Shift Z", "Redo it"),
        ("Enter", "Add the note; save a note that is edited"),
        ("Shift Enter", "A new line in a note"),
        (
            "! ? + > \"",
            "A challenge, question, idea, action or quote: at the start of a note, with a space after it",
        ),
        ("↑ ↓", "From one note to the next while gathering"),
        ("Enter", "While gathering: to what can be done with the ticked notes"),
        ("Shift ↑ ↓", "Tick notes on the way"),
        ("Shift Space", "Tick all notes from the last tick to this one; with a click too"),
        ("Esc", "Leave what is being edited; close this help"),
    ],
};
