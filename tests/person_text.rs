//! What a person wrote is shown with a sign for each character that nobody can see.

use tabletalk::domain::text::PersonText;

fn passage(text: &str) -> String {
    PersonText::from(text).passage().into_owned()
}

fn inline(text: &str) -> String {
    PersonText::from(text).inline().into_owned()
}

#[test]
fn ordinary_text_is_shown_as_it_is() {
    for text in ["", "Buses are late", "الحافلات متأخرة", "e\u{301} 👩‍👩‍👧", "two\nlines\tand a tab"]
    {
        assert_eq!(passage(text), text);
        assert_eq!(inline(text), text);
    }
}

#[test]
fn control_characters_have_signs() {
    assert_eq!(passage("a\0b\u{1b}c\u{7f}d\u{85}e"), "a␀b␛c␡d\u{fffd}e");
    assert_eq!(inline("a\0b"), "a␀b");
}

#[test]
fn in_a_sentence_nothing_turns_the_letters_around_it() {
    assert_eq!(inline("exe.\u{202e}txt\u{2066}"), "exe.⇄txt⇄");
    assert_eq!(passage("exe.\u{202e}txt"), "exe.\u{202e}txt", "an element of its own holds it");
}

#[test]
fn what_is_stored_stays_what_was_written() {
    let text = "a\u{202e}\0b";
    assert_eq!(PersonText::from(text).as_str(), text);
    assert_eq!(String::from(PersonText::from(text)), text);
}
