//! The parts of an address on one line: which belong together, and which are a street.

use registrant_text::unicode::lowered;

use crate::contact::Country;
use crate::normalize::{postal_code, subdivision};

/// The words that a street has in its name. A word counts only as a whole.
const STREETS: &str = " alameda aleja allée av avda ave avenida avenue bd blvd boulevard bulevar bulevardul bul c/ cad caddesi calea calle camino carrera carretera chaussee chaussée chemin corso cra estrada gatvė iela impasse jalan jl jln körút lorong mahallesi mnt nám náměstí námestie paseo piazza plac plaza praça prospekt prospekts quai road rd rodovia route rua rue șos șoseaua sok sokak sokağı strada straat strasse straße str street tänav tér travessa trg ul ulica ulice út utca via viale vicolo đường бул бульвар вул вулиця көшесі набережная наб пер переулок площадь площа пр пр-т провулок просп проспект ул улица шоссе οδός οδος λεωφόρος λεωφ רחוב שדרות شارع ";

/// The ends of words that are streets: `Hauptstraße`.
const STREET_ENDS: [&str; 9] =
    ["straße", "strasse", "str", "straat", "gasse", "gatan", "vägen", "veien", "katu"];

/// The words before a number of a house or a flat.
const NUMBERS: &str = " n no nr num č čp д дом кв корп корпус стр оф буд б кім офис n° nº № bis ter ";

/// Returns `true` if a list has a word.
fn is_in(list: &str, word: &str) -> bool {
    list.contains(&[" ", word, " "].concat())
}

/// Returns `true` if a part has a word for a street.
pub(super) fn is_street(part: &str) -> bool {
    let lower = lowered(part);
    lower.split([' ', ',', '.']).filter(|word| !word.is_empty()).any(|word| {
        is_in(STREETS, word)
            || STREET_ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
    })
}

/// The words that a part of a building has next to its number or letter. No city has the form of one with such a letter.
const UNITS: &str = " ap apartamento apartment appartement appt apt apto bâtiment bl blok block bldg building bureau byt daire departamento depto dpto edificio emelet escalera esc etaj étage flat floor int interior interno kat lakás local lok lokal lot office of ofic oficina piano piso planta puerta pta residence résidence room sala sc scala scara shop stiege ste suite top torre tower unit wohnung ";

/// Returns `true` if a text is a part of a building with its number: "apto 12".
pub(super) fn is_unit(text: &str) -> bool {
    let lower = lowered(text);
    let mut words = lower.split([' ', '.']).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| is_in(UNITS, word)) && words.next().is_some_and(has_digit)
}

/// The words that show a part of a building without a number: "Second Floor", "achterhuis".
const FLOORS: &str = " achterhuis apartment apartments appartement bldg building bovenwoning floor hinterhaus hinterhof étage erdgeschoss obergeschoss office offices penthouse rez-de-chaussée suite suites verdieping voorhuis vorderhaus ";

/// The words at the end of English streets. The longer list is for countries without cities of such names.
const ENGLISH: [&str; 2] = [
    " avenue close crescent dr drive lane ln mews st walk ",
    " arcade court gardens quay row terrace way wharf yard ",
];

/// Returns `true` if a line can be the name of a city: not a street, a part of a building, or a number.
pub(super) fn may_be_city(country: Country, line: &str) -> bool {
    let lower = lowered(line);
    let words: Vec<&str> = lower.split([' ', '.', ',']).filter(|word| !word.is_empty()).collect();
    let [first, .., last] = words.as_slice() else {
        return !words.iter().any(|word| is_in(FLOORS, word)) && !is_street(line) && !has_digit(line);
    };
    let is_english = ENGLISH.iter().take(if matches!(country.as_str(), "GB" | "IE") { 2 } else { 1 });
    let is_in_unit = |word: &str| word.chars().count() < 4 || is_in(" alta baja bajo ", word);
    let is_unit = is_in(UNITS, first) && (has_digit(line) || words.len() == 2 && is_in_unit(last));
    // "Dublin 4"
    let is_quarter = || {
        let name = line.trim_end_matches(|c: char| c.is_numeric()).trim_end();
        !has_digit(name) && subdivision(name, Some(country)).is_valid()
    };
    let is_floor = words.len() < 4 && is_in(FLOORS, last);
    let is_road = is_street(line) || is_english.into_iter().any(|list| is_in(list, last));
    let is_house = *first == "the" && matches!(country.as_str(), "GB" | "IE");
    !(is_unit || is_floor || is_road || is_house) && (!has_digit(line) || is_quarter())
}

