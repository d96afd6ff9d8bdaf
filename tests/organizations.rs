//! Names of organizations and of persons are kept apart, in the scripts and legal forms of many countries.

#![allow(clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;

use registrant::contact::Country;
use registrant::normalize::{Confidence, is_organization, split_name};

/// The name, the country and the source, in tab-separated columns.
const ORGANIZATIONS: &str = include_str!("corpus/organizations.tsv");
/// The name and the country.
const PERSONS: &str = include_str!("corpus/persons.tsv");

fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect()
}

fn is_one(row: &[&str]) -> bool {
    is_organization(row[0], Country::new(row[1]))
}

/// Returns whether a name is split as a person's with high confidence.
fn is_surely_person(name: &str, country: &str) -> bool {
    let split = split_name(name, Country::new(country)).value;
    split.is_some_and(|split| split.confidence == Confidence::High)
}

#[test]
fn organizations_are_known() {
    let rows = rows(ORGANIZATIONS);
    let countries: BTreeSet<&str> = rows.iter().map(|row| row[1]).collect();
    let published = rows.iter().filter(|row| row[2] != "made").count();
    assert!(published >= 300 && countries.len() >= 60, "{published} of {}", countries.len());
    let unknown: Vec<_> = rows.iter().filter(|row| !is_one(row)).collect();
    assert!(unknown.len() * 100 <= rows.len() * 4, "{} of {}: {unknown:#?}", unknown.len(), rows.len());
    for country in [None, Some("US"), Some("")] {
        let is_sure = |row: &&Vec<&str>| is_surely_person(row[0], country.unwrap_or(row[1]));
        let sure: Vec<_> = rows.iter().filter(is_sure).collect();
        assert!(sure.len() * 100 <= rows.len(), "{sure:#?}");
    }
}

#[test]
fn persons_with_the_words_of_organizations_are_persons() {
    let rows = rows(PERSONS);
    assert!(rows.len() >= 120, "{}", rows.len());
    let wrong: Vec<_> = rows.iter().filter(|row| is_one(row)).collect();
    assert!(wrong.len() * 100 <= rows.len() * 3, "{wrong:#?}");
}
