//! The corpus of cases in `tests/cases/`, run natively, in wasm under Node and in wasm in a browser.
//!
//! A case calls one operation of the JSON contract. It may expect:
//!
//! - the exact answer (`want`)
//! - the members of an error (`error`)
//! - some parts of the answer (`has`)
//! - the violations of a report, in short form (`violations`)
//!
//! In wasm, JSON text and separate members must give the same answer.
//! same whether its values cross as JSON text or member by member.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

#[cfg(target_arch = "wasm32")]
#[path = "corpus/crossing.rs"]
mod crossing;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use registrant::json::call;
use serde_json::Value;

macro_rules! corpus {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name), include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/", stringify!($name), ".json")));
        })*
    };
}

// One name for each file of the folder.
include!("corpus/table.rs");

/// Contacts with verdicts from their registries' sources, each for one suffix.
#[test]
fn contacts() {
    let mut wrong = Vec::new();
    let rows = include_str!("cases/contacts.ndjson");
    assert!(rows.lines().count() > 1_500);
    for (index, line) in rows.lines().enumerate() {
        let row: Value = serde_json::from_str(line).unwrap();
        let mut association =
            serde_json::json!({ "domain": format!("mydomain.{}", row["suffix"].as_str().unwrap()) });
        for role in row["roles"].as_str().unwrap().split(',') {
            association[role] = Value::Bool(true);
        }
        let options = serde_json::json!({"schema": "contact", "today": "2026-11-21"});
        let report = call("check", &[row["contact"].clone(), association, options]).unwrap();
        if report["accepted"] != (row["expect"] == "accepted") {
            let found: Vec<String> = report["violations"]
                .as_array()
                .unwrap()
                .iter()
                .map(|v| format!("{} {} {}", v["severity"], v["path"], v["rule"]["id"]))
                .collect();
            wrong.push(format!(
                "line {}: .{} {}: expected {}, found {found:?}",
                index + 1,
                row["suffix"],
                row["note"],
                row["expect"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} contacts are judged wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

fn run(name: &str, text: &str) {
    let file: Value = serde_json::from_str(text).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(!cases.is_empty(), "{name} has no cases");
    let failures: Vec<String> = cases.iter().filter_map(|case| fails(case).err()).collect();
    assert!(
        failures.is_empty(),
        "{name}: {} of {} fail\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

fn fails(case: &Value) -> Result<(), String> {
    let arguments = case["args"].as_array().unwrap();
    let answer = call(case["call"].as_str().unwrap(), arguments);
    let note = &case["note"];
    #[cfg(target_arch = "wasm32")]
    crossing::compare(case["call"].as_str().unwrap(), arguments)
        .map_err(|apart| format!("{note}:\n  {apart}"))?;
    if let (Ok(answer), Some(has)) = (&answer, case.get("has")) {
        let mut members = has.as_object().unwrap().iter();
        return members.try_for_each(|(path, value)| {
            let part = part(answer, path).unwrap_or(&Value::Null);
            same(&Value::from(format!("{note} {path}")), &part.to_string(), &value.to_string())
        });
    }
    match (answer, case.get("want"), case.get("violations"), case.get("error")) {
        (Ok(answer), Some(want), None, None) => same(note, &answer.to_string(), &want.to_string()),
        (Ok(report), None, Some(want), None) => {
            let accepted = report["accepted"] == !want.to_string().contains("\"error ");
            same(note, &Value::from(short(&report)).to_string(), &want.to_string())?;
            if accepted { Ok(()) } else { Err(format!("{note}: `accepted` contradicts the violations")) }
        }
        (Err(error), None, None, Some(want)) => {
            let error = serde_json::to_value(&error).unwrap();
            for (name, value) in want.as_object().unwrap() {
                same(note, &error[name].to_string(), &value.to_string())?;
            }
            Ok(())
        }
        (answer, ..) => Err(format!("{note}: got {answer:?}")),
    }
}

/// Returns a part of an answer by its path. `/` goes one member deeper; `key=text` finds an array element by
/// its member.
fn part<'a>(answer: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('/').filter(|step| !step.is_empty()).try_fold(answer, |value, step| {
        match step.split_once('=') {
            Some((key, text)) => value.as_array()?.iter().find(|element| element[key] == text),
            None => value.get(step).or_else(|| value.get(step.parse::<usize>().ok()?)),
        }
    })
}

/// Returns the violations of a report, each as `severity code path rule`.
fn short(report: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let line = |v: &Value| [&v["severity"], &v["code"], &v["path"], &v["rule"]["id"]].map(text).join(" ");
    report["violations"].as_array().unwrap().iter().map(line).collect()
}

fn same(note: &Value, got: &str, want: &str) -> Result<(), String> {
    if got == want { Ok(()) } else { Err(format!("{note}:\n  got  {got}\n  want {want}")) }
}
