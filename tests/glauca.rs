//! Glauca's objects: round trips lose nothing, changes go to the right place, updates follow the API's terms.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Field, Kind};
use registrant::provider::glauca;
use registrant::provider::glauca::domain::{self, Direction};
use registrant::provider::{Conversion, convert};
use registrant::schema::gandi_v3;
use registrant::schema::glauca::SCHEMA;
use serde_json::{Map, Value, json};

fn contact() -> Value {
    json!({
        "url": "https://api.example/api/contacts/4b1f/", "id": "4b1f", "description": "Lee, office",
        "local_address": "9a0c", "local_address_url": "https://api.example/api/contact_addresses/9a0c/",
        "int_address": null, "int_address_url": null, "phone": "+442079460123", "phone_ext": "12", "fax": null,
        "fax_ext": null, "email": "mary@lee.example", "entity_type": "uk_limited_company", "trading_name": null,
        "company_number": "01234567", "disclose_phone": false, "disclose_fax": false, "disclose_email": true
    })
}

fn address() -> Value {
    json!({
        "url": "https://api.example/api/contact_addresses/9a0c/", "id": "9a0c", "description": "Head office",
        "name": "Mary Ann Lee", "organisation": "Lee & Daughters", "street_1": "7 Mill Lane", "street_2": null,
        "street_3": null, "city": "York", "province": null, "postal_code": "YO1 7HH", "country_code": "GB",
        "birthday": null, "identity_number": null, "disclose_name": true, "disclose_organisation": true,
        "disclose_address": false
    })
}

fn domain_object() -> Value {
    json!({
        "url": "https://api.example/api/domains/77aa/", "id": "77aa", "domain": "lee-example.com", "statuses": ["ok"],
        "deleted": false, "registrant": "4b1f", "registrant_url": "https://api.example/api/contacts/4b1f/",
        "admin_contact": "4b1f", "admin_contact_url": "https://api.example/api/contacts/4b1f/",
        "billing_contact": "4b1f", "billing_contact_url": "https://api.example/api/contacts/4b1f/",
        "tech_contact": "4b1f", "tech_contact_url": "https://api.example/api/contacts/4b1f/",
        "name_servers": [{"host_object": "ns1.lee.example", "host_name": null, "addresses": null}], "hosts": [],
        "rgp_state": [], "auth_info": "s3cr3t", "sec_dns": null, "created": null, "expiry": "2027-02-03T04:05:06Z",
        "last_updated": null, "last_transferred": null, "renewal_of_the_future": {"a": [1]}
    })
}

#[test]
fn a_change_lands_where_the_document_has_the_field() {
    let pair = json!({"contact": contact(), "local_address": address(), "int_address": null});
    let mut read = SCHEMA.decode(&pair).unwrap();
    read.city = Some("Leeds".to_owned());
    read.fax = Some("+44.2079460999x7".to_owned());
    read.label = Some("Lee".to_owned());
    read.kind = Some(Kind::Individual);
    read.unset(Field::COMPANY_NUMBER);
    let mut want = pair.clone();
    want["local_address"]["city"] = json!("Leeds");
    want["contact"]["fax"] = json!("+442079460999");
    want["contact"]["fax_ext"] = json!("7");
    want["contact"]["description"] = json!("Lee");
    want["contact"]["entity_type"] = json!("uk_individual");
    want["contact"]["company_number"] = json!(null);
    assert_eq!(SCHEMA.encode(&read).document, want);

    let mut alone = SCHEMA.decode(&address()).unwrap();
    alone.label = Some("Works".to_owned());
    alone.email = Some("a@b.example".to_owned());
    let encoded = SCHEMA.encode(&alone);
    let mut want = address();
    want["description"] = json!("Works");
    assert_eq!(encoded.document, want);
    assert_eq!(encoded.losses[0].place(), "email");

    let mut linked = SCHEMA.decode(&contact()).unwrap();
    linked.city = Some("Leeds".to_owned());
    let encoded = SCHEMA.encode(&linked);
    assert_eq!(encoded.document, contact());
    assert_eq!(encoded.losses[0].message, "the document has only the id of the address");
}

#[test]
fn a_violation_points_into_the_form_that_the_document_has() {
    let association =
        registrant::Association::new("example.com").role(registrant::Role::Owner).provider("glauca");
    for (document, place) in [
        (json!({"contact": contact(), "local_address": {"city": "York"}}), "/local_address/street_1"),
        (
            json!({"contact": contact(), "local_address": null, "int_address": {"city": "York"}}),
            "/int_address/street_1",
        ),
        (address_without("street_1"), "/street_1"),
        (
            {
                let mut d = contact();
                d["local_address"] = address_without("street_1");
                d
            },
            "/local_address/street_1",
        ),
    ] {
        let report = registrant::check(&SCHEMA.decode(&document).unwrap(), &association).unwrap();
        let street = report.violations.iter().find(|violation| violation.field == Field::STREET).unwrap();
        assert_eq!(street.pointer.as_deref(), Some(place));
    }
}

