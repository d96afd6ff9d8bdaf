//! The rules of a build that has them all.

use registrant_text::short::same;

use super::super::suffix::table::{GENERAL, RULE_SETS, SPANS};
use super::super::table::{DAYS, ID_BLOCKS, IDS, NOTES, REVIEWED, RULES, VERIFICATIONS};
use super::super::texts::Days;
use super::super::values::table::VALUES;
use super::super::{Note, Rule, Verification};
use super::{Set, Span};
use crate::base::numbered;
use crate::contact::Field;

pub(in crate::rules) use super::super::table::SETS;

/// Returns the rule of an index.
pub(in crate::rules) fn rule(index: usize) -> Option<&'static Rule> {
    RULES.get(index)
}

/// Returns the note of an index.
pub(in crate::rules) fn note(index: usize) -> Option<&'static Note> {
    NOTES.get(index)
}

/// Returns the verification of an index.
pub(in crate::rules) fn verification(index: usize) -> Option<&'static Verification> {
    VERIFICATIONS.get(index)
}

/// Returns the id of a rule, note or verification.
pub(in crate::rules) fn id(number: u16) -> &'static str {
    numbered(IDS, &ID_BLOCKS, number)
}

/// Returns the ids of the rules that a caller's rule may replace.
pub(in crate::rules) fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(Rule::id)
}

/// Returns the first day of a rule, and the first on which it no longer counts.
pub(in crate::rules) fn days(number: u16) -> Days {
    DAYS.iter().find(|(of, _)| *of == number).map_or((None, None), |(_, days)| *days)
}

/// Returns the day of a rule's review.
pub(in crate::rules) fn reviewed(number: u16) -> Option<&'static str> {
    let after = REVIEWED.partition_point(|(first, _)| *first <= number);
    after.checked_sub(1).and_then(|index| REVIEWED.get(index)).map(|(_, day)| *day)
}

/// Returns the rules of a set of suffixes.
pub(in crate::rules) fn set(number: u16) -> Option<Set> {
    let set = RULE_SETS.get(usize::from(number))?;
    let mut start = usize::from(set.start);
    let spans = [set.rules, set.overlays, set.notes, set.verifications].map(|count| {
        let end = start + usize::from(count);
        let spans = SPANS.get(start..end).unwrap_or_default();
        start = end;
        spans
    });
    Some(Set { spans, basis: set.basis, review: set.review })
}

/// Returns the rules that a provider has for every suffix.
pub(in crate::rules) fn general(provider: &str) -> Option<&'static [Span]> {
    let found = GENERAL.iter().find(|(name, _)| same(name.as_bytes(), provider.as_bytes()));
    Some(found.map_or(&[], |(_, rules)| rules))
}

/// Returns the labels of a field's values, and the number of the first one among the sentences of other languages.
pub(in crate::rules) fn label_lines(field: Field) -> Option<(u16, &'static str)> {
    VALUES.iter().find(|(known, ..)| *known == field).map(|(_, first, lines)| (*first, *lines))
}

/// Keeps nothing: the rules are built in. Returns whether the text has the right form.
pub(crate) fn keep_rules(_: &str) -> bool {
    true
}
