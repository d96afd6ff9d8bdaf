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
    for (typed, fix, severity) in [
        ("j@gmial.com", Some("j@gmail.com"), Some(Severity::Warning)),
        ("j@example.con", Some("j@example.com"), Some(Severity::Error)),
        ("j@b.zz", None, Some(Severity::Error)),
        ("j@example.com", None, None),
        ("j@gmail.com", None, None),
    ] {
        contact.set(Field::EMAIL, typed);
        let found = about(&contact, Field::EMAIL);
        assert_eq!(found.first().and_then(|violation| violation.fix.as_deref()), fix, "{typed}");
        assert_eq!(found.first().map(|violation| violation.severity), severity, "{typed}");
    }
}

#[test]
fn what_normalization_would_repair_is_offered_too() {
    let found = about(&contact("CA", "", "KIA OB1"), Field::POSTAL_CODE);
    assert_eq!(found[0].fix.as_deref(), Some("K1A 0B1"));
}

#[test]
fn a_date_of_birth_in_another_calendar_is_offered_its_conversion() {
    let birth = |domain: &str, text: &str| {
        let contact = Contact::new().with(Field::COUNTRY, "FR").with(Field::BIRTH_DATE, text);
        let association = Association::new(domain).role(Role::Owner).today("2026-11-22".parse().unwrap());
        let found = check(&contact, &association).unwrap().violations;
        let is_of_day = |code| matches!(code, Code::UnknownValue | Code::InvalidFormat);
        let found = found.into_iter().find(|one| one.field == Field::BIRTH_DATE && is_of_day(one.code));
        found.map(|one| (one.code, one.message, one.fix))
    };
    for (text, fix) in [("2533-05-31", Some("1990-05-31")), ("1890-05-31", None), ("2090-05-31", None)] {
        let (code, message, offered) = birth("mydomain.fr", text).unwrap();
        assert_eq!((code, offered.as_deref()), (Code::UnknownValue, fix), "{text}");
        assert!(message.contains("year"), "{message}");
    }
    assert_eq!(birth("mydomain.fr", "1990-05-31"), None);
}
