//! A value of a wrong type makes the document wrong, not the call: each member of each schema gets values of all types.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use registrant::json::call;
use registrant::schema::{self, Schema};
use serde_json::{Value, json};

/// Places around a contact, or that say what the document is: with another value there, it is another document.
const AROUND: [(&str, &str); 9] = [
    ("dnsimple", "/data"),
    ("cloudflare", "/result"),
    ("openprovider", "/code"),
    ("openprovider", "/data"),
    ("porkbun", "/contact"),
    ("freebox", "/success"),
    ("freebox", "/result"),
    ("jcard", "/0"),
    ("jcard", "/1"),
];

/// Returns documents of a schema: one with most fields, and those of the corpus.
fn documents(schema: &Schema) -> Vec<Value> {
    let whole = json!({
        "kind": "company", "given_name": "Jeanne", "family_name": "Martin", "organization": "Martin SARL", "job_title": "Head",
        "street": ["1 rue de la Paix", "Apt 2"], "city": "Paris", "subdivision": "FR-75C", "postal_code": "75002", "country": "FR",
        "email": "contact@example.com", "phone": "+33.123456789", "fax": "+33.123456788", "mobile": "+33.612345678",
        "vat_number": "FR83404833048", "company_number": "404833048", "birth_date": "1980-01-31", "birth_city": "Paris",
        "birth_country": "FR", "language": "fr", "website": "https://example.com/", "hide_phone": true, "hide_email": false,
    });
    let options = json!({"from": "contact", "to": schema.name, "domain": "mydomain.fr"});
    let mut all = vec![call("convert", &[whole, options]).unwrap()["document"].clone()];
    let file: Value = serde_json::from_str(include_str!("documents.json")).unwrap();
    let rows = file["documents"].as_array().unwrap().iter();
    all.extend(
        rows.filter(|row| row["schema"] == schema.name && row["kind"] == "contact")
            .map(|row| row["document"].clone()),
    );
    // A text of XML or of a card holds texts alone.
    all.retain(|document| !document.is_string());
    all
}

/// Returns the pointers of all values in a document, but not of the document itself.
fn members(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut go = |key: &str, inner: &Value| {
        let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(at.clone());
        members(inner, &at, found);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, inner)| go(key, inner)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, inner)| go(&index.to_string(), inner))
        }
        _ => {}
    }
}

/// Returns whether one place is the other, in it or around it.
fn is_near(one: &str, other: &str) -> bool {
    let is_in = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    is_in(one, other) || is_in(other, one)
}

