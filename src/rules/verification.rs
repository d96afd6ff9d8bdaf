//! Verifications after a contact was accepted: the verifier, the deadline and the consequence.

use serde::Serialize;

use super::Confidence;
use crate::base::{Source, words};
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
    /// Returns what happens, in a language; in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or(self.why)
    }

    /// Returns what is written down of it in a language.
    pub(crate) fn said(&'static self, language: Language) -> SaidVerification {
        let Self { id, claims, by, days, consequence, since, confidence, source, .. } = self;
        SaidVerification {
            id,
            claims: *claims,
            by: *by,
            days: *days,
            consequence: *consequence,
            since: *since,
            confidence: *confidence,
            why: self.text(language),
            source,
        }
    }
}

/// A verification as it is written down in a language.
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
}

/// A part of a contact that can be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The holder's name.
    Name,
    /// The postal address.
    Address,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
    /// The holder's identity, by a document or an electronic identity.
    Identity,
    /// The organization's existence.
    Organization,
    /// The number in a register.
    Identifier,
}

words!(Claim, "claim", "claim":
    Name "name", Address "address", Email "email", Phone "phone", Identity "identity", Organization "organization",
    Identifier "identifier");

/// The party that verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verifier {
    /// The registry.
    Registry,
    /// The registrar.
    Registrar,
}

words!(Verifier, "verifier", "by": Registry "registry", Registrar "registrar");

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
