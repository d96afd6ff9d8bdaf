//! `registrant check`: checks a contact for a domain.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use registrant::check::OrderContact;
use registrant::json::Checker;
use registrant::provider::gandi_v3;
use registrant::rules::{Basis, Note, Suffix};
use registrant::schema::{self, CONTACT, GANDI_V3};
use registrant::{
    Association, Language, Operation, Report, Role, Roles, Severity, Source, Violation, check, heading,
    normalize,
};
use serde_json::{Value, json};

use crate::bulk::{Answers, Bulk, Text, Work};
use crate::changes;
use crate::host;
use crate::input;
use crate::layout::{BAD, BOLD, DIM, DOUBTFUL, GOOD, cited, indent, labelled, paint, painted, wrapped};
use crate::object;
use crate::order::{self, Named};
use crate::output::{print, print_json};
use crate::rules::OwnRules;
use crate::texts;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
FILE may be a provider's list or answer, or a request with a contact for each role: every contact is checked, each role's \
in that role. Without --domain, FILE may also be a domain, an order, a name server or a check of Glauca's, or a change of \
registrant of DNSimple's.

Exit status: 0 if every contact is accepted, 1 if one is refused, 2 if the call is wrong or a line is unreadable, \
130 after an interrupt.

Examples:
  registrant check contact.json --domain mydomain.fr --domain mydomain.us
  registrant check --contact owner=a.json --contact admin=b.json --domain a.fr
  registrant check contact.json --domain mydomain.dev --rules rules.toml
  registrant check contacts.csv.gz --domain mydomain.com --summary")]
