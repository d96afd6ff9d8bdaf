//! The library as Rust programs use it: conversions, builders, errors and deserialization.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use std::collections::{BTreeSet, HashMap};
use std::error::Error as _;
use std::fmt::{Debug, Display};
use std::fs;
use std::hash::Hash;
use std::path::Path;
use std::str::FromStr;

use registrant::contact::{
    Claim, Contact, Country, Field, FieldType, Kind, VerificationResult, Verified, Verifier,
};
use registrant::normalize::{self, address::LengthUnit};
use registrant::rules::{Basis, Confidence, Presence, Suffix, Topic};
use registrant::{
    Association, Code, Error, ErrorKind, Language, Layer, Operation, Report, Role, Roles, Severity, check,
    schema,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Asserts that each value has one name, and that the name finds the value.
fn named<T>(values: impl IntoIterator<Item = T>)
where
    T: Copy
        + Debug
        + Display
        + Eq
        + Hash
        + Ord
        + FromStr<Err = Error>
        + AsRef<str>
        + Serialize
        + DeserializeOwned,
    T: for<'a> TryFrom<&'a str, Error = Error>,
{
    let mut known = HashMap::new();
    for value in values {
        let name = value.to_string();
        assert_eq!(name.parse(), Ok(value));
        assert_eq!(T::try_from(name.as_str()), Ok(value));
        assert_eq!(value.as_ref(), name);
        let json = serde_json::to_value(value).unwrap();
        assert_eq!(json, Value::from(name.as_str()));
        assert_eq!(serde_json::from_value::<T>(json).unwrap(), value);
        assert_eq!(serde_json::from_str::<T>(&format!("\"{name}\"")).unwrap(), value);
        assert_eq!(known.insert(value, name), None);
    }
    assert!(!known.is_empty());
    for wrong in ["", "nosuchname", "jane@secret.example", &"x".repeat(100_000)] {
        let error = wrong.parse::<T>().unwrap_err();
        assert!(error.to_string().len() < 600, "{error}");
        assert!(wrong.is_empty() || !error.to_string().contains(wrong), "{error}");
    }
    assert!(serde_json::from_value::<T>(json!(1)).is_err());
}

#[test]
fn a_name_and_what_it_names_convert_both_ways() {
    named(Role::ALL);
    named(Operation::ALL);
    named(Kind::ALL);
    named(Severity::ALL);
    named(Layer::ALL);
    named(Code::ALL);
    named(ErrorKind::ALL);
    named(FieldType::ALL);
    named(Confidence::ALL);
    named(Presence::ALL);
    named(Basis::ALL);
    named(Topic::ALL);
    named(Claim::ALL);
    named(Verifier::ALL);
    named(VerificationResult::ALL);
    named(LengthUnit::ALL);
    named(Field::all());
    named(Country::all());
    named(Suffix::all().step_by(97));
    named(normalize::subdivisions(Country::US));
    named([Language::English]);
    assert_eq!("registrant".parse(), Ok(Role::Owner));
    assert_eq!("Müller".parse::<Suffix>().unwrap_err().kind(), ErrorKind::Suffix);
    assert_eq!(format!("{:>7}|", Role::Bill), "   bill|");
}

#[test]
fn roles_are_a_list() {
    let roles = Roles::from([Role::Bill, Role::Owner]);
    assert_eq!((roles.to_string().as_str(), "bill, registrant".parse()), ("owner,bill", Ok(roles)));
    assert_eq!(serde_json::from_value::<Roles>(json!(["billing", "owner"])).unwrap(), roles);
    assert!("owner,".parse::<Roles>().is_err());
    assert_eq!(Association::new("example.fr").roles(roles.iter()).roles, roles);
}

#[test]
fn setting_the_kind_sets_it() {
    let mut contact = Contact::new().with(Field::KIND, "company");
    assert_eq!(contact.kind, Some(Kind::Company));
    contact.set(Field::KIND, "nosuchkind");
    assert_eq!(contact.kind, Some(Kind::Company));
    contact.set(Field::BIRTH_CITY, "Lyon");
    assert_eq!(contact.registry().collect::<Vec<_>>(), [(Field::BIRTH_CITY, "Lyon")]);
}

#[test]
fn what_was_verified_is_said_and_read_back() {
    let claims = [Claim::Name, Claim::Address, Claim::Email];
    let contact = Contact::new().with_verified(Verified::new(claims, VerificationResult::Verified));
    assert_eq!(format!("{contact:?}"), "Contact { kind: unknown, verified }");
    let report = registrant::check(&contact, &Association::new("example.de").role(Role::Owner)).unwrap();
    assert!(report.verifications().all(|(one, is_done)| one.id().starts_with("denic.") && is_done));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["verification"][0]["done"], true);
    assert_eq!(serde_json::from_value::<Report>(json.clone()).unwrap(), report);
    let mut unknown = json;
    unknown["verification"][0]["id"] = json!("denic.nosuch");
    assert!(serde_json::from_value::<Report>(unknown).is_err());
}

#[test]
fn requirements_outlive_their_association() {
    let book = registrant::rules::RuleBook::from_json(&json!({"suffixes": ["fr"], "rule": [{
        "id": "ours.job", "field": "job_title", "presence": "required", "severity": "error", "why": "we ask"
    }]}));
    let asked = {
        let association = Association::new("example.fr").role(Role::Owner).rules(book.unwrap());
        check::requirements(&association, None, Some(Country::FR)).unwrap()
    };
    let ids: Vec<&str> =
        asked.fields.iter().flat_map(|field| &field.rules).map(|asked| asked.rule.id()).collect();
    assert!(ids.contains(&"ours.job") && ids.contains(&"afnic.residence"), "{ids:?}");
}

