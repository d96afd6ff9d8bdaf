//! Decoding loses nothing: decoding and encoding a document gives the same document.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Contact, Field};
use registrant::provider::{Conversion, convert};
use registrant::schema::gandi_v3::SCHEMA as GANDI_V3;
use registrant::schema::gandi_v5::SCHEMA as GANDI_V5;
use registrant::schema::{SCHEMAS, Schema};
use serde_json::{Map, Value, json};

#[test]
fn gandi_v3_documents_come_back() {
    let whole = json!({
        "handle": "FLN123-GANDI", "id": 123, "type": 1, "given": "Given", "family": "Family", "orgname": "Example SAS",
        "email": "given@family.net", "phone": "+33.123456789", "fax": null, "mobile": "", "streetaddr": "5 rue neuve\nbât. B",
        "zip": "01000", "city": "Bourg", "state": null, "country": "FR", "lang": "fr", "password": "PassworD",
        "vat_number": "FR40303265045", "siren": "303265045", "brand_number": null, "jo_declaration_date": "",
        "data_obfuscated": 1, "mail_obfuscated": 0, "newsletter": 1, "third_part_resell": 0, "security_question_num": 3,
        "security_question_answer": "x", "shippingaddress": {"given": "A", "streetaddr2": ""}, "community": false,
        "bu": {"id": 2, "name": "Gandi SAS", "forbidden_tlds": []}, "is_corporate": false, "is_resel": true,
        "reachability": "pending", "validation": "none", "prepaid": {"amount": "1.00", "currency": "EUR"},
        "extra_parameters": {"birth_city": "", "birth_country": "", "birth_date": "", "birth_department": "", "x-uk_co_no": "1"}
    });
    let odd = [
        ("nothing", json!({})),
        ("empty structs", json!({"extra_parameters": {}, "shippingaddress": {}})),
        ("empty arrays for structs", json!({"extra_parameters": [], "shippingaddress": []})),
        ("null for a struct", json!({"extra_parameters": null})),
        ("booleans for flags", json!({"data_obfuscated": true, "mail_obfuscated": false})),
        ("a type as text", json!({"type": "0"})),
        (
            "older names",
            json!({"tva_number": "1", "marque": "2", "obfuscated": 1, "whois_obfuscated": 0, "resell": 1}),
        ),
        ("one field in two places", json!({"brand_number": "1", "extra_parameters": {"brand_number": "1"}})),
        (
            "one field in two places, one empty",
            json!({"brand_number": "1", "extra_parameters": {"brand_number": ""}}),
        ),
        (
            "the same the other way round",
            json!({"brand_number": "", "extra_parameters": {"brand_number": "1"}}),
        ),
        ("two empty places", json!({"brand_number": null, "marque": ""})),
        ("keys that a pointer escapes", json!({"a/b": {"c~d": 1}, "": 2, "extra_parameters": {"x/y": "z"}})),
        ("an empty street", json!({"streetaddr": ""})),
        ("a street of line feeds", json!({"streetaddr": "\n\n"})),
    ];
    for (note, document) in [("everything", whole)].into_iter().chain(odd) {
        let contact = GANDI_V3.decode(&document).unwrap();
        let encoded = GANDI_V3.encode(&contact);
        assert_eq!(encoded.document, document, "{note}");
        assert_eq!(encoded.losses, [], "{note}");
    }
}

#[test]
fn a_changed_field_wins_over_its_kept_spelling() {
    let document = json!({"marque": "1", "type": "0", "fax": null, "city": ""});
    let mut contact = GANDI_V3.decode(&document).unwrap();
    contact.set(registrant::contact::Field::BRAND_NUMBER, "2");
    contact.kind = Some(registrant::contact::Kind::Company);
    contact.fax = Some("+33.1".to_owned());
    contact.city = Some("Paris".to_owned());
    let encoded = GANDI_V3.encode(&contact).document;
    assert_eq!(encoded, json!({"brand_number": "2", "type": 1, "fax": "+33.1", "city": "Paris"}));
}

