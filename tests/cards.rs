//! Cards and address books: unchanged parts stay the same, and changes can be read back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Contact, Field, Kind};
use registrant::provider::{Conversion, convert};
use registrant::schema::{CardVersion, SCHEMAS, Schema, named};
use serde_json::{Map, Value, json};

/// The fields that a card has a place for, except those that several values share.
const TEXTS: &[Field] = &[
    Field::GIVEN_NAME,
    Field::FAMILY_NAME,
    Field::ORGANIZATION,
    Field::CITY,
    Field::POSTAL_CODE,
    Field::COUNTRY,
    Field::EMAIL,
    Field::PHONE,
    Field::MOBILE,
    Field::FAX,
];

fn schemas() -> impl Iterator<Item = &'static Schema> {
    SCHEMAS
        .iter()
        .copied()
        .filter(|s| ["freebox", "jscontact", "jcard", "vcard", "rdap", "rdap-jscontact"].contains(&s.name))
}

fn text() -> impl Strategy<Value = String> {
    "[a-zé;:,\\\\^\"'=%.@+0-9 \u{1f600}]{1,80}".prop_map(|text| format!("a{}b", text.trim()))
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof!["\\+33\\.[1-9][0-9]{8}(x[0-9]{1,4})?", "0[1-9][0-9]{8}", "\\+[0-9]{7,12}"]
}

fn value(field: Field) -> BoxedStrategy<Option<String>> {
    let text = match field {
        Field::PHONE | Field::MOBILE | Field::FAX => number().boxed(),
        Field::COUNTRY => {
            prop_oneof![Just("FR"), Just("DE"), Just("Nowhere")].prop_map(str::to_owned).boxed()
        }
        _ => text().boxed(),
    };
    prop_oneof![1 => Just(None), 3 => text.prop_map(Some)].boxed()
}

prop_compose! {
    fn contact()(
        values in TEXTS.iter().map(|field| value(*field)).collect::<Vec<_>>(),
        street in prop::collection::vec(text(), 0..3),
        kind in prop_oneof![Just(None), Just(Some(Kind::Individual)), Just(Some(Kind::Company))],
        birth in prop_oneof![Just(None), Just(Some("1980-02-29"))],
    ) -> Contact {
        let mut contact = Contact::new().kind(kind);
        contact.street = street;
        for (field, value) in TEXTS.iter().zip(values) {
            value.into_iter().for_each(|value| contact.set(*field, value));
        }
        birth.into_iter().for_each(|day| contact.set(Field::BIRTH_DATE, day));
        contact
    }
}

fn item(
    about: &'static str,
    kinds: &'static [&'static str],
    value: BoxedStrategy<String>,
) -> BoxedStrategy<Value> {
    (prop::sample::select(kinds), value, any::<bool>(), 0..9_u8)
        .prop_map(move |(kind, value, flag, id)| {
            let mut item = json!({"id": id, "type": kind});
            item[about] = json!(value);
            if about == "number" {
                item["is_default"] = json!(flag);
            }
            item
        })
        .boxed()
}

prop_compose! {
    fn freebox()(
        names in prop::collection::btree_map(prop::sample::select(&["first_name", "last_name", "company", "notes", "odd"][..]), text(), 0..5),
        numbers in prop::collection::vec(item("number", &["fixed", "mobile", "work", "fax", "other", "home"], number().boxed()), 0..5),
        emails in prop::collection::vec(item("email", &["home", "work", "other"], text().boxed()), 0..3),
        addresses in prop::collection::vec(item("street", &["home", "work", "other"], text().boxed()), 0..3),
        envelope in any::<bool>(),
    ) -> Value {
        let mut entry: Map<String, Value> = names.into_iter().map(|(key, text)| (key.to_owned(), json!(text))).collect();
        entry.extend([("numbers", numbers), ("emails", emails), ("addresses", addresses)].map(|(k, v)| (k.to_owned(), json!(v))));
        if envelope { json!({"success": true, "result": entry}) } else { Value::Object(entry) }
    }
}

