//! An address of one text, taken apart: the label of a card, a pasted block.
//!
//! The postal code is the anchor. What is on its line, or next to it, is the city and the state; what is above
//! is the street. In Chinese, Japanese and Korean letters the order is the reverse: see `east_asian`.

use super::clues::{code_in, country_of_code, take_country, with_state};
use super::east_asian;
use super::format::{Field, Part, address_format};
use super::value::Address;
use crate::base::discreet;
use crate::contact::Country;
use crate::normalize::{self, Confidence, MAX_TEXT, Subdivision, postal_code, subdivision};

/// An address of one text, and how sure its parts are.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsedAddress {
    /// The parts, as they were written. Only the country is a code.
    pub address: Address,
    /// The confidence in the parts:
    ///
    /// - high: the text or the caller names the country, and the postal code, the city and the street are there
    /// - medium: the country, the city and the street are there
    /// - low: anything else, such as a country that is unknown
    pub confidence: Confidence,
}

discreet!(ParsedAddress { confidence });

/// Takes an address apart by the format of its country. The text has several lines, or commas instead.
///
/// The country is `country`, or else the last line or part, in any language that [`normalize::country`] knows.
/// Without either, the form of the postal code may show it. The parts are not normalized: pass them to
/// [`super::address`].
///
/// ```
/// use registrant::normalize::{Confidence, address::parse_address};
/// let parsed = parse_address("Acme GmbH\nHauptstraße 5\n10827 Berlin\nDeutschland", None);
/// let address = parsed.address;
/// assert_eq!((&*address.street[0], &*address.city), ("Hauptstraße 5", "Berlin"));
/// assert_eq!((&*address.postal_code, &*address.country), ("10827", "DE"));
/// assert_eq!(parsed.confidence, Confidence::High);
/// ```
pub fn parse_address(text: &str, country: Option<Country>) -> ParsedAddress {
    let mut address = Address::default();
    let mut lines = split(text);
    if text.len() > MAX_TEXT || lines.len() > MOST_LINES {
        address.street = lines.iter().map(|line| (*line).to_owned()).collect();
        return ParsedAddress { address, confidence: Confidence::Low };
    }
    let named = take_country(&mut lines, country);
    let is_named = country.is_some() || named.is_some();
    let country = country.or(named.map(|(country, _)| country)).or_else(|| country_of_code(&lines));
    let Some(country) = country else {
        take_unknown(lines, &mut address);
        return ParsedAddress { address, confidence: Confidence::Low };
    };
    country.as_str().clone_into(&mut address.country);
    match east_asian::is_written_so(country, &lines) {
        true => east_asian::take(country, &lines, &mut address),
        false => {
            let same = named.filter(|_| CITY_STATES.contains(&country.as_str())).map(|(_, line)| line);
            take(country, lines, same.unwrap_or_default(), &mut address);
        }
    }
    let confidence = confidence(&address, country, is_named);
    ParsedAddress { address, confidence }
}

/// The maximum number of lines of an address. More lines are another kind of text.
const MOST_LINES: usize = 20;

/// The countries with a city of the same name.
const CITY_STATES: [&str; 7] = ["DJ", "GI", "KW", "LU", "MC", "SM", "VA"];

fn confidence(address: &Address, country: Country, is_named: bool) -> Confidence {
    let format = address_format(country);
    let has = |field| match field {
        Field::Street => !address.street.is_empty(),
        Field::City => !address.city.is_empty(),
        Field::State => !address.subdivision.is_empty(),
        Field::PostalCode => !address.postal_code.is_empty(),
        _ => true,
    };
    let area = subdivision(&address.subdivision, Some(country)).value;
    let is_known = area.is_some() || !has(Field::State) || !normalize::has_subdivisions(country);
    let is_valid = !has(Field::PostalCode) || postal_code(&address.postal_code, country).is_valid();
    let fits = |area: Subdivision| {
        normalize::postal_code_matches(&address.postal_code, country, area.code()) != Some(false)
    };
    let has_code = has(Field::PostalCode) || !format.has_postal_code_form();
    let has_city = has(Field::City) || !format.uses(Field::City);
    match has_city && has(Field::Street) && is_known && is_valid {
        false => Confidence::Low,
        true if is_named && has_code && format.required().all(has) && area.is_none_or(fits) => {
            Confidence::High
        }
        true => Confidence::Medium,
    }
}

/// Returns the lines of a text, or the parts of its only line.
fn split(text: &str) -> Vec<&str> {
    let clean = |line: &'_ str| !line.is_empty();
    let lines = |at: &[char]| -> Vec<&str> {
        let parts = text.split(|c: char| at.contains(&c));
        parts
            .map(|line| line.trim().trim_end_matches([',', ';', '，']).trim_end())
            .filter(|l| clean(l))
            .collect()
    };
    let whole = lines(&['\n', '\r', '\u{2028}']);
    if whole.len() == 1 { lines(&[',', ';', '，', '、']) } else { whole }
}