#[test]
fn no_secret_is_shown() {
    let document =
        json!({"given": "Zaphod", "password": "Beeblebrox", "security_question_answer": "Trillian"});
    let contact = GANDI_V3.decode(&document).unwrap();
    let shown = format!("{contact:?} {}", serde_json::to_string(&contact).unwrap());
    assert!(!shown.contains("Beeblebrox") && !shown.contains("Trillian"), "{shown}");
    assert!(!format!("{contact:?}").contains("Zaphod"));
}

#[test]
fn members_of_several_registries_stand_beside_each_other() {
    let document = json!({
        "vat_number": "FR40303265045",
        "extra_parameters": {"x-se_registrant_vatid": "SE556012579001", "x-fi_business_number": "0112038-9", "x-uk_co_no": "12345678"}
    });
    let mut contact = GANDI_V3.decode(&document).unwrap();
    assert_eq!(contact.text(Field::VAT_NUMBER), Some("FR40303265045"));
    assert_eq!(contact.text(Field::COMPANY_NUMBER), Some("0112038-9"));
    assert_eq!(GANDI_V3.encode(&contact).document, document);
    contact.set(Field::COMPANY_NUMBER, "0112038-8");
    contact.set(Field::VAT_NUMBER, "FR83404833048");
    let encoded = GANDI_V3.encode(&contact);
    let mut expected = document.clone();
    expected["vat_number"] = json!("FR83404833048");
    expected["extra_parameters"]["x-fi_business_number"] = json!("0112038-8");
    assert_eq!((encoded.document, encoded.losses), (expected.clone(), vec![]));
    // The provider's other schema has the same extra values, but no `vat_number` next to them.
    let moved = GANDI_V5.encode(&contact);
    assert_eq!(moved.document["extra_parameters"], expected["extra_parameters"]);
    assert_eq!(moved.losses.iter().map(|loss| loss.place()).collect::<Vec<_>>(), ["vat_number"]);
}

#[test]
fn absent_flags_of_gandi_v5_mean_yes_and_stay_absent() {
    let hidden = |document: Value| {
        let contact = GANDI_V5.decode(&document).unwrap();
        assert_eq!(GANDI_V5.encode(&contact).document, document);
        (contact.hide_address, contact.hide_email)
    };
    assert_eq!(hidden(json!({})), (Some(true), Some(true)));
    assert_eq!(hidden(json!({"data_obfuscated": true, "mail_obfuscated": null})), (Some(true), Some(true)));
    assert_eq!(hidden(json!({"data_obfuscated": false, "mail_obfuscated": 0})), (Some(false), Some(false)));
    let shown =
        convert(&json!({"given": "A"}), &Conversion::to(&GANDI_V3).from(&GANDI_V5).raw()).unwrap().document;
    assert_eq!(shown, json!({"given": "A", "data_obfuscated": 1, "mail_obfuscated": 1}));
    let mut contact = GANDI_V5.decode(&json!({"data_obfuscated": true})).unwrap();
    contact.hide_address = Some(false);
    contact.hide_email = Some(false);
    assert_eq!(
        GANDI_V5.encode(&contact).document,
        json!({"data_obfuscated": false, "mail_obfuscated": false})
    );
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..10i64).prop_map(Value::from),
        "[a-zéß +.@\\n0-9]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any_key(), inner, 0..4)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<String, Value>>())),
        ]
    })
}

fn any_key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "type",
        "given",
        "family",
        "streetaddr",
        "zip",
        "country",
        "phone",
        "data_obfuscated",
        "brand_number",
        "marque",
        "extra_parameters",
        "birth_city",
        "password",
        "shippingaddress",
        "tva_number",
        "orgname",
        "same_as_owner",
        "birth_date",
        "x-hk_registrant_birth_date",
        "x-fi_business_number",
        "x-uk_co_no",
    ];
    prop_oneof![3 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => "[a-z/~ ]{0,6}"]
}

