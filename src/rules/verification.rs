//! Verifications after a contact was accepted: the verifier, the deadline and the consequence.

use serde::{Serialize, Serializer};

use super::Confidence;
use super::explanations::source_of;
use super::texts::{id_of, said_of};
use crate::base::{Claim, Source, Verifier, words};
use crate::language::Language;

/// A verification that a registry or a registrar makes, such as those of NIS2, Article 28.
///
/// It never makes a contact invalid: a report has it in addition to the violations.
///
/// ```
/// use registrant::rules::suffix;
/// let verifications: Vec<_> = suffix("example.de")?.verifications().collect();
/// assert_eq!(verifications[0].since, Some("2026-04-14"));
/// # Ok::<(), registrant::Error>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// The number among the rules, notes and verifications, for finding the texts.
    pub(crate) number: u16,
    /// The verified parts of the contact.
    pub claims: &'static [Claim],
    /// The party that verifies.
    pub by: Verifier,
    /// The number of days until the deadline, if a source names it.
    pub days: Option<u16>,
    /// The consequence if the verification fails.
    pub consequence: Consequence,
    /// The first day on which verifications were made, `YYYY-MM-DD`, if a source names it.
    pub since: Option<&'static str>,
    /// The confidence in the source.
    pub confidence: Confidence,
}

impl Verification {
    /// Returns the id. It is never reused.
    pub fn id(&self) -> &'static str {
        id_of(self.number)
    }

    /// Returns the course of the verification in one sentence, or in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        said_of(self.number, language)
    }

    /// Returns the source of the verification.
    pub fn source(&self) -> Source {
        source_of(self.number)
    }

    /// Returns the verification as a report says it in a language.
    pub(crate) fn said(&self, language: Language, is_done: bool) -> SaidVerification {
        let Self { number, claims, by, days, consequence, since, confidence } = *self;
        SaidVerification {
            id: id_of(number),
            claims,
            by,
            days,
            consequence,
            since,
            why: self.text(language),
            confidence,
            source: source_of(number),
            done: is_done.then_some(true),
        }
    }
}

impl Serialize for Verification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.said(Language::English, false).serialize(serializer)
    }
}

/// A verification in a language.
#[derive(Serialize)]
pub(crate) struct SaidVerification {
    id: &'static str,
    claims: &'static [Claim],
    by: Verifier,
    days: Option<u16>,
    consequence: Consequence,
    since: Option<&'static str>,
    why: &'static str,
    confidence: Confidence,
    #[serde(flatten)]
    source: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<bool>,
}

/// The consequence of a verification that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Consequence {
    /// The domain leaves the zone, or is put on hold.
    Suspended,
    /// The domain is deleted.
    Deleted,
    /// The domain is not registered.
    NotRegistered,
    /// No source states one.
    NoneStated,
}

words!(Consequence, "consequence", "consequence":
    Suspended "suspended", Deleted "deleted", NotRegistered "not_registered", NoneStated "none_stated");
