//! `registrant convert`: converts a contact to the schema of another provider.

use std::io::Write;

use clap::Args;
use registrant::json::body_answer;
use registrant::normalize::FieldProblem;
use registrant::provider::gandi_v3::ContactCall;
use registrant::provider::{Conversion, ConvertedBody, convert_all};
use registrant::schema::{self, CONTACT, CardVersion, GANDI_V3};
use registrant::{Language, Severity};
use serde_json::Value;

use crate::bulk::{Answers, Bulk, Text, Unreadable, Work};
use crate::input::Files;
use crate::output::{Format, print, print_json, stderr};

#[derive(Args)]
#[command(after_help = "\
The document goes to standard output. Changes, losses and refusals go to standard error, one per line, \
without the values. With --format json, everything is in one object on standard output.

FILE may be a provider's list or answer, or a request with a contact for each role: every contact is converted. The \
result is a list or an object by role. In the same schema it is the whole text again, with its contacts converted.

Exit status: 0 if the target would accept every document, 1 if it would refuse one, 2 if the call is wrong or a line is \
unreadable, 130 after an interrupt.

Examples:
  registrant convert --from gandi-v3 --to gandi-v5 contact.json
  registrant convert --to cloudflare --ascii contact.json
  registrant convert --to gandi-v3 --call contact.create contact.json
  registrant convert --to dnsimple --ndjson contacts.ndjson > converted.ndjson")]
pub struct Convert {
    #[command(flatten)]
    files: Files,
    /// The document's schema [default: detected]
    #[arg(long, value_name = "SCHEMA")]
    from: Option<String>,
    /// The schema to convert to; `registrant schemas` lists them
    #[arg(long, value_name = "SCHEMA")]
    to: String,
    /// The domain that the contact is for: an EPP document gets the extension of its registry, one of Gandi or Route 53
    /// the members of its registry
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// The version of the vCard to write [default: that of the source, or 4.0]
    #[arg(long, value_name = "VERSION", value_parser = CardVersion::ALL.map(CardVersion::as_str))]
    card_version: Option<String>,
    /// The message of Gandi's API v3 to write around the contact: a call, or the answer of contact.info. Put your API key into
    /// the first parameter of a call, which is empty
    #[arg(long, value_name = "CALL", value_parser = ContactCall::ALL.map(ContactCall::as_str))]
    call: Option<String>,
    /// Convert the values without normalizing them
    #[arg(long)]
    raw: bool,
    /// Spell names and addresses in ASCII letters; EPP and Glauca get both forms
    #[arg(long)]
    ascii: bool,
    /// The format of the answer. Of many documents, text is one document a line, null for an unreadable one
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    bulk: Bulk,
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
        if let Some(call) = &self.call {
            if conversion.to.name != GANDI_V3.name {
                return Err(format!("--call: expected --to {}, found --to {}", GANDI_V3.name, self.to));
            }
            conversion = conversion.call(call.parse().map_err(|e| format!("--call: {e}"))?);
        }
        if let Some(domain) = &self.domain {
            conversion = conversion.domain(domain).map_err(|e| format!("--domain: {e}"))?;
        }
        if self.bulk.is_asked(&self.files.files) {
            let inputs = self.bulk.inputs(&self.files.files)?;
            let work = Converting { conversion, format: self.format, counts: self.bulk.counts() };
            return self.bulk.run(inputs, || Ok(Box::new(work)));
        }
        let source = self.files.one();
        let document = source.read()?;
        let converted = convert_all(&document, &conversion).map_err(|e| source.blame_schema(&e, "--from"))?;
        match (self.format, &converted.document) {
            (Format::Json, _) => {
                print_json(&body_answer(&converted).map_err(|e| source.blame_schema(&e, "--from"))?)?
            }
            (Format::Text, Value::String(text)) => print(text)?,
            (Format::Text, document) => print_json(document)?,
        }
        if self.format == Format::Text {
            write!(stderr(), "{}", told("", &converted))
                .map_err(|error| format!("standard error: {error}"))?;
        }
        Ok(u8::from(!converted.is_accepted()))
    }
}

/// Converts one document after another.
#[derive(Clone, Copy)]
struct Converting {
    conversion: Conversion,
    format: Format,
    /// `true` if somebody asked for the summary.
    counts: bool,
}

impl Work for Converting {
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
        let mut conversion = self.conversion;
        if text.is_row {
            conversion.from = Some(CONTACT);
        }
        let converted = text.document().and_then(|document| {
            let converted = convert_all(&document, &conversion).map_err(Unreadable::Document)?;
            let answer = if self.format == Format::Json {
                body_answer(&converted).map_err(Unreadable::Document)?
            } else {
                converted.document.clone()
            };
            Ok((converted, answer))
        });
        let (converted, answer) = match converted {
            Ok(converted) => converted,
            Err(error) => {
                answers.tally.unreadable += 1;
                if self.format == Format::Json {
                    return answers.line(&error.json(text.number));
                }
                answers.remarks += &format!("{}\n", text.blame(&error));
                return answers.line(&Value::Null);
            }
        };
        answers.line(&answer);
        if self.format == Format::Text {
            answers.remarks += &told(&format!("line {}: ", text.number), &converted);
        }
        let is_accepted = converted.is_accepted();
        *if is_accepted { &mut answers.tally.accepted } else { &mut answers.tally.refused } += 1;
        for one in converted.contacts.iter().filter(|_| self.counts).map(|contact| &contact.converted) {
            answers.tally.count_violations(&one.violations);
            for change in &one.changes {
                answers
                    .tally
                    .count("changes", format!("{}: {}", change.field.name(), change.change.message()));
            }
            for loss in &one.losses {
                answers.tally.count("losses", format!("{}: {}", loss.place(), loss.message));
            }
        }
    }
}

/// Returns changes, losses and violations as lines for standard error. They show no value, because logs may keep them.
fn told(before: &str, body: &ConvertedBody) -> String {
    let mut lines = String::new();
    for one in &body.contacts {
        let converted = &one.converted;
        let at = match one.role {
            Some(role) if one.pointer.is_empty() => format!("{}: ", role.as_str()),
            _ if one.pointer.is_empty() => String::new(),
            _ => format!("{}: ", one.pointer),
        };
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
        // A violation says the same, with its place.
        let is_violation = |one: &FieldProblem| {
            converted.violations.iter().any(|known| known.field == one.field && known.rule.id == "unreadable")
        };
        for FieldProblem { field, problem, .. } in converted.problems.iter().filter(|one| !is_violation(one))
        {
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
    lines
}
