//! `src/rules/table.rs`: every rule of `data/rules/` as a static.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::numbered::Lines;
use super::rule_files::{self, Note, Rule, RuleFile, Set, Source, Verification, When};

pub(super) const KINDS: [&str; 5] = ["individual", "company", "association", "public_body", "reseller"];
pub(super) const ROLES: [&str; 4] = ["owner", "admin", "tech", "bill"];
pub(super) const OPERATIONS: [&str; 4] = ["create", "transfer", "update", "trade"];

/// The codes of violations, in the order of `src/base/code.rs`.
pub(super) const CODES: [&str; 12] = [
    "missing",
    "unexpected",
    "invalid_format",
    "unknown_value",
    "mismatch",
    "too_short",
    "too_long",
    "charset",
    "checksum",
    "not_eligible",
    "conflict",
    "unsupported",
];

pub fn make() -> Result<String, String> {
    write().map(|(table, _)| table)
}

/// Returns the table of the sentences, reasons and sources.
pub fn make_explanations() -> Result<String, String> {
    let texts = write()?.1;
    Ok(format!(
        "use super::super::{{Explanations, Lines}};\n\n\
         /// The message and an example of each rule, with a tab between, and the text of each note and verification.\n\
         pub(super) static SENTENCES: Lines = {};\n\n\
         pub(super) static EXPLANATIONS: Explanations = Explanations {{\n\
         reasons: {},\nsources: {},\nsource_of: &{:?},\n}};\n",
        lines(&texts.texts),
        lines(&texts.reasons),
        lines(&texts.sources),
        texts.source_of,
    ))
}

/// Returns the reasons and sources as `src/rules/explanations/added.rs` reads them.
pub fn explanations() -> Result<String, String> {
    let texts = write()?.1;
    let source_of: Vec<String> = texts.source_of.iter().map(usize::to_string).collect();
    Ok([texts.reasons.text, texts.sources.text, source_of.join(" ")].join("\u{c}"))
}

/// Returns the English sentences likewise.
pub fn sentences() -> Result<String, String> {
    Ok(write()?.1.texts.text)
}

/// Formats lines as an expression.
fn lines(lines: &Lines) -> String {
    format!("Lines {{ text: {:?}, blocks: &{:?} }}", lines.text, lines.blocks)
}

