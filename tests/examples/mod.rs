//! The examples in `data/rules/`: contacts that comply with a rule, and contacts that break it.

use std::fs;
use std::path::Path;

use registrant::contact::Contact;
use registrant::rules::{Rule, suffix};
use registrant::schema::{self, Schema};
use registrant::{Association, Operation, Role};
use serde_json::Value;

/// An example of a rule under one of its suffixes.
pub struct Example<'a> {
    pub rule: &'static Rule,
    pub contact: &'a Contact,
    /// The owner's contact, for rules that compare the two.
    pub owner: Option<&'a Contact>,
    pub association: &'a Association,
    /// `true` if the contact complies with the rule.
    pub passes: bool,
}

/// Calls with each example of each rule, for each of its suffixes.
pub fn each_example(mut visit: impl FnMut(&Example)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    for entry in fs::read_dir(folder).unwrap() {
        let file: Value = toml::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for rule in file["rule"].as_array().into_iter().flatten() {
            for name in suffixes(&file, rule) {
                examples_under(name, &file, rule, &mut visit);
            }
        }
    }
}

fn examples_under(name: &str, file: &Value, written: &Value, visit: &mut impl FnMut(&Example)) {
    let association = association(file, written, name);
    let rule = compiled(file, written, &association);
    for (key, passes) in [("passes", true), ("fails", false)] {
        for document in written[key].as_array().unwrap() {
            let mut plain = document.clone();
            let owner = plain.as_object_mut().unwrap().remove("owner");
            let owner = owner.map(|owner| Contact::from_json(&owner).unwrap());
            let mut contact =
                Contact::from_json(&plain).unwrap_or_else(|error| panic!("{}: {error}", rule.id()));
            contact.schema = schema_of(file).map(|schema| schema.name);
            visit(&Example {
                rule,
                contact: &contact,
                owner: owner.as_ref(),
                association: &association,
                passes,
            });
        }
    }
}

/// Returns the built-in rule, which must apply under the association's suffix.
fn compiled(file: &Value, written: &Value, association: &Association) -> &'static Rule {
    let id = written["id"].as_str().unwrap();
    let suffix = suffix(&association.domain).unwrap();
    let of_provider =
        file["provider"].as_str().into_iter().flat_map(|provider| suffix.provider_rules(provider));
    let mut all = suffix.rules().chain(of_provider);
    all.find(|rule| rule.id() == id)
        .unwrap_or_else(|| panic!("{id} does not count for .{suffix}: run cargo xtask codegen"))
}

fn association(file: &Value, rule: &Value, suffix: &str) -> Association {
    // A rule that is yet to come is tried on its first day.
    let today = rule["from"].as_str().filter(|day| *day > "2026-11-20").unwrap_or("2026-11-20");
    let mut association = Association::new(format!("example.{suffix}")).today(today.parse().unwrap());
    association.roles = match rule["roles"].as_array() {
        Some(roles) => roles.iter().map(|role| role.as_str().unwrap().parse::<Role>().unwrap()).collect(),
        None => [Role::Owner].into_iter().collect(),
    };
    if let Some(operation) = rule["operations"].as_array().and_then(|operations| operations.first()) {
        association.operation = operation.as_str().unwrap().parse::<Operation>().unwrap();
    }
    if let Some(provider) = file["provider"].as_str() {
        association = association.provider(schema_of(file).map_or(provider, |schema| schema.provider));
    }
    association
}

/// Returns the schema of the rules that concern one schema of a provider.
fn schema_of(file: &Value) -> Option<&'static Schema> {
    let provider = file["provider"].as_str()?;
    schema::named(provider).ok().filter(|schema| schema.provider != provider)
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
