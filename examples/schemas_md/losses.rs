//! What a schema loses at another one, as conversions report it.

use std::collections::{BTreeMap, BTreeSet};

use registrant::Error;
use registrant::contact::{Contact, Field};
use registrant::provider::{Conversion, Converted, convert};
use registrant::schema::{SCHEMAS, Schema, SchemaMember};
use serde_json::Value;

use super::documents;

/// The loss of all that a document has under one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// The name of a field, or the pointer of a member in code quotes.
    pub what: String,
    /// Why, if it is not for want of a place.
    pub why: String,
}

/// The reasons that say no more than the list itself.
const PLAIN: [&str; 3] = [
    "the target schema has no place for this field",
    "the target schema has no place for this member",
    "ids are not carried to another provider",
];
const VERIFIED: [&str; 3] = ["/verified/", "/extension/report", "/extension/verified_"];
const FURTHER: &str = "a contact holds only one of these, and another one is set";
const NO_PLACE: [&str; 2] = ["the target schema has no place for ", "this part: "];

/// Returns the names of the losses. A member that is not in the schema's list has none, nor has an odd value of a field.
pub fn named(
    from: &'static Schema,
    members: &[SchemaMember],
    document: &Value,
    converted: &Converted,
) -> BTreeSet<Lost> {
    let losses = converted.losses.iter();
    let named = |(place, message): (_, &str)| name(from, members, document, place, message);
    losses
        .map(|loss| (loss.field.map_or(Place::At(loss.place()), Place::Of), &*loss.message))
        .filter_map(named)
        .collect()
}

/// The place of a loss.
enum Place<'a> {
    Of(Field),
    At(&'a str),
}

fn name(
    from: &'static Schema,
    members: &[SchemaMember],
    document: &Value,
    place: Place<'_>,
    message: &str,
) -> Option<Lost> {
    let why = match message {
        _ if PLAIN.contains(&message) => "",
        message => NO_PLACE.iter().fold(message, |rest, start| rest.strip_prefix(start).unwrap_or(rest)),
    };
    let lost = |what: String, why: &str| Some(Lost { what, why: why.to_owned() });
    let pointer = match place {
        Place::Of(field) => return lost(field.name().to_owned(), why),
        Place::At(pointer) if VERIFIED.iter().any(|start| pointer.starts_with(start)) => {
            return lost("what was verified".to_owned(), "");
        }
        Place::At(pointer) => in_members(from, document, pointer),
    };
    let envelopes = members.iter().filter(|member| member.form.starts_with("an envelope"));
    let inner =
        envelopes.filter_map(|member| pointer.strip_prefix(&*member.pointer)).min_by_key(|at| at.len());
    let pointer = inner.filter(|at| at.len() > 1).unwrap_or(&pointer);
    let length = pointer.split('/').count();
    // The members at the pointer, and those below it.
    let start = |member: &SchemaMember| member.pointer.split('/').take(length).collect::<Vec<_>>().join("/");
    let below: Vec<&SchemaMember> = members.iter().filter(|member| is_at(pointer, &start(member))).collect();
    let name = start(below.first()?);
    if message == FURTHER {
        return lost(format!("further `{name}`"), "");
    }
    let is_odd = why.is_empty()
        && below.iter().any(|member| {
            member.is_needed || (member.field.is_some() && member.pointer.split('/').count() == length)
        })
        && !below.iter().any(|member| member.field.is_none() && member.pointer == name);
    if is_odd { None } else { lost(format!("`{name}`"), why) }
}

/// Returns a pointer with the name of a card's property in place of its index.
fn in_members(from: &Schema, document: &Value, pointer: &str) -> String {
    let at = match from.name {
        "jcard" => "/1/",
        "rdap" => "/vcardArray/1/",
        _ => return pointer.to_owned(),
    };
    let Some((index, rest)) = pointer.strip_prefix(at).map(|rest| rest.split_once('/').unwrap_or((rest, "")))
    else {
        return pointer.to_owned();
    };
    let name = document.pointer(&format!("{at}{index}/0")).and_then(Value::as_str).unwrap_or_default();
    let parameter = rest.strip_prefix("1/").map(|name| format!(";{name}"));
    format!("{at}{name}{}", parameter.unwrap_or_default())
}

/// Returns whether a pointer of a document is one of a member. The first item of a list and the first key of a collection stand
/// for all.
pub fn is_at(pointer: &str, member: &str) -> bool {
    let (own, known): (Vec<&str>, Vec<&str>) = (pointer.split('/').collect(), member.split('/').collect());
    let is_same = |(own, known): (&&str, &&str)| {
        own == known || *known == "k1" || (*known == "0" && own.parse::<usize>().is_ok())
    };
    own.len() == known.len() && own.iter().zip(&known).all(is_same)
}

/// Returns the names of the other schemas, each with what it loses of the documents of a schema.
pub fn cells(from: &'static Schema) -> Result<Vec<(&'static str, String)>, Error> {
    let members = from.members();
    let documents = documents::all(from, &members);
    let held: Vec<Contact> =
        documents.iter().map(|document| from.decode(document)).collect::<Result<_, _>>()?;
    let mut cells = Vec::new();
    for to in SCHEMAS.iter().filter(|to| to.name != from.name) {
        let mut counts: BTreeMap<Lost, usize> = BTreeMap::new();
        for document in &documents {
            let converted = convert(document, &Conversion::to(to).from(from))?;
            for lost in named(from, &members, document, &converted) {
                *counts.entry(lost).or_default() += 1;
            }
        }
        cells.push((to.name, cell(&counts, &held)));
    }
    Ok(cells)
}

/// Returns the losses in words.
fn cell(counts: &BTreeMap<Lost, usize>, held: &[Contact]) -> String {
    let (mut always, mut data, mut at_times) = (Vec::new(), Vec::new(), Vec::new());
    let mut for_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut members = Vec::new();
    for (lost, count) in counts {
        let field = lost.what.parse::<Field>().ok();
        let holders = |field| held.iter().filter(|contact| contact.has(field)).count();
        match field {
            _ if !lost.why.is_empty() => for_reason.entry(&lost.why).or_default().push(&lost.what),
            None => members.push(&*lost.what),
            Some(field) if *count < holders(field) => at_times.push(field),
            Some(field) if field.is_registry_data() => data.push(field),
            Some(field) => always.push(field),
        }
    }
    let names = |mut fields: Vec<Field>| {
        fields.sort();
        fields.into_iter().map(Field::name).collect::<Vec<_>>()
    };
    let all: BTreeSet<Field> = held
        .iter()
        .flat_map(|contact| Field::all().filter(|field| field.is_registry_data() && contact.has(*field)))
        .collect();
    let mut first = names(always);
    let summary = format!("all registry data ({} fields)", data.len());
    match data.len() > 10 && data.len() == all.len() {
        true => first.push(&summary),
        false => first.extend(names(data)),
    }
    first.extend(members);
    let mut parts = vec![first.join(", ")];
    if !at_times.is_empty() {
        parts.push(format!("in some cases {}", names(at_times).join(", ")));
    }
    parts.extend(for_reason.iter().map(|(why, what)| format!("{}: {why}", what.join(", "))));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { "nothing".to_owned() } else { parts.join("; ") }
}
