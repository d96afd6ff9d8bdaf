//! The passages that people read, extracted from documents, programs and data.

use std::fs;
use std::path::Path;

use toml::Value;

use crate::codegen::root;

/// The place of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    DocComment,
    Text,
}

/// A passage without code: a paragraph, a list item, a comment or a message.
#[derive(Debug)]
pub struct Passage {
    /// The line, counted from 1.
    pub line: usize,
    pub place: Place,
    pub text: String,
}

/// The folders to search, and the endings of their files.
const FOLDERS: [(&str, &[&str]); 13] = [
    ("docs", &["md"]),
    ("src", &["rs"]),
    ("crates", &["rs", "md"]),
    ("cli", &["rs", "md"]),
    ("python", &["rs", "md"]),
    ("xtask/src", &["rs"]),
    ("tests", &["rs"]),
    ("benches", &["rs", "mjs"]),
    ("pkg/src", &["js", "ts"]),
    ("www", &["js", "html"]),
    ("data", &["md"]),
    ("data/messages/en", &["toml"]),
    ("data/rules", &["toml"]),
];

const DOCUMENTS: [&str; 4] = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "pkg/README.md"];

/// Generated files.
const GENERATED: [&str; 3] = ["docs/rules.md", "docs/schemas/", "table.rs"];

/// Returns the files to look at, by their paths in the repository.
pub fn files() -> Result<Vec<String>, String> {
    let mut files: Vec<String> = DOCUMENTS.iter().map(|path| (*path).to_owned()).collect();
    for (folder, endings) in FOLDERS {
        collect(Path::new(folder), endings, &mut files)?;
    }
    files.retain(|path| !GENERATED.iter().any(|made| path.contains(made)) && !path.contains("/target/"));
    files.sort();
    files.dedup();
    Ok(files)
}

fn collect(folder: &Path, endings: &[&str], files: &mut Vec<String>) -> Result<(), String> {
    let wrong = |e: std::io::Error| format!("{}: {e}", folder.display());
    for entry in fs::read_dir(root().join(folder)).map_err(wrong)? {
        let path = folder.join(entry.map_err(wrong)?.file_name());
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if root().join(&path).is_dir() {
            collect(&path, endings, files)?;
        } else if endings.contains(&ending) {
            files.push(path.display().to_string());
        }
    }
    Ok(())
}

/// Returns the passages of a file.
pub fn passages(path: &str, text: &str) -> Result<Vec<Passage>, String> {
    Ok(match path.rsplit('.').next() {
        Some("md") => markdown(text.lines().enumerate().map(|(at, line)| (at + 1, line)), Place::Text),
        Some("html") => html(text),
        Some("toml") => messages(path, text)?,
        _ => comments(text),
    })
}

/// Returns the values of a message file, and the texts of the rules in a rule file.
fn messages(path: &str, text: &str) -> Result<Vec<Passage>, String> {
    let table: toml::Table = text.parse().map_err(|e| format!("{path}: {e}"))?;
    let mut found = Vec::new();
    if path.starts_with("data/rules/") {
        for kind in ["rule", "note", "verification"] {
            let all = table.get(kind).and_then(Value::as_array).into_iter().flatten();
            for key in ["why", "message"] {
                found.extend(all.clone().filter_map(|one| one.get(key)?.as_str()));
            }
        }
    } else {
        let sections = table.values().filter_map(Value::as_table);
        found.extend(sections.flat_map(|section| section.values()).filter_map(Value::as_str));
    }
    let line_of = |value: &str| text.lines().position(|line| line.contains(value)).map_or(0, |at| at + 1);
    Ok(found
        .into_iter()
        .map(|value| Passage { line: line_of(value), place: Place::Text, text: value.to_owned() })
        .collect())
}

/// Returns the comments of a program in Rust or JavaScript. Consecutive lines are one text in Markdown.
fn comments(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut block: Vec<(usize, &str)> = Vec::new();
    let mut kind = "";
    for (at, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_start();
        let marker =
            ["///", "//!", "//", "/**", " *", "* ", "*"].into_iter().find(|marker| line.starts_with(marker));
        let marker =
            marker.filter(|marker| !marker.contains('*') || line.starts_with("/**") || kind.contains('*'));
        let sort = match marker {
            Some(marker) if marker.contains('*') => "*",
            Some(marker) => marker,
            None => "",
        };
        if sort != kind || line.starts_with("/**") {
            let place = if kind == "///" || kind == "*" { Place::DocComment } else { Place::Text };
            passages.extend(markdown(block.drain(..), place));
        }
        kind = if line.ends_with("*/") { "" } else { sort };
        if let Some(marker) = marker {
            let rest = line.get(marker.len()..).unwrap_or_default().trim_end_matches("*/");
            block.push((at + 1, rest.strip_prefix(' ').unwrap_or(rest)));
            if line.ends_with("*/") {
                passages.extend(markdown(block.drain(..), Place::DocComment));
            }
        }
    }
    passages
}

/// Returns the text between the tags of a page.
fn html(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for part in line.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim()) {
            if part.contains(' ') {
                passages.push(Passage { line: at + 1, place: Place::Text, text: part.to_owned() });
            }
        }
    }
    passages
}

/// Returns the paragraphs, items and cells of a text in Markdown. Only the first passage begins a doc
/// comment.
fn markdown<'a>(lines: impl Iterator<Item = (usize, &'a str)>, place: Place) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open = false;
    let mut in_code = false;
    for (number, line) in lines {
        let line = line.trim();
        if line.starts_with("```") {
            in_code = !in_code;
            open = false;
            continue;
        }
        if in_code || line.is_empty() || line.starts_with('#') || line.starts_with("|---") {
            open = false;
            continue;
        }
        let place = if passages.is_empty() { place } else { Place::Text };
        if let Some(row) = line.strip_prefix('|') {
            open = false;
            passages.extend(row.split('|').map(|cell| Passage {
                line: number,
                place: Place::Text,
                text: plain(cell),
            }));
            continue;
        }
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        let item = item
            .or_else(|| line.split_once(". ").filter(|(n, _)| n.parse::<u8>().is_ok()).map(|(_, rest)| rest));
        match passages.last_mut() {
            Some(last) if open && item.is_none() => {
                last.text.push(' ');
                last.text.push_str(&plain(line));
            }
            _ => passages.push(Passage { line: number, place, text: plain(item.unwrap_or(line)) }),
        }
        open = true;
    }
    passages
}

/// Removes the Markdown signs from a line: code becomes one word, a link becomes its text.
fn plain(line: &str) -> String {
    let mut out = String::new();
    for (at, part) in line.split('`').enumerate() {
        out.push_str(if at % 2 == 0 { part } else { "`x`" });
    }
    let mut text = String::new();
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        text.push_str(before);
        rest = after.split_once(')').map_or("", |(_, tail)| tail);
    }
    text.push_str(rest);
    text.replace(['[', ']', '*'], "")
}
