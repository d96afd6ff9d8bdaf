//! The format of an address on an envelope.

use registrant_text::unicode::lower;

use super::format::{Field, Part, address_format};
use super::printed::printed;
use crate::contact::Country;
use crate::normalize::is_latin;

/// The fields of an address to format. An empty text means that the field is missing.
#[derive(Clone, Copy, Default)]
pub struct AddressFields<'a> {
    /// The person.
    pub name: &'a str,
    /// The organisation.
    pub organization: &'a str,
    /// The street lines.
    pub street: &'a [&'a str],
    /// A part of the city.
    pub district: &'a str,
    /// The city, town or village.
    pub city: &'a str,
    /// The state, province, prefecture.
    pub state: &'a str,
    /// The postal code in its country's form.
    pub postal_code: &'a str,
    /// The code that sorts mail in addition to the postal code.
    pub sorting_code: &'a str,
}

impl std::fmt::Debug for AddressFields<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AddressFields").finish_non_exhaustive()
    }
}

impl<'a> AddressFields<'a> {
    fn get(&self, field: Field) -> &'a str {
        match field {
            Field::Name => self.name,
            Field::Organization => self.organization,
            Field::Street => self.street.iter().copied().find(|line| !line.is_empty()).unwrap_or_default(),
            Field::District => self.district,
            Field::City => self.city,
            Field::State => self.state,
            Field::PostalCode => self.postal_code,
            Field::SortingCode => self.sorting_code,
        }
    }
}

/// Returns the lines of an address in the order and layout of its country, without the country's name.
///
/// An address in Latin letters only gets the country's Latin format, if there is one. A field without a place
/// in the format gets its own line next to the street. A region without one is left out if there are a city and a postal
/// code. So is a state with the name of its city. Nothing is upper-cased.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::address::{AddressFields, format_address};
/// let fields = AddressFields {
///     name: "Ana Pop", street: &["Str. Lungă 1"], city: "Brașov", state: "Brașov", postal_code: "500035",
///     ..AddressFields::default()
/// };
/// let lines = format_address(&fields, Country::new("RO").unwrap());
/// assert_eq!(lines, ["Ana Pop", "Str. Lungă 1", "500035 Brașov"]);
/// ```
pub fn format_address(fields: &AddressFields<'_>, country: Country) -> Vec<String> {
    lines_in(fields, country, fields.is_latin())
}

/// Returns the lines in the country's format for Latin letters, if there is one, or in its own format.
pub(super) fn lines_in(fields: &AddressFields<'_>, country: Country, latin: bool) -> Vec<String> {
    let format = address_format(country);
    let fields = &printed(fields, country);
    let mut lines = Vec::new();
    let mut street = None;
    let mut homeless: Vec<Field> =
        [Field::District, Field::City, Field::State, Field::PostalCode, Field::SortingCode].into();
    for parts in format.lines(latin) {
        let mut parts: Vec<Part> = parts.collect();
        // Japan's street line in Latin letters, "1-1 Marunouchi, Tokyo": the city belongs between the two.
        if let [Part::Field(Field::Street), comma, Part::Field(Field::State)] = *parts {
            let between =
                [Field::District, Field::City].into_iter().filter(|field| !fields.get(*field).is_empty());
            parts.splice(2..2, between.flat_map(|field| [Part::Field(field), comma]));
        }
        let is_there = |part: &Part| match part {
            Part::Field(field) => !fields.get(*field).is_empty(),
            Part::Text(_) => true,
        };
        let mut line = String::new();
        for (at, part) in parts.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| parts.get(before));
            match part {
                // If a separator has two neighbours, it needs both.
                Part::Text(text) => {
                    if before.is_none_or(is_there) && parts.get(at + 1).is_none_or(is_there) {
                        line.push_str(text);
                    }
                }
                Part::Field(Field::Street) => {
                    let mut all = fields.street.iter().filter(|l| !l.is_empty());
                    if parts.len() == 1 {
                        street = Some((lines.len(), lines.len() + all.clone().count()));
                        lines.extend(all.map(|l| (*l).to_owned()));
                    } else if let Some(first) = all.next() {
                        line.push_str(first);
                        all.for_each(|l| line.extend([", ", l]));
                        street = Some((lines.len(), lines.len() + 1));
                    }
                }
                Part::Field(field) => {
                    homeless.retain(|h| h != field);
                    let value = fields.get(*field);
                    // Words must not run together if a separator was dropped or the data has none.
                    let separated = matches!(before, Some(Part::Text(text)) if line.ends_with(text));
                    if !separated && line.ends_with(needs_space) && value.starts_with(needs_space) {
                        line.push(' ');
                    }
                    line.push_str(value);
                    // "69003 LYON CEDEX 03": La Poste has it on one line (NF Z 10-011), Google's row of France lacks it.
                    if *field == Field::City
                        && !(value.is_empty() || fields.sorting_code.is_empty())
                        && !format.uses(Field::SortingCode)
                    {
                        line.extend([" ", fields.sorting_code]);
                        homeless.retain(|h| *h != Field::SortingCode);
                    }
                }
            }
        }
        if !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
        }
    }
    // If a country writes from large to small, the name comes last, and the extra lines go before the street.
    let big_endian = format.lines(latin).flatten().last() == Some(Part::Field(Field::Name));
    let (from, to) = street.unwrap_or((lines.len(), lines.len()));
    let at = if big_endian { from } else { to };
    // The format already contains `SINGAPORE`.
    let texts: Vec<&str> =
        format.lines(latin).flatten().filter_map(|part| part.text()).map(str::trim).collect();
    let is_written = |value: &str, lines: &[String]| {
        texts.iter().any(|text| {
            text.chars().flat_map(lower).eq(value.chars().flat_map(lower))
                && lines.iter().any(|line| line.contains(text))
        })
    };
    let rest: Vec<String> = homeless
        .into_iter()
        .map(|field| fields.get(field))
        .filter(|value| !value.is_empty() && !is_written(value, &lines))
        .map(str::to_owned)
        .collect();
    lines.splice(at..at, rest);
    lines
}

