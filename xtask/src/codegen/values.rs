//! `src/rules/values/table.rs`: the meanings of registry fields' values, from `data/values.toml`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::sentences;

/// The labels of values by field, each line with its value.
pub type Labels = BTreeMap<String, BTreeMap<String, String>>;

/// Returns the English labels of each field as lines in the order of the table, with a tab between value and label.
pub fn english() -> Result<BTreeMap<String, Vec<String>>, String> {
    let file: Labels = super::read_toml("data/values.toml")?;
    let mut all = BTreeMap::new();
    for (field, labels) in file {
        let mut lines: Vec<String> =
            labels.iter().map(|(value, label)| format!("{value}\t{label}\n")).collect();
        lines.sort();
        if lines.iter().any(|line| line.matches(['\t', '\n']).count() != 2) {
            return Err(format!(
                "data/values.toml: expected values without tabs and line feeds under `{field}`"
            ));
        }
        all.insert(field, lines);
    }
    Ok(all)
}

/// Returns the labels of each field's values, with the number of the first one among the sentences of other languages.
pub fn blocks() -> Result<Vec<(String, usize, String)>, String> {
    let mut number = sentences::of_rules()?.len();
    let mut blocks = Vec::new();
    for (field, lines) in english()? {
        blocks.push((field, number, lines.concat()));
        number += lines.len();
    }
    Ok(blocks)
}

pub fn make() -> Result<String, String> {
    let mut out = String::from(
        "use crate::contact::Field;\n\n/// The labels of each field's values: a line for each, sorted, with a tab between value and label. \
         The number is\n/// that of the first label among the sentences of another language.\n\
         pub(crate) static VALUES: &[(Field, u16, &str)] = &[\n",
    );
    for (field, number, lines) in blocks()? {
        writeln!(out, "(Field::{}, {number}, {lines:?}),", field.to_uppercase())
            .map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}
