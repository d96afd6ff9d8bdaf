//! Requirements as JSON Schema 2020-12, of the canonical contact.

use serde_json::{Map, Value, json};

use crate::contact::{Field, FieldType, Kind};
use crate::error::Error;
use crate::language::Language;
use crate::normalize::address::LengthUnit;
use crate::rules::{self, Asked, Condition, Demand, Presence, Requirement, Rule, Severity};

/// The answer of `requirements` with the format `json-schema`.
///
/// It refuses nothing that a check accepts: rules that only warn, and those that JSON Schema cannot express (check
/// digits, ages, valid phone numbers), are not in it.
pub(super) fn json_schema(
    association_value: &Value,
    about: &Value,
    option_values: &Value,
) -> Result<Value, Error> {
    let association = super::association(association_value, option_values)?;
    let (kind, country) = super::requirements::read_about(about)?;
    let asked = rules::requirements(&association, kind, country)?;
    let properties: Map<String, Value> = asked
        .fields
        .iter()
        .map(|asked| (asked.field.name().to_owned(), property(asked, association.language)))
        .collect();
    let rules = asked.fields.iter().flat_map(|asked| &asked.rules);
    let demands: Vec<Value> = rules.filter_map(asked_of).collect();
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Contact of a .{} domain", asked.suffix.name()),
        "$comment": format!("data_version {}", crate::DATA_VERSION),
        "type": "object",
        "properties": properties,
        "allOf": demands,
    }))
}

/// What a field is, for whoever draws the form.
fn property(asked: &Requirement, language: Language) -> Value {
    let mut out = Map::new();
    out.insert("title".to_owned(), json!(asked.field.label_in(language)));
    if let Some(rule) = asked.rules.first() {
        out.insert("description".to_owned(), json!(rule.rule.why));
    }
    out.insert(
        "type".to_owned(),
        match asked.field.kind() {
            FieldType::Lines => json!(["array", "string", "null"]),
            FieldType::Flag => json!(["boolean", "null"]),
            _ => json!(["string", "null"]),
        },
    );
    if asked.presence != Presence::Forbidden
        && let Some(example) = asked.example
    {
        out.insert("examples".to_owned(), json!([example]));
    }
    Value::Object(out)
}

/// What a rule asks, under its conditions; `None` where it refuses nothing or cannot be expressed.
fn asked_of(asked: &Asked) -> Option<Value> {
    let rule = asked.rule;
    if rule.severity != Severity::Error || rule.any_role {
        return None;
    }
    let demand = rule.demand.as_ref().and_then(|demand| constraint(demand, rule.field));
    let mut then = Vec::new();
    match rule.presence {
        Presence::Forbidden => then.push(json!({"not": present(rule.field)})),
        Presence::Required if rule.alternatives.is_empty() => then.push(present(rule.field)),
        Presence::Required => {
            let all = std::iter::once(&rule.field).chain(rule.alternatives.iter());
            then.push(json!({"anyOf": all.map(|field| present(*field)).collect::<Vec<_>>()}));
        }
        Presence::Optional => {}
    }
    if let Some(constraint) = demand.filter(|_| rule.presence != Presence::Forbidden) {
        then.push(json!({
            "if": present(rule.field),
            "then": {"properties": {rule.field.name(): constraint}},
        }));
    }
    let then = match then.len() {
        0 => return None,
        1 => then.pop()?,
        _ => json!({"allOf": then}),
    };
    let conditions: Vec<Value> = asked
        .when
        .iter()
        .map(|condition| met(condition))
        .chain(asked.unless.iter().map(|condition| json!({"not": met(condition)})))
        .collect();
    Some(commented(
        rule,
        if conditions.is_empty() { then } else { json!({"if": {"allOf": conditions}, "then": then}) },
    ))
}

fn commented(rule: &Rule, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("$comment".to_owned(), json!(format!("{}: {}", rule.id, rule.why)));
    }
    schema
}

/// What a value must be, where JSON Schema can say it without loss.
fn constraint(demand: &Demand, field: Field) -> Option<Value> {
    let value = match demand {
        Demand::Length(least, u16::MAX, LengthUnit::Characters) => json!({"minLength": least}),
        Demand::Length(least, most, LengthUnit::Characters) => json!({"minLength": least, "maxLength": most}),
        Demand::Pattern(pattern) => json!({"pattern": pattern.text}),
        Demand::OneOf(values) => json!({"enum": values}),
        Demand::Date => json!({"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
        _ => return None,
    };
    Some(match field.kind() {
        FieldType::Lines => json!({"items": value}),
        _ => value,
    })
}

/// That a field is filled in.
fn present(field: Field) -> Value {
    let filled = json!({"type": "string", "pattern": r"\S"});
    let value = match field.kind() {
        FieldType::Lines => json!({"type": "array", "contains": filled}),
        FieldType::Flag => json!({"const": true}),
        _ => filled,
    };
    json!({"required": [field.name()], "properties": {field.name(): value}})
}

fn met(condition: &Condition) -> Value {
    match condition {
        Condition::Kind(bits) => {
            let kinds: Vec<&str> =
                Kind::ALL.into_iter().filter(|kind| bits & kind.bit() != 0).map(Kind::as_str).collect();
            let said = json!({"required": ["kind"], "properties": {"kind": {"enum": kinds}}});
            // Without a kind, the organization's name tells.
            let organization = present(Field::ORGANIZATION);
            let unsaid = json!({"not": present(Field::KIND)});
            let mut any = vec![said];
            if bits & Kind::Company.bit() != 0 {
                any.push(json!({"allOf": [unsaid, organization]}));
            }
            if bits & Kind::Individual.bit() != 0 {
                any.push(json!({"allOf": [unsaid, {"not": organization}]}));
            }
            json!({"anyOf": any})
        }
        Condition::In(field, values) => {
            json!({"required": [field.name()], "properties": {field.name(): {"enum": values}}})
        }
        Condition::NotIn(field, values) => json!({"allOf": [
            present(*field),
            {"properties": {field.name(): {"not": {"enum": values}}}},
        ]}),
        Condition::Absent(field) => json!({"not": present(*field)}),
        Condition::Present(field) => present(*field),
    }
}
