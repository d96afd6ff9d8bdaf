//! XML documents: round trips, changes and refusals.

#![cfg(all(not(target_arch = "wasm32"), feature = "xml"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::{Claim, Contact, Field, Kind, VerificationResult, Verified};
use registrant::provider::{Conversion, convert};
use registrant::rules::suffix;
use registrant::schema::{self, named};
use registrant::{Association, Error, ErrorKind, Role, check};
use serde_json::{Value, json};

fn decode(text: &str) -> Result<Contact, Error> {
    named("epp").unwrap().decode(&Value::from(text))
}

fn encode(contact: &Contact) -> String {
    named("epp").unwrap().encode(contact).document.as_str().unwrap().to_owned()
}

/// Makes a `create` with an element in its postal address, and text before and after the document.
fn create(before: &str, postal: &str) -> String {
    format!(
        "{before}<e:epp xmlns:e=\"urn:ietf:params:xml:ns:epp-1.0\"><e:command><e:create>\
         <c:create xmlns:c='urn:ietf:params:xml:ns:contact-1.0'><c:id>sh8013</c:id>{postal}\
         <c:email>given@family.net</c:email><c:authInfo><c:pw>2fooBAR</c:pw></c:authInfo></c:create>\
         </e:create><e:clTRID>ABC-12345</e:clTRID></e:command></e:epp>\n"
    )
}

const INT: &str = "<c:postalInfo type=\"int\"><c:name>Given Family</c:name><c:addr><c:city>Munich</c:city><c:cc>DE</c:cc></c:addr></c:postalInfo>";
const LOC: &str = "<c:postalInfo type=\"loc\"><c:name>Given Family</c:name><c:addr><c:city>München</c:city><c:cc>DE</c:cc></c:addr></c:postalInfo>";

#[test]
fn an_unchanged_document_comes_back_to_the_byte() {
    for (note, text) in [
        ("plain", create("", INT)),
        ("a byte order mark", create("\u{feff}", INT)),
        ("a declaration and comments", create("<?xml version='1.0'?>\r\n<!-- a <b> -->", INT)),
        ("another encoding declared", create("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", LOC)),
        ("both forms of the address", create("", &format!("{INT}{LOC}"))),
        ("nothing", create("", "")),
        ("CDATA", create("", &INT.replace("Given Family", "<![CDATA[Given & <Family>]]>"))),
        ("references", create("", &INT.replace("Given Family", "&#71;iven &amp; &#x46;amily"))),
        ("a comment in a value", create("", &INT.replace("Given", "Gi<!-- x -->ven"))),
        ("an unknown element", create("", &INT.replace("<c:addr>", "<c:more a='1'>x</c:more><c:addr>"))),
        (
            "the element alone",
            "<infData xmlns='urn:ietf:params:xml:ns:contact-1.0'><id>a</id></infData>".to_owned(),
        ),
        (
            "a piece without its namespace",
            "<contact:infData><contact:id>a</contact:id><contact:postalInfo/></contact:infData>".to_owned(),
        ),
    ] {
        let contact = decode(&text).unwrap();
        assert_eq!(encode(&contact), text, "{note}");
        let shown = serde_json::to_string(&contact).unwrap();
        assert!(!shown.contains("2fooBAR") && !format!("{contact:?}").contains("2fooBAR"), "{note}: {shown}");
    }
}

#[test]
fn values_are_read_as_xml_schema_reads_them() {
    for (written, read) in [
        ("<![CDATA[Given & <Family>]]>", "Given & <Family>"),
        ("&#71;iven &amp; &#x46;amily", "Given & Family"),
        ("Gi<!-- x -->ven", "Given"),
        ("\n  Given\tFamily\r\n ", "Given Family"),
        ("Zoë \u{1f3e0} \u{fffd}", "Zoë \u{1f3e0} \u{fffd}"),
    ] {
        let contact = decode(&create("", &INT.replace("Given Family", written))).unwrap();
        assert_eq!(contact.full_name.as_deref(), Some(read), "{written}");
    }
}

#[test]
fn the_local_form_of_an_address_is_the_contacts() {
    for postal in [format!("{INT}{LOC}"), format!("{LOC}{INT}")] {
        let text = create("", &postal);
        let mut contact = decode(&text).unwrap();
        assert_eq!(contact.city.as_deref(), Some("München"));
        contact.set(Field::CITY, "Köln");
        assert_eq!(encode(&contact), text.replace("München", "Köln"));
    }
}

