//! Addresses on one line, taken apart.

use registrant::contact::Country;
use registrant::normalize::address::{address, parse_address};

#[test]
fn every_part_is_in_its_place() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in include_str!("addresses.tsv").lines().filter(|row| !row.starts_with('#')) {
        let (text, wanted) = row.split_once('\t').unwrap();
        let parsed = parse_address(text, None);
        let parts = address(parsed.address).address;
        assert!(parts.name.is_empty(), "a street is nobody's name: {text}");
        let mut street = parts.street;
        if !parts.organization.is_empty() {
            street.insert(0, parts.organization);
        }
        let street = street.join("|");
        let found = [&*street, &parts.city, &parts.subdivision, &parts.postal_code, &parts.country];
        let found = format!("{}\t{}", found.join("\t"), parsed.confidence.as_str());
        count += 1;
        if found != wanted {
            wrong.push(format!("{text}: {found}, not {wanted}"));
        }
    }
    assert_eq!(wrong, [""; 0], "{} of {count}", wrong.len());
    assert!(count > 100);
}

#[test]
fn pasted_blocks_are_taken_apart() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in include_str!("blocks.tsv").lines().filter(|row| !row.starts_with('#')) {
        let (text, rest) = row.split_once('\t').unwrap();
        let (country, wanted) = rest.split_once('\t').unwrap();
        let parsed = parse_address(&text.replace("\\n", "\n"), Country::new(country));
        let parts = address(parsed.address).address;
        let street = parts.street.join("|");
        let found = [
            &*parts.name,
            &parts.organization,
            &street,
            &parts.district,
            &parts.city,
            &parts.subdivision,
            &parts.postal_code,
            &parts.sorting_code,
            &parts.country,
            parsed.confidence.as_str(),
        ]
        .join("\t");
        count += 1;
        if found != wanted {
            wrong.push(format!("{text}: {found}, not {wanted}"));
        }
    }
    assert_eq!(wrong, [""; 0], "{} of {count}", wrong.len());
    assert!(count > 130);
}
