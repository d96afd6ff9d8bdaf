//! What columns hold by their headings: `tests/headings.json`, which the page and Python read, too.

use registrant::schema::Headings;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    note: String,
    names: Vec<String>,
    /// The field or member of each column, or an empty text.
    holds: Vec<String>,
}

#[test]
fn headings_say_what_columns_hold() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("headings.json")).unwrap();
    assert!(cases.len() > 15);
    let headings = Headings::new(&["domain", "roles"]);
    for case in cases {
        let found: Vec<&str> = headings.guess(&case.names).iter().map(|column| column.name()).collect();
        assert_eq!(found, case.holds, "{}", case.note);
    }
}
