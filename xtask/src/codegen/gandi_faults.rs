//! `src/provider/gandi_v3/fault/table.rs`: the meanings of the parts of Gandi's fault codes, from
//! `data/gandi/fault_codes.tsv`.
//!
//! There is one text for each of server and data, object and cause. A line is `number name` or `number
//! name<tab>words`. The words are omitted if they are the name in lower case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

const PATH: &str = "data/gandi/fault_codes.tsv";

pub fn make() -> Result<String, String> {
    let text = fs::read_to_string(super::root().join(PATH)).map_err(|e| format!("{PATH}: {e}"))?;
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [qualification @ ("server" | "data"), part @ ("object" | "cause"), number, name, words] =
            columns.as_slice()
        else {
            return Err(format!("{PATH}: expected five columns, found {line}"));
        };
        number.parse::<u16>().map_err(|e| format!("{PATH}: {number}: {e}"))?;
        if !seen.insert((*qualification, *part, *number)) {
            return Err(format!("{PATH}: found {qualification} {part} {number} twice: keep one row"));
        }
        let table = tables.entry(format!("{qualification}_{part}").to_uppercase()).or_default();
        let plain = name.to_lowercase().replace('_', " ");
        let words = if *words == plain { String::new() } else { format!("\t{words}") };
        writeln!(table, "{number} {name}{words}").map_err(|e| e.to_string())?;
    }
    let mut out = String::new();
    for (name, text) in tables {
        writeln!(out, "pub(crate) const {name}: &str = {text:?};").map_err(|e| e.to_string())?;
    }
    Ok(out)
}
