//! The members of each schema: every one that a document of the corpus holds and decoding understands, or that encoding writes,
//! is in the list that the reference pages show.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on panics"
)]

use std::collections::{BTreeMap, BTreeSet};

use registrant::Severity;
use registrant::contact::Field;
use registrant::json::call;
use registrant::provider::{Conversion, convert};
use registrant::rules::{self, Presence, Rule};
use registrant::schema::{self, SCHEMAS, Schema};
use serde_json::{Value, json};

/// Returns the documents of all cases.
fn documents() -> Vec<Value> {
    let mut texts = BTreeSet::new();
    let file: Value = serde_json::from_str(include_str!("documents.json")).unwrap();
    texts.extend(file["documents"].as_array().unwrap().iter().map(|row| row["document"].to_string()));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "json") {
            let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            for case in file["cases"].as_array().unwrap() {
                if ["check", "convert", "decode", "encode"].contains(&case["call"].as_str().unwrap()) {
                    texts.insert(case["args"][0].to_string());
                }
            }
        }
    }
    texts.into_iter().map(|text| serde_json::from_str(&text).unwrap()).collect()
}

/// Returns the pointers of the values in a document, and of what is inside a text in XML or a card.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, inner) in members {
                leaves(inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, inner)| leaves(inner, &format!("{at}/{index}"), found));
        }
        _ => found.push(at.to_owned()),
    }
}

/// Returns a document without the value at a pointer.
fn without(document: &Value, pointer: &str) -> Value {
    let mut rest = document.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match rest.pointer_mut(parent).unwrap() {
        Value::Object(members) => drop(members.remove(&key.replace("~1", "/").replace("~0", "~"))),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = Value::Null,
        _ => {}
    }
    rest
}

/// Returns what the contact of a document says, without the document itself.
fn said(schema: &'static Schema, document: &Value) -> Option<Value> {
    let mut contact = call("decode", &[document.clone(), json!(schema.name)]).ok()?["contact"].take();
    contact.as_object_mut()?.remove("extra");
    Some(contact)
}

/// Returns whether a pointer of a document is one of a member. The first item of a list and the first key of a collection stand
/// for all.
fn is_at(pointer: &str, member: &str) -> bool {
    let (own, known): (Vec<&str>, Vec<&str>) = (pointer.split('/').collect(), member.split('/').collect());
    let is_same = |(own, known): (&&str, &&str)| {
        own == known || *known == "k1" || (*known == "0" && own.parse::<usize>().is_ok())
    };
    own.len() == known.len() && own.iter().zip(&known).all(is_same)
}

/// Returns the names of the elements and attributes of a text in XML, or of the properties of a card. Each has the text that
/// is left without it.
fn pieces(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if text.starts_with("BEGIN:") {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for (index, line) in lines.iter().enumerate() {
            // A line with folds is not whole.
            let is_folded = lines.get(index + 1).is_some_and(|next| next.starts_with([' ', '\t']));
            if is_folded || line.trim_end().ends_with('=') || !line.contains(':') {
                continue;
            }
            let name = line.split([':', ';']).next().unwrap().trim();
            let name = name.rsplit('.').next().unwrap().to_ascii_uppercase();
            if !["BEGIN", "END", ""].contains(&name.as_str()) && !line.starts_with([' ', '\t']) {
                found.push((name, text.replacen(line, "", 1)));
            }
        }
        return found;
    }
    for (at, _) in text.match_indices('<').filter(|(at, _)| !text[at + 1..].starts_with(['/', '?', '!'])) {
        let tag = &text[at + 1..at + text[at..].find('>').unwrap()];
        let mut words = tag.trim_end_matches('/').split_whitespace();
        let name = words.next().unwrap();
        let local = name.rsplit(':').next().unwrap().to_owned();
        let end = text[at..].find(&format!("</{name}>")).map_or(tag.len() + 2, |end| end + name.len() + 3);
        found.push((local.clone(), format!("{}{}", &text[..at], &text[at + end..])));
        for word in words.filter(|word| !word.starts_with("xmlns") && !word.starts_with("xsi")) {
            let attribute = word.split('=').next().unwrap();
            found.push((format!("{local}@{attribute}"), text.replacen(&format!(" {word}"), "", 1)));
        }
    }
    found
}

/// Returns whether a schema's list has what a text holds.
fn is_in_text(schema: &'static Schema, name: &str) -> bool {
    const AROUND: &str = "epp command create update chg add rem contact ext clTRID extension postalInfo addr disclose authInfo \
        individualInfos legalEntityInfos asso infData response resData authInfo contact_verification report status \
        ApiResponse CommandResponse GetAddressInfoResult";
    AROUND.split_whitespace().chain(OF_OTHERS).any(|known| known.eq_ignore_ascii_case(name))
        || schema.members().iter().any(|member| {
            *member.pointer == *name
                || member.pointer.ends_with(&format!("/{name}"))
                || member.pointer.contains(&format!("/{name}/"))
        })
}

