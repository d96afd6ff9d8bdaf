//! Answers to documents as lines equal the answers to each document alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]
#![cfg(not(target_arch = "wasm32"))]

use registrant::contact::Contact;
use registrant::json::{Answer, Checker, call, check_lines};
use registrant::schema::{SCHEMAS, detect};
use serde_json::{Value, json};

/// Returns every document of the corpus, and a contact in each schema.
fn documents() -> Vec<Value> {
    let contact = Contact::from_json(&json!({
        "kind": "company", "given_name": "Given", "family_name": "Family", "organization": "Example SAS",
        "street": ["1 rue", "2e étage"], "city": "Paris", "postal_code": "75011", "country": "FR",
        "email": "a@example.com", "phone": "+33.142685300", "fax": "+33.142685301", "language": "fr",
        "vat_number": "FR83404833048", "siren": "404833048",
    }))
    .unwrap();
    let mut documents: Vec<Value> = SCHEMAS.iter().map(|schema| schema.encode(&contact).document).collect();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap().flatten() {
        if file.path().extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let cases: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let arguments = case["args"].as_array().map(Vec::as_slice).unwrap_or_default();
            documents.extend(arguments.iter().filter(|value| value.is_object()).cloned());
        }
    }
    documents
}

/// Returns wrong or odd variants of a document: one member altered, at the top or one level down.
fn altered(document: &Value) -> Vec<String> {
    let mut texts =
        vec![document.to_string(), serde_json::to_string_pretty(document).unwrap().replace('\n', "\r")];
    let Some(object) = document.as_object() else { return texts };
    // A contact for a role, next to the members of another one.
    for role in ["owner", "registrant", "billing", "data"] {
        let mut other = document.clone();
        other[role] = document.clone();
        texts.push(other.to_string());
    }
    // Members that make an error or another object of it, alone or with the contact's.
    for more in [
        json!({"status": "error"}),
        json!({"error_code": "invalid", "success": false}),
        json!({"code": 1, "desc": "refused"}),
        json!({"status": 400, "title": "refused"}),
        json!({"id": 1, "account_id": 2, "domain_id": 3, "contact_id": 4}),
        json!({"ExtraParams": {"BIRTH_CITY": "Paris"}}),
        json!({"result": {"registrant_contact": {"first_name": "Ann"}}}),
    ] {
        texts.push(more.to_string());
        let mut other = document.clone();
        other.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        texts.push(other.to_string());
    }
    for (key, value) in object {
        for odd in [
            json!(null),
            json!(""),
            json!("  x  "),
            json!("0"),
            json!(1),
            json!(1.5),
            json!(true),
            json!([]),
            json!({}),
            json!("FRANCE"),
            json!("é\u{301}\"\n\\"),
            json!("x".repeat(70_000)),
        ] {
            let mut other = document.clone();
            other[key] = odd;
            texts.push(other.to_string());
        }
        let mut other = document.clone();
        other.as_object_mut().unwrap().remove(key);
        texts.push(other.to_string());
        // A repeated member; an unknown member with a repeated one inside.
        let text = document.to_string();
        let rest = text.strip_prefix('{').unwrap();
        texts.push(format!("{{{}:{value},{rest}", json!(key)));
        texts.push(format!("{{\"unknown\":{{\"a\":[1,{{\"b\":1e400}}]}},{rest}"));
        texts.push(format!("{{\"unknown\":{{\"a\":1,\"a\":2}},{rest}"));
        texts.push(format!("{{\"unknown\":1,\"unknown\":2,{rest}"));
        for depth in [63, 64, 65, 126, 127, 128] {
            texts.push(format!("{{\"unknown\":{}{},{rest}", "[".repeat(depth), "]".repeat(depth)));
        }
        texts.push(text.replace("\":", "\"\t:\r ").replace(",\"", " ,\"").replace('a', "\\u0061"));
        texts.push(text.replace(",\"", ",,\""));
        texts.push(text.replace(",\"", " \""));
        texts.push(text.replace('}', ",}"));
        texts.push(text.replace(":\"", ":\"\u{1}"));
        texts.push(text.replace(":\"", ":\"\\ud800"));
        texts.push(text.replace(":\"", ":tru,\"x\":\""));
        texts.push(format!("{text}{{}}"));
        texts.push(text.get(..text.len() / 2).unwrap_or("{").to_owned());
        for inner in value.as_object().into_iter().flat_map(|inner| inner.keys()) {
            for odd in [json!(null), json!("FR"), json!(7), json!([]), json!({ "a": 1 })] {
                let mut other = document.clone();
                other[key][inner] = odd;
                texts.push(other.to_string());
            }
        }
    }
    texts
}

