//! A value of a wrong type is a fault of the document: exit status 1 with its place, in every command that judges documents.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::{Value, json};

fn contact() -> Value {
    json!({"type": 0, "given": "Ann", "family": "Bell", "streetaddr": "1 rue", "city": "Paris", "zip": 75002, "country": "FR",
        "email": "ann@example.com", "phone": "+33.123456789"})
}

#[test]
fn each_command_refuses_the_document() {
    let check = ["check", "--domain", "example.com"];
    let convert = ["convert", "--from", "gandi-v3"];
    let document = contact().to_string();
    for (arguments, place) in [
        ([&check[..], &["--schema", "gandi-v3"]].concat(), "/zip"),
        ([&check[..], &["--format", "json"]].concat(), "\"/zip\""),
        ([&check[..], &["--format", "gandi"]].concat(), "\"zip\""),
        ([&check[..], &["--operation", "update"]].concat(), "/zip"),
        ([&check[..], &["--domain", "example.net"]].concat(), "/zip"),
        ([&check[..], &["--ndjson"]].concat(), "\"/zip\""),
        ([&convert[..], &["--to", "gandi-v3"]].concat(), "/zip"),
        ([&convert[..], &["--to", "gandi-v3", "--raw"]].concat(), "/zip"),
        ([&convert[..], &["--to", "dnsimple"]].concat(), "/postal_code"),
        ([&convert[..], &["--to", "epp"]].concat(), "/zip"),
    ] {
        let (status, out, told) = registrant(&arguments, document.as_bytes());
        assert_eq!(status, 1, "{arguments:?}: {out}{told}");
        assert!(out.contains(place) || told.contains(place), "{arguments:?}: {out}{told}");
    }
}

#[test]
fn an_audit_finds_it_too() {
    let line = json!({"domain": "example.com", "contact": contact()}).to_string();
    let (status, out, told) = registrant(&["audit", "--format", "ndjson"], line.as_bytes());
    assert_eq!(status, 1, "{out}{told}");
    let found: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    let rules = found["violations"].as_array().unwrap().iter().map(|fault| fault["rule"].as_str().unwrap());
    assert_eq!(rules.collect::<Vec<_>>(), ["document.type"], "{found}");
    // The rules of another day say the same of it.
    assert!(found["announced"].as_array().unwrap().iter().all(|fault| fault["code"] != "missing"), "{found}");
}