prop_compose! {
    fn properties()(
        list in prop::collection::vec((
            prop::sample::select(&["fn", "n", "tel", "tel", "tel", "email", "email", "adr", "adr", "org", "kind", "x-odd", "note", "lang"][..]),
            prop::collection::btree_map(prop::sample::select(&["type", "pref", "cc", "label", "group"][..]),
                prop_oneof![Just(json!("work")), Just(json!("cell")), Just(json!(["fax", "home"])), Just(json!("1")), Just(json!("2"))], 0..3),
            prop::collection::vec(text(), 7),
        ), 0..8),
    ) -> Value {
        let property = |(name, parameters, texts): (&str, std::collections::BTreeMap<&str, Value>, Vec<String>)| {
            let value = match name {
                "n" => json!(texts[..5]),
                "adr" => json!([texts[0], "", [texts[1], texts[2]], texts[3], texts[4], texts[5], texts[6]]),
                _ => json!(texts[0]),
            };
            json!([name, parameters, "text", value])
        };
        list.into_iter().map(property).collect()
    }
}

prop_compose! {
    fn jscontact()(
        phones in prop::collection::btree_map("[a-c/~k1]{1,2}", (number(), prop::sample::select(&["voice", "mobile", "fax", "text"][..]), 1..3_u8), 0..4),
        emails in prop::collection::btree_map("[a-c]", text(), 0..3),
        parts in prop::collection::vec((prop::sample::select(&["name", "number", "locality", "region", "country", "separator", "room", "district"][..]), text()), 0..6),
        names in prop::collection::vec((prop::sample::select(&["given", "surname", "surname2", "title"][..]), text()), 0..4),
        full in prop_oneof![Just(None), text().prop_map(Some)],
    ) -> Value {
        let components = |parts: Vec<(&str, String)>| parts.into_iter().map(|(kind, value)| json!({"kind": kind, "value": value})).collect::<Value>();
        let phones: Map<String, Value> = phones.into_iter().map(|(key, (number, feature, pref))| {
            (key, json!({"number": number, "features": {feature: true}, "pref": pref}))
        }).collect();
        let emails: Map<String, Value> = emails.into_iter().map(|(key, text)| (key, json!({"address": text}))).collect();
        json!({"@type": "Card", "version": "1.0", "name": {"components": components(names), "full": full}, "phones": phones,
            "emails": emails, "addresses": {"a": {"components": components(parts), "full": "x\ny"}}})
    }
}

fn document() -> impl Strategy<Value = (&'static str, Value)> {
    let versions = prop::sample::select(&["2.1", "3.0", "4.0"][..]);
    let text = (properties(), versions).prop_map(|(properties, version)| {
        let line = |property: &Value| {
            let name = property[0].as_str().unwrap().to_uppercase();
            let value = match &property[3] {
                Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
                text => text.as_str().unwrap().to_owned(),
            };
            format!("{name};TYPE=home:{value}\r\n")
        };
        let lines: String = properties.as_array().unwrap().iter().map(line).collect();
        json!(format!("BEGIN:VCARD\r\nVERSION:{version}\r\n{lines}END:VCARD\r\n"))
    });
    prop_oneof![
        freebox().prop_map(|document| ("freebox", document)),
        properties().prop_map(|list| ("jcard", json!(["vcard", list]))),
        properties().prop_map(|list| (
            "rdap",
            json!({"objectClassName": "entity", "handle": "A1", "vcardArray": ["vcard", list]})
        )),
        jscontact().prop_map(|document| (
            "rdap-jscontact",
            json!({"objectClassName": "entity", "handle": "A1", "jscontact_card": document})
        )),
        jscontact().prop_map(|document| ("jscontact", document)),
        text.prop_map(|document| ("vcard", document)),
    ]
}

/// Returns a number without EPP's dot, which some schemas do not write.
fn plain(field: Field, contact: &Contact) -> Option<String> {
    let text = contact.text(field)?;
    if field == Field::COUNTRY {
        return Some(
            registrant::normalize::country(text).value.map_or(text.to_owned(), |country| country.to_string()),
        );
    }
    let is_number = [Field::PHONE, Field::MOBILE, Field::FAX].contains(&field);
    Some(if is_number { text.replacen('.', "", 1) } else { text.to_owned() })
}

/// The properties and parameters of vCard 3.0, apart from extensions: RFC 2426 and RFC 4770 (IMPP).
const OLD_PROPERTIES: &str = "ADR AGENT BDAY CATEGORIES CLASS EMAIL FN GEO IMPP KEY LABEL LOGO MAILER N NAME NICKNAME NOTE ORG \
     PHOTO PRODID PROFILE REV ROLE SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL VERSION";
