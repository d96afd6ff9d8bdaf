//! Verifications after a contact was accepted: the verifier, the deadline and the consequence.

use serde::Serialize;

use super::Confidence;
use crate::base::{Claim, Source, Verifier, words};
use crate::language::{Language, sentence};

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
#[derive(Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verification {
    /// The id. It is never reused.
    pub id: &'static str,
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
    /// The course of the verification, in one English sentence.
    pub why: &'static str,
    /// Its number among the rules, notes and verifications.
    #[serde(skip)]
    pub(crate) number: u16,
    /// The confidence in the source.
    pub confidence: Confidence,
    /// The source of the verification.
    #[serde(flatten)]
    pub source: Source,
}

impl Verification {
    /// Returns what happens, in a language, or in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or(self.why)
    }

    /// Returns the verification as a report says it in a language.
    pub(crate) fn said(&'static self, language: Language, is_done: bool) -> SaidVerification {
        let Self { id, claims, by, days, consequence, since, confidence, source, .. } = self;
        SaidVerification {
            id,
            claims,
            by: *by,
            days: *days,
            consequence: *consequence,
            since: *since,
            confidence: *confidence,
            why: self.text(language),
            source,
            done: is_done.then_some(true),
        }
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
    source: &'static Source,
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
