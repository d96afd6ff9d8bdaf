//! What an envelope shows of an address: each place once, no region that the post does not ask for, and one script.

use std::borrow::Cow;

use registrant_text::place::subdivision::squeezed;
use registrant_text::unicode::lowered;

use super::format::{Field, address_format};
use super::lines::AddressFields;
use super::value::Address;
use crate::contact::Country;
use crate::normalize::{self, Subdivision, is_latin, subdivision};

/// The countries whose envelopes have the codes of states and provinces; the others have names.
const CODES_ON_ENVELOPES: [&str; 5] = ["AU", "BR", "CA", "IT", "US"];

pub(super) fn has_codes(country: Country) -> bool {
    CODES_ON_ENVELOPES.contains(&country.as_str())
}

/// Returns the fields without what an envelope leaves out: the second of two equal places, and a region that is not
/// in the country's format next to a city and a postal code.
pub(super) fn printed<'a>(fields: &AddressFields<'a>, country: Country) -> AddressFields<'a> {
    let mut fields = *fields;
    let format = address_format(country);
    if fields.city.is_empty() || fields.state.is_empty() {
        return fields;
    }
    let uses_state = format.uses(Field::State);
    if !uses_state && !fields.postal_code.is_empty() {
        // The Royal Mail asks for no county, and many are historic.
        if country.as_str() == "GB" || subdivision(fields.state, Some(country)).is_valid() {
            fields.state = "";
        }
    } else if has_codes(country) && fields.state.bytes().all(|byte| byte.is_ascii_digit()) {
        // Italian envelopes have the province, not its region: "Lazio" is 62.
        fields.state = "";
    } else if !has_codes(country) && is_repeated(fields.city, fields.state, country) {
        match format.uses(Field::City) || !uses_state {
            true => fields.state = "",
            false => fields.city = "",
        }
    }
    fields
}

/// Returns whether a city and a state are the same place: "Москва" and "Москва", "Seoul" and "서울특별시".
fn is_repeated(city: &str, state: &str, country: Country) -> bool {
    let (short, long) = (squeezed(city), squeezed(state));
    if short.as_str() == long.as_str() {
        return true;
    }
    let Some(area) = subdivision(state, Some(country)).value else { return false };
    // "Lagos Island" is a part of Lagos.
    let after = lowered(city).strip_prefix(&[&*lowered(state), " "].concat()).map(str::to_owned);
    if after.is_some_and(|words| !["city", "town", "municipality"].contains(&words.as_str())) {
        return false;
    }
    // Kyoto is a city and the prefecture around it.
    let is_same = || country.as_str() != "JP" && subdivision(city, Some(country)).value == Some(area);
    let is_city = ["City", "Capital", "Federal"].iter().any(|word| area.kind().contains(word));
    is_city && long.as_str().ends_with(short.as_str()) || is_same()
}

/// The words for the kind of place in romanized names, which envelopes leave out: "Guangdong Sheng", "Gyeonggi-do".
const KINDS: [&str; 8] = [
    " Sheng",
    " Shi",
    " Zizhiqu",
    "-do",
    "-teukbyeolsi",
    "-gwangyeoksi",
    "-teukbyeoljachido",
    "-teukbyeoljachisi",
];

/// The countries whose regions have a romanization from ISO that few people write, such as "Dubayy" and "Tall Abīb". The
/// English name is after it. Without one, the romanization loses its signs.
const ROMANIZED: &str = "AE BH EG IL IQ IR JO KW LB LY OM QA SA SD SY TH YE";

/// The countries whose regions have English names that only lack the signs of ISO's: "Mahārāshtra". Abbreviations and former
/// names are after them: "ICT", "Orissa".
const SIGNED: &str = "IN PK";

/// Returns the name of a subdivision on an envelope: in Latin letters, or in the script of the country.
pub(crate) fn name_of(area: &Subdivision, latin: bool) -> Option<Cow<'static, str>> {
    let country = area.country();
    let mut names = area.names(latin);
    match country.as_str() {
        // "Nei Mongol Zizhiqu"
        "CN" if latin && area.name().ends_with(" Zizhiqu") => names.take(2).last(),
        "CN" | "KR" if latin => names.next().map(|name| {
            let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).map(str::to_owned);
            bare.map_or(name, Cow::Owned)
        }),
        // "서울특별시", not "서울".
        "KR" => names.max_by_key(|name| name.chars().count()),
        code if latin && (ROMANIZED.contains(code) || SIGNED.contains(code)) => {
            let known = if SIGNED.contains(code) { 1 } else { 2 };
            names.take(known).last().map(|name| match name.is_ascii() {
                true => name,
                false => normalize::to_ascii_text(&name, Some(country)).value.map_or(name, Cow::Owned),
            })
        }
        _ => names.next(),
    }
}

/// Returns the name of a subdivision in the country's script beside other texts of the address, such as `தமிழ்நாடு` beside `சென்னை`.
/// India has a script for most states, and Hindi names come first.
pub(crate) fn name_beside(area: &Subdivision, texts: &str) -> Option<Cow<'static, str>> {
    // Each script of India has a block of 128 characters.
    let block =
        |text: &str| text.chars().find(|c| c.is_alphabetic() && !c.is_ascii()).map(|c| u32::from(c) >> 7);
    let is_indian = area.country().as_str() == "IN";
    let same = area.names(false).find(|name| is_indian && block(name) == block(texts));
    same.or_else(|| name_of(area, false))
}

/// Returns an address in Latin letters, or `None` if nobody but its people can spell a part.
pub(super) fn in_latin(address: &Address, country: Country) -> Option<Address> {
    let spell = |text: &str| -> Option<String> {
        if is_latin(text) {
            return Some(text.to_owned());
        }
        let area = subdivision(text, Some(country)).value;
        let name = area.and_then(|area| name_of(&area, true)).map(Cow::into_owned);
        name.or_else(|| normalize::to_ascii_text(text, Some(country)).value)
    };
    let name = match is_latin(&address.name) {
        true => address.name.clone(),
        false => normalize::to_ascii_name(&address.name, Some(country)).value?,
    };
    Some(Address {
        name,
        organization: spell(&address.organization)?,
        street: address.street.iter().map(|line| spell(line)).collect::<Option<_>>()?,
        district: spell(&address.district)?,
        city: spell(&address.city)?,
        subdivision: spell(&address.subdivision)?,
        ..address.clone()
    })
}
