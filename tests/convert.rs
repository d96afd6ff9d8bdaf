//! Conversion from any schema to any other and back loses only reported values, and names refusals because of
//! them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Contact, Field, FieldType, Kind};
use registrant::normalize;
use registrant::provider::{Conversion, convert};
use registrant::rules::{self};
use registrant::schema::{SCHEMAS, Schema};
use registrant::{Association, Code, Role, Severity, Violation};
use serde_json::{Value, json};

/// A member that is in no schema.
const UNKNOWN: &str = "x-unknown";

/// The fields that may hold a name: an organization without its own name is filed under a person's.
const NAMES: [Field; 4] = [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME, Field::ORGANIZATION];

/// Makes contacts with some fields set, each to a value that the field can hold.
fn any_contact() -> impl Strategy<Value = Contact> {
    let fields: Vec<_> = Field::all().map(any_value).collect();
    (fields, prop::option::of(prop::sample::select(&Kind::ALL[..]))).prop_map(|(values, kind)| {
        let mut contact = Contact::new().kind(kind);
        for (field, value) in Field::all().zip(values) {
            match (field.kind(), value) {
                (FieldType::Kind, _) | (_, None) => {}
                (FieldType::Flag, Some(value)) => contact.set_flag(field, value.len() % 2 == 0),
                (_, Some(value)) => contact.set(field, value),
            }
        }
        contact
    })
}

fn any_value(field: Field) -> BoxedStrategy<Option<String>> {
    let text: BoxedStrategy<String> = match field.kind() {
        FieldType::Kind | FieldType::Flag => "[ab]{1,2}".boxed(),
        FieldType::Lines => prop::collection::vec("[1-9]{1,2} [A-Z][a-zé]{2,12}", 1..5)
            .prop_map(|lines| lines.join("\n"))
            .boxed(),
        FieldType::Country => {
            prop::sample::select(vec!["FR", "US", "GB", "JP", "IT"]).prop_map(str::to_owned).boxed()
        }
        FieldType::Subdivision => {
            prop::sample::select(vec!["FR-IDF", "US-CA", "Kent"]).prop_map(str::to_owned).boxed()
        }
        FieldType::PostalCode => "[0-9]{5}".boxed(),
        FieldType::Phone => "\\+33\\.[1-7][0-9]{8}(x[0-9]{1,4})?".boxed(),
        FieldType::Email => "[a-z]{1,8}@[a-z]{1,8}\\.example".boxed(),
        FieldType::Language => prop::sample::select(vec!["fr", "en", "ja"]).prop_map(str::to_owned).boxed(),
        FieldType::Date => "19[0-9]{2}-0[1-9]-[12][0-9]".boxed(),
        // A few are not names, so a schema with given and family name has no place for them.
        _ if field == Field::FULL_NAME => "[A-Z][a-zß]{0,12}( [A-Z0-9]{1,6})?|[0-9]{4,6}".boxed(),
        _ => "[A-Z][a-zß]{0,12}( [A-Z0-9]{1,6})?".boxed(),
    };
    // A contact with every field exceeds the limits of most schemas, so most fields are absent.
    prop::option::weighted(if field.is_registry_data() { 0.1 } else { 0.6 }, text).boxed()
}

/// Returns the value of a field as text; street lines as on an envelope.
fn held(contact: &Contact, field: Field) -> Option<String> {
    match field.kind() {
        FieldType::Kind => contact.kind.map(|kind| kind.as_str().to_owned()),
        FieldType::Flag => contact.flag(field).map(|flag| flag.to_string()),
        FieldType::Lines if contact.street.is_empty() => None,
        FieldType::Lines => Some(contact.street.join("\n")),
        // EPP's dot and the country of a subdivision code are spelling: not every schema writes them. Nor is there
        // a difference between a subdivision's code and its name, which cards write.
        FieldType::Phone => contact.text(field).map(|number| number.replacen('.', "", 1)),
        FieldType::Subdivision => contact.text(field).map(|area| {
            let country =
                contact.text(Field::COUNTRY).and_then(|name| registrant::normalize::country(name).value);
            let code =
                country.and_then(|country| registrant::normalize::subdivision(area, Some(country)).value);
            let area = code.map_or_else(|| area.to_owned(), |code| code.to_string());
            match area.split_once('-') {
                Some((country, code)) if country.len() == 2 => code.to_owned(),
                _ => area,
            }
        }),
        // The country's name is also spelling, if the schema has no code for it.
        FieldType::Country => {
            let text = contact.text(field)?;
            let country = registrant::normalize::country(text).value;
            Some(country.map_or_else(|| text.to_owned(), |country| country.to_string()))
        }
        _ => contact.text(field).map(str::to_owned),
    }
}

