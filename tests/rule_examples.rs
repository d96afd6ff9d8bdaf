//! Every rule of `data/rules/` is run on its examples: at least one that passes and one that fails.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on panics"
)]

mod examples;

use std::collections::BTreeSet;

use examples::{Example, each_example};
use serde_json::json;

#[test]
fn every_rule_keeps_its_examples() {
    let mut checked = BTreeSet::new();
    each_example(|example| {
        let Example { rule, contact, owner, association, passes } = *example;
        let code = rule.judge_beside(contact, owner, association);
        let (id, domain) = (rule.id(), &association.domain);
        if passes {
            assert_eq!(code, None, "{id} for {domain} should pass {}", json!(contact));
        } else {
            assert!(code.is_some(), "{id} for {domain} should fail {}", json!(contact));
        }
        checked.insert(id);
    });
    assert!(checked.len() > 30, "only {} rules were found", checked.len());
}
