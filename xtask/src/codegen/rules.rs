//! `src/tables/rules.rs`: every rule of `data/rules/` as a static.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::rule_files::{self, Rule, RuleFile, Set};

const KINDS: [&str; 5] = ["individual", "company", "association", "public_body", "reseller"];
const ROLES: [&str; 4] = ["owner", "admin", "tech", "bill"];
const OPERATIONS: [&str; 4] = ["create", "transfer", "update", "trade"];

pub fn make() -> Result<String, String> {
    let (files, sets) = rule_files::read()?;
    let newest =
        files.iter().flat_map(|f| f.sources.values()).map(|s| s.date.as_str()).max().unwrap_or_default();
    let count: usize = files.iter().map(|file| file.rules.len()).sum();
    let mut out = format!(
        "use std::borrow::Cow::Borrowed;\n\nuse crate::association::Roles;\nuse crate::contact::Field;\nuse crate::normalize::address::LengthUnit;\n\
         use crate::rules::{{Condition, Confidence, Demand, Layer, Presence, Rule, RulePattern, Severity, Source}};\n\
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
        "Rule {{ id: Borrowed({:?}), layer: Layer::{:?}, provider: {provider}, roles: Roles({}), operations: {operations}, \
         when: Borrowed({}), field: {}, presence: Presence::{}, demand: {}, code: {}, severity: Severity::{}, \
         confidence: Confidence::{}, replaces: Borrowed({}), why: Borrowed({:?}), \
         source: Source {{ address: Borrowed({:?}), date: Borrowed({:?}) }} }},",
        rule.id,
        file.layer,
        bits(&rule.roles, &ROLES)?,
        conditions(rule, sets)?,
        field(&rule.field),
        camel(&rule.presence),
        demand(rule, sets)?,
        rule.code.as_deref().map_or("None".to_owned(), |code| format!("Some(Code::{})", camel(code))),
        camel(&rule.severity),
        camel(&rule.confidence),
        list(&rule.replaces),
        rule.why,
        source.address,
        source.date,
    )
    .map_err(|e| e.to_string())?;
    Ok(out)
}

fn conditions(rule: &Rule, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let mut parts = Vec::new();
    if let Some(kinds) = &rule.when.kind {
        parts.push(format!("Condition::Kind({})", bits(kinds, &KINDS)?));
    }
    for (name, values) in &rule.when.is_in {
        parts.push(format!("Condition::In({}, Borrowed({}))", field(name), list(&resolve(values, sets)?)));
    }
    for (name, values) in &rule.when.not_in {
        parts.push(format!("Condition::NotIn({}, Borrowed({}))", field(name), list(&resolve(values, sets)?)));
    }
    parts.extend(rule.when.absent.iter().map(|name| format!("Condition::Absent({})", field(name))));
    parts.extend(rule.when.present.iter().map(|name| format!("Condition::Present({})", field(name))));
    Ok(format!("&[{}]", parts.join(", ")))
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
        format!("Demand::OneOf(Borrowed({}))", list(&resolve(values, sets)?))
    } else if let Some(name) = &rule.set {
        format!("Demand::OneOf(Borrowed({}))", list(&resolve(&[format!("@{name}")], sets)?))
    } else if rule.valid {
        "Demand::Valid".to_owned()
    } else if rule.date {
        "Demand::Date".to_owned()
    } else if let Some(years) = rule.min_age {
        format!("Demand::MinimumAge({years})")
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