fn address_without(name: &str) -> Value {
    let mut address = address();
    address.as_object_mut().unwrap().shift_remove(name);
    address
}

#[test]
fn to_another_schema_and_back_only_what_was_told_is_lost() {
    let pair = json!({"contact": contact(), "local_address": address()});
    let there = convert(&pair, &Conversion::to(&gandi_v3::SCHEMA)).unwrap();
    assert_eq!((&there.document["given"], &there.document["family"]), (&json!("Mary Ann"), &json!("Lee")));
    let back = convert(&there.document, &Conversion::to(&SCHEMA).from(&gandi_v3::SCHEMA)).unwrap();
    assert_eq!(back.document["local_address"]["name"], "Mary Ann Lee");
    let told: Vec<&str> = there.losses.iter().map(|loss| loss.place()).collect();
    let (before, after) = (SCHEMA.decode(&pair).unwrap(), SCHEMA.decode(&back.document).unwrap());
    for field in Field::all().filter(|field| before.has(*field) && !after.has(*field)) {
        assert!(told.contains(&field.name()), "{field} is lost and not told");
    }
}

#[test]
fn contacts_and_addresses_are_updated_as_the_api_does_it() {
    let patched =
        glauca::patch(&contact(), &json!({"fax": "+442079460999", "disclose_fax": true, "id": "4b1f"}))
            .unwrap();
    let mut want = contact();
    want["fax"] = json!("+442079460999");
    want["disclose_fax"] = json!(true);
    assert_eq!(patched, want);

    let moved = glauca::patch(&contact(), &json!({"local_address": "77ff", "int_address": "88ee"})).unwrap();
    assert_eq!(moved["local_address_url"], "https://api.example/api/contact_addresses/77ff/");
    assert_eq!(moved["int_address_url"], "https://api.example/api/contact_addresses/88ee/");

    let put = json!({"description": "A", "name": "Ann Lee", "street_1": "1 A Street", "city": "Bath", "country_code": "GB"});
    let replaced = glauca::replace(&address(), &put).unwrap();
    assert_eq!((&replaced["city"], &replaced["postal_code"]), (&json!("Bath"), &json!("YO1 7HH")));

    let pair = json!({"contact": contact(), "local_address": address()});
    let patched =
        glauca::patch(&pair, &json!({"local_address": {"city": "Leeds"}, "contact": {"phone_ext": null}}))
            .unwrap();
    assert_eq!(
        (&patched["local_address"]["city"], &patched["contact"]["phone_ext"]),
        (&json!("Leeds"), &json!(null))
    );

    for (existing, patch, place) in [
        (contact(), json!({"id": "other"}), "/patch/id"),
        (contact(), json!({"disclose_phon": true}), "/patch/disclose_phon"),
        (contact(), json!({"email": null}), "/patch/email"),
        (contact(), json!({"description": ""}), "/patch/description"),
        (contact(), json!({"disclose_fax": "yes"}), "/disclose_fax"),
        (contact(), json!({"local_address": 5}), "/local_address"),
        (address(), json!({"postal_code": ""}), "/patch/postal_code"),
        (address(), json!([]), "/patch"),
        (json!([]), json!({}), "/existing"),
        (pair.clone(), json!({"adress": {}}), "/patch/adress"),
        (pair, json!({"contact": {"email": null}}), "/patch/contact/email"),
    ] {
        let error = glauca::patch(&existing, &patch).unwrap_err();
        assert_eq!(error.pointer(), Some(place), "{error}");
    }
    let mut put = contact();
    put.as_object_mut().unwrap().shift_remove("email");
    assert_eq!(glauca::replace(&contact(), &put).unwrap_err().pointer(), Some("/put/email"));
}

