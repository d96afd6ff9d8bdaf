//! Marks in a name that are no part of it: of generations, of several persons, of an older spelling.

use super::affix::is_french;
use super::given::{Given, given};
use super::words::{is_child_of, is_in, is_particle, lower};

/// Marks of generations after a name, without their final dot: Slavic, Scandinavian, German, French and Spanish ones.
const AFTER: &str = "ml mł st jun sen jun. d.y d.ä d.æ d.e d.j мл ст мол junior senior fils père hijo";

/// Such marks before a Hungarian name.
const BEFORE: &str = "ifj id ifjabb idősb idősebb";

/// The marks that are names too, if they begin with a capital.
const ALSO_NAMES: &str = "ml mł st мл ст мол";

/// Returns the number of words, one or two, of the mark of a generation at the end of a name: `ml.`, `d. y.`
pub fn generation_after(words: &[&str]) -> usize {
    match *words {
        [.., "d.", "y." | "ä." | "æ." | "e." | "J." | "Ä."] if words.len() > 3 => 2,
        [_, _, .., last] if is_generation(last) => 1,
        _ => 0,
    }
}

/// Returns whether a word is the mark of a generation. Without a dot it is one in small letters, or after a whole name.
pub fn is_generation(word: &str) -> bool {
    let small = lower(word);
    let bare = small.trim_end_matches('.');
    let is_small = small == word;
    let is_dotted = word.ends_with('.');
    is_in(AFTER, bare)
        && match bare {
            // `Kim Jun`
            "jun" | "sen" => is_dotted,
            "junior" | "senior" | "fils" | "père" | "hijo" => true,
            _ => is_small && (is_dotted || is_in(ALSO_NAMES, bare)) || is_dotted && bare.contains('.'),
        }
}

/// Returns whether the mark of a generation may be a name, because of its capital: `Fils`, `Junior`.
pub fn may_be_name(word: &str) -> bool {
    is_generation(word) && word.starts_with(char::is_uppercase) && !word.ends_with('.')
}

/// Returns whether a word is the Hungarian mark of a generation before a name: `ifj.`
pub fn is_generation_before(word: &str, country: &str) -> bool {
    let small = lower(word);
    let bare = small.trim_end_matches('.');
    matches!(country, "HU" | "") && is_in(BEFORE, bare) && (word.ends_with('.') || bare.len() > 3)
}

/// Words for several persons of one name.
const FAMILIES: &str = "familie familien familjen family fam fam. famille familia família famiglia familia. rodina rodzina gezin \
                        perhe eheleute ehepaar geschwister erbengemeinschaft család семья сім'я сім’я";

/// Words between two given names.
const BETWEEN: &str = "u u. und and et og och en es és ve ja un ir si și и i і та y e a o or oder ou o/y";

/// Returns whether a name is that of several persons: `Hans u. Anna Müller`, `Familie Müller`.
pub fn are_several(core: &[&str], country: &str) -> bool {
    let is_family = |word: &&str| is_in(FAMILIES, &lower(word));
    // `von und zu Guttenberg` is one person, and so is `Ortega y Gasset`.
    let joins = |words: &[&str]| match *words {
        [before, "&" | "+" | "and" | "et" | "und" | "и" | "u."] => !is_particle(before, country),
        _ => false,
    };
    let are_given = |words: &[&str]| match *words {
        [before, sign, after] => {
            is_in(BETWEEN, sign) && given(before) >= Given::Both && given(after) >= Given::Both
        }
        _ => false,
    };
    core.first().is_some_and(is_family)
        || core.last().is_some_and(is_family)
        || core.windows(2).any(joins)
        || core.windows(3).any(are_given)
}

