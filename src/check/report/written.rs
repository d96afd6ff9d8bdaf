//! Reports in serde's formats.

use serde::de::Error as _;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::Report;
use crate::check::Violation;
use crate::language::Language;
use crate::rules::Suffix;

/// The items of an iterator, serialized as an array without collecting them.
struct Each<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &self.is_accepted())?;
        map.serialize_entry("suffix", self.suffix.name())?;
        map.serialize_entry("basis", self.suffix.basis().as_str())?;
        map.serialize_entry("violations", &self.violations)?;
        map.serialize_entry("notes", &Each(|| self.said_notes()))?;
        let verified = || self.verifications().map(|(one, is_done)| one.said(self.language, is_done));
        map.serialize_entry("verification", &Each(verified))?;
        map.serialize_entry("data_version", crate::DATA_VERSION)?;
        map.end()
    }
}

/// A report in its serialized form. The violations decide whether it accepts the contact.
#[derive(Deserialize)]
struct Read {
    suffix: Suffix,
    violations: Vec<Violation>,
    #[serde(default)]
    notes: Vec<ReadNote>,
    #[serde(default)]
    verification: Vec<ReadStage>,
}

#[derive(Deserialize)]
struct ReadNote {
    id: String,
}

#[derive(Deserialize)]
struct ReadStage {
    id: String,
    #[serde(default)]
    done: bool,
}

impl<'de> Deserialize<'de> for Report {
    /// Reads a report. This version must know its suffix, notes and verifications.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { suffix, violations, notes: read, verification } = Read::deserialize(deserializer)?;
        let (mut notes, mut done) = (0, 0);
        for ReadNote { id } in read {
            let place = suffix.notes().take(32).position(|note| note.id() == id);
            notes |= 1 << place.ok_or_else(|| D::Error::custom("the suffix has no such note"))?;
        }
        for stage in verification.iter().filter(|stage| stage.done) {
            let place = suffix.verifications().take(32).position(|one| one.id() == stage.id);
            done |= 1 << place.ok_or_else(|| D::Error::custom("the suffix has no such verification"))?;
        }
        Ok(Self { suffix, violations, notes, done, language: Language::English })
    }
}