/// Returns a document with the one spelling that Gandi v5 takes for a type. Every other member stays as it is.
fn respelled(schema: &Schema, document: &Value, written: &Value) -> Value {
    let mut expected = document.clone();
    let is_kind = |place: &&mut Value| schema.name == "gandi-v5" && !place.is_null();
    if let (Some(place), Some(kind)) = (expected.pointer_mut("/type").filter(is_kind), written.get("type")) {
        *place = kind.clone();
    }
    expected
}

/// Every document of the corpus comes back with its members in their order.
#[test]
fn the_corpus_comes_back_in_its_order() {
    let mut count = 0;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let cases = file["cases"].as_array().unwrap().iter();
        let documents = cases.filter_map(|case| case["args"].get(0)).filter(|document| {
            document.is_object()
                || document.as_array().is_some_and(|list| list.first() == Some(&json!("vcard")))
                || document.as_str().is_some_and(|text| text.starts_with('<') || text.starts_with("BEGIN"))
        });
        for document in documents {
            for schema in SCHEMAS {
                let Ok(contact) = schema.decode(document) else { continue };
                let written = schema.encode(&contact).document;
                let expected = respelled(schema, document, &written);
                assert_eq!(written.to_string(), expected.to_string(), "{}", schema.name);
                let json = serde_json::to_string(&contact).unwrap();
                let again = Contact::from_json(&serde_json::from_str(&json).unwrap()).unwrap();
                if contact.secrets().next().is_none() {
                    assert_eq!(
                        schema.encode(&again).document.to_string(),
                        expected.to_string(),
                        "{}",
                        schema.name
                    );
                }
                count += 1;
            }
        }
    }
    assert!(count > 5_000, "{count}");
}

proptest! {
    /// Every accepted document comes back. A refused one is an error, never a panic.
    #[test]
    fn any_document_comes_back_or_is_refused(members in prop::collection::btree_map(any_key(), any_value(), 0..8)) {
        let document = Value::from(members.into_iter().collect::<Map<String, Value>>());
        for schema in SCHEMAS {
            if let Ok(contact) = schema.decode(&document) {
                // The texts also have the members in their order.
                let raw = convert(&document, &Conversion::to(schema).from(schema).raw()).unwrap();
                prop_assert_eq!(raw.document.to_string(), document.to_string(), "{}", schema.name);
                let written = schema.encode(&contact).document;
                let expected = respelled(schema, &document, &written);
                prop_assert_eq!(written.to_string(), expected.to_string(), "{}", schema.name);
                let again = registrant::normalize::contact(contact.clone()).contact;
                let twice = registrant::normalize::contact(again.clone());
                prop_assert_eq!(twice.changes, []);
                prop_assert!(twice.contact == again);
            }
        }
    }

    /// Every text that is not JSON gives an error with its place.
    #[test]
    fn any_text_parses_or_is_refused(text in "[\\[\\]{}\":,0-9a-z\\\\ \\n]{0,40}") {
        if let Err(error) = registrant::schema::parse(&text) {
            prop_assert!(error.offset().is_some_and(|offset| offset <= text.len()));
        }
    }
}

/// A number comes back as it was written, or is refused.
#[test]
fn a_number_comes_back() {
    for number in ["123.45678901234567", "0.1", "1e2", "-1.5", "18446744073709551615", "-9223372036854775808"]
    {
        let text = format!("{{\"type\":\"individual\",\"given\":\"A\",\"family\":\"B\",\"x\":{number}}}");
        let document = registrant::schema::parse(&text).unwrap();
        let schema = registrant::schema::named("gandi-v5").unwrap();
        let encoded = schema.encode(&schema.decode(&document).unwrap()).document;
        let wanted: f64 = number.parse().unwrap();
        assert_eq!(encoded["x"].to_string().parse::<f64>().unwrap(), wanted, "{number}");
        assert!(encoded["x"].is_f64() || format!("{}", encoded["x"]) == number, "{number}");
    }
    for number in ["18446744073709551616", "-18446744073709551616", "1e30"] {
        let error = registrant::schema::parse(&format!("{{\"x\":{number}}}")).unwrap_err();
        assert!(error.reason().contains("write it as a string"), "{number}: {error}");
    }
}
