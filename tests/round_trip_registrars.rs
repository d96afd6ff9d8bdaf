//! Documents of registrars' schemas come back unchanged, in their envelopes and with their lists of pairs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::Field;
use registrant::provider::dnsimple;
use registrant::provider::{Conversion, convert};
use registrant::schema::{SCHEMAS, Schema, cloudflare, godaddy, named, opensrs, route53};
use serde_json::{Map, Value, json};

#[test]
fn documents_come_back() {
    let contact = json!({"id": 1, "account_id": 2, "first_name": "A", "email_address": "a@b.net", "phone": "+1 202-555-0191",
        "fax": null, "address1": "x", "address2": "", "label": "", "created_at": "2020-06-04T21:03:47.226Z"});
    let pairs = json!([{"Name": "X/Y~Z", "Value": {"a": 1}}, {"Name": "VAT_NUMBER", "Value": ""}, {"Name": "IT_PIN", "Value": "1"}]);
    let cases: &[(&str, &'static Schema, Value)] = &[
        ("a contact", &registrant::schema::dnsimple::SCHEMA, contact.clone()),
        ("in an envelope", &registrant::schema::dnsimple::SCHEMA, json!({"data": contact.clone(), "x": [1]})),
        (
            "in a webhook",
            &registrant::schema::dnsimple::SCHEMA,
            json!({"name": "contact.create", "data": {"contact": contact.clone(), "y": null}}),
        ),
        (
            "in another webhook",
            &registrant::schema::dnsimple::SCHEMA,
            json!({"data": {"contact": null, "registrant": contact.clone()}, "api_version": "v2"}),
        ),
        ("an empty envelope", &registrant::schema::dnsimple::SCHEMA, json!({"data": {}})),
        (
            "data that is no envelope",
            &registrant::schema::dnsimple::SCHEMA,
            json!({"first_name": "A", "data": {"contact": {"city": 1}}}),
        ),
        (
            "data that is a list beside a name",
            &registrant::schema::dnsimple::SCHEMA,
            json!({"first_name": "A", "data": [contact]}),
        ),
        ("an id as text", &registrant::schema::dnsimple::SCHEMA, json!({"id": "1"})),
        (
            "a domain around the contact",
            &cloudflare::SCHEMA,
            json!({"registrant_contact": {"zip": "1"}, "id_": 1}),
        ),
        ("pairs in their order", &route53::SCHEMA, json!({"ExtraParams": pairs, "FirstName": "A"})),
        ("no pairs", &route53::SCHEMA, json!({"ExtraParams": []})),
        ("null for pairs", &route53::SCHEMA, json!({"ExtraParams": null})),
        ("a null value", &route53::SCHEMA, json!({"ExtraParams": [{"Name": "VAT_NUMBER", "Value": null}]})),
        (
            "one field under the names of two registries",
            &route53::SCHEMA,
            json!({"ExtraParams": [{"Name": "FI_BUSINESS_NUMBER", "Value": "1"}, {"Name": "UK_COMPANY_NUMBER", "Value": "2"}]}),
        ),
        (
            "a nested address",
            &godaddy::SCHEMA,
            json!({"addressMailing": {"address1": "x", "more": {}}, "nameMiddle": "M"}),
        ),
        ("an extension", &opensrs::SCHEMA, json!({"phone": "+1.2025550191x7", "lang": "EN"})),
    ];
    for (note, schema, document) in cases {
        let read = schema.decode(document).unwrap();
        assert_eq!(schema.encode(&read).document.to_string(), document.to_string(), "{note}");
        assert_eq!(schema.encode(&read).losses, [], "{note}");
    }
}

#[test]
fn a_change_keeps_what_is_around_it() {
    let pairs = |vat: &str| json!([{"Name": "NEW", "Value": "1"}, {"Name": "VAT_NUMBER", "Value": vat}, {"Name": "OTHER", "Value": "2"}]);
    let mut contact = route53::SCHEMA.decode(&json!({"ExtraParams": pairs("1")})).unwrap();
    contact.set(Field::VAT_NUMBER, "2");
    assert_eq!(route53::SCHEMA.encode(&contact).document, json!({"ExtraParams": pairs("2")}));
    contact.set(Field::IT_PIN, "3");
    let written = route53::SCHEMA.encode(&contact).document;
    assert_eq!(written["ExtraParams"][3], json!({"Name": "IT_PIN", "Value": "3"}));

    let mut contact = registrant::schema::dnsimple::SCHEMA
        .decode(&json!({"data": {"id": 1, "phone": "+1.2"}, "meta": 1}))
        .unwrap();
    contact.set(Field::PHONE, "+1.3");
    assert_eq!(
        registrant::schema::dnsimple::SCHEMA.encode(&contact).document,
        json!({"data": {"id": 1, "phone": "+13"}, "meta": 1})
    );
}

#[test]
fn what_a_target_cannot_carry_is_told() {
    let document = json!({"id": "ea95", "first_name": "A", "last_name": "B", "phone": "+1.2025550191x7", "zip": "10001"});
    let converted = convert(
        &document,
        &Conversion::to(&registrant::schema::dnsimple::SCHEMA).from(&cloudflare::SCHEMA).raw(),
    )
    .unwrap();
    let lost: Vec<&str> = converted.losses.iter().map(|loss| loss.place()).collect();
    assert_eq!(lost, ["id", "phone"]);
    let broken: Vec<&str> = converted.violations.iter().map(|violation| violation.rule.id.as_str()).collect();
    assert!(broken.contains(&"dnsimple.state-province"), "{broken:?}");

    let long = json!({"streetaddr": "Suite 5, Tower B, 1234 Example Boulevard North", "country": "US"});
    let converted =
        convert(&long, &Conversion::to(&godaddy::SCHEMA).from(named("gandi-v3").unwrap())).unwrap();
    assert!(converted.violations.iter().all(|violation| violation.rule.id != "godaddy.address"));
}

fn any_key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "id",
        "first_name",
        "phone",
        "fax",
        "address1",
        "address2",
        "email",
        "email_address",
        "data",
        "contact",
        "registrant",
        "FirstName",
        "ContactType",
        "AddressLine2",
        "PhoneNumber",
        "ExtraParams",
        "addressMailing",
        "nameFirst",
        "state",
        "registrant_contact",
        "result",
        "lang",
        "lang_pref",
        "org_name",
    ];
    prop_oneof![4 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => "[a-z/~ ]{0,4}"]
}

