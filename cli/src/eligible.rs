//! `registrant eligible`: lists the suffixes that a contact can register.

use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Args;
use registrant::check::{self, Eligibility, Verdict};
use registrant::contact::Field;
use registrant::{Association, Language, Role};

use crate::input::Source;
use crate::output::{Format, print, print_json, wrapped};
use crate::rules::OwnRules;

#[derive(Args)]
#[command(after_help = "\
A contact is acceptable if only the listed fields need changes. Warnings do not count, nor do later checks of the
registry (documents, a local presence): see `registrant explain`.

Exit status: 0 for any verdict, or 2 if the call is wrong.

  registrant eligible examples/gandi-v3-individual.json --provider none")]
pub struct Eligible {
    #[command(flatten)]
    source: Source,
    /// The contact's roles: owner, admin, tech, bill, separated by commas
    #[arg(long = "as", value_name = "ROLES", value_delimiter = ',', default_value = "owner")]
    roles: Vec<String>,
    /// The contact's schema [default: detected]
    #[arg(long)]
    schema: Option<String>,
    /// The provider whose rules also apply, or `none` [default: the schema's provider]
    #[arg(long)]
    provider: Option<String>,
    /// The day for ages and dates of rules, YYYY-MM-DD [default: today]
    #[arg(long)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    own: OwnRules,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Eligible {
    pub fn run(&self) -> Result<ExitCode, String> {
        let wrong = |error: registrant::Error| error.to_string();
        let contact = self.source.contact(self.schema.as_deref())?;
        let mut association =
            Association::new("").today(self.today.unwrap_or_else(|| Local::now().date_naive()));
        for role in &self.roles {
            association = association.role(role.trim().parse::<Role>().map_err(wrong)?);
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association = association.at_provider_of(&contact);
        association.rules = self.own.read()?;
        let answers = check::eligible(&contact, &association).map_err(wrong)?;
        match self.format {
            Format::Json => {
                let version = registrant::DATA_VERSION;
                print_json(&serde_json::json!({"suffixes": answers, "data_version": version}))?;
            }
            Format::Text => print(&text(&answers, &association))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Groups the suffixes with the same answer.
fn text(answers: &[Eligibility], association: &Association) -> String {
    let mut out = String::new();
    for (verdict, heading) in [
        (Verdict::Accepted, "accepted"),
        (Verdict::Acceptable, "acceptable once filled in or put right"),
        (Verdict::NotEligible, "not eligible"),
    ] {
        let of_verdict: Vec<&Eligibility> = answers.iter().filter(|a| a.verdict == verdict).collect();
        out.push_str(&format!("{heading}: {}\n", of_verdict.len()));
        let mut groups: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
        for answer in of_verdict {
            let why = why(answer, association);
            match groups.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => names.push(answer.suffix.name()),
                None => groups.push((why, vec![answer.suffix.name()])),
            }
        }
        // First those of which there is nothing to say.
        groups.sort_by_key(|(why, _)| !why.is_empty());
        for (why, names) in groups {
            out.push_str(&wrapped(2, &names.join(" ")));
            out.extend(why.iter().map(|line| wrapped(6, line)));
        }
    }
    out
}

fn why(answer: &Eligibility, association: &Association) -> Vec<String> {
    let labels = |fields: &[Field]| fields.iter().map(|field| field.label()).collect::<Vec<_>>().join(", ");
    if answer.verdict == Verdict::NotEligible {
        let association = association.clone().domain(answer.suffix.name());
        let rules = check::explain(&association).map(|explained| explained.rules).unwrap_or_default();
        let said = |id: &String| {
            let rule = rules.iter().map(|(rule, _)| rule).find(|rule| rule.id() == id.as_str());
            rule.map_or_else(|| id.clone(), |rule| format!("{} ({id})", rule.why()))
        };
        return answer.reasons.iter().map(said).collect();
    }
    [("fill in", &answer.missing), ("put right", &answer.wrong)]
        .into_iter()
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(what, fields)| format!("{what}: {}", labels(fields)))
        .chain(
            answer.notes.iter().map(|note| format!("beside the contact: {}", note.text(Language::English))),
        )
        .collect()
}
