//! The house number of a street, which some schemas hold apart from its name.

#[cfg(feature = "registrars")]
use std::iter::once;

use registrant_text::fold::Folded;

use crate::contact::Country;
use crate::normalize;
use crate::normalize::address::is_po_box;

/// The countries that write the house number before the street.
///
/// This list and the next agree with `conf/countries/worldwide.yaml` of `OpenCageData/address-formatting` on GitHub, commit 28c47f9
/// of 2026-07-19, read on 2026-11-22. Andorra and Kosovo are in neither, since sources differ.
const FIRST: &str = "AS AU BL CA FR GB GF GG GP GU HK IE IM IN JE LU MC MF MP MQ MY NC NZ PF PH PM PR RE SG TH US VI WF YT ZA";

/// The countries that write the house number after the street.
const LAST: &str = "AR AT AX BA BE BG BO BR BY CH CL CY CZ DE DK EC EE ES FI FO GE GL GR HR HU IS IT KG KZ LI LT LV MD ME MK MX NL \
NO PE PL PT PY RO RS RU SE SI SJ SK SM TJ TR UA UY UZ VA";

/// The words that a number of another kind follows: a box, a floor, a flat.
const OTHER: &str = "apartado app apt appt atelier bat batiment block box boite bp bte building bus byt caixa casella casilla cp cs \
esc escalera etage etg flat floor gebaude halle haus hinterhaus int interno km lokal lot lote m obj og piso plot postal \
postale postboks postbox postbus postfach quadra room sala scala ste stiege suite top tur unit wohnung \
буд будинок д дом кв квартира корп корпус оф офис офіс поверх этаж";

/// The words of a part of a building, which may follow its ordinal: `2. em.`, `3. OG`.
const FLOORS: &str = "em etage etasje floor kerros og sal ug vaning";

/// The words of a part of a building that may follow the number: `1234 Piso 5`, `54 bus 3`. A kilometre follows the number of a road.
const UNITS: &str = "ap apartamento app appt apt apto boite bte bus byt depto departamento dpto esc escalera et etage fl flat int interno izq \
kl kv lejl local loc lok lokal m oficina of og piso planta porta portal pta puerta sala sc scala stg stiege top unit whg wohnung \
кв квартира корп корпус оф офис эт";

/// The words for a street that has a number instead of a name: `Calle 5`.
const NAMELESS: &str =
    "autopista av avda avenida calle carrera cra carretera diagonal kr rua rue ruta transversal ul ulica via";

