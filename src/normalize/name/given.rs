//! What a word says about being a given name or a family name.

use registrant_text::person::key;
use registrant_text::sorted_lines::find;

use super::table::GIVEN;
use crate::normalize::to_ascii_text;

/// The place of a word among frequent given names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// The word is not in the list.
    Unknown,
    /// A name from a country where people add their father's given name, so it can have any place.
    Father,
    /// A name that is also a frequent family name: `Martin`, `Thomas`.
    Both,
    /// A name that is seldom a family name: `Jean`, `Владимир`.
    Only,
}

/// Returns the place of a word among given names. Of a double name, such as `Jean-Paul`, each part must be
/// known.
pub fn given(word: &str) -> Given {
    let parts = word.split(['-', '‐', '‑']);
    let known = parts.map(|part| match find(GIVEN, &key(&ascii(part))) {
        None => Given::Unknown,
        Some("b") => Given::Both,
        Some("f") => Given::Father,
        Some(_) => Given::Only,
    });
    let (least, most) =
        known.fold((Given::Only, Given::Unknown), |(least, most), one| (least.min(one), most.max(one)));
    if least == Given::Unknown { least } else { most }
}

/// Returns whether a word of a name is a frequent given name.
pub fn has_given_name(name: &str) -> bool {
    name.split_whitespace().any(|word| given(word) != Given::Unknown)
}

/// Endings of family names, spelled in ASCII, in languages where few given names share them.
const ENDINGS: &str = "ski sky skii skyi skyy skiy skij ska skaia skaya skaja cki ckyi cka tskii \
                       ov ova ev eva iov enko chuk czuk iuk yuk vych vich vic wicz czyk \
                       opoulos opoulou poulos idis iadis ides akis akos atos escu eanu shvili adze idze \
                       auskas auskiene avicius evicius aviciene eviciene aitis ytis oglu sson dottir nen \
                       mann berg strom quist zadeh";

/// Endings that count in Cyrillic, Armenian and Georgian script alone. In Latin letters, given names of
/// elsewhere have them.
const OWN_SCRIPT: &str = "in ina yn yna uk ian ik ic ko ak shyn an";

/// Returns whether `word` has an ending of family names.
pub fn is_family(word: &str) -> bool {
    if given(word) == Given::Only || word.chars().count() < 4 {
        return false;
    }
    if ["յան", "յանց", "შვილი", "ძე", "ուհի"].iter().any(|ending| word.ends_with(ending))
        || word.ends_with('ć')
    {
        return true;
    }
    let ascii = ascii(word);
    // `Ozerov` and `Lvov` are long enough, `Lev` and `Kiev` are not.
    let ends = |list: &str| {
        list.split_ascii_whitespace()
            .any(|ending| ascii.strip_suffix(ending).is_some_and(|rest| rest.len() >= 2))
    };
    ends(ENDINGS) || (!word.is_ascii() && word.chars().any(|c| c >= '\u{400}') && ends(OWN_SCRIPT))
}

/// Spells a word in small ASCII letters. Returns an empty text for a script without such a spelling.
fn ascii(word: &str) -> String {
    let word = word.trim_matches(['’', '\'', 'ʼ', '.']).replace(['’', 'ʼ'], "'");
    to_ascii_text(&word, None).value.unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Given, given, is_family};

    #[test]
    fn given_names_are_known_in_every_spelling() {
        for name in
            ["Лев", "Ирина", "Анна", "Γεώργιος", "Jerzy", "János", "JEAN", "Jean-Paul", "Дмитрий", "Dmitry"]
        {
            assert_eq!(given(name), Given::Only, "{name}");
        }
        assert_eq!(given("Martin"), Given::Both);
        assert_eq!(given("Fatima-Zahra").max(Given::Father), given("Fatima-Zahra"));
        for word in ["Толстой", "Dupont", "Jean-Dupont", "", "A-12", "太郎"] {
            assert_eq!(given(word), Given::Unknown, "{word}");
        }
    }

    #[test]
    fn family_names_are_known_by_their_endings() {
        for name in
            ["Зеленський", "Вучић", "Παπαδόπουλος", "Ivanov", "Kowalski", "Popescu", "Սարգսյան", "ბერიძე"]
        {
            assert!(is_family(name), "{name}");
        }
        for name in ["Лев", "Марина", "Anna", "Eva", "Cohen", "Dupont", "太郎"] {
            assert!(!is_family(name), "{name}");
        }
    }
}
