//! The rule files in `data/rules/`: their format, and the checks before any code is generated from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;

/// One file: the rules of a registry, of a provider, or of every domain of a kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// The name of the file itself.
    #[serde(skip)]
    pub file: String,
    /// The party that makes the rules, for people.
    #[allow(dead_code, reason = "for the readers of the file")]
    pub name: String,
    pub layer: Layer,
    /// The provider, in the provider layer.
    pub provider: Option<String>,
    /// The kind of top-level domain in the generic layer: `gtld` or `cctld`.
    pub kind: Option<String>,
    /// The suffixes that the rules apply to, in U-labels or A-labels. Empty in the generic layer.
    #[serde(default)]
    pub suffixes: Vec<String>,
    /// The day on which the file was last compared with its sources, `YYYY-MM-DD`.
    pub reviewed: String,
    pub sources: BTreeMap<String, Source>,
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    #[serde(default, rename = "note")]
    pub notes: Vec<Note>,
    #[serde(default, rename = "verification")]
    pub verifications: Vec<Verification>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    Country,
    Generic,
    Registry,
    Provider,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub address: String,
    pub date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    /// The suffixes of the rule, if it applies only to some of the file's.
    pub suffixes: Option<Vec<String>>,
    pub field: String,
    #[serde(default)]
    pub alternatives: Vec<String>,
    #[serde(default = "owner")]
    pub roles: Vec<String>,
    #[serde(default)]
    pub any_role: bool,
    pub operations: Option<Vec<String>>,
    /// The first day on which it counts, and the first on which it no longer does.
    pub from: Option<String>,
    pub until: Option<String>,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub unless: When,
    pub presence: String,
    pub min: Option<u16>,
    pub max: Option<u16>,
    /// The unit of `min` and `max`: characters, bytes (of UTF-8) or utf16.
    pub unit: Option<String>,
    pub pattern: Option<String>,
    /// A pattern for the first line of the street.
    pub first_line: Option<String>,
    pub one_of: Option<Vec<String>>,
    /// The name of a set in `data/rules/sets.toml`.
    pub set: Option<String>,
    #[serde(default)]
    pub valid: bool,
    #[serde(default)]
    pub date: bool,
    pub min_age: Option<u8>,
    /// The kinds of identifier that the value may have.
    pub identifier: Option<Vec<String>>,
    #[serde(default)]
    pub same_as_owner: bool,
    #[serde(default)]
    pub no_po_box: bool,
    pub code: Option<String>,
    pub severity: String,
    pub confidence: String,
    #[serde(default)]
    pub replaces: Vec<String>,
    pub why: String,
    /// The message of a violation for customers, in English.
    #[serde(default)]
    pub message: String,
    pub source: String,
    /// Other sources of the file with the same statement, for `docs/rules.md`.
    #[serde(default)]
    pub also: Vec<String>,
    /// The disagreement of sources, for `docs/rules.md`.
    #[allow(dead_code, reason = "for the readers of the file and of `docs/rules.md`")]
    pub differs: Option<String>,
    /// Contacts that comply with the rule. They have the fields of its condition.
    pub passes: Vec<toml::Table>,
    /// Contacts that break the rule.
    pub fails: Vec<toml::Table>,
}

impl Rule {
    /// Returns whether the rule is about the contact's data. A rule about privacy services is not.
    pub fn is_on_data(&self) -> bool {
        self.field != "whois_privacy"
    }
}

fn owner() -> Vec<String> {
    vec!["owner".to_owned()]
}

/// A demand besides the contact's data.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: String,
    pub suffixes: Option<Vec<String>>,
    pub about: String,
    #[serde(default)]
    pub when: When,
    pub why: String,
    pub source: String,
    pub confidence: String,
}

/// A verification by a registry or a registrar, with its deadline and consequence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    pub id: String,
    pub suffixes: Option<Vec<String>>,
    pub claims: Vec<String>,
    pub by: String,
    pub days: Option<u16>,
    pub consequence: String,
    pub since: Option<String>,
    pub why: String,
    pub source: String,
    pub confidence: String,
}

/// The parts of a contact that can be verified.
pub const CLAIMS: [&str; 7] = ["name", "address", "email", "phone", "identity", "organization", "identifier"];

/// The topics of notes.
pub const TOPICS: [&str; 8] = [
    "documents",
    "presence",
    "connection",
    "profession",
    "confirmation",
    "declaration",
    "identity_check",
    "holder",
];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct When {
    pub kind: Option<Vec<String>>,
    #[serde(default, rename = "in")]
    pub is_in: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub not_in: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub absent: Vec<String>,
    #[serde(default)]
    pub present: Vec<String>,
}

/// Sets of values that several rules name, such as the countries of an area.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    pub members: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "for the readers of the file"))]
    pub source: String,
    #[allow(dead_code, reason = "for the readers of the file")]
    pub date: String,
}

/// Reads every rule file, sorted by layer and then by name, and the sets.
pub fn read() -> Result<(Vec<RuleFile>, BTreeMap<String, Set>), String> {
    let folder = super::root().join("data/rules");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .map_err(|e| format!("data/rules: {e}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml") && name != "sets.toml")
        .collect();
    names.sort();
    let mut ids = BTreeSet::new();
    let mut files = Vec::new();
    for name in names {
        let file: RuleFile = super::read_toml(&format!("data/rules/{name}"))?;
        check(&file, &mut ids).map_err(|e| format!("data/rules/{name}: {e}"))?;
        files.push(RuleFile { file: name, ..file });
    }
    files.sort_by_key(|file| file.layer);
    for id in files.iter().flat_map(|file| &file.rules).flat_map(|rule| &rule.replaces) {
        if !ids.contains(id) {
            return Err(format!("data/rules: expected a rule `{id}` to replace, found none"));
        }
    }
    Ok((files, super::read_toml("data/rules/sets.toml")?))
}

