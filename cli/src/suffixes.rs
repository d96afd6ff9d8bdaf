//! `registrant suffixes`: lists the known suffixes, and counts them by basis.

use clap::Args;
use registrant::Layer;
use registrant::json;
use registrant::rules::{Basis, Suffix};
use serde_json::{Map, Value, json};

use crate::layout::columns;
use crate::output::{Format, print, print_json};

#[derive(Args)]
#[command(after_help = "\
The basis of a suffix:
  registry   rules of its registry on the contact's data
  reviewed   generic rules, because its sources ask nothing special
  generic    generic rules, because its sources were not reviewed

Exit status: 0, or 2 if the call is wrong.

Example:
  registrant suffixes --summary")]
pub struct Suffixes {
    /// Print only the counts, and the country codes without a review
    #[arg(long)]
    summary: bool,
    /// The format of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Suffixes {
    pub fn run(&self) -> Result<u8, String> {
        match (self.format, self.summary) {
            (Format::Json, false) => {
                print_json(&json::call("suffixes", &[]).map_err(|error| error.to_string())?)?
            }
            (Format::Json, true) => print_json(&Summary::new().as_json())?,
            (Format::Text, true) => print(&Summary::new().as_text())?,
            (Format::Text, false) => {
                let lines: String = Suffix::all().map(line).collect();
                print(&format!("{lines}\n{}", Summary::new().as_text()))?;
            }
        }
        Ok(0)
    }
}

fn line(suffix: Suffix) -> String {
    let rules = suffix.rules().filter(|rule| rule.layer == Layer::Registry).count();
    let basis = match (suffix.basis(), suffix.review()) {
        (_, Some(review)) => format!("reviewed: {} ({})", review.says, review.source.date),
        (Basis::Registry, _) => {
            format!("{rules} {} of its registry", if rules == 1 { "rule" } else { "rules" })
        }
        _ => "generic rules, not reviewed".to_owned(),
    };
    format!("{:<24} {basis}\n", suffix.name())
}

/// Counts of suffixes.
struct Summary {
    /// The number of suffixes of each basis.
    all: Vec<(Basis, usize)>,
    /// The country codes of each basis.
    countries: Vec<(Basis, Vec<&'static str>)>,
    /// The number of country codes with rules on data at their own level or a second one.
    with_second_levels: usize,
}

impl Summary {
    fn new() -> Self {
        let of = |basis: Basis| Suffix::all().filter(move |suffix| suffix.basis() == basis);
        let is_country = |name: &str| name.len() == 2;
        let countries =
            Basis::ALL.map(|basis| (basis, of(basis).map(Suffix::name).filter(|n| is_country(n)).collect()));
        let mut tops: Vec<&str> = of(Basis::Registry).filter_map(|s| s.name().rsplit('.').next()).collect();
        tops.sort_unstable();
        tops.dedup();
        Self {
            all: Basis::ALL.map(|basis| (basis, of(basis).count())).into(),
            countries: countries.into(),
            with_second_levels: tops.into_iter().filter(|top| is_country(top)).count(),
        }
    }

    fn as_text(&self) -> String {
        let total: usize = self.all.iter().map(|(_, count)| count).sum();
        let of_countries: usize = self.countries.iter().map(|(_, names)| names.len()).sum();
        let all: Vec<String> = self.all.iter().map(|(basis, count)| format!("{count} {basis}")).collect();
        let countries = self.countries.iter().map(|(basis, names)| format!("{} {basis}", names.len()));
        let countries: Vec<String> = countries.collect();
        let mut out = format!(
            "{total} suffixes: {}\n{of_countries} country codes: {}\n{} country codes have rules on data at their own level or a second one\n",
            all.join(", "),
            countries.join(", "),
            self.with_second_levels
        );
        for (_, names) in
            self.countries.iter().filter(|(basis, names)| *basis == Basis::Generic && !names.is_empty())
        {
            out.push_str(&format!("country codes that were not reviewed:\n{}", columns(2, names)));
        }
        out
    }

    fn as_json(&self) -> Value {
        let all: Map<String, Value> =
            self.all.iter().map(|(basis, count)| (basis.to_string(), json!(count))).collect();
        let countries: Map<String, Value> =
            self.countries.iter().map(|(basis, names)| (basis.to_string(), json!(names))).collect();
        json!({"suffixes": all, "country_codes": countries, "with_second_levels": self.with_second_levels})
    }
}
