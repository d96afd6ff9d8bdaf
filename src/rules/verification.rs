//! What is verified after a contact was accepted, by whom, by when, and what happens otherwise.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Confidence;
use crate::base::{Claim, Source, Verifier, words};

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
    /// Never reused for another one.
    pub id: &'static str,
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
    /// What happens, in one English sentence.
    pub why: &'static str,
    /// How sure the source makes it.
    pub confidence: Confidence,
    /// Where it is written down.
    pub source: Source,
}

impl Serialize for Verification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write(&mut map)?;
        map.end()
    }
}

impl Verification {
    /// Writes its members.
    pub(crate) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("claims", self.claims)?;
        map.serialize_entry("by", &self.by)?;
        map.serialize_entry("days", &self.days)?;
        map.serialize_entry("consequence", &self.consequence)?;
        map.serialize_entry("since", &self.since)?;
        map.serialize_entry("why", self.why)?;
        map.serialize_entry("confidence", &self.confidence)?;
        map.serialize_entry("source", &*self.source.address)?;
        map.serialize_entry("date", &*self.source.date)
    }
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
