//! Names of people of many countries are split as their sources say, or with less than high confidence.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on panics"
)]

use std::collections::BTreeSet;

use registrant::contact::Country;
use registrant::normalize::{Confidence, SplitName, split_name};

/// The name, the country, the given name and the family name, and the source, in tab-separated columns.
const NAMES: &str = include_str!("corpus/names.tsv");

/// The given and family name of a row that nobody can know from the name.
const UNKNOWN: &str = "?";

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    NAMES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn split(name: &str, country: &str) -> SplitName {
    split_name(name, Country::new(country)).value.unwrap()
}

#[test]
fn every_name_is_split_as_its_source_says() {
    let mut wrong = Vec::new();
    for row in rows() {
        let &[name, country, given, family, _] = row.as_slice() else { panic!("five columns: {row:?}") };
        let split = split(name, country);
        let is_right = match given {
            UNKNOWN => split.confidence < Confidence::High,
            _ => (split.given.as_str(), split.family.as_str()) == (given, family),
        };
        if !is_right {
            wrong.push(format!("{name} {country}: {} | {} {}", split.given, split.family, split.confidence));
        }
    }
    assert!(wrong.is_empty(), "{}\n{wrong:#?}", wrong.len());
}

#[test]
fn the_names_are_of_many_countries_and_most_are_certain() {
    let countries: BTreeSet<&str> = rows().map(|row| row[1]).collect();
    assert!(rows().count() >= 400 && countries.len() >= 60, "{} of {}", rows().count(), countries.len());
    let known = || rows().filter(|row| row[2] != UNKNOWN);
    let high = known().filter(|row| split(row[0], row[1]).confidence == Confidence::High).count();
    let low = known().filter(|row| split(row[0], row[1]).confidence == Confidence::Low).count();
    let count = known().count();
    assert!(high * 2 > count && low * 5 < count, "{high} high and {low} low of {count}");
}

#[test]
fn nothing_of_a_name_is_lost() {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    for row in rows() {
        for country in ["", row[1], "ES", "HU", "FR"] {
            let split = split(row[0], country);
            assert_eq!(
                letters(row[0]),
                letters(&format!("{}{}{}{}", split.title, split.given, split.family, split.credentials)),
                "{}",
                row[0]
            );
        }
    }
}
