//! `registrant convert`, `detect` and `schemas` as their users meet them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::{Value, json};

const CONTACT: &str = r#"{"handle": "FLN123-GANDI", "type": 0, "given": "Zaphod", "family": "Beeblebrox", "email": "z@b.example",
    "phone": "+33123456789", "streetaddr": "1 rue", "city": "Paris", "zip": "75011", "country": "FR"}"#;
const TO_GANDI: [&str; 3] = ["convert", "--to", "gandi-v3"];

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_document_goes_to_standard_output_and_the_rest_beside_it() {
    let (status, document, told) = registrant(&TO_GANDI, CONTACT.as_bytes());
    assert_eq!(status, 0);
    assert_eq!(json_of(&document)["phone"], "+33.123456789");
    assert!(told.starts_with("changed  phone: written in its usual form\n"), "{told}");
    assert!(!told.contains("Zaphod") && !told.contains("3456"), "values are shown: {told}");
    let (_, document, told) =
        registrant(&[&TO_GANDI[..], &["--raw", "--from", "gandi-v3"]].concat(), CONTACT.as_bytes());
    assert_eq!(json_of(&document), json_of(CONTACT));
    assert!(!told.contains("changed"), "{told}");
}

#[test]
fn fields_with_the_same_change_share_a_line() {
    let (_, _, told) = registrant(&["convert", "--to", "gandi-v5"], CONTACT.as_bytes());
    let lines: Vec<&str> =
        told.lines().filter(|line| line.contains("default of the target schema")).collect();
    assert!(matches!(lines[..], [one] if one.contains(", hide_email: ")), "{told}");
}

#[test]
fn as_json_everything_is_one_object() {
    let (status, answer, told) =
        registrant(&[&TO_GANDI[..], &["--format", "json"]].concat(), CONTACT.as_bytes());
    assert_eq!((status, told.as_str()), (0, ""));
    let answer = json_of(&answer);
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(names, ["from", "to", "document", "changes", "losses", "violations"]);
    assert_eq!(answer["changes"][0]["path"], "phone");
}

#[test]
fn what_the_target_would_refuse_ends_with_status_1() {
    let (status, document, told) = registrant(&TO_GANDI, br#"{"given": "A", "family": "B"}"#);
    assert_eq!(status, 1);
    assert_eq!(json_of(&document), json!({"given": "A", "family": "B"}));
    assert!(told.contains("error    /phone: The phone number is missing"), "{told}");
}

#[test]
fn a_target_that_takes_ascii_only_gets_it_if_asked() {
    let contact = r#"{"given": "Jürgen", "family": "Größl", "streetaddr": "Hauptstraße 5", "city": "Köln", "zip": "50667",
        "country": "DE", "phone": "+49.22112345", "email": "j@example.de", "state": "DE-NW"}"#;
    let to = ["convert", "--to", "cloudflare"];
    let (status, document, told) = registrant(&to, contact.as_bytes());
    assert_eq!((status, &json_of(&document)["city"]), (1, &"Köln".into()));
    assert!(told.contains("error    /city: Write the city in Latin letters without accents"), "{told}");
    let (status, document, told) = registrant(&[&to[..], &["--ascii"]].concat(), contact.as_bytes());
    assert_eq!((status, &json_of(&document)["city"]), (0, &"Koeln".into()), "{told}");
    assert!(told.contains(", city: spelled in ASCII letters"), "{told}");
    let han = contact.replace("Köln", "科隆");
    let (status, _, told) = registrant(&[&to[..], &["--ascii"]].concat(), han.as_bytes());
    assert!(
        status == 1 && told.contains("problem  city: some characters have no spelling in ASCII letters"),
        "{told}"
    );
}

