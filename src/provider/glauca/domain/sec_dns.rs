//! The DNSSEC data of a domain at its registry.

use crate::base::discreet;

use serde_json::json;
use serde_json::{Map, Value};

use super::{duration, key};

/// The DS records or the keys of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecDns {
    /// The maximum lifetime of a signature over the records, in seconds.
    pub max_sig_life: Option<u64>,
    /// The DS records.
    pub ds_data: Option<Vec<DsData>>,
    /// The keys. The registry computes the DS records itself.
    pub key_data: Option<Vec<KeyData>>,
}

/// A DS record: RFC 4034 section 5.
#[derive(Clone, PartialEq, Eq)]
pub struct DsData {
    /// The tag of the key.
    pub key_tag: u16,
    /// The algorithm of the key.
    pub algorithm: u8,
    /// The type of the digest.
    pub digest_type: u8,
    /// The digest, in hexadecimal or Base64.
    pub digest: String,
    /// The key.
    pub key_data: Option<KeyData>,
}

discreet!(DsData { key_tag, algorithm, digest_type, key_data });

/// A DNSKEY record: RFC 4034 section 2.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyData {
    /// The flags.
    pub flags: u16,
    /// The protocol, 3.
    pub protocol: u8,
    /// The algorithm.
    pub algorithm: u8,
    /// The public key, in Base64.
    pub public_key: String,
}

discreet!(KeyData { flags, protocol, algorithm });

impl KeyData {
    /// Returns the key's tag (RFC 4034 appendix B), or `None` if the public key is not Base64.
    ///
    /// ```
    /// use registrant::provider::glauca::domain::KeyData;
    /// let key = KeyData { flags: 257, protocol: 3, algorithm: 8, public_key: "AQIDBA==".to_owned() };
    /// assert_eq!(key.key_tag(), Some(2063));
    /// ```
    pub fn key_tag(&self) -> Option<u16> {
        let bytes = key::base64(&self.public_key)?;
        Some(key::key_tag(self.flags, self.protocol, self.algorithm, &bytes))
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            flags: number(value.get("flags")?)?,
            protocol: number(value.get("protocol")?)?,
            algorithm: number(value.get("algorithm")?)?,
            public_key: value.get("public_key")?.as_str()?.to_owned(),
        })
    }

    fn write(&self) -> Value {
        json!({
            "flags": self.flags, "protocol": self.protocol, "algorithm": self.algorithm, "public_key": self.public_key
        })
    }
}

/// Reads a whole number or its decimal text, which the API accepts too.
pub(super) fn number<T: TryFrom<u64>>(value: &Value) -> Option<T> {
    let number = match value {
        Value::String(text) if text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok()?
        }
        _ => value.as_u64()?,
    };
    T::try_from(number).ok()
}

/// Returns a member of a DS record. The documentation misspells two of the names.
pub(super) fn ds_member<'a>(record: &'a Map<String, Value>, name: &str) -> Option<(&'a str, &'a Value)> {
    let misspelled = match name {
        "digest" => "digsest",
        "digest_type" => "digsest_type",
        _ => name,
    };
    [name, misspelled]
        .into_iter()
        .find_map(|name| record.get_key_value(name))
        .map(|(name, value)| (name.as_str(), value))
}

impl DsData {
    fn read(value: &Value) -> Option<Self> {
        let record = value.as_object()?;
        let member = |name| ds_member(record, name).map(|(_, value)| value);
        Some(Self {
            key_tag: number(member("key_tag")?)?,
            algorithm: number(member("algorithm")?)?,
            digest_type: number(member("digest_type")?)?,
            digest: member("digest")?.as_str()?.to_owned(),
            key_data: match record.get("key_data") {
                None | Some(Value::Null) => None,
                Some(key) => Some(KeyData::read(key)?),
            },
        })
    }

    fn write(&self) -> Value {
        json!({
            "key_tag": self.key_tag, "algorithm": self.algorithm, "digest_type": self.digest_type,
            "digest": self.digest, "key_data": self.key_data.as_ref().map(KeyData::write)
        })
    }
}

impl SecDns {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let max_sig_life = match object.get("max_sig_life") {
            None | Some(Value::Null) => None,
            Some(life) => Some(duration::seconds(life.as_str()?)?),
        };
        Some(Self {
            max_sig_life,
            ds_data: list(object.get("ds_data"), DsData::read)?,
            key_data: list(object.get("key_data"), KeyData::read)?,
        })
    }

    pub(super) fn write(&self) -> Value {
        json!({
            "max_sig_life": self.max_sig_life.map(duration::write),
            "ds_data": self.ds_data.as_ref().map(|list| list.iter().map(DsData::write).collect::<Vec<_>>()),
            "key_data": self.key_data.as_ref().map(|list| list.iter().map(KeyData::write).collect::<Vec<_>>()),
        })
    }
}

/// Reads a list, which may be null. The outer `None` means that it is not understood.
#[allow(clippy::option_option, reason = "null and wrong are two things")]
fn list<T>(value: Option<&Value>, read: fn(&Value) -> Option<T>) -> Option<Option<Vec<T>>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(value) => value.as_array()?.iter().map(read).collect::<Option<Vec<T>>>().map(Some),
    }
}

/// Returns the same data with the member names of DS records as the API accepts them.
pub(super) fn corrected(value: &Value) -> Value {
    let mut value = value.clone();
    let records = value.get_mut("ds_data").and_then(Value::as_array_mut);
    for record in records.into_iter().flatten().filter_map(Value::as_object_mut) {
        for (wrong, right) in [("digsest", "digest"), ("digsest_type", "digest_type")] {
            if let Some(value) = record.shift_remove(wrong) {
                record.entry(right).or_insert(value);
            }
        }
    }
    value
}
