//! Rules in words.

use super::conditions::{self, list, named};
use crate::base::{Operation, Role, Severity};
use crate::contact::{Field, FieldType};
use crate::identifier;
use crate::language::Language;
use crate::language::{english, fill, text_of};
use crate::rules::{Condition, Demand, EVERY_OPERATION, Presence, Rule};

/// The number of values after which a list is cut off.
const LISTED: usize = 20;

/// The English text of a key, found when the library is built.
macro_rules! text {
    ($key:literal) => {
        const { english("rule", $key) }
    };
}

/// Returns the demand of a rule in one English sentence: "the owner must give the city of birth if the contact is an
/// individual".
pub fn in_words(rule: &Rule) -> String {
    let must = match rule.severity {
        Severity::Error => said(text!("must"), &[]),
        Severity::Warning => said(text!("should"), &[]),
    };
    let (field, roles) = (rule.field.label(), roles_of(rule));
    let condition = conditions::in_words(Language::English, &rule.when, &rule.unless, LISTED);
    let condition = match condition.is_empty() {
        true => condition,
        false => said(text!("condition"), &[("condition", &condition)]),
    };
    let say = |text: &'static str, more: (&str, &str)| {
        said(text, &[("field", field), ("roles", &roles), ("must", &must), more])
    };
    // "must be in France" says that the country is required.
    let is_of_place =
        matches!((rule.field, &rule.demand), (Field::COUNTRY | Field::KIND, Some(Demand::OneOf(_))));
    let own = rule.message().filter(|_| is_about_own_value(rule)).and_then(|own| own.text(Language::English));
    let mut text = match (rule.presence, &rule.demand) {
        _ if own.is_some() => own.unwrap_or_default().to_owned(),
        (Presence::Required | Presence::Optional, Some(Demand::OneOf(values))) if is_of_place => {
            let [of_kind, in_country] = [text!("of_kind"), text!("in_country")];
            let text = if rule.field == Field::KIND { of_kind } else { in_country };
            say(text, ("values", &named(Language::English, rule.field, values, LISTED)))
        }
        (Presence::Required, _) => {
            let fields = std::iter::once(rule.field).chain(rule.alternatives.iter().copied());
            let fields = fields.map(|field| said(text!("the"), &[("name", field.label())])).collect();
            say(text!("required"), ("fields", &list(Language::English, fields, 0)))
        }
        (Presence::Forbidden, _) if rule.field.kind() == FieldType::Flag => {
            say(text!("forbidden_flag"), ("", ""))
        }
        (Presence::Forbidden, _) => say(text!("forbidden"), ("", "")),
        (_, Some(demand)) => say(text!("value"), ("demand", &demanded(rule, demand))),
        (_, None) => say(text!("optional"), ("", "")),
    };
    text.push_str(&condition);
    if let (Presence::Required, Some(demand), false) = (rule.presence, &rule.demand, is_of_place) {
        text.push_str(&say(text!("value_too"), ("demand", &demanded(rule, demand))));
    }
    if rule.operations != EVERY_OPERATION {
        let named: Vec<&str> = rule.operations().map(Operation::as_str).collect();
        text.push_str(&said(text!("operations"), &[("operations", &named.join(", "))]));
    }
    text
}

/// Returns whether a rule refuses the values of its own condition. Its demand says that in a roundabout way, its message
/// plainly.
fn is_about_own_value(rule: &Rule) -> bool {
    let refuses = rule.presence == Presence::Forbidden || matches!(rule.demand, Some(Demand::OneOf(_)));
    let is_own = |condition: &Condition| match condition {
        Condition::Kind(_) => rule.field == Field::KIND,
        Condition::In(field, _) => rule.field == *field,
        _ => false,
    };
    refuses && rule.when.iter().any(is_own)
}

/// Names the contacts of a rule: `the owner and the billing contact`.
fn roles_of(rule: &Rule) -> String {
    if !rule.any_role && rule.roles.iter().count() == Role::ALL.len() {
        return said(text!("every_role"), &[]);
    }
    let mut names: Vec<String> = rule
        .roles
        .iter()
        .map(|role| said(text!("the"), &[("name", role.label(Language::English))]))
        .collect();
    if rule.any_role {
        return list(Language::English, names, 0);
    }
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { names.join(", ") + &said(text!("and"), &[]) + &last }
}

/// Returns a demand after "must".
fn demanded(rule: &Rule, demand: &Demand) -> String {
    match demand {
        Demand::Length(least, most, unit) => {
            let unit = text_of(Language::English, "unit", unit.as_str()).unwrap_or_default();
            let numbers = [("min", &*least.to_string()), ("max", &most.to_string()), ("unit", unit)];
            match (*least, *most) {
                (0, _) => said(text!("at_most"), &numbers),
                (_, u16::MAX) => said(text!("at_least"), &numbers),
                _ => said(text!("between"), &numbers),
            }
        }
        Demand::Pattern(pattern) if rule.example().is_empty() => {
            said(text!("pattern"), &[("pattern", &pattern.text)])
        }
        Demand::Pattern(_) => said(text!("example"), &[("example", &rule.example().replace('\n', ", "))]),
        Demand::FirstLine(_) => said(text!("first_line"), &[("example", rule.example())]),
        Demand::OneOf(values) => {
            said(text!("one_of"), &[("values", &named(Language::English, rule.field, values, LISTED))])
        }
        Demand::Valid => said(text!("valid"), &[]),
        Demand::Date => said(text!("date"), &[]),
        Demand::MinimumAge(years) => said(text!("min_age"), &[("min_age", &years.to_string())]),
        Demand::Identifier(kinds) => {
            let title = |name| identifier::kind(name).map_or(name, |kind| kind.title()).to_owned();
            said(
                text!("identifier"),
                &[("kinds", &list(Language::English, kinds.iter().map(title).collect(), 0))],
            )
        }
        Demand::SameAsOwner => said(text!("same_as_owner"), &[]),
        Demand::NoPoBox => said(text!("no_po_box"), &[]),
    }
}

/// Returns an English text with its parameters.
fn said(text: &'static str, params: &[(&str, &str)]) -> String {
    fill(text, |name| params.iter().find(|(known, _)| *known == name).map(|(_, value)| *value))
}
