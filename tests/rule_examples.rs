//! Every rule of `data/rules/` is run on its examples: at least one that passes and one that fails.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on panics"
)]

use std::path::Path;

use registrant::contact::Contact;
use registrant::rules::{Rule, suffix};
use registrant::{Association, Code, Operation, Role};
use serde_json::Value;

#[test]
fn every_rule_keeps_its_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    let mut checked = 0;
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let file: Value = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for rule in file["rule"].as_array().into_iter().flatten() {
            examples(&file, rule);
            checked += 1;
        }
    }
    assert!(checked > 30, "only {checked} rules were found");
}

fn examples(file: &Value, rule: &Value) {
    let id = rule["id"].as_str().unwrap();
    for name in suffixes(file, rule) {
        // A rule that is yet to come is tried on its first day.
        let today = rule["from"].as_str().filter(|day| *day > "2026-11-20").unwrap_or("2026-11-20");
        let mut association = Association::new(format!("example.{name}")).today(today.parse().unwrap());
        association.roles = match rule["roles"].as_array() {
            Some(roles) => roles.iter().map(|role| role.as_str().unwrap().parse::<Role>().unwrap()).collect(),
            None => [Role::Owner].into_iter().collect(),
        };
        if let Some(operation) = rule["operations"].as_array().and_then(|operations| operations.first()) {
            association.operation = operation.as_str().unwrap().parse::<Operation>().unwrap();
        }
        if let Some(provider) = file["provider"].as_str() {
            association = association.provider(provider);
        }
        let suffix = suffix(&association.domain).unwrap();
        let of_provider =
            file["provider"].as_str().into_iter().flat_map(|provider| suffix.provider_rules(provider));
        let compiled = suffix.rules().chain(of_provider).find(|rule| rule.id() == id);
        let compiled =
            compiled.unwrap_or_else(|| panic!("{id} does not count for .{name}: run cargo xtask codegen"));
        let judge = |example: &Value| judge(compiled, example, &association);
        for example in rule["passes"].as_array().unwrap() {
            assert_eq!(judge(example), None, "{id} for .{name} should pass {example}");
        }
        for example in rule["fails"].as_array().unwrap() {
            assert!(judge(example).is_some(), "{id} for .{name} should fail {example}");
        }
    }
}

/// Returns the code of the breach in an example. Its member `owner` is the owner's contact, for rules that
/// compare the two.
fn judge(rule: &Rule, example: &Value, association: &Association) -> Option<Code> {
    let mut example = example.clone();
    let owner = example.as_object_mut().unwrap().remove("owner");
    let contact = Contact::from_json(&example).unwrap_or_else(|error| panic!("{}: {error}", rule.id()));
    let owner = owner.map(|owner| Contact::from_json(&owner).unwrap());
    rule.judge_beside(&contact, owner.as_ref(), association)
}

/// Returns the suffixes of a rule, or one of the kind if it applies to all.
fn suffixes<'a>(file: &'a Value, rule: &'a Value) -> Vec<&'a str> {
    let named = rule["suffixes"].as_array().or(file["suffixes"].as_array());
    let named: Vec<&str> = named.into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
    match (named.as_slice(), file["kind"].as_str()) {
        ([], Some("cctld")) => vec!["io"],
        ([] | ["*"], _) => vec!["com"],
        _ => named,
    }
}
