//! `src/tables/rules.rs`: every rule of `data/rules/` as a static.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::rule_files::{self, Note, Rule, RuleFile, Set, Source, When};

const KINDS: [&str; 5] = ["individual", "company", "association", "public_body", "reseller"];
const ROLES: [&str; 4] = ["owner", "admin", "tech", "bill"];
const OPERATIONS: [&str; 4] = ["create", "transfer", "update", "trade"];

pub fn make() -> Result<String, String> {
    let (files, sets) = rule_files::read()?;
    let newest =
        files.iter().flat_map(|f| f.sources.values()).map(|s| s.date.as_str()).max().unwrap_or_default();
    let count: usize = files.iter().map(|file| file.rules.len()).sum();
    let mut out = format!(
        "use std::borrow::Cow::{{self, Borrowed}};\n\nuse crate::association::Roles;\nuse crate::contact::Field;\nuse crate::normalize::address::LengthUnit;\n\
         use crate::rules::{{Condition, Confidence, Demand, Layer, Note, Presence, Rule, RulePattern, Severity, Source}};\n\
         use crate::violation::Code;\n\n\
         /// The day of the newest source.\npub(crate) const DATA_VERSION: &str = {newest:?};\n\n\
         pub(crate) static RULES: [Rule; {count}] = [\n"
    );
    for file in &files {
        for rule in &file.rules {
            let text = write_rule(file, rule, &sets).map_err(|e| format!("rule `{}`: {e}", rule.id))?;
            out.push_str(&text);
        }
    }
    let notes: Vec<_> =
        files.iter().flat_map(|file| file.notes.iter().map(move |note| (file, note))).collect();
    writeln!(out, "];\n\npub(crate) static NOTES: [Note; {}] = [", notes.len()).map_err(|e| e.to_string())?;
    for (file, note) in notes {
        let text = write_note(file, note, &sets).map_err(|e| format!("note `{}`: {e}", note.id))?;
        out.push_str(&text);
    }
    out.push_str("];\n");
    for (name, set) in &sets {
        let length = set.members.len();
        writeln!(
            out,
            "\nstatic {}: [Cow<'static, str>; {length}] = {};",
            name.to_uppercase(),
            list(&set.members).trim_start_matches('&')
        )
        .map_err(|e| e.to_string())?;
    }
    out.push_str("\n/// The sets of values that rules name.\npub(crate) static SETS: &[(&str, &[Cow<'static, str>])] = &[\n");
    for name in sets.keys() {
        writeln!(out, "({name:?}, &{}),", name.to_uppercase()).map_err(|e| e.to_string())?;
    }
    out.push_str(
        "];\n\n/// What messages call each provider.\npub(crate) static PROVIDERS: &[(&str, &str)] = &[\n",
    );
    for file in &files {
        if let Some(provider) = &file.provider {
            let title = file.name.split([',', ':']).next().unwrap_or_default();
            writeln!(out, "({provider:?}, {title:?}),").map_err(|e| e.to_string())?;
        }
    }
    out.push_str("];\n");
    Ok(out)
}

fn write_rule(file: &RuleFile, rule: &Rule, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let source = file.sources.get(&rule.source).ok_or("no source")?;
    let provider = match &file.provider {
        Some(name) => format!("Some(Borrowed({name:?}))"),
        None => "None".to_owned(),
    };
    let operations = match &rule.operations {
        Some(names) => bits(names, &OPERATIONS)?,
        None => 0b1111,
    };
    let mut out = String::new();
    writeln!(
        out,
        "Rule {{ id: Borrowed({:?}), layer: Layer::{:?}, provider: {provider}, roles: Roles({}), any_role: {}, \
         operations: {operations}, when: Borrowed({}), unless: Borrowed({}), field: {}, alternatives: Borrowed(&[{}]), presence: Presence::{}, demand: {}, code: {}, severity: Severity::{}, \
         confidence: Confidence::{}, replaces: Borrowed({}), why: Borrowed({:?}), \
         example: Borrowed({:?}), source: {} }},",
        rule.id,
        file.layer,
        bits(&rule.roles, &ROLES)?,
        rule.any_role,
        conditions(&rule.when, sets)?,
        conditions(&rule.unless, sets)?,
        field(&rule.field),
        rule.alternatives.iter().map(|name| field(name)).collect::<Vec<_>>().join(", "),
        camel(&rule.presence),
        demand(rule, sets)?,
        rule.code.as_deref().map_or("None".to_owned(), |code| format!("Some(Code::{})", camel(code))),
        camel(&rule.severity),
        camel(&rule.confidence),
        list(&rule.replaces),
        rule.why,
        example(rule),
        write_source(source),
    )
    .map_err(|e| e.to_string())?;
    Ok(out)
}

