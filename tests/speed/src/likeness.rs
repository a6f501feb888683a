//! What it costs to look for notes that say the same, in all notes of a whole room, against hashing their texts once.

use std::time::Duration;

use sha2::{Digest, Sha256};
use tabletalk::domain::likeness::Index;

use crate::timed;

/// Two hundred groups of two hundred notes, and a tenth of that.
const NOTES: usize = 40_000;
const FEWER: usize = 4_000;
const RUNS: usize = 5;
/// Times that looking for them may take as long as hashing.
const TIME: f64 = 10.0;
/// Times that all notes may take as long as a tenth of them.
const GROWTH: f64 = 20.0;
/// How many words there are, of which the first are as frequent as those of a language are.
const WORDS: usize = 12_000;

/// Both in turns; whether the limits are kept.
pub(crate) fn measure() -> bool {
    let notes = notes();
    let (fewer, _) = measure_of(notes.get(..FEWER).unwrap_or_default());
    let (looking, hashing) = measure_of(&notes);
    let ratio = looking.as_secs_f64() / hashing.as_secs_f64();
    let growth = looking.as_secs_f64() / fewer.as_secs_f64();
    println!(
        "looking for notes that say the same among {NOTES}: {looking:.2?}; hashing them: {hashing:.2?}; ratio {ratio:.1}, at most {TIME}"
    );
    println!("among {FEWER}: {fewer:.2?}; growth {growth:.1}, at most {GROWTH}");
    ratio <= TIME && growth <= GROWTH
}

fn measure_of(notes: &[String]) -> (Duration, Duration) {
    let (mut looking, mut hashing) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        hashing = hashing.min(timed(1, || {
            notes.iter().map(|note| usize::from(Sha256::digest(note.as_bytes())[0])).sum()
        }));
        looking = looking.min(timed(1, || {
            let mut index = Index::default();
            for note in notes {
                index.add(note);
            }
            (0..notes.len()).map(|place| index.alike(place).len()).sum()
        }));
    }
    (looking, hashing)
}

/// Numbers that look drawn, the same in each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }
}

/// Notes of five to fifteen words; one in twenty says again what an earlier one says, with a word left out.
pub(crate) fn notes() -> Vec<String> {
    let mut drawn = Drawn(88_172_645_463_325_252);
    let words: Vec<String> = (0..WORDS).map(|rank| word(rank, &mut drawn)).collect();
    // How often each comes, by Zipf's law, summed up.
    let mut sum = 0;
    let often = |rank: usize| {
        sum += 10_000_000 / (rank + 3);
        sum
    };
    let sums: Vec<usize> = (0..WORDS).map(often).collect();
    let most = sums.last().copied().unwrap_or(1);
    let mut notes: Vec<String> = Vec::with_capacity(NOTES);
    for at in 0..NOTES {
        let earlier = if at % 20 == 19 { notes.get(drawn.below(at)) } else { None };
        let note = if let Some(note) = earlier {
            note.split_once(' ').map_or_else(String::new, |(_, rest)| rest.to_owned())
        } else {
            let said = (0..5 + drawn.below(11)).map(|_| {
                let at = drawn.below(most);
                let rank = sums.partition_point(|sum| *sum <= at);
                words.get(rank).map_or("", String::as_str)
            });
            said.collect::<Vec<_>>().join(" ")
        };
        notes.push(note);
    }
    notes
}

/// A word of a language that nobody speaks: the frequent ones are short.
fn word(rank: usize, drawn: &mut Drawn) -> String {
    let starts = "b c d f g h l m n p r s t v w st tr pl ch br";
    let starts: Vec<&str> = starts.split(' ').chain([""]).collect();
    let (vowels, ends) =
        (["a", "e", "i", "o", "u", "ea"], ["", "", "", "n", "r", "s", "t", "l", "nd"]);
    let rare = usize::from(rank >= 60) + usize::from(rank >= 600);
    let syllables = 1 + rare + if rank >= 60 { drawn.below(2) } else { 0 };
    let syllable = |_| {
        let start = starts.get(drawn.below(starts.len())).copied().unwrap_or_default();
        let vowel = vowels.get(drawn.below(vowels.len())).copied().unwrap_or_default();
        let end = ends.get(drawn.below(ends.len())).copied().unwrap_or_default();
        [start, vowel, end].concat()
    };
    (0..syllables).map(syllable).collect()
}
