//! `src/rules/roles/table.rs`: the contacts of a domain besides its owner, from `data/roles.toml`.

use std::collections::BTreeMap;
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
    let known = super::suffixes::known()?;
    let mut groups_of: BTreeMap<Option<&str>, Vec<u8>> = BTreeMap::new();
    let mut out = format!(
        "use super::RoleGroup;\nuse crate::base::Roles;\n\n\
         pub(crate) static ROLE_GROUPS: [RoleGroup; {}] = [\n",
        file.group.len()
    );
    for (index, group) in file.group.iter().enumerate() {
        let number = u8::try_from(index + 1).map_err(|_| "data/roles.toml: too many groups")?;
        let column = groups_of.entry(group.provider.as_deref()).or_insert_with(|| vec![0; known.len()]);
        for suffix in &group.suffixes {
            let place = known.iter().position(|known| known == suffix);
            let place = place.and_then(|place| column.get_mut(place));
            match place.ok_or(format!("data/roles.toml: unknown suffix .{suffix}"))? {
                free @ 0 => *free = number,
                _ => return Err(format!("data/roles.toml: found .{suffix} twice: keep one")),
            }
        }
        if group.date.len() != 10 {
            return Err(format!("data/roles.toml: expected a date of the source {}", group.source));
        }
        let (required, optional) = (bits(&group.required)?, bits(&group.optional)?);
        writeln!(
            out,
            "RoleGroup {{ required: Roles({required}), stored: Roles({}), source: {:?}, date: {:?} }},",
            required | optional,
            group.source,
            group.date,
        )
        .map_err(|e| e.to_string())?;
    }
    writeln!(
        out,
        "];\n\n/// The number of each suffix's group, from 1, in the order of the suffixes: for the registry (`None`) and each provider.\n\
         pub(crate) static GROUPS_OF: [(Option<&str>, [u8; {}]); {}] = [",
        known.len(),
        groups_of.len(),
    )
    .map_err(|e| e.to_string())?;
    for (provider, column) in groups_of {
        writeln!(out, "({provider:?}, {column:?}),").map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn bits(names: &[String]) -> Result<u8, String> {
    names.iter().try_fold(0, |bits, name| {
        let index = ["owner", "admin", "tech", "bill"].iter().position(|known| known == name);
        Ok(bits | 1 << index.ok_or(format!("data/roles.toml: unknown role `{name}`"))?)
    })
}