fn write_note(file: &RuleFile, note: &Note, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let source = file.sources.get(&note.source).ok_or("no source")?;
    Ok(format!(
        "Note {{ id: {:?}, about: crate::rules::Topic::{}, when: Borrowed({}), why: {:?}, confidence: Confidence::{}, \
         source: {} }},\n",
        note.id,
        camel(&note.about),
        conditions(&note.when, sets)?,
        note.why,
        camel(&note.confidence),
        write_source(source),
    ))
}

/// The field's value in the first contact that passes and has one, as text; the lines of a street by line feeds.
fn example(rule: &Rule) -> String {
    let value = rule.passes.iter().find_map(|contact| contact.get(&rule.field));
    match value {
        Some(toml::Value::Array(lines)) => {
            lines.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join("\n")
        }
        Some(toml::Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

fn write_source(source: &Source) -> String {
    format!("Source {{ address: Borrowed({:?}), date: Borrowed({:?}) }}", source.address, source.date)
}

fn conditions(when: &When, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let mut parts = Vec::new();
    if let Some(kinds) = &when.kind {
        parts.push(format!("Condition::Kind({})", bits(kinds, &KINDS)?));
    }
    for (name, values) in &when.is_in {
        parts.push(format!("Condition::In({}, Borrowed({}))", field(name), values_of(values, sets)?));
    }
    for (name, values) in &when.not_in {
        parts.push(format!("Condition::NotIn({}, Borrowed({}))", field(name), values_of(values, sets)?));
    }
    parts.extend(when.absent.iter().map(|name| format!("Condition::Absent({})", field(name))));
    parts.extend(when.present.iter().map(|name| format!("Condition::Present({})", field(name))));
    Ok(format!("&[{}]", parts.join(", ")))
}

/// Values as an expression; a set alone is the static of its name.
fn values_of(values: &[String], sets: &BTreeMap<String, Set>) -> Result<String, String> {
    match values {
        [one] if one.strip_prefix('@').is_some_and(|name| sets.contains_key(name)) => {
            Ok(format!("&{}", one.trim_start_matches('@').to_uppercase()))
        }
        _ => Ok(list(&resolve(values, sets)?)),
    }
}

/// Values with each `@name` replaced by the set of that name.
fn resolve(values: &[String], sets: &BTreeMap<String, Set>) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for value in values {
        match value.strip_prefix('@') {
            Some(name) => {
                out.extend(sets.get(name).ok_or(format!("no set `{name}`"))?.members.iter().cloned())
            }
            None => out.push(value.clone()),
        }
    }
    Ok(out)
}

fn demand(rule: &Rule, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let inner = if rule.min.is_some() || rule.max.is_some() {
        let unit = camel(rule.unit.as_deref().unwrap_or("characters"));
        let (least, most) = (rule.min.unwrap_or(0), rule.max.unwrap_or(u16::MAX));
        format!("Demand::Length({least}, {most}, LengthUnit::{unit})")
    } else if let Some(pattern) = &rule.pattern {
        let code = super::pattern::compile(pattern).map_err(|e| e.to_string())?;
        format!("Demand::Pattern(RulePattern {{ text: Borrowed({pattern:?}), code: Borrowed(&{code:?}) }})")
    } else if let Some(values) = &rule.one_of {
        format!("Demand::OneOf(Borrowed({}))", values_of(values, sets)?)
    } else if let Some(name) = &rule.set {
        format!("Demand::OneOf(Borrowed({}))", values_of(&[format!("@{name}")], sets)?)
    } else if rule.valid {
        "Demand::Valid".to_owned()
    } else if rule.date {
        "Demand::Date".to_owned()
    } else if let Some(years) = rule.min_age {
        format!("Demand::MinimumAge({years})")
    } else if let Some(kinds) = &rule.identifier {
        format!("Demand::Identifier(Borrowed({}))", list(kinds))
    } else if rule.same_as_owner {
        "Demand::SameAsOwner".to_owned()
    } else {
        return Ok("None".to_owned());
    };
    Ok(format!("Some({inner})"))
}

fn bits(names: &[String], known: &[&str]) -> Result<u8, String> {
    names.iter().try_fold(0, |bits, name| {
        let index = known
            .iter()
            .position(|k| k == name)
            .ok_or(format!("`{name}` is none of {}", known.join(", ")))?;
        Ok(bits | 1 << index)
    })
}

fn list(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("Borrowed({value:?})")).collect();
    format!("&[{}]", quoted.join(", "))
}

fn field(name: &str) -> String {
    format!("Field::{}", name.to_uppercase())
}

fn camel(name: &str) -> String {
    name.split('_').map(super::fields::capital).collect()
}
