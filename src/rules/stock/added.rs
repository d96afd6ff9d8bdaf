//! The rules of every domain, and those that were added at run time.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use super::super::texts::Days;
use super::super::{Note, Rule, Verification};
use super::read::Stock;
use super::table::BASE;
use super::{Set, Span};
use crate::base::Values;
use crate::contact::Field;

/// The caller's own rules name these sets. A build without all rules takes none.
pub(in crate::rules) static SETS: &[(&str, Values)] = &[];

/// The rules that are here. It is empty until somebody asks.
static STOCK: RwLock<Stock> = RwLock::new(Stock::EMPTY);

/// Returns what is here.
fn stock() -> RwLockReadGuard<'static, Stock> {
    let stock = STOCK.read().unwrap_or_else(PoisonError::into_inner);
    if !stock.is_empty() {
        return stock;
    }
    drop(stock);
    add(BASE);
    STOCK.read().unwrap_or_else(PoisonError::into_inner)
}

fn add(text: &'static str) -> bool {
    STOCK.write().unwrap_or_else(PoisonError::into_inner).add(text).is_some()
}

/// Returns the rule of an index, if it is here.
pub(in crate::rules) fn rule(index: usize) -> Option<&'static Rule> {
    stock().rules.get(index).copied().flatten()
}

/// Returns the note of an index, if it is here.
pub(in crate::rules) fn note(index: usize) -> Option<&'static Note> {
    stock().notes.get(index).copied().flatten()
}

/// Returns the verification of an index, if it is here.
pub(in crate::rules) fn verification(index: usize) -> Option<&'static Verification> {
    stock().verifications.get(index).copied().flatten()
}

/// Returns the id of a rule, note or verification.
pub(in crate::rules) fn id(number: u16) -> &'static str {
    stock().ids.get(usize::from(number)).copied().flatten().unwrap_or_default()
}

/// Returns nothing: only the caller's own rules name others.
pub(in crate::rules) fn ids() -> impl Iterator<Item = &'static str> {
    std::iter::empty()
}

/// Returns the first day of a rule, and the first on which it no longer counts.
pub(in crate::rules) fn days(number: u16) -> Days {
    stock().days.iter().find(|(of, _)| *of == number).map_or((None, None), |(_, days)| *days)
}

/// Returns the day of a rule's review.
pub(in crate::rules) fn reviewed(number: u16) -> Option<&'static str> {
    stock().reviewed.get(usize::from(number)).copied().flatten()
}

/// Returns the rules of a set of suffixes, if they are here.
pub(in crate::rules) fn set(number: u16) -> Option<Set> {
    stock().sets.get(usize::from(number)).copied().flatten()
}

/// Returns the rules that a provider has for every suffix, if they are here.
pub(in crate::rules) fn general(provider: &str) -> Option<&'static [Span]> {
    stock().general.iter().find(|(name, _)| *name == provider).map(|(_, spans)| *spans)
}

/// Returns the labels of a field's values, and the number of the first one among the sentences of other languages.
pub(in crate::rules) fn label_lines(field: Field) -> Option<(u16, &'static str)> {
    stock().labels.iter().find(|(known, ..)| *known == field).map(|(_, first, lines)| (*first, *lines))
}

/// Keeps rules, unless they are here. Returns whether the text has the right form.
pub(crate) fn keep_rules(text: &str) -> bool {
    drop(stock());
    // Rules are `&'static`, so a text is never freed.
    add(Box::leak(Box::from(text)))
}
