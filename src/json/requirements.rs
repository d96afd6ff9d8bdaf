//! The requirements of a form, as JSON.

use serde_json::{Map, Value};

use super::{answer, association, options};
use crate::base::{Error, Place, Values, json};
use crate::check::{self, Asked, Choice, ChoiceList, Requirement};
use crate::contact::{Contact, Country, Field, Kind};
use crate::language::Language;
use crate::normalize;
use crate::rules::{self, Condition, Demand, Presence, Rule, Suffix};

/// Runs `requirements`.
pub(super) fn requirements(
    association_value: &Value,
    about: &Value,
    option_values: &Value,
) -> Result<Value, Error> {
    let association = association(association_value, option_values)?;
    let (kind, country) = read_about(about)?;
    let asked = check::requirements(&association, kind, country)?;
    let (suffix, language) = (asked.suffix, association.language);
    let fields: Vec<Value> = asked.fields.iter().map(|asked| field(asked, suffix, language)).collect();
    let refused = asked.not_eligible.iter().map(|refusal| {
        let path = refusal.rule.field.name();
        json!({"path": path, "message": refusal.message(language), "rule": refusal.rule.id()})
    });
    answer(json!({
        "suffix": suffix.name(),
        "basis": suffix.basis().as_str(),
        "not_eligible": refused.collect::<Vec<_>>(),
        "fields": fields,
        "notes": asked.notes.iter().map(|note| note.said(language)).collect::<Vec<_>>(),
        "verification": suffix.verifications().map(|one| one.said(language, false)).collect::<Vec<_>>(),
        "data_version": crate::DATA_VERSION,
    }))
}

/// Reads the known kind and country of a contact.
pub(super) fn read_about(about: &Value) -> Result<(Option<Kind>, Option<Country>), Error> {
    let contact = match about {
        Value::Null => Contact::default(),
        _ => Contact::from_json(about).map_err(|error| error.in_argument("/about"))?,
    };
    let place = || Place::argument("about").member("country");
    let country = contact
        .country
        .as_deref()
        .map(|text| super::normalize::named_country(normalize::country(text), place()));
    Ok((contact.kind, country.transpose()?))
}

fn field(asked: &Requirement, suffix: Suffix, language: Language) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            out.insert(key.to_owned(), value);
        }
    };
    let field = asked.field;
    put("path", json!(field.name()));
    put("label", json!(check::heading(field, language)));
    put("presence", json!(asked.presence));
    put("severity", json!(asked.severity));
    put("type", json!(field.kind()));
    put("input", json!(asked.input().as_str()));
    put("autofill", json!(field.autofill()));
    let any_of: Vec<&str> = asked.any_of.iter().map(|field| field.name()).collect();
    put("any_of", if any_of.is_empty() { Value::Null } else { json!(any_of) });
    let instead: Vec<&str> = asked.instead.iter().map(|field| field.name()).collect();
    put("instead", if instead.is_empty() { Value::Null } else { json!(instead) });
    put("required_when", conditional(asked, Presence::Required, language));
    put("forbidden_when", conditional(asked, Presence::Forbidden, language));
    put(
        "enum",
        json!(asked.options(language).map(|options| options.into_iter().map(choice).collect::<Vec<_>>())),
    );
    put("choices", json!(asked.choices.map(|list| list.to_string())));
    if let Some((least, most, unit)) = asked.length() {
        put("min_length", if least == 0 { Value::Null } else { json!(least) });
        put("max_length", if most == u16::MAX { Value::Null } else { json!(most) });
        put("length_unit", json!(unit.as_str()));
    }
    put("pattern", json!(asked.pattern()));
    put("identifier", json!(asked.identifiers()));
    put("min_age", json!(asked.minimum_age()));
    put("example", json!(asked.example));
    put("why", json!(asked.deciding().map(|asked| asked.reason(suffix, language))));
    put("rules", Value::Array(asked.rules.iter().map(rule_asked).collect()));
    Value::Object(out)
}

/// Runs `choices`.
pub(super) fn choices(name: &str, option_values: &Value) -> Result<Value, Error> {
    super::options(option_values)?;
    Ok(name.parse::<ChoiceList>()?.choices().into_iter().map(choice).collect())
}

fn choice(choice: Choice) -> Value {
    json!({"value": choice.value, "label": choice.label})
}

/// Returns the conditions for a field that must be present, or that must be empty.
fn conditional(asked: &Requirement, presence: Presence, language: Language) -> Value {
    let list: Vec<Value> = asked
        .conditional(presence)
        .map(|one| {
            json!({
                "condition": one.condition(language),
                "when": conditions(&one.when),
                "unless": conditions(&one.unless),
                "severity": one.severity,
                "rule": one.rule.id(),
            })
        })
        .collect();
    if list.is_empty() { Value::Null } else { Value::Array(list) }
}

