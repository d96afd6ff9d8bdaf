//! A form that follows `requirements` cannot get a violation from `check` for a field that it did not show.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use registrant::check::{Verdict, eligible, requirements};
use registrant::contact::{Contact, Country, Field, Kind};
use registrant::rules::{Condition, Presence, Rule, Suffix};
use registrant::{Association, Code, Layer, Operation, Role, Severity, check};
use serde_json::Value;

const PROVIDERS: [Option<&str>; 5] = [None, Some("gandi"), Some("dnsimple"), Some("glauca"), Some("route53")];

/// Returns the example contacts of the rule files, and one for each kind in some countries.
fn contacts() -> Vec<Contact> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    let mut contacts = BTreeMap::new();
    for entry in folder.read_dir().unwrap() {
        let file: Value = toml::from_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for rule in file["rule"].as_array().into_iter().flatten() {
            for example in rule["fails"].as_array().unwrap() {
                let mut example = example.clone();
                example.as_object_mut().unwrap().remove("owner");
                contacts.insert(example.to_string(), Contact::from_json(&example).unwrap());
            }
        }
    }
    for kind in Kind::ALL {
        for country in ["FR", "US", "DE", "BR", "JP", "GB"] {
            let example = serde_json::json!({"kind": kind, "country": country});
            contacts.insert(example.to_string(), Contact::from_json(&example).unwrap());
        }
    }
    contacts.into_values().collect()
}

/// Returns the contacts that the rules of a suffix may distinguish: those whose registry data its own rules name.
fn concerned<'a>(contacts: &'a [Contact], rules: &[&Rule]) -> impl Iterator<Item = &'a Contact> {
    let mut named = BTreeSet::new();
    for rule in rules.iter().filter(|rule| rule.layer != Layer::Country) {
        named.insert(rule.field);
        named.extend(rule.alternatives.iter());
        named.extend(rule.when.iter().chain(rule.unless.iter()).map(Condition::field));
    }
    contacts.iter().filter(move |contact| contact.registry().all(|(field, _)| named.contains(&field)))
}

/// Returns the rules of a suffix at a provider.
fn rules_of(suffix: Suffix, provider: Option<&str>) -> Vec<&'static Rule> {
    suffix.rules().chain(provider.into_iter().flat_map(|name| suffix.provider_rules(name))).collect()
}

/// Returns a suffix and a provider of each set of rules. A provider without rules for a suffix applies its
/// general ones there.
fn askers() -> Vec<(Suffix, Option<&'static str>)> {
    let mut out = Vec::new();
    let mut general = BTreeSet::new();
    for suffix in suffixes() {
        let generic: Vec<&str> =
            suffix.rules().filter(|rule| rule.layer != Layer::Registry).map(|rule| rule.id()).collect();
        for provider in PROVIDERS {
            let own: Vec<&str> = rules_of(suffix, provider)
                .iter()
                .filter(|rule| rule.provider.is_some())
                .map(|rule| rule.id())
                .collect();
            if provider.is_none() || general.insert((generic.clone(), own)) {
                out.push((suffix, provider));
            }
        }
    }
    out
}

/// Returns one suffix of each set of rules.
fn suffixes() -> Vec<Suffix> {
    let mut known = BTreeMap::new();
    for suffix in Suffix::all() {
        let rules = suffix.rules().chain(PROVIDERS.iter().flatten().flat_map(|p| suffix.provider_rules(p)));
        known.entry(rules.map(|rule| rule.id().to_owned()).collect::<Vec<_>>()).or_insert(suffix);
    }
    known.into_values().collect()
}

fn association(suffix: Suffix, provider: Option<&str>) -> Association {
    let mut association = Association::new(format!("example.{}", suffix.name()));
    association.today = Some("2026-11-20".parse().unwrap());
    match provider {
        Some(provider) => association.provider(provider),
        None => association,
    }
}

