//! `registrant eligible`: finds the suffixes that a contact can register.

use anstyle::Style;
use chrono::NaiveDate;
use clap::Args;
use registrant::check::{self, Eligibility, Verdict};
use registrant::contact::Field;
use registrant::rules::{self, Suffix};
use registrant::{Association, Language, Role, normalize};

use crate::host;
use crate::input::{Source, option};
use crate::layout::{BAD, BOLD, DIM, DOUBTFUL, GOOD, columns, labelled, paint, painted, wrapped};
use crate::output::{Format, print, print_json};
use crate::rules::OwnRules;

#[derive(Args)]
#[command(after_help = "\
The verdict of a suffix is one of these:
  accepted      it takes the contact as it is
  fill in       it takes it once fields are filled in or corrected
                (with --format json: acceptable)
  not eligible  it refuses a fact that cannot be corrected, such as the country

Warnings do not count, nor do later checks of the registry, such as of documents: see `registrant explain`.

Exit status: 0 for any verdict, or 2 if the call is wrong.

Examples:
  registrant eligible contact.json --provider none
  registrant eligible contact.json --domain mydomain.fr --domain mydomain.us")]
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
    #[arg(long, value_name = "DAY", value_parser = crate::input::day)]
    today: Option<NaiveDate>,
    /// List the suffixes of each verdict
    #[arg(long, conflicts_with = "domains")]
    all: bool,
    /// Show only the suffix of this domain, with the reason; repeat it to show several
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    #[command(flatten)]
    own: OwnRules,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Eligible {
    pub fn run(&self) -> Result<u8, String> {
        let wrong = |error: registrant::Error| crate::input::named(&error);
        let contact = normalize::contact(self.source.contact(self.schema.as_deref())?).contact;
        let mut association = Association::new("").today(self.today.unwrap_or_else(host::today));
        for role in &self.roles {
            association = association.role(option::<Role>("--as", role)?);
        }
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association = association.at_provider_of(&contact);
        association.rules = self.own.read()?;
        let mut answers = check::eligible(&contact, &association).map_err(wrong)?;
        if !self.domains.is_empty() {
            let named = self.domains.iter().map(|domain| rules::suffix(domain));
            let named = named.collect::<Result<Vec<Suffix>, _>>().map_err(wrong)?;
            let of_suffix = |suffix| answers.iter().find(|answer| answer.suffix == suffix).cloned();
            answers = named.into_iter().filter_map(of_suffix).collect();
        }
        match self.format {
            Format::Json => {
                let version = registrant::DATA_VERSION;
                print_json(&serde_json::json!({"suffixes": answers, "data_version": version}))?;
            }
            Format::Text if !self.domains.is_empty() => {
                print(&answers.iter().map(|answer| one(answer, &association)).collect::<String>())?;
            }
            Format::Text if self.all => print(&lists(&answers))?,
            Format::Text => print(&summary(&answers, &association))?,
        }
        Ok(0)
    }
}

/// The verdicts with their names.
const VERDICTS: [(Verdict, &str, Style); 3] = [
    (Verdict::Accepted, "accepted", GOOD),
    (Verdict::Acceptable, "fill in", DOUBTFUL),
    (Verdict::NotEligible, "not eligible", BAD),
];

/// The number of reasons that a summary shows of each verdict.
const SHOWN: usize = 5;

/// The number of suffixes that a summary names for each reason.
const NAMED: usize = 6;

/// The suffixes with the same verdict for the same reason.
type Group<'a> = (String, Vec<&'a str>);

/// Groups the suffixes with a verdict by reason, the most frequent reason first.
fn groups<'a>(answers: &'a [Eligibility], verdict: Verdict, association: &Association) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for answer in answers.iter().filter(|answer| answer.verdict == verdict) {
        let why = why(answer, association);
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(answer.suffix.name()),
            None => groups.push((why, vec![answer.suffix.name()])),
        }
    }
    groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    groups
}

/// Counts the suffixes of each verdict, with the commonest reasons.
fn summary(answers: &[Eligibility], association: &Association) -> String {
    let mut out = String::new();
    for (verdict, name, style) in VERDICTS {
        let groups = groups(answers, verdict, association);
        let count: usize = groups.iter().map(|(_, names)| names.len()).sum();
        let all = match verdict {
            Verdict::Accepted => format!(" of {} suffixes", thousands(answers.len())),
            _ => String::new(),
        };
        out += &format!(
            "{}: {}{all}
",
            paint(style, name),
            thousands(count)
        );
        for (why, names) in groups.iter().filter(|(why, _)| !why.is_empty()).take(SHOWN) {
            out += &labelled(BOLD, &format!("{:>5}", thousands(names.len())), 9, why);
            let more = if names.len() > NAMED { ", …" } else { "" };
            let names: Vec<String> = names.iter().take(NAMED).map(|name| format!(".{name}")).collect();
            out += &painted(9, DIM, &(names.join(", ") + more));
        }
        if groups.len() > SHOWN {
            out += &wrapped(9, &format!("and {} more reasons", groups.len() - SHOWN));
        }
    }
    out + "\n" + &wrapped(0, "--all lists the suffixes, and --domain mydomain.fr shows one with its reason.")
}

/// Lists the suffixes of each verdict in columns.
fn lists(answers: &[Eligibility]) -> String {
    let list = |(verdict, name, style): (Verdict, &str, Style)| {
        let names =
            answers.iter().filter(|answer| answer.verdict == verdict).map(|answer| answer.suffix.name());
        let names: Vec<&str> = names.collect();
        format!("{}: {}\n{}", paint(style, name), thousands(names.len()), columns(2, &names))
    };
    VERDICTS.map(list).join("\n")
}

/// Shows one suffix, with what it asks besides the contact's data.
fn one(answer: &Eligibility, association: &Association) -> String {
    let known = VERDICTS.iter().find(|(verdict, ..)| *verdict == answer.verdict);
    let (name, style) = known.map_or(("", BAD), |(_, name, style)| (*name, *style));
    let notes = answer.notes.iter().map(|note| labelled(BOLD, "note", 8, note.text(Language::English)));
    let (suffix, why) = (answer.suffix.name(), why(answer, association));
    format!(".{suffix}: {}\n{}{}", paint(style, name), wrapped(2, &why), notes.collect::<String>())
}

/// Says what to fill in or correct, or why the contact is not eligible.
fn why(answer: &Eligibility, association: &Association) -> String {
    if answer.verdict == Verdict::NotEligible {
        let association = association.clone().domain(answer.suffix.name());
        let rules = check::explain(&association).map(|explained| explained.rules).unwrap_or_default();
        let said = |id: &String| {
            let rule = rules.iter().map(|(rule, _)| rule).find(|rule| rule.id() == id.as_str());
            rule.map_or_else(|| id.clone(), |rule| format!("{} ({id})", rule.why()))
        };
        return answer.reasons.iter().map(said).collect::<Vec<_>>().join("; ");
    }
    let labels = |fields: &[Field]| fields.iter().map(|field| field.label()).collect::<Vec<_>>().join(", ");
    match (labels(&answer.missing), labels(&answer.wrong)) {
        (missing, wrong) if wrong.is_empty() => missing,
        (missing, wrong) if missing.is_empty() => format!("correct {wrong}"),
        (missing, wrong) => format!("{missing}; correct {wrong}"),
    }
}

/// Writes a number with a comma before its thousands.
fn thousands(number: usize) -> String {
    match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{thousands},{:03}", number % 1000),
    }
}
