//! The document that a command is about.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use registrant::{Error, schema};
use serde_json::Value;

/// A document from a file or from standard input.
#[derive(Args)]
pub struct Source {
    /// The contact's file; `-`, or nothing, for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

impl Source {
    /// The document, parsed.
    pub fn read(&self) -> Result<Value, String> {
        let bytes = if self.file == Path::new("-") {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(&self.file)
        };
        let bytes =
            bytes.map_err(|error| format!("{}: {error}; give a file that can be read", self.name()))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            format!("{}: at byte {place}: the text is not UTF-8; convert it first", self.name())
        })?;
        schema::parse(text.trim_start_matches('\u{feff}')).map_err(|error| self.blame(&error))
    }

    /// An error with the document's name before it.
    pub fn blame(&self, error: &Error) -> String {
        format!("{}: {error}", self.name())
    }

    fn name(&self) -> String {
        if self.file == Path::new("-") {
            "standard input".to_owned()
        } else {
            self.file.display().to_string()
        }
    }
}
