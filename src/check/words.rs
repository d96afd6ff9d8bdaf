//! Rules in words.

use crate::base::{Operation, Role, Values};
use crate::contact::Kind;
use crate::language::Language;
use crate::language::{fill, text_of};
use crate::rules::{Condition, Demand, EVERY_OPERATION, Presence, Rule};

/// The number of values after which a list is cut off.
const LISTED: usize = 64;

/// Returns the demand of a rule in one English sentence: of which contact, when, and the demand itself.
pub fn in_words(rule: &Rule) -> String {
    let roles: Vec<&str> = rule.roles.iter().map(|role| role.label(Language::English)).collect();
    let roles = match rule.any_role {
        true => said("one_role", &[("roles", &roles.join(", "))]),
        false if roles.len() == Role::ALL.len() => said("every_role", &[]),
        false => roles.join(", "),
    };
    let presence = match (rule.presence, rule.alternatives.is_empty()) {
        (Presence::Required, true) => "required",
        (Presence::Required, false) => "required_any",
        (Presence::Optional, _) => "optional",
        (Presence::Forbidden, _) => "forbidden",
    };
    let others: Vec<&str> = rule.alternatives.iter().map(|field| field.label()).collect();
    let mut text = said(
        presence,
        &[("field", rule.field.label()), ("roles", &roles), ("alternatives", &others.join(", "))],
    );
    if let Some(demand) = &rule.demand {
        text.push_str(&said("demand", &[("demand", &demanded(demand))]));
    }
    let condition = written_conditions(&rule.when, &rule.unless);
    if !condition.is_empty() {
        text.push_str(&said("condition", &[("condition", &condition)]));
    }
    if rule.operations != EVERY_OPERATION {
        let named: Vec<&str> = rule.operations().map(Operation::as_str).collect();
        text.push_str(&said("operations", &[("operations", &named.join(", "))]));
    }
    text
}

/// Returns the demand of a rule on a value, in words, or an empty text if it has no demand.
pub fn demand_in_words(rule: &Rule) -> String {
    rule.demand.as_ref().map(demanded).unwrap_or_default()
}

/// Joins conditions and exceptions.
pub(super) fn written_conditions(when: &[Condition], unless: &[Condition]) -> String {
    let joined = |conditions: &[Condition], joint: &str| {
        conditions.iter().map(written).collect::<Vec<_>>().join(&said(joint, &[]))
    };
    match (when, unless) {
        ([], []) => String::new(),
        (when, []) => said("when", &[("when", &joined(when, "and"))]),
        ([], unless) => said("unless", &[("unless", &joined(unless, "or"))]),
        (when, unless) => {
            said("when_unless", &[("when", &joined(when, "and")), ("unless", &joined(unless, "or"))])
        }
    }
}

fn written(condition: &Condition) -> String {
    match condition {
        Condition::Kind(kinds) => {
            let named: Vec<&str> = kinds.iter().map(Kind::as_str).collect();
            said("is_kind", &[("kinds", &named.join(", "))])
        }
        Condition::In(field, values) => {
            said("is_in", &[("field", field.label()), ("values", &listed(values))])
        }
        Condition::NotIn(field, values) => {
            said("is_not_in", &[("field", field.label()), ("values", &listed(values))])
        }
        Condition::Absent(field) => said("is_absent", &[("field", field.label())]),
        Condition::Present(field) => said("is_present", &[("field", field.label())]),
    }
}

fn demanded(demand: &Demand) -> String {
    match demand {
        Demand::Length(least, most, unit) => {
            let unit = said(unit.as_str(), &[]);
            let numbers = [("min", &*least.to_string()), ("max", &most.to_string()), ("unit", &unit)];
            match (*least, *most) {
                (0, _) => said("at_most", &numbers),
                (_, u16::MAX) => said("at_least", &numbers),
                _ => said("between", &numbers),
            }
        }
        Demand::Pattern(pattern) => said("pattern", &[("pattern", &pattern.text)]),
        Demand::OneOf(values) => said("one_of", &[("values", &listed(values))]),
        Demand::Valid => said("valid", &[]),
        Demand::Date => said("date", &[]),
        Demand::MinimumAge(years) => said("min_age", &[("min_age", &years.to_string())]),
        Demand::Identifier(kinds) => {
            said("identifier", &[("kinds", &kinds.iter().collect::<Vec<_>>().join(", "))])
        }
        Demand::SameAsOwner => said("same_as_owner", &[]),
        Demand::NoPoBox => said("no_po_box", &[]),
    }
}

fn listed(values: &Values) -> String {
    let shown = values.iter().take(LISTED).collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(LISTED) {
        0 => shown,
        more => said("more", &[("values", &shown), ("count", &more.to_string())]),
    }
}

fn said(key: &str, params: &[(&str, &str)]) -> String {
    fill(text_of(Language::English, "rule", key).unwrap_or_default(), |name| {
        params.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    })
}
