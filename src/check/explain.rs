//! Every rule of a domain.

use crate::base::Error;
use crate::rules::Association;
use crate::rules::{Rule, Suffix, in_force};

/// The rules of a domain.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation<'a> {
    /// The suffix whose rules they are.
    pub suffix: Suffix,
    /// The rules, the lowest layer first, and the id of the rule that takes the place of each. Rules that count from a later
    /// day are among them.
    pub rules: Vec<(&'a Rule, Option<&'a str>)>,
}

/// Returns every rule that counts for a domain, or will, of all roles and operations, at the association's provider and with the
/// caller's own; [`super::words::in_words`] says what each asks.
///
/// # Errors
///
/// If the domain has no known suffix, or the provider is not known.
///
/// ```
/// use registrant::Association;
/// use registrant::check::{explain, in_words};
///
/// let association = Association::new("example.fr");
/// let explanation = explain(&association).unwrap();
/// let (residence, _) = explanation.rules.iter().find(|(rule, _)| rule.id() == "afnic.adult").unwrap();
/// assert!(in_words(residence).starts_with("date of birth of owner: at least 18 years ago"));
/// ```
pub fn explain(association: &Association) -> Result<Explanation<'_>, Error> {
    association.known_provider()?;
    let suffix = crate::rules::suffix(&association.domain)?;
    let all = in_force(suffix, association, None).filter(|rule| !rule.is_over(association));
    let all: Vec<&Rule> = all.collect();
    let replacing = |rule: &Rule| {
        let takes_its_place = |other: &&&Rule| {
            !std::ptr::eq(**other, rule)
                && other.is_in_force(association)
                && other.replaces.contains(rule.id())
        };
        all.iter().rev().find(takes_its_place).map(|other| other.id())
    };
    Ok(Explanation { suffix, rules: all.iter().map(|rule| (*rule, replacing(rule))).collect() })
}