#[test]
fn an_error_has_a_code_and_its_cause() {
    let error = schema::parse("{").unwrap_err();
    assert_eq!((error.code(), error.source().unwrap().is::<serde_json::Error>()), ("not_json", true));
    let secret = r#""jane@secret.example""#;
    let error = registrant::json::call_text("check", secret).unwrap_err();
    assert_eq!(error.code(), "wrong_type");
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    let role = Association::new("example.fr");
    assert_eq!(registrant::check(&Contact::new(), &role).unwrap_err().code(), "missing_role");
}

/// Collects the error codes in the source.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let given = text.split(".coded(\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(given.map(str::to_owned));
    }
}

#[test]
fn every_code_of_an_error_is_in_its_documentation() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    codes(&source, &mut found);
    assert!(found.len() > 15, "{found:?}");
    let listed = fs::read_to_string(source.join("base/error.rs")).unwrap();
    let listed: Vec<&str> = listed.lines().filter(|line| line.contains("/// | `")).collect();
    for code in found {
        assert!(listed.iter().any(|row| row.contains(&format!("`{code}`"))), "{code}");
    }
}

/// Serializes a value and reads it back.
fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> T {
    let text = serde_json::to_string(value).unwrap();
    let back: T = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
    assert_eq!(serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), back);
    back
}

#[test]
fn what_is_answered_can_be_read_back() {
    let document = json!({"type": 0, "given": " Ada", "country": "Nowhereland", "email": "x", "phone": "+33142685300",
        "streetaddr": "1 rue", "city": "Paris", "newsletter": 1, "zip": "123456"});
    let decoded = schema::named("gandi-v3").unwrap().decode(&document).unwrap();
    assert_eq!(read_back(&decoded), decoded);
    let normalized = normalize::contact(decoded);
    assert_eq!(
        normalized.problems.iter().map(|each| each.field).collect::<Vec<_>>(),
        [Field::COUNTRY, Field::EMAIL]
    );
    assert_eq!(read_back(&normalized.problems), normalized.problems);
    assert_eq!(read_back(&normalized.changes), normalized.changes);
    for domain in ["example.fr", "example.in", "example.com", "example.uk", "example.it"] {
        let association = Association::new(domain).role(Role::Owner).provider("gandi");
        let report = check(&normalized.contact, &association).unwrap();
        assert!(!report.violations.is_empty());
        let back = read_back(&report);
        assert_eq!(back, report);
        assert_eq!(back.notes().count(), report.notes().count());
        assert_eq!(back.violations[0].text(Language::German), report.violations[0].message);
    }
    assert!(serde_json::from_value::<Contact>(json!({"cty": "Paris"})).is_err());
    assert!(
        serde_json::from_value::<normalize::Problem>(json!({"code": "mismatch", "reason": "no.such"}))
            .is_err()
    );
}

#[test]
#[cfg(feature = "providers")]
fn a_conversion_can_be_read_back() {
    use registrant::provider::{Conversion, convert};
    let document = json!({"type": 0, "given": " Ada", "country": "Nowhereland", "x-extra": 1});
    let converted = convert(&document, &Conversion::to(schema::GANDI_V5).from(schema::GANDI_V3)).unwrap();
    assert!(!(converted.changes.is_empty() || converted.losses.is_empty() || converted.problems.is_empty()));
    let back = read_back(&converted);
    assert_eq!((back.losses, back.problems), (converted.losses, converted.problems));
    let detected =
        schema::detect(&json!({"given": "A", "family": "B", "streetaddr": "C", "zip": "1"})).unwrap();
    assert_eq!((read_back(&detected), detected.to_string().as_str()), (detected, "gandi-v3"));
}

#[test]
fn every_param_of_a_problem_can_be_read() {
    let phones = ["+", "+33 1", "+33 99999999999999", "+999 1", "1", "call me"]
        .map(|text| normalize::phone(text, None).problem);
    let codes = ["1", "ABC", "123456789012"].map(|text| normalize::postal_code(text, Country::FR).problem);
    let places = ["congo", "USSR", "", "Nowhereland"].map(|text| normalize::country(text).problem);
    let numbers = registrant::identifier::kinds().flat_map(|kind| {
        ["", "1", "ABC", "123456789", "00000000000"]
            .map(|text| registrant::identifier::identifier(kind.name(), text, None).problem)
    });
    let emails = ["x", "a@b", "@", &"x".repeat(400)].map(|text| normalize::email(text).problem);
    let all = phones.into_iter().chain(codes).chain(places).chain(numbers).chain(emails);
    let mut count = 0;
    for problem in all.flatten() {
        assert_eq!(read_back(&problem), problem);
        count += 1;
    }
    assert!(count > 400, "{count}");
}

#[test]
fn a_text_that_is_too_long_is_no_document_of_another_schema() {
    for field in ["city", "email"] {
        let mut contact = serde_json::json!({"street": "1 Main Street", "city": "Town", "country": "US", "email": "a@b.example"});
        contact[field] = "a".repeat(70_000).into();
        let error = registrant::json::call("normalize_contact", &[contact]).unwrap_err();
        assert!(!error.remedy().contains("decode"), "{error}");
    }
}
