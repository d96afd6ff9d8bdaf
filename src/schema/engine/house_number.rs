//! The house number of a street, which some schemas hold apart from its name.

use crate::contact::Country;
use crate::normalize;

/// The countries that write the house number before the street.
///
/// This list and the next agree with `conf/countries/worldwide.yaml` of `OpenCageData/address-formatting` on GitHub, commit 28c47f9
/// of 2026-07-19, read on 2026-11-22. Andorra and Kosovo are in neither, since sources differ.
const FIRST: &str = "AS AU BL CA FR GB GF GG GP GU HK IE IM IN JE LU MC MF MP MQ MY NC NZ PF PH PM PR RE SG TH US VI WF YT ZA";

/// The countries that write the house number after the street.
const LAST: &str = "AR AT AX BA BE BG BO BR CH CL CY CZ DE DK EC EE ES FI FO GL GR HR HU IS IT LI LT LV ME MK MX NL \
NO PE PL PT PY RO RS SE SI SJ SK SM TR UY VA";

/// The words that a number of another kind follows: a box, a floor, a flat.
const OTHER: &str = "APARTADO APT APPT ATELIER BLOCK BOX BP BUILDING CAIXA CASELLA CASILLA CP CS ETAGE FLAT FLOOR \
INT INTERNO KM LOT LOTE PISO PLOT POSTAL POSTALE POSTBOKS POSTBOX POSTBUS POSTFACH QUADRA ROOM SALA SCALA STE \
SUITE TOP UNIT";

/// Returns `true` if the country writes the number before the street, or `None` if it is not known.
fn is_first(country: &str) -> Option<bool> {
    let country = Country::new(country).or_else(|| normalize::country_value(country))?;
    let is_in = |countries: &str| countries.split(' ').any(|code| code == country.as_str());
    is_in(FIRST).then_some(true).or_else(|| is_in(LAST).then_some(false))
}

/// Joins the number and the street in the order of the country, or in that of the source if it is not known.
pub(crate) fn join(number: &str, street: &str, country: &str, first_in_source: bool) -> String {
    let line = match is_first(country).unwrap_or(first_in_source) {
        true => [number, " ", street],
        false => [street, " ", number],
    };
    line.concat().trim().to_owned()
}

/// Splits a line into street, number and the number's suffix. It splits only if one number is where the country
/// writes it: `10 bis rue de la Paix` in France, `Weena 505` in the Netherlands.
pub(crate) fn split<'a>(line: &'a str, country: &str) -> Option<[&'a str; 3]> {
    let has_digit = |text: &str| text.chars().any(char::is_numeric);
    let (street, number, suffix) = if is_first(country)? {
        let (number, rest) = line.split_once(' ')?;
        match rest.split_once(' ').filter(|(word, _)| is_suffix(word, false)) {
            Some((suffix, street)) => (street, number, suffix),
            None => (rest, number, ""),
        }
    } else {
        let (rest, last) = line.rsplit_once(' ')?;
        match rest.rsplit_once(' ').filter(|_| is_suffix(last, true)) {
            Some((street, number)) => (street, number, last),
            None => (rest, last, ""),
        }
    };
    let (beside, is_plain) = match is_first(country)? {
        true => (street.split_whitespace().next(), !street.starts_with(['-', '/', '#'])),
        false => {
            let is_free = street.split(' ').all(|word| !has_digit(word) || is_ordinal(word));
            (street.split_whitespace().next_back(), is_free && !street.contains(','))
        }
    };
    let beside = beside?.to_ascii_uppercase();
    let is_name = beside.chars().any(char::is_alphabetic) && !has_digit(&beside);
    let is_other = OTHER.split(' ').any(|word| word == beside.trim_end_matches('.'));
    (is_plain && is_name && !is_other && is_number(number)).then_some([street, number, suffix])
}

/// Returns `true` for a number such as `7`, `7a`, `12-14` or `3/5`.
fn is_number(word: &str) -> bool {
    word.len() <= 9
        && word.split(['-', '/']).all(|part| {
            let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
            letters.len() < part.len()
                && (REPEATED.contains(&&*letters.to_ascii_lowercase())
                    || (letters.len() <= 1 && letters.bytes().all(|byte| byte.is_ascii_alphabetic())))
        })
}

/// Returns `true` for an ordinal, as in `Straße des 17. Juni`.
fn is_ordinal(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The words for a further house with the same number.
const REPEATED: [&str; 3] = ["bis", "ter", "quater"];

/// Returns `true` for a word that belongs to the number before it. A letter, as in `7 a` or `3 c-1d`, does so only at the
/// end: before a street it may be a word.
fn is_suffix(word: &str, at_end: bool) -> bool {
    let (letter, rest) = word.split_at_checked(1).unwrap_or_default();
    let is_letter =
        letter.bytes().any(|byte| byte.is_ascii_alphabetic()) && (rest.is_empty() || rest.starts_with('-'));
    REPEATED.iter().any(|known| known.eq_ignore_ascii_case(word)) || (at_end && is_letter)
}
