//! What holds of any texts.

use proptest::prelude::*;
use tabletalk::domain::likeness::{
    Index, MOST_COMPARED, MOST_NAMED, MOST_READ, MOST_SUGGESTED, Themes,
};

/// Texts of few words, so that many are alike, with slips, numbers and negations among them.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "(bus|buses|stop|stops|stopp|late|later|road|roads|form|forms|not|no|14|41|every|never)",
        "(screen|screens|screeen|village|villages|vilages|tesco|disco|station|stations|ration)",
        "(图书馆|星期天|开门|不开|الحافلة|حافلة|متأخرة|หนังสือ|Straße|café)",
        "[a-c]{1,5}",
    ];
    let text = proptest::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    proptest::collection::vec(text, 1..8)
}

fn index_of<'a>(texts: impl Iterator<Item = &'a String>) -> Index {
    let mut index = Index::default();
    for text in texts {
        index.add(text);
    }
    index
}

proptest! {
    // Each learns a vocabulary anew.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn who_is_asked_first_makes_no_difference(texts in texts()) {
        let mut index = index_of(texts.iter());
        for own in 0..texts.len() {
            for other in 0..texts.len() {
                let there = index.compare(own, other).map(|alike| (alike.certain, alike.score));
                let back = index.compare(other, own).map(|alike| (alike.certain, alike.score));
                prop_assert_eq!(there, back, "{:?}, {:?}", &texts[own], &texts[other]);
            }
        }
    }

    #[test]
    fn the_order_of_adding_makes_no_difference(texts in texts()) {
        let (mut forth, mut back) = (index_of(texts.iter()), index_of(texts.iter().rev()));
        let last = texts.len() - 1;
        for place in 0..texts.len() {
            let mut told = forth.alike(place);
            let mut anew = back.alike(last - place);
            for alike in &mut anew {
                alike.place = last - alike.place;
            }
            told.sort_by_key(|alike| alike.place);
            anew.sort_by_key(|alike| alike.place);
            prop_assert_eq!(told, anew);
        }
    }

    #[test]
    fn settling_a_few_at_a_time_makes_no_difference(texts in texts(), step in 1..4_usize) {
        let (mut whole, mut parts) = (index_of(texts.iter()), index_of(texts.iter()));
        let mut steps = 1;
        while parts.settle_some(step) {
            steps += 1;
        }
        // Three passes over all, none of which is gone further than it was asked for.
        prop_assert_eq!(steps, 3 * texts.len().div_ceil(step));
        for place in 0..texts.len() {
            prop_assert_eq!(parts.alike(place), whole.alike(place));
        }
        prop_assert!(!parts.settle_some(step), "there is nothing more to do");
    }

    #[test]
    fn asking_changes_nothing(texts in texts()) {
        let mut index = index_of(texts.iter());
        let first: Vec<_> = (0..texts.len()).map(|place| index.alike(place)).collect();
        let again: Vec<_> = (0..texts.len()).map(|place| index.alike(place)).collect();
        prop_assert_eq!(&first, &again);
        let mut other = index_of(texts.iter());
        let elsewhere: Vec<_> = (0..texts.len()).map(|place| other.alike(place)).collect();
        prop_assert_eq!(first, elsewhere);
    }

    #[test]
    fn themes_are_alike_both_ways_in_any_order(texts in texts()) {
        let (mut forth, mut back) = (index_of(texts.iter()), index_of(texts.iter().rev()));
        let last = texts.len() - 1;
        // The theme of each text has the two that follow.
        let of = |own: usize| [own + 1, own + 2].map(|note| note % texts.len());
        let themes: Vec<_> = (0..texts.len()).map(|own| (own, of(own).to_vec())).collect();
        let turned = themes.iter().rev().map(|(name, notes)| {
            (last - name, notes.iter().map(|note| last - note).collect())
        });
        let turned: Vec<_> = turned.collect();
        let (all, turned) = (Themes::of(&mut forth, &themes), Themes::of(&mut back, &turned));
        for own in 0..texts.len() {
            for other in 0..texts.len() {
                let there = all.compare(&mut forth, own, other);
                let elsewhere = turned.compare(&mut back, last - own, last - other);
                let elsewhere = elsewhere.map(|alike| (alike.score, alike.common));
                prop_assert_eq!(there.clone().map(|alike| (alike.score, alike.common)), elsewhere);
                let back = all.compare(&mut forth, other, own).map(|alike| alike.score);
                prop_assert_eq!(there.map(|alike| alike.score), back);
            }
        }
    }

    #[test]
    fn no_text_is_too_much(texts in proptest::collection::vec("\\PC{0,40}|[\u{0}-\u{ffff}]{0,20}", 1..6)) {
        let mut index = index_of(texts.iter());
        let themes: Vec<_> = (0..texts.len()).map(|place| (place, vec![0, place])).collect();
        let themes = Themes::of(&mut index, &themes);
        for (place, text) in texts.iter().enumerate() {
            for alike in index.alike(place) {
                prop_assert!(alike.score <= 1000 && alike.common.len() <= MOST_NAMED);
                prop_assert!(alike.common.iter().all(|word| text.contains(word.as_str())));
            }
            themes.alike(&mut index, place, |_| true);
            themes.home(&mut index, place, |_| true);
        }
    }
}

/// Asks about each of these texts; gives how many were suggested at most.
#[track_caller]
fn bounded(texts: &[String]) -> usize {
    let mut index = index_of(texts.iter());
    let mut most = 0;
    for place in 0..texts.len() {
        let before = index.work();
        most = most.max(index.alike(place).len());
        let (read, compared) =
            (index.work().read - before.read, index.work().compared - before.compared);
        assert!(read <= MOST_READ, "{read} entries were read");
        assert!(compared <= MOST_COMPARED + MOST_SUGGESTED, "{compared} texts were compared");
    }
    most
}

#[test]
fn the_work_for_a_text_is_bounded() {
    let same = vec!["The bus is always late".to_owned(); 5_000];
    assert_eq!(bounded(&same), MOST_SUGGESTED, "the same words are found among any number");
    let near = (0..5_000).map(|at| format!("The bus is always late on route {at}"));
    bounded(&near.collect::<Vec<_>>());
    let few = (0..60).map(|at| format!("The bus is always late on route {at}"));
    bounded(&few.collect::<Vec<_>>());
    let apart = (0..5_000_u64).map(|at| format!("{:x} {:x}", at * 0x9e37_79b9, at * 0x85eb_ca6b));
    assert_eq!(bounded(&apart.collect::<Vec<_>>()), 0);
    let long: Vec<String> = (0..10_000).map(|at| format!("word{at}")).collect();
    let long = vec![long.join(" "), "图书馆".repeat(10_000), "a ".repeat(10_000), long.join(" ")];
    assert_eq!(bounded(&long), 1);
}

#[test]
fn what_follows_the_first_words_of_a_long_text_is_not_compared() {
    let word = |first: char, at: usize| {
        let letters =
            at.to_string().bytes().map(|digit| char::from(digit + 49)).collect::<String>();
        format!("{first}{letters}{first}")
    };
    let text = |first: char| {
        let own = (0..200).map(|at| word(first, at));
        own.chain((0..2_000).map(|at| word('z', at))).collect::<Vec<_>>().join(" ")
    };
    let mut index = index_of([text('x'), text('y')].iter());
    assert_eq!(index.compare(0, 1), None);
}