#[test]
fn domains_are_updated_as_the_api_does_it() {
    let servers = json!([{"host_object": "ns9.lee.example", "host_name": null, "addresses": null}]);
    let patched = glauca::patch(
        &domain_object(),
        &json!({"block_transfer": true, "regen_auth_code": true, "name_servers": servers, "tech_contact": "5c2e"}),
    )
    .unwrap();
    let mut want = domain_object();
    want["statuses"] = json!(["client_transfer_prohibited"]);
    want["auth_info"] = json!(null);
    want["name_servers"] = servers;
    want["tech_contact"] = json!("5c2e");
    want["tech_contact_url"] = json!("https://api.example/api/contacts/5c2e/");
    assert_eq!(patched, want);
    let unlocked = glauca::patch(&patched, &json!({"block_transfer": false})).unwrap();
    assert_eq!(unlocked["statuses"], json!(["ok"]));

    let body = json!({
        "registrant": "4b1f", "admin_contact": "4b1f", "billing_contact": "4b1f", "tech_contact": "4b1f",
        "name_servers": [], "sec_dns": null, "block_transfer": false
    });
    assert!(glauca::replace(&domain_object(), &body).is_ok());
    let without = |name: &str| {
        let mut body = body.clone();
        body.as_object_mut().unwrap().shift_remove(name);
        body
    };
    assert_eq!(
        glauca::replace(&domain_object(), &without("block_transfer")).unwrap_err().pointer(),
        Some("/put/block_transfer")
    );
    let mut deleted = domain_object();
    deleted["deleted"] = json!(true);
    for (existing, patch, place) in [
        (domain_object(), json!({"admin_contact": null}), "/patch/admin_contact"),
        (domain_object(), json!({"registrant": null}), "/patch/registrant"),
        (domain_object(), json!({"expiry": "2030-01-01T00:00:00Z"}), "/patch/expiry"),
        (domain_object(), json!({"name_server": []}), "/patch/name_server"),
        (
            domain_object(),
            json!({"name_servers": [{"host_name": "a.example", "addresses": ["1.2.3"]}]}),
            "/patch/name_servers/0/addresses/0",
        ),
        (deleted, json!({"block_transfer": true}), "/existing/deleted"),
    ] {
        let error = glauca::patch(&existing, &patch).unwrap_err();
        assert_eq!(error.pointer(), Some(place), "{error}");
    }
}

#[test]
fn a_changed_domain_is_written_for_its_direction() {
    let mut domain = domain::read(&domain_object(), Direction::Answer).unwrap().domain;
    assert_eq!(domain::write(&domain, Direction::Patch), json!({}), "nothing has changed");
    domain.tech_contact = None;
    domain.block_transfer = Some(true);
    assert_eq!(
        domain::write(&domain, Direction::Patch),
        json!({"tech_contact": null, "block_transfer": true})
    );
    let put = domain::write(&domain, Direction::Put);
    assert!(domain::read(&put, Direction::Put).unwrap().refusals.is_empty());
    assert_eq!(put.as_object().unwrap().len(), 7, "no read-only member is in it");
    let answer = domain::write(&domain, Direction::Answer);
    assert_eq!(
        (&answer["renewal_of_the_future"], &answer["tech_contact"]),
        (&json!({"a": [1]}), &json!(null))
    );
    assert!(!format!("{domain:?}").contains("s3cr3t"), "the code for transfers is never shown");
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..40i64).prop_map(Value::from),
        "[a-zéß +.@0-9\\n]{0,12}".prop_map(Value::from),
        prop::sample::select(&["uk_school", "other_individual", "ok", "2001:db8::1", "30 00:00:00"][..])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any_key(), inner, 0..5)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<String, Value>>())),
        ]
    })
}

fn any_key() -> impl Strategy<Value = String> {
    let known: Vec<String> = [contact(), address(), domain_object()]
        .iter()
        .flat_map(|object| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>())
        .chain(
            [
                "contact",
                "entity_typ",
                "ds_data",
                "key_data",
                "digest",
                "host_name",
                "addresses",
                "block_transfer",
            ]
            .map(str::to_owned),
        )
        .collect();
    prop_oneof![8 => prop::sample::select(known), 1 => "[a-z/~]{0,6}"]
}

proptest! {
    /// Every accepted object comes back. A refused one is an error, never a panic.
    #[test]
    fn any_object_comes_back_or_is_refused(members in prop::collection::btree_map(any_key(), any_value(), 0..10)) {
        let document = Value::from(members.into_iter().collect::<Map<String, Value>>());
        if let Ok(contact) = SCHEMA.decode(&document) {
            prop_assert_eq!(&SCHEMA.encode(&contact).document, &document);
            let _ = convert(&document, &Conversion::to(&gandi_v3::SCHEMA).from(&SCHEMA));
        }
        for direction in [Direction::Answer, Direction::Put, Direction::Patch] {
            let read = domain::read(&document, direction).unwrap();
            prop_assert_eq!(&domain::write(&read.domain, Direction::Answer), &document);
            let again = glauca::read_errors(&glauca::write_errors(&read.refusals)).unwrap();
            prop_assert_eq!(again.len(), read.refusals.len());
        }
        let _ = domain::check_order(&document, Direction::Create);
        let _ = domain::check_answer(&document);
        let _ = glauca::read_errors(&document);
        let _ = glauca::patch(&document, &document);
        let _ = glauca::replace(&contact(), &document);
        let _ = glauca::patch(&domain_object(), &document);
    }
}