const OLD_PARAMETERS: &str = "ENCODING LANGUAGE TYPE VALUE";

/// Refuses a card that RFC 2426 does not allow.
fn check_old(card: &str) {
    let unfolded = card.replace("\r\n ", "");
    assert!(card.lines().all(|line| line.len() <= 75), "{card}");
    let mut names = Vec::new();
    for line in unfolded.strip_suffix("END:VCARD\r\n").unwrap().lines().skip(1) {
        let mut is_quoted = false;
        let split = line.find(|c| {
            is_quoted ^= c == '"';
            c == ':' && !is_quoted
        });
        let (head, value) = line.split_at(split.unwrap());
        let mut parts = head.split(';');
        let name = parts.next().unwrap().rsplit('.').next().unwrap();
        assert!(name.starts_with("X-") || OLD_PROPERTIES.split(' ').any(|known| known == name), "{line}");
        for part in parts.filter(|part| part.contains('=')) {
            let key = part.split('=').next().unwrap();
            assert!(key.starts_with("X-") || OLD_PARAMETERS.split(' ').any(|known| known == key), "{line}");
        }
        assert!(
            !head.contains("VALUE=") || ["VALUE=uri", "VALUE=text"].iter().any(|known| head.contains(known)),
            "{line}"
        );
        let escaped = value.replace("\\\\", "").replace("\\;", "").replace("\\,", "");
        let count = |wanted: char| escaped.matches(wanted).count();
        match name {
            "N" => assert_eq!(count(';'), 4, "{line}"),
            "ADR" => assert_eq!(count(';'), 6, "{line}"),
            "FN" | "TEL" | "EMAIL" | "TITLE" => assert_eq!(count(';') + count(','), 0, "{line}"),
            "VERSION" => assert_eq!(value, ":3.0"),
            "BDAY" => assert!(value.len() == 11 && value.matches('-').count() == 2, "{line}"),
            _ => {}
        }
        names.push(name);
    }
    for name in ["VERSION", "N", "FN"] {
        assert_eq!(names.iter().filter(|known| **known == name).count(), 1, "{name}: {card}");
    }
}

/// Returns the parts of lines between commas.
fn parts(lines: &[String]) -> Vec<&str> {
    lines.iter().flat_map(|line| line.split(',')).map(str::trim).collect()
}

