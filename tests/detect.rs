//! Detection: each provider's documents, whole and with half of their members removed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use registrant::schema::detect;
use serde_json::{Map, Value};

fn documents() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("documents.json")).unwrap();
    file["documents"].as_array().unwrap().clone()
}

/// The members that each provider requires, or that its answers always have.
const REQUIRED: &[(&str, &str)] = &[
    ("gandi-v3", "type given family streetaddr city country email phone"),
    ("gandi-v5", "type given family streetaddr country email fqdn owner admin firstname lastname"),
    ("dnsimple", "first_name last_name address1 city state_province postal_code country email phone data"),
    ("glauca", "description local_address email entity_type name street_1 city country_code results"),
    (
        "route53",
        "FirstName LastName ContactType AddressLine1 City CountryCode PhoneNumber Email RegistrantContact",
    ),
    (
        "godaddy",
        "nameFirst nameLast email phone addressMailing address1 city state postalCode country contactRegistrant",
    ),
    ("cloudflare", "first_name last_name organization address city state zip country phone result success"),
    (
        "opensrs",
        "first_name last_name org_name address1 city state country postal_code phone email attributes contact_set owner",
    ),
    (
        "openprovider",
        "name first_name last_name phone country_code area_code subscriber_number address street zipcode city country \
         email data results",
    ),
    (
        "porkbun",
        "firstName lastName address1 city state postalCode country phone phoneCountryCode email contacts contact registrant",
    ),
    ("namecheap", "FirstName LastName Address1 City StateProvince PostalCode Country Phone EmailAddress"),
    ("freebox", "success result display_name last_name"),
    ("jscontact", "@type version name"),
    ("rdap", "objectClassName entities"),
    ("contact", "given_name"),
];

/// The members of envelopes, which stay if nothing else must.
const ENVELOPES: &str = "data result results attributes contact_set contacts";

/// A generator of pseudo-random bits, the same ones in every run.
struct Bits(u64);

impl Bits {
    fn next(&mut self) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 63 == 1
    }
}

/// Removes about half of the members that are not kept, at every level.
fn halve(value: &mut Value, kept: &str, bits: &mut Bits) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| kept.split(' ').any(|known| known == name) || bits.next());
            members.values_mut().for_each(|inner| halve(inner, kept, bits));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| halve(item, kept, bits)),
        _ => {}
    }
}

/// The verdicts on many halves.
#[derive(Debug, Default)]
struct Tally {
    right: usize,
    /// The right schema is the second of two.
    second: usize,
    undetected: usize,
    wrong: Vec<String>,
}

/// Halves every document that holds contacts in 200 ways, and detects each half.
fn measure(kept_of: impl Fn(&str) -> &'static str) -> Tally {
    let mut tally = Tally::default();
    for row in documents() {
        let schema = row["schema"].as_str().unwrap();
        let holds_contacts = matches!(row["kind"].as_str(), Some("contact" | "contacts" | "request"));
        if !holds_contacts || !row["document"].is_object() {
            continue;
        }
        for seed in 0..200 {
            let mut half = row["document"].clone();
            halve(&mut half, kept_of(schema), &mut Bits(seed));
            // Without any member it is a canonical contact.
            if half.as_object().is_some_and(Map::is_empty) {
                continue;
            }
            match detect(&half) {
                Ok(found) if found.schema == schema => tally.right += 1,
                Ok(found) if found.runner_up == Some(schema) => tally.second += 1,
                Ok(found) => tally.wrong.push(format!("{schema} {}: {found:?} {half}", row["note"])),
                Err(_) => tally.undetected += 1,
            }
        }
    }
    tally
}

#[test]
fn every_document_is_recognized() {
    let mut wrong = Vec::new();
    for row in documents() {
        let found = detect(&row["document"]);
        let is_right = found.as_ref().is_ok_and(|found| {
            let names = [Some(found.schema), found.runner_up];
            names.contains(&row["schema"].as_str()) && row["kind"] == found.kind.as_str()
        });
        if !is_right {
            wrong.push(format!("{} {}: {found:?}", row["schema"], row["note"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_half_of_its_optional_members_a_document_is_never_another_providers() {
    let tally =
        measure(|schema| REQUIRED.iter().find(|(name, _)| *name == schema).map_or("", |(_, kept)| kept));
    assert!(tally.wrong.is_empty(), "{}", tally.wrong.join("\n"));
    assert!(tally.undetected * 100 < tally.right, "{tally:?}");
}

#[test]
fn without_half_of_all_members_a_document_is_rarely_another_providers() {
    let tally = measure(|_| ENVELOPES);
    assert!(tally.wrong.len() * 200 < tally.right, "{}", tally.wrong.join("\n"));
    assert!(tally.right > tally.undetected * 6, "{}: {}", tally.right, tally.undetected);
}
