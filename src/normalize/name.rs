//! Names of people and organisations.

mod affix;
mod east_asian;
mod family;
mod forms;
mod given;
mod legal;
mod mark;
mod order;
mod particle;
mod role;
mod split;
mod table;
mod words;

pub(crate) use affix::are_titles;
#[cfg(feature = "cards")]
pub(crate) use affix::is_generation;
pub(crate) use given::has_given_name;
pub use legal::{is_name_of, is_organization};
pub(crate) use role::is_role;
pub use split::{Confidence, SplitName, split_name};
pub(crate) use words::{begins_with_family, writes_family_first};

use super::redaction::is_redaction;
use super::text::clean_text;
use crate::base::{Code, Outcome, Problem};

/// Returns a person's name, or a part of one, in its clean form: [`clean_text`] for names.
///
/// Case, particles, hyphens and apostrophes stay unchanged: people know their own names.
///
/// # Errors
/// The errors of [`clean_text`]. A name without any letter keeps its value and has a [`Code::InvalidFormat`]. A text
/// such as `REDACTED FOR PRIVACY` keeps its value and has a [`Code::Missing`].
///
/// ```
/// use registrant::normalize::person_name;
/// assert_eq!(person_name(" María  de la Cruz").value.as_deref(), Some("María de la Cruz"));
/// assert_eq!(person_name("---").problem.unwrap().reason, "name.no_letter");
/// ```
pub fn person_name(input: &str) -> Outcome<String> {
    with_some(clean_text(input), char::is_alphabetic, "name.no_letter")
}

/// Returns an organisation's name in its clean form: [`clean_text`] for names that may consist of digits.
///
/// # Errors
/// The errors of [`clean_text`]. A name without any letter or digit keeps its value and has a
/// [`Code::InvalidFormat`]. A text such as `REDACTED FOR PRIVACY` keeps its value and has a [`Code::Missing`].
///
/// ```
/// use registrant::normalize::organization;
/// assert!(organization("1&1").is_valid());
/// assert_eq!(organization("-").problem.unwrap().reason, "organization.no_letter");
/// ```
pub fn organization(input: &str) -> Outcome<String> {
    with_some(clean_text(input), char::is_alphanumeric, "organization.no_letter")
}

fn with_some(
    mut outcome: Outcome<String>,
    is_wanted: fn(char) -> bool,
    reason: &'static str,
) -> Outcome<String> {
    if let Some(name) = outcome.value.as_deref().filter(|_| outcome.is_valid()) {
        if !name.chars().any(is_wanted) {
            outcome.problem = Some(Problem::new(Code::InvalidFormat, reason));
        } else if is_redaction(name) {
            outcome.problem = Some(Problem::new(Code::Missing, "text.redacted"));
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_what_people_wrote() {
        for name in [
            "McDonald",
            "O'Neil",
            "O’Neil",
            "van der Berg",
            "de la Cruz",
            "Jean-Pierre",
            "X Æ A-12",
            "Nguyễn",
            "D'Artagnan",
            "山田 太郎",
            "Влади́мир",
            "حسين",
            "J. R. R.",
            "bell hooks",
            "'t Hooft",
        ] {
            let outcome = person_name(name);
            assert!(outcome.is_valid(), "{name}");
            assert_eq!(outcome.value.as_deref(), Some(name));
            assert!(outcome.changes.is_empty(), "{name}");
        }
        for name in ["3M", "1&1", "360", "Société d’Étude", "株式会社", "S.A.R.L. \"Le Chêne\""] {
            assert!(organization(name).is_valid(), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_has_a_reason() {
        for (input, reason) in [
            ("", "text.empty"),
            ("...", "name.no_letter"),
            ("12345", "name.no_letter"),
            ("Ann 🎉", "text.emoji"),
            ("\u{fffd}", "text.lost_character"),
            ("REDACTED FOR PRIVACY", "text.redacted"),
        ] {
            assert_eq!(person_name(input).problem.map(|p| p.reason), Some(reason), "{input}");
        }
        assert_eq!(organization(" . ").problem.map(|p| p.reason), Some("organization.no_letter"));
    }
}
