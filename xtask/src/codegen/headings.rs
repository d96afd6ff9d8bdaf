//! The usual headings of tables, from `data/headings.toml`: `src/schema/columns/table.rs`, and `www/headings.js` for the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::{Deserialize, Serialize};

const PATH: &str = "data/headings.toml";

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    prefixes: Vec<String>,
    codes: Lists,
    fields: Lists,
    members: Lists,
}

/// The headings of each field or member.
type Lists = BTreeMap<String, Vec<String>>;

pub fn make() -> Result<String, String> {
    let file = read()?;
    let mut out = String::from("use crate::contact::Field;\n\n");
    for (name, meaning, lists) in [
        ("CODES", "The headings of columns with codes, by field: a line for each.", &file.codes),
        ("FIELDS", "The other headings of each field: a line for each.", &file.fields),
    ] {
        writeln!(out, "/// {meaning}\npub(super) static {name}: &[(Field, &str)] = &[")
            .map_err(|e| e.to_string())?;
        for (field, headings) in lists {
            writeln!(out, "(Field::{}, {:?}),", field.to_uppercase(), headings.join("\n"))
                .map_err(|e| e.to_string())?;
        }
        out.push_str("];\n\n");
    }
    out.push_str("/// The headings of what a row has besides its contact.\npub(super) static MEMBERS: &[(&str, &str)] = &[\n");
    for (member, headings) in &file.members {
        writeln!(out, "({member:?}, {:?}),", headings.join("\n")).map_err(|e| e.to_string())?;
    }
    writeln!(
        out,
        "];\n\n/// The words before a heading, which say whose it is.\npub(super) static PREFIXES: &str = {:?};",
        file.prefixes.join("\n")
    )
    .map_err(|e| e.to_string())?;
    Ok(out)
}

/// Makes the page's list.
pub fn module() -> Result<String, String> {
    let text = serde_json::to_string_pretty(&read()?).map_err(|e| e.to_string())?;
    Ok(format!(
        "/** The usual headings of tables, as people write them. */\nexport const HEADINGS = {text};\n"
    ))
}

fn read() -> Result<File, String> {
    let file: File = super::read_toml(PATH)?;
    let mut seen = BTreeSet::new();
    for heading in
        [&file.codes, &file.fields, &file.members].into_iter().flat_map(|lists| lists.values().flatten())
    {
        let key: String =
            heading.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if key.is_empty() || !seen.insert(key) {
            return Err(format!(
                "{PATH}: expected each heading once and with a letter, found {heading:?} again or without: remove it"
            ));
        }
    }
    Ok(file)
}
