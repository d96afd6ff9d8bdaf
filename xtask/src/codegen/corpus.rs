//! `tests/corpus/table.rs`: the files of `tests/cases/`, because a test in WebAssembly cannot read a folder.

use std::fs;

use super::root;

pub fn make() -> Result<String, String> {
    let folder = root().join("tests/cases");
    let entries = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort_unstable();
    Ok(format!("corpus! {{\n    {}\n}}\n", names.join("\n    ")))
}
