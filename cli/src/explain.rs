//! `registrant explain`: explains every rule of a domain.

use chrono::NaiveDate;
use clap::Args;
use registrant::rules::{Basis, Demand, Rule, Suffix};
use registrant::{Association, Language, Layer, Severity, check, json};
use serde_json::json;

use crate::host;
use crate::input::{day, named};
use crate::layout::{BAD, BOLD, DIM, DOUBTFUL, cited, labelled, paint, painted, wrapped};
use crate::output::{Format, print, print_json};
use crate::rules::OwnRules;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
The most special rules come first, since they may replace others: your own, the provider's, the registry's, \
ICANN's, and those on the addresses and numbers of countries.

Exit status: 0, or 2 if the call is wrong.

Example:
  registrant explain mydomain.fr --provider gandi")]
pub struct Explain {
    /// The domain, such as mydomain.fr
    domain: String,
    /// The provider whose rules also apply
    #[arg(long)]
    provider: Option<String>,
    /// The day for dates of rules, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    own: OwnRules,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Explain {
    pub fn run(&self) -> Result<u8, String> {
        let today = self.today.unwrap_or_else(host::today);
        match self.format {
            Format::Json => {
                let day = today.to_string();
                let options = json!({"provider": self.provider, "rules": self.own.value()?, "today": day});
                let answer = json::call("explain", &[json!(self.domain), options]);
                print_json(&answer.map_err(|error| named(&error))?)?;
            }
            Format::Text => print(&self.text(today)?)?,
        }
        Ok(0)
    }

    fn text(&self, today: NaiveDate) -> Result<String, String> {
        let mut association = Association::new(&self.domain).today(today);
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association.rules = self.own.read()?;
        let explained = check::explain(&association).map_err(|error| named(&error))?;
        let suffix = explained.suffix;
        let mut out =
            format!("{}\n{}", paint(BOLD, &format!("The rules of .{}", suffix.name())), basis(suffix));
        for layer in LAYERS {
            let rules = explained.rules.iter().filter(|(rule, _)| rule.layer == layer);
            let (numbers, rules): (Vec<_>, Vec<_>) = rules.partition(|(rule, _)| is_of_number(rule));
            let Some((first, _)) = rules.first() else { continue };
            out += &format!("\n{}\n", paint(BOLD, &title(layer, first, suffix)));
            for (index, (rule, replaced_by)) in rules.iter().enumerate() {
                out += &line(rule, *replaced_by);
                // Rules with one source name it once.
                let next = rules.get(index + 1).map(|(rule, _)| sources(rule));
                if next.as_ref() != Some(&sources(rule)) {
                    out += &painted(INDENT, DIM, &sources(rule));
                }
            }
            if !numbers.is_empty() {
                let names: Vec<&str> = numbers.iter().map(|(rule, _)| rule.field.label()).collect();
                let text = format!("each of these numbers should be valid: {}", names.join(", "));
                out += &labelled(DOUBTFUL, "warning", INDENT, &text);
                out += &painted(INDENT, DIM, "--format json has the rule and the source of each number");
            }
        }
        let mut more = suffix
            .notes()
            .map(|note| ("note", note.text(Language::English), None, note.id(), note.source()))
            .chain(suffix.verifications().map(|one| {
                (
                    "verify",
                    one.text(Language::English),
                    Some(in_words(one, Language::English)),
                    one.id(),
                    one.source(),
                )
            }))
            .peekable();
        if more.peek().is_some() {
            out += &format!("\n{}\n", paint(BOLD, "Besides the contact's data"));
        }
        for (label, text, words, id, source) in more {
            out += &labelled(BOLD, label, INDENT, text);
            out += &words.map(|words| wrapped(INDENT, &words)).unwrap_or_default();
            out += &painted(INDENT, DIM, &format!("{id}, {}", cited(&source)));
        }
        Ok(out)
    }
}

/// Returns whether a rule only warns of a wrong number, for every domain alike. One sentence is enough for all of these.
fn is_of_number(rule: &Rule) -> bool {
    rule.layer == Layer::Country
        && rule.severity == Severity::Warning
        && rule.field.is_registry_data()
        && matches!(rule.demand, Some(Demand::Valid))
}

/// The layers, the most special first.
const LAYERS: [Layer; 5] = [Layer::Caller, Layer::Provider, Layer::Registry, Layer::Generic, Layer::Country];

/// The indentation of the text of a rule, after its severity.
const INDENT: usize = 11;

/// Returns the title of a layer.
fn title(layer: Layer, first: &Rule, suffix: Suffix) -> String {
    match layer {
        Layer::Caller => "Your own rules".to_owned(),
        Layer::Provider => match &first.provider {
            Some(provider) => format!("Rules of the provider {provider}"),
            None => "Rules of the provider".to_owned(),
        },
        Layer::Registry => format!("Rules of the registry of .{}", suffix.name()),
        Layer::Generic if first.id().starts_with("icann.") => {
            "Baseline of ICANN for generic domains".to_owned()
        }
        Layer::Generic => "Baseline for the domains of countries".to_owned(),
        _ => "Rules on the addresses and numbers of countries".to_owned(),
    }
}

/// Returns the demand of a rule with its severity, its id and the rule that replaces it.
fn line(rule: &Rule, replaced_by: Option<&str>) -> String {
    let (style, severity) = match rule.severity {
        Severity::Error => (BAD, "error"),
        Severity::Warning => (DOUBTFUL, "warning"),
    };
    let replaced = replaced_by.map(|other| format!("; replaced by {other}")).unwrap_or_default();
    let text = format!("{} ({}{}{replaced})", check::in_words(rule), rule.id(), days(rule));
    labelled(style, severity, INDENT, &text)
}

/// Returns the source of a rule, its day, and the day of the review.
fn sources(rule: &Rule) -> String {
    let source = rule.source();
    match rule.reviewed().map(|day| day.to_string()) {
        Some(day) if day != source.date => {
            format!("source: {} ({}, reviewed {day})", source.address, source.date)
        }
        _ => format!("source: {}", cited(&source)),
    }
}

/// Describes the basis of the rules of a suffix.
fn basis(suffix: Suffix) -> String {
    match (suffix.basis(), suffix.review()) {
        // A rule of the registry asks something.
        (_, Some(_)) if suffix.rules().any(|rule| rule.layer == Layer::Registry) => String::new(),
        (_, Some(review)) => {
            let source = &review.source;
            let text = wrapped(2, &format!("Nothing special is asked: {}.", review.says));
            text + &painted(2, DIM, &format!("source: {} ({})", source.address, source.date))
        }
        (Basis::Registry, _) => String::new(),
        _ => wrapped(2, "The sources of this suffix were not reviewed. The generic rules apply."),
    }
}

/// Describes the start and the end of a rule.
fn days(rule: &Rule) -> String {
    let from = rule.from().map(|day| format!("; counts from {day}"));
    let until = rule.until().map(|day| format!("; counts until {day}, that day excluded"));
    [from, until].into_iter().flatten().collect()
}
