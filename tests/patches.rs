//! Patches and DNSimple's answers: what the API requires is missing if it is absent, null, empty or blank.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use registrant::json::call;
use serde_json::{Value, json};

/// The contact of <https://developer.dnsimple.com/v2/contacts/> (read on 2026-11-22), as the API answers it.
fn existing() -> Value {
    json!({"id": 1, "account_id": 1010, "label": "Default", "first_name": "First", "last_name": "User", "job_title": "CEO",
        "organization_name": "Awesome Company", "email": "first@example.com", "phone": "+18001234567", "fax": "+18011234567",
        "address1": "Italian Street, 10", "address2": "", "city": "Roma", "state_province": "RM", "postal_code": "00100",
        "country": "IT", "created_at": "2016-01-19T20:50:26Z", "updated_at": "2016-01-19T20:50:26Z"})
}

/// The members with "Required." there, and the title that goes with the organization's name.
const REQUIRED: [&str; 10] = [
    "first_name",
    "last_name",
    "address1",
    "city",
    "state_province",
    "postal_code",
    "country",
    "email",
    "phone",
    "job_title",
];

const BLANKS: [&str; 4] = ["", " ", "\u{a0}", "\u{3000}"];

fn patched(patch: &Value, existing: &Value) -> Value {
    call("patch", &["dnsimple".into(), existing.clone(), patch.clone(), json!({"check": true})]).unwrap()
}

fn missing(answer: &Value) -> Vec<&str> {
    let violations = answer["violations"].as_array().unwrap().iter();
    let missing = violations.filter(|fault| fault["code"] == "missing" && fault["severity"] == "error");
    missing.map(|fault| fault["pointer"].as_str().unwrap()).collect()
}

#[test]
fn a_patch_that_empties_a_required_member_lacks_it() {
    for member in REQUIRED {
        for blank in BLANKS.map(Value::from).into_iter().chain([Value::Null]) {
            let answer = patched(&json!({member: blank}), &existing());
            assert_eq!(missing(&answer), [format!("/{member}")], "{blank}: {answer}");
        }
    }
    // No other member is required.
    for member in ["label", "fax", "address2"] {
        assert!(missing(&patched(&json!({member: ""}), &existing())).is_empty(), "{member}");
    }
}

#[test]
fn an_organization_needs_a_title_in_the_contact_after_the_patch() {
    let mut person = existing();
    person["organization_name"] = "".into();
    person["job_title"] = "".into();
    let acme = json!({"organization_name": "Acme"});
    assert_eq!(missing(&patched(&acme, &person)), ["/job_title"]);
    assert!(missing(&patched(&json!({"organization_name": "Acme", "job_title": "CEO"}), &person)).is_empty());
    // Both together leave.
    assert!(missing(&patched(&json!({"organization_name": "", "job_title": ""}), &existing())).is_empty());
    // A blank name is none.
    assert!(missing(&patched(&json!({"organization_name": " "}), &person)).is_empty());
}

#[test]
fn the_errors_of_a_contact_name_each_required_member() {
    for member in REQUIRED {
        let blanks =
            BLANKS.map(|blank| Some(Value::from(blank))).into_iter().chain([Some(Value::Null), None]);
        for blank in blanks {
            let mut contact = existing();
            match &blank {
                Some(blank) => contact[member] = blank.clone(),
                None => drop(contact.as_object_mut().unwrap().shift_remove(member)),
            }
            let association = json!({"domain": "example.com", "owner": true});
            let report = call("check", &[contact, association, json!({"schema": "dnsimple"})]).unwrap();
            let body = call("dnsimple_errors", &["write".into(), report]).unwrap();
            let errors = body["errors"].as_object().unwrap();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [member], "{blank:?}: {body}");
            assert!(errors[member].as_array().unwrap().iter().any(|text| text == "can't be blank"), "{body}");
            // The answer is read again as what it was made from.
            let read = call("dnsimple_errors", &["read".into(), body, json!(400)]).unwrap();
            assert_eq!(read["violations"][0]["pointer"], format!("/{member}"), "{read}");
        }
    }
}

#[test]
fn the_answers_of_the_api_are_accepted_whole() {
    let body = json!({"data": existing()});
    for operation in ["create", "update"] {
        let association = json!({"domain": "example.com", "owner": true, "operation": operation});
        let report = call("check", &[body.clone(), association, json!({})]).unwrap();
        assert_eq!(report["accepted"], true, "{report}");
    }
    let saved = call("dnsimple_on_save", &[existing()]).unwrap();
    assert_eq!((&saved["document"], &saved["violations"]), (&existing(), &json!([])));
}

#[test]
fn a_patch_with_many_unknown_members_is_an_error() {
    let entry = json!({"id": 1, "first_name": "Ann", "last_name": "Example"});
    let checked = |unknown: usize| {
        let patch: Value = (0..unknown).map(|index| (format!("m{index}"), json!("x"))).collect();
        call("patch", &["freebox".into(), entry.clone(), patch, json!({"check": true})])
    };
    assert_eq!(checked(64).unwrap()["unknown"].as_array().unwrap().len(), 64);
    assert_eq!(checked(65).unwrap_err().code(), "unknown_member");
}
