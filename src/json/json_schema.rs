//! Requirements as a JSON Schema 2020-12 for the canonical contact.

use serde_json::json;
use serde_json::{Map, Value};

use crate::base::{Error, Severity, Values};
use crate::check::{self, Asked, Requirement};
use crate::contact::{Field, FieldType, Kind};
use crate::language::Language;
use crate::normalize::address::LengthUnit;
use crate::rules::{Condition, Demand, Presence, Rule, Suffix};

/// Returns the requirements as a JSON Schema.
///
/// The schema refuses no normalized contact that a check accepts. It leaves out rules that only warn, and
/// rules that JSON Schema cannot express: check digits, ages, valid phone numbers.
pub(super) fn json_schema(
    association_value: &Value,
    about: &Value,
    option_values: &Value,
) -> Result<Value, Error> {
    let association = super::association(association_value, option_values)?;
    let (kind, country) = super::requirements::read_about(about)?;
    let asked = check::requirements(&association, kind, country)?;
    let (suffix, language) = (asked.suffix, association.language);
    let property = |asked: &Requirement| (asked.field.name().to_owned(), property(asked, suffix, language));
    let properties: Map<String, Value> = asked.fields.iter().map(property).collect();
    let required: Vec<&str> =
        asked.fields.iter().filter(|asked| is_required(asked)).map(|asked| asked.field.name()).collect();
    let rules = asked.fields.iter().flat_map(|asked| &asked.rules);
    let demands: Vec<Value> = rules.filter_map(asked_of).collect();
    let mut out = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Contact of a .{} domain", suffix.name()),
        "$comment": format!("data_version {}; for normalized contacts", crate::DATA_VERSION),
        "type": "object",
        "properties": properties,
        "required": required,
    });
    // JSON Schema doesn't allow an empty list.
    if !demands.is_empty()
        && let Some(object) = out.as_object_mut()
    {
        object.insert("allOf".to_owned(), Value::Array(demands));
    }
    Ok(out)
}

/// Returns `true` if every contact without the field is refused.
fn is_required(asked: &Requirement) -> bool {
    asked.presence == Presence::Required
        && asked.severity == Some(Severity::Error)
        && asked.rules.iter().any(|asked| {
            let rule = &asked.rule;
            asked.is_certain()
                && rule.severity == Severity::Error
                && rule.presence == Presence::Required
                && rule.alternatives.is_empty()
                && !rule.any_role
        })
}

/// Returns the schema of a field, for building a form.
fn property(asked: &Requirement, suffix: Suffix, language: Language) -> Value {
    let mut out = Map::new();
    out.insert("title".to_owned(), json!(check::heading(asked.field, language)));
    if let Some(asked) = asked.deciding() {
        out.insert("description".to_owned(), json!(asked.reason(suffix, language)));
    }
    // Strict validators accept several types in one place only if one of them is null.
    let (key, types) = match asked.field.kind() {
        FieldType::Lines => ("anyOf", json!([{"type": "array"}, {"type": ["string", "null"]}])),
        FieldType::Flag => ("type", json!(["boolean", "null"])),
        _ => ("type", json!(["string", "null"])),
    };
    out.insert(key.to_owned(), types);
    if asked.presence != Presence::Forbidden
        && let Some(example) = &asked.example
    {
        out.insert("examples".to_owned(), json!([example]));
    }
    if is_required(asked)
        && let Some(values) = labelled(asked)
    {
        out.insert("oneOf".to_owned(), values);
    }
    Value::Object(out)
}

/// Returns the values of a required field with their labels, in the way that form builders expect. A rule
/// must list the values and refuse all others.
fn labelled(asked: &Requirement) -> Option<Value> {
    let refusing = asked.certain().any(|rule| {
        rule.severity == Severity::Error && !rule.any_role && matches!(rule.demand, Some(Demand::OneOf(_)))
    });
    let values =
        asked.one_of().filter(|values| refusing && values.iter().any(|(_, label)| label.is_some()))?;
    let each = |(value, label): (&str, Option<&str>)| match label {
        Some(label) => json!({"const": value, "title": check::capitalized(label.to_owned())}),
        None => json!({"const": value}),
    };
    Some(values.into_iter().map(each).collect())
}

/// Returns the schema of a rule with its conditions. It is `None` if the rule refuses nothing or cannot be
/// expressed.
fn asked_of(asked: &Asked) -> Option<Value> {
    let rule = &asked.rule;
    if rule.severity != Severity::Error || rule.any_role {
        return None;
    }
    let demand = rule.demand.as_ref().and_then(|demand| constraint(demand, rule.field));
    let mut then = Vec::new();
    match rule.presence {
        Presence::Forbidden => then.push(json!({"not": said(rule.field)})),
        Presence::Required if rule.alternatives.is_empty() => then.push(said(rule.field)),
        Presence::Required => {
            let others = rule.alternatives.iter().map(|field| filled_in(*field));
            let any: Vec<Value> = std::iter::once(said(rule.field)).chain(others).collect();
            then.push(json!({"anyOf": any}));
        }
        Presence::Optional => {}
    }
    if let Some(constraint) = demand.filter(|_| rule.presence != Presence::Forbidden) {
        then.push(json!({
            "if": said(rule.field),
            "then": {"properties": {(rule.field.name()): constraint}},
        }));
    }
    let then = match then.len() {
        0 => return None,
        1 => then.pop()?,
        _ => json!({"allOf": then}),
    };
    let mut conditions = Vec::new();
    for condition in &asked.when {
        conditions.push(met(condition)?);
    }
    for condition in &asked.unless {
        conditions.push(json!({"not": met(condition)?}));
    }
    Some(commented(
        rule,
        if conditions.is_empty() { then } else { json!({"if": {"allOf": conditions}, "then": then}) },
    ))
}