/// Members that no standard defines. They travel between cards, and no list can have them.
const OF_OTHERS: [&str; 3] = ["example.com:foo", "x-bar", "x-foo"];

/// Returns whether a schema's list has the member at a pointer of a document.
fn is_in_list(schema: &'static Schema, pointer: &str, document: &Value) -> bool {
    let members = schema.members();
    let pointer = match schema.name {
        // The prefix of a role belongs to the whole contact.
        "namecheap" => pointer.replacen("/Registrant", "/", 1),
        // The member of a pair says where the value belongs.
        "route53" if pointer.starts_with("/ExtraParams/") => "/ExtraParams".to_owned(),
        // Each object can be a document of its own, and both addresses have the same members.
        "glauca" => {
            let key = pointer.rsplit('/').next().unwrap();
            return members.iter().any(|member| member.pointer.ends_with(&format!("/{key}")));
        }
        "jcard" | "rdap" => {
            let at = if schema.name == "jcard" { "/1/" } else { "/vcardArray/1/" };
            match pointer.strip_prefix(at).and_then(|rest| rest.split('/').next()) {
                Some(index) => {
                    let name = document.pointer(&format!("{at}{index}/0")).unwrap().as_str().unwrap();
                    format!("{at}{name}")
                }
                None => pointer.to_owned(),
            }
        }
        _ => pointer.to_owned(),
    };
    if OF_OTHERS.iter().any(|name| pointer.contains(name)) {
        return true;
    }
    let inner = members.iter().filter(|member| member.form.starts_with("an envelope"));
    let inner = inner.filter_map(|member| pointer.strip_prefix(&*member.pointer)).chain([&*pointer]);
    inner.into_iter().any(|at| members.iter().any(|member| is_at(at, &member.pointer)))
}

/// Texts that say nothing.
const BLANKS: [&str; 5] = ["", " ", "\u{a0}", "\u{200b}", "\t\n"];

/// A contact that every provider takes.
fn complete() -> Value {
    json!({"kind": "company", "id": "abc123", "label": "Home", "given_name": "Ann", "family_name": "van Dijk",
        "full_name": "Ann van Dijk", "organization": "Example BV", "street": ["Weena 505"], "city": "Rotterdam",
        "subdivision": "NL-ZH", "postal_code": "3013 AL", "country": "NL", "email": "ann@example.nl",
        "phone": "+31.104482299x12", "fax": "+31.104482298", "job_title": "Clerk", "company_number": "24310810"})
}

/// Returns the rules of a schema's provider that refuse a contact without their field.
fn demands(schema: &'static Schema) -> BTreeSet<Field> {
    let suffix = rules::suffix("example.com").unwrap();
    let names = BTreeSet::from([schema.provider, schema.name]);
    let all = names.into_iter().flat_map(|name| suffix.provider_rules(name).collect::<Vec<_>>());
    let is_demand = |rule: &&Rule| {
        rule.presence == Presence::Required && rule.severity == Severity::Error && rule.when.is_empty()
    };
    all.filter(is_demand).map(|rule| rule.field).collect()
}

/// Returns what is wrong with the answer about a document that lacks a member.
fn unrefused(schema: &'static Schema, document: &Value, field: Field) -> Option<String> {
    let association =
        json!({"domain": "example.com", "owner": true, "admin": true, "tech": true, "bill": true});
    let report = call("check", &[document.clone(), association, json!({"schema": schema.name})]).unwrap();
    let converted =
        call("convert", &[document.clone(), json!({"from": schema.name, "to": schema.name, "raw": true})])
            .unwrap();
    for (call, answer) in [("check", &report), ("convert", &converted)] {
        let all = answer["violations"].as_array().unwrap();
        let names = [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::FULL_NAME];
        let is_it = |fault: &&Value| {
            let path = fault["path"].as_str().unwrap();
            let is_field = path == field.name()
                || (names.contains(&field) && names.iter().any(|name| path == name.name()));
            is_field && fault["severity"] == "error"
        };
        let Some(fault) = all.iter().find(is_it) else {
            return Some(format!("{call} does not refuse it: {all:?}"));
        };
        let pointer = fault["pointer"].as_str().unwrap();
        let parent = pointer.rsplit_once('/').unwrap().0;
        // An absent object has no member.
        let is_there = |at: &str| {
            document.pointer(at).is_some() || at.rsplit_once('/').is_some_and(|(above, _)| above.is_empty())
        };
        if document.is_object() && !is_there(pointer) && !is_there(parent) {
            return Some(format!("{call} points to {pointer}"));
        }
    }
    None
}

