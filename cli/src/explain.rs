//! `registrant explain`: explains every rule of a domain.

use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Args;
use registrant::rules::{Basis, Rule, Suffix};
use registrant::{Association, Language, Severity, check, json};
use serde_json::json;

use crate::output::{Format, print, print_json, wrapped};
use crate::rules::OwnRules;
use crate::verification::in_words;

#[derive(Args)]
#[command(after_help = "\
Rules of a later layer may replace earlier ones: country, generic, registry, provider, your own rules.

Exit status: 0, or 2 if the call is wrong.

  registrant explain mydomain.fr --provider gandi")]
pub struct Explain {
    /// The domain, such as mydomain.fr
    domain: String,
    /// The provider whose rules also apply
    #[arg(long)]
    provider: Option<String>,
    /// The day for dates of rules, YYYY-MM-DD [default: today]
    #[arg(long)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    own: OwnRules,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Explain {
    pub fn run(&self) -> Result<ExitCode, String> {
        let today = self.today.unwrap_or_else(|| Local::now().date_naive());
        match self.format {
            Format::Json => {
                let day = today.to_string();
                let options = json!({"provider": self.provider, "rules": self.own.value()?, "today": day});
                let answer = json::call("explain", &[json!(self.domain), options]);
                print_json(&answer.map_err(|error| error.to_string())?)?;
            }
            Format::Text => print(&self.text(today)?)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn text(&self, today: NaiveDate) -> Result<String, String> {
        let mut association = Association::new(&self.domain).today(today);
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association.rules = self.own.read()?;
        let explained = check::explain(&association).map_err(|error| error.to_string())?;
        let mut out = format!("the rules of .{}: {}\n", explained.suffix.name(), basis(explained.suffix));
        for (rule, replaced_by) in &explained.rules {
            let severity = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let layer = json!(rule.layer);
            let layer = rule.provider.as_deref().or(layer.as_str()).unwrap_or_default();
            out.push_str(&format!("\n  {} ({layer}, {severity})\n", rule.id()));
            out.push_str(&wrapped(4, &check::in_words(rule)));
            out.push_str(&wrapped(4, rule.why()));
            let source = rule.source();
            out.push_str(&format!("    {} ({}{})\n", source.address, source.date, days(rule)));
            if let Some(other) = replaced_by {
                out.push_str(&format!("    replaced by {other}\n"));
            }
        }
        for note in explained.suffix.notes() {
            out.push_str(&format!("\n  {} (note)\n{}", note.id(), wrapped(4, note.text(Language::English))));
            out.push_str(&format!("    {} ({})\n", note.source().address, note.source().date));
        }
        for one in explained.suffix.verifications() {
            let source = one.source();
            out.push_str(&format!("\n  {} (verification)\n", one.id()));
            out.push_str(&wrapped(4, one.text(Language::English)));
            out.push_str(&wrapped(4, &in_words(one)));
            out.push_str(&format!("    {} ({})\n", source.address, source.date));
        }
        Ok(out)
    }
}

/// Describes the basis of the rules of a suffix.
fn basis(suffix: Suffix) -> String {
    match (suffix.basis(), suffix.review()) {
        (_, Some(review)) => {
            let source = &review.source;
            format!("nothing special is asked\n  {}\n  {} ({})", review.says, source.address, source.date)
        }
        (Basis::Registry, _) => "rules of its registry are known".to_owned(),
        _ => "its sources were not reviewed, generic rules applied".to_owned(),
    }
}

/// Describes the review, the start and the end of a rule.
fn days(rule: &Rule) -> String {
    let reviewed = rule.reviewed().map(|day| format!("; reviewed {day}"));
    let from = rule.from().map(|day| format!("; counts from {day}"));
    let until = rule.until().map(|day| format!("; counts until {day}, that day excluded"));
    [reviewed, from, until].into_iter().flatten().collect()
}
