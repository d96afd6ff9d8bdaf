//! Lists of schemas in the package's types and the README, from the table in `src/base/schemas.rs`.

use std::fmt::Write;
use std::fs;

use regex::Regex;

use super::root;

/// The file with the table of schemas.
const TABLE: &str = "src/base/schemas.rs";
/// The canonical contact's own schema, which has no row.
const CANONICAL: &str = "contact";

/// One row of the table.
struct Row {
    name: String,
    provider: String,
}

/// Reads the rows of the table.
fn rows() -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(root().join(TABLE)).map_err(|e| format!("{TABLE}: {e}"))?;
    let row =
        Regex::new(r#"(?m)^\s*\w+ [A-Z0-9_]+: "([^"]+)", "([^"]+)", "[^"]+""#).map_err(|e| e.to_string())?;
    let rows: Vec<Row> = row
        .captures_iter(&text)
        .map(|row| Row { name: row[1].to_owned(), provider: row[2].to_owned() })
        .collect();
    if rows.is_empty() { Err(format!("expected rows in {TABLE}, found none")) } else { Ok(rows) }
}

/// Makes `pkg/src/types/schemas.d.ts`.
pub fn types() -> Result<String, String> {
    let rows = rows()?;
    let names = rows.iter().map(|row| row.name.as_str());
    let mut providers: Vec<&str> = Vec::new();
    for row in &rows {
        if !providers.contains(&row.provider.as_str()) {
            providers.push(&row.provider);
        }
    }
    let mut out =
        format!("/** The name of a schema; `{CANONICAL}` is the schema of the canonical contact. */\n");
    write!(out, "export type SchemaName = ProviderSchema | \"{CANONICAL}\";\n\n")
        .map_err(|e| e.to_string())?;
    union(
        &mut out,
        "The name of a provider's schema. `registrant/form` has no such schema.",
        "ProviderSchema",
        names,
    )?;
    out.push('\n');
    let about = "A provider with rules of its own; `none` for the registry's rules alone.";
    union(&mut out, about, "ProviderName", providers.into_iter().chain(["none"]))?;
    Ok(out)
}

/// Writes a union type of texts.
pub fn union<'a>(
    out: &mut String,
    about: &str,
    name: &str,
    of: impl Iterator<Item = &'a str>,
) -> Result<(), String> {
    let lines: Vec<String> = of.map(|text| format!("\n  | \"{text}\"")).collect();
    writeln!(out, "/** {about} */\nexport type {name} ={};", lines.concat()).map_err(|e| e.to_string())
}

/// Makes the README's list of schemas.
pub fn list() -> Result<String, String> {
    let rows = rows()?;
    let names: Vec<String> = rows.iter().map(|row| format!("`{}`", row.name)).collect();
    let text = format!(
        "**Schemas**: {}, and `{CANONICAL}`, the canonical model. `registrant` reads and writes each of them, and knows each \
         provider's own limits. Reading a document and writing it again changes nothing, not even unknown members.",
        names.join(", ")
    );
    Ok(wrapped(&text))
}

/// Wraps an item of a list.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 118;
    let mut out = String::from("-");
    let mut length = out.len();
    for word in text.split(' ') {
        if length + 1 + word.len() > WIDTH {
            out.push_str("\n ");
            length = 1;
        }
        out.push(' ');
        out.push_str(word);
        length += 1 + word.len();
    }
    out + "\n"
}
