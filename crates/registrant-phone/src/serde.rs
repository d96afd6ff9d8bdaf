//! Phone numbers as E.164 texts.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{Phone, problem, read};

/// Writes E.164, without the extension.
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads any international form. The number may be out of use, so that old data can be read.
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Phone;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phone number in international form")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Phone, E> {
        match read(text, None) {
            Ok((_, found)) => Ok(found.phone),
            Err(kind) => Err(E::custom(problem::refusal(kind, text, None))),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Phone;

    #[test]
    fn numbers_are_texts() {
        let number: Phone = serde_json::from_str("\"+33 1 42 68 53 00\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"+33142685300\"");
        let old: Phone = serde_json::from_str("\"+33 1 42 68 53\"").unwrap();
        assert!(!old.is_valid());
        let error = serde_json::from_str::<Phone>("\"0142685300\"").unwrap_err().to_string();
        assert!(error.starts_with("the number has no calling code"), "{error}");
    }
}
