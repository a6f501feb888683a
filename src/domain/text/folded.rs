//! Words as people look for them: whatever the case of their letters, and however their marks were typed.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;

/// Text as it is compared where people look for words. Made once, it is looked through as often as somebody types.
///
/// Letters and their marks are joined (NFC), and the case of each letter is folded as Unicode's *simple* case folding has
/// it, a letter for a letter. So `straße` is not found by `STRASSE`, which takes *full* folding: there one letter becomes
/// two, and `s` would find a part of `ß`. Marks count: `ecole` does not find `école`.
///
/// The one addition is to the four letters I of Turkish: only the language says which capital belongs to which small
/// letter, so all four are one here.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Folded(String);

impl Folded {
    /// What is compared of this text.
    pub fn of(text: &str) -> Self {
        let (whole, cases) = (ComposingNormalizerBorrowed::new_nfc(), CaseMapper::new());
        let fold = |letter| match letter {
            'İ' | 'ı' => 'i',
            _ => cases.simple_fold(letter),
        };
        let folded: String = whole.normalize(text).chars().map(fold).collect();
        // Joined once more: `J̌` has no character of its own, but `ǰ` has.
        Self(whole.normalize(&folded).into_owned())
    }

    /// What is compared.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has these words in it.
    pub fn has(&self, wanted: &Self) -> bool {
        self.0.contains(&wanted.0)
    }
}