proptest! {
    #[test]
    fn a_card_of_version_3_is_right(contact in contact(), uid in any::<bool>(), day in any::<bool>()) {
        let mut contact = contact;
        if uid {
            contact.set(Field::ID, "urn:uuid:1");
            contact.set(Field::LANGUAGE, "fr");
        }
        let document = named("contact").unwrap().encode(&contact).document;
        let conversion = Conversion::to(named("vcard").unwrap()).from(named("contact").unwrap()).raw().card_version(CardVersion::V3);
        let converted = convert(&document, &conversion).unwrap();
        check_old(converted.document.as_str().unwrap());
        let read = named("vcard").unwrap().decode(&converted.document).unwrap();
        let lost: Vec<&str> = converted.losses.iter().map(|loss| loss.place()).collect();
        for field in TEXTS.iter().copied().chain([Field::KIND, Field::BIRTH_DATE, Field::LANGUAGE, Field::ID]).filter(|f| contact.has(*f) && !lost.contains(&f.name())) {
            prop_assert_eq!(plain(field, &read), plain(field, &contact), "{}: {}", field, converted.document);
        }
        prop_assert_eq!(&read.street, &contact.street, "{}", converted.document);
        // An edited card keeps its version.
        let mut edited = read.clone();
        edited.set(Field::KIND, "company");
        edited.set(Field::LANGUAGE, "de");
        edited.set(Field::PHONE, "+33.123456789x5");
        edited.set(Field::CITY, "Lyon; a, b");
        if day {
            edited.set(Field::BIRTH_DATE, "1981-03-01");
        }
        let again = named("vcard").unwrap().encode(&edited).document;
        check_old(again.as_str().unwrap());
        let read = named("vcard").unwrap().decode(&again).unwrap();
        for field in [Field::KIND, Field::LANGUAGE, Field::CITY, Field::GIVEN_NAME, Field::EMAIL] {
            prop_assert_eq!(plain(field, &read), plain(field, &edited), "{}: {}", field, again);
        }
    }

    #[test]
    fn a_new_document_says_what_the_contact_says(contact in contact()) {
        for schema in schemas() {
            let encoded = schema.encode(&contact);
            let read = schema.decode(&encoded.document).unwrap();
            let lost: Vec<&str> = encoded.losses.iter().map(|loss| loss.place()).collect();
            for field in TEXTS.iter().copied().chain([Field::KIND, Field::BIRTH_DATE]).filter(|f| contact.has(*f) && !lost.contains(&f.name())) {
                let name = schema.name;
                prop_assert_eq!(plain(field, &read), plain(field, &contact), "{} {}: {}", name, field, encoded.document);
            }
            if schema.name == "freebox" {
                // A line is split after the number of a house and a comma.
                prop_assert_eq!(parts(&read.street), parts(&contact.street), "{}: {}", schema.name, encoded.document);
            } else {
                prop_assert_eq!(&read.street, &contact.street, "{}: {}", schema.name, encoded.document);
            }
        }
    }

    #[test]
    fn documents_come_back((name, document) in document()) {
        let schema = named(name).unwrap();
        let contact = schema.decode(&document).unwrap();
        prop_assert_eq!(schema.encode(&contact).document, document.clone());
        prop_assert_eq!(registrant::schema::detect(&document).map(|found| found.schema).unwrap_or(name), name);
    }

    #[test]
    fn a_changed_field_can_be_read_back((name, document) in document(), wanted in contact(), which in prop::sample::select(TEXTS)) {
        let schema = named(name).unwrap();
        let before = schema.decode(&document).unwrap();
        let Some(text) = wanted.text(which) else { return Ok(()) };
        let mut contact = before.clone();
        contact.set(which, text);
        let encoded = schema.encode(&contact).document;
        let read = schema.decode(&encoded).unwrap();
        prop_assert_eq!(plain(which, &read), plain(which, &contact), "{}: {}", which, encoded);
        // Nothing else changes, except the consequences of a new name or a new kind of contact.
        for field in TEXTS.iter().copied().filter(|field| *field != which && before.has(*field)) {
            if which != Field::ORGANIZATION && !(which == Field::PHONE || which == Field::MOBILE) {
                prop_assert_eq!(plain(field, &read), plain(field, &before), "{} for {}: {}", field, which, encoded);
            }
        }
        if which == Field::COUNTRY {
            // The word before the number of a box or a floor is in the country's language.
            let ends = |street: &[String]| street.iter().map(|line| line.rsplit(' ').next().map(str::to_owned)).collect::<Vec<_>>();
            prop_assert_eq!(ends(&read.street), ends(&before.street), "{} {}", which, encoded);
        } else if which != Field::ORGANIZATION {
            prop_assert_eq!(&read.street, &before.street, "{} {}", which, encoded);
        }
        if before.has(Field::PHONE) && which == Field::MOBILE {
            prop_assert_eq!(plain(Field::PHONE, &read), plain(Field::PHONE, &before), "{}", encoded);
        }
        if before.has(Field::MOBILE) && which == Field::PHONE {
            prop_assert_eq!(plain(Field::MOBILE, &read), plain(Field::MOBILE, &before), "{}", encoded);
        }
    }

    #[test]
    fn a_field_can_be_taken_away((name, document) in document(), which in prop::sample::select(TEXTS)) {
        let schema = named(name).unwrap();
        let before = schema.decode(&document).unwrap();
        let mut contact = before.clone();
        contact.unset(which);
        let encoded = schema.encode(&contact).document;
        prop_assert!(schema.decode(&encoded).is_ok(), "{}", encoded);
    }

    #[test]
    fn no_text_of_lines_makes_it_panic(lines in prop::collection::vec("[A-Za-z.;:=,\"\\\\^ \u{fffd}é-]{0,20}", 0..8), end in prop_oneof![Just("\n"), Just("\r\n"), Just("=\r\n")]) {
        let text = format!("BEGIN:VCARD{end}{}{end}END:VCARD", lines.join(end));
        let schema = named("vcard").unwrap();
        if let Ok(contact) = schema.decode(&json!(text)) {
            prop_assert_eq!(schema.encode(&contact).document, json!(text));
        }
    }
}
