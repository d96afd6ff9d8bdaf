//! `src/contact/table.rs`: the canonical fields, from `data/fields.toml`.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    field: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    label: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    registry: bool,
    autofill: Option<String>,
    gandi_label: Option<String>,
    #[serde(default)]
    identifiers: Vec<String>,
    #[serde(default)]
    anywhere: bool,
    #[serde(default)]
    general: bool,
    #[serde(default)]
    keys: BTreeMap<String, Keys>,
}

/// A provider's keys for a field: one key, or one for each registry that asks for it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

/// Returns a text as a literal, if there is one.
fn quoted(text: &Option<String>) -> Vec<String> {
    text.iter().map(|text| format!("{text:?}")).collect()
}

impl Keys {
    fn all(&self) -> &[String] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Several(keys) => keys,
        }
    }
}

pub fn make() -> Result<String, String> {
    let file: File = super::read_toml("data/fields.toml")?;
    let mut out = String::from("use super::{Field, FieldType};\n\n");
    out.push_str(
        "#[allow(missing_docs, reason = \"each constant is documented by its label\")]\nimpl Field {\n",
    );
    let mut registry = false;
    for (index, field) in file.field.iter().enumerate() {
        if registry && !field.registry {
            return Err(format!(
                "data/fields.toml: expected `{}` before the registry data: move it up",
                field.name
            ));
        }
        registry = field.registry;
        writeln!(
            out,
            "/// The {}.\npub const {}: Self = Self({index});",
            field.label,
            field.name.to_uppercase()
        )
        .map_err(|e| e.to_string())?;
    }
    let first = file.field.iter().position(|f| f.registry).unwrap_or(file.field.len());
    writeln!(out, "pub(crate) const FIRST_REGISTRY: Self = Self({first});\n}}\n")
        .map_err(|e| e.to_string())?;
    let count = file.field.len();
    writeln!(out, "pub(crate) const COUNT: usize = {count};\n").map_err(|e| e.to_string())?;
    let texts: [(&str, Vec<&str>); 2] = [
        ("NAME", file.field.iter().map(|field| field.name.as_str()).collect()),
        ("LABEL", file.field.iter().map(|field| field.label.as_str()).collect()),
    ];
    for (name, texts) in texts {
        let ends: Vec<usize> = texts
            .iter()
            .scan(0, |end, text| {
                *end += text.len();
                Some(*end)
            })
            .collect();
        let text = texts.concat();
        writeln!(
            out,
            "pub(crate) static {name}S: &str = {text:?};\n\npub(crate) static {name}_ENDS: [u16; COUNT] = {ends:?};\n"
        )
        .map_err(|e| e.to_string())?;
    }
    let kinds: String = file
        .field
        .iter()
        .map(|field| format!("FieldType::{},", field.kind.split('_').map(capital).collect::<String>()))
        .collect();
    writeln!(out, "pub(crate) static KINDS: [FieldType; COUNT] = [{kinds}];").map_err(|e| e.to_string())?;
    let named = |name: &str, attribute: &str, get: fn(&Entry) -> Vec<String>| {
        let rows = file.field.iter().flat_map(|field| {
            let constant = field.name.to_uppercase();
            get(field).into_iter().map(move |texts| format!("(Field::{constant}, {texts}),\n"))
        });
        let kind = if name == "KEYS" { "Field, &str, &str" } else { "Field, &str" };
        format!("\n{attribute}pub(crate) static {name}: &[({kind})] = &[\n{}];\n", rows.collect::<String>())
    };
    let of_providers = "#[cfg(feature = \"providers\")]\n";
    out.push_str(&named("AUTOFILL", "", |field| quoted(&field.autofill)));
    out.push_str(&named("GANDI_LABELS", of_providers, |field| quoted(&field.gandi_label)));
    out.push_str(&named("KEYS", of_providers, |field| {
        let keys =
            field.keys.iter().flat_map(|(provider, keys)| keys.all().iter().map(move |key| (provider, key)));
        keys.map(|(provider, key)| format!("{provider:?}, {key:?}")).collect()
    }));
    out.push_str("\npub(crate) static IDENTIFIERS: &[(Field, &str)] = &[\n");
    for field in file.field.iter().filter(|field| !field.identifiers.is_empty()) {
        let anywhere = if field.anywhere { "anywhere " } else { "" };
        let kinds = field.identifiers.join(" ");
        writeln!(out, "(Field::{}, \"{anywhere}{kinds}\"),", field.name.to_uppercase())
            .map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    out.push_str(&gandi_bag(&file.field)?);
    Ok(out)
}

/// Makes `pkg/src/types/fields.d.ts`: the canonical contact, and the names of its fields and of identifiers.
pub fn types() -> Result<String, String> {
    let file: File = super::read_toml("data/fields.toml")?;
    let mut out = String::from(
        "import type { Json, KindName, Verified } from \"./contact.js\";\nimport type { SchemaName } from \"./schemas.js\";\n\n",
    );
    out.push_str("/** A canonical contact: every schema decodes into it and encodes from it. */\nexport interface Contact {\n");
    for field in &file.field {
        let kind = match field.kind.as_str() {
            "kind" => "KindName | null",
            "flag" => "boolean | null",
            "lines" => "string[] | string | null",
            _ => "string | null",
        };
        let label = match field.label.strip_prefix("whether ") {
            Some(rest) => format!("`true` if {rest}"),
            None => capital(&field.label),
        };
        writeln!(out, "  /** {label}. */\n  {}?: {kind};", field.name).map_err(|e| e.to_string())?;
    }
    out.push_str(
        "  /** The entries about what was verified, the latest last. */\n  verified?: Verified[] | null;\n  \
         /** The schema of the document that the contact was decoded from. */\n  schema?: SchemaName | null;\n  \
         /** Members of that document without a field, by JSON Pointer. */\n  extra?: { [pointer: string]: Json } | null;\n}\n\n",
    );
    let names: Vec<&str> = file.field.iter().map(|field| field.name.as_str()).collect();
    super::schemas::union(
        &mut out,
        "The name of a field of the canonical contact.",
        "FieldName",
        names.into_iter(),
    )?;
    let kinds = identifier_kinds()?;
    out.push('\n');
    let about = "The kind of an identifier: the country and the number.";
    super::schemas::union(&mut out, about, "IdentifierKind", kinds.iter().map(String::as_str))?;
    Ok(out)
}

/// Reads the kinds of identifier: a row of `src/identifier/` begins with the name and a semicolon.
fn identifier_kinds() -> Result<Vec<String>, String> {
    let row = regex::Regex::new(r#"Kind::new\(\s*"([a-z]+\.[a-z0-9_]+);"#).map_err(|e| e.to_string())?;
    let mut kinds = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(super::root().join("src/identifier")).map_err(|e| e.to_string())?.flatten()
    {
        let text = std::fs::read_to_string(entry.path()).map_err(|e| e.to_string())?;
        kinds.extend(row.captures_iter(&text).map(|row| row[1].to_owned()));
    }
    Ok(kinds.into_iter().collect())
}

/// Makes the members of Gandi's `extra_parameters` that hold a field, to follow the other members of a table.
fn gandi_bag(fields: &[Entry]) -> Result<String, String> {
    let mut out =
        String::from("\nmacro_rules! with_gandi_bag {\n($($member:expr),* $(,)?) => {\n&[\n$($member,)*\n");
    for field in fields {
        let keys = field.keys.get("gandi").map_or(&[][..], Keys::all);
        let registry =
            |key: &String| key.strip_prefix("x-")?.split_once('_').map(|(name, _)| name.to_owned());
        let one_registry = keys.iter().map(registry).collect::<std::collections::BTreeSet<_>>().len() == 1;
        for (index, key) in keys.iter().enumerate() {
            let is_shared = registry(key).is_some()
                && (field.general || (keys.len() > 1 && !(one_registry && index == 0)));
            let how = if is_shared { "shared" } else { "new" };
            writeln!(
                out,
                "Member::{how}(\"/extra_parameters/{key}\", Text(Field::{})),",
                field.name.to_uppercase()
            )
            .map_err(|e| e.to_string())?;
        }
    }
    out.push_str("]\n};\n}\npub(crate) use with_gandi_bag;\n");
    Ok(out)
}

pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