#[test]
fn a_change_touches_its_own_element_and_no_other() {
    let text = create("", INT);
    let change = |set: &dyn Fn(&mut Contact)| {
        let mut contact = decode(&text).unwrap();
        set(&mut contact);
        encode(&contact)
    };
    assert_eq!(
        change(&|c| c.set(Field::CITY, "A<b> & \"c\"")),
        text.replace("Munich", "A&lt;b&gt; &amp; &quot;c&quot;")
    );
    assert_eq!(
        change(&|c| c.set(Field::PHONE, "+49.891234x5")),
        text.replace("<c:email>", "<c:voice x=\"5\">+49.891234</c:voice><c:email>")
    );
    assert_eq!(change(&|c| c.unset(Field::ID)), text.replace("<c:id>sh8013</c:id>", ""));
    assert_eq!(
        change(&|c| c.street = vec!["1".into(), "2".into()]),
        text.replace("<c:addr>", "<c:addr><c:street>1</c:street><c:street>2</c:street>")
    );
    assert_eq!(
        change(&|c| c.hide_email = Some(true)),
        text.replace("</c:authInfo>", "</c:authInfo><c:disclose flag=\"0\"><c:email/></c:disclose>")
    );
    // The registry of the domain decides on its extension, and on the parts of a name. A person has no SIREN there.
    let mut contact = decode(&text).unwrap();
    contact.set(Field::SIREN, "303265045");
    let encoded = named("epp").unwrap().encode_for(&contact, suffix("fr").unwrap());
    assert_eq!(
        encoded.document,
        json!(text.replace("Given Family", "Family").replace(
            "<e:clTRID>",
            "<e:extension><frnic:ext xmlns:frnic=\"http://www.afnic.fr/xml/epp/frnic-2.0\"><frnic:create>\
             <frnic:contact><frnic:firstName>Given</frnic:firstName></frnic:contact></frnic:create></frnic:ext>\
             </e:extension><e:clTRID>"
        ))
    );
    assert!(encoded.losses.iter().any(|loss| loss.field == Some(Field::SIREN)));
}

#[test]
fn an_update_empties_what_is_taken_away() {
    let text = "<update xmlns='urn:ietf:params:xml:ns:contact-1.0'><id>a</id><chg><voice>+1.2</voice></chg></update>";
    let mut contact = decode(text).unwrap();
    contact.phone = None;
    assert_eq!(encode(&contact), text.replace("+1.2", ""));
}

#[test]
fn the_extensions_hold_registry_data() {
    let filled = |contact: Contact, texts: &[(Field, &str)]| {
        texts.iter().fold(contact, |contact, (field, text)| contact.with(*field, *text))
    };
    let mut person = Contact::new().kind(Kind::Individual).with_flag(Field::HIDE_ADDRESS, true);
    person = filled(
        person,
        &[
            (Field::ID, "a-1"),
            (Field::GIVEN_NAME, "Given"),
            (Field::FAMILY_NAME, "Family"),
            (Field::COUNTRY, "FR"),
            (Field::BIRTH_DATE, "1980-01-02"),
            (Field::BIRTH_CITY, "Lyon"),
            (Field::BIRTH_POSTAL_CODE, "69001"),
            (Field::BIRTH_COUNTRY, "FR"),
        ],
    );
    let european = filled(
        Contact::new().kind(Kind::Individual),
        &[
            (Field::FULL_NAME, "Given Family"),
            (Field::LANGUAGE, "fr"),
            (Field::CITIZENSHIP, "FR"),
            (Field::EU_CONTACT_TYPE, "registrant"),
        ],
    );
    let association = filled(
        Contact::new().kind(Kind::Association),
        &[
            (Field::ORGANIZATION, "Les Amis"),
            (Field::WALDEC, "W123456789"),
            (Field::JO_DECLARATION_DATE, "2011-05-02"),
            (Field::JO_PUBLICATION_DATE, "2011-05-07"),
            (Field::JO_ANNOUNCE_NUMBER, "123456"),
            (Field::JO_ANNOUNCE_PAGE, "15"),
            (Field::VAT_NUMBER, "FR40303265045"),
            (Field::DUNS, "150483782"),
            (Field::BRAND_NUMBER, "1"),
            (Field::LOCAL_ID, "2"),
        ],
    );
    for (contact, name) in [(person, "fr"), (european, "eu"), (association, "re")] {
        assert_ne!(named("epp").unwrap().encode(&contact).losses, [], "no domain asks for the extension");
        let encoded = named("epp").unwrap().encode_for(&contact, suffix(name).unwrap());
        assert_eq!(encoded.losses, []);
        let mut plain = decode(encoded.document.as_str().unwrap()).unwrap();
        plain.schema = None;
        plain.extra.clear();
        assert!(plain == contact, "{}", encoded.document.as_str().unwrap());
    }
}

