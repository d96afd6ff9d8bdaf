//! `cargo xtask rules`: which rule files are due for a review, and what the rules rest on.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Days, NaiveDate};

use crate::codegen::rule_files::{self, Layer, Rule, RuleFile};
use crate::sources::{KINDS, Kinds};

const USAGE: &str = "usage: cargo xtask rules --stale DAYS | --sources | --weak";

/// Prints what the arguments ask for.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let arguments: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let (files, _) = rule_files::read()?;
    let lines = match arguments[..] {
        ["--stale", days] => {
            let days =
                days.parse().map_err(|_| format!("expected a number of days, found `{days}`\n{USAGE}"))?;
            stale(&files, days, today()?)?
        }
        ["--sources"] => sources(&files)?,
        ["--weak"] => weak(&files)?,
        _ => return Err(USAGE.to_owned()),
    };
    for line in lines {
        println!("{line}");
    }
    Ok(())
}

/// Returns the day of today.
pub fn today() -> Result<NaiveDate, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|e| e.to_string())?;
    let seconds = i64::try_from(now.as_secs()).map_err(|e| e.to_string())?;
    DateTime::from_timestamp(seconds, 0)
        .map(|now| now.date_naive())
        .ok_or("expected a clock after 1970, found an earlier one".to_owned())
}

/// Returns the files whose review is older than a number of days, the oldest first.
fn stale(files: &[RuleFile], days: u64, today: NaiveDate) -> Result<Vec<String>, String> {
    let due = today.checked_sub_days(Days::new(days)).ok_or("expected fewer days")?.to_string();
    // Days are written so that their texts sort as they do.
    let old = files.iter().filter(|file| file.reviewed < due);
    let mut lines: Vec<String> =
        old.map(|file| format!("{}  data/rules/{}", file.reviewed, file.file)).collect();
    lines.sort();
    Ok(lines)
}

/// Returns how many rules have a first source of each kind, of all rules and of those of registries.
fn sources(files: &[RuleFile]) -> Result<Vec<String>, String> {
    let kinds = Kinds::read()?;
    let mut first = Vec::new();
    for (file, rule) in rules(files) {
        first.push((file.layer, kinds.of(address(file, &rule.source)?)?));
    }
    let mut lines = Vec::new();
    for (title, layer) in [("all rules", None), ("rules of the layer `registry`", Some(Layer::Registry))] {
        let counted: Vec<&str> = first
            .iter()
            .filter(|(of, _)| layer.is_none_or(|layer| layer == *of))
            .map(|(_, kind)| *kind)
            .collect();
        lines.push(format!("{title}: {}", counted.len()));
        for (kind, name) in KINDS {
            let count = counted.iter().filter(|known| **known == kind).count();
            let share = count as f64 * 100.0 / counted.len().max(1) as f64;
            lines.push(format!("  {count:>5}  {share:>5.1} %  {name}"));
        }
    }
    Ok(lines)
}

/// Returns the rules whose sources are all encyclopaedias or personal pages.
fn weak(files: &[RuleFile]) -> Result<Vec<String>, String> {
    let kinds = Kinds::read()?;
    let mut lines = Vec::new();
    for (file, rule) in rules(files) {
        let mut is_weak = true;
        for name in std::iter::once(&rule.source).chain(&rule.also) {
            is_weak &= kinds.of(address(file, name)?)? == "wiki";
        }
        if is_weak {
            let first = address(file, &rule.source)?;
            lines.push(format!("{}  {} ({}): {first}", file.file, rule.id, rule.severity));
        }
    }
    Ok(lines)
}

fn rules(files: &[RuleFile]) -> impl Iterator<Item = (&RuleFile, &Rule)> {
    files.iter().flat_map(|file| file.rules.iter().map(move |rule| (file, rule)))
}

fn address<'a>(file: &'a RuleFile, source: &str) -> Result<&'a str, String> {
    let known = file.sources.get(source).map(|source| source.address.as_str());
    known.ok_or_else(|| format!("data/rules/{}: expected a source `{source}`", file.file))
}

#[cfg(test)]
mod tests {
    use super::{rule_files, stale};

    #[test]
    fn files_are_due_by_their_day() {
        let (files, _) = rule_files::read().unwrap();
        let newest = files.iter().map(|file| file.reviewed.as_str()).max().unwrap();
        let on = |days| stale(&files, days, newest.parse().unwrap()).unwrap();
        assert!(on(0).iter().all(|line| !line.starts_with(newest)));
        let older = files.iter().filter(|file| file.reviewed != newest).count();
        assert_eq!((on(0).len(), on(36_500).len()), (older, 0));
        assert!(on(0).is_sorted());
    }
}
