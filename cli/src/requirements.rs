//! `registrant requirements`: lists the fields that a form needs.

use std::process::ExitCode;

use chrono::Local;
use clap::{Args, ValueEnum};
use registrant::check::{self, Requirement};
use registrant::contact::{Country, Kind};
use registrant::rules::Presence;
use registrant::{Association, Language, Operation, Role, Severity, heading, json, normalize};
use serde_json::{Map, Value, json};

use crate::output::{print, print_json, wrapped};
use crate::rules::OwnRules;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
Fields are in the order of a form. The registry refuses a contact without a required field or with a forbidden one. An
advised field only causes a warning. Without --kind or --country, fields that depend on them show the condition.

Exit status: 0, or 2 if the call is wrong.

  registrant requirements mydomain.us --kind individual --country US
  registrant requirements mydomain.fr --format json-schema")]
pub struct Requirements {
    /// The domain, such as mydomain.fr
    domain: String,
    /// The contact's roles: owner, admin, tech, bill, separated by commas
    #[arg(long = "as", value_name = "ROLES", value_delimiter = ',', default_value = "owner")]
    roles: Vec<String>,
    /// The contact's kind: individual, company, association, public_body, reseller
    #[arg(long)]
    kind: Option<String>,
    /// The contact's country, as a code or name
    #[arg(long)]
    country: Option<String>,
    /// The operation: create, transfer, update, trade
    #[arg(long, default_value = "create")]
    operation: String,
    /// The provider whose rules also apply
    #[arg(long)]
    provider: Option<String>,
    #[command(flatten)]
    own: OwnRules,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: one JSON value
    Json,
    /// A JSON Schema (2020-12) of the canonical contact
    JsonSchema,
}

impl Requirements {
    pub fn run(&self) -> Result<ExitCode, String> {
        let association = self.association()?;
        match self.format {
            Format::Text => self.print_text(&association)?,
            Format::Json => print_json(&self.call("requirements")?)?,
            Format::JsonSchema => print_json(&self.call("requirements_schema")?)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn association(&self) -> Result<Association, String> {
        let wrong = |error: registrant::Error| error.to_string();
        let operation = self.operation.parse::<Operation>().map_err(wrong)?;
        let mut association =
            Association::new(&self.domain).operation(operation).today(Local::now().date_naive());
        for role in &self.roles {
            association = association.role(role.trim().parse::<Role>().map_err(wrong)?);
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association.rules = self.own.read()?;
        Ok(association)
    }

    fn kind(&self) -> Result<Option<Kind>, String> {
        let known = || Kind::ALL.map(Kind::as_str).join(", ");
        let named = |name: &String| {
            name.parse::<Kind>()
                .ok()
                .ok_or_else(|| format!("--kind {name}: unknown kind; use one of: {}", known()))
        };
        self.kind.as_ref().map(named).transpose()
    }

    fn country(&self) -> Result<Option<Country>, String> {
        let named = |text: &String| {
            let unknown = || format!("--country {text}: unknown country; use a code such as FR");
            normalize::country(text).value.ok_or_else(unknown)
        };
        self.country.as_ref().map(named).transpose()
    }

    /// Returns the answer of the JSON API.
    fn call(&self, operation: &str) -> Result<Value, String> {
        let association = self.association()?;
        let mut asked = Map::new();
        asked.insert("domain".to_owned(), json!(self.domain));
        asked.insert("operation".to_owned(), json!(self.operation));
        asked.extend(association.roles.iter().map(|role| (role.as_str().to_owned(), json!(true))));
        let country = self.country()?.map(|country| country.as_str().to_owned());
        let about = json!({"kind": self.kind()?, "country": country});
        let options = json!({"provider": self.provider, "rules": self.own.value()?});
        json::call(operation, &[Value::Object(asked), about, options]).map_err(|error| error.to_string())
    }

    fn print_text(&self, association: &Association) -> Result<(), String> {
        let asked = check::requirements(association, self.kind()?, self.country()?)
            .map_err(|error| error.to_string())?;
        let mut out = format!("what .{} asks\n", asked.suffix.name());
        for field in &asked.fields {
            write_field(&mut out, field);
        }
        for note in &asked.notes {
            out.push_str(&format!("\n  note       {}\n", wrapped(13, note.text(Language::English)).trim()));
        }
        for one in asked.suffix.verifications() {
            out.push_str(&format!("\n  verify     {}\n", wrapped(13, one.text(Language::English)).trim()));
            out.push_str(&wrapped(13, &in_words(one)));
        }
        print(&out)
    }
}

fn write_field(out: &mut String, asked: &Requirement) {
    let presence = match (asked.presence, asked.severity) {
        (Presence::Required, Some(Severity::Error)) => "required",
        (Presence::Required, _) => "advised",
        (Presence::Forbidden, _) => "forbidden",
        (Presence::Optional, _) => "optional",
    };
    out.push_str(&format!("\n  {presence:<10} {}\n", heading(asked.field, Language::English)));
    let line = |out: &mut String, text: &str| out.push_str(&wrapped(13, text));
    let values = asked.one_of().unwrap_or_default();
    if values.iter().any(|(_, label)| label.is_some()) {
        for (value, label) in &values {
            line(out, &format!("{value}: {}", label.unwrap_or_default()));
        }
    }
    let mut said: Vec<String> = Vec::new();
    // What has to be there is said before what it has to be like.
    let mut rules: Vec<_> = asked.rules.iter().collect();
    rules.sort_by_key(|asked| asked.rule.presence == Presence::Optional);
    for rule in rules {
        let condition = match rule.condition() {
            condition if condition.is_empty() => condition,
            condition => format!(" ({condition})"),
        };
        let demand = match check::demand_in_words(&rule.rule) {
            demand if demand.is_empty() => demand,
            demand => format!("; {demand}"),
        };
        said.push(format!("{}{demand}{condition}", rule.rule.why()));
    }
    said.dedup();
    if asked.rules.is_empty() {
        said.push("decides what else is asked, or does in another field's place".to_owned());
    }
    for text in said {
        line(out, &text);
    }
    if let Some(example) = &asked.example {
        line(out, &format!("such as {}", example.replace('\n', ", ")));
    }
}