fn write() -> Result<(String, Texts), String> {
    let (files, sets) = rule_files::read()?;
    let count: usize = files.iter().map(|file| file.rules.len()).sum();
    let mut out = format!(
        "use std::borrow::Cow::Borrowed;\n\n\
         use super::{{Claim, Condition, Confidence, Consequence, Demand, Note, Presence, Rule, RulePattern, Texts, Verification, Verifier}};\n\
         use crate::base::{{Code, Layer, Roles, Severity, Values}};\nuse crate::contact::{{Field, Kinds}};\nuse crate::normalize::address::LengthUnit;\nuse super::texts::Days;\n\n\
         pub(crate) static RULES: [Rule; {count}] = [\n"
    );
    let mut lists = Lists { sets: &sets, known: Vec::new() };
    let mut texts = Texts::default();
    let mut reviewed: Vec<(usize, &str)> = Vec::new();
    let mut days: Vec<String> = Vec::new();
    for file in &files {
        if !file.rules.is_empty() && reviewed.last().is_none_or(|(_, day)| *day != file.reviewed) {
            reviewed.push((texts.source_of.len(), &file.reviewed));
        }
        for rule in &file.rules {
            if rule.from.is_some() || rule.until.is_some() {
                let [from, until] = [&rule.from, &rule.until].map(|text| day(text.as_deref()));
                days.push(format!("({}, ({from}, {until}))", texts.source_of.len()));
            }
            let text = write_rule(file, rule, &mut lists, &mut texts)
                .map_err(|e| format!("rule `{}`: {e}", rule.id))?;
            out.push_str(&text);
        }
    }
    let notes: Vec<_> =
        files.iter().flat_map(|file| file.notes.iter().map(move |note| (file, note))).collect();
    writeln!(out, "];\n\npub(crate) static NOTES: [Note; {}] = [", notes.len()).map_err(|e| e.to_string())?;
    for (file, note) in notes {
        let text =
            write_note(file, note, &mut lists, &mut texts).map_err(|e| format!("note `{}`: {e}", note.id))?;
        out.push_str(&text);
    }
    let all: Vec<_> =
        files.iter().flat_map(|file| file.verifications.iter().map(move |one| (file, one))).collect();
    writeln!(out, "];\n\npub(crate) static VERIFICATIONS: [Verification; {}] = [", all.len())
        .map_err(|e| e.to_string())?;
    for (file, one) in all {
        out.push_str(&write_verification(file, one, &mut texts)?);
    }
    out.push_str("];\n");
    for (index, conditions) in lists.known.iter().enumerate() {
        let count = conditions.len();
        let conditions = conditions.join(", ");
        writeln!(out, "\nstatic WHEN_{index}: [Condition; {count}] = [{conditions}];")
            .map_err(|e| e.to_string())?;
    }
    for (name, set) in &sets {
        writeln!(out, "\nconst {}: Values = {};", name.to_uppercase(), list(&set.members))
            .map_err(|e| e.to_string())?;
    }
    out.push_str(&texts.write());
    writeln!(
        out,
        "\n/// The day of the review, from each of these rules on.\npub(crate) static REVIEWED: [(u16, &str); {}] = {reviewed:?};",
        reviewed.len()
    )
    .map_err(|e| e.to_string())?;
    writeln!(
        out,
        "\n/// The start and the end of each rule that has one.\npub(crate) static DAYS: [(u16, Days); {}] = [{}];",
        days.len(),
        days.join(", ")
    )
    .map_err(|e| e.to_string())?;
    out.push_str(
        "\n/// The sets of values that rules name.\npub(crate) static SETS: &[(&str, Values)] = &[\n",
    );
    for name in sets.keys() {
        writeln!(out, "({name:?}, {}),", name.to_uppercase()).map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok((out, texts))
}

fn write_rule(file: &RuleFile, rule: &Rule, lists: &mut Lists, texts: &mut Texts) -> Result<String, String> {
    let source = file.sources.get(&rule.source).ok_or("expected a source, found none")?;
    let number = texts.add(&rule.id, &[&rule.message, &example(rule)], source)?;
    texts.reasons.add(&rule.why)?;
    let provider = match &file.provider {
        Some(name) => format!("Some(Borrowed({name:?}))"),
        None => "None".to_owned(),
    };
    let operations = match &rule.operations {
        Some(names) => bits(names, &OPERATIONS)?,
        None => 0b1111,
    };
    let kinds = rule.when.kind.as_ref().map_or(Ok(0b11111), |names| bits(names, &KINDS))?;
    let mut out = String::new();
    writeln!(
        out,
        "Rule {{ texts: Texts::BuiltIn({number}), layer: Layer::{:?}, provider: {provider}, roles: Roles({}), any_role: {}, \
         operations: {operations}, kinds: {kinds}, when: Borrowed({}), unless: Borrowed({}), field: {}, alternatives: Borrowed(&[{}]), presence: Presence::{}, demand: {}, code: {}, severity: Severity::{}, \
         confidence: Confidence::{}, replaces: {} }},",
        file.layer,
        bits(&rule.roles, &ROLES)?,
        rule.any_role,
        lists.name(conditions(&rule.when, lists.sets)?),
        lists.name(conditions(&rule.unless, lists.sets)?),
        field(&rule.field),
        rule.alternatives.iter().map(|name| field(name)).collect::<Vec<_>>().join(", "),
        camel(&rule.presence),
        demand(rule, lists.sets)?,
        rule.code.as_deref().map_or("None".to_owned(), |code| format!("Some(Code::{})", camel(code))),
        camel(&rule.severity),
        camel(&rule.confidence),
        list(&rule.replaces),
    )
    .map_err(|e| e.to_string())?;
    Ok(out)
}

/// Returns a day as an expression.
fn day(day: Option<&str>) -> String {
    let number = |part: &str| part.trim_start_matches('0').to_owned();
    day.map_or("None".to_owned(), |day| {
        let parts: Vec<String> = day.split('-').map(number).collect();
        format!("chrono::NaiveDate::from_ymd_opt({})", parts.join(", "))
    })
}

fn write_note(file: &RuleFile, note: &Note, lists: &mut Lists, texts: &mut Texts) -> Result<String, String> {
    let source = file.sources.get(&note.source).ok_or("expected a source, found none")?;
    Ok(format!(
        "Note {{ number: {}, about: super::Topic::{}, when: Borrowed({}), confidence: Confidence::{} }},\n",
        texts.add(&note.id, &[&note.why], source)?,
        camel(&note.about),
        lists.name(conditions(&note.when, lists.sets)?),
        camel(&note.confidence),
    ))
}

fn write_verification(file: &RuleFile, one: &Verification, texts: &mut Texts) -> Result<String, String> {
    let source = file.sources.get(&one.source).ok_or("expected a source, found none")?;
    let claims: Vec<String> = one.claims.iter().map(|claim| format!("Claim::{}", camel(claim))).collect();
    Ok(format!(
        "Verification {{ number: {}, claims: &[{}], by: Verifier::{}, days: {:?}, consequence: Consequence::{}, since: {:?}, \
         confidence: Confidence::{} }},\n",
        texts.add(&one.id, &[&one.why], source)?,
        claims.join(", "),
        camel(&one.by),
        one.days,
        camel(&one.consequence),
        one.since,
        camel(&one.confidence),
    ))
}

/// Returns the field's value in the first passing contact that has one, as text. Line feeds separate the
/// lines of a street.
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

fn conditions(when: &When, sets: &BTreeMap<String, Set>) -> Result<Vec<String>, String> {
    let mut parts = Vec::new();
    if let Some(kinds) = &when.kind {
        parts.push(format!("Condition::Kind(Kinds({}))", bits(kinds, &KINDS)?));
    }
    for (name, values) in &when.is_in {
        parts.push(format!("Condition::In({}, {})", field(name), values_of(values, sets)?));
    }
    for (name, values) in &when.not_in {
        parts.push(format!("Condition::NotIn({}, {})", field(name), values_of(values, sets)?));
    }
    parts.extend(when.absent.iter().map(|name| format!("Condition::Absent({})", field(name))));
    parts.extend(when.present.iter().map(|name| format!("Condition::Present({})", field(name))));
    Ok(parts)
}

/// Formats values as an expression. A single set becomes its constant.
fn values_of(values: &[String], sets: &BTreeMap<String, Set>) -> Result<String, String> {
    match values {
        [one] if one.strip_prefix('@').is_some_and(|name| sets.contains_key(name)) => {
            Ok(one.trim_start_matches('@').to_uppercase())
        }
        _ => Ok(list(&resolve(values, sets)?)),
    }
}

/// Replaces each `@name` with the values of that set.
pub(super) fn resolve(values: &[String], sets: &BTreeMap<String, Set>) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for value in values {
        match value.strip_prefix('@') {
            Some(name) => {
                out.extend(sets.get(name).ok_or(format!("unknown set `{name}`"))?.members.iter().cloned())
            }
            None => out.push(value.clone()),
        }
    }
    Ok(out)
}