pub struct Check {
    #[command(flatten)]
    files: input::Files,
    /// A domain, such as mydomain.fr; repeat it to check several [default: the domain that the document names]
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    /// The contact of some roles, as owner=FILE or admin,tech=FILE; instead of FILE and --as
    #[arg(long = "contact", value_name = "ROLES=FILE", conflicts_with_all = ["roles", "files", "ndjson", "input"])]
    contacts: Vec<String>,
    #[command(flatten)]
    own: OwnRules,
    /// The contact's roles: owner, admin, tech, bill, separated by commas [default: those that the document asks about, or
    /// owner]
    #[arg(long = "as", value_name = "ROLES", value_delimiter = ',')]
    roles: Vec<String>,
    /// The contact's schema [default: detected]
    #[arg(long)]
    schema: Option<String>,
    /// The operation: create, transfer, update, trade. A document for an update of DNSimple, Freebox, Gandi v3 or Glauca
    /// needs only what changes. So does an owner for Gandi v5, as the body of `PUT …/contacts/owner`
    #[arg(long, default_value = "create")]
    operation: String,
    /// The provider whose rules also apply, or `none` [default: the schema's provider]
    #[arg(long)]
    provider: Option<String>,
    /// The day for ages and dates of rules, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = input::day)]
    today: Option<NaiveDate>,
    /// The language of the messages: en, fr, de, es, it, nl, pt, ja or zh
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// The format of the answer to one document; many get a line of JSON each
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "ndjson")]
    format: Format,
    #[command(flatten)]
    bulk: Bulk,
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
    pub fn run(&self) -> Result<u8, String> {
        let is_bulk = self.contacts.is_empty() && self.bulk.is_asked(&self.files.files);
        let source = self.files.one();
        let mut read = None;
        if self.domains.len() < 2 && self.contacts.is_empty() && !is_bulk {
            let document = source.read()?;
            if self.domains.is_empty()
                && let Some(answer) = object::check(&document, self.schema.as_deref())
            {
                let answer = answer.map_err(|error| format!("{}: {error}", source.name()))?;
                match self.format {
                    Format::Json => print_json(&answer)?,
                    _ => print(&object::text_of(&answer))?,
                }
                return Ok(status(object::is_accepted(&answer)));
            }
            read = Some(document);
        }
        let named = read.as_ref().and_then(schema::domain);
        let (named, asked) = named.map_or((None, Roles::default()), |(name, roles)| (Some(name), roles));
        let Some(domain) = self.domains.first().or(named.as_ref()) else {
            // Something else than a contact needs no domain first.
            if let Some(document) = &read {
                let name = source.schema(document, self.schema.as_deref())?;
                schema::contacts(document, Some(name)).map_err(|error| source.blame(&error))?;
            }
            return Err("expected a domain, found none; name it, as in --domain mydomain.fr".to_owned());
        };
        let mut association = self.association(domain, asked)?;
        association.rules = self.own.read()?;
        if is_bulk {
            return self.run_many(&association);
        }
        if self.domains.len() > 1 || !self.contacts.is_empty() {
            return self.run_order(&association);
        }
        let document = match read {
            Some(document) => document,
            None => source.read()?,
        };
        if self.format == Format::Gandi {
            return self.run_gandi(&document, &association);
        }
        let name = source.schema(&document, self.schema.as_deref())?;
        let association = association.at_provider_of_schema(Some(name));
        let schema = self.schema.as_deref();
        let mut checker = check::Checker::new(association.clone(), schema).map_err(|e| input::named(&e))?;
        let report = checker.document(&document).map_err(|error| source.blame(&error))?;
        match self.format {
            Format::Json => print_json(&report)?,
            _ => {
                // The changes of several contacts would not say whose they are.
                let parts = schema::contacts(&document, schema).unwrap_or_default();
                let contact = match &*parts {
                    [one] => one.schema.decode(&one.document).ok(),
                    _ => None,
                };
                let changes = contact.map(|contact| changes::normalized(contact, association.language).1);
                let roles = parts.iter().map(|part| part.role.map_or(association.roles, Roles::from));
                let roles: Roles = roles.flat_map(Roles::iter).collect();
                print(&text_of(&report, &association, roles, &changes.unwrap_or_default()))?;
            }
        }
        Ok(status(report.is_accepted()))
    }

    /// Prints the answer of Gandi's API.
    fn run_gandi(&self, document: &Value, association: &Association) -> Result<u8, String> {
        let source = self.files.one();
        let name = source.schema(document, self.schema.as_deref())?;
        if name != GANDI_V3.name {
            return Err(format!(
                "expected a gandi-v3 contact for --format gandi, found {name}; use --format json"
            ));
        }
        let verdict = gandi_v3::can_associate(document, association).map_err(|error| source.blame(&error))?;
        print_json(&verdict)?;
        Ok(status(verdict.is_accepted()))
    }

    /// Checks several domains or contacts.
    fn run_order(&self, association: &Association) -> Result<u8, String> {
        if self.format == Format::Gandi {
            return Err(
                "expected one domain and one contact, found several; check one at a time, or use --format json".to_owned()
            );
        }
        let schema = self.schema.as_deref();
        let as_json = self.format == Format::Json;
        if self.contacts.is_empty() {
            let source = self.files.one();
            let document = source.read()?;
            let contacts = OrderContact::all(&document, schema)
                .map_err(|error| source.blame_schema(&error, "--schema"))?;
            return order::run(&contacts, &self.domains, association, as_json);
        }
        if self.contacts.iter().filter(|text| text.ends_with("=-")).count() > 1 {
            return Err("expected one contact from standard input, found several; pass the others as files"
                .to_owned());
        }
        let documents = self.contacts.iter().map(|text| Named::read(text));
        let documents = documents.collect::<Result<Vec<_>, String>>()?;
        let contacts = documents.iter().map(|document| document.contact(schema));
        let contacts = contacts.collect::<Result<Vec<_>, String>>()?;
        order::run(&contacts, &self.domains, association, as_json)
    }

    /// Checks many documents.
    fn run_many(&self, association: &Association) -> Result<u8, String> {
        if self.domains.len() > 1 {
            return Err("expected one domain for many documents, found several; check one domain at a time"
                .to_owned());
        }
        let inputs = self.bulk.inputs(&self.files.files)?;
        self.bulk.run(inputs, || {
            let checker = |schema| Checker::of(association.clone(), schema).map_err(|e| input::named(&e));
            let schema = self.schema.clone();
            let (checker, rows) = (checker(schema.as_deref())?, checker(Some(CONTACT.name))?);
            Ok(Box::new(Checking { checker, rows, schema, counts: self.bulk.counts() }))
        })
    }

    /// Returns the association with a domain, in the roles of the call, or else in those that the document asks about.
    fn association(&self, domain: &str, asked: Roles) -> Result<Association, String> {
        let mut association = Association::new(domain)
            .operation(input::option::<Operation>("--operation", &self.operation)?)
            .language(input::language(&self.language)?);
        for role in &self.roles {
            association = association.role(input::option::<Role>("--as", role)?);
        }
        if self.roles.is_empty() {
            association.roles = if asked.is_empty() { Role::Owner.into() } else { asked };
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        Ok(association.today(self.today.unwrap_or_else(host::today)))
    }
}

/// Checks one document after another.
struct Checking {
    checker: Checker,
    /// The checker of the rows of a table, which are canonical contacts.
    rows: Checker,
    schema: Option<String>,
    /// `true` if somebody asked for the summary.
    counts: bool,
}

