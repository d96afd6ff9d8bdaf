//! Rule files read at run time, from JSON.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use registrant_pattern::compile;
use serde_json::Value;

use super::object::{LONGEST_TEXT, Table, field, too_long, unknown_name};
use super::suffix::Suffix;
use super::table::{RULES, SETS};
use super::texts::{OwnTexts, Texts};
use super::{Condition, Confidence, Demand, Presence, Rule, RulePattern};
use crate::base::{Error, Layer, Operation, Place, Role, Roles, Severity, Source, Values, nearest};
use crate::contact::Kind;
use crate::normalize::address::LengthUnit;
use crate::{domain, identifier};

/// A rule and its suffixes.
#[derive(Debug)]
pub(crate) struct OwnRule {
    pub rule: Rule,
    /// The suffixes, sorted. The rules of a file share them.
    pub suffixes: Arc<[String]>,
}

impl OwnRule {
    /// Returns whether the rule applies to a suffix. A suffix without rules of its own inherits those of its
    /// parent.
    pub fn concerns(&self, suffix: Suffix) -> bool {
        let has = |name: &str| self.suffixes.binary_search_by(|known| known.as_str().cmp(name)).is_ok();
        let name = suffix.name();
        has("*") || has(name) || name.match_indices('.').any(|(dot, _)| name.get(dot + 1..).is_some_and(has))
    }
}

const FILE_KEYS: &[&str] = &["name", "layer", "provider", "suffixes", "reviewed", "sources", "sets", "rule"];
const RULE_KEYS: &[&str] = &[
    "id",
    "suffixes",
    "field",
    "alternatives",
    "roles",
    "any_role",
    "operations",
    "from",
    "until",
    "when",
    "unless",
    "presence",
    "min",
    "max",
    "unit",
    "pattern",
    "first_line",
    "one_of",
    "set",
    "valid",
    "date",
    "min_age",
    "identifier",
    "same_as_owner",
    "no_po_box",
    "code",
    "severity",
    "confidence",
    "replaces",
    "why",
    "message",
    "source",
    "also",
    "differs",
    "passes",
    "fails",
];
const DEMANDS: &[&str] = &[
    "min",
    "pattern",
    "first_line",
    "one_of",
    "set",
    "valid",
    "date",
    "min_age",
    "identifier",
    "same_as_owner",
    "no_po_box",
];
const CONDITION_KEYS: &[&str] = &["kind", "in", "not_in", "absent", "present"];

/// The longest compiled pattern, in bytes.
const LONGEST_CODE: usize = 1_024;

/// The room that is left for the lists and the compiled patterns of a book, in bytes. A set is counted as often as a rule
/// names it.
pub(crate) struct Room {
    lists: Cell<usize>,
    patterns: Cell<usize>,
    /// The ids of the built-in rules, sorted.
    ids: OnceCell<Vec<&'static str>>,
}

impl Room {
    fn ids(&self) -> &[&'static str] {
        self.ids.get_or_init(|| {
            let mut ids: Vec<&str> = Vec::with_capacity(RULES.len());
            for id in RULES.iter().map(Rule::id) {
                ids.insert(ids.partition_point(|known| *known < id), id);
            }
            ids
        })
    }
}

impl Default for Room {
    fn default() -> Self {
        Self { lists: Cell::new(200_000), patterns: Cell::new(16_384), ids: OnceCell::new() }
    }
}

/// Takes bytes from what is left.
fn take(left: &Cell<usize>, bytes: usize, what: &str, place: &Place) -> Result<(), Error> {
    let rest = left.get().checked_sub(bytes).ok_or_else(|| {
        let reason = format!("expected shorter {what}, found more than a book has room for");
        Error::at(place.clone(), reason, "see the limits in `docs/rule-language.md`")
    })?;
    left.set(rest);
    Ok(())
}

/// A rule file, and what is left of the room of its book.
struct File<'a> {
    table: Table<'a>,
    room: &'a Room,
}