fn any_pairs() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("VAT_NUMBER"),
        Just("FI_BUSINESS_NUMBER"),
        Just("UK_COMPANY_NUMBER"),
        Just("ES_LEGAL_FORM"),
        Just("NEW"),
        Just("A/B~"),
    ];
    let value = prop_oneof![
        Just(json!("1")),
        Just(json!("FOUNDATION")),
        Just(json!("")),
        Just(Value::Null),
        Just(json!(1)),
    ];
    let pair = (name, value).prop_map(|(name, value)| json!({"Name": name, "Value": value}));
    prop::collection::vec(pair, 0..4).prop_map(Value::from)
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1..5i64).prop_map(Value::from),
        "[a-z +.x0-9-]{0,12}".prop_map(Value::from),
        any_pairs(),
        Just(json!("PERSON")),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any_key(), inner, 0..5)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<String, Value>>())),
        ]
    })
}

proptest! {
    /// Every accepted document comes back. DNSimple's calls give an answer or an error.
    #[test]
    fn any_document_comes_back_or_is_refused(members in prop::collection::btree_map(any_key(), any_value(), 0..7)) {
        let document = Value::from(members.into_iter().collect::<Map<String, Value>>());
        for schema in SCHEMAS {
            if let Ok(contact) = schema.decode(&document) {
                let written = schema.encode(&contact).document;
                prop_assert_eq!(written.to_string(), document.to_string(), "{}", schema.name);
            }
        }
        if let Ok(saved) = dnsimple::on_save(&document) {
            let again = dnsimple::on_save(&saved.document).unwrap();
            prop_assert_eq!(&again.document, &saved.document);
            prop_assert_eq!(again.changes, []);
        }
        dnsimple::read_refusal(&document, Some(400));
        let _ = (dnsimple::registrant_change(&document), dnsimple::attribute_definitions(&document));
        let _ = dnsimple::can_delete(&document, &document, &document);
        let _ = dnsimple::read_extended_attributes(&document);
    }
}