/// Calls a function with each member of each document in each type, and returns what it says of the answers.
fn each(
    mut judge: impl FnMut(&'static Schema, &str, &Value, &Value) -> Option<String>,
) -> (usize, Vec<String>) {
    let (mut count, mut faults) = (0, Vec::new());
    for schema in schema::all() {
        for document in documents(schema) {
            let mut places = Vec::new();
            members(&document, "", &mut places);
            places.retain(|place| !AROUND.contains(&(schema.name, place.as_str())));
            for place in places {
                for value in [json!(7), json!(true), json!([]), json!({}), json!("")] {
                    let mut wrong = document.clone();
                    *wrong.pointer_mut(&place).unwrap() = value.clone();
                    count += 1;
                    if let Some(fault) = judge(schema, &place, &wrong, &document) {
                        faults.push(format!("{} {place} {value}: {fault}", schema.name));
                    }
                }
            }
        }
    }
    (count, faults)
}

fn check(schema: &Schema, document: &Value) -> Result<Value, String> {
    let association = json!({"domain": "example.com", "owner": true});
    call("check", &[document.clone(), association, json!({"schema": schema.name})])
        .map_err(|error| error.to_string())
}

#[test]
fn a_check_refuses_the_document_and_names_the_member() {
    let (count, faults) = each(|schema, place, wrong, document| {
        let report = match check(schema, wrong) {
            Ok(report) => report,
            Err(error) => return Some(error),
        };
        if report["accepted"] == true
            || check(schema, document).is_ok_and(|before| before["accepted"] == false)
        {
            return None;
        }
        let mut places =
            report["violations"].as_array().unwrap().iter().filter_map(|fault| fault["pointer"].as_str());
        (!places.any(|at| is_near(at, place))).then(|| report["violations"].to_string())
    });
    assert!(count > 1_000, "{count} documents");
    assert!(faults.is_empty(), "{count} documents, {} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_conversion_refuses_the_document_and_reports_the_value() {
    let convert = |schema: &Schema, to: &str, document: &Value, raw: bool| {
        let options = json!({"from": schema.name, "to": to, "raw": raw});
        call("convert", &[document.clone(), options]).map_err(|error| error.to_string())
    };
    let (_, faults) = each(|schema, place, wrong, _| {
        for (to, raw) in [("dnsimple", false), (schema.name, false), (schema.name, true)] {
            let converted = match convert(schema, to, wrong, raw) {
                Ok(converted) => converted,
                Err(error) => return Some(format!("to {to}: {error}")),
            };
            let is_same = to == schema.name && raw;
            if is_same && converted["document"] != *wrong {
                return Some("the document does not come back".to_owned());
            }
            let mut violations = converted["violations"].as_array().unwrap().iter();
            let is_set_aside =
                violations.any(|fault| fault["rule"]["id"].as_str().unwrap().starts_with("document."));
            let mut losses = converted["losses"].as_array().unwrap().iter();
            let is_lost = losses.any(|loss| loss["pointer"].as_str().is_some_and(|at| is_near(at, place)));
            if is_set_aside && !is_lost && !is_same {
                return Some(format!("to {to}: no loss"));
            }
        }
        None
    });
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_patch_that_is_checked_names_the_member() {
    for (schema, existing) in [
        (
            "dnsimple",
            json!({"id": 1, "first_name": "Ann", "last_name": "Bell", "address1": "1 rue", "city": "Paris", "state_province": "IDF",
            "postal_code": "75002", "country": "FR", "email": "ann@example.com", "phone": "+33.123456789"}),
        ),
        (
            "gandi-v3",
            json!({"type": 0, "given": "Ann", "family": "Bell", "streetaddr": "1 rue", "city": "Paris", "zip": "75002",
            "country": "FR", "email": "ann@example.com", "phone": "+33.123456789", "extra_parameters": {"birth_city": "Paris"}}),
        ),
        (
            "gandi-v5",
            json!({"type": "individual", "given": "Ann", "family": "Bell", "streetaddr": "1 rue", "city": "Paris", "zip": "75002",
            "country": "FR", "email": "ann@example.com", "phone": "+33.123456789"}),
        ),
        (
            "glauca",
            json!({"name": "Ann Bell", "street_1": "1 rue", "city": "Paris", "postal_code": "75002", "country_code": "FR",
            "description": "x"}),
        ),
        ("freebox", json!({"id": 1, "first_name": "Ann", "last_name": "Bell", "display_name": "Ann Bell"})),
    ] {
        let members: Vec<String> =
            existing.as_object().unwrap().keys().filter(|name| *name != "id").cloned().collect();
        for name in members.iter().filter(|name| *name != "extra_parameters") {
            for value in [json!(7), json!(true), json!([]), json!({})] {
                // Gandi takes an empty list for none, and asks for a street.
                if schema == "gandi-v5" && (name == "type" || !(value.is_number() || value.is_boolean())) {
                    continue;
                }
                let mut patch = json!({name.as_str(): value});
                if schema == "gandi-v5" {
                    // Gandi asks for these in each patch, and takes no other identity.
                    for asked in ["country", "email", "streetaddr"].into_iter().filter(|asked| asked != name)
                    {
                        patch[asked] = existing[asked].clone();
                    }
                }
                let options = json!({"check": true});
                let patched = call("patch", &[schema.into(), existing.clone(), patch, options]);
                let patched = patched.unwrap_or_else(|error| panic!("{schema} {name} {value}: {error}"));
                let mut faults = patched["violations"].as_array().unwrap().iter();
                let is_named = faults.any(|fault| {
                    fault["pointer"].as_str().is_some_and(|at| is_near(at, &format!("/{name}")))
                });
                assert!(is_named, "{schema} {name} {value}: {patched}");
            }
        }
    }
}

/// Members that say what another value is. Without one, the value is wrong or another one.
const NAMING: [&str; 3] = ["/@type", "/Name", "/Value"];

#[test]
fn a_blank_text_is_as_an_absent_one() {
    let verdict = |schema: &Schema, document: &Value| {
        let report = check(schema, document)?;
        let faults = report["violations"].as_array().unwrap().iter();
        Ok::<_, String>(
            faults
                .map(|fault| format!("{} {} {}", fault["severity"], fault["code"], fault["path"]))
                .collect::<Vec<_>>(),
        )
    };
    let mut faults = Vec::new();
    for schema in schema::all() {
        for document in documents(schema) {
            let mut places = Vec::new();
            members(&document, "", &mut places);
            places.retain(|place| {
                document.pointer(place).is_some_and(Value::is_string)
                    && !NAMING.iter().any(|key| place.ends_with(key))
            });
            for place in places {
                let (above, key) = place.rsplit_once('/').unwrap();
                let mut without = document.clone();
                let Some(object) = without.pointer_mut(above).and_then(Value::as_object_mut) else {
                    continue;
                };
                object.shift_remove(key);
                let absent = verdict(schema, &without);
                for blank in [json!(null), json!(""), json!(" "), json!("\u{a0}\t"), json!("\u{3000}")] {
                    let mut wrong = document.clone();
                    *wrong.pointer_mut(&place).unwrap() = blank.clone();
                    let found = verdict(schema, &wrong);
                    if found != absent {
                        faults.push(format!("{} {place} {blank}: {found:?}, absent {absent:?}", schema.name));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
