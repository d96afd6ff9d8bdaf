//! `cargo xtask supply`: checks the licences and sources of all dependencies by `deny.toml`, and writes what is in the npm package.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::codegen::root;
use crate::process::{cargo, output};
use crate::setup::WASM_TARGET;

/// The bill of materials, in the form of CycloneDX 1.5.
const BILL: &str = "target/sbom.cdx.json";

pub fn task() -> Result<(), String> {
    let rules = read_toml("deny.toml")?;
    let texts = |place: &str, key: &str| -> Vec<String> {
        let list = rules.get(place).and_then(|table| table.get(key)).and_then(toml::Value::as_array);
        list.into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let (licences, registries) = (texts("licenses", "allow"), texts("sources", "allow-registry"));
    let banned = rules["bans"]["deny"].as_array().map(Vec::as_slice).unwrap_or_default();
    let packages = packages()?;
    let mut faults = Vec::new();
    for package in packages.iter().filter(|package| !package["source"].is_null()) {
        let name = format!("{} {}", text(package, "name"), text(package, "version"));
        let source = text(package, "source").trim_start_matches("registry+");
        if !registries.iter().any(|known| known == source) {
            faults.push(format!("{name}: expected a source of deny.toml, found {source}"));
        }
        if !is_allowed(text(package, "license"), &licences) {
            faults.push(format!(
                "{name}: expected a licence of deny.toml, found `{}`",
                text(package, "license")
            ));
        }
        let is_it =
            |one: &toml::Value| one.get("crate").and_then(toml::Value::as_str) == package["name"].as_str();
        if let Some(ban) = banned.iter().find(|one| is_it(one)) {
            let reason = ban.get("reason").and_then(toml::Value::as_str).unwrap_or_default();
            faults.push(format!("{name}: expected another crate: {reason}"));
        }
    }
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let bill = bill(&packages)?;
    let count = bill["components"].as_array().map_or(0, Vec::len);
    let written = serde_json::to_string_pretty(&bill).map_err(|e| e.to_string())?;
    fs::write(root().join(BILL), written + "\n").map_err(|e| format!("{BILL}: {e}"))?;
    println!("{} crates have a licence of deny.toml; {BILL} lists {count}", packages.len());
    Ok(())
}

fn read_toml(path: &str) -> Result<toml::Value, String> {
    let text = fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))?;
    toml::from_str(&text).map_err(|e| format!("{path}: {e}"))
}

/// The workspaces: that of the library, and that of the Python package.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "python/Cargo.toml"];

/// Returns every crate of the lock files, as cargo describes it.
fn packages() -> Result<Vec<Value>, String> {
    let mut packages: Vec<Value> = Vec::new();
    for manifest in WORKSPACES {
        let text = output(
            cargo()
                .args(["metadata", "--locked", "--all-features", "--format-version", "1"])
                .args(["--manifest-path", manifest]),
        )?;
        let metadata: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let found = metadata["packages"].as_array().ok_or("cargo tells no packages")?;
        for package in found {
            if !packages.iter().any(|known| known["id"] == package["id"]) {
                packages.push(package.clone());
            }
        }
    }
    Ok(packages)
}

fn text<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or_default()
}

/// Returns whether one choice of an SPDX expression has only known licences. `/` is an old form of `OR`.
fn is_allowed(expression: &str, known: &[String]) -> bool {
    let is_known = |term: &str| known.iter().any(|licence| licence == term.trim_matches(['(', ')', ' ']));
    let choice = |part: &str| part.replace('/', " OR ").split(" OR ").any(is_known);
    // Each part of `(A OR B) AND C` must have a known choice.
    !expression.is_empty() && expression.split(" AND ").all(choice)
}

/// Returns the crates that the full wasm file is made of, without those that only run while it is compiled.
fn bill(packages: &[Value]) -> Result<Value, String> {
    let arguments = [
        "tree",
        "--locked",
        "--package",
        "registrant",
        "--edges",
        "normal,no-proc-macro",
        "--target",
        WASM_TARGET,
    ];
    let tree =
        output(cargo().args(arguments).args(["--features", "js", "--prefix", "none", "--format", "{p}"]))?;
    let lock = read_toml("Cargo.lock")?;
    let sums: BTreeMap<(&str, &str), &str> = lock["package"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| {
            Some(((one["name"].as_str()?, one["version"].as_str()?), one.get("checksum")?.as_str()?))
        })
        .collect();
    let mut names: Vec<(&str, &str)> = tree
        .lines()
        .filter_map(|line| Some((line.split(' ').next()?, line.split(" v").nth(1)?.split(' ').next()?)))
        .collect();
    names.sort_unstable();
    names.dedup();
    let components: Vec<Value> = names
        .iter()
        .map(|(name, version)| {
            let package = packages.iter().find(|one| text(one, "name") == *name && text(one, "version") == *version);
            let mut component = json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{"expression": package.map_or("", |one| text(one, "license")).replace('/', " OR ")}],
            });
            if let Some(sum) = sums.get(&(*name, *version)) {
                component["hashes"] = json!([{"alg": "SHA-256", "content": sum}]);
            }
            component
        })
        .collect();
    let version =
        packages.iter().find(|one| one["name"] == "registrant").map_or("", |one| text(one, "version"));
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "library", "name": "registrant", "version": version, "purl": format!("pkg:npm/registrant@{version}")}},
        "components": components,
    }))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn a_licence_needs_one_choice_in_each_part() {
        let known = ["MIT", "Unicode-3.0"].map(str::to_owned);
        for (expression, allowed) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0 OR MIT", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("GPL-3.0", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression, &known), allowed, "{expression}");
        }
    }
}
