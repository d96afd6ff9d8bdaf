//! `registrant normalize`: one kind of value, from the arguments or a line each from standard input.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Args;
use registrant::json::{Context, KINDS, normalize, normalize_line};
use serde_json::Value;

use crate::output::{stdout, unwritable};

#[derive(Args)]
pub struct Normalize {
    /// What the values are
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(KINDS))]
    what: String,
    /// The values; a line each from standard input where there are none
    #[arg(value_name = "VALUE")]
    values: Vec<String>,
    /// The contact's country, by code or name
    #[arg(long)]
    country: Option<String>,
    /// The kind of an identifier, such as fr.siren
    #[arg(long)]
    kind: Option<String>,
    /// The order of day and month in dates that do not tell: dmy or mdy
    #[arg(long)]
    order: Option<String>,
    /// The day on which the birth dates in identifiers are judged, YYYY-MM-DD; today where it is not given
    #[arg(long)]
    today: Option<NaiveDate>,
    /// The language of the messages: en, fr, de, es, it, nl, pt, ja or zh; where it is given, changes have one too
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Read lines of {"value": …, "country": …, "kind": …}
    #[arg(long)]
    ndjson: bool,
}

impl Normalize {
    /// Writes one JSON object a line, in the order of the values. Status 1 where any of them is not valid.
    pub fn run(&self) -> Result<ExitCode, String> {
        let context = self.context()?;
        let mut out = stdout();
        let mut all_valid = true;
        let mut answer = |value: Value| {
            all_valid &= value.get("valid") == Some(&Value::Bool(true));
            serde_json::to_writer(&mut out, &value).map_err(|error| unwritable(&error.into()))?;
            out.write_all(b"\n").map_err(|error| unwritable(&error))
        };
        if self.values.is_empty() {
            let mut input = std::io::stdin().lock();
            let mut line = Vec::new();
            while {
                line.clear();
                input.read_until(b'\n', &mut line).map_err(|e| format!("standard input: {e}"))?
            } > 0
            {
                let text = String::from_utf8_lossy(&line);
                let text = text.trim_end_matches(['\n', '\r']);
                if self.ndjson && text.trim().is_empty() {
                    continue;
                }
                answer(if self.ndjson {
                    normalize_line(&self.what, text, &context)
                } else {
                    self.one(text, &context)?
                })?;
            }
        } else {
            for value in &self.values {
                answer(self.one(value, &context)?)?;
            }
        }
        out.flush().map_err(|error| unwritable(&error))?;
        Ok(if all_valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn one(&self, value: &str, context: &Context) -> Result<Value, String> {
        normalize(&self.what, value, context).map_err(|error| error.to_string())
    }

    fn context(&self) -> Result<Context, String> {
        let today = self.today.unwrap_or_else(|| Local::now().date_naive()).to_string();
        let options = serde_json::json!({
            "country": self.country, "kind": self.kind, "order": self.order, "today": today,
            "language": self.language,
        });
        Context::from_json(&options).map_err(|error| error.to_string())
    }
}
