//! A wish to hide data is in the target's document or among the losses. An id stays with its provider.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Contact, Field};
use registrant::provider::{Conversion, convert};
use registrant::schema::{self, SCHEMAS, Schema};
use serde_json::{Value, json};

const WISHES: [Field; 6] = [
    Field::HIDE_NAME,
    Field::HIDE_ORGANIZATION,
    Field::HIDE_ADDRESS,
    Field::HIDE_PHONE,
    Field::HIDE_FAX,
    Field::HIDE_EMAIL,
];

/// The wishes of a document.
type Wishes = &'static [(Field, bool)];

/// Fails if a wish is neither in the document nor among the losses, or is in both.
fn check_wishes(contact: &Contact, to: &'static Schema) -> Result<(), TestCaseError> {
    let encoded = to.encode(contact);
    let back = to.decode(&encoded.document).unwrap();
    for field in WISHES.into_iter().filter(|field| contact.flag(*field).is_some()) {
        let is_kept = back.flag(field) == contact.flag(field);
        let is_lost = encoded.losses.iter().any(|loss| loss.field == Some(field));
        prop_assert!(is_kept != is_lost, "{}: {field} is kept: {is_kept}, lost: {is_lost}", to.name);
    }
    Ok(())
}

/// Returns the documents of the schemas that have wishes, each with the wishes in it.
fn documents() -> Vec<(&'static str, Value, Wishes)> {
    let epp = |disclose: &str| {
        Value::from(format!(
            r#"<create xmlns="urn:ietf:params:xml:ns:contact-1.0"><id>sh8013</id><postalInfo type="loc"><name>Ada</name><addr><city>B</city><cc>US</cc></addr></postalInfo><voice/><email>j@example.com</email><authInfo><pw>x</pw></authInfo>{disclose}</create>"#
        ))
    };
    let redacted =
        |path: &str, name: &str| json!({"name": {"description": name}, "prePath": path, "method": "removal"});
    vec![
        (
            "epp",
            epp(r#"<disclose flag="0"><voice/><fax/></disclose>"#),
            &[(Field::HIDE_PHONE, true), (Field::HIDE_FAX, true)],
        ),
        (
            "epp",
            epp(
                r#"<disclose flag="1"><name type="loc"/><name type="int"/><org type="int"/><email/></disclose>"#,
            ),
            &[(Field::HIDE_NAME, false), (Field::HIDE_EMAIL, false)],
        ),
        (
            "epp",
            epp(r#"<disclose flag="0"><name type="int"/><org type="loc"/><addr type="loc"/></disclose>"#),
            &[(Field::HIDE_NAME, true), (Field::HIDE_ORGANIZATION, true), (Field::HIDE_ADDRESS, true)],
        ),
        (
            "gandi-v3",
            json!({"data_obfuscated": 1, "mail_obfuscated": 0}),
            &[(Field::HIDE_ADDRESS, true), (Field::HIDE_EMAIL, false)],
        ),
        ("gandi-v5", json!({"given": "A"}), &[(Field::HIDE_ADDRESS, true), (Field::HIDE_EMAIL, true)]),
        (
            "glauca",
            json!({"contact": {"disclose_phone": false, "disclose_fax": true, "disclose_email": false},
                "local_address": {"disclose_name": false, "disclose_organisation": true, "disclose_address": false}}),
            &[
                (Field::HIDE_NAME, true),
                (Field::HIDE_ORGANIZATION, false),
                (Field::HIDE_ADDRESS, true),
                (Field::HIDE_PHONE, true),
                (Field::HIDE_FAX, false),
                (Field::HIDE_EMAIL, true),
            ],
        ),
        (
            "rdap",
            json!({"objectClassName": "entity", "redacted": [
                redacted("$.vcardArray[1][?(@[0]=='fn')][3]", "Registrant Name"),
                redacted("$.vcardArray[1][?(@[0]=='adr')][3][:3]", "Registrant Street"),
                redacted("$.vcardArray[1][?(@[0]=='tel' && @[1].type=='voice')]", "Registrant Phone"),
                redacted("$.entities[?(@.roles[0]=='technical')].vcardArray[1][?(@[0]=='email')]", "Tech Email"),
            ]}),
            &[(Field::HIDE_NAME, true), (Field::HIDE_ADDRESS, true), (Field::HIDE_PHONE, true)],
        ),
        (
            "rdap",
            json!({"redacted": [{"name": {"type": "Registrant Fax"}}, {"name": {"type": "Registrant Email"}},
                {"name": {"type": "Registry Registrant ID"}}, redacted("$.vcardArray[1][?(@[0]==\"org\")]", "")]}),
            &[(Field::HIDE_FAX, true), (Field::HIDE_EMAIL, true), (Field::HIDE_ORGANIZATION, true)],
        ),
    ]
}

#[test]
fn each_wish_travels_or_is_reported() {
    for (name, document, wishes) in documents() {
        let from = schema::named(name).unwrap();
        let contact = from.decode(&document).unwrap();
        let read: Vec<(Field, Option<bool>)> =
            WISHES.into_iter().map(|field| (field, contact.flag(field))).collect();
        let want: Vec<(Field, Option<bool>)> = WISHES
            .into_iter()
            .map(|field| (field, wishes.iter().find(|(known, _)| *known == field).map(|(_, wish)| *wish)))
            .collect();
        assert_eq!(read, want, "{name}");
        for to in SCHEMAS {
            check_wishes(&contact, to).unwrap();
        }
    }
}

#[test]
fn each_element_travels_between_all_pairs_or_is_reported() {
    let filled = json!({"kind": "individual", "id": "abc12", "given_name": "Ann", "family_name": "Lee", "organization": "Lee Ltd",
        "street": ["1 High Street"], "city": "York", "country": "GB", "email": "a@b.co.uk", "phone": "+44.2079460123",
        "fax": "+44.2079460124"});
    let mut pairs = 0;
    for from in SCHEMAS {
        for (field, wish) in WISHES.into_iter().flat_map(|field| [(field, true), (field, false)]) {
            let mut source = filled.as_object().unwrap().clone();
            source.insert(field.name().to_owned(), wish.into());
            let first = Conversion::to(from).from(schema::CONTACT);
            let document = convert(&Value::from(source), &first).unwrap().document;
            let own = from.decode(&document).unwrap();
            for to in SCHEMAS.iter().filter(|to| to.name != from.name) {
                for conversion in [Conversion::to(to).from(from), Conversion::to(to).from(from).raw()] {
                    let converted = convert(&document, &conversion).unwrap();
                    let written = to.decode(&converted.document).unwrap();
                    for one in WISHES.into_iter().filter(|one| own.flag(*one).is_some()) {
                        let is_kept = written.flag(one) == own.flag(one);
                        let is_lost = converted.losses.iter().any(|loss| loss.field == Some(one));
                        assert!(
                            is_kept != is_lost,
                            "{} to {}: {one} {:?}",
                            from.name,
                            to.name,
                            own.flag(one)
                        );
                        pairs += 1;
                    }
                }
            }
        }
    }
    assert!(pairs > 3_000, "{pairs} moves of an element");
}

#[test]
fn a_change_of_one_wish_leaves_the_others() {
    for (name, document, _) in documents() {
        let from = schema::named(name).unwrap();
        let contact = from.decode(&document).unwrap();
        for field in WISHES {
            for wish in [true, false] {
                check_wishes(&contact.clone().with_flag(field, wish), from).unwrap();
            }
        }
    }
}

#[test]
fn an_id_stays_with_its_provider() {
    let mut count = 0;
    for from in SCHEMAS {
        let document = from.encode(&Contact::new().with(Field::ID, "1234")).document;
        let contact = from.decode(&document).unwrap();
        if !contact.has(Field::ID) {
            continue;
        }
        for to in SCHEMAS {
            let converted = convert(&document, &Conversion::to(to).from(from).raw()).unwrap();
            let written = to.decode(&converted.document).unwrap();
            let cards = ["vcard", "jcard", "jscontact"];
            let is_shared = from.name == to.name || [from, to].iter().all(|one| cards.contains(&one.name));
            let is_lost = converted.losses.iter().any(|loss| loss.field == Some(Field::ID));
            // The entity of RDAP has a handle of its own, and the whole card with its `uid`.
            let is_inside = cards.contains(&from.name) && ["rdap", "rdap-jscontact"].contains(&to.name);
            assert_eq!(
                (written.has(Field::ID), is_lost),
                (is_shared, !is_shared && !is_inside),
                "{} to {}",
                from.name,
                to.name
            );
        }
        count += 1;
        // The canonical contact keeps the id with its schema, so that it can go back.
        let canonical = convert(&document, &Conversion::to(schema::CONTACT).from(from).raw()).unwrap();
        let back = convert(&canonical.document, &Conversion::to(from).raw().from(schema::CONTACT)).unwrap();
        assert_eq!(back.document.to_string(), document.to_string(), "{}", from.name);
    }
    assert_eq!(count, 13);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_wishes_travel_or_are_reported(wishes in prop::collection::vec(prop::option::of(any::<bool>()), 6)) {
        let mut contact = Contact::new().with(Field::FULL_NAME, "Ann Lee").with(Field::CITY, "York");
        for (field, wish) in WISHES.into_iter().zip(wishes) {
            wish.iter().for_each(|wish| contact.set_flag(field, *wish));
        }
        for to in SCHEMAS {
            check_wishes(&contact, to)?;
        }
    }
}
