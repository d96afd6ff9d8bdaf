//! The checks of DNSSEC data.

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::check::{Checker, LONGEST_TEXT, type_fault};
use super::key::{self, DigestFault};
use super::sec_dns::{KeyData, ds_member, number};
use super::{Direction, duration};
use crate::base::Code;
use crate::provider::glauca::refusal::WHOLE_OBJECT;

impl Checker {
    pub fn sec_dns(&mut self, at: &str, value: &Value) {
        let Some(object) = value.as_object() else {
            return self.refuse(at, type_fault(value), "expected an object");
        };
        let given = |name: &str| object.get(name).filter(|value| !value.is_null());
        if let Some(life) = given("max_sig_life")
            && life.as_str().and_then(duration::seconds).is_none()
        {
            self.refuse(
                &format!("{at}/max_sig_life"),
                Code::InvalidFormat,
                "expected a duration, written [D ]HH:MM:SS",
            );
        }
        if let Some(records) = given("ds_data") {
            self.list(&format!("{at}/ds_data"), records, Self::ds_record);
        }
        if let Some(keys) = given("key_data") {
            self.list(&format!("{at}/key_data"), keys, Self::key);
        }
        self.required(at, object, &["max_sig_life", "ds_data", "key_data"]);
        let is_set =
            |name: &str| given(name).is_some_and(|value| value.as_array().is_none_or(|l| !l.is_empty()));
        let whole = format!("{at}/{WHOLE_OBJECT}");
        match (is_set("ds_data"), is_set("key_data")) {
            (true, true) => self.refuse(&whole, Code::Conflict, "expected ds_data or key_data, found both"),
            (false, false) => {
                self.refuse(&whole, Code::Missing, "expected ds_data or key_data, found neither")
            }
            _ => {}
        }
    }

    fn ds_record(&mut self, at: &str, value: &Value) {
        let Some(record) = value.as_object() else {
            return self.refuse(at, type_fault(value), "expected an object");
        };
        let member = |name: &'static str| ds_member(record, name);
        for (name, most) in [("key_tag", 65_535), ("algorithm", 255), ("digest_type", 255)] {
            match member(name) {
                Some((spelled, value)) => self.number(&format!("{at}/{spelled}"), value, most),
                None => self.required(at, record, &[name]),
            }
        }
        let digest_type = member("digest_type").and_then(|(_, value)| number(value));
        match member("digest") {
            Some((spelled, value)) => self.digest(&format!("{at}/{spelled}"), value, digest_type),
            None => self.required(at, record, &["digest"]),
        }
        match record.get("key_data") {
            Some(Value::Null) => {}
            None if self.direction == Direction::Put => self.required(at, record, &["key_data"]),
            None => {}
            Some(key) => {
                self.key(&format!("{at}/key_data"), key);
                self.same_key(at, record, key);
            }
        }
    }

    fn digest(&mut self, at: &str, value: &Value, digest_type: Option<u64>) {
        let Some(digest) = value.as_str() else {
            return self.refuse(at, type_fault(value), "expected a string");
        };
        if digest.chars().count() > LONGEST_TEXT {
            return self.refuse(at, Code::TooLong, "expected at most 255 characters");
        }
        match key::digest_fault(digest, digest_type) {
            Some(DigestFault::Form) if !says_something(digest) => {
                self.refuse(at, Code::Missing, "this member must not be empty");
            }
            Some(DigestFault::Form) => {
                self.refuse(at, Code::InvalidFormat, "expected a digest in hexadecimal or Base64");
            }
            Some(DigestFault::Length(bytes)) => {
                self.refuse(at, Code::Mismatch, &format!("expected {bytes} bytes for this type of digest"));
            }
            None => {}
        }
    }

    /// Checks that a DS record matches the key next to it.
    fn same_key(&mut self, at: &str, record: &Map<String, Value>, key: &Value) {
        let Some(key) = KeyData::read(key) else { return };
        let algorithm = record.get("algorithm").and_then(number::<u8>);
        if algorithm.is_some_and(|algorithm| algorithm != key.algorithm) {
            self.refuse(
                &format!("{at}/algorithm"),
                Code::Mismatch,
                "expected the algorithm of the key in this record",
            );
        }
        let tag = record.get("key_tag").and_then(number::<u16>);
        if let (Some(tag), Some(computed)) = (tag, key.key_tag())
            && tag != computed
        {
            self.refuse(
                &format!("{at}/key_tag"),
                Code::Mismatch,
                &format!("expected {computed}, the tag of the key in this record (RFC 4034 appendix B)"),
            );
        }
    }

    fn key(&mut self, at: &str, value: &Value) {
        let Some(record) = value.as_object() else {
            return self.refuse(at, type_fault(value), "expected an object");
        };
        self.required(at, record, &["flags", "protocol", "algorithm", "public_key"]);
        for (name, most) in [("flags", 65_535), ("protocol", 255), ("algorithm", 255)] {
            if let Some(value) = record.get(name) {
                self.number(&format!("{at}/{name}"), value, most);
            }
        }
        // A resolver accepts only protocol 3, and only zone keys for a zone: RFC 4034 section 2.1.
        if record.get("protocol").and_then(number::<u8>).is_some_and(|protocol| protocol != 3) {
            self.refuse(&format!("{at}/protocol"), Code::UnknownValue, "expected 3, the protocol of DNSSEC");
        }
        if record.get("flags").and_then(number::<u16>).is_some_and(|flags| flags & 256 == 0) {
            self.refuse(
                &format!("{at}/flags"),
                Code::UnknownValue,
                "expected the flags of a zone key, with 256",
            );
        }
        let at = format!("{at}/public_key");
        match record.get("public_key").map(|value| (value, value.as_str())) {
            Some((_, Some(text))) if !says_something(text) => {
                self.refuse(&at, Code::Missing, "this member must not be empty")
            }
            Some((_, Some(text))) if text.len() > 65_536 => {
                self.refuse(&at, Code::TooLong, "expected at most 65,536 characters");
            }
            Some((_, Some(text))) if !self.is_answer() && text.chars().count() > LONGEST_TEXT => {
                self.refuse(&at, Code::TooLong, "expected at most 255 characters");
            }
            Some((_, Some(text))) if key::base64(text).is_none() => {
                self.refuse(&at, Code::InvalidFormat, "expected a public key in Base64");
            }
            Some((value, None)) => self.refuse(&at, type_fault(value), "expected a string"),
            _ => {}
        }
    }

    fn number(&mut self, at: &str, value: &Value, most: u64) {
        if number::<u64>(value).is_none_or(|number| number > most) {
            self.refuse(at, type_fault(value), &format!("expected a whole number from 0 to {most}"));
        }
    }
}
