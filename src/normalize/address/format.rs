//! The address format of each country: its fields, the required ones, their order and their names.

use super::lookup::{PostalCodes, layout};
use crate::contact::Country;

/// A field of a postal address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// The person.
    Name,
    /// The organisation.
    Organization,
    /// The street lines.
    Street,
    /// A part of the city: suburb, neighbourhood, townland.
    District,
    /// The city, town or village.
    City,
    /// The state, province, prefecture or other first-level division of the country.
    State,
    /// The postal code.
    PostalCode,
    /// The code that sorts mail in addition to the postal code: `CEDEX 15`.
    SortingCode,
}

impl Field {
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            'N' => Self::Name,
            'O' => Self::Organization,
            'A' => Self::Street,
            'D' => Self::District,
            'C' => Self::City,
            'S' => Self::State,
            'Z' => Self::PostalCode,
            'X' => Self::SortingCode,
            _ => return None,
        })
    }
}

/// A piece of an address line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The value of a field.
    Field(Field),
    /// Literal text: a space, a comma, `GUERNSEY`.
    Text(&'static str),
}

impl Part {
    pub(super) fn text(self) -> Option<&'static str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The address format of a country, from Google's address data.
///
/// Don't delete the value of a field that a country does not use: people and registries may need it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AddressFormat {
    lines: &'static str,
    latin_lines: &'static str,
    required: &'static str,
    upper_case: &'static str,
    state: &'static str,
    city: &'static str,
    district: &'static str,
    postal_code: &'static str,
    country: Country,
}

/// Returns the address format of a country, or the general format if the country has none.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::address::{Field, address_format};
/// let us = address_format(Country::new("US").unwrap());
/// assert!(us.requires(Field::State));
/// assert_eq!(us.label(Field::State), "state");
/// assert_eq!(us.label(Field::PostalCode), "zip");
/// let ae = address_format(Country::new("AE").unwrap());
/// assert_eq!(ae.label(Field::State), "emirate");
/// assert!(!ae.uses(Field::PostalCode));
/// ```
pub fn address_format(country: Country) -> AddressFormat {
    let mut columns = layout(country).split('\t');
    let mut column = || columns.next().unwrap_or_default();
    AddressFormat {
        lines: column(),
        latin_lines: column(),
        required: column(),
        upper_case: column(),
        state: column(),
        city: column(),
        district: column(),
        postal_code: column(),
        country,
    }
}

impl AddressFormat {
    /// Returns the fields of the country's addresses, in the order in which people write them.
    pub fn used(&self) -> impl Iterator<Item = Field> + use<> {
        let mut before = [None; 8];
        self.lines.split('\n').flat_map(parts).filter_map(move |part| {
            let Part::Field(field) = part else { return None };
            // Ivory Coast writes the sorting code twice.
            let free = before.iter_mut().find(|slot| slot.is_none_or(|seen| seen == field))?;
            free.replace(field).is_none().then_some(field)
        })
    }

    /// Returns whether addresses of the country have the field.
    pub fn uses(&self, field: Field) -> bool {
        self.used().any(|used| used == field)
    }

    /// Returns the fields that mail needs to arrive. These never include the name or the organisation.
    pub fn required(&self) -> impl Iterator<Item = Field> + use<> {
        self.required.chars().filter_map(Field::of)
    }

    /// Returns whether mail needs the field to arrive.
    pub fn requires(&self, field: Field) -> bool {
        self.required().any(|required| required == field)
    }

    /// Returns the fields that the post wants in capitals on an envelope. Values keep their case in storage.
    pub fn upper_case(&self) -> impl Iterator<Item = Field> + use<> {
        self.upper_case.chars().filter_map(Field::of)
    }