#[test]
fn other_documents_are_refused() {
    let lol = "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let deep = format!("{}{}", "<a>".repeat(65), "</a>".repeat(65));
    let contact = create("", INT);
    for (note, text, offset) in [
        ("entities that grow", format!("<?xml version='1.0'?>{lol}<x>&b;</x>"), Some(21)),
        ("a document type that a comment does not hide", format!("<!-- <!DOCTYPE --> {lol}<x/>"), Some(19)),
        (
            "an entity from a file",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>".to_owned(),
            Some(0),
        ),
        (
            "an entity that nobody declared",
            contact.replace("Munich", "M&uuml;nchen"),
            contact.find("Munich").map(|at| at + 1),
        ),
        ("an entity in an attribute", "<x a='&b;'/>".to_owned(), Some(0)),
        ("half a reference", contact.replace("Munich", "M & N"), None),
        ("a number that is no character", contact.replace("Munich", "&#0;"), contact.find("Munich")),
        ("a control character", contact.replace("Munich", "\u{1}"), contact.find("Munich")),
        ("nested too deep", deep, Some(64 * 3)),
        ("too long", format!("<x>{}</x>", "1".repeat(1_000_000)), Some(1_000_000)),
        ("cut off", contact.replace("</e:epp>\n", ""), Some(contact.len() - "</e:epp>\n".len())),
        ("end tags of others", "<x><y></x></y>".to_owned(), None),
        ("two elements", "<x/><y/>".to_owned(), Some(4)),
        ("an attribute twice", "<x a='1' a='2'/>".to_owned(), Some(0)),
        ("a text before it", "x<y/>".to_owned(), Some(0)),
        ("nothing", String::new(), Some(0)),
        ("spaces", " \n".to_owned(), Some(2)),
    ] {
        for name in ["epp", "namecheap"] {
            let error = named(name).unwrap().decode(&Value::from(text.clone())).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Document, "{note}");
            assert!(error.offset().is_some(), "{note}: {error}");
            assert!(offset.is_none() || error.offset() == offset, "{note}: {error}");
        }
    }
    for (note, text) in [
        ("no contact", "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>"),
        ("another namespace", "<create xmlns='urn:example'><id>a</id><postalInfo/></create>"),
        ("a contact's deletion", "<delete xmlns='urn:ietf:params:xml:ns:contact-1.0'><id>a</id></delete>"),
    ] {
        assert_eq!(decode(text).unwrap_err().pointer(), Some(""), "{note}");
    }
    assert!(named("epp").unwrap().decode(&json!({"id": 1})).is_err());
}

#[test]
fn xml_goes_everywhere_and_says_what_stays_behind() {
    let text = create("", &format!("{INT}{LOC}"));
    let document = schema::parse(&text).unwrap();
    assert_eq!(schema::detect(&document).unwrap().schema, "epp");
    let converted = convert(&document, &Conversion::to(named("gandi-v3").unwrap()).raw()).unwrap();
    assert_eq!(converted.document["city"], "München");
    let losses: Vec<&str> = converted.losses.iter().map(|loss| loss.place()).collect();
    for path in ["/authInfo", "/postalInfo"] {
        assert!(losses.contains(&path), "{path} is lost: {losses:?}");
    }
}

