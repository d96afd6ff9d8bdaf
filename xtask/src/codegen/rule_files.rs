//! The rule files in `data/rules/`: what may stand in them, and what is checked before any code is made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;

/// One file: the rules of a registry, of a provider, or of every domain of a kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Whose rules they are, for people.
    #[allow(dead_code, reason = "for the readers of the file")]
    pub name: String,
    pub layer: Layer,
    /// The provider, in the provider layer.
    pub provider: Option<String>,
    /// In the generic layer: the kind of top-level domain, `gtld` or `cctld`.
    pub kind: Option<String>,
    /// The suffixes that the rules concern, in U-labels or A-labels; none in the generic layer.
    #[serde(default)]
    pub suffixes: Vec<String>,
    /// Whether the file names suffixes of which it is known that nothing special is asked.
    #[serde(default)]
    pub plain: bool,
    /// The day on which the file was last compared with its sources, `YYYY-MM-DD`.
    pub reviewed: Option<String>,
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
    /// Where only some of the file's suffixes are concerned.
    pub suffixes: Option<Vec<String>>,
    pub field: String,
    #[serde(default)]
    pub alternatives: Vec<String>,
    #[serde(default = "owner")]
    pub roles: Vec<String>,
    #[serde(default)]
    pub any_role: bool,
    pub operations: Option<Vec<String>>,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub unless: When,
    pub presence: String,
    pub min: Option<u16>,
    pub max: Option<u16>,
    /// What `min` and `max` count: characters, bytes (of UTF-8) or utf16.
    pub unit: Option<String>,
    pub pattern: Option<String>,
    pub one_of: Option<Vec<String>>,
    /// The name of a set of `data/rules/sets.toml`.
    pub set: Option<String>,
    #[serde(default)]
    pub valid: bool,
    #[serde(default)]
    pub date: bool,
    pub min_age: Option<u8>,
    /// Kinds of identifiers, of which the value must be one.
    pub identifier: Option<Vec<String>>,
    #[serde(default)]
    pub same_as_owner: bool,
    pub code: Option<String>,
    pub severity: String,
    pub confidence: String,
    #[serde(default)]
    pub replaces: Vec<String>,
    pub why: String,
    /// The violation in the words of somebody who helps a customer, in English.
    #[serde(default)]
    pub message: String,
    pub source: String,
    /// Other sources of the file that say the same, for `docs/rules.md`.
    #[serde(default)]
    pub also: Vec<String>,
    /// How sources disagree, for `docs/rules.md`.
    #[allow(dead_code, reason = "for the readers of the file and of `docs/rules.md`")]
    pub differs: Option<String>,
    /// Contacts that keep the rule; with the fields that its condition names.
    pub passes: Vec<toml::Table>,
    /// Contacts that break it.
    pub fails: Vec<toml::Table>,
}

fn owner() -> Vec<String> {
    vec!["owner".to_owned()]
}

/// Something that is asked beside the contact's data.
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

/// What a registry or a registrar verifies, by when, and what happens otherwise.
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

/// What can be verified.
pub const CLAIMS: [&str; 7] = ["name", "address", "email", "phone", "identity", "organization", "identifier"];

/// What a note may be about.
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
    #[allow(dead_code, reason = "for the readers of the file")]
    pub source: String,
    #[allow(dead_code, reason = "for the readers of the file")]
    pub date: String,
}

/// Every rule file, in the order of layers and then of names, and the sets.
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
        files.push(file);
    }
    files.sort_by_key(|file| file.layer);
    for id in files.iter().flat_map(|file| &file.rules).flat_map(|rule| &rule.replaces) {
        if !ids.contains(id) {
            return Err(format!("data/rules: a rule replaces `{id}`, which is not there"));
        }
    }
    Ok((files, super::read_toml("data/rules/sets.toml")?))
}

