//! `registrant detect`: the schema that a document is in.

use std::process::ExitCode;

use clap::Args;
use registrant::{json, schema};

use crate::input::Source;
use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "\
Writes the name of the schema; where another one fits nearly as well, its name stands behind it in brackets, and with
--format json in `runner_up`.

Exit status: 0, or 2 where the document cannot be read or is of no known schema.")]
pub struct Detect {
    #[command(flatten)]
    source: Source,
    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Detect {
    pub fn run(&self) -> Result<ExitCode, String> {
        let document = self.source.read()?;
        let blame = |error| self.source.blame(&error);
        match self.format {
            Format::Json => print_json(&json::call("detect", &[document]).map_err(blame)?)?,
            Format::Text => {
                let detected = schema::detect(&document).map_err(blame)?;
                match detected.runner_up {
                    Some(other) => print(&format!("{} (or {other})", detected.schema))?,
                    None => print(detected.schema)?,
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
