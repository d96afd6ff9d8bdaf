//! `registrant requirements`: lists the fields that a form needs.

use std::process::ExitCode;

use chrono::Local;
use clap::{Args, ValueEnum};
use registrant::check::{self, Requirement};
use registrant::contact::{Country, Field, Kind};
use registrant::rules::{Presence, Suffix};
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
        let mut out = format!("Contact data for .{}\n", asked.suffix.name());
        for field in &asked.fields {
            write_field(&mut out, field, asked.suffix);
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

fn write_field(out: &mut String, asked: &Requirement, suffix: Suffix) {
    let presence = match (asked.presence, asked.severity) {
        (Presence::Required, Some(Severity::Error)) => "required",
        (Presence::Required, _) => "advised",
        (Presence::Forbidden, _) => "forbidden",
        (Presence::Optional, _) => "optional",
    };
    let example = asked.example.as_deref().filter(|_| !EVERYDAY.contains(&asked.field));
    let example = example.map_or_else(String::new, |example| format!(", such as {example}"));
    let heading = heading(asked.field, Language::English);
    out.push_str(&format!("\n  {presence:<10} {heading}{example}\n"));
    let values = asked.one_of().unwrap_or_default();
    if values.iter().any(|(_, label)| label.is_some()) {
        for (value, label) in &values {
            out.push_str(&wrapped(13, &format!("{value}: {}", label.unwrap_or_default())));
        }
    }
    // One reason is enough: that of the rule that decides about the presence, or else of the registry's own rule.
    let deciding = asked.rules.iter().find(|one| one.rule.presence == Presence::Required);
    if let Some(one) = deciding.or(asked.rules.last()) {
        let reason = one.reason(suffix, Language::English);
        let condition = one.condition();
        let open = if condition.is_empty() { condition } else { format!(" ({condition})") };
        out.push_str(&wrapped(13, &format!("{reason}{open}")));
    }
}

/// The fields that need no example.
const EVERYDAY: [Field; 11] = [
    Field::GIVEN_NAME,
    Field::FAMILY_NAME,
    Field::FULL_NAME,
    Field::ORGANIZATION,
    Field::STREET,
    Field::CITY,
    Field::SUBDIVISION,
    Field::POSTAL_CODE,
    Field::COUNTRY,
    Field::PHONE,
    Field::EMAIL,
];
