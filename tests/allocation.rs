//! A contact with nothing wrong is checked without allocating.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, unsafe_code, reason = "a counting allocator is unsafe by its trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use registrant::contact::Contact;
use registrant::{Association, Role, check};
use serde_json::json;

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn a_clean_check_allocates_nothing() {
    let contact = Contact::from_json(&json!({
        "kind": "individual", "given_name": "Given", "family_name": "Family", "street": ["my street"], "city": "My City",
        "postal_code": "75000", "country": "FR", "email": "given@family.net", "phone": "+33.123456789",
        "birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75", "birth_country": "FR",
    }))
    .unwrap();
    let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin).provider("gandi");
    let before = COUNT.get();
    let report = check(&contact, &association).unwrap();
    let allocated = COUNT.get() - before;
    assert!(report.violations.is_empty(), "{report:?}");
    assert_eq!(allocated, 0);
}
