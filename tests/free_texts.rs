//! A free text moves between all schemas that have one: a label or a note. Any other schema reports its loss.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on panics"
)]

use registrant::contact::{Contact, Field};
use registrant::provider::{Conversion, Converted, convert};
use registrant::schema::{self, Schema};
use serde_json::Value;

/// The schemas with a free text, each with the sign of its place.
const PLACES: [(&str, &str); 11] = [
    ("contact", "\"label\":"),
    ("dnsimple", "\"label\":"),
    ("namecheap", "\"AddressName\":"),
    ("glauca", "\"description\":"),
    ("openprovider", "\"comments\":"),
    ("freebox", "\"notes\":"),
    ("vcard", "NOTE:"),
    ("jcard", "[\"note\","),
    ("rdap", "[\"note\","),
    ("jscontact", "\"notes\":{"),
    ("rdap-jscontact", "\"notes\":{"),
];

const TEXT: &str = "Call after five";

fn contact(label: &str) -> Contact {
    let fields = [
        (Field::LABEL, label),
        (Field::GIVEN_NAME, "Ann"),
        (Field::FAMILY_NAME, "Bell"),
        (Field::STREET, "12 Mill Lane"),
        (Field::CITY, "York"),
        (Field::SUBDIVISION, "York"),
        (Field::POSTAL_CODE, "YO1 7HH"),
        (Field::COUNTRY, "GB"),
        (Field::EMAIL, "ann@example.org"),
        (Field::PHONE, "+44.1904123456"),
    ];
    fields.into_iter().fold(Contact::new(), |contact, (field, text)| contact.with(field, text))
}

fn converted(document: &Value, from: &'static Schema, to: &'static Schema) -> Converted {
    convert(document, &Conversion::to(to).from(from)).unwrap()
}

/// Returns a document with the text in its place, written by the library and read again.
fn document(name: &str, label: &str) -> (Value, &'static Schema) {
    let schema = schema::named(name).unwrap();
    (schema.encode(&contact(label)).document, schema)
}

fn has(document: &Value, sign: &str, text: &str) -> bool {
    let whole = document.as_str().map_or_else(|| document.to_string(), str::to_owned);
    whole.split(sign).skip(1).any(|rest| rest.split(['\n', '}', ']']).any(|part| part.contains(text)))
}

/// Returns whether a loss is one of the text.
fn loses(converted: &Converted, source: &Value) -> bool {
    converted.losses.iter().any(|loss| {
        let at = loss.pointer.as_deref().unwrap_or("?");
        let is_of_text = |value: &Value| value.to_string().contains(TEXT);
        loss.field == Some(Field::LABEL) || at == "NOTE" || source.pointer(at).is_some_and(is_of_text)
    })
}

#[test]
fn every_pair_of_schemas_with_a_free_text_carries_it() {
    for (from, sign) in PLACES {
        let (source, from) = document(from, TEXT);
        assert!(has(&source, sign, TEXT), "{}: {source}", from.name);
        for (to, sign) in PLACES.into_iter().filter(|(to, _)| *to != from.name && *to != "contact") {
            let converted = converted(&source, from, schema::named(to).unwrap());
            assert!(has(&converted.document, sign, TEXT), "{} to {to}: {}", from.name, converted.document);
            assert!(!loses(&converted, &source), "{} to {to}: {:?}", from.name, converted.losses);
            let is_new = converted.changes.iter().any(|change| change.field == Field::LABEL);
            let labels = ["contact", "dnsimple", "namecheap", "glauca", "openprovider"];
            assert_eq!(is_new, labels.contains(&from.name) != labels.contains(&to), "{} to {to}", from.name);
        }
    }
}

#[test]
fn a_free_text_comes_through_the_contact() {
    for (from, _) in PLACES.into_iter().filter(|(from, _)| *from != "contact") {
        let (source, from) = document(from, TEXT);
        let whole = converted(&source, from, schema::CONTACT).document;
        for (to, sign) in PLACES.into_iter().filter(|(to, _)| ![from.name, "contact"].contains(to)) {
            let converted = converted(&whole, schema::CONTACT, schema::named(to).unwrap());
            assert!(has(&converted.document, sign, TEXT), "{} to {to}: {}", from.name, converted.document);
            assert!(!loses(&converted, &whole), "{} to {to}: {:?}", from.name, converted.losses);
        }
    }
}

#[test]
fn a_schema_without_a_free_text_reports_the_loss() {
    let others = schema::SCHEMAS.iter().filter(|to| PLACES.iter().all(|(name, _)| *name != to.name));
    let mut count = 0;
    for to in others {
        for (from, _) in PLACES {
            let (source, from) = document(from, TEXT);
            let converted = converted(&source, from, to);
            let whole = converted.document.to_string();
            assert!(
                loses(&converted, &source) && !whole.contains(TEXT),
                "{} to {}: {whole}",
                from.name,
                to.name
            );
            count += 1;
        }
    }
    assert!(count >= 88, "{count}");
}

#[test]
fn a_name_to_show_is_the_contacts() {
    let (source, from) = document("dnsimple", TEXT);
    let freebox = schema::named("freebox").unwrap();
    assert_eq!(converted(&source, from, freebox).document.get("display_name"), None);
    for label in ["Ann Bell", "Bell Ann", "ANN BELL"] {
        let (source, from) = document("dnsimple", label);
        let converted = converted(&source, from, freebox);
        assert_eq!(converted.document["display_name"], label);
        // An entry has no other place for the county.
        assert_eq!(converted.document["notes"], "state or province: York");
    }
}

#[test]
fn a_label_that_says_the_name_gives_way_to_a_note() {
    let entry = serde_json::json!({"display_name": "Ann Bell", "first_name": "Ann", "last_name": "Bell", "notes": TEXT});
    let freebox = schema::named("freebox").unwrap();
    let to = |name| converted(&entry, freebox, schema::named(name).unwrap()).document;
    assert_eq!(to("dnsimple")["label"], TEXT);
    assert_eq!(to("openprovider")["comments"], TEXT);
    let nickname =
        serde_json::json!({"display_name": "Annie", "first_name": "Ann", "last_name": "Bell", "notes": TEXT});
    let both = converted(&nickname, freebox, schema::named("dnsimple").unwrap()).document;
    assert_eq!(both["label"], format!("Annie; {TEXT}"));
}

#[test]
fn a_note_that_the_target_refuses_is_lost() {
    let long = "x".repeat(300);
    let card =
        Value::from(format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann Bell\r\nNOTE:{long}\r\nEND:VCARD\r\n"));
    let vcard = schema::named("vcard").unwrap();
    let to_glauca = converted(&card, vcard, schema::named("glauca").unwrap());
    assert!(loses(&to_glauca, &card) && !to_glauca.document.to_string().contains(&long));
    let to_openprovider = converted(&card, vcard, schema::named("openprovider").unwrap());
    assert!(!loses(&to_openprovider, &card) && to_openprovider.document.to_string().contains(&long));
}
