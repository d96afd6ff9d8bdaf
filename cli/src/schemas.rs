//! `registrant schemas`: lists the known schemas.

use clap::Args;
use registrant::{json, schema};

use crate::layout::wrapped;
use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "\
Exit status: 0, or 2 if the call is wrong.

Example:
  registrant schemas --format json")]
pub struct Schemas {
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Schemas {
    pub fn run(&self) -> Result<u8, String> {
        match self.format {
            Format::Json => print_json(&json::call("schemas", &[]).map_err(|error| error.to_string())?)?,
            Format::Text => {
                let line = |schema: &schema::Schema| {
                    format!("{:<14} {}", schema.name, wrapped(15, schema.title).trim_start())
                };
                let lines = schema::all().map(line);
                print(&lines.collect::<String>())?;
            }
        }
        Ok(0)
    }
}
