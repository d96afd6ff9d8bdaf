//! Checks of published crates: their files, and that a registry can resolve their dependencies.

use serde_json::Value;

use crate::process::{cargo, output};

/// The folders that a crate may contain, besides the files that cargo makes.
const FOLDERS: [&str; 3] = ["src/", "data/", "examples/"];
const FILES: [&str; 5] = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];
/// The files that cargo makes.
const MADE: [&str; 4] = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig"];
/// The files that every crate must contain.
const NEEDED: [&str; 3] = ["README.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// Checks every crate of the workspace that is published.
pub fn check() -> Result<(), String> {
    let mut faults = Vec::new();
    for package in packages()? {
        let name = package["name"].as_str().unwrap_or_default();
        faults.extend(
            unversioned(&package)
                .map(|other| format!("{name}: expected a version of the dependency {other}, found none")),
        );
        let list =
            output(cargo().args(["package", "--list", "--allow-dirty", "--offline", "--package", name]))?;
        let files: Vec<&str> = list.lines().collect();
        println!("{name}: {} files", files.len());
        faults.extend(
            files
                .iter()
                .filter(|file| !belongs(file))
                .map(|file| format!("{name}: expected no file {file} in the package")),
        );
        faults.extend(
            NEEDED
                .iter()
                .filter(|file| !files.contains(file))
                .map(|file| format!("{name}: expected the file {file} in the package")),
        );
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Returns the names of the crates that are published.
pub fn published() -> Result<Vec<String>, String> {
    let names = packages()?.into_iter().filter_map(|package| package["name"].as_str().map(str::to_owned));
    Ok(names.collect())
}

/// Returns cargo's description of each crate that is published.
fn packages() -> Result<Vec<Value>, String> {
    let text = output(cargo().args(["metadata", "--no-deps", "--offline", "--format-version", "1"]))?;
    let mut metadata: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let mut packages =
        metadata["packages"].as_array_mut().map(std::mem::take).ok_or("cargo tells no packages")?;
    packages.retain(|package| package["publish"].as_array().is_none_or(|to| !to.is_empty()));
    Ok(packages)
}

/// Returns the path dependencies without a version, which a registry refuses. Cargo drops those of tests.
fn unversioned(package: &Value) -> impl Iterator<Item = &str> {
    let all = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_bare = |one: &&Value| one["path"].is_string() && one["req"] == "*" && one["kind"] != "dev";
    all.iter().filter(is_bare).filter_map(|one| one["name"].as_str())
}

fn belongs(file: &str) -> bool {
    // Windows has another separator.
    let file = file.replace('\\', "/");
    FOLDERS.iter().any(|folder| file.starts_with(folder))
        || FILES.iter().chain(&MADE).any(|known| *known == file)
}