impl Work for Checking {
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
        let document = match &text.text {
            Ok(document) => *document,
            Err(fault) => {
                answers.tally.unreadable += 1;
                return answers.line(&json!({"error": fault.json(text.number)}));
            }
        };
        let checker = if text.is_row { &mut self.rows } else { &mut self.checker };
        let number = usize::try_from(text.number).unwrap_or(usize::MAX);
        let report = checker.numbered_report(document.as_bytes(), number, &mut answers.lines);
        let Some(Ok(report)) = report else {
            answers.tally.unreadable += 1;
            return;
        };
        let is_accepted = report.is_accepted();
        *if is_accepted { &mut answers.tally.accepted } else { &mut answers.tally.refused } += 1;
        if !self.counts {
            return;
        }
        answers.tally.count_violations(&report.violations);
        if !is_accepted {
            let schema = if text.is_row { Some(CONTACT.name) } else { self.schema.as_deref() };
            let contact = schema::read(document).and_then(|document| schema::decode(&document, schema));
            let country = contact.ok().and_then(|contact| normalize::contact(contact).contact.country);
            answers.tally.count("countries", country.unwrap_or_else(|| "none".to_owned()));
            answers.tally.count("suffixes", report.suffix.name());
        }
    }
}

fn status(accepted: bool) -> u8 {
    if accepted { 0 } else { 1 }
}

fn text_of(report: &Report, association: &Association, roles: Roles, changes: &str) -> String {
    let roles: Vec<&str> = roles.iter().map(Role::as_str).collect();
    let about = about(association, &roles);
    let mut text = verdict(report.is_accepted(), &about, report.suffix, association.language);
    text.extend(report.violations.iter().map(|fault| violation(fault, association.language)));
    if !changes.is_empty() {
        text += &format!("\n{changes}");
    }
    text + &notes(report, association.language)
}

/// Returns the first lines about a domain.
pub fn verdict(is_accepted: bool, about: &str, suffix: Suffix, language: Language) -> String {
    let (style, verdict) = if is_accepted { (GOOD, texts::ACCEPTED) } else { (BAD, texts::REFUSED) };
    let generic = match suffix.basis() {
        Basis::Generic => format!("  {}\n", texts::GENERIC_RULES.of(language)),
        _ => String::new(),
    };
    let (verdict, colon) = (paint(style, verdict.of(language)), texts::COLON.of(language));
    format!("{verdict}{colon}{}\n{generic}", texts::by_rules(language, about, suffix.name()))
}

/// Returns a domain with the roles of its contacts, and with the provider whose rules also apply.
pub fn about(association: &Association, roles: &[&str]) -> String {
    let language = association.language;
    let roles = texts::ROLES.with(language, roles.join(", "));
    let provider = association.known_provider().ok().flatten();
    let provider = provider.map(|name| texts::AT.with(language, name)).unwrap_or_default();
    format!("{}{roles}{provider}", association.domain)
}

/// Returns a violation, for people.
pub fn violation(violation: &Violation, language: Language) -> String {
    let (style, severity) = match violation.severity {
        Severity::Error => (BAD, texts::ERROR),
        Severity::Warning => (DOUBTFUL, texts::WARNING),
    };
    let (severity, indent) = (severity.of(language), indent(language));
    // In a text, a pointer can only refer to the whole.
    let place = violation.pointer.as_ref().filter(|place| !place.is_empty());
    let place = place.map(|place| texts::IN_DOCUMENT.with(language, place));
    // No field holds the password of EPP, the version of a card, and so on.
    let about = match (
        violation.pointer.as_deref(),
        violation.params.get("member").and_then(|member| member.as_str()),
    ) {
        (Some("/authInfo"), _) => "authInfo".to_owned(),
        (_, Some(member)) => member.to_owned(),
        _ => heading(violation.field, language),
    };
    let rule = &violation.rule;
    let source = format!("{} {}, {}", texts::RULE.of(language), rule.id, cited(&rule.source));
    format!(
        "\n{}{}{}{}",
        labelled(style, severity, indent, &about),
        wrapped(indent, &violation.message),
        place.map(|place| wrapped(indent, &place)).unwrap_or_default(),
        painted(indent, DIM, &source)
    )
}

/// Returns the registry's further requirements and verifications, for people.
pub fn notes(report: &Report, language: Language) -> String {
    let indent = indent(language);
    let source = |id: &str, source: Source| painted(indent, DIM, &format!("{id}, {}", cited(&source)));
    let note = |note: &Note| {
        let text = labelled(BOLD, texts::NOTE.of(language), indent, note.text(language));
        format!("\n{text}{}", source(note.id(), note.source()))
    };
    let verified = report.verifications().map(|(one, is_done)| {
        let label = if is_done { texts::VERIFIED } else { texts::VERIFY };
        let text = labelled(BOLD, label.of(language), indent, one.text(language));
        format!("\n{text}{}{}", wrapped(indent, &in_words(one, language)), source(one.id(), one.source()))
    });
    report.notes().map(note).chain(verified).collect()
}
