//! Values that look like typing errors but may be right get a warning with the probable value.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use registrant::contact::{Contact, Field};
use registrant::{Association, Code, Param, Role, Severity, check};

fn contact(country: &str, area: &str, code: &str) -> Contact {
    let mut contact = Contact::default();
    for (field, value) in [(Field::COUNTRY, country), (Field::SUBDIVISION, area), (Field::POSTAL_CODE, code)]
    {
        contact.set(field, value);
    }
    contact
}

fn about(contact: &Contact, field: Field) -> Vec<registrant::Violation> {
    let association = Association::new("mydomain.com").role(Role::Owner);
    let report = check(contact, &association).unwrap();
    report.violations.into_iter().filter(|violation| violation.field == field).collect()
}

#[test]
fn a_postal_code_outside_its_subdivision_is_a_warning() {
    for (country, area, code, doubtful) in [
        ("US", "US-NY", "90210", true),
        ("US", "NY", "90210", true),
        ("US", "US-NY", "10001", false),
        ("US", "", "90210", false),
        ("US", "Atlantis", "90210", false),
        ("FR", "FR-IDF", "13001", false),
        ("ES", "ES-M", "08001", true),
        ("ES", "ES-B", "08001", false),
    ] {
        let found = about(&contact(country, area, code), Field::POSTAL_CODE);
        assert_eq!(!found.is_empty(), doubtful, "{country} {area} {code}");
        for violation in found {
            assert_eq!((violation.severity, violation.code), (Severity::Warning, Code::Mismatch));
            assert_eq!(violation.params.get("reason").and_then(Param::as_str), Some("postal_code.elsewhere"));
            assert_eq!(violation.message, "This postal code is not in this state, province or region");
        }
    }
}

#[test]
fn a_slip_is_offered_a_fix() {
    let mut contact = Contact::default();
    for (typed, fix) in [
        ("j@gmial.com", Some("j@gmail.com")),
        ("j@example.con", Some("j@example.com")),
        ("j@example.com", None),
        ("j@gmail.com", None),
    ] {
        contact.set(Field::EMAIL, typed);
        let found = about(&contact, Field::EMAIL);
        assert_eq!(found.first().and_then(|violation| violation.fix.as_deref()), fix, "{typed}");
        assert!(found.iter().all(|violation| violation.severity == Severity::Warning), "{typed}");
    }
}

#[test]
fn what_normalization_would_repair_is_offered_too() {
    let found = about(&contact("CA", "", "KIA OB1"), Field::POSTAL_CODE);
    assert_eq!(found[0].fix.as_deref(), Some("K1A 0B1"));
}
