//! Cyrillic letters, spelled as in passports (ICAO Doc 9303 part 3, section 6) unless the country has its own
//! law.

use super::lower;

/// Returns the spelling of the letter at `at`, or `None` if it is not Cyrillic.
pub fn letter(chars: &[char], at: usize, country: &str) -> Option<&'static str> {
    let c = lower(*chars.get(at)?);
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().map(lower);
    let after = chars.get(at + 1).copied().map(lower);
    let of_country = match country {
        "UA" => ukrainian(c, before),
        "BG" => bulgarian(c, before, after),
        "BA" | "ME" | "RS" => serbian(c),
        "MK" => macedonian(c),
        "BY" => (c == 'г').then_some("h"),
        _ => None,
    };
    of_country.or_else(|| general(c))
}

/// Returns whether the apostrophe at `at` is inside a Ukrainian word. Such an apostrophe has no spelling.
pub fn is_mute_apostrophe(chars: &[char], at: usize, country: &str) -> bool {
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| matches!(c, '\u{400}'..='\u{4FF}'));
    country == "UA" && at.checked_sub(1).is_some_and(is_letter) && is_letter(at + 1)
}

fn general(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' | 'ҕ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'ѣ' => "e",
        'ж' => "zh",
        'з' | 'ҙ' => "z",
        'и' | 'й' | 'і' | 'ї' => "i",
        'к' | 'қ' | 'ҝ' | 'ҟ' | 'ҡ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' | 'ҥ' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ҫ' => "s",
        'т' | 'ҭ' => "t",
        'у' | 'ў' | 'ү' | 'ұ' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'ҹ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'є' => "ie",
        'ы' => "y",
        'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        'һ' | 'ҳ' => "h",
        'ҷ' | 'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' => "c",
        'ђ' => "dj",
        'џ' | 'ѕ' => "dz",
        'ѓ' => "gj",
        'ќ' => "kj",
        _ => return None,
    })
}

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
