//! What a conversion reports happened: a change shows in the documents, a lost field is not changed too, and each
//! pointer leads to its place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;

use registrant::contact::{Contact, Field, FieldType};
use registrant::provider::{Conversion, Converted, convert_all};
use registrant::schema::{self, Part, Schema};
use serde_json::Value;

/// The codes of changes that name a guess, a default or a place, and not another text.
const NOTES: [&str; 3] = ["extension", "name.label", "taken_apart"];

/// Returns the documents of all cases: those of `documents.json`, and the first argument of calls about documents.
fn documents() -> Vec<Value> {
    let mut all = Vec::new();
    let file: Value = serde_json::from_str(include_str!("documents.json")).unwrap();
    all.extend(
        file.get("documents")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row.get("document").unwrap().clone()),
    );
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|kind| kind == "json")) {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for case in file.get("cases").unwrap().as_array().unwrap() {
            let is_about = |call: &str| ["check", "convert", "decode", "detect"].contains(&call);
            let document =
                case.pointer("/args/0").filter(|_| case.get("call").unwrap().as_str().is_some_and(is_about));
            all.extend(document.cloned());
        }
    }
    assert!(all.len() > 500, "{} documents", all.len());
    all
}

fn parts(document: &Value) -> Vec<Part<'_>> {
    schema::contacts(document, None).unwrap_or_default()
}

fn held(contact: &Contact, field: Field) -> Option<String> {
    match field.kind() {
        FieldType::Kind => contact.kind.map(|kind| kind.as_str().to_owned()),
        FieldType::Flag => contact.flag(field).map(|flag| flag.to_string()),
        FieldType::Lines => (!contact.street.is_empty()).then(|| contact.street.join("\n")),
        _ => contact.text(field).filter(|text| !text.is_empty()).map(str::to_owned),
    }
}

/// Returns what is wrong with the report of one conversion.
fn faults(part: &Part<'_>, to: &'static Schema, converted: &Converted) -> Vec<String> {
    let mut found = Vec::new();
    let source = part.schema.decode(&part.document).unwrap();
    let target = to.decode(&converted.document).unwrap();
    for change in &converted.changes {
        let (field, code) = (change.field, change.change.code);
        let way = format!("{} to {}: {field} {code}", part.schema.name, to.name);
        if !NOTES.contains(&code)
            && part.schema.name != to.name
            && held(&source, field) == held(&target, field)
        {
            found.push(format!("unchanged: {way}"));
        }
        if converted.losses.iter().any(|loss| loss.field == Some(field)) {
            found.push(format!("changed and lost: {way}"));
        }
    }
    for pointer in converted.losses.iter().filter_map(|loss| loss.pointer.as_deref()) {
        if !pointer.starts_with("/verified/")
            && part.document.is_object()
            && part.document.pointer(pointer).is_none()
        {
            found.push(format!("a lost pointer: {} to {}: {pointer}", part.schema.name, to.name));
        }
    }
    found
}

#[test]
fn a_report_says_what_happened() {
    let mut found = BTreeSet::new();
    for document in &documents() {
        for part in parts(document) {
            for to in schema::all() {
                for raw in [false, true] {
                    let conversion = Conversion::to(to).from(part.schema);
                    let conversion = if raw { conversion.raw() } else { conversion };
                    let Ok(body) = convert_all(&part.document, &conversion) else { continue };
                    for (_, converted) in body.contacts.iter().filter(|_| body.contacts.len() == 1) {
                        for fault in faults(&part, to, converted) {
                            if found.insert(fault.clone())
                                && std::env::var("SHOW").is_ok_and(|s| fault.contains(&s))
                            {
                                eprintln!("{fault}\n   {}\n   {}", part.document, converted.document);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}