/// Reads the rules of a file.
pub(crate) fn read(value: &Value, room: &Room) -> Result<Vec<OwnRule>, Error> {
    let file = Table::new(value, Place::rules(), FILE_KEYS)?;
    let layer = file.named("layer")?.unwrap_or(Layer::Caller);
    let provider = file.text("provider")?.map(|name| Cow::Owned(name.to_owned()));
    let suffixes = suffixes_of(&file)?;
    let rules = file.get("rule").and_then(Value::as_array).ok_or_else(|| {
        Error::at(file.place.clone(), "expected rules, found none", "list them under `rule`")
    })?;
    let file = File { table: file, room };
    let mut own = Vec::with_capacity(rules.len());
    for (index, value) in rules.iter().enumerate() {
        let table = Table::new(value, file.table.place.clone().member("rule").element(index), RULE_KEYS)?;
        let suffixes = match suffixes_of(&table)? {
            Some(names) => names,
            None => suffixes
                .clone()
                .ok_or_else(|| table.lacks("suffixes", "name the suffixes, or [\"*\"] for all"))?,
        };
        let rule = rule(&table, &file, layer, provider.clone())?;
        refuse_known_id(&rule, &table, room)?;
        own.push(OwnRule { rule, suffixes });
    }
    Ok(own)
}

/// Reads the suffixes of a file or a rule, as A-labels. Each must be known.
fn suffixes_of(table: &Table) -> Result<Option<Arc<[String]>>, Error> {
    let Some(names) = table.texts("suffixes")? else { return Ok(None) };
    let mut sorted: Vec<String> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let ascii = if name == "*" {
            Some(Cow::Borrowed("*"))
        } else {
            domain::to_ascii(name).value.filter(|ascii| Suffix::named(ascii).is_some())
        };
        match ascii {
            // Only known names: so the list stays short, however often it repeats one.
            Some(ascii) => {
                if let Err(place) = sorted.binary_search_by(|known| (**known).cmp(&*ascii)) {
                    sorted.insert(place, ascii.into_owned());
                }
            }
            None => {
                let bare = name.trim_start_matches(['.', '*']);
                let near = nearest(bare, Suffix::all().map(Suffix::name));
                return Err(unknown_name(
                    table.place.clone().member("suffixes").element(index),
                    "suffix",
                    near,
                ));
            }
        }
    }
    Ok(Some(sorted.into()))
}

/// Refuses a caller's rule that has the id of a built-in rule but does not replace it.
fn refuse_known_id(rule: &Rule, table: &Table, room: &Room) -> Result<(), Error> {
    let id = rule.id();
    let is_known = || room.ids().binary_search(&id).is_ok();
    if rule.layer != Layer::Caller || rule.replaces.contains(id) || !is_known() {
        return Ok(());
    }
    let remedy =
        format!("give the rule its own id, or replace the built-in one with `replaces = [\"{id}\"]`");
    Err(Error::at(
        table.place.clone().member("id"),
        "expected a new id, found that of a built-in rule",
        remedy,
    ))
}

fn rule(
    table: &Table,
    file: &File,
    layer: Layer,
    provider: Option<Cow<'static, str>>,
) -> Result<Rule, Error> {
    let severity = table.named("severity")?.unwrap_or(Severity::Error);
    let confidence = table.named("confidence")?.unwrap_or(Confidence::High);
    if confidence == Confidence::Low && severity == Severity::Error {
        let reason = "expected a warning from a rule of low confidence, found an error";
        return Err(Error::at(table.place.clone().member("severity"), reason, "make it a warning"));
    }
    let when = conditions(table, file, "when")?;
    let (from, until) = (table.day("from")?, table.day("until")?);
    if from.is_some() && until.is_some() && from >= until {
        let place = table.place.clone().member("until");
        return Err(Error::at(
            place,
            "expected a day after `from`, found that day or an earlier one",
            "correct one of the days",
        ));
    }
    Ok(Rule {
        texts: Texts::Own(Box::new(OwnTexts {
            id: table.required("id")?.to_owned(),
            why: table.text("why")?.unwrap_or_default().to_owned(),
            days: (from, until),
            reviewed: file
                .table
                .day("reviewed")?
                .and(file.table.text("reviewed")?)
                .unwrap_or_default()
                .to_owned(),
            message: table.text("message")?.unwrap_or_default().to_owned(),
            example: example(table)?,
            author: author(&file.table)?.unwrap_or(table.required("id")?).to_owned(),
            source: source(table, &file.table)?,
        })),
        layer,
        provider,
        roles: match table.texts("roles")? {
            Some(names) => table.each("roles", &names, str::parse::<Role>)?.into_iter().collect(),
            None => Roles::default().with(Role::Owner),
        },
        any_role: table.flag("any_role")?,
        operations: match table.texts("operations")? {
            Some(names) => {
                let operations = table.each("operations", &names, str::parse::<Operation>)?;
                operations.into_iter().fold(0, |bits, operation| bits | 1 << operation as u8)
            }
            None => super::EVERY_OPERATION,
        },
        kinds: super::kinds(&when),
        when: Cow::Owned(when),
        unless: Cow::Owned(conditions(table, file, "unless")?),
        field: field(table.required("field")?, &table.place.clone().member("field"))?,
        alternatives: Cow::Owned(table.fields("alternatives")?),
        presence: table.named("presence")?.unwrap_or(Presence::Optional),
        demand: demand(table, file)?,
        code: table.named("code")?,
        severity,
        confidence,
        replaces: table.texts("replaces")?.unwrap_or_default().iter().collect(),
    })
}

