//! What a page looks like on paper: read from the PDF that Chromium printed, which is what was painted, not what should
//! have been.

use std::collections::BTreeMap;

use thirtyfour::common::print::{PrintPage, PrintParameters};

use crate::Fault;
use crate::browser::Browser;
use crate::codes::Picture;

/// The letters of a font's signs.
type Letters = BTreeMap<u32, char>;

/// One sheet.
#[derive(Debug)]
pub struct Sheet {
    /// All text, in the order in which it was painted, without spaces: a line may end anywhere.
    pub text: String,
    /// What the QR codes say, in the same order.
    pub codes: Vec<String>,
}

/// The page on sheets of A4, as a PDF.
pub async fn on_a4(browser: &Browser) -> Result<Vec<u8>, Fault> {
    let page = PrintPage { width: 21.0, height: 29.7 };
    Ok(browser.driver.print_page(PrintParameters { page, ..Default::default() }).await?)
}

/// A text as [`Sheet::text`] has it.
pub fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The sheets of a PDF. Reads what Skia writes: objects one after the other, signs of two bytes as hex, and fonts that are
/// called after the number of their object.
pub fn sheets(pdf: &[u8]) -> Result<Vec<Sheet>, Fault> {
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
    let painted = streams.values().filter(|stream| find(stream, b"\nBT\n").is_some());
    let sheet = |stream: &Vec<u8>| {
        let page = String::from_utf8_lossy(stream);
        Ok(Sheet { text: unspaced(&text(&page, &fonts)), codes: codes(&page)? })
    };
    painted.map(sheet).collect()
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

/// What the QR codes say that a page's stream paints: each is one path of rectangles, in units of a module.
fn codes(page: &str) -> Result<Vec<String>, Fault> {
    /// Fewer rectangles are no code.
    const FEWEST: usize = 100;
    /// Light modules around a code.
    const MARGIN: usize = 4;
    let (mut codes, mut corners, mut path, mut side) = (Vec::new(), Vec::new(), String::new(), 0);
    for line in page.lines() {
        if let Some(at) = line.strip_suffix(" m").or_else(|| line.strip_suffix(" l")) {
            corners.push(at);
        } else if line == "h" {
            let corner = |at: &&str| {
                let (x, y) = at.split_once(' ')?;
                Some((x.parse::<usize>().ok()?, y.parse::<usize>().ok()?))
            };
            let found: Option<Vec<_>> = corners.drain(..).as_slice().iter().map(corner).collect();
            if let Some(&[(left, top), (right, _), (_, bottom), ..]) = found.as_deref()
                && bottom == top + 1
            {
                let run = right - left;
                path.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
                side = side.max(right + MARGIN);
            }
        } else {
            if line == "f" && path.matches('M').count() >= FEWEST {
                codes.push(Picture::of(&format!("0 0 {side} {side}"), &path)?.read()?);
            }
            corners.clear();
            path.clear();
            side = 0;
        }
    }
    Ok(codes)
}

/// What stands in `<` and `>`.
fn hex_words(line: &str) -> impl Iterator<Item = &str> {
    line.split('<').skip(1).filter_map(|word| Some(word.split_once('>')?.0))
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::{codes, letters, objects, text};

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

    #[test]
    fn a_few_rectangles_and_other_paths_are_no_code() {
        let page = "4 4 m\n11 4 l\n11 5 l\n4 5 l\n4 4 l\nh\nf\n0 .5 m\n3 4 5 6 7 8 c\nh\nf\n";
        assert!(codes(page).unwrap().is_empty());
    }
}
