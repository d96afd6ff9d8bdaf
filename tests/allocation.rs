//! Operations on every contact allocate nothing, or little.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, unsafe_code, reason = "a counting allocator is unsafe by its trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use registrant::contact::Contact;
use registrant::json::{Answer, Checker};
use registrant::{Association, Role, check, schema};
use serde_json::{Value, json};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller upholds the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller upholds the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocated<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = COUNT.get();
    let result = work();
    (result, COUNT.get() - before)
}

/// Returns a contact without faults, in Gandi's format.
fn document() -> Value {
    json!({
        "type": 0, "given": "Given", "family": "Family", "streetaddr": "my street", "city": "My City", "state": "",
        "zip": "75000", "country": "FR", "email": "given@family.net", "phone": "+33.123456789", "lang": "fr",
        "mail_obfuscated": 1,
        "extra_parameters": {
            "birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75", "birth_country": "FR",
        },
    })
}

#[test]
fn a_clean_check_allocates_nothing() {
    let contact = Contact::from_json(&json!({
        "kind": "individual", "given_name": "Given", "family_name": "Family", "street": ["my street"], "city": "My City",
        "postal_code": "75000", "country": "FR", "email": "given@family.net", "phone": "+33.123456789",
        "birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75", "birth_country": "FR",
    }))
    .unwrap();
    let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin).provider("gandi");
    let (report, count) = allocated(|| check(&contact, &association).unwrap());
    assert!(report.violations.is_empty(), "{report:?}");
    assert_eq!(count, 0);
}

#[test]
fn a_clean_check_allocates_nothing_under_any_suffix() {
    let contact = Contact::from_json(&json!({
        "kind": "individual", "given_name": "Given", "family_name": "Family", "street": ["1 Main Street"],
        "city": "Austin", "subdivision": "US-TX", "postal_code": "78701", "country": "US", "email": "given@family.net",
        "phone": "+1.5125550100",
    }))
    .unwrap();
    let mut clean = 0;
    for suffix in registrant::rules::Suffix::all() {
        let association = Association::new(format!("mydomain.{}", suffix.name())).role(Role::Owner);
        let (report, count) = allocated(|| check(&contact, &association).unwrap());
        if report.violations.is_empty() {
            assert_eq!(count, 0, "{}", suffix.name());
            clean += 1;
        }
    }
    assert!(clean > 1_200, "{clean}");
}

#[test]
fn telling_the_schema_allocates_nothing() {
    let cloudflare = json!({
        "first_name": "Given", "last_name": "Family", "organization": "", "address": "my street", "city": "My City",
        "state": "Paris", "zip": "75000", "country": "FR", "phone": "+33.123456789", "email": "given@family.net",
    });
    for (document, name) in [(document(), "gandi-v3"), (cloudflare, "cloudflare")] {
        let (detected, count) = allocated(|| schema::detect(&document).unwrap());
        assert_eq!(detected.schema, name);
        assert_eq!(count, 0, "{name}");
    }
}

#[test]
fn decoding_allocates_for_what_it_keeps() {
    let document = document();
    let (_, count) = allocated(|| schema::named("gandi-v3").unwrap().decode(&document).unwrap());
    // Seventeen values and their containers.
    assert!(count <= 28, "{count}");
}

#[test]
fn a_line_like_the_one_before_allocates_nothing() {
    let association = json!({ "domain": "mydomain.fr", "owner": true, "admin": true });
    let mut checker = Checker::new(&association, &json!({ "schema": "gandi-v3" })).unwrap();
    let line = document().to_string();
    let mut out = Vec::with_capacity(4_000);
    assert_eq!(checker.line(line.as_bytes(), &mut out), Answer::Accepted);
    let (answer, count) = allocated(|| checker.line(line.as_bytes(), &mut out));
    assert_eq!(answer, Answer::Accepted);
    assert_eq!(count, 0, "{}", String::from_utf8_lossy(&out));
}