/// Converts from `a` to `b` and back. Each field is unchanged, or was reported as lost or changed.
fn check_there_and_back(
    document: &Value,
    a: &'static Schema,
    b: &'static Schema,
) -> Result<(), TestCaseError> {
    let pair = format!("{} to {} and back", a.name, b.name);
    let before = a.decode(document).unwrap();
    let there = convert(document, &Conversion::to(b).from(a).raw()).unwrap();
    let back = convert(&there.document, &Conversion::to(a).from(b).raw());
    let back = back.map_err(|error| {
        TestCaseError::fail(format!("{pair}: {} wrote what it cannot read: {error}", b.name))
    })?;
    let after = a.decode(&back.document).unwrap();
    let told: Vec<&str> = there.losses.iter().chain(&back.losses).map(|loss| loss.place()).collect();
    let altered = there.changes.iter().chain(&back.changes).map(|change| change.field);
    let altered: Vec<Field> = altered.collect();
    if let Some(kept) = document.get(UNKNOWN) {
        let is_told = told.iter().any(|path| path.trim_start_matches('/').starts_with(UNKNOWN));
        prop_assert!(
            is_told || back.document.get(UNKNOWN) == Some(kept),
            "{}: {} is not told",
            pair,
            UNKNOWN
        );
    }
    for field in Field::all() {
        let (was, is) = (held(&before, field), held(&after, field));
        // A split or joined name is reported once, under its parts.
        let same: &[Field] = if NAMES.contains(&field) { &NAMES } else { &[field] };
        // A company's only name is its own, under any field.
        let stands = |contact: &Contact, name: &str| {
            let is_same = |held: String| held.contains(name) || name.contains(&held);
            NAMES.iter().any(|f| held(contact, *f).is_some_and(is_same))
        };
        let is_filed_again = NAMES.contains(&field)
            && was.as_deref().is_none_or(|name| stands(&after, name))
            && is.as_deref().is_none_or(|name| stands(&before, name));
        // A card's links are a list, and what has no list loses it.
        let is_link = field == Field::WEBSITE
            && told.iter().any(|path| {
                ["urls", "links", "URL", "vcardArray", "/1/"].iter().any(|list| path.contains(list))
            });
        let is_told = is_filed_again
            || is_link
            || same.iter().any(|field| told.contains(&field.name()) || altered.contains(field));
        prop_assert!(
            was == is || was.is_none() || is_told,
            "{}: {} was {:?} and is {:?}; lost: {:?}",
            pair,
            field,
            was,
            is,
            told
        );
    }
    Ok(())
}

/// Returns the breaches of the provider's own rules that make a schema's contact refused.
fn refusals(contact: &Contact, schema: &'static Schema) -> Vec<(&'static str, Code)> {
    let association = Association::new("example.com").provider(schema.provider);
    let association = Role::ALL.into_iter().fold(association, Association::role);
    let suffix = rules::suffix("example.com").unwrap();
    let own = [schema.name, schema.provider].map(|name| suffix.provider_rules(name).collect::<Vec<_>>());
    let own = if schema.name == schema.provider { own[1].clone() } else { own.concat() };
    let errors = own.into_iter().filter(|rule| rule.severity == Severity::Error);
    // Gandi takes a number without the dot, too.
    let mut contact = contact.clone();
    for field in [Field::PHONE, Field::MOBILE, Field::FAX].into_iter().filter(|_| schema.name == "gandi-v3") {
        if let Some(number) = contact.text(field).and_then(|text| normalize::phone(text, None).value) {
            contact.set(field, number.epp());
        }
    }
    errors.filter_map(|rule| Some((rule.id(), rule.judge(&contact, &association)?))).collect()
}