#[test]
fn many_are_converted_a_line_each() {
    let contact = json_of(CONTACT).to_string();
    let input = format!("{contact}\n\n7\n[1\n{contact}\n");
    let arguments = [&TO_GANDI[..], &["--from", "gandi-v3", "--ndjson"]].concat();
    let (status, lines, told) = registrant(&arguments, input.as_bytes());
    assert_eq!(status, 2);
    let lines: Vec<Value> = lines.lines().map(json_of).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[1], &lines[2], &lines[3]), (&Value::Null, &Value::Null, &lines[0]));
    assert!(told.contains("line 1: changed  phone: "), "{told}");
    assert!(
        told.contains("standard input: line 3: at the root: expected an object, found a number"),
        "{told}"
    );
    assert!(told.contains("standard input: line 4: at byte 1: "), "{told}");
    let (_, lines, told) = registrant(&[&arguments[..], &["--format", "json"]].concat(), input.as_bytes());
    let lines: Vec<Value> = lines.lines().map(json_of).collect();
    assert_eq!((lines[0]["to"].as_str(), told.as_str()), (Some("gandi-v3"), ""));
    assert_eq!(lines[1]["error"]["pointer"], "");
}

#[test]
fn a_wrong_call_ends_with_status_2_and_says_why() {
    for (arguments, input, part) in [
        (&["--to", "gandi-v33"][..], CONTACT, "did you mean `gandi-v3`?"),
        (&["--to", "gandi-v3", "--from", "gandi3"], CONTACT, "unknown schema"),
        (&["--to", "gandi-v3"], "{\"Zaphod\": 1}", "the document's members match no known schema"),
        (
            &["--to", "gandi-v3"],
            "{\"given\": \"A\",}",
            "standard input: at byte 14: expected a value after the comma, found a bracket",
        ),
        (&["--to", "gandi-v3", "--from", "gandi-v3"], "<contact/>", "at the root: expected an object, found"),
        (&["--to", "gandi-v3", "--from", "gandi-v3"], "[1]", "at the root: expected an object, found"),
        (&[], CONTACT, "--to"),
    ] {
        let (status, document, error) = registrant(&[&["convert"], arguments].concat(), input.as_bytes());
        assert_eq!((status, document.as_str()), (2, ""), "{arguments:?}: {error}");
        assert!(error.contains(part), "{arguments:?}: {error}");
        assert!(!error.contains("Zaphod"), "a value is shown: {error}");
    }
}

#[test]
fn schemas_are_told_and_listed() {
    assert_eq!(registrant(&["detect"], CONTACT.as_bytes()).1, "gandi-v3\n");
    let (_, answer, _) = registrant(&["detect", "--format", "json"], CONTACT.as_bytes());
    assert_eq!(json_of(&answer)["schema"], "gandi-v3");
    assert!(registrant(&["schemas"], b"").1.contains("gandi-v3       Gandi XML-RPC API v3 contact\n"));
    let (_, answer, _) = registrant(&["schemas", "--format", "json"], b"");
    let answer = json_of(&answer);
    assert!(answer.as_array().unwrap().iter().any(|schema| schema["name"] == "gandi-v3"));
}

#[test]
fn an_empty_list_becomes_an_empty_list() {
    let empty = "<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data></data></array></value></param></params></methodResponse>";
    let page = r#"{"data": [], "pagination": {"current_page": 1, "per_page": 30, "total_entries": 0, "total_pages": 0}}"#;
    let results = r#"{"code": 0, "data": {"results": [], "total": 0}}"#;
    for (list, own) in [(empty, "gandi-v3"), (page, "dnsimple"), (results, "openprovider")] {
        let (status, document, told) = registrant(&["convert", "--to", "gandi-v5"], list.as_bytes());
        assert_eq!((status, document.as_str(), told.as_str()), (0, "[]\n", ""), "{own}");
        let (status, same, _) = registrant(&["convert", "--to", own], list.as_bytes());
        assert_eq!(
            (status, same.split_whitespace().collect::<String>()),
            (0, list.split_whitespace().collect())
        );
    }
}