/// Takes the lines of a known country apart, from the small to the large.
fn take<'a>(country: Country, mut lines: Vec<&'a str>, same: &'a str, address: &mut Address) {
    let format = address_format(country);
    let uses_state = format.uses(Field::State);
    let is_state = |line: &str| subdivision(line, Some(country)).is_valid();
    let first = lines.len().saturating_sub(3).max(usize::from(lines.len() > 1));
    let found = (first..lines.len()).rev().find_map(|at| Some((at, code_in(country, lines.get(at)?)?)));
    if found.is_none() && lines.last().is_some_and(|line| is_number(line)) {
        return take_unknown(lines, address);
    }
    let mut tail = lines.split_off(found.map_or(lines.len(), |(at, _)| at));
    let mut city = "";
    if let Some((_, code)) = found {
        code.text.clone_into(&mut address.postal_code);
        tail.remove(0);
        city = code.rest();
    }
    // Below the code: the state, or the city of a country that writes the code above it.
    for line in tail {
        if address.subdivision.is_empty()
            && (uses_state || !city.is_empty())
            && is_state(line)
            && !(city.is_empty() && format.uses(Field::City))
        {
            line.clone_into(&mut address.subdivision);
        } else if city.is_empty() {
            city = line;
        } else {
            lines.push(line);
        }
    }
    // The state is alone next to the code, and the city is above.
    let is_code = city.len() < 4 && city.bytes().all(|b| b.is_ascii_uppercase());
    let has_number = lines.last().is_some_and(|line| line.contains(|c: char| c.is_numeric()));
    let is_alone = is_code || !has_number && is_state_before_code(country);
    if is_alone && uses_state && is_state(city) && lines.len() > 1 {
        city.clone_into(&mut address.subdivision);
        city = "";
    }
    if city.is_empty() {
        if lines.len() > 2
            && address.subdivision.is_empty()
            && lines.last().is_some_and(|line| is_state(line))
        {
            lines.pop().unwrap_or_default().clone_into(&mut address.subdivision);
        }
        let is_first = is_above(country, Field::City, Field::Street);
        match lines.len() {
            0 => {}
            1 if found.is_none() || !same.is_empty() => city = same,
            _ if is_first => city = lines.remove(0),
            _ => city = lines.pop().unwrap_or_default(),
        }
    }
    if address.subdivision.is_empty() {
        let (rest, state) = with_state(country, city, uses_state);
        state.clone_into(&mut address.subdivision);
        city = rest;
    }
    if address.subdivision.is_empty() && format.requires(Field::State) && is_state(city) {
        city.clone_into(&mut address.subdivision);
    }
    // A street before the city, if the whole address was on a few lines.
    if let Some((street, last)) = city.rsplit_once(',').map(|(street, last)| (street.trim(), last.trim()))
        && !last.is_empty()
    {
        lines.push(street);
        city = last;
    }
    match city.to_ascii_uppercase().find(" CEDEX").and_then(|at| city.split_at_checked(at)) {
        Some((city, sorting)) => {
            city.clone_into(&mut address.city);
            sorting.trim().clone_into(&mut address.sorting_code);
        }
        None => city.clone_into(&mut address.city),
    }
    take_names(&mut lines, address);
    address.street = lines.iter().map(|line| (*line).to_owned()).collect();
}

/// Returns `true` if a country writes one field on a line above another.
fn is_above(country: Country, one: Field, other: Field) -> bool {
    let line = |wanted: Field| {
        address_format(country).lines(true).position(|mut line| line.any(|part| part == Part::Field(wanted)))
    };
    line(one).zip(line(other)).is_some_and(|(one, other)| one < other)
}

/// Returns `true` if a country writes the state directly before the postal code: "CA 94043".
fn is_state_before_code(country: Country) -> bool {
    address_format(country).lines(true).any(|line| {
        let mut fields = line.filter(|part| matches!(part, Part::Field(_)));
        fields.any(|part| part == Part::Field(Field::State))
            && fields.next() == Some(Part::Field(Field::PostalCode))
    })
}

/// Moves the lines above the street to the name and the organization: lines without a number above a line
/// with one.
fn take_names(lines: &mut Vec<&str>, address: &mut Address) {
    let has_number = |line: &&str| line.contains(|c: char| c.is_numeric());
    let Some(street) = lines.iter().position(has_number).filter(|at| (1..=2).contains(at)) else {
        return;
    };
    let names: Vec<&str> = lines.drain(..street).collect();
    match names.as_slice() {
        [name, organization] => {
            (*name).clone_into(&mut address.name);
            (*organization).clone_into(&mut address.organization);
        }
        [name] if name.split_whitespace().any(is_company) => (*name).clone_into(&mut address.organization),
        [name] => (*name).clone_into(&mut address.name),
        _ => {}
    }
}

/// Returns `true` if a word tells that a name is an organization's.
fn is_company(word: &str) -> bool {
    const WORDS: &str = " ab ag as bv co company corp corporation foundation gmbh inc kft kg limited llc ltd nv oy plc pty sa sarl sas spa srl university ";
    let word: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    !word.is_empty() && WORDS.contains(&[" ", &word, " "].concat())
}

fn is_number(line: &str) -> bool {
    line.bytes().any(|b| b.is_ascii_digit()) && line.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Takes apart lines of an unknown country: a number below a short code below a city.
fn take_unknown(mut lines: Vec<&str>, address: &mut Address) {
    let is_code = |line: &str| line.len() < 4 && line.bytes().all(|b| b.is_ascii_uppercase());
    if lines.len() > 2 {
        if let Some(code) = lines.pop_if(|line| is_number(line)) {
            code.clone_into(&mut address.postal_code);
        }
        if let Some(code) = lines.pop_if(|line| is_code(line)) {
            code.clone_into(&mut address.subdivision);
        }
        if !(address.postal_code.is_empty() && address.subdivision.is_empty()) {
            lines.pop().unwrap_or_default().clone_into(&mut address.city);
        }
    }
    address.street = lines.iter().map(|line| (*line).to_owned()).collect();
}
