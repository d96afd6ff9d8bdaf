//! The conversion of a body: all contacts of a list, or of the roles of a domain.

use serde_json::{Map, Value};

use super::convert::keep_named;
use super::{Conversion, Converted, convert};
use crate::base::{Error, discreet};
use crate::schema::{self, Part};

/// A converted body, with a record of the conversion of each contact.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConvertedBody {
    /// The document in the target schema. If the schemas are the same, it is the body with its contacts converted. Else
    /// it is the contact, an array of contacts, or an object with a contact for each role.
    pub document: Value,
    /// The conversion of each contact, with its JSON Pointer in the source.
    pub contacts: Vec<(String, Converted)>,
}

discreet!(ConvertedBody { contacts });

impl ConvertedBody {
    /// Returns `true` if the target accepts every contact.
    pub fn is_accepted(&self) -> bool {
        self.contacts.iter().all(|(_, converted)| converted.is_accepted())
    }
}

/// Converts every contact of a document as [`convert`] does: of a list, of an answer or request with a contact for each
/// role, or the document itself.
///
/// # Errors
///
/// The errors of [`convert`], each with its place in the document. If the document is an error answer.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::{Conversion, convert_all};
/// use registrant::schema::{GANDI_V3, parse};
/// let answer = parse(r#"{"data": [{"id": 1, "first_name": "Ann", "last_name": "Example", "state_province": "RM"}]}"#)?;
/// let converted = convert_all(&answer, &Conversion::to(GANDI_V3))?;
/// assert_eq!(converted.document[0]["given"], "Ann");
/// assert_eq!(converted.contacts[0].0, "/data/0");
/// # Ok(())
/// # }
/// ```
pub fn convert_all(document: &Value, conversion: &Conversion) -> Result<ConvertedBody, Error> {
    let Some(parts) = schema::parts(document, conversion.from)? else {
        let converted = convert(document, conversion)?;
        return Ok(ConvertedBody {
            document: converted.document.clone(),
            contacts: vec![(String::new(), converted)],
        });
    };
    let convert_one = |part: &Part<'_>| {
        let converted = convert(&part.document, &Conversion { from: Some(part.schema), ..*conversion });
        let mut converted = converted.map_err(|error| part.placed(error))?;
        if part.is_change && converted.from == converted.to {
            keep_named(
                &mut converted.violations,
                part.schema,
                &part.document,
                &part.schema.decode(&part.document)?,
            );
        }
        Ok((part.pointer.clone(), converted))
    };
    let contacts = parts.iter().map(convert_one).collect::<Result<Vec<(String, Converted)>, Error>>()?;
    let documents = || contacts.iter().map(|(_, converted)| &converted.document);
    let is_same = parts.iter().all(|part| part.schema.name == conversion.to.name);
    // The first number in a message of XML-RPC counts its values.
    let of_list = |pointer: &str| match document {
        Value::String(_) => pointer.matches('/').nth(1).is_some(),
        _ => pointer.ends_with(|c: char| c.is_ascii_digit()),
    };
    let is_list = parts.iter().any(|part| of_list(&part.pointer));
    let whole = if is_same {
        schema::put_back(document, contacts.iter().map(|(pointer, one)| (pointer.as_str(), &one.document)))
    } else if let Some(by_role) = by_role(&parts, documents()) {
        Value::Object(by_role)
    } else {
        match documents().next() {
            Some(only) if !is_list => only.clone(),
            _ => documents().cloned().collect(),
        }
    };
    Ok(ConvertedBody { document: whole, contacts })
}

/// Returns the documents by the names of their roles, or `None` if these are not one role each.
fn by_role<'v>(parts: &[Part<'_>], documents: impl Iterator<Item = &'v Value>) -> Option<Map<String, Value>> {
    let mut all = Map::new();
    for (part, document) in parts.iter().zip(documents) {
        if all.insert(part.role?.as_str().to_owned(), document.clone()).is_some() {
            return None;
        }
    }
    (!all.is_empty()).then_some(all)
}