fn rule_asked(asked: &Asked) -> Value {
    let mut out = rule(&asked.rule);
    if let Some(object) = out.as_object_mut() {
        object.insert("when".to_owned(), conditions(&asked.when));
        object.insert("unless".to_owned(), conditions(&asked.unless));
    }
    out
}

/// Returns a rule in the form of `requirements` and `explain`.
pub(super) fn rule(rule: &Rule) -> Value {
    let source = rule.source();
    json!({
        "id": rule.id(),
        "layer": rule.layer,
        "provider": rule.provider,
        "path": rule.field.name(),
        "roles": rule.roles.iter().map(crate::base::Role::as_str).collect::<Vec<_>>(),
        "presence": rule.presence,
        "demand": rule.demand.as_ref().map(demand),
        "severity": rule.severity,
        "confidence": rule.confidence,
        "words": check::in_words(rule),
        "why": rule.why(),
        "source": source.address,
        "date": source.date,
        "reviewed": rule.reviewed(),
        "from": rule.from().map(|day| day.to_string()),
        "until": rule.until().map(|day| day.to_string()),
    })
}

/// Returns a demand in the keys of the rule language.
fn demand(demand: &Demand) -> Value {
    match demand {
        Demand::Length(least, u16::MAX, unit) => json!({"min": least, "unit": unit}),
        Demand::Length(least, most, unit) => json!({"min": least, "max": most, "unit": unit}),
        Demand::Pattern(pattern) => json!({"pattern": pattern.text}),
        Demand::FirstLine(pattern) => json!({"first_line": pattern.text}),
        Demand::OneOf(values) => json!({"one_of": values}),
        Demand::Valid => json!({"valid": true}),
        Demand::Date => json!({"date": true}),
        Demand::MinimumAge(years) => json!({"min_age": years}),
        Demand::Identifier(kinds) => json!({"identifier": kinds}),
        Demand::SameAsOwner => json!({"same_as_owner": true}),
        Demand::NoPoBox => json!({"no_po_box": true}),
    }
}

/// Returns conditions in the keys of the rule language, or null if there are no conditions.
fn conditions(conditions: &[Condition]) -> Value {
    let mut out = Map::new();
    for condition in conditions {
        match condition {
            Condition::Kind(kinds) => {
                let names: Vec<&str> = kinds.iter().map(Kind::as_str).collect();
                out.insert("kind".to_owned(), json!(names));
            }
            Condition::In(field, values) => under(&mut out, "in", *field, values),
            Condition::NotIn(field, values) => under(&mut out, "not_in", *field, values),
            Condition::Absent(field) => listed(&mut out, "absent", *field),
            Condition::Present(field) => listed(&mut out, "present", *field),
        }
    }
    if out.is_empty() { Value::Null } else { Value::Object(out) }
}

fn under(out: &mut Map<String, Value>, key: &str, field: Field, values: &Values) {
    if let Some(fields) = out.entry(key).or_insert_with(|| json!({})).as_object_mut() {
        fields.insert(field.name().to_owned(), json!(values));
    }
}

fn listed(out: &mut Map<String, Value>, key: &str, field: Field) {
    if let Some(fields) = out.entry(key).or_insert_with(|| json!([])).as_array_mut() {
        fields.push(json!(field.name()));
    }
}

/// Runs `explain`: it returns every rule that may apply to a domain, from the lowest layer up.
pub(super) fn explain(domain: &str, option_values: &Value) -> Result<Value, Error> {
    let options = options(option_values)?;
    let mut association = crate::rules::Association::new(domain);
    association.provider = options.provider;
    association.rules = options.rules;
    association.today = options.today;
    let provider = association.provider_at(|| Place::argument("options").member("provider"))?;
    let explained = check::explain(&association)?;
    let shown = explained.rules.iter().map(|(each, replaced_by)| {
        let mut value = rule(each);
        if let Some(object) = value.as_object_mut() {
            object.insert("replaced_by".to_owned(), json!(replaced_by));
        }
        value
    });
    let roles = rules::roles(domain, provider)?.map(|roles| {
        let names =
            |roles: crate::base::Roles| roles.iter().map(crate::base::Role::as_str).collect::<Vec<_>>();
        json!({
            "required": names(roles.required),
            "stored": names(roles.stored),
            "source": roles.source.address,
            "date": roles.source.date,
        })
    });
    answer(json!({
        "suffix": explained.suffix.name(),
        "basis": explained.suffix.basis().as_str(),
        "review": explained.suffix.review(),
        "roles": roles,
        "rules": shown.collect::<Vec<_>>(),
        "notes": explained.suffix.notes().collect::<Vec<_>>(),
        "verification": explained.suffix.verifications().collect::<Vec<_>>(),
        "data_version": crate::DATA_VERSION,
    }))
}
