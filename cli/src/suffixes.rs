//! `registrant suffixes`: every suffix that is known.

use std::process::ExitCode;

use clap::Args;
use registrant::Layer;
use registrant::json;
use registrant::rules::{Basis, Suffix};

use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "Exit status: 0, or 2 where the call is wrong.")]
pub struct Suffixes {
    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Suffixes {
    pub fn run(&self) -> Result<ExitCode, String> {
        match self.format {
            Format::Json => print_json(&json::call("suffixes", &[]).map_err(|error| error.to_string())?)?,
            Format::Text => print(&Suffix::all().map(line).collect::<String>())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn line(suffix: Suffix) -> String {
    let rules = suffix.rules().filter(|rule| rule.layer == Layer::Registry).count();
    let basis = match suffix.basis() {
        Basis::Registry => format!("{rules} rules of its registry"),
        Basis::Plain => "nothing special is asked".to_owned(),
        Basis::Generic => "generic rules".to_owned(),
    };
    format!("{:<24} {basis}\n", suffix.name())
}
