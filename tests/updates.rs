//! A request that changes a contact is judged by what it names, for the providers that take partial requests.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use registrant::json::call;
use registrant::rules::Suffix;
use serde_json::{Value, json};

fn check(schema: &str, document: &Value, suffix: &str, operation: &str) -> Value {
    let domain = format!("mydomain.{suffix}");
    let association = json!({"domain": domain, "owner": true, "admin": true, "tech": true, "bill": true, "operation": operation});
    call("check", &[document.clone(), association, json!({"schema": schema})]).unwrap()
}

/// Returns the paths of what a report says is missing.
fn missing(report: &Value) -> Vec<&str> {
    let violations = report["violations"].as_array().unwrap().iter();
    violations
        .filter(|fault| fault["code"] == "missing")
        .map(|fault| fault["path"].as_str().unwrap())
        .collect()
}

#[test]
fn a_change_of_one_member_lacks_nothing_for_any_domain() {
    let changes = [
        ("dnsimple", json!({"label": "Home"})),
        ("dnsimple", json!({"address2": "Suite 5"})),
        ("dnsimple", json!({"data": {"email": "ann@example.com"}})),
        ("gandi-v3", json!({"lang": "fr"})),
        ("gandi-v3", json!({"extra_parameters": {"birth_city": "Paris"}})),
        ("glauca", json!({"phone": "+33123456789"})),
        ("glauca", json!({"contact": {"email": "ann@example.com"}})),
        ("freebox", json!({"first_name": "Ann"})),
    ];
    for (index, suffix) in Suffix::all().enumerate() {
        // Each suffix takes some of them, and `.com` all.
        let is_asked = |at: usize| suffix.name() == "com" || index % changes.len() == at;
        for (_, (schema, change)) in changes.iter().enumerate().filter(|(at, _)| is_asked(*at)) {
            let report = check(schema, change, suffix.name(), "update");
            let errors = report["violations"].as_array().unwrap().iter();
            let errors: Vec<&Value> = errors.filter(|fault| fault["severity"] == "error").collect();
            assert!(errors.is_empty(), ".{} {schema} {change}: {errors:?}", suffix.name());
            assert!(missing(&report).is_empty(), ".{} {schema} {change}", suffix.name());
        }
    }
}

#[test]
fn a_member_that_a_change_empties_is_missing() {
    for (schema, change, path) in [
        ("dnsimple", json!({"city": ""}), "city"),
        ("dnsimple", json!({"address1": "", "address2": "Suite 5"}), "street"),
        ("dnsimple", json!({"email": null}), "email"),
        ("gandi-v3", json!({"streetaddr": " "}), "street"),
        ("glauca", json!({"email": null}), "email"),
        ("glauca", json!({"contact": {"email": ""}}), "email"),
        // "If the organization_name is specified, then you must also include job_title": for an update too.
        ("dnsimple", json!({"organization_name": "Acme"}), "job_title"),
    ] {
        assert_eq!(missing(&check(schema, &change, "com", "update")), [path], "{schema} {change}");
    }
}

#[test]
fn an_order_judges_a_document_as_a_check_does() {
    let documents = [
        ("dnsimple", json!({"address2": "Suite 5"})),
        ("dnsimple", json!({"data": {"city": " "}})),
        ("dnsimple", json!({"organization_name": "Acme"})),
        ("gandi-v3", json!({"city": "Lyon"})),
        ("gandi-v3", json!({"streetaddr": ""})),
        ("gandi-v5", json!({"city": "Lyon", "email": "ann@example"})),
        ("glauca", json!({"contact": {"email": ""}})),
        ("freebox", json!({"first_name": "Ann"})),
        ("namecheap", json!({"City": "Roma"})),
        ("contact", json!({"city": "Roma"})),
    ];
    for (schema, document) in documents {
        for operation in ["create", "update"] {
            let alone = {
                let association = json!({"domain": "a.com", "owner": true, "operation": operation});
                call("check", &[document.clone(), association, json!({"schema": schema})]).unwrap()
            };
            let order = json!({
                "domains": ["a.com", "b.com"], "contacts": {"owner": document}, "operation": operation,
            });
            let together = call("check_order", &[order, json!({"schema": schema})]).unwrap();
            for domain in together["domains"].as_array().unwrap() {
                let found = &domain["contacts"][0]["violations"];
                assert_eq!(*found, alone["violations"], "{schema} {operation} {document}");
            }
        }
    }
}

#[test]
fn gandi_associates_a_contact_after_a_change() {
    for (change, refused) in [
        (json!({"city": "Lyon"}), vec![]),
        (json!({"city": " "}), vec!["city"]),
        (json!({"phone": "++33", "city": "Lyon"}), vec!["phone"]),
    ] {
        let association = json!({"domain": "a.com", "owner": true, "operation": "update"});
        let answer = call("can_associate", &[change.clone(), association]).unwrap();
        let errors = answer.as_array().into_iter().flatten();
        let fields: Vec<&str> = errors.map(|error| error["field"].as_str().unwrap()).collect();
        assert_eq!(fields, refused, "{change}");
    }
}

#[test]
fn other_documents_and_operations_need_all_of_a_contact() {
    for (schema, document, operation) in [
        ("dnsimple", json!({"city": "Roma"}), "create"),
        ("gandi-v3", json!({"city": "Roma"}), "transfer"),
        // These providers replace the whole contact.
        ("gandi-v5", json!({"city": "Roma"}), "update"),
        ("godaddy", json!({"addressMailing": {"city": "Roma"}}), "update"),
        ("namecheap", json!({"City": "Roma"}), "update"),
        ("route53", json!({"City": "Roma"}), "update"),
        ("contact", json!({"city": "Roma"}), "update"),
    ] {
        let report = check(schema, &document, "com", operation);
        assert!(missing(&report).contains(&"email"), "{schema} {operation}: {report}");
    }
}
