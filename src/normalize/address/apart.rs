//! An address of one text, taken apart: the label of a card, a pasted block.
//!
//! The postal code is the anchor. What is on its line, or next to it, is the city and the state; what is above
//! is the street. In Chinese, Japanese and Korean letters the order is the reverse: see `east_asian`.

use super::clues::{code_in, country_before_code, country_of_code, drop_country, take_country, with_state};
use super::east_asian;
use super::format::{Field, address_format};
use super::names::{may_be_building, take_names};
use super::one_line::{DASHES, cut, is_contact, is_one_line, split};
use super::parts::{city_name, has_city_word, is_house_number, is_street, join, may_be_city};
use super::region::{
    has_city_above, is_above, is_city_state, is_city_too, is_region_below, is_region_below_code,
    is_short_code, is_state_before_code, may_name_city, take_municipality, writes_state,
};
use super::value::Address;
use crate::base::discreet;
use crate::contact::Country;
use crate::normalize::{
    self, Confidence, MAX_TEXT, Subdivision, postal_code, postal_code_matches, subdivision, subdivisions_of,
};

/// An address of one text, and how sure its parts are.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsedAddress {
    /// The parts, as they were written. Only the country is a code.
    pub address: Address,
    /// The confidence in the parts:
    ///
    /// - high: the text or the caller names the country, the postal code fits it, and every part is clear
    /// - medium: the country, the city and the street are there
    /// - low: anything else, such as a country that is unknown
    pub confidence: Confidence,
}

discreet!(ParsedAddress { confidence });

/// Takes an address apart by the format of its country. The text has several lines, or commas instead.
///
/// The country is `country`, or else the last line or part, in any language that [`normalize::country`] knows.
/// Without either, a state with its postal code may show it (US, CA, AU), or a British postal code; otherwise
/// the address has no country. The parts are not normalized: pass them to [`super::address`]. A line with a phone number, an
/// e-mail address or a web page is left out.
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
    // A pasted block often ends with a phone number, which an address doesn't have.
    if lines.len() > 2 {
        lines.retain(|line| !is_contact(line));
    }
    let named = take_country(&mut lines, country);
    let country = country.or(named.map(|(country, _)| country));
    let before_code = if country.is_some() { None } else { country_before_code(&lines) };
    let is_named = country.is_some() || before_code.is_some_and(|(_, is_clear)| is_clear);
    let country = country.or(before_code.map(|(country, _)| country)).or_else(|| country_of_code(&lines));
    // "Jersey" above "JE2 3AB"
    if let Some(country) = country.filter(|_| named.is_none() && lines.len() > 2) {
        lines.retain(|line| is_city_state(country) || normalize::country_value(line) != Some(country));
    }
    if let Some(country) = country {
        drop_country(country, &mut lines);
    }
    let is_reversed = country.is_some_and(|country| east_asian::is_written_so(country, &lines));
    let joined = if is_one_line(text) && !is_reversed { join(&lines, country) } else { Vec::new() };
    if !joined.is_empty() {
        lines = joined.iter().map(String::as_str).collect();
    }
    let Some(country) = country else {
        take_unknown(lines, None, &mut address);
        return ParsedAddress { address, confidence: Confidence::Low };
    };
    country.as_str().clone_into(&mut address.country);
    let whole = lines.first().copied().filter(|_| lines.len() == 1 && !is_reversed && is_one_line(text));
    if let Some([street, rest]) = whole.and_then(|line| cut(country, line)) {
        lines = vec![street, rest];
    }
    let is_sure = match is_reversed {
        true => {
            east_asian::take(country, &lines, &mut address);
            true
        }
        false => {
            let same = named.filter(|_| is_city_state(country)).map(|(_, line)| line);
            take(country, lines, same.unwrap_or_default(), &mut address)
        }
    };
    let is_clear = whole.is_none() && (address.name.is_empty() || !is_one_line(text));
    let confidence = match may_be_building(&address.name) {
        true => Confidence::Low,
        false => {
            // "Torre Picasso" may be a person: only a frequent given name says so. An East Asian name comes with its title.
            let is_person =
                address.name.is_empty() || is_reversed || normalize::has_given_name(&address.name);
            confidence(&address, country, is_named && is_clear && is_sure && is_person)
        }
    };
    ParsedAddress { address, confidence }
}

