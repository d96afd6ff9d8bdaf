//! `registrant eligible`: which domains a contact may have.

use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Args;
use registrant::contact::Field;
use registrant::rules::{self, Eligibility, Verdict};
use registrant::{Association, Role, schema};

use crate::input::Source;
use crate::order::read_contact;
use crate::output::{Format, print, print_json};
use crate::rules::OwnRules;

#[derive(Args)]
pub struct Eligible {
    #[command(flatten)]
    source: Source,
    /// The contact's roles: owner, admin, tech, bill, joined by commas
    #[arg(long = "as", value_name = "ROLES", value_delimiter = ',', default_value = "owner")]
    roles: Vec<String>,
    /// The contact's schema; told from its members where it is not named
    #[arg(long)]
    schema: Option<String>,
    /// The provider whose demands count beside the registries', or `none`; the schema's own where it is not named
    #[arg(long)]
    provider: Option<String>,
    /// The day on which ages are judged, YYYY-MM-DD; today where it is not given
    #[arg(long)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    own: OwnRules,
    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Eligible {
    pub fn run(&self) -> Result<ExitCode, String> {
        let wrong = |error: registrant::Error| error.to_string();
        let contact = read_contact(&self.source, self.schema.as_deref())?;
        let mut association =
            Association::new("").today(self.today.unwrap_or_else(|| Local::now().date_naive()));
        for role in &self.roles {
            association = association.role(Role::named(role.trim()).map_err(wrong)?);
        }
        association.provider = match (&self.provider, contact.schema.map(schema::named)) {
            (None, Some(Ok(schema))) => Some(schema.provider.to_owned()),
            (named, _) => named.clone(),
        };
        association.rules = self.own.read()?;
        let answers = rules::eligible(&contact, &association).map_err(wrong)?;
        match self.format {
            Format::Json => {
                let version = registrant::DATA_VERSION;
                print_json(&serde_json::json!({"suffixes": answers, "data_version": version}))?;
            }
            Format::Text => print(&text(&answers))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Suffixes with the same answer on one line.
fn text(answers: &[Eligibility]) -> String {
    let mut out = String::new();
    for (verdict, heading) in [
        (Verdict::Accepted, "accepted"),
        (Verdict::Acceptable, "acceptable once filled in or put right"),
        (Verdict::NotEligible, "not eligible"),
    ] {
        let of_verdict: Vec<&Eligibility> = answers.iter().filter(|a| a.verdict == verdict).collect();
        out.push_str(&format!("{heading}: {}\n", of_verdict.len()));
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for answer in of_verdict {
            let why = why(answer);
            match groups.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => names.push(answer.suffix.name()),
                None => groups.push((why, vec![answer.suffix.name()])),
            }
        }
        for (why, names) in groups {
            let why = if why.is_empty() { String::new() } else { format!("{why}: ") };
            out.push_str(&format!("  {why}{}\n", names.join(" ")));
        }
    }
    out
}

fn why(answer: &Eligibility) -> String {
    let labels = |fields: &[Field]| fields.iter().map(|field| field.label()).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    if answer.verdict == Verdict::NotEligible {
        parts.push(answer.reasons.join(", "));
    } else {
        if !answer.missing.is_empty() {
            parts.push(format!("fill in {}", labels(&answer.missing)));
        }
        if !answer.wrong.is_empty() {
            parts.push(format!("put right {}", labels(&answer.wrong)));
        }
    }
    parts.join("; ")
}
