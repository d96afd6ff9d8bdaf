//! An address as a value: its parts, normalized, and the lines of an envelope.

use serde::Serialize;

use super::lines::{AddressFields, lines_in};
use super::printed::{has_codes, in_latin, name_beside, name_of};
use crate::base::{Change, Outcome, Problem, discreet};
use crate::contact::{Country, Field};
use crate::normalize;

/// The parts of a postal address. An empty text means that the part is missing.
///
/// `Debug` shows no part.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Address {
    /// The person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The organisation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organization: String,
    /// The street lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub street: Vec<String>,
    /// A part of the city: suburb, neighbourhood, townland.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub district: String,
    /// The city, town or village.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// The state, province or other first-level division: a code or a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subdivision: String,
    /// The postal code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// The code that sorts mail in addition to the postal code: `CEDEX 15`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sorting_code: String,
    /// The country: a code or a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
}

discreet!(Address {});

/// A normalized address, and what normalization did. A part is named as in [`Address`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NormalizedAddress {
    /// The address. Parts that were not understood are unchanged.
    pub address: Address,
    /// The changes, each with the name of its part.
    pub changes: Vec<(&'static str, Change)>,
    /// The problems, each with the name of its part.
    pub problems: Vec<(&'static str, Problem)>,
}

/// Normalizes the parts of an address, without a guess.
///
/// ```
/// use registrant::normalize::address::{Address, address};
/// let mut parts = Address::default();
/// parts.street = vec!["1600 Amphitheatre Parkway".to_owned()];
/// (parts.city, parts.subdivision) = ("Mountain View".to_owned(), "Calif.".to_owned());
/// (parts.postal_code, parts.country) = ("94043".to_owned(), "United States".to_owned());
/// let address = address(parts).address;
/// assert_eq!((&*address.subdivision, &*address.country), ("US-CA", "US"));
/// assert_eq!(address.lines(true), ["1600 Amphitheatre Parkway", "Mountain View, CA 94043"]);
/// ```
pub fn address(parts: Address) -> NormalizedAddress {
    let (mut address, mut changes, mut problems) = (parts, Vec::new(), Vec::new());
    address.street.retain(|line| !line.trim().is_empty());
    let mut put = |name: &'static str, field: Field, text: &mut String, country: Option<Country>| {
        if text.is_empty() {
            return;
        }
        let Outcome { value, changes: made, problem } = normalize::value(field, text, country);
        changes.extend(made.into_iter().map(|change| (name, change)));
        problems.extend(problem.map(|problem| (name, problem)));
        if let Some(value) = value {
            *text = value;
        }
    };
    put("country", Field::COUNTRY, &mut address.country, None);
    let state = address.known_country();
    let own = state.and_then(|state| normalize::territory(state, &address.subdivision, &address.postal_code));
    let country = own.or(state);
    put("name", Field::FULL_NAME, &mut address.name, country);
    put("organization", Field::ORGANIZATION, &mut address.organization, country);
    for line in &mut address.street {
        put("street", Field::STREET, line, country);
    }
    put("district", Field::CITY, &mut address.district, country);
    put("city", Field::CITY, &mut address.city, country);
    // Without a list of names, any name may be right.
    let has_names = country.is_some_and(|country| {
        normalize::has_subdivisions(country)
            || normalize::subdivision(&address.subdivision, Some(country)).is_valid()
    });
    let field = if has_names { Field::SUBDIVISION } else { Field::CITY };
    put("subdivision", field, &mut address.subdivision, country);
    put("postal_code", Field::POSTAL_CODE, &mut address.postal_code, country);
    put("sorting_code", Field::CITY, &mut address.sorting_code, country);
    if let Some(own) = own {
        let change = Change::new("country_of_territory", address.country.as_str(), own.as_str());
        changes.push(("country", change));
        own.as_str().clone_into(&mut address.country);
    }
    NormalizedAddress { address, changes, problems }
}

impl Address {
    /// The names of the parts.
    pub const PARTS: [&str; 9] = [
        "name",
        "organization",
        "street",
        "district",
        "city",
        "subdivision",
        "postal_code",
        "sorting_code",
        "country",
    ];

    /// Returns a part by its name; `None` for the street, which has lines, and for an unknown name.
    pub fn text_mut(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "name" => &mut self.name,
            "organization" => &mut self.organization,
            "district" => &mut self.district,
            "city" => &mut self.city,
            "subdivision" => &mut self.subdivision,
            "postal_code" => &mut self.postal_code,
            "sorting_code" => &mut self.sorting_code,
            "country" => &mut self.country,
            _ => return None,
        })
    }

    /// Returns `true` if no part is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the country, if its code is known.
    pub(super) fn known_country(&self) -> Option<Country> {
        Country::new(&self.country).filter(|country| country.is_assigned())
    }

    /// Returns the address in Latin letters, as in the country's other spellings: `Seoul` for `서울특별시`.
    ///
    /// Returns `None` if the country is unknown, or if no rule spells a part. Chinese characters are among them, except
    /// the names of subdivisions.
    ///
    /// ```
    /// use registrant::normalize::address::Address;
    /// let mut address = Address::default();
    /// (address.city, address.country) = ("Москва".to_owned(), "RU".to_owned());
    /// assert_eq!(address.latin().unwrap().city, "Moskva");
    /// ```
    pub fn latin(&self) -> Option<Self> {
        in_latin(self, self.known_country()?)
    }

    /// Returns the lines of an envelope without the country's name: in the order of the country, or with
    /// `latin`, in Latin letters and the order that the country uses for them. A code of a state or province becomes
    /// what people write there: `CA`, `Tokyo` or `東京都`. A place is written once, as in `10115 Berlin`, and a region
    /// only if the country's addresses have one.
    ///
    /// Returns no lines if the country is unknown. If no rule spells a part in Latin letters, the lines are those of the
    /// country: see [`Address::latin`].
    pub fn lines(&self, latin: bool) -> Vec<String> {
        let Some(country) = self.known_country() else { return Vec::new() };
        let spelled = if latin { in_latin(self, country) } else { None };
        let (parts, latin) = (spelled.as_ref().unwrap_or(self), spelled.is_some());
        let street: Vec<&str> = parts.street.iter().map(String::as_str).collect();
        let state = parts.written_subdivision(country, latin);
        let fields = AddressFields {
            name: &parts.name,
            organization: &parts.organization,
            street: &street,
            district: &parts.district,
            city: &parts.city,
            state: &state,
            postal_code: &parts.postal_code,
            sorting_code: &parts.sorting_code,
        };
        lines_in(&fields, country, latin)
    }

    fn written_subdivision(&self, country: Country, latin: bool) -> String {
        let area = normalize::subdivision(&self.subdivision, Some(country)).value;
        let Some(area) = area.filter(|area| area.code() == self.subdivision) else {
            return self.subdivision.clone();
        };
        // The country itself, as a part of its state: FR-972 in MQ.
        if area.country() != country {
            return String::new();
        }
        if has_codes(country) {
            return area.local_code().to_owned();
        }
        let texts = [&*self.city, &*self.street.concat()].concat();
        let is_local = !latin && !normalize::is_latin(&texts);
        let local = is_local.then(|| name_beside(&area, &texts)).flatten();
        let name = local.or_else(|| name_of(&area, true));
        name.map_or(self.subdivision.clone(), |name| name.into_owned())
    }
}
