//! Words for the keyboard's help.

area! {
    /// What keys do.
    Keyboard {
        title: "Keyboard",
        open: "Keyboard help",
        help: "This help",
        note_line: "To the line that takes notes",
        steps: "To capture, themes, vote, file",
        undo: "Take back the last change",
        redo: "Do it again",
        add: "Add the note; save a note that is edited",
        new_line: "A new line in a note",
        kinds: "A challenge, question, idea, action or quote, at the start of a note",
        arrows: "From one note to the next while gathering",
        stretch: "Tick on the way",
        click: "Tick all notes from the last tick to this one",
        leave: "Leave what is being edited; close this help",
        single: "Use ?, N and 1 to 4 while nothing is being typed",
    } {}
}
