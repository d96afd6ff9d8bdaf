//! Schemas with a field in parts, or with several contacts: every accepted document comes back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Contact, Field};
use registrant::schema::{namecheap, named};
use registrant::{Role, normalize};
use serde_json::{Map, Value, json};

#[test]
fn a_number_keeps_its_cut_until_it_changes() {
    let schema = named("openprovider").unwrap();
    let document =
        json!({"phone": {"country_code": "+31", "area_code": "104", "subscriber_number": "482299", "x": 1}});
    let mut contact = schema.decode(&document).unwrap();
    contact = normalize::contact(contact).contact;
    assert_eq!(schema.encode(&contact).document, document);
    contact.phone = Some("+31.201234567".to_owned());
    let phone = json!({"country_code": "+31", "area_code": "20", "subscriber_number": "1234567", "x": 1});
    assert_eq!(schema.encode(&contact).document, json!({"phone": phone}));
}

#[test]
fn a_street_is_cut_where_its_parts_give_it_again() {
    let schema = named("openprovider").unwrap();
    for (country, line, parts) in [
        ("NL", "Kipstraat 3 c-1d", ["Kipstraat", "3", "c-1d"]),
        ("DE", "Straße des 17. Juni 135", ["Straße des 17. Juni", "135", ""]),
        ("FR", "5 rue neuve", ["rue neuve", "5", ""]),
        ("FR", "12bis rue neuve", ["rue neuve", "12bis", ""]),
        ("FR", "Le Bourg", ["Le Bourg", "", ""]),
        ("FR", "5", ["5", "", ""]),
        ("NL", "5", ["5", "", ""]),
        ("NL", "Kipstraat  3", ["Kipstraat ", "3", ""]),
    ] {
        let contact = Contact::new().with(Field::STREET, line).with(Field::COUNTRY, country);
        let document = schema.encode(&contact).document;
        let address = &document["address"];
        assert_eq!(
            ["street", "number", "suffix"].map(|part| address[part].as_str().unwrap()),
            parts,
            "{line}"
        );
        assert_eq!(schema.decode(&document).unwrap().street, [line], "{line}");
    }
}

#[test]
fn namecheaps_roles_are_read_and_written() {
    let document = json!({"RegistrantFirstName": "A", "TechFirstName": "B", "AdminFirstName": "C", "AuxBillingFirstName": "D", "Zip": null});
    let roles = namecheap::roles(&document).unwrap();
    let given =
        |role: Role| roles.iter().find(|(known, _)| *known == role).unwrap().1.given_name.clone().unwrap();
    assert_eq!([Role::Owner, Role::Tech, Role::Admin, Role::Bill].map(given), ["A", "B", "C", "D"]);
    let contacts: Vec<(Role, &Contact)> = roles.iter().map(|(role, contact)| (*role, contact)).collect();
    let mut written = namecheap::parameters(&contacts).document;
    written["Zip"] = Value::Null;
    assert_eq!(written, document);
    assert!(namecheap::roles(&json!({"FirstName": "A"})).unwrap().is_empty());
    assert!(namecheap::roles(&json!([])).is_err());
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => (-3..10i64).prop_map(Value::from),
        5 => "[a-zéß +.x0-9]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop::collection::btree_map(key(), inner, 0..4)
            .prop_map(|map| Value::from(map.into_iter().collect::<Map<String, Value>>()))
    })
}

fn key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "FirstName",
        "RegistrantFirstName",
        "TechPhone",
        "Phone",
        "PhoneExt",
        "Zip",
        "PostalCode",
        "Organization",
        "OrganizationName",
        "Address1",
        "Address2",
        "ApiKey",
        "StateProvince",
        "Country",
        "RegistrantZip",
        "phone",
        "country_code",
        "area_code",
        "subscriber_number",
        "address",
        "street",
        "number",
        "suffix",
        "country",
        "name",
        "first_name",
        "additional_data",
        "birth_city",
        "locale",
        "fax",
        "state",
    ];
    prop_oneof![5 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => "[a-z/~]{0,6}"]
}

proptest! {
    #[test]
    fn any_document_comes_back_or_is_refused(members in prop::collection::btree_map(key(), value(), 0..8)) {
        let document = Value::from(members.into_iter().collect::<Map<String, Value>>());
        for name in ["namecheap", "openprovider"] {
            let schema = named(name).unwrap();
            if let Ok(contact) = schema.decode(&document) {
                prop_assert_eq!(&schema.encode(&contact).document, &document, "{}", name);
                let normalized = normalize::contact(contact).contact;
                let again = schema.decode(&schema.encode(&normalized).document);
                prop_assert!(again.is_ok(), "{}: {:?}", name, again.err());
            }
        }
    }
}
