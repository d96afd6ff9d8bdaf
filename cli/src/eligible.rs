//! `registrant eligible`: finds the suffixes that a contact can register.

use anstyle::Style;
use chrono::NaiveDate;
use clap::Args;
use registrant::check::{self, Eligibility, Verdict};
use registrant::contact::{Contact, Field};
use registrant::rules::{self, Suffix};
use registrant::{Association, Language, Role, normalize};

use crate::host;
use crate::input::{Source, language as language_of, option};
use crate::layout::{BAD, BOLD, DIM, DOUBTFUL, GOOD, columns, labelled, paint, painted, wrapped};
use crate::output::{Format, print, print_json};
use crate::rules::OwnRules;
use crate::texts::{self, Text};

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
    /// The language of the answer: en, fr, de, es, it, nl, pt, ja or zh
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Eligible {
    pub fn run(&self) -> Result<u8, String> {
        let wrong = |error: registrant::Error| crate::input::named(&error);
        let contact = normalize::contact(self.source.contact(self.schema.as_deref())?).contact;
        let language = language_of(&self.language)?;
        let mut association =
            Association::new("").today(self.today.unwrap_or_else(host::today)).language(language);
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
        let teller = Teller { contact: &contact, association: &association };
        match self.format {
            Format::Json => {
                let version = registrant::DATA_VERSION;
                print_json(&serde_json::json!({"suffixes": answers, "data_version": version}))?;
            }
            Format::Text if !self.domains.is_empty() => {
                print(&answers.iter().map(|answer| teller.one(answer)).collect::<String>())?;
            }
            Format::Text if self.all => print(&lists(&answers, language))?,
            Format::Text => print(&teller.summary(&answers))?,
        }
        Ok(0)
    }
}

/// The verdicts with their names.
const VERDICTS: [(Verdict, Text, Style); 3] = [
    (Verdict::Accepted, texts::ACCEPTED, GOOD),
    (Verdict::Acceptable, texts::FILL_IN, DOUBTFUL),
    (Verdict::NotEligible, texts::NOT_ELIGIBLE, BAD),
];

/// The number of reasons that a summary shows of each verdict.
const SHOWN: usize = 5;

/// The number of suffixes that a summary names for each reason.
const NAMED: usize = 6;

/// The suffixes with the same verdict for the same reason.
type Group<'a> = (String, Vec<&'a str>);

/// Tells the answers about a contact.
struct Teller<'a> {
    contact: &'a Contact,
    association: &'a Association,
}

impl Teller<'_> {
    fn language(&self) -> Language {
        self.association.language
    }

    /// Groups the suffixes with a verdict by reason, the most frequent reason first.
    fn groups<'a>(&self, answers: &'a [Eligibility], verdict: Verdict) -> Vec<Group<'a>> {
        let mut groups: Vec<Group> = Vec::new();
        for answer in answers.iter().filter(|answer| answer.verdict == verdict) {
            let why = self.why(answer);
            match groups.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => names.push(answer.suffix.name()),
                None => groups.push((why, vec![answer.suffix.name()])),
            }
        }
        groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        groups
    }

    /// Counts the suffixes of each verdict, with the commonest reasons.
    fn summary(&self, answers: &[Eligibility]) -> String {
        let (mut out, language) = (String::new(), self.language());
        for (verdict, name, style) in VERDICTS {
            let groups = self.groups(answers, verdict);
            let count: usize = groups.iter().map(|(_, names)| names.len()).sum();
            let all = match verdict {
                Verdict::Accepted => {
                    format!(" {}", texts::OF_SUFFIXES.with(language, thousands(answers.len())))
                }
                _ => String::new(),
            };
            let (name, colon) = (paint(style, name.of(language)), texts::COLON.of(language));
            out += &format!("{name}{colon}{}{all}\n", thousands(count));
            for (why, names) in groups.iter().filter(|(why, _)| !why.is_empty()).take(SHOWN) {
                out += &labelled(BOLD, &format!("{:>5}", thousands(names.len())), 9, why);
                let more = if names.len() > NAMED { ", …" } else { "" };
                let names: Vec<String> = names.iter().take(NAMED).map(|name| format!(".{name}")).collect();
                out += &painted(9, DIM, &(names.join(", ") + more));
            }
            if groups.len() > SHOWN {
                out += &wrapped(9, &texts::MORE_REASONS.with(language, groups.len() - SHOWN));
            }
        }
        out + "\n" + &wrapped(0, texts::HINT.of(language))
    }

    /// Shows one suffix, with what it asks besides the contact's data.
    fn one(&self, answer: &Eligibility) -> String {
        let language = self.language();
        let known = VERDICTS.iter().find(|(verdict, ..)| *verdict == answer.verdict);
        let (name, style) = known.map_or(("", BAD), |(_, name, style)| (name.of(language), *style));
        let label = texts::NOTE.of(language);
        let notes = answer.notes.iter().map(|note| labelled(BOLD, label, 8, note.text(language)));
        let (suffix, colon) = (answer.suffix.name(), texts::COLON.of(language));
        let why = wrapped(2, &self.why(answer));
        format!(".{suffix}{colon}{}\n{why}{}", paint(style, name), notes.collect::<String>())
    }

    /// Says what to fill in or correct, or why the contact is not eligible.
    fn why(&self, answer: &Eligibility) -> String {
        let language = self.language();
        if answer.verdict == Verdict::NotEligible {
            let said = |id: &String| format!("{} ({id})", self.reason(answer.suffix, id));
            return answer.reasons.iter().map(said).collect::<Vec<_>>().join("; ");
        }
        let labels = |fields: &[Field]| {
            fields.iter().map(|field| field.label_in(language)).collect::<Vec<_>>().join(", ")
        };
        let correct = || texts::CORRECT.with(language, labels(&answer.wrong));
        match labels(&answer.missing) {
            missing if answer.wrong.is_empty() => missing,
            missing if missing.is_empty() => correct(),
            missing => format!("{missing}; {}", correct()),
        }
    }

    /// Says why a rule refuses the contact: its reason, which is in English only, or else the message of its violation.
    fn reason(&self, suffix: Suffix, id: &str) -> String {
        let association = self.association.clone().domain(format!("example.{}", suffix.name()));
        if self.language() == Language::English {
            let rules = check::explain(&association).map(|explained| explained.rules).unwrap_or_default();
            let rule = rules.iter().find(|(rule, _)| rule.id() == id);
            return rule.map(|(rule, _)| rule.why().to_owned()).unwrap_or_default();
        }
        let violations = registrant::check(self.contact, &association).map(|report| report.violations);
        let found = violations.unwrap_or_default().into_iter().find(|fault| fault.rule.id == id);
        found.map(|fault| fault.message).unwrap_or_default()
    }
}

/// Lists the suffixes of each verdict in columns.
fn lists(answers: &[Eligibility], language: Language) -> String {
    let list = |(verdict, name, style): (Verdict, Text, Style)| {
        let names =
            answers.iter().filter(|answer| answer.verdict == verdict).map(|answer| answer.suffix.name());
        let names: Vec<&str> = names.collect();
        let (name, colon) = (paint(style, name.of(language)), texts::COLON.of(language));
        format!("{name}{colon}{}\n{}", thousands(names.len()), columns(2, &names))
    };
    VERDICTS.map(list).join("\n")
}

/// Writes a number with a comma before its thousands.
fn thousands(number: usize) -> String {
    match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{thousands},{:03}", number % 1000),
    }
}
