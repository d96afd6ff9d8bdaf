//! `registrant convert`: converts a contact to the schema of another provider.

use std::io::Write;

use clap::Args;
use registrant::json::body_answer;
use registrant::normalize::FieldProblem;
use registrant::provider::{Conversion, ConvertedBody, convert_all};
use registrant::schema::{self, CardVersion};
use registrant::{Error, Language, Severity};
use serde_json::{Value, json};

use crate::input::Source;
use crate::output::{Format, print, print_json, stderr, stdout, unwritable};

#[derive(Args)]
#[command(after_help = "\
The document goes to standard output. Changes, losses and refusals go to standard error, one per line, \
without the values. With --format json, everything is in one object on standard output.

FILE may be a provider's list or answer, or a request with a contact for each role: every contact is converted. The \
result is a list or an object by role. In the same schema it is the whole text again, with its contacts converted.

Exit status: 0 if the target would accept the document, 1 if it would refuse it, 2 if the call is wrong.

Examples:
  registrant convert --from gandi-v3 --to gandi-v5 contact.json
  registrant convert --to cloudflare --ascii contact.json
  registrant convert --to dnsimple --ndjson contacts.ndjson > converted.ndjson")]
pub struct Convert {
    #[command(flatten)]
    source: Source,
    /// The document's schema [default: detected]
    #[arg(long, value_name = "SCHEMA")]
    from: Option<String>,
    /// The schema to convert to; `registrant schemas` lists them
    #[arg(long, value_name = "SCHEMA")]
    to: String,
    /// The domain that the contact is for: an EPP document gets the extension of its registry
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// The version of the vCard to write [default: that of the source, or 4.0]
    #[arg(long, value_name = "VERSION", value_parser = CardVersion::ALL.map(CardVersion::as_str))]
    card_version: Option<String>,
    /// Convert the values without normalizing them
    #[arg(long)]
    raw: bool,
    /// Spell names and addresses in ASCII letters; EPP and Glauca get both forms
    #[arg(long)]
    ascii: bool,
    /// Read one JSON document per line and write one result per line; for an unreadable line, write null, or its error
    /// with --format json
    #[arg(long)]
    ndjson: bool,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Convert {
    pub fn run(&self) -> Result<u8, String> {
        let from = self.from.as_deref().map(schema::named).transpose().map_err(|e| format!("--from: {e}"))?;
        let mut conversion = Conversion::to(schema::named(&self.to).map_err(|e| format!("--to: {e}"))?);
        (conversion.from, conversion.raw, conversion.ascii) = (from, self.raw, self.ascii);
        if let Some(version) = &self.card_version {
            conversion =
                conversion.card_version(version.parse().map_err(|e| format!("--card-version: {e}"))?);
        }
        if let Some(domain) = &self.domain {
            conversion = conversion.domain(domain).map_err(|e| format!("--domain: {e}"))?;
        }
        if self.ndjson {
            return self.run_lines(&conversion);
        }
        let document = self.source.read()?;
        let converted =
            convert_all(&document, &conversion).map_err(|e| self.source.blame_schema(&e, "--from"))?;
        match (self.format, &converted.document) {
            (Format::Json, _) => {
                print_json(&body_answer(&converted).map_err(|e| self.source.blame_schema(&e, "--from"))?)?
            }
            (Format::Text, Value::String(text)) => print(text)?,
            (Format::Text, document) => print_json(document)?,
        }
        if self.format == Format::Text {
            tell("", &converted)?;
        }
        Ok(u8::from(!converted.is_accepted()))
    }

    /// Converts one document per line. The status is 2 if a line is unreadable, else 1 if the target would refuse one.
    fn run_lines(&self, conversion: &Conversion) -> Result<u8, String> {
        let mut out = stdout();
        let mut status = 0;
        self.source.each_line(&mut *self.source.open()?, |line, number| {
            let converted = schema::parse(line).and_then(|document| convert_all(&document, conversion));
            status = status.max(self.status(&converted));
            match (&converted, self.format) {
                (Ok(converted), Format::Json) => {
                    let answer = body_answer(converted).unwrap_or_else(|error| json!({"error": error}));
                    serde_json::to_writer(&mut out, &answer)
                }
                (Ok(converted), Format::Text) => serde_json::to_writer(&mut out, &converted.document),
                (Err(error), Format::Json) => serde_json::to_writer(&mut out, &json!({"error": error})),
                (Err(_), Format::Text) => serde_json::to_writer(&mut out, &Value::Null),
            }
            .map_err(|error| unwritable(&error.into()))?;
            out.write_all(b"\n").map_err(|error| unwritable(&error))?;
            match (&converted, self.format) {
                (Ok(converted), Format::Text) => tell(&format!("line {number}: "), converted),
                (Err(error), Format::Text) => complain(&self.source.blame_part("line", number, error)),
                _ => Ok(()),
            }
        })?;
        out.flush().map_err(|error| unwritable(&error))?;
        Ok(status)
    }

    fn status(&self, converted: &Result<ConvertedBody, Error>) -> u8 {
        match converted {
            Ok(converted) => u8::from(!converted.is_accepted()),
            Err(_) => 2,
        }
    }
}

/// Writes changes, losses and violations to standard error. It shows no value, because logs may keep it.
fn tell(before: &str, body: &ConvertedBody) -> Result<(), String> {
    let mut lines = String::new();
    for (pointer, converted) in &body.contacts {
        let at = if pointer.is_empty() { String::new() } else { format!("{pointer}: ") };
        let mut line = |what: &str, path: &str, why: &str| {
            lines.extend([before, &at, &format!("{what:<8} {path}: {why}\n")]);
        };
        // Fields with the same change share a line.
        let mut changed: Vec<(&str, Vec<&str>)> = Vec::new();
        for change in &converted.changes {
            let (message, name) = (change.change.message(), change.field.name());
            match changed.iter_mut().find(|(known, _)| *known == message) {
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name),
                None => changed.push((message, vec![name])),
            }
        }
        for (message, names) in changed {
            line("changed", &names.join(", "), message);
        }
        for loss in &converted.losses {
            let refused = if loss.refused { "; the target refuses the contact without it" } else { "" };
            line("lost", loss.place(), &format!("{}{refused}", loss.message));
        }
        for FieldProblem { field, problem, .. } in &converted.problems {
            line("problem", field.name(), &problem.text(Language::English));
        }
        for violation in &converted.violations {
            let severity = match violation.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let place = violation.pointer.as_deref().unwrap_or_else(|| violation.field.name());
            line(severity, place, &format!("{} (rule {})", violation.message, violation.rule.id));
        }
    }
    write!(stderr(), "{lines}").map_err(|error| format!("standard error: {error}"))
}

fn complain(message: &str) -> Result<(), String> {
    writeln!(stderr(), "{message}").map_err(|error| format!("standard error: {error}"))
}