/// Checks losses: a loss counts as refused if the target refuses the document, and would not for the same
/// reason without the loss.
fn check_losses(document: &Value, a: &'static Schema, b: &'static Schema) -> Result<usize, TestCaseError> {
    let pair = format!("{} to {}", a.name, b.name);
    let converted = convert(document, &Conversion::to(b).from(a).raw()).unwrap();
    let (source, mut written) = (a.decode(document).unwrap(), b.decode(&converted.document).unwrap());
    if source.has(Field::STREET) && source.street.first().is_some_and(|line| line.trim().is_empty()) {
        // The first line is missing in any form.
        written.street.clone_from(&source.street);
    }
    let broken = refusals(&written, b);
    // A number that cannot exist is a problem of its own, which breaks no rule.
    // Nor does one without one of Openprovider's three parts: the decoded number is there.
    let is_part = |violation: &Violation| {
        b.name == "openprovider"
            && violation.field.kind() == FieldType::Phone
            && violation.code == Code::Missing
    };
    let mut violations = converted.violations.iter();
    let keeps_rules =
        violations.all(|violation| violation.severity == Severity::Warning || is_part(violation));
    let is_kept = broken.iter().all(|fault| *fault == ("openprovider.phone", Code::Missing));
    prop_assert_eq!(keeps_rules, is_kept, "{}: {:?}", pair, broken);
    for loss in &converted.losses {
        let Some(field) = loss.field else {
            prop_assert!(!loss.refused, "{}: no rule asks for {}", pair, loss.place());
            continue;
        };
        let mut whole = written.clone();
        let text = source.text(field);
        match field.kind() {
            FieldType::Lines => whole.street.clone_from(&source.street),
            FieldType::Kind => whole.kind = source.kind,
            FieldType::Flag => source.flag(field).into_iter().for_each(|flag| whole.set_flag(field, flag)),
            _ => text.iter().for_each(|text| whole.set(field, *text)),
        }
        if let (Some(text), Field::FULL_NAME) = (text, field) {
            for name in [Field::GIVEN_NAME, Field::FAMILY_NAME].into_iter().filter(|name| !written.has(*name))
            {
                whole.set(name, text);
            }
        }
        let kept = refusals(&whole, b);
        let is_healed = broken.iter().any(|fault| !kept.contains(fault));
        prop_assert_eq!(loss.refused, is_healed, "{}: {} {:?} {:?}", pair, loss.place(), broken, kept);
    }
    Ok(converted.losses.iter().filter(|loss| loss.refused).count())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back_loses_only_what_is_reported(contact in any_contact()) {
        for a in SCHEMAS {
            let mut document = a.encode(&contact).document;
            if let Some(members) = document.as_object_mut() {
                members.insert(UNKNOWN.to_owned(), "kept".into());
            }
            // A schema can read the contacts that it writes. Another test covers what it refuses.
            if a.decode(&document).is_err() {
                continue;
            }
            for b in SCHEMAS {
                check_there_and_back(&document, a, b)?;
                check_losses(&document, a, b)?;
            }
        }
    }
}

#[test]
fn a_name_that_cannot_be_taken_apart_is_refused_where_both_parts_are_demanded() {
    let document = json!({"contact": {"email": "a@example.org"}, "local_address": {"name": "12345"}});
    let glauca = registrant::schema::named("glauca").unwrap();
    for (name, refused) in [("gandi-v3", 1), ("gandi-v5", 1), ("dnsimple", 1), ("route53", 0), ("jcard", 0)] {
        let to = registrant::schema::named(name).unwrap();
        assert_eq!(check_losses(&document, glauca, to).unwrap(), refused, "{name}");
    }
}
