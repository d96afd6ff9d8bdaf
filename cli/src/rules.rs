//! The caller's own rules, from a file.

use std::path::{Path, PathBuf};

use clap::Args;
use registrant::rules::RuleBook;
use serde_json::Value;

use crate::input::Source;

/// The file of the caller's own rules.
#[derive(Args)]
pub struct OwnRules {
    /// A file of your own rules: JSON if its name ends with .json, else TOML; see docs/rule-language.md
    #[arg(id = "own_rules", long = "rules", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl OwnRules {
    /// Returns the rules for the JSON API, if a file is named.
    pub fn value(&self) -> Result<Option<Value>, String> {
        let Some(file) = &self.file else { return Ok(None) };
        let name = file.display();
        let text = text(file)?;
        match is_json(file) {
            true => Ok(Some(Value::String(text))),
            false => RuleBook::value_of_toml(&text).map(Some).map_err(|error| format!("{name}: {error}")),
        }
    }

    /// Reads the rules, if a file is named.
    pub fn read(&self) -> Result<Option<RuleBook>, String> {
        self.file.as_deref().map(read).transpose()
    }
}

fn read(file: &Path) -> Result<RuleBook, String> {
    let text = text(file)?;
    let book = if is_json(file) { RuleBook::from_json_text(&text) } else { RuleBook::from_toml(&text) };
    book.map_err(|error| format!("{}: {error}", file.display()))
}

fn text(file: &Path) -> Result<String, String> {
    let source = Source::of(file);
    source.text(&mut *source.open()?)
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "json")
}
