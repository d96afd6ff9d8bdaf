//! `data/suffixes/reviewed.tsv`: suffixes whose sources were read and ask nothing special.

use std::collections::BTreeMap;
use std::fs;

use super::rule_files::is_day;

/// The file with the rows.
const FILE: &str = "data/suffixes/reviewed.tsv";

/// A source that was read, its day, and what it says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    pub date: String,
    pub source: String,
    pub says: String,
}

/// Reads the review of each suffix, by its name.
pub fn read() -> Result<BTreeMap<String, Review>, String> {
    let text = fs::read_to_string(super::root().join(FILE)).map_err(|e| format!("{FILE}: {e}"))?;
    let mut reviews = BTreeMap::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let fail = |why: &str| Err(format!("{FILE}, line {}: {why}", index + 1));
        let [suffix, date, source, says] = line.split('\t').collect::<Vec<_>>()[..] else {
            return fail("expected suffix, date, source and what the source says, with tabs between");
        };
        if !is_day(date) || source.is_empty() || says.is_empty() {
            return fail("expected a date, written YYYY-MM-DD, a source and what it says");
        }
        let [date, source, says] = [date, source, says].map(str::to_owned);
        if reviews.insert(suffix.to_owned(), Review { date, source, says }).is_some() {
            return fail(&format!("found `{suffix}` twice; keep one row"));
        }
    }
    Ok(reviews)
}
