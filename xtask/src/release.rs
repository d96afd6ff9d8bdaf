//! `cargo xtask release --dry-run`: does everything that a release needs, except the upload.

use std::fs;

use toml::Value;

use crate::codegen::root;
use crate::process::{cargo, npm_tool, output, program};
use crate::steps::{self, ONE, Step, check};
use crate::{crates, hosts, package, python, setup, test};

/// Runs the steps of a release, and prints what its upload would be.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.iter().any(|argument| argument == "--dry-run") {
        return Err(
            "expected --dry-run, found nothing; docs/RELEASING.md has the commands that upload".to_owned()
        );
    }
    setup::npm()?;
    let steps: Vec<Step> = vec![
        (
            "clean tree",
            Box::new(|| clean(&output(program("git").args(["status", "--porcelain"]))?).map(|()| ONE)),
        ),
        ("versions", Box::new(|| versions().map(|()| ONE))),
        ("documentation", Box::new(|| check(&mut test::documentation()))),
        ("contents of the crates", Box::new(|| crates::check().map(|()| ONE))),
        (
            "crates, as users build them",
            Box::new(|| check(cargo().args(["publish", "--dry-run", "--workspace"]))),
        ),
        ("wheel, from the source distribution", Box::new(|| python::distributions().map(|_| ONE))),
        ("npm package", Box::new(|| check(npm_tool("publint").arg("--strict").arg(package::pack()?)))),
        ("hosts", Box::new(|| hosts::all(&package::tarball()?).map(|()| ONE))),
    ];
    steps::run(&steps)?;
    println!("\n{}", upload(&package::version()?, &crates::published()?));
    Ok(())
}

/// Fails if git reports a change.
fn clean(status: &str) -> Result<(), String> {
    if status.is_empty() {
        Ok(())
    } else {
        Err(format!("expected a clean tree, found changes; commit or stash them:\n{status}"))
    }
}

/// Fails if a crate or the npm package has another version, or if the changelog has no section for it.
fn versions() -> Result<(), String> {
    let read = |name: &str| fs::read_to_string(root().join(name)).map_err(|e| format!("{name}: {e}"));
    let version = package::version()?;
    let manifest: Value = toml::from_str(&read("Cargo.toml")?).map_err(|e| e.to_string())?;
    let python: Value = toml::from_str(&read("python/Cargo.toml")?).map_err(|e| e.to_string())?;
    let faults: Vec<String> = stale(&manifest, &version)
        .into_iter()
        .chain(stale_wheel(&python, &version))
        .chain(unlisted(&read("CHANGELOG.md")?, &version))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Returns a fault for each crate of the workspace that others ask for in another version.
fn stale(manifest: &Value, version: &str) -> Vec<String> {
    let all = manifest["workspace"]["dependencies"].as_table().into_iter().flatten();
    let ours = all.filter_map(|(name, one)| one.get("path").map(|_| (name, one.get("version"))));
    ours.filter(|(_, found)| found.and_then(Value::as_str) != Some(version))
        .map(|(name, found)| {
            let found = found.map_or("nothing".to_owned(), Value::to_string);
            format!("Cargo.toml: expected version \"{version}\" of {name} in [workspace.dependencies], found {found}")
        })
        .collect()
}

/// Returns a fault for each place in which the manifest of the Python package has another version.
fn stale_wheel(manifest: &Value, version: &str) -> Vec<String> {
    let places = [
        ("[package]", &manifest["package"]),
        ("dependencies.registrant", &manifest["dependencies"]["registrant"]),
    ];
    let found = places.map(|(place, table)| (place, table.get("version").and_then(Value::as_str)));
    let stale = found.into_iter().filter(|(_, found)| *found != Some(version));
    stale
        .map(|(place, found)| {
            let found = found.unwrap_or("nothing");
            format!("python/Cargo.toml: expected version \"{version}\" in {place}, found \"{found}\"")
        })
        .collect()
}

/// Returns a fault if the changelog has no section for the version.
fn unlisted(changelog: &str, version: &str) -> Option<String> {
    let mut titles = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    let first = titles.clone().next().unwrap_or("no section");
    let is_listed = titles.any(|title| title.split([' ', ',']).next() == Some(version));
    (!is_listed).then(|| {
        format!("CHANGELOG.md: expected a section `{version}`, found `{first}`; name it after the version and the day")
    })
}

/// Describes the upload that would follow.
fn upload(version: &str, crates: &[String]) -> String {
    format!(
        "A release would now upload:
  the tag:      git tag v{version} && git push origin v{version}
  {} crates:     cargo publish --workspace ({})
  the package:  npm publish pkg/registrant-{version}.tgz
  the wheels:   twine upload target/python/uploads/*, and the wheels of the other platforms",
        crates.len(),
        crates.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::{clean, stale, stale_wheel, unlisted, upload};

    #[test]
    fn a_changed_file_is_named() {
        assert_eq!(clean(""), Ok(()));
        assert!(clean(" M README.md\n").is_err_and(|message| message.contains("README.md")));
    }

    #[test]
    fn a_crate_of_another_version_is_named() {
        let manifest: toml::Value = toml::from_str(
            "[workspace.dependencies]\na = { path = \"a\", version = \"0.2.0\" }\n\
             b = { path = \"b\", version = \"0.1.0\" }\nserde = \"1\"\n",
        )
        .unwrap();
        let faults = stale(&manifest, "0.2.0");
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].contains("\"0.2.0\" of b") && faults[0].ends_with("found \"0.1.0\""),
            "{}",
            faults[0]
        );
    }

    #[test]
    fn a_wheel_of_another_version_is_named() {
        let manifest: toml::Value = toml::from_str(
            "[package]\nversion = \"0.2.0\"\n[dependencies]\nregistrant = { path = \"..\", version = \"0.1.0\" }\n",
        )
        .unwrap();
        assert_eq!(stale_wheel(&manifest, "0.2.0").len(), 1);
        assert!(stale_wheel(&manifest, "0.1.0")[0].ends_with("in [package], found \"0.2.0\""));
    }

    #[test]
    fn the_changelog_names_the_version() {
        for title in ["0.2.0", "0.2.0, 2026-12-01", "0.2.0 (2026-12-01)"] {
            assert_eq!(unlisted(&format!("# Changelog\n\n## Unreleased\n\n## {title}\n"), "0.2.0"), None);
        }
        for title in ["0.2.01", "Unreleased"] {
            let fault = unlisted(&format!("# Changelog\n\n## {title}\n"), "0.2.0").unwrap();
            assert!(fault.contains(&format!("found `{title}`")), "{fault}");
        }
    }

    #[test]
    fn the_upload_names_every_crate() {
        let text = upload("0.2.0", &["a".to_owned(), "b".to_owned()]);
        assert!(
            text.contains("2 crates:") && text.contains("(a, b)") && text.contains("registrant-0.2.0.tgz")
        );
    }
}