fn check(file: &RuleFile, ids: &mut BTreeSet<String>) -> Result<(), String> {
    if (file.layer == Layer::Provider) != file.provider.is_some() {
        return Err("expected `provider` in the layer `provider`, and only there".to_owned());
    }
    if (file.layer == Layer::Generic) != file.kind.is_some() {
        return Err("expected `kind` in the layer `generic`, and only there".to_owned());
    }
    for rule in &file.rules {
        let fail = |why: &str| Err(format!("rule `{}`: {why}", rule.id));
        if !ids.insert(rule.id.clone()) {
            return fail("expected a new id, found one that is taken");
        }
        if !file.sources.contains_key(&rule.source) {
            return fail("expected its source in the file's `sources`");
        }
        if rule.also.iter().any(|name| !file.sources.contains_key(name)) {
            return fail("expected each source of `also` in the file's `sources`");
        }
        if !rule.alternatives.is_empty() && rule.presence != "required" {
            return fail("expected `alternatives` only with a required field");
        }
        if rule.confidence == "low" && rule.severity != "warning" {
            return fail("expected a warning from a rule of low confidence, found an error");
        }
        if rule.passes.is_empty() || rule.fails.is_empty() {
            return fail("expected one contact that passes and one that fails");
        }
        if [&rule.from, &rule.until].into_iter().flatten().any(|day| !is_day(day)) {
            return fail("expected `from` and `until` to be days, written YYYY-MM-DD");
        }
        if rule.from.is_some() && rule.until.is_some() && rule.from >= rule.until {
            return fail("expected `from` to be before `until`");
        }
        if !(rule.message.is_empty() || is_sentence(&rule.message)) {
            return fail(A_SENTENCE);
        }
        let demands = [
            rule.min.is_some() || rule.max.is_some(),
            rule.pattern.is_some(),
            rule.first_line.is_some(),
            rule.one_of.is_some() || rule.set.is_some(),
            rule.valid,
            rule.date,
            rule.min_age.is_some(),
            rule.identifier.is_some(),
            rule.same_as_owner,
            rule.no_po_box,
        ];
        if demands.iter().filter(|there| **there).count() > 1 {
            return fail("expected one demand in a rule, found two; write two rules");
        }
        if rule.first_line.is_some() && rule.field != "street" {
            return fail("expected the field street with `first_line`");
        }
        for pattern in [&rule.pattern, &rule.first_line].into_iter().flatten() {
            regex::Regex::new(pattern).map_err(|e| format!("rule `{}`: {e}", rule.id))?;
            if !(pattern.starts_with('^') && pattern.ends_with('$')) {
                return fail("expected a pattern for the whole value: start it with ^ and end it with $");
            }
        }
    }
    if !(file.notes.is_empty() || matches!(file.layer, Layer::Registry | Layer::Generic)) {
        return Err("expected notes in the layers `registry` and `generic` only".to_owned());
    }
    for note in &file.notes {
        let fail = |why: &str| Err(format!("note `{}`: {why}", note.id));
        if !ids.insert(note.id.clone()) {
            return fail("expected a new id, found one that is taken");
        }
        if !file.sources.contains_key(&note.source) {
            return fail("expected its source in the file's `sources`");
        }
        if !is_sentence(&note.why) {
            return fail(A_SENTENCE);
        }
        if !TOPICS.contains(&note.about.as_str()) {
            return fail(&format!("expected `about` to be one of {}", TOPICS.join(", ")));
        }
    }
    if !(file.verifications.is_empty() || file.layer == Layer::Registry) {
        return Err("expected verifications only in the layer `registry`".to_owned());
    }
    for one in &file.verifications {
        let fail = |why: &str| Err(format!("verification `{}`: {why}", one.id));
        if !ids.insert(one.id.clone()) {
            return fail("expected a new id, found one that is taken");
        }
        if !file.sources.contains_key(&one.source) {
            return fail("expected its source in the file's `sources`");
        }
        if !is_sentence(&one.why) {
            return fail(A_SENTENCE);
        }
        if one.claims.is_empty() || one.claims.iter().any(|claim| !CLAIMS.contains(&claim.as_str())) {
            return fail(&format!("expected `claims` to be some of {}", CLAIMS.join(", ")));
        }
        if one.since.as_ref().is_some_and(|day| !is_day(day)) {
            return fail("expected `since` to be a day, written YYYY-MM-DD");
        }
    }
    if !is_day(&file.reviewed) {
        return Err("expected `reviewed` to be a day, written YYYY-MM-DD".to_owned());
    }
    for source in file.sources.values() {
        if !is_day(&source.date) {
            return Err(format!("expected a date of the source {}, written YYYY-MM-DD", source.address));
        }
    }
    Ok(())
}

const A_SENTENCE: &str = "expected a sentence of at most 140 characters, with a capital letter or the dot of an ending first and no final period";

/// Returns whether a text can be shown to a customer as it is.
fn is_sentence(text: &str) -> bool {
    text.chars().count() <= 140
        && text.starts_with(|first: char| first == '.' || first.is_uppercase())
        && !text.ends_with('.')
}

/// Returns whether a text has the form `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-')
}
