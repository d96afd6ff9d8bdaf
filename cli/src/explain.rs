//! `registrant explain`: every rule of a domain.

use std::process::ExitCode;

use clap::Args;
use registrant::rules::Basis;
use registrant::{Association, Language, Severity, check, json};
use serde_json::json;

use crate::output::{Format, print, print_json, wrapped};
use crate::rules::OwnRules;

#[derive(Args)]
#[command(after_help = "\
Rules of a later layer may take the place of earlier ones: country, generic, registry, provider, the caller's own.

Exit status: 0, or 2 where the call is wrong.

  registrant explain mydomain.fr --provider gandi")]
pub struct Explain {
    /// The domain, such as mydomain.fr
    domain: String,
    /// The provider whose demands count beside the registry's
    #[arg(long)]
    provider: Option<String>,
    #[command(flatten)]
    own: OwnRules,
    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Explain {
    pub fn run(&self) -> Result<ExitCode, String> {
        match self.format {
            Format::Json => {
                let options = json!({"provider": self.provider, "rules": self.own.value()?});
                let answer = json::call("explain", &[json!(self.domain), options]);
                print_json(&answer.map_err(|error| error.to_string())?)?;
            }
            Format::Text => print(&self.text()?)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn text(&self) -> Result<String, String> {
        let mut association = Association::new(&self.domain);
        if let Some(provider) = &self.provider {
            association = association.provider(provider);
        }
        association.rules = self.own.read()?;
        let explained = check::explain(&association).map_err(|error| error.to_string())?;
        let basis = match explained.suffix.basis() {
            Basis::Registry => "rules of its registry are known",
            Basis::Plain => "its registry is known to ask for nothing special",
            Basis::Generic => "no special rule known, generic rules applied",
        };
        let mut out = format!("the rules of .{}: {basis}\n", explained.suffix.name());
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
            out.push_str(&format!("    {} ({})\n", source.address, source.date));
            if let Some(other) = replaced_by {
                out.push_str(&format!("    replaced by {other}\n"));
            }
        }
        for note in explained.suffix.notes() {
            out.push_str(&format!("\n  {} (note)\n{}", note.id(), wrapped(4, note.text(Language::English))));
            out.push_str(&format!("    {} ({})\n", note.source().address, note.source().date));
        }
        for one in explained.suffix.verifications() {
            out.push_str(&format!(
                "\n  {} (verification)\n{}",
                one.id(),
                wrapped(4, one.text(Language::English))
            ));
            out.push_str(&format!("    {} ({})\n", one.source().address, one.source().date));
        }
        Ok(out)
    }
}