#[test]
fn every_path_of_a_violation_is_asked_for() {
    let (contacts, askers) = (contacts(), askers());
    let (first, second) = askers.split_at(askers.len() / 2);
    let judged: usize = std::thread::scope(|scope| {
        let halves = [first, second].map(|half| scope.spawn(|| ask(half, &contacts)));
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(judged > 20_000, "{judged}");
}

/// Asserts that a form asks for the field of each violation, and returns the number of judged contacts.
fn ask(askers: &[(Suffix, Option<&'static str>)], contacts: &[Contact]) -> usize {
    let mut judged = 0;
    for (suffix, provider) in askers.iter().copied() {
        let rules = rules_of(suffix, provider);
        for operation in [Operation::Create, Operation::Trade] {
            let association = Role::ALL
                .into_iter()
                .fold(association(suffix, provider), Association::role)
                .operation(operation);
            let mut asked_of = BTreeMap::new();
            for contact in concerned(contacts, &rules) {
                let country = contact.country.as_deref().and_then(Country::new);
                let known = (contact.kind, country.map(|country| country.as_str().to_owned()));
                let asked = asked_of.entry(known).or_insert_with(|| {
                    let asked = requirements(&association, contact.kind, country).unwrap();
                    asked.fields.iter().map(|asked| asked.field).collect::<Vec<_>>()
                });
                for violation in check(contact, &association).unwrap().violations {
                    // A check refuses a value that no registry stores, even if no form asks for its field.
                    let is_of_form =
                        violation.rule.layer == Layer::Country && violation.code != Code::Missing;
                    // A form asks for the parts of a name instead of the whole.
                    let is_hidden = violation.field == Field::FULL_NAME && asked.contains(&Field::GIVEN_NAME);
                    if is_hidden || is_of_form {
                        continue;
                    }
                    assert!(asked.contains(&violation.field), ".{}: {violation:?}", suffix.name());
                }
                judged += 1;
            }
        }
    }
    judged
}

#[test]
fn what_is_required_is_missed() {
    for (suffix, provider) in askers() {
        let association = association(suffix, provider).role(Role::Owner);
        for kind in Kind::ALL {
            let empty = Contact::new().kind(kind);
            let report = check(&empty, &association).unwrap();
            let asked = requirements(&association, Some(kind), None).unwrap();
            let required = asked.fields.iter().filter(|asked| asked.presence == Presence::Required);
            for asked in required.filter(|asked| asked.field != Field::KIND) {
                let missed = report.violations.iter().find(|violation| violation.field == asked.field);
                let missed = missed.map(|violation| violation.severity);
                assert_eq!(missed, asked.severity, ".{} {:?}", suffix.name(), asked.field);
            }
        }
    }
}

#[test]
fn an_example_breaks_no_rule_that_is_certain() {
    let mut shown = 0;
    for suffix in suffixes() {
        let association = association(suffix, None).role(Role::Owner);
        for kind in Kind::ALL {
            for country in [None, Country::new("FR"), Country::new("US")] {
                for asked in requirements(&association, Some(kind), country).unwrap().fields {
                    let Some(example) = &asked.example else { continue };
                    let mut contact = Contact::new().kind(kind);
                    contact.country = country.map(|country| country.as_str().to_owned());
                    contact.set(asked.field, example.as_str());
                    let report = check(&contact, &association).unwrap();
                    let about = report.violations.iter().find(|violation| {
                        asked.certain().any(|rule| rule.id() == violation.rule.id.as_str())
                    });
                    assert!(about.is_none(), ".{}: {about:?} of {example}", suffix.name());
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 300, "{shown}");
}

#[test]
fn eligible_says_what_check_says() {
    let contacts = contacts();
    let asked = Association::new("").role(Role::Owner).today("2026-11-20".parse().unwrap());
    let answers: Vec<_> = contacts.iter().map(|contact| eligible(contact, &asked).unwrap()).collect();
    let names: Vec<&str> = Suffix::all().map(Suffix::name).collect();
    for answers in &answers {
        assert!(answers.iter().map(|answer| answer.suffix.name()).eq(names.iter().copied()));
    }
    for suffix in suffixes() {
        let place = names.binary_search(&suffix.name()).unwrap();
        let rules = rules_of(suffix, None);
        let association = asked.clone().domain(format!("example.{}", suffix.name()));
        for contact in concerned(&contacts, &rules) {
            let index = contacts.iter().position(|other| std::ptr::eq(other, contact)).unwrap();
            let answer = &answers[index][place];
            let report = check(contact, &association).unwrap();
            assert_eq!(
                answer.verdict == Verdict::Accepted,
                report.is_accepted(),
                ".{}: {answer:?} {report:?}",
                suffix.name()
            );
            let paths = report.violations.iter().filter(|violation| violation.severity == Severity::Error);
            for path in paths.map(|violation| violation.field) {
                let told = answer.missing.contains(&path) || answer.wrong.contains(&path);
                assert!(told || !answer.reasons.is_empty(), ".{}: {path}", suffix.name());
            }
        }
    }
}

#[test]
fn a_blank_kind_is_no_kind() {
    let members = [
        ("contact", "kind"),
        ("freebox", "type"),
        ("gandi-v3", "type"),
        ("gandi-v5", "type"),
        ("glauca", "entity_type"),
        ("route53", "ContactType"),
    ];
    for (schema, member) in members {
        let report = |kind: Value| {
            let document = serde_json::json!({member: kind, "email": "ann@example.com"});
            let association = serde_json::json!({"domain": "example.com", "owner": true});
            let options = serde_json::json!({"schema": schema});
            registrant::json::call("check", &[document, association, options]).unwrap()
        };
        let absent = report(Value::Null);
        for blank in ["", " ", "\u{a0}", "\u{200b}"] {
            assert_eq!(report(Value::from(blank)), absent, "{schema} {blank:?}");
        }
    }
}
