//! The summary of many answers.

use std::collections::BTreeMap;

use registrant::{Severity, Violation};
use serde_json::{Map, Value, json};

use crate::layout::{BAD, BOLD, GOOD, columns, paint};

/// The sections of a summary: their names in JSON, and their titles for people.
const SECTIONS: [(&str, &str); 7] = [
    ("violations", "Violations"),
    ("rules", "Rules"),
    ("suffixes", "Refused, by suffix"),
    ("countries", "Refused, by country"),
    ("changes", "Changes"),
    ("losses", "Losses"),
    ("problems", "Problems"),
];

/// The rows of a section that a person gets.
const ROWS: usize = 15;

/// The counts of some answers.
#[derive(Default)]
pub struct Tally {
    pub accepted: u64,
    pub refused: u64,
    pub unreadable: u64,
    counts: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

impl Tally {
    /// Counts one more of a section.
    pub fn count(&mut self, section: &'static str, name: impl Into<String>) {
        self.add(section, name.into(), 1);
    }

    fn add(&mut self, section: &'static str, name: String, count: u64) {
        *self.counts.entry(section).or_default().entry(name).or_default() += count;
    }

    /// Counts each violation, and its rule.
    pub fn count_violations(&mut self, violations: &[Violation]) {
        for violation in violations {
            let remark = if violation.severity == Severity::Warning { " (warning)" } else { "" };
            self.count("violations", format!("{}: {}{remark}", violation.field.name(), violation.code));
            self.count("rules", violation.rule.id.as_str());
        }
    }

    pub fn join(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.unreadable += other.unreadable;
        for (section, names) in other.counts {
            names.into_iter().for_each(|(name, count)| self.add(section, name, count));
        }
    }

    pub fn documents(&self) -> u64 {
        self.accepted + self.refused + self.unreadable
    }

    /// Returns the exit status: the worst of the answers.
    pub fn status(&self) -> u8 {
        match (self.unreadable, self.refused) {
            (0, 0) => 0,
            (0, _) => 1,
            _ => 2,
        }
    }

    /// Returns the names of a section, the most frequent first.
    fn sorted(&self, section: &str) -> Vec<(&str, u64)> {
        let names = self.counts.get(section).into_iter().flatten();
        let mut names: Vec<(&str, u64)> = names.map(|(name, count)| (name.as_str(), *count)).collect();
        names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        names
    }

    pub fn json(&self) -> Value {
        let mut all = json!({
            "documents": self.documents(), "accepted": self.accepted, "refused": self.refused,
            "unreadable": self.unreadable,
        });
        for (section, _) in SECTIONS {
            let names = self.sorted(section).into_iter().map(|(name, count)| (name.to_owned(), json!(count)));
            if let (Some(all), true) = (all.as_object_mut(), self.counts.contains_key(section)) {
                all.insert(section.to_owned(), Value::Object(names.collect::<Map<_, _>>()));
            }
        }
        all
    }

    pub fn text(&self) -> String {
        let Self { accepted, refused, unreadable, .. } = self;
        let (good, bad) = (paint(GOOD, "accepted"), paint(BAD, "refused"));
        let mut text = format!(
            "{}: {} {good}, {} {bad}, {} unreadable\n",
            counted(self.documents(), "document"),
            grouped(*accepted),
            grouped(*refused),
            grouped(*unreadable)
        );
        for (section, title) in SECTIONS {
            let names = self.sorted(section);
            if names.is_empty() {
                continue;
            }
            text += &format!("\n{}\n", paint(BOLD, title));
            let width = names.first().map_or(0, |(_, count)| grouped(*count).len());
            let row = |(name, count): &(&str, u64)| format!("{:>width$}  {name}", grouped(*count));
            let rows: Vec<String> = names.iter().take(ROWS).map(row).collect();
            // One name in a row: two columns would be read as one line.
            for row in &rows {
                text += &columns(2, &[row]);
            }
            if let Some(more) = names.len().checked_sub(ROWS).filter(|more| *more > 0) {
                text += &format!("  and {more} more; --summary=json has all\n");
            }
        }
        text
    }
}

/// Returns a number with its noun: `1 document`, `1,000 documents`.
pub fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// Returns a number with its digits in groups: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_in_groups_of_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
