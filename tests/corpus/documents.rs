//! The documents of all cases.

use serde_json::Value;

/// Returns the documents of `documents.json`, and the first argument of calls about documents.
pub fn all() -> Vec<Value> {
    let mut all = Vec::new();
    let file: Value = serde_json::from_str(include_str!("../documents.json")).unwrap();
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
