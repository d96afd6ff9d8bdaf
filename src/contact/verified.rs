//! What was verified of a contact.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::base::{Claim, Verifier, discreet, words};

/// An entry about what was verified of a contact, as registries ask for under NIS2, Article 28.
///
/// It says what has been done; what a registry demands is a [`crate::rules::Verification`]. Of several entries about one
/// claim the last one counts. docs/verification.md maps the members to the words of .de, .dk and .at.
///
/// ```
/// use registrant::contact::{Claim, Contact, VerificationResult, Verified};
/// let mut entry = Verified::new([Claim::Email], VerificationResult::Verified);
/// entry.time = Some("2026-11-21T10:00:00Z".to_owned());
/// let contact = Contact::new().with_verified(entry);
/// assert_eq!(contact.verified[0].claims, [Claim::Email]);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The verified parts; empty if the entry is about the contact as a whole, as in the report of .at.
    pub claims: Vec<Claim>,
    /// The result.
    pub result: VerificationResult,
    /// The party that answers for it.
    pub by: Option<Verifier>,
    /// The way in which it was verified, in the registry's word or in free text.
    pub method: Option<String>,
    /// The document or the record that proves it, in the registry's word.
    pub evidence: Option<String>,
    /// When it was verified: a time of RFC 3339, or a day.
    pub time: Option<String>,
    /// The verifier's own reference, such as the number of a ticket.
    pub reference: Option<String>,
    /// The name of who verified it.
    pub agent: Option<String>,
    /// The trust framework, in the registry's word.
    pub trust_framework: Option<String>,
    /// The suffix of the registry in whose form it is: `at`, `de`, `dk`. EPP writes an entry only if it names one.
    pub suffix: Option<String>,
}

discreet!(Verified { claims, result });

/// The result of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum VerificationResult {
    /// The data are right.
    Verified,
    /// The data are wrong, or could not be confirmed.
    Failed,
    /// The verification goes on.
    Pending,
    /// Its time ran out.
    Expired,
    /// The registry asks for none.
    NotRequired,
}

words!(VerificationResult, "result of a verification", "result":
    Verified "verified", Failed "failed", Pending "pending", Expired "expired", NotRequired "not_required");

impl Verified {
    /// Makes an entry that says what was verified and with what result.
    pub fn new(claims: impl Into<Vec<Claim>>, result: VerificationResult) -> Self {
        Self {
            claims: claims.into(),
            result,
            by: None,
            method: None,
            evidence: None,
            time: None,
            reference: None,
            agent: None,
            trust_framework: None,
            suffix: None,
        }
    }

    /// Returns its texts, each with the name of its member.
    pub(crate) fn texts(&self) -> [(&'static str, Option<&str>); 7] {
        [
            ("method", self.method.as_deref()),
            ("evidence", self.evidence.as_deref()),
            ("time", self.time.as_deref()),
            ("reference", self.reference.as_deref()),
            ("agent", self.agent.as_deref()),
            ("trust_framework", self.trust_framework.as_deref()),
            ("suffix", self.suffix.as_deref()),
        ]
    }

    /// Returns the place of a text, by the name of its member.
    pub(crate) fn text_mut(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "method" => &mut self.method,
            "evidence" => &mut self.evidence,
            "time" => &mut self.time,
            "reference" => &mut self.reference,
            "agent" => &mut self.agent,
            "trust_framework" => &mut self.trust_framework,
            "suffix" => &mut self.suffix,
            _ => return None,
        })
    }

    /// Returns the members that are set, as a JSON value, which every serializer can write already.
    fn to_value(&self) -> Value {
        let claims: Vec<Value> = self.claims.iter().map(|claim| claim.as_str().into()).collect();
        let mut members = Map::new();
        members.insert("claims".to_owned(), Value::Array(claims));
        let mut insert = |name: &str, text: Option<&str>| {
            if let Some(text) = text {
                members.insert(name.to_owned(), text.into());
            }
        };
        insert("result", Some(self.result.as_str()));
        insert("by", self.by.map(Verifier::as_str));
        self.texts().into_iter().for_each(|(name, text)| insert(name, text));
        Value::Object(members)
    }

    /// Returns whether it is about a claim under a suffix. An entry about the whole contact is, under its own suffix.
    fn is_about(&self, claim: Claim, suffix: &str) -> bool {
        self.claims.contains(&claim) || (self.claims.is_empty() && self.is_of(suffix))
    }

    /// Returns whether it is in the form of a suffix's registry, or of the one above it (`at` of `co.at`).
    fn is_of(&self, suffix: &str) -> bool {
        let own = self.suffix.as_deref();
        own == Some(suffix) || own.is_some_and(|own| suffix.rsplit('.').next() == Some(own))
    }
}

impl Serialize for Verified {
    /// Writes the members that are set.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

/// Returns whether the last entry about each claim says that it is verified.
pub(crate) fn is_verified(entries: &[Verified], claims: &[Claim], suffix: &str) -> bool {
    let last = |claim: Claim| entries.iter().rfind(|entry| entry.is_about(claim, suffix));
    claims.iter().all(|claim| last(*claim).is_some_and(|e| e.result == VerificationResult::Verified))
}
