//! `registrant requirements`: lists the fields that a form needs.

use anstyle::Style;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use registrant::check::{self, Requirement};
use registrant::contact::{Country, Field, Kind};
use registrant::rules::{Presence, Suffix};
use registrant::{Association, Language, Operation, Role, Severity, heading, json, normalize};
use serde_json::{Map, Value, json};

use crate::host;
use crate::input::{language as language_of, named, option};
use crate::layout::{BAD, BOLD, DIM, DOUBTFUL, Table, indent, labelled, paint, painted};
use crate::output::{print, print_json};
use crate::rules::OwnRules;
use crate::texts;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
Fields are in the order of a form:
  required    without it, the contact is refused
  advised     without it, the contact may be refused
  one of      one of several fields is enough; a line below the table names them
  depends     required if the condition in the last column holds
  optional    may be empty
  forbidden   must be empty

Without --kind or --country, more fields depend on conditions.

Exit status: 0, or 2 if the call is wrong.

Examples:
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
    /// The day for dates of rules, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::input::day)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    own: OwnRules,
    /// The language of the labels and reasons: en, fr, de, es, it, nl, pt, ja or zh
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
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
    pub fn run(&self) -> Result<u8, String> {
        let association = self.association()?;
        match self.format {
            Format::Text => self.print_text(&association)?,
            Format::Json => print_json(&self.call("requirements")?)?,
            Format::JsonSchema => print_json(&self.call("requirements_schema")?)?,
        }
        Ok(0)
    }

    fn association(&self) -> Result<Association, String> {
        let operation = option::<Operation>("--operation", &self.operation)?;
        let language = language_of(&self.language)?;
        let mut association =
            Association::new(&self.domain).operation(operation).today(self.today()).language(language);
        for role in &self.roles {
            association = association.role(option::<Role>("--as", role)?);
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association.rules = self.own.read()?;
        Ok(association)
    }

    fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(host::today)
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
        let options = json!({"provider": self.provider, "rules": self.own.value()?, "today": self.today().to_string(),
                "language": association.language});
        json::call(operation, &[Value::Object(asked), about, options]).map_err(|error| named(&error))
    }

    fn print_text(&self, association: &Association) -> Result<(), String> {
        let asked =
            check::requirements(association, self.kind()?, self.country()?).map_err(|error| named(&error))?;
        let language = association.language;
        let mut table = Table::default();
        let titles = [texts::FIELD, texts::NEEDED, texts::EXAMPLE, texts::WHY];
        table.row(titles.map(|title| (BOLD, title.of(language).to_owned())), String::new());
        for field in &asked.fields {
            table.row(cells(field, asked.suffix, language), choices(field, language));
        }
        let mut out = paint(BOLD, &texts::CONTACT_DATA.with(language, asked.suffix.name()));
        for refusal in &asked.not_eligible {
            let (title, colon) = (texts::NOT_ELIGIBLE.of(language), texts::COLON.of(language));
            let line = format!("{title}{colon}{}", refusal.message(language));
            out.push_str(&format!("\n\n{}", painted(0, BAD, &line).trim_end()));
        }
        out.push_str(&format!("\n\n{}", table.text(&[30, 12, 20])));
        for (severity, fields) in groups(&asked.fields) {
            let names = fields.iter().map(|field| field.label_in(language)).collect::<Vec<_>>().join(", ");
            let lead = if severity == Some(Severity::Error) { texts::GIVE_ONE } else { texts::ADVISED_ONE };
            out.push_str(&format!("\n{}", painted(0, BOLD, &lead.with(language, names))));
        }
        let indent = indent(language) - 1;
        for note in &asked.notes {
            let label = texts::NOTE.of(language);
            out.push_str(&format!("\n{}", labelled(BOLD, label, indent, note.text(language))));
        }
        for one in asked.suffix.verifications() {
            let label = texts::VERIFY.of(language);
            out.push_str(&format!("\n{}", labelled(BOLD, label, indent, one.text(language))));
            out.push_str(&painted(indent, DIM, &in_words(one, language)));
        }
        print(&out)
    }
}

/// Returns the cells of a field: its name, its presence, an example and one reason.
fn cells(asked: &Requirement, suffix: Suffix, language: Language) -> [(Style, String); 4] {
    let depends = asked.rules.iter().any(|one| one.rule.presence == Presence::Required && !one.is_certain());
    let (style, presence) = match (asked.presence, asked.severity) {
        (Presence::Required, Some(Severity::Error)) => (BOLD, texts::REQUIRED),
        (Presence::Required, _) => (DOUBTFUL, texts::ADVISED),
        (Presence::Forbidden, _) => (BAD, texts::FORBIDDEN),
        (Presence::Optional, Some(Severity::Error)) => (BOLD, texts::ONE_OF),
        (Presence::Optional, Some(_)) => (DOUBTFUL, texts::ADVISED),
        (Presence::Optional, _) if depends => (DOUBTFUL, texts::DEPENDS),
        (Presence::Optional, _) => (DIM, texts::OPTIONAL),
    };
    let is_required = (asked.presence, asked.severity) == (Presence::Required, Some(Severity::Error));
    let reason = asked.deciding().filter(|one| !(is_required && one.is_plain())).map(|one| {
        let depends = asked.presence == Presence::Optional && asked.any_of.is_empty();
        let condition = if depends { one.condition(language) } else { String::new() };
        texts::on_condition(language, &one.reason(suffix, language), &condition)
    });
    let example = asked.example.clone().filter(|_| !CHOSEN.contains(&asked.field)).unwrap_or_default();
    let presence = presence.of(language).to_owned();
    let cells = [heading(asked.field, language), presence, example, reason.unwrap_or_default()];
    let mut styles = [BOLD, style, Style::new(), Style::new()].into_iter();
    cells.map(|text| (styles.next().unwrap_or_default(), text))
}

/// Returns each group of fields of which one is enough, with the severity of leaving all of them empty.
fn groups(fields: &[Requirement]) -> Vec<(Option<Severity>, &[Field])> {
    let all = fields.iter().filter(|asked| !asked.any_of.is_empty());
    let mut out: Vec<_> = all.map(|asked| (asked.severity, asked.any_of.as_slice())).collect();
    out.sort();
    out.dedup();
    out
}

/// Returns the values of a field with their meanings, one a line.
fn choices(asked: &Requirement, language: Language) -> String {
    let values = asked.one_of().unwrap_or_default();
    let options = asked.options(language).unwrap_or_default();
    let told =
        |value: &str| options.iter().find(|option| option.value == value).map(|option| option.label.as_str());
    let widest = values.iter().map(|(value, _)| value.chars().count()).max().unwrap_or(0);
    let meant = values.iter().filter_map(|(value, label)| Some((value, label.and(told(value))?)));
    meant.map(|(value, label)| labelled(DIM, value, widest + 4, label)).collect()
}

/// The fields whose example says nothing: a name is not to be copied.
const CHOSEN: [Field; 4] = [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::FULL_NAME, Field::ORGANIZATION];
