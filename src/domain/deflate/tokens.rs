//! What repeats (LZ77): text as bytes and as copies of what came before.

/// A piece of text.
#[derive(Clone, Copy)]
pub(super) enum Token {
    /// A byte.
    Byte(u8),
    /// So many bytes as they stood so far back.
    Copy { length: usize, distance: usize },
}

const SHORTEST: usize = 3;
const LONGEST: usize = 258;
const FARTHEST: usize = 32 * 1024;
/// How many earlier places are tried for each.
const TRIES: usize = 128;
/// How many kinds of start are told apart.
const STARTS: usize = 4096;

/// Cuts text into pieces, from left to right. A copy waits for one byte where the next place has a longer one.
pub(super) fn tokens(text: &[u8]) -> Vec<Token> {
    let mut seen = Seen { text, newest: vec![None; STARTS], older: Vec::new() };
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut here = (0, 0);
    while let Some(byte) = text.get(at) {
        seen.up_to(at);
        let next = seen.longest(at + 1);
        let (length, distance) = here;
        if length < SHORTEST || next.0 > length {
            tokens.push(Token::Byte(*byte));
            at += 1;
            here = next;
        } else {
            tokens.push(Token::Copy { length, distance });
            at += length;
            seen.up_to(at - 1);
            here = seen.longest(at);
        }
    }
    tokens
}

/// The places that were passed, by how the text starts there.
struct Seen<'a> {
    text: &'a [u8],
    /// The newest place of each start.
    newest: Vec<Option<usize>>,
    /// For each place, the one before it of the same start.
    older: Vec<Option<usize>>,
}

impl Seen<'_> {
    /// Takes in all places up to this one.
    fn up_to(&mut self, last: usize) {
        for place in self.older.len()..=last {
            let before = match self.start(place).and_then(|start| self.newest.get_mut(start)) {
                Some(newest) => newest.replace(place),
                None => None,
            };
            self.older.push(before);
        }
    }

    /// What tells starts apart, mostly; nothing at the end, where no copy can start.
    fn start(&self, place: usize) -> Option<usize> {
        let bytes = self.text.get(place..place + SHORTEST)?;
        Some(bytes.iter().fold(0, |sum, byte| (sum << 4) ^ usize::from(*byte)) % STARTS)
    }

    /// The longest copy for this place: its length, 0 where there is none, and how far back it stands.
    fn longest(&self, at: usize) -> (usize, usize) {
        let mut best = (0, 0);
        let start = self.start(at);
        let mut place = start.and_then(|start| self.newest.get(start).copied().flatten());
        for _ in 0..TRIES {
            let Some(from) = place.filter(|from| at - from <= FARTHEST) else { break };
            let same = self.text.iter().skip(from).zip(self.text.iter().skip(at));
            let length = same.take(LONGEST).take_while(|(earlier, now)| earlier == now).count();
            if length > best.0 {
                best = (length, at - from);
            }
            place = self.older.get(from).copied().flatten();
        }
        best
    }
}
