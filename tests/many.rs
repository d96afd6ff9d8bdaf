//! Answers to many contacts equal the answers to each contact alone, in the same order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]
#![cfg(all(not(target_arch = "wasm32"), feature = "registrars", feature = "xml", feature = "cards"))]

use registrant::check::check_many;
use registrant::contact::Contact;
use registrant::normalize::normalize_many;
use registrant::provider::{Conversion, convert, convert_many};
use registrant::{Association, Error, Report, Role, check, normalize, schema};
use serde_json::Value;

/// Returns every document of the corpus that is a contact, often enough for every thread.
fn documents() -> Vec<Value> {
    let mut documents = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap().flatten() {
        if file.path().extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let cases: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let arguments = case["args"].as_array().map(Vec::as_slice).unwrap_or_default();
            documents.extend(arguments.iter().filter(|value| schema::detect(value).is_ok()).cloned());
        }
    }
    documents
}

fn contacts() -> Vec<Contact> {
    documents().iter().filter_map(|document| schema::decode(document, None).ok()).collect()
}

#[test]
fn reports_are_those_of_each_contact() {
    let contacts = contacts();
    assert!(contacts.len() > 1000, "{}", contacts.len());
    let association = Association::new("example.fr").role(Role::Owner).provider("gandi");
    let alone: Result<Vec<Report>, Error> = contacts.iter().map(|one| check(one, &association)).collect();
    let many: Result<Vec<Report>, Error> = check_many(contacts, &association).collect();
    assert!(alone.unwrap() == many.unwrap());
}

#[test]
fn a_wrong_association_is_the_same_error_for_each_contact() {
    let contacts = contacts();
    let count = contacts.len();
    for association in [Association::new("example.fr"), Association::new("fr").role(Role::Owner)] {
        let error = check(&contacts[0], &association).unwrap_err();
        let found: Vec<_> = check_many(contacts.clone(), &association).collect();
        assert!(found.len() == count && found.into_iter().all(|answer| answer == Err(error.clone())));
    }
}

#[test]
fn normalized_contacts_are_those_of_each_contact() {
    let contacts = contacts();
    let alone: Vec<_> = contacts.iter().cloned().map(normalize::contact).collect();
    assert!(alone == normalize_many(contacts).collect::<Vec<_>>());
}

#[test]
fn conversions_are_those_of_each_document() {
    let documents = documents();
    let conversion = Conversion::to(schema::DNSIMPLE);
    let alone: Vec<_> = documents.iter().map(|document| convert(document, &conversion)).collect();
    assert!(alone.iter().any(Result::is_err) && alone.iter().any(Result::is_ok));
    assert!(alone == convert_many(documents, &conversion).collect::<Vec<_>>());
}

#[test]
fn every_input_and_answer_goes_from_thread_to_thread() {
    fn travels<T: Send + Sync + 'static>() {}
    travels::<Contact>();
    travels::<Association>();
    travels::<Conversion>();
    travels::<Report>();
    travels::<Error>();
    travels::<registrant::check::Checker>();
    travels::<registrant::json::Checker>();
    travels::<registrant::provider::Converted>();
    travels::<registrant::normalize::NormalizedContact>();
    travels::<registrant::rules::RuleBook>();
}
