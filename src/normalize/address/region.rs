//! The regions of an address: which text is one, and which is a city.

use registrant_text::unicode::lowered;

use super::format::{Field, Part, address_format};
use super::parts::may_be_city;
use super::value::Address;
use crate::contact::Country;
use crate::normalize::{Subdivision, subdivision};

/// The regions whose name is a city's too. What is above the name is a part of the city. In Bangladesh, all regions
/// have the names of their cities.
const CITIES: &str = "|AR-C|AT-9|BE-BRU|BG-22|CO-DC|CZ-10|DE-BE|DE-HB|DE-HH|FR-75|FR-75C|HU-BU|LV-RIX|MX-CMX|NO-03|PK-IS|RO-B|UA-30|";

/// The countries with a city of the same name.
const CITY_STATES: [&str; 8] = ["DJ", "GI", "KW", "LU", "MC", "SG", "SM", "VA"];

pub(super) fn is_city_state(country: Country) -> bool {
    CITY_STATES.contains(&country.as_str())
}

/// Returns `true` if a country writes one field on a line above another.
pub(super) fn is_above(country: Country, one: Field, other: Field) -> bool {
    let line = |wanted: Field| {
        address_format(country).lines(true).position(|mut line| line.any(|part| part == Part::Field(wanted)))
    };
    line(one).zip(line(other)).is_some_and(|(one, other)| one < other)
}

/// Returns `true` if a country writes the state directly before the postal code: "CA 94043".
pub(super) fn is_state_before_code(country: Country) -> bool {
    address_format(country).lines(true).any(|line| {
        let mut fields = line.filter(|part| matches!(part, Part::Field(_)));
        fields.any(|part| part == Part::Field(Field::State))
            && fields.next() == Some(Part::Field(Field::PostalCode))
    })
}

/// Returns `true` if a text has the form of a region's code: at most three capitals.
pub(super) fn is_short_code(text: &str) -> bool {
    text.len() < 4 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Returns `true` if a text is the name of a region, not its code, and a city has the same name.
pub(super) fn is_city_too(country: Country, text: &str) -> bool {
    !is_short_code(text)
        && subdivision(text, Some(country)).value.is_some_and(|area| {
            country.as_str() == "BD" || CITIES.contains(&["|", area.code(), "|"].concat())
        })
}

/// The countries where few cities have the name of their region, and the regions of these cities.
const LISTED: &str = " AT AU BD BE BR CA DE FR GB IN MX NL NP PK PL SE US ZA ";
const NAMED: &str = "|AT-5|AT-9|BE-VAN|BE-WLG|BE-WNA|BR-RJ|BR-SP|CA-QC|GB-DUR|IN-CH|IN-DL|IN-PY|MX-AGU|MX-CAM|MX-CHH|MX-COL|MX-DUR|MX-GUA|MX-OAX|MX-PUE|MX-QUE|MX-SLP|MX-TLA|MX-VER|MX-ZAC|NL-GR|NL-UT|US-NY|US-WA|";

/// Returns `true` if the name of a region can be the name of a city: "New York", but not "Co. Galway".
pub(super) fn may_name_city(country: Country, text: &str) -> bool {
    let is_named = |area: Subdivision| {
        !LISTED.contains(&[" ", country.as_str(), " "].concat())
            || NAMED.contains(&["|", area.code(), "|"].concat())
    };
    let lower = lowered(text);
    let is_county = ["co ", "co. ", "county "].iter().any(|word| lower.starts_with(word));
    !is_short_code(text) && !is_county && subdivision(text, Some(country)).value.is_some_and(is_named)
}

/// Returns `true` if a country's addresses always have a city or a district above the region.
pub(super) fn has_city_above(country: Country) -> bool {
    matches!(country.as_str(), "CN" | "ID" | "JP" | "KR" | "RU" | "TH" | "TW")
}

/// Returns `true` if a line is a region below its city, though the country's envelopes have no region, or no code: "Berlin", "BE".
/// Many British cities have the name of a region, so the United Kingdom has a rule of its own.
pub(super) fn is_region_below(country: Country, above: Option<&&str>, line: &str) -> bool {
    let area = |text: &str| subdivision(text, Some(country)).value;
    let Some(above) = above.filter(|above| may_be_city(country, above)) else { return false };
    let Some(region) = area(line) else { return false };
    let format = address_format(country);
    let is_usual = country.as_str() != "GB" && !(format.uses(Field::State) && format.has_postal_code_form());
    is_usual && !is_city_too(country, line) || area(above) == Some(region)
}

/// Words before the name of a part of a city.
const QUARTERS: [&str; 12] = [
    "bairro",
    "barrio",
    "centro",
    "col",
    "colonia",
    "fracc",
    "fraccionamiento",
    "quartiere",
    "sector",
    "urb",
    "urbanización",
    "zona",
];

/// Returns `true` if a line below the postal code is a region, and the line above the code its city: "Roma", "00184", "Lazio".
pub(super) fn is_region_below_code(country: Country, above: Option<&&str>, line: &str) -> bool {
    let is_quarter = |text: &str| {
        let first = lowered(text.split([' ', '.']).next().unwrap_or_default());
        QUARTERS.contains(&first.as_str())
    };
    is_region_below(country, above, line)
        || country.as_str() != "GB"
            && address_format(country).uses(Field::State)
            && above.is_some_and(|above| may_be_city(country, above) && !is_quarter(above))
            && !is_city_too(country, line)
            && !is_short_code(line)
            && subdivision(line, Some(country)).is_valid()
}

/// Moves a part of a city that is a state to the district: "Pudong", "Shanghai".
pub(super) fn take_municipality(country: Country, address: &mut Address) {
    let area = |text: &str| subdivision(text, Some(country)).value;
    let is_there =
        matches!(country.as_str(), "CN" | "KR") && !address.city.is_empty() && address.district.is_empty();
    let state = area(&address.subdivision).filter(|_| is_there);
    if state.is_some_and(|state| {
        ["city", "Municipality"].iter().any(|kind| state.kind().contains(kind))
            && area(&address.city) != Some(state)
    }) {
        address.district = std::mem::replace(&mut address.city, address.subdivision.clone());
    }
}

/// Returns `true` if a country writes the name of a state next to the city, and the text is not also a city.
pub(super) fn writes_state(country: Country, text: &str, uses_state: bool) -> bool {
    const COUNTIES: &str = "|avon|cleveland|cornwall|cumberland|cumbria|devon|dorset|durham|east sussex|essex|greater london|greater manchester|humberside|kent|merseyside|middlesex|norfolk|northumberland|rutland|somerset|suffolk|surrey|sussex|tyne and wear|west midlands|west sussex|westmorland|";
    let lower = lowered(text);
    match country.as_str() {
        "GB" => {
            lower.ends_with("shire")
                || lower.starts_with("co. ")
                || lower.starts_with("county ")
                || COUNTIES.contains(&["|", &lower, "|"].concat())
        }
        "BD" | "NP" | "PK" | "ZA" => true,
        _ => uses_state,
    }
}
