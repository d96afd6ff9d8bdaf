//! `registrant detect`: detects the schema of a document.

use clap::Args;
use registrant::schema::DocumentKind;
use registrant::{json, schema};

use crate::input::Source;
use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "\
Writes the name of the schema. If another one fits nearly as well, its name follows in brackets, and is in \
`runner_up` with --format json. If the document is not one contact, its kind follows: contacts, request, order, \
domain, name_server, check, registrant_change, answer or error.

Exit status: 0, or 2 if the document is unreadable or has no known schema.

Example:
  registrant detect contact.json")]
pub struct Detect {
    #[command(flatten)]
    source: Source,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Detect {
    pub fn run(&self) -> Result<u8, String> {
        let document = self.source.read()?;
        let blame = |error| self.source.blame(&error);
        match self.format {
            Format::Json => print_json(&json::call("detect", &[document]).map_err(blame)?)?,
            Format::Text => {
                let detected = schema::detect(&document).map_err(blame)?;
                match (detected.kind, detected.runner_up) {
                    (DocumentKind::Contact, Some(other)) => {
                        print(&format!("{} (or {other})", detected.schema))?
                    }
                    (DocumentKind::Contact, None) => print(detected.schema)?,
                    (kind, _) => print(&format!("{}: {kind}", detected.schema))?,
                }
            }
        }
        Ok(0)
    }
}
