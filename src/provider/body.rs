//! The conversion of a body: all contacts of a list, or of the roles of a domain.

use serde_json::{Map, Value};

#[cfg(feature = "xml")]
use super::gandi_v3::in_message;
#[cfg(feature = "xml")]
use super::limits::in_every_role;
use super::{Conversion, Converted, convert};
use crate::base::{Error, Role, discreet};
use crate::check::keep_named;
#[cfg(feature = "xml")]
use crate::check::lack;
use crate::contact::Field;
use crate::schema::{self, CONTACT, Loss, Part};

/// A converted body, with a record of the conversion of each contact.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConvertedBody {
    /// The source schema.
    pub from: &'static str,
    /// The target schema.
    pub to: &'static str,
    /// The document in the target schema. If the schemas are the same, it is the body with its contacts converted. Else
    /// it is the contact, an array of contacts, or an object with a contact for each role.
    pub document: Value,
    /// The conversion of each contact.
    pub contacts: Vec<ConvertedContact>,
}

discreet!(ConvertedBody { from, to, contacts });

/// One contact of a converted body.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConvertedContact {
    /// The JSON Pointer of the contact in the source. It is empty if the source is the contact, or has its members
    /// under the prefix of a role.
    pub pointer: String,
    /// The role that the source gives to the contact.
    pub role: Option<Role>,
    /// The conversion. The pointers of its losses lead from the top of the source, and those of its violations from the
    /// top of the body's document.
    pub converted: Converted,
}

discreet!(ConvertedContact { role, converted } count { pointer });

impl ConvertedBody {
    /// Returns `true` if the target accepts every contact.
    pub fn is_accepted(&self) -> bool {
        self.contacts.iter().all(|one| one.converted.is_accepted())
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
/// assert_eq!(converted.contacts[0].pointer, "/data/0");
/// # Ok(())
/// # }
/// ```
pub fn convert_all(document: &Value, conversion: &Conversion) -> Result<ConvertedBody, Error> {
    let Some(parts) = schema::parts(document, conversion.from)? else {
        let converted = convert(document, conversion)?;
        let (from, to, document) = (converted.from, converted.to, converted.document.clone());
        let only = ConvertedContact { pointer: String::new(), role: None, converted };
        let body = ConvertedBody { from, to, document, contacts: vec![only] };
        #[cfg(feature = "xml")]
        if let Some(call) = conversion.call {
            return in_message(body, call);
        }
        return Ok(body);
    };
    let convert_one = |part: &Part<'_>| {
        let converted = convert(
            &part.document,
            &Conversion { from: Some(part.schema), role: part.role.or(conversion.role), ..*conversion },
        );
        let mut converted = converted.map_err(|error| part.placed(error))?;
        if part.is_change && converted.from == converted.to {
            let (source, _) = part.readable()?;
            keep_named(&mut converted.violations, part.schema, &part.document, &source);
        }
        #[cfg(feature = "xml")]
        if converted.from == converted.to {
            lack(&mut converted.violations, part.lacking(), part.schema, in_every_role());
        }
        for pointer in converted.losses.iter_mut().filter_map(|loss| loss.pointer.as_mut()) {
            *pointer = part.place(pointer);
        }
        if converted.from != converted.to {
            hide(&mut converted, document, part.role);
        }
        let pointer = if part.is_prefix { String::new() } else { part.pointer.clone() };
        Ok(ConvertedContact { pointer, role: part.role, converted })
    };
    let mut contacts = parts.iter().map(convert_one).collect::<Result<Vec<ConvertedContact>, Error>>()?;
    let documents = || contacts.iter().map(|one| &one.converted.document);
    let to = conversion.to.name;
    let of_list = || schema::body::recognize(document, conversion.from).map(|body| body.schema);
    let from = parts.first().map(|part| part.schema).or_else(of_list).map_or(to, |schema| schema.name);
    #[cfg(feature = "xml")]
    if let Some(call) = conversion.call {
        return in_message(ConvertedBody { from, to, document: Value::Null, contacts }, call);
    }
    let is_same = from == to && parts.iter().all(|part| part.schema.name == to);
    // The first number in a message of XML-RPC counts its values.
    let is_of_list = |pointer: &str| match document {
        Value::String(_) => pointer.matches('/').nth(1).is_some(),
        _ => pointer.ends_with(|c: char| c.is_ascii_digit()),
    };
    let is_list = parts.iter().any(|part| is_of_list(&part.pointer)) || parts.len() > 1;
    let by_role = by_role(&parts, documents());
    let is_by_role = by_role.is_some();
    let whole = if is_same {
        schema::put_back(document, parts.iter().map(|part| part.pointer.as_str()).zip(documents()))
    } else if let Some(by_role) = by_role {
        Value::Object(by_role)
    } else {
        match documents().next() {
            Some(only) if !is_list => only.clone(),
            _ => documents().cloned().collect(),
        }
    };
    for (index, (one, part)) in contacts.iter_mut().zip(&parts).enumerate() {
        let above = match one.role {
            Some(role) if is_by_role => format!("/{}", role.as_str()),
            _ if is_list => format!("/{index}"),
            _ => String::new(),
        };
        for pointer in one.converted.violations.iter_mut().filter_map(|fault| fault.pointer.as_mut()) {
            *pointer = if is_same { part.place(pointer) } else { [&above, pointer.as_str()].concat() };
        }
    }
    Ok(ConvertedBody { from, to, document: whole, contacts })
}

/// The members next to the contacts that ask to hide the contact in a role: in Route 53's answers, in its requests, and in
/// GoDaddy's.
const PRIVACY: [(&str, Role, &str); 9] = [
    ("route53", Role::Owner, "RegistrantPrivacy"),
    ("route53", Role::Owner, "PrivacyProtectRegistrantContact"),
    ("route53", Role::Admin, "AdminPrivacy"),
    ("route53", Role::Admin, "PrivacyProtectAdminContact"),
    ("route53", Role::Tech, "TechPrivacy"),
    ("route53", Role::Tech, "PrivacyProtectTechContact"),
    ("route53", Role::Bill, "BillingPrivacy"),
    ("route53", Role::Bill, "PrivacyProtectBillingContact"),
    ("godaddy", Role::Owner, "privacy"),
];

/// Carries the privacy that a document asks for next to its contacts into the canonical contact, or reports its loss.
fn hide(converted: &mut Converted, document: &Value, role: Option<Role>) {
    let is_asked = |(schema, of, member): &&(&str, Role, &str)| {
        converted.from == *schema && role == Some(*of) && document.get(*member) == Some(&Value::Bool(true))
    };
    let Some((_, _, member)) = PRIVACY.iter().find(is_asked) else { return };
    match converted.document.as_object_mut() {
        Some(contact) if converted.to == CONTACT.name => {
            contact.insert(Field::WHOIS_PRIVACY.name().to_owned(), Value::Bool(true));
        }
        _ => converted.losses.push(Loss::extra(&["/", member].concat())),
    }
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
