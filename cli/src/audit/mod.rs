//! `registrant audit`: the findings of a portfolio, contacts with their domains.

mod finding;
mod findings;
#[cfg(not(target_arch = "wasm32"))]
mod html;

use std::io::Write;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use registrant::contact::Contact;
use registrant::{Association, Language, Operation, schema};

use crate::bulk::{Forms, INTERRUPTED, Work, counted};
use crate::host;
use crate::input::{Files, day, option};
#[cfg(not(target_arch = "wasm32"))]
use crate::output::unwritten;
use crate::output::{print, print_json, stderr, stdout, unwritable};
use crate::rules::OwnRules;
use finding::Finder;
use findings::Findings;

#[derive(Args)]
#[command(after_help = "\
A portfolio has a domain and its contacts on each line:
  {\"domain\": \"mydomain.fr\", \"roles\": [\"owner\"], \"contact\": {…}}
  {\"domain\": \"mydomain.fr\", \"contacts\": {\"owner\": {…}, \"admin\": {…}}}
A table has a column `domain`, a column `roles` if contacts are not the owner's, and columns of a contact.

Without --with-values, nothing that it writes has a value of a contact or the name of a domain: lines have numbers.
With it, a contact with an id has one patch, even if many domains have the contact.

Exit status: 0 if every domain is accepted, 1 if one is refused, 2 if the call is wrong or a line is unreadable, 130 after \
an interrupt.

Examples:
  registrant audit portfolio.csv
  registrant audit portfolio.ndjson.gz --html report.html
  registrant audit portfolio.ndjson --plan dnsimple --with-values > patches.ndjson")]
pub struct Audit {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    own: OwnRules,
    /// The schema of the contacts [default: detected]
    #[arg(long)]
    schema: Option<String>,
    /// The provider whose rules also apply, or `none` [default: that of each contact's schema]
    #[arg(long)]
    provider: Option<String>,
    /// The operation: create, transfer, update, trade
    #[arg(long, default_value = "update")]
    operation: String,
    /// The day for ages and dates of rules, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<NaiveDate>,
    /// Write the patches that repair contacts, for the provider with this schema, instead of the findings; nothing is sent
    #[arg(long, value_name = "SCHEMA")]
    plan: Option<String>,
    /// Show domains instead of the numbers of lines, and the ids and values of patches: personal data
    #[arg(long)]
    with_values: bool,
    /// Write a report with charts to a new file, as a web page that needs no network
    #[arg(long, value_name = "FILE", conflicts_with = "plan")]
    html: Option<std::path::PathBuf>,
    /// The format of the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    forms: Forms,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people, in groups
    Text,
    /// The groups, as JSON
    Json,
    /// The findings of each line of the portfolio, as a line of JSON
    Ndjson,
}

impl Audit {
    pub fn run(&self) -> Result<u8, String> {
        self.has_place_for_html()?;
        let mut finder = self.finder()?;
        let inputs = self.forms.inputs(&self.files.files, &["domain", "roles"], Some("domain"))?;
        finder.names_files = inputs.are_several();
        let mut findings = Findings::new(finder.association.today.unwrap_or_default());
        let writes_lines = self.plan.is_some() || self.format == Format::Ndjson;
        let mut out = stdout();
        let work = || Ok(Box::new(finder.clone()) as Box<dyn Work>);
        let is_whole = self.forms.answer_all(inputs, &mut { work }, |answers| {
            write!(stderr(), "{}", answers.remarks).map_err(|error| format!("standard error: {error}"))?;
            findings.add(&answers.lines);
            if self.format == Format::Ndjson && self.plan.is_none() {
                out.write_all(&answers.lines).map_err(|error| unwritable(&error))?;
            }
            for patch in findings.take_patches() {
                writeln!(out, "{patch}").map_err(|error| unwritable(&error))?;
            }
            out.flush().map_err(|error| unwritable(&error))
        })?;
        drop(out);
        findings.interrupted = !is_whole;
        match self.format {
            _ if writes_lines => {}
            Format::Json => print_json(&findings)?,
            _ => print(&findings.text())?,
        }
        self.write_html(&findings)?;
        if !is_whole {
            let told =
                format!("interrupted: the findings are those of {}", counted(findings.domains, "domain"));
            writeln!(stderr(), "{told}").map_err(|error| format!("standard error: {error}"))?;
            return Ok(INTERRUPTED);
        }
        Ok(findings.status())
    }

    /// Refuses a page that would overwrite a file, before a long run.
    #[cfg(not(target_arch = "wasm32"))]
    fn has_place_for_html(&self) -> Result<(), String> {
        let taken = self.html.as_ref().filter(|file| file.symlink_metadata().is_ok());
        taken.map_or(Ok(()), |file| {
            Err(unwritten(&file.display().to_string(), &std::io::ErrorKind::AlreadyExists.into()))
        })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(&self, findings: &Findings) -> Result<(), String> {
        let Some(file) = &self.html else { return Ok(()) };
        let written = std::fs::File::create_new(file)
            .and_then(|mut page| page.write_all(html::page(findings).as_bytes()));
        written.map_err(|error| unwritten(&file.display().to_string(), &error))
    }

    /// Refuses a file: the command in Node.js writes to standard output only.
    #[cfg(target_arch = "wasm32")]
    fn has_place_for_html(&self) -> Result<(), String> {
        let refused = "--html: expected the native command, found that of Node.js; take --format json";
        if self.html.is_some() { Err(refused.to_owned()) } else { Ok(()) }
    }

    #[cfg(target_arch = "wasm32")]
    fn write_html(&self, _: &Findings) -> Result<(), String> {
        Ok(())
    }

    fn finder(&self) -> Result<Finder, String> {
        let named = |option: &str, name: &Option<String>| {
            let schema = name.as_deref().map(schema::named).transpose();
            schema.map_err(|error| format!("{option}: {error}"))
        };
        // The domain of each line takes the place of this one.
        let mut association = Association::new("example.com")
            .operation(option::<Operation>("--operation", &self.operation)?)
            .language(Language::English)
            .today(self.today.unwrap_or_else(host::today));
        association.rules = self.own.read()?;
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
            association.known_provider().map_err(|error| crate::input::named(&error))?;
        }
        let (schema, plan) = (named("--schema", &self.schema)?, named("--plan", &self.plan)?);
        if let Some(plan) = plan.filter(|plan| !plan.encode(&Contact::default()).document.is_object()) {
            return Err(format!(
                "--plan: expected a schema with members, found {}; name another one, such as dnsimple",
                plan.name
            ));
        }
        Ok(Finder {
            association,
            schema,
            plan,
            with_values: self.with_values,
            names_files: false,
            days: Vec::new(),
        })
    }
}
