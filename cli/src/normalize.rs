//! `registrant normalize`: normalizes values of one kind, from arguments or lines of standard input.

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use registrant::json::{Context, KINDS, call, normalize, normalize_numbered_line};
use registrant::schema;
use serde_json::{Value, json};

use crate::host;
use crate::input::{BYTE_ORDER_MARK, Source, day, named};
use crate::output::{stdout, unwritable};

/// The kind of value that is a whole document.
const CONTACT: &str = "contact";

#[derive(Args)]
#[command(after_help = "\
Exit status: 0 if every value is valid, 1 if one is invalid or a line is unreadable, 2 if the call is wrong.

Examples:
  registrant normalize phone --country FR '01 42 68 53 00'
  registrant normalize identifier --kind fr.siren '732 829 320'
  registrant normalize text --ascii --country UA 'Київ'
  registrant normalize contact --ascii contact.json
  registrant normalize address '10 Downing Street, London SW1A 2AA, UK'
  registrant normalize address '{\"street\": \"1 Main St\", \"city\": \"Town\", \"country\": \"US\"}'")]
pub struct Normalize {
    /// The kind of the values; `contact` for whole documents
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(KINDS.iter().copied().chain([CONTACT])))]
    what: String,
    /// The values; the files of contacts [default: lines of standard input; an empty line is an empty value; an address
    /// has all lines]
    #[arg(value_name = "VALUE")]
    values: Vec<String>,
    /// The contact's country, by code or name
    #[arg(long)]
    country: Option<String>,
    /// The kind of an identifier, such as fr.siren
    #[arg(long)]
    kind: Option<String>,
    /// The order of day and month in ambiguous dates: dmy or mdy
    #[arg(long)]
    order: Option<String>,
    /// The day for birth dates in identifiers, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<NaiveDate>,
    /// The language of the messages: en, fr, de, es, it, nl, pt, ja or zh; adds messages to changes
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Spell names, organizations, texts and contacts in ASCII letters
    #[arg(long)]
    ascii: bool,
    /// Read lines of {"value": …, "country": …, "kind": …}; skip blank lines; for an unreadable line, write its error and number
    #[arg(long)]
    ndjson: bool,
}

impl Normalize {
    /// Writes one JSON object per line, in the order of the values. The status is 1 if a value is invalid.
    pub fn run(&self) -> Result<u8, String> {
        let needs_kind = self.what == "identifier" && !self.ndjson;
        if needs_kind && self.kind.as_deref().is_none_or(|kind| kind.trim().is_empty()) {
            return Err(
                "expected a kind of identifier, found none; add --kind, such as fr.siren, eu.vat or us.ein"
                    .to_owned(),
            );
        }
        if self.what == CONTACT {
            return self.contacts();
        }
        let context = self.context()?;
        let mut out = stdout();
        let mut all_valid = true;
        let mut answer = |value: Value| {
            all_valid &= value.get("valid") == Some(&Value::Bool(true));
            serde_json::to_writer(&mut out, &value).map_err(|error| unwritable(&error.into()))?;
            out.write_all(b"\n").map_err(|error| unwritable(&error))
        };
        if self.values.is_empty() && self.what == "address" && !self.ndjson {
            let source = Source::of(Path::new("-"));
            answer(self.one(&source.text(&mut *source.open()?)?, &context)?)?;
        } else if self.values.is_empty() {
            let mut input = Source::of(Path::new("-")).open()?;
            let mut line = Vec::new();
            for number in 1.. {
                line.clear();
                if input.read_until(b'\n', &mut line).map_err(|e| format!("standard input: {e}"))? == 0 {
                    break;
                }
                let text = String::from_utf8_lossy(&line);
                let text = if number == 1 { text.trim_start_matches(BYTE_ORDER_MARK) } else { &text };
                let text = text.trim_end_matches(['\n', '\r']);
                if self.ndjson && text.trim().is_empty() {
                    continue;
                }
                answer(if self.ndjson {
                    normalize_numbered_line(&self.what, text, number, &context)
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
        Ok(if all_valid { 0 } else { 1 })
    }

    /// Writes one JSON object for each document. The status is 1 if a value has no spelling in ASCII.
    fn contacts(&self) -> Result<u8, String> {
        let mut out = stdout();
        let mut all_valid = true;
        let options = json!({"ascii": self.ascii, "language": self.language});
        let mut answer = |document: &Value, source: &Source| {
            let contact = schema::decode(document, None).map_err(|error| source.blame(&error))?;
            let contact = serde_json::to_value(&contact).map_err(|error| error.to_string())?;
            let answer =
                call("normalize_contact", &[contact, options.clone()]).map_err(|error| named(&error))?;
            all_valid &= answer.get("problems").and_then(Value::as_array).is_none_or(Vec::is_empty);
            serde_json::to_writer(&mut out, &answer).map_err(|error| unwritable(&error.into()))?;
            out.write_all(b"\n").map_err(|error| unwritable(&error))
        };
        let files: &[String] = if self.values.is_empty() { &["-".to_owned()] } else { &self.values };
        for file in files {
            let source = Source::of(Path::new(file));
            if self.ndjson {
                source.each_line(&mut *source.open()?, |line, number| {
                    let document =
                        schema::parse(line).map_err(|error| source.blame_part("line", number, &error))?;
                    answer(&document, &source)
                })?;
            } else {
                answer(&source.read()?, &source)?;
            }
        }
        out.flush().map_err(|error| unwritable(&error))?;
        Ok(if all_valid { 0 } else { 1 })
    }

    fn one(&self, value: &str, context: &Context) -> Result<Value, String> {
        normalize(&self.what, value, context).map_err(|error| error.to_string())
    }

    fn context(&self) -> Result<Context, String> {
        let today = self.today.unwrap_or_else(host::today).to_string();
        let options = json!({
            "country": self.country, "kind": self.kind, "order": self.order, "today": today,
            "language": self.language, "ascii": self.ascii,
        });
        Context::from_json(&options).map_err(|error| named(&error))
    }
}
