//! `src/tables/roles.rs`: which contacts a domain has beside its owner, from `data/roles.toml`.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    provider: Option<String>,
    source: String,
    date: String,
    required: Vec<String>,
    optional: Vec<String>,
    suffixes: Vec<String>,
}

pub fn make() -> Result<String, String> {
    let file: File = super::read_toml("data/roles.toml")?;
    let mut seen = BTreeSet::new();
    let mut out = String::from("use crate::association::Roles;\nuse crate::rules::RoleGroup;\n\n");
    writeln!(out, "/// The providers' groups stand after those of the registries.")
        .map_err(|e| e.to_string())?;
    writeln!(out, "pub(crate) static ROLE_GROUPS: [RoleGroup; {}] = [", file.group.len())
        .map_err(|e| e.to_string())?;
    for group in &file.group {
        for suffix in &group.suffixes {
            if !seen.insert((&group.provider, suffix)) {
                return Err(format!("data/roles.toml: .{suffix} stands twice"));
            }
        }
        if group.date.len() != 10 {
            return Err(format!("data/roles.toml: the source {} needs a date", group.source));
        }
        let (required, optional) = (bits(&group.required)?, bits(&group.optional)?);
        writeln!(
            out,
            "RoleGroup {{ provider: {:?}, required: Roles({required}), stored: Roles({}), source: {:?}, date: {:?}, suffixes: {:?} }},",
            group.provider,
            required | optional,
            group.source,
            group.date,
            group.suffixes.join(" "),
        )
        .map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn bits(names: &[String]) -> Result<u8, String> {
    names.iter().try_fold(0, |bits, name| {
        let index = ["owner", "admin", "tech", "bill"].iter().position(|known| known == name);
        Ok(bits | 1 << index.ok_or(format!("data/roles.toml: `{name}` is no role"))?)
    })
}
