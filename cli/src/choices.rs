//! `registrant choices`: lists the options of a select in a form.

use clap::Args;
use registrant::check::ChoiceList;
use registrant::json;

use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "\
Exit status: 0, or 2 if the call is wrong.

Examples:
  registrant choices countries
  registrant choices subdivisions:IT")]
pub struct Choices {
    /// The list: countries, or subdivisions: and a country's code; `requirements --format json` names it in `choices`
    #[arg(value_name = "LIST")]
    name: String,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Choices {
    pub fn run(&self) -> Result<u8, String> {
        match self.format {
            Format::Json => {
                let name = self.name.as_str().into();
                print_json(&json::call("choices", &[name]).map_err(|error| error.to_string())?)?;
            }
            Format::Text => {
                let list: ChoiceList =
                    self.name.parse().map_err(|error: registrant::Error| error.to_string())?;
                let lines = list.choices().into_iter().map(|one| format!("{:<7} {}\n", one.value, one.label));
                print(&lines.collect::<String>())?;
            }
        }
        Ok(0)
    }
}