/// The maximum number of lines of an address. More lines are another kind of text.
const MOST_LINES: usize = 20;

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
    let fits =
        |area: Subdivision| postal_code_matches(&address.postal_code, country, area.code()) != Some(false);
    let has_code = has(Field::PostalCode) || !format.has_postal_code_form();
    let has_city = has(Field::City) || !format.uses(Field::City);
    let has_number = |line: &str| line.contains(|c: char| c.is_numeric());
    // "100 - Centro - São Paulo"
    let first = DASHES.iter().find_map(|dash| address.city.split_once(dash)).map(|(first, _)| first);
    if first.is_some_and(|first| is_house_number(first) || is_street(first)) {
        return Confidence::Low;
    }
    let is_clear = address.street.iter().all(|line| is_street(line) || has_number(line))
        && !(address.city.starts_with(|c: char| c.is_numeric()) || is_street(&address.city));
    match has_city && has(Field::Street) && is_known && is_valid {
        false => Confidence::Low,
        true if is_named && is_clear && has_code && format.required().all(has) && area.is_none_or(fits) => {
            Confidence::High
        }
        true => Confidence::Medium,
    }
}

/// Takes the lines of a known country apart, from the small to the large. Returns `false` if only the lines around it show
/// which one is the city.
fn take<'a>(country: Country, mut lines: Vec<&'a str>, same: &'a str, address: &mut Address) -> bool {
    let format = address_format(country);
    let uses_state = format.uses(Field::State);
    let is_county = |line: &str| country.as_str() == "GB" && writes_state(country, line, uses_state);
    let is_state = |line: &str| subdivision(line, Some(country)).is_valid() || is_county(line);
    let first = lines.len().saturating_sub(3).max(usize::from(lines.len() > 1));
    let last = lines.len().saturating_sub(1);
    let may_have_code = |at: &usize| *at == last || !lines.get(*at).is_some_and(|line| is_street(line));
    let found = (first..lines.len())
        .rev()
        .filter(may_have_code)
        .find_map(|at| Some((at, code_in(country, lines.get(at)?)?)));
    if found.is_none() && turn(country, &mut lines) {
        return take(country, lines, same, address);
    }
    if found.is_none() && lines.last().is_some_and(|line| is_number(line)) {
        take_unknown(lines, Some(country), address);
        return true;
    }
    let mut is_sure = true;
    let mut tail = lines.split_off(found.map_or(lines.len(), |(at, _)| at));
    let mut city = "";
    if let Some((_, code)) = found {
        code.text.clone_into(&mut address.postal_code);
        tail.remove(0);
        city = code.rest();
    }
    // Below the code: the state, or the city of a country that writes the code above it.
    for line in tail {
        // "Pretoria", "0002", "Gauteng"
        let is_region = lines.len() > 1
            && (!uses_state && writes_state(country, line, uses_state)
                || city.is_empty() && is_region_below_code(country, lines.last(), line));
        if address.subdivision.is_empty()
            && (uses_state || is_region || !city.is_empty())
            && is_state(line)
            && !(city.is_empty() && format.uses(Field::City) && !is_region)
        {
            is_sure = !is_region || !may_name_city(country, line) || has_city_above(country) || !uses_state;
            line.clone_into(&mut address.subdivision);
        } else if city.is_empty() {
            city = line;
        } else {
            lines.push(line);
        }
    }
    // The state is alone next to the code, and the city is above.
    let is_code = is_short_code(city);
    let is_below_street = lines.last().is_some_and(|line| !may_be_city(country, line));
    let is_before = found.is_some_and(|(_, code)| !code.before.is_empty());
    let is_alone = (is_code || !is_below_street && is_state_before_code(country)) && uses_state;
    let is_named = is_before && !is_below_street && writes_state(country, city, uses_state);
    let is_short = is_before && is_code && lines.len() > 1 && is_region_below(country, lines.last(), city);
    if (is_alone || is_named || is_short)
        && is_state(city)
        && !is_city_too(country, city)
        && lines.len() > usize::from(!is_code)
    {
        is_sure = !may_name_city(country, city) || has_city_above(country);
        city.clone_into(&mut address.subdivision);
        city = "";
    }
    if city.is_empty() {
        let may_be_city = |line: &&str| may_be_city(country, line);
        let is_first = is_above(country, Field::City, Field::Street);
        let mut is_below = false;
        if let [_, .., last, line] = lines.as_slice()
            && address.subdivision.is_empty()
            && is_state(line)
            && !has_city_word(line)
            && (writes_state(country, line, uses_state) && !is_city_too(country, line)
                || is_region_below(country, Some(last), line))
        {
            // "Suite 100", "New York"
            let above = lines.iter().rev().skip(1).take(if is_first { MOST_LINES } else { 1 });
            let has_above = above.into_iter().any(&may_be_city);
            is_sure = !may_name_city(country, line) || has_above && has_city_above(country);
            is_below = is_sure || has_above;
            if is_below {
                lines.pop().unwrap_or_default().clone_into(&mut address.subdivision);
            }
        }
        match lines.len() {
            0 => {}
            1 if found.is_none() || !same.is_empty() => city = same,
            _ => {
                let at = match is_first {
                    // A name may be above the city.
                    true => {
                        let street = lines.iter().position(|line| is_street(line)).unwrap_or_default();
                        let above = lines.get(..street).and_then(|above| above.iter().rposition(may_be_city));
                        above.or_else(|| lines.iter().position(may_be_city))
                    }
                    false if is_below => {
                        lines.len().checked_sub(1).filter(|_| lines.last().is_some_and(may_be_city))
                    }
                    false => lines.iter().rposition(may_be_city),
                };
                city = at.map(|at| lines.remove(at)).unwrap_or_default();
            }
        }
    }
    if address.subdivision.is_empty() {
        let (rest, state) = with_state(country, city, uses_state);
        state.clone_into(&mut address.subdivision);
        city = rest;
    }
    if address.subdivision.is_empty() && format.requires(Field::State) && is_state(city) {
        let area = subdivision(city, Some(country)).value;
        let fits = |area: Subdivision| postal_code_matches(&address.postal_code, country, area.code());
        // "Washington", "20001": the code names another state than the city.
        let of_code = subdivisions_of(&address.postal_code, country);
        address.subdivision = match (area.and_then(fits), of_code.as_slice()) {
            (Some(false), [other]) => other.clone(),
            _ => city.to_owned(),
        };
    }
    // A street before the city, if the whole address was on a few lines.
    if let Some((street, last)) = city.rsplit_once(',').map(|(street, last)| (street.trim(), last.trim()))
        && !last.is_empty()
    {
        // "1051 Budapest, Nádor u. 5."
        let is_turned = found.is_some_and(|(_, code)| code.before.is_empty())
            && last.contains(|c: char| c.is_numeric())
            && !street.contains(|c: char| c.is_numeric());
        let (street, last) = if is_turned { (last, street) } else { (street, last) };
        lines.push(street);
        city = last;
    }
    city = city_name(city);
    match city.to_ascii_uppercase().find(" CEDEX").and_then(|at| city.split_at_checked(at)) {
        Some((city, sorting)) => {
            city.clone_into(&mut address.city);
            sorting.trim().clone_into(&mut address.sorting_code);
        }
        None => city.clone_into(&mut address.city),
    }
    take_names(&mut lines, address);
    address.street = lines.iter().map(|line| (*line).to_owned()).collect();
    take_municipality(country, address);
    is_sure
}