/// Returns the author of a file's rules: the file's name up to a colon, as in built-in files.
fn author<'a>(file: &Table<'a>) -> Result<Option<&'a str>, Error> {
    let name = file.text("name")?.and_then(|name| name.split([',', ':']).next()).map(str::trim);
    Ok(name.filter(|name| !name.is_empty()))
}

/// Returns the field's value in the first contact of `passes` that has one.
fn example(table: &Table) -> Result<String, Error> {
    let field = table.required("field")?;
    let contacts = table.get("passes").and_then(Value::as_array).into_iter().flatten();
    Ok(match contacts.filter_map(|contact| contact.get(field)).next() {
        Some(Value::String(text)) if text.len() <= LONGEST_TEXT => text.clone(),
        Some(Value::Array(lines)) if lines.len() < 10 => {
            lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    })
}

fn source(table: &Table, file: &Table) -> Result<Source, Error> {
    let Some(name) = table.text("source")? else {
        return Ok(Source { address: Cow::Borrowed("the caller"), date: Cow::Borrowed("") });
    };
    let place = table.place.clone().member("source");
    let text = |key: &str| -> Result<Cow<'static, str>, Error> {
        let source = file.get("sources").and_then(|sources| sources.get(name));
        let value = source.and_then(|source| source.get(key)).and_then(Value::as_str);
        let text = value.ok_or_else(|| {
            Error::at(
                place.clone(),
                format!("expected `{key}` of the source, found none"),
                "add it to `sources`",
            )
        })?;
        if text.len() > LONGEST_TEXT {
            Err(too_long(place.clone(), text))
        } else {
            Ok(Cow::Owned(text.to_owned()))
        }
    };
    Ok(Source { address: text("address")?, date: text("date")? })
}

fn demand(table: &Table, file: &File) -> Result<Option<Demand>, Error> {
    let given: Vec<&str> = DEMANDS.iter().copied().filter(|key| table.get(key).is_some()).collect();
    if let [_, second, ..] = given.as_slice() {
        let reason = "expected one demand in a rule, found two";
        return Err(Error::at(table.place.clone().member(second), reason, "write two rules"));
    }
    if table.get("min").or(table.get("max")).is_some() {
        let unit = table.named("unit")?.unwrap_or(LengthUnit::Characters);
        let (least, most) = (table.number("min")?, table.number("max")?);
        return Ok(Some(Demand::Length(least.unwrap_or(0), most.unwrap_or(u16::MAX), unit)));
    }
    let Some(key) = given.first().copied() else { return Ok(None) };
    let place = table.place.clone().member(key);
    Ok(match key {
        "pattern" | "first_line" => {
            let text = table.required(key)?;
            if !(text.starts_with('^') && text.ends_with('$')) {
                return Err(Error::at(
                    place,
                    "expected a pattern for the whole value, found one for a part",
                    "start it with ^ and end it with $",
                ));
            }
            let code = compile(text).map_err(|error| {
                Error::at(place.clone(), format!("invalid pattern: {error}"), "see `docs/rule-language.md`")
            })?;
            if code.len() > LONGEST_CODE {
                let reason = "expected a smaller pattern, found one with too many parts";
                return Err(Error::at(place, reason, "repeat less, or write several rules"));
            }
            take(&file.room.patterns, code.len(), "patterns", &place)?;
            let pattern = RulePattern { text: Cow::Owned(text.to_owned()), code: Cow::Owned(code) };
            Some(if key == "pattern" { Demand::Pattern(pattern) } else { Demand::FirstLine(pattern) })
        }
        "one_of" => {
            let values = table.texts(key)?.unwrap_or_default();
            Some(Demand::OneOf(resolve(&values, file, &place)?))
        }
        "set" => {
            let name = format!("@{}", table.required(key)?);
            Some(Demand::OneOf(resolve(&[name], file, &place)?))
        }
        "min_age" => {
            let years = table.number(key)?.and_then(|years| u8::try_from(years).ok());
            Some(Demand::MinimumAge(
                years.ok_or_else(|| Error::wrong_value(place, "a whole number of years up to 255"))?,
            ))
        }
        "identifier" => {
            let kinds = table.texts(key)?.unwrap_or_default();
            if let Some(unknown) = kinds.iter().find(|kind| identifier::kind(kind).is_none()) {
                let near = nearest(unknown, identifier::kinds().map(identifier::Kind::name));
                return Err(unknown_name(place, "kind of identifier", near));
            }
            Some(Demand::Identifier(kinds.iter().collect()))
        }
        "valid" => table.flag(key)?.then_some(Demand::Valid),
        "date" => table.flag(key)?.then_some(Demand::Date),
        "no_po_box" => table.flag(key)?.then_some(Demand::NoPoBox),
        _ => table.flag(key)?.then_some(Demand::SameAsOwner),
    })
}