fn commented(rule: &Rule, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("$comment".to_owned(), json!(format!("{}: {}", rule.id(), rule.why())));
    }
    schema
}

/// Returns the schema of a demand, if JSON Schema can express it without loss.
fn constraint(demand: &Demand, field: Field) -> Option<Value> {
    let mut value = match demand {
        Demand::Length(least, u16::MAX, LengthUnit::Characters) => json!({"minLength": least}),
        Demand::Length(least, most, LengthUnit::Characters) => json!({"minLength": least, "maxLength": most}),
        // A text never has more characters than bytes or UTF-16 units.
        Demand::Length(_, most, _) if *most != u16::MAX => json!({"maxLength": most}),
        Demand::Pattern(pattern) => json!({"pattern": pattern.text}),
        Demand::OneOf(values) if field.kind() == FieldType::Flag => {
            return Some(json!({"enum": values_of(field, values)}));
        }
        Demand::OneOf(values) => json!({"enum": values}),
        Demand::Date => day(),
        Demand::Valid if field.kind() == FieldType::Date => day(),
        _ => return None,
    };
    value.as_object_mut()?.insert("type".to_owned(), json!("string"));
    Some(match field.kind() {
        // Each line must satisfy it. For a text with line feeds, only a check can tell.
        FieldType::Lines => json!({"anyOf": [{"type": "string"}, {"type": "array", "items": value}]}),
        _ => value,
    })
}

/// Returns the schema of a date. `"format": "date"` would be equivalent, but few validators support formats
/// without an extension.
fn day() -> Value {
    json!({"pattern": DAY})
}

/// The dates of any year by the lengths of the months, and 29 February in leap years.
const DAY: &str = concat!(
    r"^(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))",
    r"|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$",
);

/// Returns the values of a field as JSON.
fn values_of(field: Field, values: &Values) -> Vec<Value> {
    let each = |value| match (field.kind(), value) {
        (FieldType::Flag, "true") => json!(true),
        (FieldType::Flag, "false") => json!(false),
        (_, text) => json!(text),
    };
    values.iter().map(each).collect()
}

/// Returns the schema of a field that is filled in; a flag must be `true`.
fn said(field: Field) -> Value {
    match field.kind() {
        FieldType::Flag => {
            json!({"required": [field.name()], "properties": {(field.name()): {"const": true}}})
        }
        _ => filled_in(field),
    }
}

/// Returns the schema of a field that is filled in, as in [`crate::contact::Contact::has`].
fn filled_in(field: Field) -> Value {
    let filled = json!({"type": "string", "pattern": FILLED});
    let value = match field.kind() {
        FieldType::Lines => json!({"anyOf": [{"type": "array", "contains": filled}, filled]}),
        FieldType::Flag => json!({"type": "boolean"}),
        _ => filled,
    };
    json!({"required": [field.name()], "properties": {(field.name()): value}})
}

/// A character other than white space. JavaScript and Unicode differ in their lists.
const FILLED: &str = r"[^\s\u0085]|\uFEFF";

/// Returns the schema of a condition, or `None` if it cannot be expressed.
fn met(condition: &Condition) -> Option<Value> {
    Some(match condition {
        Condition::Kind(kinds) => {
            let names: Vec<&str> = kinds.iter().map(Kind::as_str).collect();
            let stated = json!({"required": ["kind"], "properties": {"kind": {"enum": names}}});
            // Without a kind, the organization's name decides.
            let organization = filled_in(Field::ORGANIZATION);
            let unsaid = json!({"not": filled_in(Field::KIND)});
            let mut any = vec![stated];
            if kinds.contains(Kind::Company) {
                any.push(json!({"allOf": [unsaid, organization]}));
            }
            if kinds.contains(Kind::Individual) {
                any.push(json!({"allOf": [unsaid, {"not": organization}]}));
            }
            json!({"anyOf": any})
        }
        // Only the first line counts, in an array or in a text.
        Condition::In(field, _) | Condition::NotIn(field, _) if field.kind() == FieldType::Lines => {
            return None;
        }
        Condition::In(field, values) => {
            json!({"required": [field.name()], "properties": {(field.name()): {"enum": values_of(*field, values)}}})
        }
        Condition::NotIn(field, values) => json!({"allOf": [
            filled_in(*field),
            {"properties": {(field.name()): {"not": {"enum": values_of(*field, values)}}}},
        ]}),
        Condition::Absent(field) => json!({"not": filled_in(*field)}),
        Condition::Present(field) => filled_in(*field),
    })
}