/// Returns what is wrong with the answer about a patch that blanks a member.
fn unnoticed(
    schema: &'static Schema,
    document: &Value,
    changed: &Value,
    pointer: &str,
    field: Field,
) -> Option<String> {
    let key = pointer.split('/').nth(1).unwrap();
    let patch = json!({key: changed[key]});
    let answer =
        call("patch", &[json!(schema.name), document.clone(), patch.clone(), json!({"check": true})]);
    // Some providers have no patch, or refuse the null of a required member.
    let Ok(answer) = answer else { return None };
    let names = [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::FULL_NAME];
    let is_it = |fault: &Value| {
        let path = fault["path"].as_str().unwrap();
        path == field.name() || (names.contains(&field) && names.iter().any(|name| path == name.name()))
    };
    let all = answer["violations"].as_array().unwrap();
    (!all.iter().any(is_it)).then(|| format!("the patch {patch} passes: {all:?}"))
}

#[test]
fn a_required_member_that_is_absent_or_blank_is_refused() {
    let (mut faults, mut seen) = (Vec::new(), BTreeMap::new());
    for schema in SCHEMAS {
        let source = complete();
        let document = convert(&source, &Conversion::to(schema).from(schema::CONTACT)).unwrap();
        assert!(document.is_accepted(), "{}: {:?}", schema.name, document.violations);
        let document = document.document;
        let demands = demands(schema);
        for member in schema.members() {
            let Some(field) = member.field.filter(|field| member.is_needed && demands.contains(field)) else {
                continue;
            };
            let mut tried = vec![("absent", document.clone())];
            if document.is_object() {
                if document.pointer(&member.pointer).is_none() {
                    continue;
                }
                tried[0].1 = without(&document, &member.pointer);
                for blank in BLANKS.map(Value::from).into_iter().chain([Value::Null]) {
                    let mut changed = document.clone();
                    *changed.pointer_mut(&member.pointer).unwrap() = blank;
                    tried.push(("blank", changed));
                }
            } else {
                let name = member.pointer.rsplit('/').next().unwrap();
                let text = document.as_str().unwrap();
                let Some((_, rest)) = pieces(text).into_iter().find(|(known, _)| known == name) else {
                    continue;
                };
                tried[0].1 = Value::from(rest);
                let start = text.find(&format!("<contact:{name}>")).unwrap() + name.len() + 10;
                let end = start + text[start..].find('<').unwrap();
                for blank in BLANKS {
                    tried.push(("blank", Value::from([&text[..start], blank, &text[end..]].concat())));
                }
            }
            for (how, changed) in tried {
                *seen.entry(schema.name).or_insert(0) += 1;
                let patched = (how == "blank" && document.is_object())
                    .then(|| unnoticed(schema, &document, &changed, &member.pointer, field));
                if let Some(fault) = patched.flatten() {
                    faults.push(format!("{} {}: {fault}", schema.name, member.pointer));
                }
                if let Some(fault) = unrefused(schema, &changed, field) {
                    faults.push(format!("{} {} {how}: {fault}", schema.name, member.pointer));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {seen:?}\n{}", faults.len(), faults.join("\n"));
    assert!(seen.len() >= 11 && seen.values().sum::<usize>() > 500, "{seen:?}");
}

#[test]
fn every_member_is_in_the_list() {
    let mut missing: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut seen = 0;
    for document in documents() {
        for part in schema::contacts(&document, None).unwrap_or_default() {
            let (schema, document) = (part.schema, &part.document);
            if schema.name == "contact" {
                continue;
            }
            let Some(whole) = said(schema, document) else { continue };
            let is_understood = |rest: &Value| said(schema, rest).is_some_and(|rest| rest != whole);
            let mut note = |schema: &Schema, at: String, is_known: bool| {
                seen += 1;
                if !is_known {
                    missing.entry(schema.name).or_default().insert(at);
                }
            };
            let mut found = Vec::new();
            leaves(document, "", &mut found);
            for at in found.into_iter().filter(|at| !at.is_empty() && is_understood(&without(document, at))) {
                let is_known = is_in_list(schema, &at, document);
                note(schema, at, is_known);
            }
            for (name, rest) in document.as_str().map(pieces).unwrap_or_default() {
                if is_understood(&Value::from(rest)) {
                    let is_known = is_in_text(schema, &name);
                    note(schema, name, is_known);
                }
            }
            // A card moves whole between the schemas of its provider.
            for to in SCHEMAS.iter().filter(|to| to.provider != schema.provider) {
                let Ok(converted) = convert(document, &Conversion::to(to).from(schema)) else { continue };
                let mut found = Vec::new();
                leaves(&converted.document, "", &mut found);
                for at in found.into_iter().filter(|at| !at.is_empty()) {
                    let is_known = is_in_list(to, &at, &converted.document);
                    note(to, at, is_known);
                }
                for (name, _) in converted.document.as_str().map(pieces).unwrap_or_default() {
                    let is_known = is_in_text(to, &name);
                    note(to, name, is_known);
                }
            }
        }
    }
    assert!(seen > 50_000, "{seen} members");
    assert!(missing.is_empty(), "{missing:#?}");
}
