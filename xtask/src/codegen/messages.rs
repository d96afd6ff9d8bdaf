//! `src/tables/messages.rs`: the texts, from the files in `data/messages/`, one for each part of the library.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

type Sections = BTreeMap<String, BTreeMap<String, String>>;

pub fn make() -> Result<String, String> {
    let mut names: Vec<String> = fs::read_dir(super::root().join("data/messages"))
        .map_err(|e| format!("data/messages: {e}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut all = Sections::new();
    for name in names {
        let sections: Sections = super::read_toml(&format!("data/messages/{name}"))?;
        for (section, texts) in sections {
            for (key, text) in texts {
                if all.entry(section.clone()).or_default().insert(key.clone(), text).is_some() {
                    return Err(format!("data/messages/{name}: `{key}` has a text already"));
                }
            }
        }
    }
    let mut out = String::from(
        "/// The texts of each section: a line for each, sorted, with a tab between key and text.\n\
         pub(crate) static TEXTS: &[(&str, &str)] = &[\n",
    );
    for (section, texts) in &all {
        // In the order of the lines: `a\tb` before `a.c\td`.
        let mut lines: Vec<String> = texts.iter().map(|(key, text)| format!("{key}\t{text}\n")).collect();
        lines.sort();
        if lines.iter().any(|line| line.matches(['\t', '\n']).count() != 2) {
            return Err(format!("data/messages: a tab or a line feed in the section `{section}`"));
        }
        writeln!(out, "({section:?}, {:?}),", lines.concat()).map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}