fn check(file: &RuleFile, ids: &mut BTreeSet<String>) -> Result<(), String> {
    if (file.layer == Layer::Provider) != file.provider.is_some() {
        return Err("`provider` stands in the provider layer, and only there".to_owned());
    }
    if (file.layer == Layer::Generic) != file.kind.is_some() {
        return Err("`kind` stands in the generic layer, and only there".to_owned());
    }
    for rule in &file.rules {
        let fail = |why: &str| Err(format!("rule `{}`: {why}", rule.id));
        if !ids.insert(rule.id.clone()) {
            return fail("its id is taken");
        }
        if !file.sources.contains_key(&rule.source) {
            return fail("its source is not among the file's `sources`");
        }
        if rule.also.iter().any(|name| !file.sources.contains_key(name)) {
            return fail("`also` names a source that is not among the file's `sources`");
        }
        if !rule.alternatives.is_empty() && rule.presence != "required" {
            return fail("`alternatives` are for a field that is required");
        }
        if rule.confidence == "low" && rule.severity != "warning" {
            return fail("a rule of low confidence is at most a warning");
        }
        if rule.passes.is_empty() || rule.fails.is_empty() {
            return fail("it needs at least one contact that passes and one that fails");
        }
        if !(rule.message.is_empty() || is_sentence(&rule.message)) {
            return fail(A_SENTENCE);
        }
        let demands = [
            rule.min.is_some() || rule.max.is_some(),
            rule.pattern.is_some(),
            rule.one_of.is_some() || rule.set.is_some(),
            rule.valid,
            rule.date,
            rule.min_age.is_some(),
            rule.identifier.is_some(),
            rule.same_as_owner,
        ];
        if demands.iter().filter(|there| **there).count() > 1 {
            return fail("one rule makes one demand; write two rules");
        }
        if let Some(pattern) = &rule.pattern {
            regex::Regex::new(pattern).map_err(|e| format!("rule `{}`: {e}", rule.id))?;
            if !(pattern.starts_with('^') && pattern.ends_with('$')) {
                return fail("a pattern is about the whole value: start it with ^ and end it with $");
            }
        }
    }
    if !(file.notes.is_empty() || matches!(file.layer, Layer::Registry | Layer::Generic)) {
        return Err("expected notes in the layers `registry` and `generic` only".to_owned());
    }
    for note in &file.notes {
        let fail = |why: &str| Err(format!("note `{}`: {why}", note.id));
        if !ids.insert(note.id.clone()) {
            return fail("its id is taken");
        }
        if !file.sources.contains_key(&note.source) {
            return fail("its source is not among the file's `sources`");
        }
        if !is_sentence(&note.why) {
            return fail(A_SENTENCE);
        }
        if !TOPICS.contains(&note.about.as_str()) {
            return fail(&format!("`about` is one of {}", TOPICS.join(", ")));
        }
    }
    if !(file.verifications.is_empty() || file.layer == Layer::Registry) {
        return Err("verifications stand in the layer `registry`, and only there".to_owned());
    }
    for one in &file.verifications {
        let fail = |why: &str| Err(format!("verification `{}`: {why}", one.id));
        if !ids.insert(one.id.clone()) {
            return fail("its id is taken");
        }
        if !file.sources.contains_key(&one.source) {
            return fail("its source is not among the file's `sources`");
        }
        if !is_sentence(&one.why) {
            return fail(A_SENTENCE);
        }
        if one.claims.is_empty() || one.claims.iter().any(|claim| !CLAIMS.contains(&claim.as_str())) {
            return fail(&format!("`claims` are some of {}", CLAIMS.join(", ")));
        }
        if one.since.as_ref().is_some_and(|day| !is_day(day)) {
            return fail("`since` is a day, written YYYY-MM-DD");
        }
    }
    if file.reviewed.as_ref().is_some_and(|day| !is_day(day)) {
        return Err("`reviewed` is a day, written YYYY-MM-DD".to_owned());
    }
    if file.plain && !(file.rules.is_empty() && file.layer == Layer::Registry) {
        return Err("a file of plain suffixes has the layer `registry` and no rule".to_owned());
    }
    for source in file.sources.values() {
        if !is_day(&source.date) {
            return Err(format!("the source {} needs a date, written YYYY-MM-DD", source.address));
        }
    }
    Ok(())
}

const A_SENTENCE: &str = "what people read has at most 140 characters, a capital letter (or the dot of an ending) first and no final period";

/// Whether a text can be shown to a customer as it is.
fn is_sentence(text: &str) -> bool {
    text.chars().count() <= 140
        && text.starts_with(|first: char| first == '.' || first.is_uppercase())
        && !text.ends_with('.')
}

fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-')
}
