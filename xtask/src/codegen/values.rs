//! `src/rules/values/table.rs`: the meanings of registry fields' values, from `data/values.toml`.

use std::collections::BTreeMap;
use std::fmt::Write;

pub fn make() -> Result<String, String> {
    let mut out = String::from(
        "use crate::contact::Field;\n\n/// The labels of each field's values: a line for each, sorted, with a tab between value and label.\n\
         pub(crate) static VALUES: &[(Field, &str)] = &[\n",
    );
    for (field, lines) in blocks()? {
        writeln!(out, "(Field::{}, {lines:?}),", field.to_uppercase()).map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// Returns the labels of each field's values.
pub fn blocks() -> Result<Vec<(String, String)>, String> {
    let file: BTreeMap<String, BTreeMap<String, String>> = super::read_toml("data/values.toml")?;
    let mut blocks = Vec::new();
    for (field, labels) in file {
        let mut lines: Vec<String> =
            labels.iter().map(|(value, label)| format!("{value}\t{label}\n")).collect();
        lines.sort();
        if lines.iter().any(|line| line.matches(['\t', '\n']).count() != 2) {
            return Err(format!(
                "data/values.toml: expected values without tabs and line feeds under `{field}`"
            ));
        }
        blocks.push((field, lines.concat()));
    }
    Ok(blocks)
}