/// Returns the parts of an error except its place: [`call`] starts it with the argument's name, a line has a
/// number.
fn bare(line: &str, argument: &str) -> Value {
    let mut value: Value = serde_json::from_str(line).unwrap();
    if let Some(error) = value.get_mut("error").and_then(Value::as_object_mut) {
        let pointer = error.shift_remove("pointer").unwrap_or_default();
        let pointer = pointer.as_str().unwrap_or_default();
        error.insert("pointer".to_owned(), json!(pointer.strip_prefix(argument).unwrap_or(pointer)));
        error.shift_remove("line");
        error.shift_remove("message");
    }
    value
}

/// Returns the answer of [`call`] as a line.
fn one_by_one(text: &str, association: &Value, options: &Value) -> String {
    let answer = registrant::schema::read(text)
        .and_then(|document| call("check", &[document, association.clone(), options.clone()]));
    match answer {
        Ok(report) => format!("{report}\n"),
        Err(error) => format!("{}\n", json!({ "error": error })),
    }
}

#[test]
fn lines_are_answered_as_one_by_one() {
    let association = json!({ "domain": "mydomain.fr", "owner": true, "tech": true });
    let mut compared = 0;
    for schema in SCHEMAS.iter().map(|schema| Some(schema.name)).chain([Some("contact"), None]) {
        let options = match schema {
            Some(name) => json!({ "schema": name, "today": "2026-01-01" }),
            None => json!({}),
        };
        let mut checker = Checker::new(&association, &options).unwrap();
        let is_of_schema = |document: &Value| match detect(document) {
            Ok(detected) => schema.is_none_or(|name| name == detected.schema),
            Err(_) => schema == Some("contact"),
        };
        // A few documents of each schema, since each gets many alterations.
        for text in documents().iter().filter(|d| is_of_schema(d)).take(6).flat_map(altered) {
            let mut out = Vec::new();
            let answer = checker.line(text.as_bytes(), &mut out);
            let line = String::from_utf8(out).unwrap();
            let alone = one_by_one(&text, &association, &options);
            if line.starts_with("{\"error\"") {
                assert_eq!(bare(&line, ""), bare(&alone, "/contact"), "{text} as {options}");
            } else {
                assert_eq!(line, alone, "{text} as {options}");
            }
            let expected = match line.get(..13) {
                Some("{\"accepted\":t") => Answer::Accepted,
                Some("{\"accepted\":f") => Answer::Refused,
                _ => Answer::Error,
            };
            assert_eq!(answer, expected, "{text}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn each_line_has_its_answer_in_order() {
    let association = json!({ "domain": "mydomain.fr", "owner": true });
    let input = b"\xef\xbb\xbf\n{\"given\": \"A\", \"streetaddr\": \"B\"}\r\n \t\n{]\n\xff\n{\"given\": \"A\", \"streetaddr\": \"B\"}";
    let out = check_lines(input, &association, &json!({})).unwrap();
    let lines: Vec<Value> =
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], lines[3]);
    assert_eq!(lines[0]["accepted"], false);
    assert_eq!(lines[1]["error"]["offset"], 1);
    assert_eq!(lines[1]["error"]["line"], 4);
    assert_eq!(lines[2]["error"]["offset"], 0);
    let numbers: Vec<&Value> = lines.iter().map(|line| &line["error"]["line"]).collect();
    assert_eq!(numbers, [&Value::Null, &json!(4), &json!(5), &Value::Null], "empty lines count");
    assert!(lines[1]["error"]["message"].as_str().unwrap().starts_with("line 4: at byte 1: "));
}

#[test]
fn a_wrong_call_is_told_before_any_line() {
    for (association, options, kind) in [
        (json!({ "domain": "a.fr" }), json!({}), "argument"),
        (json!({ "domain": "a.nosuchtld", "owner": true }), json!({}), "suffix"),
        (json!({ "domain": "a.fr", "owner": true }), json!({ "schema": "gandi-v33" }), "schema"),
    ] {
        assert_eq!(check_lines(b"", &association, &options).unwrap_err().kind().as_str(), kind);
    }
}

/// A violation names the member that the document has, even if its value is empty.
#[test]
fn an_empty_member_is_named_alike_alone_and_in_lines() {
    for (schema, domain, document, pointer) in [
        ("opensrs", "example.id", json!({"address3": ""}), "/address3"),
        ("opensrs", "example.id", json!({"address1": "", "address3": ""}), "/address1"),
        ("gandi-v3", "example.f.se", json!({"family": "e", "vat_number": null, "type": 1}), "/vat_number"),
    ] {
        let (association, options) = (json!({"domain": domain, "owner": true}), json!({"schema": schema}));
        let line = check_lines(document.to_string().as_bytes(), &association, &options).unwrap();
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, one_by_one(&document.to_string(), &association, &options), "{document}");
        assert!(line.contains(&format!("\"{pointer}\"")), "{document}: {line}");
    }
}
