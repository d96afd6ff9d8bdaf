//! `registrant suffixes`, and the days of rules in `explain`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::Value;

fn answer(arguments: &[&str]) -> Value {
    let (status, text, error) = registrant(&[arguments, &["--format", "json"]].concat(), b"");
    assert_eq!(status, 0, "{error}");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn suffixes_are_listed_with_what_their_rules_rest_on() {
    let (status, text, _) = registrant(&["suffixes"], b"");
    assert_eq!(status, 0);
    let (list, summary) = text.split_once("\n\n").unwrap();
    let line = |suffix: &str| {
        let start = format!("{suffix} ");
        list.lines().find(|line| line.starts_with(&start)).unwrap().to_owned()
    };
    assert!(line("fr").ends_with(" rules of its registry"));
    assert!(line("io").ends_with(" reviewed: open to individuals and organizations worldwide (2026-08-21)"));
    assert!(line("able").ends_with(" generic rules, not reviewed"));
    let all = answer(&["suffixes"]);
    let all = all["suffixes"].as_array().unwrap();
    assert_eq!(all.len(), list.lines().count());
    let basis = |suffix: &str| all.iter().find(|entry| entry["suffix"] == suffix).unwrap()["basis"].clone();
    // A level for universities and a brand have rules of their own. A private zone does not inherit those of its parent.
    assert_eq!(
        ["fr", "ac.uk", "google", "io", "co.nl", "able"].map(basis),
        ["registry", "registry", "registry", "reviewed", "reviewed", "generic"]
    );
    assert_eq!(registrant(&["suffixes", "--summary"], b"").1, summary);
}

#[test]
fn the_counts_are_those_of_the_list() {
    let (all, counts) = (answer(&["suffixes"]), answer(&["suffixes", "--summary"]));
    let all = all["suffixes"].as_array().unwrap();
    let own = |basis: &'static str| {
        let entries = all.iter().filter(move |entry| entry["basis"] == basis);
        entries.map(|entry| entry["suffix"].as_str().unwrap())
    };
    for basis in ["registry", "reviewed", "generic"] {
        assert_eq!(counts["suffixes"][basis], own(basis).count());
        let countries: Vec<&str> = own(basis).filter(|suffix| suffix.len() == 2).collect();
        assert_eq!(counts["country_codes"][basis], serde_json::json!(countries));
    }
    let mut tops: Vec<&str> = own("registry").filter_map(|suffix| suffix.rsplit('.').next()).collect();
    tops.retain(|top| top.len() == 2);
    tops.sort_unstable();
    tops.dedup();
    assert_eq!(counts["with_second_levels"], tops.len());
    assert!(tops.len() >= 140, "{} country codes have rules on data", tops.len());
}

#[test]
fn explain_shows_a_rule_before_it_counts_and_hides_it_afterwards() {
    let file = std::env::temp_dir().join(format!("registrant-days-{}.json", std::process::id()));
    let rules = r#"{"suffixes": ["fr"], "rule": [{"id": "ours.tax", "field": "tax_number", "presence": "required",
        "from": "2027-01-01", "until": "2027-07-01"}]}"#;
    std::fs::write(&file, rules).unwrap();
    let on = |day: &str| {
        let arguments = ["explain", "mydomain.fr", "--today", day, "--rules", file.to_str().unwrap()];
        registrant(&arguments, b"")
            .1
            .split_ascii_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("(ours.tax; counts from 2027-01-01; counts until 2027-07-01, that day excluded)")
    };
    assert_eq!(["2026-11-21", "2027-01-01", "2027-07-01"].map(on), [true, true, false]);
    std::fs::remove_file(&file).unwrap();
}
