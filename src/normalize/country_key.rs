//! The key that a country's name is looked up under, and the state forms around a name.
//!
//! The code generator includes this file by its path, beside `fold.rs`: it must not use anything else of the
//! crate.

use super::fold::Folded;

/// The key of a name: its words, folded, without articles, prepositions and "and", run together.
///
/// "Trinidad and Tobago", "Trinidad y Tobago" and "Trinidad & Tobago" are one key. Empty where no word is left.
pub(crate) fn key(name: &str) -> Folded {
    squeeze(&Folded::words_of(name), |_| true)
}

/// The key of "Tanzania, United Republic of" or "Micronesia (Federated States of)" read in the usual order.
pub(crate) fn rotated(name: &str) -> Option<Folded> {
    let (before, after) = name.split_once([',', '('])?;
    let mut words = Folded::words_of(after);
    words.push(' ');
    words.push_str(Folded::words_of(before).as_str());
    Some(words)
}

/// The words whose places `keep` wants as one key.
pub(crate) fn squeeze(words: &Folded, keep: impl Fn(usize) -> bool) -> Folded {
    let mut key = Folded::new();
    // A lone "s" is what an apostrophe leaves of a genitive ("People's"), unless it stands first.
    let dropped = |place: usize, word: &str| is_particle(word) || word == "s" && place > 0;
    // "EL" and "U S A" are made of nothing but particles or initials: then they stand for themselves.
    let all =
        words.words().all(|word| word.len() == 1) || words.words().enumerate().all(|(p, w)| dropped(p, w));
    for (place, word) in words.words().enumerate() {
        if keep(place) && (all || !dropped(place, word)) {
            key.push_str(expand(word));
        }
    }
    key
}

/// Articles, prepositions and conjunctions of the seven languages whose names are known.
#[rustfmt::skip]
fn is_particle(word: &str) -> bool {
    word.len() <= 5 && matches!(word,
        "the" | "of" | "and"
        | "le" | "la" | "les" | "l" | "de" | "du" | "des" | "d" | "et" | "en" | "au" | "aux"
        | "der" | "die" | "das" | "dem" | "den" | "und" | "von" | "vom" | "zu"
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

/// The kinds of word that may stand around a name, a bit each, in the order of the generator's `KINDS`.
pub(crate) const REPUBLIC: u16 = 1;
const REGION: u16 = 1 << 7;
pub(crate) const ISLANDS: u16 = 1 << 8;
/// Every form; the bits above are what qualifies it.
pub(crate) const FORMS: u16 = 0x3FF;
/// "Democratic", which tells the two Congos and the two Koreas apart.
pub(crate) const DEMOCRATIC: u16 = 1 << 10;
/// "People's", which tells China from Taiwan.
pub(crate) const PEOPLES: u16 = 1 << 11;
/// French or British, which tells one half of Saint Martin, and of the Virgin Islands, from the other.
pub(crate) const EUROPEAN_POWER: u16 = 1 << 12;
/// Dutch or of the United States: the other half.
pub(crate) const OTHER_POWER: u16 = 1 << 13;
/// Words that belong to "special administrative region of China" and to no other form.
const REGION_ONLY: u16 = 1 << 15;

/// The most words of a name that are looked at; none has as many.
const MOST_WORDS: usize = 24;

/// A name and the words around it that say what kind of place it is.
pub(crate) struct Formed<'a> {
    words: &'a Folded,
    of_word: [u16; MOST_WORDS],
    /// The bits of those words.
    pub(crate) bits: u16,
}

impl Formed<'_> {
    /// The key of the name alone: `spain` of "Kingdom of Spain". The words whose bits are all in `optional` stay: they
    /// may be the name itself, as in "French Republic" and "Republik Island".
    pub(crate) fn core(&self, optional: u16) -> Folded {
        squeeze(self.words, |place| match self.of_word.get(place).copied().unwrap_or_default() {
            0 => true,
            REGION_ONLY => self.bits & REGION == 0,
            bits => bits & optional != 0,
        })
    }
}

/// The name with the kind of place told apart; `None` where nothing tells it. `kind` gives a word's bits.
pub(crate) fn formed(words: &Folded, kind: impl Fn(&str) -> u16) -> Option<Formed<'_>> {
    let mut of_word = [0; MOST_WORDS];
    for (bits, word) in of_word.iter_mut().zip(words.words()) {
        *bits = kind(word);
    }
    let bits = of_word.iter().fold(0, |all, bits| all | bits);
    (bits & (FORMS | EUROPEAN_POWER | OTHER_POWER) != 0).then_some(Formed { words, of_word, bits })
}