fn demand(rule: &Rule, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let compiled = |pattern: &String| {
        let code = registrant_pattern::compile(pattern).map_err(|e| e.to_string())?;
        Ok::<_, String>(format!("RulePattern {{ text: Borrowed({pattern:?}), code: Borrowed(&{code:?}) }}"))
    };
    let inner = if rule.min.is_some() || rule.max.is_some() {
        let unit = camel(rule.unit.as_deref().unwrap_or("characters"));
        let (least, most) = (rule.min.unwrap_or(0), rule.max.unwrap_or(u16::MAX));
        format!("Demand::Length({least}, {most}, LengthUnit::{unit})")
    } else if let Some(pattern) = &rule.pattern {
        format!("Demand::Pattern({})", compiled(pattern)?)
    } else if let Some(pattern) = &rule.first_line {
        format!("Demand::FirstLine({})", compiled(pattern)?)
    } else if let Some(values) = &rule.one_of {
        format!("Demand::OneOf({})", values_of(values, sets)?)
    } else if let Some(name) = &rule.set {
        format!("Demand::OneOf({})", values_of(&[format!("@{name}")], sets)?)
    } else if rule.valid {
        "Demand::Valid".to_owned()
    } else if rule.date {
        "Demand::Date".to_owned()
    } else if let Some(years) = rule.min_age {
        format!("Demand::MinimumAge({years})")
    } else if let Some(kinds) = &rule.identifier {
        format!("Demand::Identifier({})", list(kinds))
    } else if rule.same_as_owner {
        "Demand::SameAsOwner".to_owned()
    } else if rule.no_po_box {
        "Demand::NoPoBox".to_owned()
    } else {
        return Ok("None".to_owned());
    };
    Ok(format!("Some({inner})"))
}

