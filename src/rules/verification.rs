//! What is verified after a contact was accepted, by whom, by when, and what happens otherwise.

use serde::{Serialize, Serializer};

use super::Confidence;
use super::texts::{id_of, source_of, why_of};
use crate::base::{Source, words};
use crate::language::{Language, sentence};

/// A verification that a registry or a registrar makes, such as those of NIS2, Article 28.
///
/// It makes no contact wrong: a report carries it beside the violations.
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
    /// Its number among the rules, notes and verifications, by which its texts are found.
    pub(crate) number: u16,
    /// What is verified.
    pub claims: &'static [Claim],
    /// Who verifies it.
    pub by: Verifier,
    /// How many days there are for it, if a source says so.
    pub days: Option<u16>,
    /// What happens if it fails.
    pub consequence: Consequence,
    /// The first day on which it was made, `YYYY-MM-DD`, if a source says so.
    pub since: Option<&'static str>,
    /// How sure the source makes it.
    pub confidence: Confidence,
}

impl Verification {
    /// Returns its name, never reused for another one.
    pub fn id(&self) -> &'static str {
        id_of(self.number)
    }

    /// Returns what happens, in one sentence for people; in English if the language has no translation of it.
    pub fn text(&self, language: Language) -> &'static str {
        sentence(language, self.number).unwrap_or_else(|| why_of(self.number))
    }

    /// Returns where it is written down.
    pub fn source(&self) -> Source {
        source_of(self.number)
    }

    /// Returns what is written down of it in a language.
    pub(crate) fn said(&self, language: Language) -> SaidVerification {
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
        }
    }
}

impl Serialize for Verification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.said(Language::English).serialize(serializer)
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
    source: Source,
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
