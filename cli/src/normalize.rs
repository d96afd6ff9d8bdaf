//! `registrant normalize`: normalizes values of one kind, from arguments or lines of standard input.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use registrant::json::{Context, KINDS, call, normalize, normalize_numbered_line};
use registrant::{Error, schema};
use serde_json::{Value, json};

use crate::bulk::{Answers, Bulk, Input, Tally, Text, Unreadable, Work};
use crate::host;
use crate::input::{Source, day, named};
use crate::output::{stdout, unwritable, write_plain};

/// The kind of value that is a whole document.
const CONTACT: &str = "contact";

#[derive(Args)]
#[command(after_help = "\
Of many values, a line of NDJSON is {\"value\": …, \"country\": …, \"kind\": …}, and CSV has columns of these names.

Exit status: 0 if every value is valid, 1 if one is invalid or a line is unreadable, 2 if the call is wrong, 130 after an \
interrupt.

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
    /// The values; the files of contacts or of many values [default: lines of standard input; an empty line is an empty value;
    /// an address has all lines]
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
    #[command(flatten)]
    bulk: Bulk,
}

impl Normalize {
    /// Writes one JSON object per line, in the order of the values. The status is 1 if a value is invalid.
    pub fn run(&self) -> Result<u8, String> {
        let files: Vec<PathBuf> = match self.values.as_slice() {
            [] => vec![PathBuf::from("-")],
            files => files.iter().map(PathBuf::from).collect(),
        };
        if self.what == CONTACT {
            return self.contacts(&files);
        }
        let is_bulk = self.bulk.is_asked(&[]);
        let needs_kind = self.what == "identifier" && !is_bulk;
        if needs_kind && self.kind.as_deref().is_none_or(|kind| kind.trim().is_empty()) {
            return Err(
                "expected a kind of identifier, found none; add --kind, such as fr.siren, eu.vat or us.ein"
                    .to_owned(),
            );
        }
        let context = self.context()?;
        if is_bulk || self.values.is_empty() && self.what != "address" {
            let inputs = self.bulk.values(&files, (!is_bulk).then_some(Input::Lines))?;
            let work = || OfValues { what: self.what.clone(), context: context.clone(), is_plain: !is_bulk };
            return self.bulk.run(inputs, || Ok(Box::new(work())));
        }
        let mut tally = Tally::default();
        let mut out = stdout();
        let mut answer = |value: &str| {
            let value = self.one(value, &context)?;
            count(&value, &mut tally);
            serde_json::to_writer(&mut out, &value).map_err(|error| unwritable(&error.into()))?;
            out.write_all(b"\n").map_err(|error| unwritable(&error))
        };
        if self.values.is_empty() {
            let source = Source::of(Path::new("-"));
            answer(&source.text(&mut *source.open()?)?)?;
        }
        self.values.iter().try_for_each(|value| answer(value))?;
        out.flush().map_err(|error| unwritable(&error))?;
        Ok(tally.status())
    }

    /// Writes one JSON object for each document. The status is 1 if a value has no spelling in ASCII.
    fn contacts(&self, files: &[PathBuf]) -> Result<u8, String> {
        let options = json!({"ascii": self.ascii, "language": self.language});
        // The options are the same for every contact.
        call("normalize_contact", &[json!({}), options.clone()]).map_err(|error| named(&error))?;
        let work = OfContacts { options };
        if self.bulk.is_asked(files) {
            let inputs = self.bulk.inputs(files)?;
            return self.bulk.run(inputs, || Ok(Box::new(work.clone())));
        }
        let mut tally = Tally::default();
        for file in files {
            let source = Source::of(file);
            let answer = work.one(&source.read()?, None).map_err(|error| source.blame(&error))?;
            count(&answer, &mut tally);
            write_plain(format!("{answer}\n").as_bytes())?;
        }
        Ok(tally.status())
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

/// Counts an answer as accepted if it is valid. An unreadable line is as invalid as its value.
fn count(answer: &Value, tally: &mut Tally) {
    let is_valid = match (answer.get("valid"), answer.get("problems")) {
        (Some(valid), _) => valid == &Value::Bool(true),
        (None, problems) => {
            answer.get("error").is_none() && problems.and_then(Value::as_array).is_none_or(Vec::is_empty)
        }
    };
    *if is_valid { &mut tally.accepted } else { &mut tally.refused } += 1;
    let listed = |name: &str| answer.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    for (section, names) in [("changes", "changes"), ("problems", "problems")] {
        for one in listed(names) {
            let text = |name: &str| one.get(name).and_then(Value::as_str);
            let path = text("path").map(|path| format!("{path}: ")).unwrap_or_default();
            tally.count(section, format!("{path}{}", text("code").or(text("reason")).unwrap_or_default()));
        }
    }
    if let Some(code) =
        answer.pointer("/error/code").or(answer.pointer("/error/reason")).and_then(Value::as_str)
    {
        tally.count("problems", code);
    }
}

/// Normalizes one value after another.
struct OfValues {
    what: String,
    context: Context,
    /// `true` if a line is the value itself.
    is_plain: bool,
}

impl Work for OfValues {
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
        let number = usize::try_from(text.number).unwrap_or(usize::MAX);
        let answer = match &text.text {
            Ok(value) if self.is_plain => normalize(&self.what, value, &self.context)
                .unwrap_or_else(|error| json!({"valid": false, "error": error})),
            Ok(line) => normalize_numbered_line(&self.what, line, number, &self.context),
            Err(fault) => {
                let error = fault.json(text.number);
                json!({"input": null, "value": null, "valid": false, "changes": [], "error": error})
            }
        };
        count(&answer, &mut answers.tally);
        answers.line(&answer);
    }
}

/// Normalizes one contact after another.
#[derive(Clone)]
struct OfContacts {
    options: Value,
}

impl OfContacts {
    fn one(&self, document: &Value, schema: Option<&str>) -> Result<Value, Error> {
        let contact = serde_json::to_value(schema::decode(document, schema)?).unwrap_or_default();
        call("normalize_contact", &[contact, self.options.clone()])
    }
}

impl Work for OfContacts {
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
        let schema = text.is_row.then_some(schema::CONTACT.name);
        let answer =
            text.document().and_then(|document| self.one(&document, schema).map_err(Unreadable::Document));
        let answer = answer.unwrap_or_else(|error| error.json(text.number));
        count(&answer, &mut answers.tally);
        answers.line(&answer);
    }
}