pub(super) fn bits(names: &[String], known: &[&str]) -> Result<u8, String> {
    names.iter().try_fold(0, |bits, name| {
        let index = known
            .iter()
            .position(|k| k == name)
            .ok_or(format!("expected one of {}, found `{name}`", known.join(", ")))?;
        Ok(bits | 1 << index)
    })
}

/// Formats values as one text, with their common length or with an end after each.
fn list(values: &[String]) -> String {
    let length = |value: &String| u8::try_from(value.len()).unwrap_or(0);
    let width = values.first().map_or(0, length);
    let width = if values.iter().all(|value| length(value) == width) { width } else { 0 };
    let end = if width == 0 { "\u{1f}" } else { "" };
    let text: String = values.iter().flat_map(|value| [value, end]).collect();
    format!("Values::baked({text:?}, {width})")
}

/// Lists of conditions, without duplicates.
struct Lists<'a> {
    sets: &'a BTreeMap<String, Set>,
    known: Vec<Vec<String>>,
}

impl Lists<'_> {
    /// Returns the expression for a list.
    fn name(&mut self, conditions: Vec<String>) -> String {
        if conditions.is_empty() {
            return "&[]".to_owned();
        }
        let index = self.known.iter().position(|known| *known == conditions).unwrap_or_else(|| {
            self.known.push(conditions);
            self.known.len() - 1
        });
        format!("&WHEN_{index}")
    }
}

/// The texts of rules, notes and verifications, by their number.
#[derive(Default)]
struct Texts {
    ids: Lines,
    texts: Lines,
    /// The reasons of rules, which have the first numbers.
    reasons: Lines,
    sources: Lines,
    known: Vec<String>,
    source_of: Vec<usize>,
}

impl Texts {
    /// Adds the texts of a rule, note or verification and returns its number.
    fn add(&mut self, id: &str, texts: &[&str], source: &Source) -> Result<usize, String> {
        if texts.first().is_some_and(|text| text.contains('\t')) {
            return Err("expected `message` without tabs".to_owned());
        }
        self.ids.add(id)?;
        self.texts.add(&texts.join("\t"))?;
        let source = format!("{} {}", source.date, source.address);
        let index = match self.known.iter().position(|known| *known == source) {
            Some(index) => index,
            None => {
                self.sources.add(&source)?;
                self.known.push(source);
                self.known.len() - 1
            }
        };
        self.source_of.push(index);
        Ok(self.source_of.len() - 1)
    }

    fn write(&self) -> String {
        format!(
            "\n/// The ids of the rules, notes and verifications, each ended by a unit separator.\npub(crate) static IDS: &str = {:?};\n\
             \n/// The start of every eighth line.\npub(crate) static ID_BLOCKS: [u16; {}] = {:?};\n",
            self.ids.text,
            self.ids.blocks.len(),
            self.ids.blocks,
        )
    }
}

fn field(name: &str) -> String {
    format!("Field::{}", name.to_uppercase())
}

fn camel(name: &str) -> String {
    name.split('_').map(super::fields::capital).collect()
}
