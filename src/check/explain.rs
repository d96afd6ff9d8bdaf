//! The list of all rules of a domain.

use crate::base::Error;
use crate::rules::Association;
use crate::rules::{Rule, Suffix, in_force};

/// The rules of a domain.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation<'a> {
    /// The suffix that has these rules.
    pub suffix: Suffix,
    /// The rules, the lowest layer first. Each has the id of the rule that replaces it, if any. Rules that count from
    /// a later day are among them.
    pub rules: Vec<(&'a Rule, Option<&'a str>)>,
}

/// Returns every rule that may apply to a domain, now or later, for all roles and operations. It includes the rules of
/// the association's provider and of the caller; [`super::words::in_words`] describes each.
///
/// # Errors
///
/// If the domain has no known suffix, or the provider is unknown.
///
/// ```
/// use registrant::Association;
/// use registrant::check::{explain, in_words};
///
/// let association = Association::new("example.fr");
/// let explanation = explain(&association).unwrap();
/// let (residence, _) = explanation.rules.iter().find(|(rule, _)| rule.id() == "afnic.adult").unwrap();
/// assert!(in_words(residence).starts_with("the date of birth of the owner must be at least 18 years ago"));
/// ```
pub fn explain(association: &Association) -> Result<Explanation<'_>, Error> {
    association.known_provider()?;
    let suffix = crate::rules::suffix(&association.domain)?;
    let all = in_force(suffix, association, None).filter(|rule| !rule.is_over(association));
    let all: Vec<&Rule> = all.collect();
    let replacing: Vec<&Rule> = all
        .iter()
        .copied()
        .filter(|other| !other.replaces.is_empty() && other.is_in_force(association))
        .collect();
    let replacing = |rule: &Rule| {
        let takes_its_place =
            |other: &&&Rule| !std::ptr::eq(**other, rule) && other.replaces.contains(rule.id());
        replacing.iter().rev().find(takes_its_place).map(|other| other.id())
    };
    Ok(Explanation { suffix, rules: all.iter().map(|rule| (*rule, replacing(rule))).collect() })
}
