//! `registrant check`: checks a contact for a domain.

use std::io::Write;
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::{Args, ValueEnum};
use registrant::json::{Answer, Checker};
use registrant::provider::gandi_v3;
use registrant::rules::{Basis, Note};
use registrant::schema::GANDI_V3;
use registrant::{Association, Language, Operation, Report, Role, Severity, Violation, check, heading};
use serde_json::Value;

use crate::input::Source;
use crate::object;
use crate::order;
use crate::output::{print, print_json, stdout, unwritable};
use crate::rules::OwnRules;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
FILE may be a provider's list or answer, or a request with a contact for each role: every contact is checked, each role's
in that role. Without --domain, FILE may also be a domain, an order, a name server or a check of Glauca's, or a change of
registrant of DNSimple's.

Exit status: 0 if every contact is accepted, 1 if one is refused, 2 if the call is wrong.

  registrant check contact.json --domain mydomain.fr --domain mydomain.us
  registrant check --contact owner=owner.json --contact admin,tech=office.json --domain mydomain.berlin
  registrant check contact.json --domain mydomain.dev --rules our-rules.toml")]
pub struct Check {
    #[command(flatten)]
    source: Source,
    /// A domain, such as mydomain.fr; repeat it to check several [default: the domain that the document names]
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    /// The contact of some roles, as owner=FILE or admin,tech=FILE; instead of FILE and --as
    #[arg(long = "contact", value_name = "ROLES=FILE", conflicts_with_all = ["roles", "file", "ndjson"])]
    contacts: Vec<String>,
    #[command(flatten)]
    own: OwnRules,
    /// The contact's roles: owner, admin, tech, bill, separated by commas
    #[arg(long = "as", value_name = "ROLES", value_delimiter = ',', default_value = "owner")]
    roles: Vec<String>,
    /// The contact's schema [default: detected]
    #[arg(long)]
    schema: Option<String>,
    /// The operation: create, transfer, update, trade
    #[arg(long, default_value = "create")]
    operation: String,
    /// The provider whose rules also apply, or `none` [default: the schema's provider]
    #[arg(long)]
    provider: Option<String>,
    /// The day for ages and dates of rules, YYYY-MM-DD [default: today]
    #[arg(long)]
    today: Option<NaiveDate>,
    /// The language of the messages: en, fr, de, es, it, nl, pt, ja or zh
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// Read one JSON document per line and write one JSON report per line; skip blank lines; for an unreadable line, write
    /// its error and number
    #[arg(long, conflicts_with = "format")]
    ndjson: bool,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// The report, as JSON
    Json,
    /// The answer of Gandi's API v3, which quotes the values
    Gandi,
}

impl Check {
    pub fn run(&self) -> Result<ExitCode, String> {
        let mut read = None;
        if self.domains.is_empty() && self.contacts.is_empty() && !self.ndjson {
            let document = self.source.read()?;
            if let Some(answer) = object::check(&document) {
                let answer = answer.map_err(|error| self.source.blame(&error))?;
                match self.format {
                    Format::Json => print_json(&answer)?,
                    _ => print(&object::text_of(&answer))?,
                }
                return Ok(status(object::is_accepted(&answer)));
            }
            read = Some(document);
        }
        let named = read.as_ref().and_then(|document| document.get("fqdn")).and_then(Value::as_str);
        let domain = self
            .domains
            .first()
            .map(String::as_str)
            .or(named)
            .ok_or("expected a domain, found none; name it, as in --domain mydomain.fr")?;
        let mut association = self.association(domain).map_err(|error| error.to_string())?;
        association.rules = self.own.read()?;
        if self.domains.len() > 1 || !self.contacts.is_empty() {
            return self.run_order(&association);
        }
        if self.ndjson {
            return self.run_lines(&association);
        }
        let document = match read {
            Some(document) => document,
            None => self.source.read()?,
        };
        if self.format == Format::Gandi {
            return self.run_gandi(&document, &association);
        }
        let name = self.source.schema(&document, self.schema.as_deref())?;
        let association = association.at_provider_of_schema(Some(name));
        let schema = self.schema.as_deref();
        let mut checker = check::Checker::new(association.clone(), schema).map_err(|e| e.to_string())?;
        let report = checker.document(&document).map_err(|error| self.source.blame(&error))?;
        match self.format {
            Format::Json => print_json(&report)?,
            _ => print(&text_of(&report, &association))?,
        }
        Ok(status(report.is_accepted()))
    }

