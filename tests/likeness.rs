//! Which texts and themes may say the same.

mod laws;
mod quality;

use tabletalk::domain::likeness::{Alike, Index, Themes};

/// Whether the second text is suggested for the first where nothing else is known.
fn alike(own: &str, other: &str) -> Option<Alike> {
    let mut index = Index::default();
    let (own, other) = (index.add(own), index.add(other));
    let found = index.alike(own);
    assert_eq!(found.first().cloned(), index.compare(own, other), "asked for, and compared");
    found.into_iter().next()
}

#[track_caller]
fn common(own: &str, other: &str) -> Vec<String> {
    let found = alike(own, other).unwrap_or_else(|| panic!("{own:?} and {other:?} are alike"));
    assert!(!found.certain, "{own:?} and {other:?} are not the same words");
    found.common
}

#[track_caller]
fn differ(own: &str, other: &str) {
    assert_eq!(alike(own, other), None, "{own:?} and {other:?} say different things");
}

#[test]
fn the_same_words_are_certain_however_they_were_typed() {
    let same = [
        ("Form times out before you finish", "form TIMES OUT, before you finish!"),
        ("More buses", "- more   buses."),
        ("It’s too late", "Its too late"),
        ("El médico va con retraso", "El medico va con retraso"),
        ("Caf\u{e9} im Stra\u{df}enbahndepot", "CAFE\u{301} im stra\u{df}enbahndepot"),
        ("Mwy o fysiau i’r pentref", "MWY O FYSIAU I'R PENTREF"),
        ("الحَافِلَةُ مُتَأَخِّرَة", "الحافلة متأخرة"),
        ("图书馆星期天应该开门", "图书馆星期天应该开门。"),
        ("ห้องสมุดควรเปิดวันอาทิตย์", "ห้องสมุดควรเปิดวันอาทิตย์!"),
        ("Parking", "parking"),
    ];
    for (own, other) in same {
        let found = alike(own, other).unwrap();
        assert!(found.certain && found.score == 1000, "{own}: {found:?}");
    }
}

#[test]
fn slips_endings_and_order_make_no_difference() {
    let pairs = [
        ("Form times out before you finish", "The forms timed out before you finish"),
        ("Sunday service is hopeless", "Service on Sundays is hopeless"),
        ("Pavment", "Pavement"),
        ("Receptionist was rude", "Recepionist was rude"),
        ("Zebra crossing outside the chemist", "Outside the chemist, a zebra crossing"),
        ("Mae’r bysiau yn hwyr yn y pentref", "Mae’r bysiau’n hwyr yn y pentrefi"),
        ("الحافلة متأخرة دائما في الصباح", "حافلة متأخرة دائما في الصباح"),
        ("村里的公交车总是晚点", "公交车总是晚点"),
        ("図書館は日曜日に開けてほしい", "図書館は日曜日にも開けてほしい"),
        ("ห้องสมุดควรเปิดวันอาทิตย์", "ห้องสมุดควรเปิดวันอาทิตย์ครับ"),
    ];
    for (own, other) in pairs {
        let score = alike(own, other).map(|alike| (alike.certain, alike.score));
        assert!(matches!(score, Some((false, 750..))), "{own}: {score:?}");
        assert_eq!(alike(other, own).map(|alike| (alike.certain, alike.score)), score);
    }
}

#[test]
fn a_no_a_number_or_one_telling_word_makes_another_text() {
    differ("The form worked first time", "The form did not work first time");
    differ("Open the library on Sundays", "Never open the library on Sundays");
    differ("Nid yw’r bysiau yn mynd i’r pentref", "Mae’r bysiau yn mynd i’r pentref");
    differ("الحافلة تصل في الوقت", "الحافلة لا تصل في الوقت");
    differ("图书馆星期天开门", "图书馆星期天不开门");
    differ("Bus 14 is always late", "Bus 41 is always late");
    differ("Open until 7 in the evening", "Open until 9 in the evening");
    differ("Resident permits should be free", "Resident permits should be dearer");
    differ("More disabled bays by the main door", "Fewer disabled bays by the main door");
    differ("Speed bumps wreck cars", "Dog mess everywhere again");
}

#[test]
fn the_words_in_common_are_those_of_the_text_that_is_asked_about() {
    let named = common("The forms timed out before you FINISH", "Form times out before you finish");
    assert_eq!(named, ["forms", "timed", "before", "FINISH"]);
    let named = common("Sunday’s service is hopeless", "Service on Sundays is hopeless");
    assert_eq!(named, ["Sunday’s", "service", "hopeless"]);
    // Pieces of a script without spaces are joined where they stand together.
    assert_eq!(common("村里的公交车总是晚点", "公交车总是晚点"), ["公交车总是晚点"]);
}

#[test]
fn nothing_is_like_nothing() {
    for text in ["", "   ", "?!", "👍", "\u{301}", "’", "…"] {
        assert_eq!(alike(text, text), None, "{text:?}");
        assert_eq!(alike(text, "More buses"), None, "{text:?}");
        assert_eq!(alike("More buses", text), None, "{text:?}");
    }
    let mut index = Index::default();
    assert!(index.is_empty() && index.alike(0).is_empty() && index.compare(0, 1).is_none());
    let place = index.add("More buses");
    assert_eq!((index.len(), index.compare(place, place)), (1, None), "no text is like itself");
}

