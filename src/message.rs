//! The text of a violation, made of its code and params.

use serde_json::{Map, Value, json};

use crate::association::{Role, Roles};
use crate::contact::Field;
use crate::identifier;
use crate::normalize::{self, Problem};
use crate::rules::{Case, Demand, Rule, Suffix};
use crate::sorted_lines;
use crate::tables::messages::TEXTS;
use crate::tables::rules::PROVIDERS;
use crate::violation::Code;

/// A list in a message is cut off after so many values; `params` has all of them.
const LISTED: usize = 12;

/// The facts of a rule that a message, a form or a translation needs.
pub(crate) fn params(rule: &Rule, case: Case) -> Map<String, Value> {
    let mut params = Map::new();
    if !rule.alternatives.is_empty() {
        let names: Vec<&str> = rule.alternatives.iter().map(|field| field.name()).collect();
        params.insert("alternatives".to_owned(), json!(names));
    }
    match &rule.demand {
        Some(Demand::Length(least, most, _)) => {
            params.insert("min".to_owned(), json!(least));
            params.insert("max".to_owned(), json!(most));
        }
        Some(Demand::Pattern(pattern)) => {
            params.insert("pattern".to_owned(), json!(pattern.text));
        }
        Some(Demand::OneOf(values)) => {
            params.insert("one_of".to_owned(), json!(values));
        }
        Some(Demand::Date) => {
            params.insert("format".to_owned(), json!("YYYY-MM-DD"));
        }
        Some(Demand::MinimumAge(years)) => {
            params.insert("min_age".to_owned(), json!(years));
        }
        Some(Demand::Valid) => {
            let country = normalize::country_of(case.contact);
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| normalize::problem(rule.field, text, country)));
        }
        Some(Demand::Identifier(kinds)) => {
            params.insert("identifier".to_owned(), json!(kinds));
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| identifier::problem(kinds, text, case.today)));
        }
        Some(Demand::SameAsOwner) | None => {}
    }
    params
}

fn problem_params(params: &mut Map<String, Value>, problem: Option<Problem>) {
    if let Some(problem) = problem {
        params.insert("reason".to_owned(), json!(problem.reason));
        params.extend(problem.params.into_iter().map(|(name, value)| (name.to_owned(), json!(value))));
    }
}

/// What is wrong, in English, without any value of the contact.
pub(crate) fn message(
    code: Code,
    rule: &Rule,
    roles: Roles,
    suffix: Suffix,
    params: &Map<String, Value>,
) -> String {
    let template = match (code, &rule.demand) {
        (Code::Missing, _) if rule.alternatives.is_empty() => "missing",
        (Code::Missing, _) => "missing_any",
        (Code::Mismatch, Some(Demand::SameAsOwner)) => "not_the_owners",
        (Code::NotEligible, Some(Demand::MinimumAge(_))) => "too_young",
        (Code::NotEligible, Some(Demand::OneOf(_))) => "not_eligible_list",
        (Code::InvalidFormat, Some(Demand::Date)) => "invalid_date",
        (Code::InvalidFormat, Some(Demand::Pattern(_))) => "invalid_pattern",
        (_, Some(Demand::Valid | Demand::Identifier(_))) => {
            params.get("reason").and_then(Value::as_str).unwrap_or("invalid_format")
        }
        _ => code.as_str(),
    };
    let text =
        text_of("violation", template).or_else(|| text_of("problem", template)).unwrap_or("{field} is wrong");
    let names: Vec<&str> = roles.iter().map(role_name).collect();
    fill(text, |name| match name {
        "field" => Some(rule.field.label().to_owned()),
        "suffix" => Some(suffix.name().to_owned()),
        "asker" => Some(match &rule.provider {
            Some(provider) => title(provider).to_owned(),
            None => format!(".{}", suffix.name()),
        }),
        "alternatives" => {
            Some(rule.alternatives.iter().map(|field| field.label()).collect::<Vec<_>>().join(", "))
        }
        "roles" if names.len() == Role::ALL.len() => Some("contact in every role".to_owned()),
        "roles" => Some(names.join(" and ")),
        _ => params.get(name).map(written),
    })
}

/// What is wrong with one value, in English, without the value.
pub fn problem(problem: &Problem) -> String {
    let text = text_of("problem", problem.reason).unwrap_or(problem.reason);
    fill(text, |name| {
        problem.params.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
    })
}

/// What messages call a provider.
pub(crate) fn title(provider: &str) -> &str {
    PROVIDERS.iter().find(|(name, _)| *name == provider).map_or(provider, |(_, title)| title)
}

/// The text of a key of `data/messages/en.toml`.
pub(crate) fn text_of(section: &str, key: &str) -> Option<&'static str> {
    let (_, lines) = TEXTS.iter().find(|(name, _)| *name == section)?;
    sorted_lines::find(lines, key)
}

/// A template with its `{names}` filled in; one that is not known stays as it stands.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match value(name) {
                    Some(text) => out.push_str(&text),
                    None => out.extend(["{", name, "}"]),
                }
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            let shown: Vec<&str> = values.iter().filter_map(Value::as_str).take(LISTED).collect();
            let more = values.len().saturating_sub(shown.len());
            if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
        }
        other => other.to_string(),
    }
}

pub(crate) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Admin => "administrative contact",
        Role::Tech => "technical contact",
        Role::Bill => "billing contact",
    }
}

/// What a message calls a field at the start of a sentence.
pub fn heading(field: Field) -> String {
    let mut letters = field.label().chars();
    letters.next().into_iter().map(|letter| letter.to_ascii_uppercase()).chain(letters).collect()
}
