//! A caller who changes a decoded contact gets the faults of what the contact is now.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use registrant::contact::{Contact, Field};
use registrant::{Association, Role, check, normalize, schema};
use serde_json::{Value, json};

fn epp(inner: &str) -> Value {
    Value::from(format!(
        "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><create><contact:create \
         xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\"><contact:id>sh8013</contact:id>{inner}\
         <contact:voice>+33.123456789</contact:voice><contact:email>ann@example.com</contact:email>\
         <contact:authInfo><contact:pw>2fooBAR</contact:pw></contact:authInfo></contact:create></create></command></epp>"
    ))
}

fn postal(kind: &str, name: &str, street: &str) -> Value {
    epp(&format!(
        "<contact:postalInfo type=\"{kind}\">{name}<contact:org>Acme</contact:org><contact:addr>{street}\
         <contact:city>Paris</contact:city><contact:pc>75002</contact:pc><contact:cc>FR</contact:cc></contact:addr></contact:postalInfo>"
    ))
}

const NAME: &str = "<contact:name>Ann Bell</contact:name>";
const STREET: &str = "<contact:street>1 rue</contact:street>";

/// Returns the rules that a contact breaks with an error.
fn broken(contact: &Contact) -> Vec<String> {
    let contact = normalize::contact(contact.clone()).contact;
    let report =
        check(&contact, &Association::new("example.com").role(Role::Owner).at_provider_of(&contact)).unwrap();
    let errors = report.violations.iter().filter(|fault| fault.severity == registrant::Severity::Error);
    errors.map(|fault| fault.rule.id.clone()).collect()
}

#[test]
fn a_member_that_is_set_is_no_longer_missing() {
    let mut contact = schema::EPP.decode(&postal("int", "", STREET)).unwrap();
    assert_eq!(broken(&contact), ["epp.address"]);
    contact.set(Field::FULL_NAME, "Ann Bell");
    assert!(broken(&contact).is_empty());
    // The written document says the same.
    let written = schema::EPP.encode(&contact).document;
    assert!(broken(&schema::EPP.decode(&written).unwrap()).is_empty(), "{written}");
}

#[test]
fn lines_that_are_joined_are_no_longer_too_many() {
    let mut contact = schema::EPP.decode(&postal("int", NAME, &STREET.repeat(4))).unwrap();
    assert_eq!(broken(&contact), ["epp.street.lines"]);
    contact.street = vec!["1 rue".to_owned()];
    assert!(broken(&contact).is_empty());
}

#[test]
fn another_document_in_the_place_of_the_first_has_its_own_faults() {
    let (good, bad) = (postal("int", NAME, STREET), postal("xyz", NAME, STREET));
    let [good, bad] = [good, bad].map(|document| schema::EPP.decode(&document).unwrap());
    assert_eq!((broken(&good), broken(&bad)), (vec![], vec!["epp.type".to_owned()]));
    for (mut one, other, faults) in [(good.clone(), &bad, vec!["epp.type"]), (bad.clone(), &good, vec![])] {
        one.extra.clone_from(&other.extra);
        assert_eq!(broken(&one), faults);
    }
    // What the contact does not hold stays in the document.
    let mut moved = bad;
    moved.set(Field::CITY, "Lyon");
    assert_eq!(broken(&moved), ["epp.type"]);
}

#[test]
fn a_freebox_entry_is_judged_with_its_new_values() {
    let document = json!({"id": 1, "display_name": "Ann Bell", "first_name": "Ann", "last_name": "Bell",
        "numbers": [{"number": "0123456789", "type": "fixed"}], "emails": [{"email": "ann@", "type": "home"}],
        "addresses": [{"street": "1 rue", "city": "Paris", "zipcode": "75002", "country": "France", "type": "home"}]});
    let contact = schema::FREEBOX.decode(&document).unwrap();
    let faults = |contact: &Contact| {
        let report =
            check(contact, &Association::new("example.com").role(Role::Owner).at_provider_of(contact))
                .unwrap();
        report.violations.iter().filter(|fault| fault.field == Field::EMAIL).count()
    };
    assert!(faults(&contact) > 0);
    let mut mended = contact.clone();
    mended.set(Field::EMAIL, "ann@example.com");
    assert_eq!(faults(&mended), 0);
    let mut wrong = contact;
    wrong.extra.clear();
    wrong.set(Field::EMAIL, "ann@example.com");
    assert_eq!(faults(&wrong), 0);
}

#[test]
fn a_member_of_a_kept_document_is_judged_where_its_field_has_no_value() {
    let document = json!({"type": "alien", "given": "Ann", "family": "Bell", "streetaddr": "1 rue", "city": "Paris", "zip": "75002",
        "country": "FR", "email": "ann@example.com", "phone": "+33.123456789"});
    let mut contact = schema::GANDI_V3.decode(&document).unwrap();
    assert_eq!(broken(&contact), ["gandi-v3.type"]);
    contact.kind = Some(registrant::contact::Kind::Individual);
    assert!(broken(&contact).is_empty());
    contact.kind = None;
    contact.extra.clear();
    assert_eq!(broken(&contact), ["gandi-v3.type"]);
}