#[test]
fn what_is_added_later_counts() {
    let mut index = Index::default();
    let place = index.add("Form times out before you finish");
    assert!(index.alike(place).is_empty());
    let later = index.add("The form times out before you finish");
    let found = index.alike(place);
    assert_eq!(found.iter().map(|alike| alike.place).collect::<Vec<_>>(), [later]);
    assert!(index.alike_among(place, |other| other != later).is_empty(), "it is not wanted");
}

#[test]
fn themes_go_by_their_notes_and_names() {
    let mut index = Index::default();
    let mut theme = |texts: &[&str]| {
        let places: Vec<usize> = texts.iter().map(|text| index.add(text)).collect();
        (places[0], places[1..].to_vec())
    };
    let themes = [
        theme(&["Waiting times for buses", "Bus 14 is never on time", "No bus on Sundays at all"]),
        theme(&[
            "Waiting times for doctors",
            "Three weeks to see a GP",
            "The surgery never answers",
        ]),
        theme(&["Public transport", "Our bus comes when it wants", "Sunday buses, please"]),
        theme(&["public transport"]),
        theme(&[""]),
    ];
    let note = index.add("A bus on Sundays would help");
    let elsewhere = index.add("The radiators are cold");
    let all = Themes::of(&mut index, &themes);
    let places = |found: Vec<Alike>| found.iter().map(|alike| alike.place).collect::<Vec<_>>();
    let buses = all.alike(&mut index, 0, |_| true);
    assert_eq!(buses[0].common, ["buses", "Sundays", "Bus"], "{buses:?}");
    assert_eq!(places(buses), [2], "not the doctors, whose name is alike");
    assert_eq!(places(all.alike(&mut index, 1, |_| true)), [0; 0]);
    let named = all.alike(&mut index, 3, |_| true);
    assert!(named[0].certain && named[0].place == 2 && named.len() == 1, "{named:?}");
    assert_eq!(places(all.alike(&mut index, 0, |other| other != 2)), [0; 0]);
    assert_eq!(places(all.alike(&mut index, 4, |_| true)), [0; 0], "it says nothing");
    assert!(all.compare(&mut index, 0, 0).is_none() && all.compare(&mut index, 0, 9).is_none());

    let home = all.home(&mut index, note, |place| place < 2).unwrap();
    assert_eq!((home.place, home.common[0].as_str()), (0, "Sundays"));
    assert_eq!(all.home(&mut index, note, |place| place == 1), None);
    assert_eq!(all.home(&mut index, elsewhere, |_| true), None);
}

/// Themes as their names and notes.
fn themes_of(index: &mut Index, themes: &[&[&str]]) -> Themes {
    let add = |texts: &&[&str]| {
        let mut places = texts.iter().map(|text| index.add(text));
        (places.next().unwrap_or_default(), places.collect())
    };
    let themes: Vec<(usize, Vec<usize>)> = themes.iter().map(add).collect();
    Themes::of(index, &themes)
}

#[test]
fn words_that_only_begin_alike_are_not_in_common() {
    let mut index = Index::default();
    for other in ('a'..='z').map(|letter| letter.to_string().repeat(5)) {
        index.add(&format!("The {other}"));
    }
    let note = index.add("The treaty of Waitangi");
    let homes: &[&str] =
        &["Homes", "Waiting lists for the homes", "Waiting years", "The waiting never ends"];
    let all = themes_of(&mut index, &[homes, &["Trees", "Plant trees", "Shade"]]);
    assert_eq!(all.home(&mut index, note, |_| true), None, "and that alone suggests nothing");
    let evenings: &[&str] = &["Evenings", "Evenryone is tired in the evening", "Quiet evening"];
    let everyone: &[&str] = &["People", "Evenryone is tired in the hall", "Evensong for people"];
    let all = themes_of(&mut index, &[evenings, everyone]);
    let found = all.alike(&mut index, 0, |_| true);
    assert!(found[0].common.contains(&"tired".to_owned()), "{found:?}");
    assert!(!found[0].common.contains(&"Evenings".to_owned()), "{found:?}");
}

#[test]
fn what_nearly_every_text_has_is_not_named_and_what_brings_names_together_is() {
    let mut index = Index::default();
    for other in ('a'..='n').map(|letter| letter.to_string().repeat(5)) {
        index.add(&format!("The {other} and the wait are to be seen to at once"));
    }
    let one: &[&str] =
        &["Bus service", "The bus and the stop are late at dusk", "To the bus at last"];
    let two: &[&str] = &["Bus services", "The bus to town and the bus at dawn are full", "The bus"];
    let all = themes_of(&mut index, &[one, two]);
    let found = all.alike(&mut index, 0, |_| true);
    assert_eq!(found[0].common, ["service", "Bus"], "{found:?}");
}