fn conditions(table: &Table, file: &File, key: &str) -> Result<Vec<Condition>, Error> {
    let Some(value) = table.get(key) else { return Ok(Vec::new()) };
    let when = Table::new(value, table.place.clone().member(key), CONDITION_KEYS)?;
    let mut found = Vec::new();
    if let Some(names) = when.texts("kind")? {
        let kinds = when.each("kind", &names, |name| {
            Kind::named(name).ok_or_else(|| {
                let near = nearest(name, Kind::ALL.into_iter().map(Kind::as_str));
                unknown_name(Place::rules(), "kind of contact", near)
            })
        })?;
        found.push(Condition::Kind(kinds.into_iter().collect()));
    }
    for (name, make) in
        [("in", Condition::In as fn(_, _) -> _), ("not_in", Condition::NotIn as fn(_, _) -> _)]
    {
        let place = when.place.clone().member(name);
        let fields = match when.get(name) {
            None => continue,
            Some(Value::Object(fields)) => fields,
            Some(other) => return Err(Error::wrong_type(place, "an object of fields", other)),
        };
        // Sorted by name, like the built-in rules.
        let mut names: Vec<&String> = fields.keys().collect();
        names.sort_unstable();
        for name in names {
            let values = Table { object: fields, place: place.clone() }.texts(name)?.unwrap_or_default();
            let place = place.clone().member(name);
            found.push(make(field(name, &place)?, resolve(&values, file, &place)?));
        }
    }
    found.extend(when.fields("absent")?.into_iter().map(Condition::Absent));
    found.extend(when.fields("present")?.into_iter().map(Condition::Present));
    Ok(found)
}

/// Replaces each `@name` in a list with the set of that name: the file's own, or a built-in one.
fn resolve(values: &[String], file: &File, place: &Place) -> Result<Values, Error> {
    let mut out: Vec<&str> = Vec::with_capacity(values.len());
    let mut add = |value| {
        out.push(value);
        take(&file.room.lists, value.len() + 1, "lists", place)
    };
    for value in values {
        let Some(name) = value.strip_prefix('@') else {
            add(value)?;
            continue;
        };
        let own = file.table.get("sets").and_then(|sets| sets.get(name)?.get("members")?.as_array());
        let built_in = SETS.iter().find(|(known, _)| *known == name);
        match (own, built_in) {
            (Some(members), _) => members.iter().filter_map(Value::as_str).try_for_each(&mut add)?,
            (None, Some((_, members))) => members.iter().try_for_each(&mut add)?,
            (None, None) => {
                return Err(unknown_name(
                    place.clone(),
                    "set",
                    nearest(name, SETS.iter().map(|(name, _)| *name)),
                ));
            }
        }
    }
    // A control character separates the values of a list.
    if out.iter().any(|value| value.contains(char::is_control)) {
        return Err(Error::at(place.clone(), "expected a value without control characters", "remove it"));
    }
    Ok(out.into_iter().collect())
}
