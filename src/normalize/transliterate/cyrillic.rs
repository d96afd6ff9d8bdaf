//! Cyrillic letters, spelled as in passports (ICAO Doc 9303 part 3, section 6) unless the country has its own
//! law.

use super::{find, lower};

/// Returns the spelling of the letter at `at`, or `None` if it is not Cyrillic.
pub fn letter(chars: &[char], at: usize, country: &str) -> Option<&'static str> {
    let c = Some(lower(*chars.get(at)?)).filter(|c| *c >= '\u{400}')?;
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().map(lower);
    let after = chars.get(at + 1).copied().map(lower);
    let of_country = match country {
        "UA" => ukrainian(c, before),
        "BG" if c == 'ъ' && is_bulgaria(chars, at) => Some("u"),
        "BG" => bulgarian(c, before, after),
        "BA" | "ME" | "RS" | "XK" => serbian(c),
        "MK" => macedonian(c),
        "BY" => belarusian(c),
        "UZ" => uzbek(c, before),
        _ => None,
    };
    of_country.or_else(|| find(GENERAL, c))
}

/// Returns whether the apostrophe at `at` is inside a Ukrainian word. Such an apostrophe has no spelling.
pub fn is_mute_apostrophe(chars: &[char], at: usize, country: &str) -> bool {
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| matches!(c, '\u{400}'..='\u{4FF}'));
    country == "UA" && at.checked_sub(1).is_some_and(is_letter) && is_letter(at + 1)
}

/// The letters of U+0430 to U+052F that don't decompose. ICAO Doc 9303 has those of today's Slavic languages; the
/// others follow BGN/PCGN without accents. <https://www.icao.int/publications/doc-series/doc-9303>,
/// <https://www.gov.uk/government/publications/romanization-systems>
const GENERAL: &str = "аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъie ыy ь эe юiu яia ёe ђdj ѓgj єie ѕdz іi їi јj љlj њnj ћc ќkj ўu џdz \
    ѡo ѣe ѥie ѧe ѩie ѫu ѭiu ѯks ѱps ѳf ѵy ѹu ѻo ѽo ѿot ҁk ҋi ҍ ҏr ґg ғg ҕg җj ҙz қk ҝg ҟk ҡk ңn ҥn ҧp ҩo ҫs ҭt үu ұu ҳh ҵts ҷj ҹj һh ҽch ҿch ӏ ӄk ӆl ӈn ӊn ӌch ӎm ӕae әa ӡdz өo ӷg ӻg ӽkh ӿkh \
    ԁd ԃd ԅz ԇdz ԉl ԋn ԍs ԏt ԑe ԓl ԕr ԗia ԙv ԛq ԝw ԟk ԡl ԣn ԥp ԧkh ԩn ԫdz ԭch ԯl";

/// Spells Ukrainian by resolution 55 of the Cabinet of Ministers, 2010:
/// <https://zakon.rada.gov.ua/laws/show/55-2010-%D0%BF>.
fn ukrainian(c: char, before: Option<char>) -> Option<&'static str> {
    let is_start = !before.is_some_and(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    Some(match c {
        'г' if before == Some('з') => "gh",
        'г' => "h",
        'и' => "y",
        'є' if is_start => "ye",
        'ї' if is_start => "yi",
        'й' if is_start => "y",
        'ю' if is_start => "yu",
        'я' if is_start => "ya",
        _ => return None,
    })
}

/// Returns whether the letter at `at` is the second of `България`. The Act of 2009 leaves the country its old spelling, as the
/// agreement of BGN and PCGN of 2013 says too.
fn is_bulgaria(chars: &[char], at: usize) -> bool {
    let word = at.checked_sub(1).and_then(|start| chars.get(start..start + 8));
    word.is_some_and(|word| "българия".chars().eq(word.iter().map(|c| lower(*c))))
}

/// Spells Bulgarian by the Transliteration Act of 2009: <https://lex.bg/laws/ldoc/2135623667>.
fn bulgarian(c: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    Some(match c {
        'й' | 'ь' => "y",
        'х' => "h",
        'щ' => "sht",
        'ъ' => "a",
        'ю' => "yu",
        'я' if before == Some('и') && !after.is_some_and(char::is_alphabetic) => "a",
        'я' => "ya",
        _ => return None,
    })
}

/// Spells Serbian in its Latin alphabet (Vuk Karadžić's and Gaj's, letter for letter) without accents.
fn serbian(c: char) -> Option<&'static str> {
    Some(match c {
        'ж' => "z",
        'х' => "h",
        'ц' | 'ч' => "c",
        'ш' => "s",
        _ => return None,
    })
}

/// Spells Macedonian as in passports.
fn macedonian(c: char) -> Option<&'static str> {
    Some(match c {
        'х' => "h",
        'ц' => "c",
        'џ' => "dj",
        _ => return None,
    })
}

/// Spells Belarusian as in passports.
fn belarusian(c: char) -> Option<&'static str> {
    Some(match c {
        'г' => "h",
        'ё' => "io",
        _ => return None,
    })
}

/// Spells Uzbek in its Latin alphabet, by the law of 1993 in its form of 1995.
fn uzbek(c: char, before: Option<char>) -> Option<&'static str> {
    let is_after_vowel = before.is_some_and(|c| "аеёиоуўэюя".contains(c));
    Some(match c {
        'ғ' => "g'",
        'е' if is_after_vowel || !before.is_some_and(char::is_alphabetic) => "ye",
        'ё' => "yo",
        'ж' => "j",
        'й' => "y",
        'қ' => "q",
        'ў' => "o'",
        'х' => "x",
        'ъ' => "'",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}