/// Returns `true` if the country writes the number before the street, or `None` if it is not known.
fn is_first(country: &str) -> Option<bool> {
    let country = Country::new(country).or_else(|| normalize::country_value(country))?;
    let code = country.as_str().as_bytes();
    let is_in = |countries: &str| countries.as_bytes().chunks(3).any(|own| own.starts_with(code));
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

/// Returns the lines of a street with its number and suffix. Any suffix but a letter or `bis` is a line of its own: `2e etage`.
#[cfg(feature = "registrars")]
pub(crate) fn lines([street, number, suffix]: [&str; 3], country: &str) -> Vec<String> {
    let suffix = suffix.trim();
    let [own, beside] = match suffix.split_once(", ") {
        Some((own, beside)) if is_suffix(own, true) => [own, beside],
        _ if suffix.len() <= LONGEST_SUFFIX && !suffix.contains(' ') => [suffix, ""],
        _ => ["", suffix],
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_slashed = country == SLASHED && is_number(number) && is_number(own);
    let sign = match own.starts_with(['-', '/']) {
        true => "",
        false if is_slashed => "/",
        false => " ",
    };
    let number = [number, sign, own].concat();
    let line = join(number.trim(), street, country, false);
    [line, beside.to_owned()].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The country where a house has two numbers, that of the building and that in the street, with a slash in between.
///
/// Source: "Poštovní adresa" of the Czech Wikipedia, whose examples are those of the Czech post, read on 2026-11-23.
#[cfg(feature = "registrars")]
const SLASHED: &str = "CZ";

/// The longest suffix of a number, in bytes: `quater`. A longer text describes a part of the building.
#[cfg(feature = "registrars")]
const LONGEST_SUFFIX: usize = 6;

/// Splits the lines of a street into street, number and suffix, if one line has a number where the country writes it. The lines
/// beside it follow the street or, after a number at the end, the number.
#[cfg(feature = "registrars")]
pub(crate) fn split_lines(lines: &[String], country: &str) -> Option<[String; 3]> {
    let (at, ([street, number, suffix], unit)) =
        lines.iter().enumerate().find_map(|(at, line)| Some((at, split_off(line, country)?)))?;
    let joined = |parts: &mut dyn Iterator<Item = &str>| {
        parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
    };
    let [before, after] =
        [lines.get(..at)?, lines.get(at + 1..)?].map(|lines| lines.iter().map(String::as_str));
    let [street, suffix] = match is_first(country)? {
        true => [joined(&mut once(street).chain(before).chain(after)), suffix.to_owned()],
        false => [
            joined(&mut before.chain(once(street))),
            joined(&mut once(suffix).chain(once(unit)).chain(after)),
        ],
    };
    Some([street, number.to_owned(), suffix])
}

/// Does the same as [`split`], and takes the part of the building apart that follows the number: `Calle Mayor 5, 2º A`.
pub(crate) fn split_off<'a>(line: &'a str, country: &str) -> Option<([&'a str; 3], &'a str)> {
    if let Some(parts) = split(line, country) {
        return Some((parts, ""));
    }
    if is_first(country)? {
        return None;
    }
    line.match_indices([',', ' ']).find_map(|(at, _)| {
        let (head, tail) = line.split_at_checked(at)?;
        let unit = tail.trim_start_matches([',', ' ']);
        let is_apart = tail.starts_with(',') || is_unit(unit);
        split(head, country).filter(|_| is_apart && !unit.is_empty()).map(|parts| (parts, unit))
    })
}

/// Returns `true` for a part of a building: `Piso 5`, `bus 3`, `2º A`.
fn is_unit(text: &str) -> bool {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_ordinal = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['º', 'ª', '°']);
    let folded = Folded::words_of(word);
    is_ordinal || !rest.is_empty() && UNITS.split(' ').any(|known| known == folded.as_str())
}

/// Splits a line into street, number and the number's suffix. It splits only if one number is where the country
/// writes it: `10 bis rue de la Paix` in France, `Weena 505` in the Netherlands. A comma between number and street is dropped.
pub(crate) fn split<'a>(line: &'a str, country: &str) -> Option<[&'a str; 3]> {
    let has_digit = |text: &str| text.chars().any(char::is_numeric);
    // "skr. poczt. 12" has a number, but not that of a house.
    let is_box = || is_po_box(line, Country::new(country).or_else(|| normalize::country_value(country)));
    if !line.starts_with(|c: char| c.is_numeric())
        && line.rsplit_once(' ').is_some_and(|(words, _)| !has_digit(words))
        && is_box()
    {
        return None;
    }
    let bare = |word: &'a str| word.strip_suffix(',').unwrap_or(word);
    let (street, number, suffix) = if is_first(country)? {
        let (number, rest) = line.split_once(' ')?;
        match rest.split_once(' ').filter(|(word, _)| !number.ends_with(',') && is_suffix(bare(word), false))
        {
            Some((suffix, street)) => (street, number, bare(suffix)),
            None => (rest, bare(number), ""),
        }
    } else {
        let (rest, last) = line.rsplit_once(' ')?;
        match rest.rsplit_once(' ').filter(|(_, number)| is_suffix(last, true) && is_number(number)) {
            Some((street, number)) => (bare(street), number, last),
            None => (bare(rest), last, ""),
        }
    };
    let (beside, is_plain) = match is_first(country)? {
        true => (street.split_whitespace().next(), !street.starts_with(['-', '/', '#'])),
        false => {
            let is_free =
                street.split(' ').all(|word| !has_digit(word) || is_ordinal(word)) || has_day(street);
            (street.split_whitespace().next_back(), is_free && !street.contains(','))
        }
    };
    let beside = Folded::words_of(beside?);
    let is_plain_name = beside.as_str().chars().any(char::is_alphabetic)
        && (!has_digit(beside.as_str()) || is_english_ordinal(beside.as_str()));
    // `C 4` is a block of Mannheim, and `1 Decembrie 1918` the name of a street.
    let is_name = (is_plain_name || is_first(country) == Some(false) && is_year(beside.as_str()))
        && street.chars().nth(1).is_some()
        && !(is_year(number) && has_day(street));
    let is_floor = number.ends_with('.') && FLOORS.split(' ').any(|word| word == beside.as_str());
    let is_other = is_floor || OTHER.split(' ').any(|word| word == beside.as_str());
    let is_nameless = NAMELESS.split(' ').any(|word| word == Folded::words_of(street).as_str());
    (is_plain && is_name && !is_nameless && !is_other && is_number(number))
        .then_some([street, number, suffix])
}

/// Returns `true` for a number such as `7`, `7a`, `12-14`, `3/5`, `12/A`, or `5.` in Hungary.
fn is_number(word: &str) -> bool {
    word.len() <= 9
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.strip_suffix('.').unwrap_or(word).split(['-', '/']).all(|part| {
            let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
            !part.is_empty()
                && (REPEATED.contains(&&*letters.to_ascii_lowercase())
                    || (letters.len() <= 1 && letters.bytes().all(|byte| byte.is_ascii_alphabetic())))
        })
}

/// Returns `true` for an ordinal of a street, as in `350 5th Avenue`.
fn is_english_ordinal(word: &str) -> bool {
    let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
    end.len() < word.len() && ["st", "nd", "rd", "th"].contains(&end)
}

/// Returns `true` for a year that a street can be named after.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1700..=2029).contains(&year))
}

/// Returns `true` for a street whose only number is a day: `Rua 25 de Abril`, `Via 4 Novembre`, `Bd. 1 Decembrie 1918`.
fn has_day(street: &str) -> bool {
    let words: Vec<&str> = street.split(' ').collect();
    let is_number = |word: &&str| word.contains(char::is_numeric);
    let Some(at) = words.iter().position(is_number) else { return false };
    let after = match words.get(at + 1..).unwrap_or_default() {
        [month @ .., year] if !month.is_empty() && is_year(year) => month,
        after => after,
    };
    let is_day =
        words.get(at).is_some_and(|word| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)));
    let is_month = match after {
        ["de", month, ..] | [month, ..] => {
            month.chars().count() > 2 && month.chars().all(char::is_alphabetic)
        }
        [] => false,
    };
    // `7 bte 2` has a number before its box.
    let is_box = is_unit(&[&after.join(" "), " 1"].concat());
    at > 0 && is_day && is_month && !is_box && !after.iter().any(is_number)
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