proptest! {
    /// Every value of a contact is in the document, and comes back from it.
    #[test]
    fn any_contact_comes_back(values in prop::collection::vec("\\PC{0,20}", 12), hide in any::<Option<bool>>()) {
        let mut contact = Contact::default();
        let fields = [Field::ID, Field::FULL_NAME, Field::ORGANIZATION, Field::CITY, Field::SUBDIVISION,
            Field::POSTAL_CODE, Field::COUNTRY, Field::EMAIL, Field::CITIZENSHIP, Field::EU_CONTACT_TYPE, Field::LANGUAGE];
        for (field, value) in fields.into_iter().zip(&values) {
            let value = value.trim();
            if !value.is_empty() {
                contact.set(field, value);
            }
        }
        contact.hide_address = hide;
        let schema = named("epp").unwrap();
        let encoded = schema.encode(&contact);
        let back = schema.decode(&encoded.document).unwrap();
        for field in fields.into_iter().filter(|field| !encoded.losses.iter().any(|loss| loss.field == Some(*field))) {
            let same_name = contact.organization.is_some() && field == Field::FULL_NAME
                && (contact.full_name.is_none() || contact.full_name == contact.organization);
            prop_assert!(same_name || back.text(field) == contact.text(field), "{} in {}", field, encoded.document);
        }
        prop_assert_eq!(back.hide_address, hide);
        prop_assert_eq!(&schema.encode(&back).document, &encoded.document);
    }

    /// Entries about what was verified come back from canonical JSON as they are. From EPP, they come back or are losses.
    #[test]
    fn any_entry_about_what_was_verified_comes_back(
        entries in prop::collection::vec(
            (prop::sample::subsequence(Claim::ALL.to_vec(), 0..=7), prop::sample::select(VerificationResult::ALL.to_vec()),
             prop::collection::vec(any::<Option<u8>>(), 5), prop::option::of(prop::sample::select(vec!["at", "dk", "de"]))),
            0..4,
        ),
    ) {
        let mut contact = Contact::new().with(Field::FULL_NAME, "Ann Example");
        for (claims, result, texts, suffix) in entries {
            let mut entry = Verified::new(claims, result);
            let text = |index: usize| texts[index].map(|number| format!("<{number}> & \"co\""));
            (entry.method, entry.evidence, entry.reference, entry.agent) = (text(0), text(1), text(2), text(3));
            entry.time = texts[4].map(|number| format!("2026-11-21T10:00:{:02}Z", number % 60));
            entry.suffix = suffix.map(str::to_owned);
            contact.verified.push(entry);
        }
        let json = serde_json::to_value(&contact).unwrap();
        prop_assert!(Contact::from_json(&json).unwrap() == contact);
        let schema = named("epp").unwrap();
        let encoded = schema.encode(&contact);
        let back = schema.decode(&encoded.document).unwrap();
        let is_lost = |index: usize| encoded.losses.iter().any(|loss| loss.place() == format!("/verified/{index}"));
        for (index, entry) in contact.verified.iter().enumerate() {
            let is_back = back.verified.iter().any(|read| {
                read.result == entry.result && read.suffix == entry.suffix && entry.claims.iter().all(|c| read.claims.contains(c))
            });
            prop_assert!(is_back || is_lost(index));
        }
        prop_assert_eq!(&schema.encode(&back).document, &encoded.document);
    }

    /// A damaged document comes back or is refused.
    #[test]
    fn any_broken_document_comes_back_or_is_refused(at in 0usize..600, piece in "[<>&;/!\\[\\]a\"'= \u{0}é-]{0,6}", cut in 0usize..8) {
        let mut text = create("<?xml version='1.0'?><!-- -->", INT);
        let floor = |at: usize, text: &str| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (from, to) = (floor(at, &text), floor(at + cut, &text));
        text.replace_range(from..to, &piece);
        for name in ["epp", "namecheap"] {
            let schema = named(name).unwrap();
            match schema.decode(&Value::from(text.clone())) {
                Ok(contact) => prop_assert_eq!(schema.encode(&contact).document, Value::from(text.clone())),
                Err(error) => prop_assert!(error.offset().is_none_or(|offset| offset <= text.len())),
            }
        }
    }
}

#[test]
fn the_faults_of_a_document_are_found_in_its_contact_and_in_the_contact_as_json() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/epp.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(folder).unwrap()).unwrap();
    let cases = file.as_array().or_else(|| file["cases"].as_array()).unwrap();
    let association = Association::new("example.com").role(Role::Owner).provider("epp");
    let mut known = std::collections::BTreeSet::new();
    for contact in cases.iter().filter_map(|case| decode(case["args"][0].as_str()?).ok()) {
        let read = Contact::from_json(&serde_json::to_value(&contact).unwrap()).unwrap();
        let [own, others] = [&contact, &read].map(|contact| check(contact, &association).unwrap());
        let faults = own.violations.iter().map(|fault| fault.rule.id.clone());
        known.extend(faults.filter(|id| id.starts_with("epp.")));
        assert_eq!(format!("{:?}", own.violations), format!("{:?}", others.violations));
    }
    let all = ["epp.address", "epp.auth-info", "epp.street.lines"];
    assert!(all.iter().all(|id| known.contains(*id)), "{known:?}");
}
