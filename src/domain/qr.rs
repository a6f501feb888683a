//! Links as QR codes (ISO/IEC 18004), drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code; without them many phones see none.
pub const MARGIN: u16 = 4;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules along a side, margins included.
    pub side: u16,
    /// The dark modules as an SVG path, a unit a module.
    pub path: String,
}

/// The code of this text; nothing where it is too long for any.
pub fn of(text: &str) -> Option<Qr> {
    // As bytes: what has only digits or capitals, which could be shorter, is no link.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium)
        .or_else(|_| QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low))
        .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                let margin = i32::from(MARGIN);
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + margin, y + margin));
            }
            x += run + 1;
        }
    }
    let side = u16::try_from(code.size()).unwrap_or(0) + 2 * MARGIN;
    Some(Qr { side, path })
}