    /// Returns the country's name for the field, as a key: `prefecture`, `emirate`, `post_town`, `eircode`, …
    ///
    /// - state: `area`, `county`, `department`, `district`, `do_si`, `emirate`, `island`, `oblast`, `parish`,
    ///   `prefecture`, `province`, `state`
    /// - city: `city`, `district`, `post_town`, `suburb`
    /// - district: `district`, `neighborhood`, `suburb`, `townland`, `village_township`
    /// - postal code: `cap`, `cep`, `eircode`, `pin`, `plz`, `postal`, `postcode`, `zip`
    pub fn label(&self, field: Field) -> &'static str {
        let or = |own: &'static str, usual| if own.is_empty() { usual } else { own };
        match field {
            Field::Name => "name",
            Field::Organization => "organization",
            Field::Street => "street",
            Field::District => or(self.district, "suburb"),
            Field::City => or(self.city, "city"),
            Field::State => or(self.state, "province"),
            Field::PostalCode => or(self.postal_code, "postal"),
            Field::SortingCode => "sorting_code",
        }
    }

    /// Returns whether postal codes of the country must have a certain form.
    pub fn has_postal_code_form(&self) -> bool {
        !PostalCodes::of(self.country).forms.is_empty()
    }

    /// Returns up to three example postal codes in the country's own form, or none if no form is known.
    pub fn postal_code_examples(&self) -> impl Iterator<Item = &'static str> + use<> {
        PostalCodes::of(self.country).examples()
    }

    /// Returns the text that the country prints before the postal code, such as `CH-`. It is not part of the
    /// code.
    pub fn postal_code_prefix(&self) -> Option<&'static str> {
        Some(PostalCodes::of(self.country).printed()).filter(|printed| !printed.is_empty())
    }

    /// Returns whether the country has a separate format for addresses in Latin letters.
    pub fn has_latin(&self) -> bool {
        !self.latin_lines.is_empty()
    }

    /// Returns the lines from top to bottom, each as a list of parts. With `latin`, uses the format for Latin
    /// letters if the country has one.
    ///
    /// ```
    /// use registrant::contact::Country;
    /// use registrant::normalize::address::{Field, Part, address_format};
    /// let ch = address_format(Country::new("CH").unwrap());
    /// let last: Vec<Part> = ch.lines(false).last().unwrap().collect();
    /// let city = [Part::Text("CH-"), Part::Field(Field::PostalCode), Part::Text(" "), Part::Field(Field::City)];
    /// assert_eq!(last, city);
    /// ```
    pub fn lines(&self, latin: bool) -> impl Iterator<Item = Parts> + use<> {
        let lines = if latin && self.has_latin() { self.latin_lines } else { self.lines };
        lines.split('\n').map(parts)
    }
}

/// The parts of one line, from left to right.
#[derive(Clone, Debug)]
pub struct Parts(&'static str);

fn parts(line: &'static str) -> Parts {
    Parts(line)
}

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        if self.0.is_empty() {
            return None;
        }
        if let Some(rest) = self.0.strip_prefix('%') {
            let mut chars = rest.chars();
            let field = chars.next().and_then(Field::of);
            self.0 = chars.as_str();
            return field.map(Part::Field);
        }
        let end = self.0.find('%').unwrap_or(self.0.len());
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        Some(Part::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str) -> AddressFormat {
        address_format(Country::new(country).unwrap())
    }

    #[test]
    fn names_what_countries_call_their_fields() {
        for (country, state, city, code) in [
            ("JP", "prefecture", "city", "postal"),
            ("KR", "do_si", "city", "postal"),
            ("GB", "province", "post_town", "postcode"),
            ("IN", "state", "city", "pin"),
            ("IE", "county", "city", "eircode"),
            ("HK", "area", "district", "postal"),
            ("AU", "state", "suburb", "postcode"),
            ("UA", "oblast", "city", "postal"),
            ("CO", "department", "city", "postal"),
        ] {
            let format = of(country);
            assert_eq!(format.label(Field::State), state, "{country}");
            assert_eq!(format.label(Field::City), city, "{country}");
            assert_eq!(format.label(Field::PostalCode), code, "{country}");
        }
        assert_eq!(of("IE").label(Field::District), "townland");
    }

    #[test]
    fn a_country_without_its_own_format_has_the_worlds() {
        for country in ["AO", "BQ", "QQ", "AA", "ZZ"] {
            let used: Vec<Field> = of(country).used().collect();
            assert_eq!(used, [Field::Name, Field::Organization, Field::Street, Field::City], "{country}");
            assert!(of(country).requires(Field::City), "{country}");
        }
    }

    #[test]
    fn orders_and_requires_as_the_country_does() {
        let used: Vec<Field> = of("CI").used().collect();
        let order = [Field::Name, Field::Organization, Field::SortingCode, Field::Street, Field::City];
        assert_eq!(used, order, "the sorting code only once");
        assert_eq!(of("JP").used().next(), Some(Field::PostalCode));
        assert!(!of("HK").uses(Field::PostalCode));
        assert!(of("HK").requires(Field::State));
        assert!(!of("RO").requires(Field::State) && of("RO").uses(Field::State));
        assert!(!of("SG").requires(Field::City));
        assert_eq!(of("US").upper_case().collect::<Vec<_>>(), [Field::City, Field::State]);
        assert!(of("CN").has_latin() && !of("FR").has_latin());
        assert_eq!(of("LI").postal_code_prefix(), Some("FL-"));
        assert_eq!(of("FR").postal_code_examples().next(), Some("33380"));
        assert!(!of("HK").has_postal_code_form());
    }

    #[test]
    fn every_line_has_a_field_or_a_name() {
        for first in 'A'..='Z' {
            for second in 'A'..='Z' {
                let format = of(&format!("{first}{second}"));
                assert!(format.used().any(|f| f == Field::Street), "{first}{second}");
                for latin in [false, true] {
                    let fields =
                        format.lines(latin).flatten().filter(|p| matches!(p, Part::Field(_))).count();
                    assert!(fields >= 3, "{first}{second}");
                }
            }
        }
    }
}