/// Returns whether a word among those of a name is not one of its parts: an unknown abbreviation at its beginning or end, a last word in small
/// letters, or a word before a maiden name.
pub fn has_foreign_word(core: &[&str], country: &str) -> bool {
    const MAIDEN: &str = "geb geb. geborene née nee né born ur. roz. rozená rozená. rodená z.d. zd. født född fødd o.s. syn. szül. született";
    const SHORT: &str =
        "chas. dan. fr. geo. jas. jos. ma. maj. md. mhd. mohd. muhd. my. robt. sk. st. ste. thos. wm. ф. св.";
    let is_short = |word: &&str| {
        word.ends_with('.')
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.trim_end_matches('.').contains('.')
            && word.chars().skip(1).all(|c| !c.is_uppercase())
            && !is_in(SHORT, &lower(word))
            && given(word) == Given::Unknown
    };
    let is_small = |word: &&str| {
        word.chars().all(char::is_lowercase) && !is_child_of(word) && !is_particle(word, country)
    };
    let [first, .., last] = core else { return false };
    // `p. Jonas Jonaitis`
    let is_small_first = first.chars().all(|c| c.is_lowercase() || c == '.')
        && !is_particle(first, country)
        && last.starts_with(char::is_uppercase);
    // `Mehmet Demir Bey`, `Rahul Sharma S/o Ramesh Sharma`
    let is_form = country == "TR" && core.len() > 2 && is_in("Bey Hanım Hanim", last)
        || !matches!(country, "MY" | "SG") && core.iter().any(|word| is_in("s/o d/o w/o c/o", &lower(word)));
    let is_dotted = core.len() > 2 && last.trim_end_matches('.').contains('.');
    // `M. Jean Dupont` may be a man with a title.
    let is_sir = country.is_empty() && *first == "M." && core.get(1).is_some_and(|word| given(word) >= Given::Both)
        // `DUPONT M. Jean`
        || is_french(country)
            && given(first) == Given::Unknown
            && core.windows(2).any(|two| matches!(two, ["M.", next] if given(next) >= Given::Both));
    is_short(first)
        || is_short(last)
        || is_sir
        || is_small_first
        || is_form
        || is_dotted
        || is_small(last) && first.starts_with(char::is_uppercase)
        || core.iter().any(|word| is_in(MAIDEN, &lower(word)))
}

/// Degrees that a note in brackets follows, such as `(Hons)`.
const DEGREES: &str = "ba bsc bs beng ma meng msc msci mchem mphys mmath mbiol llb llm bcom bed bba bfa bmus bca btech mphil dphil";

/// Notes after a degree, in brackets or without.
const NOTES: &str = "hons hons. oxon oxon. cantab cantab. dunelm edin lond hon";

/// Returns the number of words before the letters of a degree with a note: `BA (Hons)`, `MEng (Oxon)`.
pub fn before_note(words: &[&str]) -> Option<usize> {
    let is_note = |word: &&str| is_in(NOTES, &lower(word.trim_matches(['(', ')'])));
    let note = words.iter().position(is_note).filter(|at| *at > 1)?;
    let is_degree = |word: &&&str| is_in(DEGREES, &lower(word).replace('.', ""));
    let degrees = words.get(..note)?.iter().rev().take_while(is_degree).count();
    let before = note - degrees;
    let is_clear = words.get(note).is_some_and(|word| word.starts_with('(') || is_in("Hons Hons.", word));
    (before > 1 && (degrees > 0 || is_clear)).then_some(before)
}

/// Returns whether the last of three words or more is a degree with the form of a name: `Jane Smith BA`. In some countries people
/// write it without a comma.
pub fn is_degree_after(words: &[&str], country: &str) -> bool {
    let is_mixed = |word: &&str| word.contains(char::is_lowercase);
    let [before @ .., last] = words else { return false };
    matches!(country, "" | "AU" | "CA" | "GB" | "GG" | "IE" | "IM" | "IN" | "JE" | "KE" | "NZ" | "US" | "ZA")
        && before.len() > 1
        && before.iter().any(is_mixed)
        && is_degree(last)
}

/// Returns whether a word is a degree with the form of a name in capitals.
pub fn is_degree(word: &str) -> bool {
    is_in("BA MA BE ME BEd MEd RA", word)
}

/// Thai titles, which are written without a space before the name. The longer ones come first.
const THAI: [&str; 9] = ["ดร.", "นางสาว", "นาง", "นาย", "น.ส.", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง"];

/// Splits a Thai name into its title and the rest: `นายสมชาย ใจดี`. No title has a vowel sign after it.
pub fn thai_title(name: &str) -> Option<(&str, &str)> {
    let title = THAI.iter().find(|title| name.starts_with(**title))?;
    let (title, rest) = name.split_at_checked(title.len())?;
    let is_letter = |c: char| ('\u{E01}'..='\u{E2E}').contains(&c) || ('\u{E40}'..='\u{E44}').contains(&c);
    let rest = rest.trim_start();
    (rest.contains(' ') && rest.starts_with(is_letter)).then_some((title, rest))
}

/// Returns whether a name has a nickname or a remark in brackets or quotes: `John "Jack" Smith`, `Jane Doe (CEO)`.
pub fn has_remark(name: &str) -> bool {
    const SIGNS: [char; 12] = ['"', '“', '”', '„', '«', '»', '(', ')', '（', '）', '<', '>'];
    let mut words = name.split(' ');
    // `D'Arcy` and `Jane' are no such words, 'Jack' is.
    let is_quoted =
        |word: &str| word.chars().count() > 3 && word.starts_with(['\'', '‘']) && word.ends_with(['\'', '’']);
    name.contains(SIGNS) || words.any(is_quoted)
}