/// Turns lines from the large to the small around: "125009", "Москва", "ул. Тверская, д. 7". Returns `false` if
/// they are not such lines.
fn turn(country: Country, lines: &mut [&str]) -> bool {
    let is_usual = matches!(country.as_str(), "BG" | "BY" | "HU" | "KG" | "KZ" | "MD" | "RU" | "UA" | "UZ");
    // "10115 Berlin", "Invalidenstr. 117"
    let has_code = |line: &&str| {
        let code = code_in(country, line).filter(|code| code.before.is_empty());
        code.is_some_and(|code| is_usual || !code.rest().is_empty() && !is_street(line))
    };
    let has_number = |line: &&str| line.contains(|c: char| c.is_numeric());
    let is_large = lines.len() > 1 && lines.first().is_some_and(has_code);
    let is_turned = is_large && lines.last().is_some_and(|line| is_street(line) || has_number(line));
    if is_turned {
        lines.reverse();
    }
    is_turned
}

fn is_number(line: &str) -> bool {
    line.bytes().any(|b| b.is_ascii_digit()) && line.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Takes apart lines without a known form of postal codes: a number below a short code, or a known region, below a
/// city.
fn take_unknown(mut lines: Vec<&str>, country: Option<Country>, address: &mut Address) {
    if lines.len() > 2 {
        if let Some(code) = lines.pop_if(|line| is_number(line)) {
            code.clone_into(&mut address.postal_code);
        }
        let is_region = country.is_some_and(|country| match lines.as_slice() {
            [_, .., above, line] => is_region_below(country, Some(above), line),
            _ => false,
        });
        if let Some(code) = lines.pop_if(|line| is_region || is_short_code(line)) {
            code.clone_into(&mut address.subdivision);
        }
        if !(address.postal_code.is_empty() && address.subdivision.is_empty()) {
            lines.pop().unwrap_or_default().clone_into(&mut address.city);
        }
    }
    address.street = lines.iter().map(|line| (*line).to_owned()).collect();
}
