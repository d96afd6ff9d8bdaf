//! `cargo xtask demo`: builds the page into the package, and serves it with the package's own command.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::codegen::{messages::TRANSLATIONS, root};
use crate::package;
use crate::process::{npm_tool, program, run as execute};

/// The modules that a browser loads first: the page, and the program of its worker.
const ENTRIES: [&str; 2] = ["page.js", "batch-worker.js"];

/// The chart of the benchmarks.
const CHART: &str = "docs/pictures/mix.svg";

/// The files that the page has as they are.
const PLAIN: [&str; 3] = ["index.html", "icon.svg", "sw.js"];

pub fn run(arguments: &[String]) -> Result<(), String> {
    package::pack()?;
    execute(program("node").arg(root().join("pkg/dist/bin.cjs")).arg("page").args(arguments))
}

/// Writes the page into a folder: its modules in a few files, its style, and the names of the fields in each language. The rest
/// of the package stays outside.
pub fn assemble(folder: &Path) -> Result<(), String> {
    let www = root().join("www");
    let chart = root().join(CHART);
    if !chart.is_file() {
        return Err(format!("expected the chart {CHART}, found none; run `cargo xtask bench mix`"));
    }
    let flags = serde_json::to_string(&flags()?).map_err(|e| e.to_string())?;
    execute(
        npm_tool("esbuild")
            .args(ENTRIES.map(|name| www.join(name)))
            .args([
                "--bundle",
                "--splitting",
                "--format=esm",
                "--minify",
                "--charset=utf8",
                "--target=es2022",
            ])
            .args(["--external:./registrant/*", "--chunk-names=[name]-[hash]", "--log-level=warning"])
            .arg(format!("--define:FLAGS={flags}"))
            .arg(format!("--outdir={}", folder.display())),
    )?;
    execute(
        npm_tool("esbuild")
            .arg(www.join("style.css"))
            .args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"])
            .arg(format!("--outfile={}", folder.join("style.css").display())),
    )?;
    for name in PLAIN {
        package::copy(&www.join(name), &folder.join(name))?;
    }
    package::copy(&chart, &folder.join("mix.svg"))?;
    let labels = folder.join("labels");
    fs::create_dir_all(&labels).map_err(|e| format!("{}: {e}", labels.display()))?;
    for language in ["en"].into_iter().chain(TRANSLATIONS) {
        let text = serde_json::to_string(&names(language)?).map_err(|e| e.to_string())?;
        let path = labels.join(format!("{language}.json"));
        fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// Returns the names of all fields in a language.
fn names(language: &str) -> Result<BTreeMap<String, String>, String> {
    let text = |value: &toml::Value| value.as_str().unwrap_or_default().to_owned();
    if language == "en" {
        let fields = fields()?;
        return Ok(fields
            .iter()
            .filter_map(|row| Some((text(row.get("name")?), text(row.get("label")?))))
            .collect());
    }
    let messages = table(&format!("data/messages/{language}/field.toml"))?;
    let rows = messages.get("field").and_then(toml::Value::as_table).into_iter().flatten();
    Ok(rows.map(|(name, label)| (name.clone(), text(label))).collect())
}

/// Returns the names of the fields that are true or false.
fn flags() -> Result<Vec<String>, String> {
    let is_flag = |row: &&toml::Value| row.get("type").and_then(toml::Value::as_str) == Some("flag");
    let name = |row: &toml::Value| row.get("name")?.as_str().map(str::to_owned);
    Ok(fields()?.iter().filter(is_flag).filter_map(name).collect())
}

/// Returns the rows of `data/fields.toml`.
fn fields() -> Result<Vec<toml::Value>, String> {
    let fields = table("data/fields.toml")?;
    Ok(fields.get("field").and_then(toml::Value::as_array).cloned().unwrap_or_default())
}

fn table(path: &str) -> Result<toml::Table, String> {
    let text = fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))?;
    text.parse().map_err(|e| format!("{path}: {e}"))
}