/// Returns whether the character belongs to a script with spaces between words.
fn needs_space(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

impl AddressFields<'_> {
    fn is_latin(&self) -> bool {
        let texts = [self.organization, self.district, self.city, self.state];
        texts.iter().chain(self.street).all(|text| is_latin(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: AddressFields<'_> = AddressFields {
        name: "Jo Doe",
        organization: "Acme",
        street: &["1 Main St", "Floor 2"],
        district: "",
        city: "Town",
        state: "ST",
        postal_code: "12345",
        sorting_code: "",
    };

    fn lines(fields: &AddressFields<'_>, country: &str) -> Vec<String> {
        format_address(fields, Country::new(country).unwrap())
    }

    #[test]
    fn a_sorting_code_without_a_place_follows_its_city() {
        let fields = AddressFields { state: "", postal_code: "69003", city: "LYON", ..SAMPLE };
        for country in ["FR", "MC", "GP"] {
            let all = lines(&AddressFields { sorting_code: "CEDEX 03", ..fields }, country);
            let last = all.last().map(String::as_str);
            assert!(last.is_some_and(|line| line.ends_with("69003 LYON CEDEX 03")), "{country}: {all:?}");
        }
        assert_eq!(lines(&fields, "FR").last().map(String::as_str), Some("69003 LYON"));
    }

    #[test]
    fn a_state_is_left_out_only_if_the_city_has_its_whole_name() {
        for (city, state, count) in
            [("Lagos Island", "Lagos", 1), ("Ikeja", "Lagos", 1), ("Lagos", "Lagos", 0)]
        {
            let all = lines(&AddressFields { city, state, postal_code: "", ..SAMPLE }, "NG");
            let found = all.iter().filter(|line| *line == state && *line != city).count();
            assert_eq!(found, count, "{city}: {all:?}");
        }
    }

    #[test]
    fn follows_the_country() {
        assert_eq!(lines(&SAMPLE, "US"), ["Jo Doe", "Acme", "1 Main St", "Floor 2", "Town, ST 12345"]);
        let ch = AddressFields { postal_code: "8001", state: "", ..SAMPLE };
        assert_eq!(lines(&ch, "CH"), ["Acme", "Jo Doe", "1 Main St", "Floor 2", "CH-8001 Town"]);
        let gg = AddressFields { postal_code: "GY1 1AA", state: "", ..SAMPLE };
        assert_eq!(lines(&gg, "GG").last().map(String::as_str), Some("GY1 1AA"));
        assert!(lines(&gg, "GG").contains(&"GUERNSEY".to_owned()));
    }

    #[test]
    fn keeps_what_the_format_has_no_place_for() {
        assert!(lines(&AddressFields { state: "Area", ..SAMPLE }, "DE").contains(&"Area".to_owned()));
        assert!(lines(&SAMPLE, "AO").contains(&"12345".to_owned()));
        let sg = AddressFields { city: "Singapore", state: "", postal_code: "308125", ..SAMPLE };
        assert_eq!(lines(&sg, "SG").last().map(String::as_str), Some("SINGAPORE 308125"));
        assert!(!lines(&sg, "SG").contains(&"Singapore".to_owned()));
        let jp =
            AddressFields { city: "千代田区", state: "東京都", street: &["丸の内1-1"], ..SAMPLE };
        let all = lines(&jp, "JP");
        assert_eq!(all[1..4], ["東京都", "千代田区", "丸の内1-1"], "from the large to the small");
    }

    #[test]
    fn leaves_no_separator_without_its_neighbours() {
        let bare = AddressFields { street: &["1 Main St"], city: "Town", ..AddressFields::default() };
        assert_eq!(lines(&bare, "US"), ["1 Main St", "Town"]);
        let no_city = AddressFields { state: "ST", postal_code: "12345", ..AddressFields::default() };
        assert_eq!(lines(&no_city, "US"), ["ST 12345"]);
        let no_state = AddressFields { city: "Town", postal_code: "12345", ..AddressFields::default() };
        assert_eq!(lines(&no_state, "US"), ["Town 12345"]);
        assert!(lines(&AddressFields::default(), "US").is_empty());
    }

    #[test]
    fn keeps_words_apart() {
        assert_eq!(
            lines(&SAMPLE, "MZ").last().map(String::as_str),
            Some("12345 Town ST"),
            "the data has none"
        );
        let fo = AddressFields { postal_code: "100", state: "", ..SAMPLE };
        assert_eq!(lines(&fo, "FO").last().map(String::as_str), Some("FO100 Town"));
        let seoul =
            AddressFields { district: "강남구", city: "서울특별시", state: "서울", ..SAMPLE };
        assert_eq!(lines(&seoul, "KR").first().map(String::as_str), Some("서울특별시 강남구"));
    }

    #[test]
    fn writes_a_place_once_and_no_region_that_the_post_leaves_out() {
        let of = |country: &str, city: &'static str, state: &'static str| {
            lines(&AddressFields { city, state, name: "", organization: "", street: &[], ..SAMPLE }, country)
        };
        for (country, city, state, wanted) in [
            ("GB", "Guildford", "Surrey", "Guildford|12345"),
            ("GB", "Twickenham", "Middlesex", "Twickenham|12345"),
            ("DE", "Köln", "Nordrhein-Westfalen", "12345 Köln"),
            ("AT", "Wien", "Wien", "12345 Wien"),
            ("FR", "Lyon", "Auvergne-Rhône-Alpes", "12345 Lyon"),
            ("RU", "Москва", "Москва", "Москва|12345"),
            ("RU", "Moscow", "Moskva", "Moscow|12345"),
            ("CN", "北京市", "北京市", "12345|北京市"),
            ("AR", "Buenos Aires", "Ciudad Autónoma de Buenos Aires", "12345 Buenos Aires"),
            ("AR", "La Plata", "Buenos Aires", "12345 La Plata|Buenos Aires"),
            ("MX", "Ciudad de México", "Ciudad de México", "12345 Ciudad de México"),
            ("AE", "Dubai", "Dubai", "12345|Dubai"),
            ("JP", "京都市", "京都府", "〒12345|京都府|京都市"),
            ("JP", "Tokyo", "Tokyo", "Tokyo|12345"),
            ("US", "New York", "NY", "New York, NY 12345"),
            ("BR", "São Paulo", "SP", "São Paulo-SP|12345"),
        ] {
            assert_eq!(of(country, city, state).join("|"), wanted);
        }
    }

    #[test]
    fn takes_the_latin_format_for_latin_text() {
        let cn = AddressFields { city: "Beijing", state: "Beijing", postal_code: "100096", ..SAMPLE };
        assert_eq!(lines(&cn, "CN").first().map(String::as_str), Some("Jo Doe"));
        let cn =
            AddressFields { city: "海淀区", state: "北京市", street: &["清河路1号"], ..SAMPLE };
        assert_eq!(lines(&cn, "CN").first().map(String::as_str), Some("12345"));
    }
}
