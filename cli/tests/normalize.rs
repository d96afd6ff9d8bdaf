//! `registrant normalize`, as scripts use it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::Value;

fn normalize(arguments: &[&str], input: &str) -> (i32, Vec<Value>, String) {
    let (status, lines, error) = registrant(&[&["normalize"], arguments].concat(), input.as_bytes());
    (status, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), error)
}

#[test]
fn values_come_from_the_arguments() {
    let (status, lines, _) =
        normalize(&["phone", "--country", "France", "01 42 68 53 00", "+44 20 7031 3000"], "");
    assert_eq!(status, 0);
    assert_eq!((&lines[0]["e164"], &lines[1]["e164"]), (&"+33142685300".into(), &"+442070313000".into()));
    let keys: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "input",
            "value",
            "valid",
            "changes",
            "error",
            "e164",
            "epp",
            "national",
            "international",
            "extension",
            "possible",
            "region",
            "type"
        ]
    );
}

#[test]
fn values_and_contacts_are_spelled_in_ascii() {
    let (status, lines, _) = normalize(&["text", "--ascii", "--country", "UA", "Київ, вул. Згурська"], "");
    assert_eq!((status, &lines[0]["value"]), (0, &"Kyiv, vul. Zghurska".into()));
    let (status, lines, _) = normalize(&["name", "--ascii"], "Ñuñez\n田中\n");
    assert_eq!((status, &lines[0]["value"], &lines[1]["value"]), (1, &"Nunez".into(), &"田中".into()));
    let contact = r#"{"given": "Jürgen", "family": "Größl", "streetaddr": "Hauptstraße 5", "city": "Köln", "country": "DE"}"#;
    let (status, lines, _) = normalize(&["contact", "--ascii"], contact);
    assert_eq!((status, &lines[0]["contact"]["city"]), (0, &"Koeln".into()));
    let (status, lines, _) = normalize(
        &["contact", "--ascii", "--ndjson"],
        &format!("{contact}\n\n{{\"given\": \"A\", \"streetaddr\": \"1\", \"city\": \"東京\"}}\n"),
    );
    assert_eq!((status, lines.len()), (1, 2));
    assert_eq!(lines[1]["problems"][0]["reason"], "text.no_transliteration");
    let (status, lines, error) = normalize(&["contact"], "[");
    assert!(status == 2 && lines.is_empty() && error.contains("standard input"), "{error}");
}

#[test]
fn values_come_a_line_each_in_order() {
    let (status, lines, _) = normalize(&["country"], "France\nAtlantis\r\n\nUK");
    assert_eq!(status, 1, "one of them is no country");
    let values: Vec<&Value> = lines.iter().map(|line| &line["value"]).collect();
    assert_eq!(values, [&Value::from("FR"), &Value::Null, &Value::Null, &Value::from("GB")]);
}

#[test]
fn a_line_of_ndjson_has_its_own_country_and_kind() {
    let input = "{\"value\": \"1011ab\", \"country\": \"NL\"}\n\n{\"value\": \"SW1A1AA\"}\n{\"value\": \n{\"value\": 5}\n{}\n";
    let (status, lines, _) = normalize(&["postal-code", "--ndjson", "--country", "GB"], input);
    assert_eq!((status, lines.len()), (1, 5));
    assert_eq!((&lines[0]["value"], &lines[1]["value"]), (&"1011 AB".into(), &"SW1A 1AA".into()));
    for (line, part) in [(2, "expected a value, found the end of the text"), (3, "a string or null")] {
        assert!(lines[line]["error"]["message"].as_str().unwrap().contains(part), "{}", lines[line]);
        assert_eq!((&lines[line]["valid"], &lines[line]["value"]), (&Value::Bool(false), &Value::Null));
    }
    let (_, lines, _) =
        normalize(&["identifier", "--ndjson"], "{\"value\": \"732 829 320\", \"kind\": \"fr.siren\"}\n");
    assert_eq!(lines[0]["display"], "732 829 320");
}

#[test]
fn a_line_that_cannot_be_read_keeps_its_value_and_has_its_number() {
    let input = "\u{feff}{\"value\": \"+33142685300\", \"country\": \"Atlantis\"}\n\n{\"value\": \"+33142685300\", \"country\": \"\"}\n{]\n";
    let (status, lines, _) = normalize(&["phone", "--ndjson"], input);
    assert_eq!((status, lines.len()), (1, 3));
    assert_eq!(lines[0]["input"], "+33142685300");
    assert_eq!((&lines[0]["error"]["pointer"], &lines[0]["error"]["line"]), (&"/country".into(), &1.into()));
    assert_eq!(
        (&lines[1]["valid"], &lines[1]["value"]),
        (&true.into(), &"+33.142685300".into()),
        "no country"
    );
    assert_eq!((&lines[2]["input"], &lines[2]["error"]["line"]), (&Value::Null, &4.into()));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_value() {
    let (status, lines, _) = normalize(&["country"], "\u{feff}FR\n");
    assert_eq!((status, &lines[0]["input"], &lines[0]["changes"]), (0, &"FR".into(), &serde_json::json!([])));
}

#[test]
fn messages_are_in_the_language_that_is_asked_for() {
    let (_, lines, _) = normalize(&["email", "--language", "de", " a@@b.org"], "");
    assert_eq!(lines[0]["error"]["message"], "eine E-Mail-Adresse hat nur ein @");
    let (_, lines, _) = normalize(&["country", "--language", "es", "France"], "");
    assert_eq!(lines[0]["changes"][0]["message"], "nombre de país sustituido por su código");
}

#[test]
fn a_wrong_call_says_what_is_right() {
    for (arguments, part) in [
        (&["telephone", "1"][..], "possible values: phone"),
        (&["phone", "--country", "Atlantis", "1"], "--country: expected a country, found another value"),
        (&["identifier", "732829320"], "add --kind, such as fr.siren"),
        (&["identifier", "--kind", "", "732829320"], "add --kind, such as fr.siren"),
        (&["date", "--order", "ymd", "1"], "expected dmy or mdy, found another value"),
        (&["phone", "--today", "soon", "1"], "--today"),
    ] {
        let (status, _, error) = normalize(arguments, "");
        assert_eq!(status, 2, "{arguments:?}");
        assert!(error.contains(part), "{arguments:?}: {error}");
    }
}

#[test]
fn hostile_lines_end_in_a_reason() {
    let long =
        ["9".repeat(1_000_000), "\u{200f}".repeat(300_000), "é".repeat(500_000), " ".repeat(1_000_000)]
            .join("\n");
    for kind in ["phone", "country", "subdivision", "postal-code", "email", "name", "organization", "date"] {
        let (status, lines, _) = normalize(&[kind, "--country", "FR"], &long);
        assert_eq!((status, lines.len()), (1, 4), "{kind}");
        assert!(lines.iter().all(|line| line["valid"] == false), "{kind}");
    }
}