    /// Prints the answer of Gandi's API.
    fn run_gandi(&self, document: &Value, association: &Association) -> Result<ExitCode, String> {
        let name = self.source.schema(document, self.schema.as_deref())?;
        if name != GANDI_V3.name {
            return Err(format!(
                "expected a gandi-v3 contact for --format gandi, found {name}; use --format json"
            ));
        }
        let verdict =
            gandi_v3::can_associate(document, association).map_err(|error| self.source.blame(&error))?;
        print_json(&verdict)?;
        Ok(status(verdict.is_accepted()))
    }

    /// Checks several domains or contacts.
    fn run_order(&self, association: &Association) -> Result<ExitCode, String> {
        if self.ndjson || self.format == Format::Gandi {
            return Err(
                "expected one domain and one contact, found several; check one at a time, or use --format json".to_owned()
            );
        }
        let schema = self.schema.as_deref();
        let parts = match self.contacts.as_slice() {
            [] => self.source.contacts(schema, association.roles)?,
            named if named.iter().filter(|text| text.ends_with("=-")).count() > 1 => {
                return Err(
                    "expected one contact from standard input, found several; pass the others as files"
                        .to_owned(),
                );
            }
            named => {
                named.iter().map(|text| order::read_part(text, schema)).collect::<Result<Vec<_>, String>>()?
            }
        };
        order::run(&parts, &self.domains, association, self.format == Format::Json)
    }

    /// Checks one document per line. The status is 2 if a line is unreadable, else 1 if a contact is refused.
    fn run_lines(&self, association: &Association) -> Result<ExitCode, String> {
        let mut checker =
            Checker::of(association.clone(), self.schema.as_deref()).map_err(|e| e.to_string())?;
        let mut out = stdout();
        let mut answers = Vec::new();
        let mut status = 0;
        self.source.each_line(&mut *self.source.open()?, |line, number| {
            answers.clear();
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            status = status.max(match checker.numbered_line(line.as_bytes(), number, &mut answers) {
                Answer::None | Answer::Accepted => 0,
                Answer::Refused => 1,
                _ => 2,
            });
            out.write_all(&answers).map_err(|error| unwritable(&error))
        })?;
        out.flush().map_err(|error| unwritable(&error))?;
        Ok(ExitCode::from(status))
    }

    fn association(&self, domain: &str) -> Result<Association, registrant::Error> {
        let mut association = Association::new(domain)
            .operation(self.operation.parse::<Operation>()?)
            .language(self.language.parse::<Language>()?);
        for role in &self.roles {
            association = association.role(role.trim().parse::<Role>()?);
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        Ok(association.today(self.today.unwrap_or_else(|| Local::now().date_naive())))
    }
}

fn status(accepted: bool) -> ExitCode {
    if accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn text_of(report: &Report, association: &Association) -> String {
    let roles: Vec<&str> = association.roles.iter().map(Role::as_str).collect();
    let verdict = if report.is_accepted() { "accepted" } else { "refused" };
    let provider = at_provider(association);
    let mut text = format!(
        "{verdict}: {} as {}{provider}, by the rules of .{}\n",
        association.domain,
        roles.join(", "),
        report.suffix.name()
    );
    if report.suffix.basis() == Basis::Generic {
        text.push_str(GENERIC);
    }
    text.extend(report.violations.iter().map(|fault| violation(fault, association.language)));
    text + &notes(report, association.language)
}

/// Returns the provider whose rules also apply, after a blank.
pub fn at_provider(association: &Association) -> String {
    match association.known_provider() {
        Ok(Some(name)) => format!(" at {name}"),
        _ => String::new(),
    }
}

/// The message for a suffix with generic rules only.
pub const GENERIC: &str = "  no special rule known, generic rules applied\n";

/// Returns a violation, for people.
pub fn violation(violation: &Violation, language: Language) -> String {
    let severity = match violation.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut text = format!("\n  {severity:<8} {}\n", heading(violation.field, language));
    text += &format!("           {}\n", violation.message);
    if let Some(place) = &violation.pointer {
        text += &format!("           at {place} in the document\n");
    }
    let rule = &violation.rule;
    text + &format!("           rule {}, {} ({})\n", rule.id, rule.source.address, rule.source.date)
}

/// Returns the registry's further requirements and verifications, for people.
pub fn notes(report: &Report, language: Language) -> String {
    let note = |note: &Note| {
        let source = note.source();
        let text = note.text(language);
        format!("\n  note     {text}\n           {}, {} ({})\n", note.id(), source.address, source.date)
    };
    let verified = report.verifications().map(|(one, is_done)| {
        let label = if is_done { "verified" } else { "verify" };
        let (text, words, source) = (one.text(language), in_words(one), one.source());
        format!(
            "\n  {label:<8} {text}\n           {words}\n           {}, {} ({})\n",
            one.id(),
            source.address,
            source.date
        )
    });
    report.notes().map(note).chain(verified).collect()
}