fn has_digit(part: &str) -> bool {
    part.contains(|c: char| c.is_numeric())
}

/// Returns `true` if a part is only the number of a house or a flat: `12a`, `д. 7`, `кв. 12`, `5/3`.
pub(super) fn is_house_number(part: &str) -> bool {
    let lower = lowered(part);
    let mut words =
        lower.split([' ', '.', '/', '-', '–', ':', '#']).filter(|word| !word.is_empty()).peekable();
    let is_number = |word: &str| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        (1..=4).contains(&(word.len() - letters.len())) && letters.chars().count() < 2
    };
    lower.chars().any(|c| c.is_ascii_digit())
        && words.all(|word| {
            let word = word.trim_start_matches('№');
            is_number(word) || word.chars().count() < 2 || is_in(NUMBERS, word)
        })
}

/// Joins each number of a house with the name of its street: "Via Dante", "14" are one part.
pub(super) fn join(parts: &[&str], country: Option<Country>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut is_open = false;
    for (at, part) in parts.iter().enumerate() {
        let rest = parts.get(at + 1..).unwrap_or_default();
        // A number of four digits can be the postal code, if no other part can.
        let is_code = |part: &str| match country {
            Some(country) => {
                part.split(' ').any(|word| postal_code(word, country).is_valid())
                    || postal_code(part, country).is_valid()
            }
            None => rest.is_empty(),
        };
        let is_number = is_house_number(part) && (!is_code(part) || rest.iter().any(|part| is_code(part)));
        let is_detail =
            part.starts_with(|c: char| c.is_ascii_digit()) && !is_street(part) && !rest.is_empty();
        let is_before = is_number
            && rest.first().is_some_and(|next| is_street(next) && !has_digit(next))
            && !joined.last().is_some_and(|last| is_street(last));
        let fits = |last: &String| match has_digit(last) {
            true => is_number && part.starts_with(char::is_alphabetic),
            false => is_number || is_street(last) && is_detail && !is_code(part),
        };
        match joined.last_mut() {
            Some(last) if is_open || !is_before && fits(last) => last.extend([", ", part]),
            _ => joined.push((*part).to_owned()),
        }
        is_open = is_before || at == 0 && is_number && rest.len() > 1;
    }
    joined
}

/// The words before the name of a city, in lower case.
const CITY_WORDS: &str = " г г. гор. город м. місто гр. гр с. tp tp. thành phố thị xã ";

/// Returns `true` if a text is only the word before the name of a city.
pub(super) fn is_city_word(text: &str) -> bool {
    let text = lowered(text.trim());
    !text.is_empty() && is_in(CITY_WORDS, &text)
}

/// Returns `true` if a text begins with the word before the name of a city.
pub(super) fn has_city_word(text: &str) -> bool {
    text.match_indices(' ')
        .any(|(at, _)| text.split_at_checked(at).is_some_and(|(word, _)| is_city_word(word)))
}

/// Returns the name of a city without the word before it: "г. Москва".
pub(super) fn city_name(text: &str) -> &str {
    const WORDS: [&str; 8] = ["г.", "г ", "гор.", "город ", "м.", "місто ", "гр.", "гр "];
    let name = WORDS.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    name.filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(text)
}
