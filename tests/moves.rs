//! What a conversion reports happened: a change shows in the documents, a lost field is not changed too, and each
//! pointer leads to its place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;

use registrant::contact::{Contact, Field, FieldType};
use registrant::json::call;
use registrant::provider::{Conversion, Converted, convert_all};
use registrant::schema::{self, Part, Schema};
use serde_json::{Value, json};

#[path = "corpus/documents.rs"]
mod corpus;

/// The codes of changes that name a guess, a default or a place, and not another text.
const NOTES: [&str; 5] = ["assumed", "extension", "name.label", "name.stand_in", "taken_apart"];

/// Returns the contacts of a document. A value of a wrong type belongs to no contact: `tests/types.rs` holds those.
fn parts(document: &Value) -> Vec<Part<'_>> {
    let parts = schema::contacts(document, None).unwrap_or_default();
    parts.into_iter().filter(|part| part.schema.decode(&part.document).is_ok()).collect()
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
    for document in &corpus::all() {
        for part in parts(document) {
            for to in schema::all() {
                for raw in [false, true] {
                    let conversion = Conversion::to(to).from(part.schema);
                    let conversion = if raw { conversion.raw() } else { conversion };
                    let Ok(body) = convert_all(&part.document, &conversion) else { continue };
                    for one in body.contacts.iter().filter(|_| body.contacts.len() == 1) {
                        for fault in faults(&part, to, &one.converted) {
                            if found.insert(fault.clone())
                                && std::env::var("SHOW").is_ok_and(|s| fault.contains(&s))
                            {
                                eprintln!("{fault}\n   {}\n   {}", part.document, one.converted.document);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Returns the pointers in an answer, each with the list that it is in: `losses`, `violations`.
fn pointers(answer: &Value) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for list in ["losses", "violations", "changes", "problems", "notes"] {
        let items = answer.get(list).and_then(Value::as_array).into_iter().flatten();
        let texts = items.filter_map(|item| item.get("pointer")?.as_str());
        found.extend(texts.map(|pointer| (list, pointer.to_owned())));
    }
    found
}

/// Returns whether a pointer leads to a member of a document, or names one that is missing in an object.
fn leads_somewhere(document: &Value, pointer: &str) -> bool {
    let mut here = document;
    for key in pointer.split('/').skip(1) {
        let inner = here.pointer(&["/", key].concat());
        match (inner, here) {
            (Some(inner), _) => here = inner,
            (None, Value::Object(_) | Value::Null) => return true,
            // The pointer goes on with the names of elements, or of a card's property.
            (None, Value::String(text)) => return text.trim_start().starts_with(['<', 'B']),
            (None, _) => return false,
        }
    }
    true
}

#[test]
fn each_pointer_of_an_answer_leads_into_its_document() {
    let association =
        json!({"domain": "example.com", "owner": true, "admin": true, "bill": true, "tech": true});
    let mut found = BTreeSet::new();
    let mut seen = 0;
    let mut see = |call: String, document: &Value, pointer: &str, of: &Value| {
        seen += 1;
        if !leads_somewhere(of, pointer)
            && found.insert(format!("{call}: {pointer}"))
            && std::env::var("SHOW").is_ok_and(|s| call.contains(&s))
        {
            eprintln!("{call}: {pointer}\n   {document}\n   {of}");
        }
    };
    for (index, document) in corpus::all().iter().enumerate() {
        let Some(first) = parts(document).first().map(|part| part.schema.name) else { continue };
        if let Ok(report) = call("check", &[document.clone(), association.clone()]) {
            for (list, pointer) in pointers(&report) {
                see(format!("check {first} {list}"), document, &pointer, document);
            }
        }
        // Each document goes to its own schema and to a third of the others.
        let others = schema::all().skip(index % 3).step_by(3).map(|to| to.name);
        for to in others.chain([first]) {
            let options = json!({"to": to, "raw": index % 2 == 0});
            let Ok(converted) = call("convert", &[document.clone(), options]) else { continue };
            // An entry about what was verified is a part of the contact, not of a document.
            for (list, pointer) in
                pointers(&converted).into_iter().filter(|(_, at)| !at.starts_with("/verified/"))
            {
                let of = if list == "losses" { document } else { converted.get("document").unwrap() };
                see(format!("convert {first} {to} {list}"), document, &pointer, of);
            }
        }
        let patch = json!({"city": "", "email": "no", "phone": 5});
        let options = json!({"check": true});
        let arguments = [json!(first), document.clone(), patch, options];
        if let Ok(patched) = call("patch", &arguments) {
            for (list, pointer) in pointers(&patched) {
                see(format!("patch {first} {list}"), document, &pointer, patched.get("document").unwrap());
            }
        }
    }
    assert!(seen > 5_000, "{seen} pointers");
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}
