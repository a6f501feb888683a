//! The text of a PDF that Chromium printed: what was painted on paper, not what should have been.

use std::collections::BTreeMap;

use tabletalk_e2e::Fault;

/// The letters of a font's signs.
type Letters = BTreeMap<u32, char>;

/// All text, in the order in which it was painted. Reads what Skia writes: objects one after the other, signs of two bytes
/// as hex, and fonts that are called after the number of their object.
pub(crate) fn printed(pdf: &[u8]) -> Result<String, Fault> {
    let mut streams = BTreeMap::new();
    let mut letters_of = Vec::new();
    for (number, object) in objects(pdf) {
        let head = &object[..find(object, b"stream").unwrap_or(object.len())];
        let words = String::from_utf8_lossy(head);
        if words.contains("/FlateDecode") {
            let start = head.len() + b"stream\n".len();
            let unpacked = miniz_oxide::inflate::decompress_to_vec_zlib(
                object.get(start..).unwrap_or_default(),
            );
            streams.insert(number, unpacked.map_err(|fault| format!("stream {number}: {fault}"))?);
        } else if let Some((_, at)) = words.split_once("/ToUnicode ") {
            letters_of.push((number, at.split(' ').next().unwrap_or_default().parse::<u32>()?));
        }
    }
    let letters = |(font, at): &(u32, u32)| {
        Some((*font, letters(&String::from_utf8_lossy(streams.get(at)?))))
    };
    let fonts: BTreeMap<u32, Letters> = letters_of.iter().filter_map(letters).collect();
    let pages = streams.values().filter(|stream| find(stream, b"\nBT\n").is_some());
    Ok(pages.map(|page| text(&String::from_utf8_lossy(page), &fonts)).collect())
}

/// Each object's number and what is in it.
fn objects(pdf: &[u8]) -> Vec<(u32, &[u8])> {
    const START: &[u8] = b" 0 obj\n";
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(start) = find(&pdf[at..], START).map(|found| at + found) {
        let digits = pdf[..start].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number = String::from_utf8_lossy(&pdf[start - digits..start]).parse();
        at = start + START.len();
        let end = find(&pdf[at..], b"endobj").map_or(pdf.len(), |found| at + found);
        all.extend(number.ok().map(|number| (number, &pdf[at..end])));
        at = end;
    }
    all
}

/// Which letters a font's signs are: `<0013> <0030>`, or a row of them, `<0013> <0015> <0030>`.
fn letters(map: &str) -> Letters {
    let mut all = Letters::new();
    for line in map.lines() {
        let numbers: Vec<u32> =
            hex_words(line).filter_map(|word| u32::from_str_radix(word, 16).ok()).collect();
        let (first, last, letter) = match numbers[..] {
            [sign, letter] => (sign, sign, letter),
            [first, last, letter] => (first, last, letter),
            _ => continue,
        };
        let row = (first..=last).zip(letter..);
        all.extend(row.filter_map(|(sign, letter)| Some((sign, char::from_u32(letter)?))));
    }
    all
}

/// What a page's stream paints.
fn text(page: &str, fonts: &BTreeMap<u32, Letters>) -> String {
    let (mut text, mut font) = (String::new(), None);
    for line in page.lines() {
        if line.ends_with(" Tf") {
            let number = line.trim_start_matches("/F").split(' ').next().unwrap_or_default();
            font = number.parse().ok().and_then(|number: u32| fonts.get(&number));
        } else if line.ends_with(" Tj") || line.ends_with(" TJ") {
            for word in hex_words(line) {
                let sign = |at: usize| u32::from_str_radix(word.get(at..at + 4)?, 16).ok();
                let signs = (0..word.len()).step_by(4).filter_map(sign);
                text.extend(signs.filter_map(|sign| font?.get(&sign)));
            }
            text.push(' ');
        }
    }
    text
}

/// What stands in `<` and `>`.
fn hex_words(line: &str) -> impl Iterator<Item = &str> {
    line.split('<').skip(1).filter_map(|word| Some(word.split_once('>')?.0))
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// The bytes that a text of base64 stands for.
pub(crate) fn bytes(base64: &str) -> Result<Vec<u8>, Fault> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut all = Vec::with_capacity(base64.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for sign in base64.trim_end_matches('=').bytes() {
        let value = SIGNS.iter().position(|known| *known == sign).ok_or("no base64")?;
        held = (held << 6 | u32::try_from(value)?) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            all.push(u8::try_from(held >> bits & 0xFF)?);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{bytes, letters, objects, text};

    #[test]
    fn base64_is_read() {
        assert_eq!(bytes("QQ==").unwrap(), b"A");
        assert_eq!(bytes("TWFu").unwrap(), b"Man");
        assert!(bytes("T Fu").is_err());
    }

    #[test]
    fn an_object_has_its_number_and_ends() {
        let pdf = b"%PDF\n12 0 obj\n<<>>\nendobj\n3 0 obj\nxendobj\n";
        assert_eq!(objects(pdf), [(12, &b"<<>>\n"[..]), (3, b"x")]);
    }

    #[test]
    fn signs_are_painted_as_the_letters_of_their_font() {
        let font = letters("1 begincodespacerange\n<0003> <0020>\n<0013> <0015> <0030>\n");
        let page = "BT\n/F5 16 Tf\n1 0 0 -1 8 37 Tm\n<001300030015> Tj\n[<0014> -10 <0014>] TJ\nET";
        assert_eq!(text(page, &[(5, font)].into()), "0 2 11 ");
    }
}
