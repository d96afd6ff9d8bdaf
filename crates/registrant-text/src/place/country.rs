//! The lookup key of a country's name, and the words for forms of state around it.

use crate::fold::Folded;

/// Returns the key of a name: its folded words without articles, prepositions and "and", joined together.
///
/// The key is empty if no word is left.
///
/// ```
/// use registrant_text::place::country::key;
/// assert_eq!(key("Trinidad & Tobago").as_str(), "trinidadtobago");
/// assert_eq!(key("Trinidad y Tobago").as_str(), "trinidadtobago");
/// ```
pub fn key(name: &str) -> Folded {
    squeeze(&Folded::words_of(name), |_| true)
}

/// Returns the words of "Tanzania, United Republic of" in the usual order; `None` without a comma or bracket.
pub fn rotated(name: &str) -> Option<Folded> {
    let (before, after) = name.split_once([',', '('])?;
    let mut words = Folded::words_of(after);
    words.push(' ');
    words.push_str(Folded::words_of(before).as_str());
    Some(words)
}

/// Joins the words at the positions that `keep` accepts into one key.
pub fn squeeze(words: &Folded, keep: impl Fn(usize) -> bool) -> Folded {
    let mut key = Folded::new();
    // A single "s" is the rest of a genitive ("People's"), unless it comes first.
    let dropped = |place: usize, word: &str| is_particle(word) || word == "s" && place > 0;
    // "EL" and "U S A" consist only of particles or initials, so all of them count.
    let all =
        words.words().all(|word| word.len() == 1) || words.words().enumerate().all(|(p, w)| dropped(p, w));
    for (place, word) in words.words().enumerate() {
        if keep(place) && (all || !dropped(place, word)) {
            key.push_str(expand(word));
        }
    }
    key
}

/// Checks for articles, prepositions and conjunctions of the seven supported languages.
#[rustfmt::skip]
fn is_particle(word: &str) -> bool {
    word.len() <= 5 && matches!(word,
        "the" | "of" | "and"
        | "le" | "la" | "les" | "l" | "de" | "du" | "des" | "d" | "et" | "en" | "au" | "aux"
        | "der" | "die" | "das" | "den" | "und" | "von" | "vom" | "zu"
        | "el" | "los" | "las" | "del" | "y" | "e"
        | "il" | "lo" | "i" | "gli" | "di" | "della" | "dello" | "dei" | "degli" | "delle" | "dell" | "ed"
        | "o" | "a" | "os" | "as" | "do" | "da" | "dos" | "no" | "na"
        | "het" | "van" | "een")
}

fn expand(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "is" | "isl" => "islands",
        "rep" => "republic",
        "dem" => "democratic",
        _ => word,
    }
}

/// The bit of "Republic". Each kind of word around a name has a bit, in the order of the generator's `KINDS`.
pub const REPUBLIC: u16 = 1;
/// The bit of "Kingdom".
pub const KINGDOM: u16 = 1 << 1;
const REGION: u16 = 1 << 7;
/// The bit of "Islands".
pub const ISLANDS: u16 = 1 << 8;
/// The bits of all forms; those above qualify a form.
pub const FORMS: u16 = 0x3FF;
/// The bit of "Democratic", which distinguishes the two Congos and the two Koreas.
pub const DEMOCRATIC: u16 = 1 << 10;
/// The bit of "People's", which distinguishes China from Taiwan.
pub const PEOPLES: u16 = 1 << 11;
/// The bit of "French" and "British", for one half of Saint Martin and of the Virgin Islands.
pub const EUROPEAN_POWER: u16 = 1 << 12;
/// The bit of "Dutch" and "United States", for the other half.
pub const OTHER_POWER: u16 = 1 << 13;
/// The bit of words that occur only in "special administrative region of China".
const REGION_ONLY: u16 = 1 << 15;

/// The maximum number of words of a name; real names have fewer.
const MOST_WORDS: usize = 24;

/// A name, and the bits of the words around it that give the kind of place.
#[derive(Clone, Copy, Debug)]
pub struct Formed<'a> {
    words: &'a Folded,
    of_word: [u16; MOST_WORDS],
    /// The bits of those words.
    pub bits: u16,
}

impl Formed<'_> {
    /// Returns the key of the name without those words: `spain` for "Kingdom of Spain".
    ///
    /// Words whose bits are all in `optional` stay: they may be part of the name, as in "French Republic".
    pub fn core(&self, optional: u16) -> Folded {
        squeeze(self.words, |place| match self.of_word.get(place).copied().unwrap_or_default() {
            0 => true,
            REGION_ONLY => self.bits & REGION == 0,
            bits => bits & optional != 0,
        })
    }
}

/// Separates the kind of place from the name; `None` if no word gives one.
///
/// `kind` returns the bits of a word.
pub fn formed(words: &Folded, kind: impl Fn(&str) -> u16) -> Option<Formed<'_>> {
    let mut of_word = [0; MOST_WORDS];
    for (bits, word) in of_word.iter_mut().zip(words.words()) {
        *bits = kind(word);
    }
    let bits = of_word.iter().fold(0, |all, bits| all | bits);
    (bits & (FORMS | EUROPEAN_POWER | OTHER_POWER) != 0).then_some(Formed { words, of_word, bits })
}
