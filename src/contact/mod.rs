//! The canonical contact: the one model that every schema decodes into and encodes from.

mod country;
#[cfg(feature = "providers")]
mod document_fault;
mod field;
mod filled;
mod kind;
mod sorted;
pub(crate) mod table;
mod verified;

use std::fmt;

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

pub use country::Country;
#[cfg(feature = "providers")]
pub(crate) use document_fault::KnownDocument;
#[cfg(feature = "providers")]
pub(crate) use document_fault::{DocumentFault, Fault};
pub use field::{Field, FieldType};
pub(crate) use filled::Filled;
pub use kind::{Kind, Kinds};
pub(crate) use sorted::SortedMap;
pub(crate) use verified::is_verified;
pub use verified::{VerificationResult, Verified};

pub use crate::base::{Claim, Verifier};

/// A person or an organization with a postal address, phone numbers and an e-mail address.
///
/// Decoding a document keeps every value unchanged; [`crate::normalize::contact`] normalizes it. `Debug`
/// shows which fields are set, never their values.
///
/// ```
/// use registrant::contact::{Contact, Field, Kind};
///
/// let contact = Contact::new().kind(Kind::Individual).with(Field::CITY, "Paris").with(Field::BIRTH_CITY, "Lyon");
/// assert_eq!(contact.city.as_deref(), Some("Paris"));
/// assert_eq!(contact.text(Field::BIRTH_CITY), Some("Lyon"));
/// assert_eq!(format!("{contact:?}"), "Contact { kind: individual, city, birth_city }");
/// ```
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Contact {
    /// The provider's own id or handle.
    pub id: Option<String>,
    /// The name under which the contact's owner files it.
    pub label: Option<String>,
    /// The kind of the contact, or `None` if the document does not say.
    pub kind: Option<Kind>,
    /// Given name or names.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// The whole name, from a schema that has one string for it.
    pub full_name: Option<String>,
    /// The organization's name.
    pub organization: Option<String>,
    /// The name under which the organization trades.
    pub trading_name: Option<String>,
    /// The person's position in the organization.
    pub job_title: Option<String>,
    /// The lines of the street address, without the city, postal code and country.
    pub street: Vec<String>,
    /// City or town.
    pub city: Option<String>,
    /// State, province or region: a name or a code at first, ISO 3166-2 (`FR-IDF`) once normalized.
    pub subdivision: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country: a name or a code at first, ISO 3166-1 alpha-2 once normalized.
    pub country: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number: any form at first, EPP's `+CC.NNN` with `x` before an extension once normalized.
    pub phone: Option<String>,
    /// Mobile number, in the same form.
    pub mobile: Option<String>,
    /// Fax number, in the same form.
    pub fax: Option<String>,
    /// Preferred language, as a language tag.
    pub language: Option<String>,
    /// `true` if the public directory must hide the postal data.
    pub hide_address: Option<bool>,
    /// `true` if the public directory must hide the e-mail address.
    pub hide_email: Option<bool>,
    /// The state of the provider's check that the contact can be reached.
    pub reachability: Option<String>,
    /// The state of the provider's check of the identity.
    pub validation: Option<String>,
    /// The entries about what was verified, the latest last.
    pub verified: Vec<Verified>,
    /// The fields that only some registries ask for.
    pub(crate) registry: SortedMap<Field, String>,
    /// The names and the address in ASCII, beside those in the contact's own script. EPP has both.
    pub(crate) ascii: Option<Box<Contact>>,
    /// The schema that the contact was decoded from.
    pub schema: Option<&'static str>,
    /// Members of the document that this model has no field for, by JSON Pointer. Encoding to the same schema
    /// writes them back. The empty pointer has what the schema keeps of the whole document, such as the order
    /// of its members.
    pub extra: Map<String, Value>,
    /// Passwords and security answers, by JSON Pointer. They are kept like `extra`, and only written to a
    /// document of the same schema.
    pub(crate) secrets: SortedMap<String, Secret>,
    /// The state of the values.
    pub(crate) state: State,
    /// The findings of decoding in the document that it has put into `extra`.
    #[cfg(feature = "providers")]
    pub(crate) document: KnownDocument,
}

/// The state of a contact: normalized or not. No comparison of contacts sees it.
#[derive(Clone, Copy, Default)]
pub(crate) struct State {
    pub is_normalized: bool,
}

impl PartialEq for State {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The text of a set flag in the registry data, which holds only text.
const YES: &str = "true";

/// A value that is never shown. Its `Debug` is `…`, and it cannot be serialized.
#[derive(Clone, PartialEq)]
pub struct Secret(pub(crate) Value);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

macro_rules! text_fields {
    ($($constant:ident $member:ident)*) => {
        impl Contact {
            /// Returns the text in a field, or `None` if it is not set. For the street it is the first line,
            /// for the kind its name.
            ///
            /// Flags have no text: see [`Contact::flag`].
            pub fn text(&self, field: Field) -> Option<&str> {
                match field {
                    $(Field::$constant => self.$member.as_deref(),)*
                    Field::KIND => self.kind.map(Kind::as_str),
                    Field::STREET => self.street.first().map(String::as_str),
                    _ => self.registry.get(&field).map(String::as_str),
                }
            }

            /// Sets a field to a text. The text of a street is split into lines at line feeds.
            ///
            /// [`Field::KIND`] takes the name of a kind and ignores any other text; parse a [`Kind`] to
            /// detect an invalid name. Two flags hold no text and stay unchanged: see [`Contact::set_flag`].
            pub fn set(&mut self, field: Field, text: impl Into<String>) {
                let text = text.into();
                match field {
                    $(Field::$constant => self.$member = Some(text),)*
                    Field::KIND => self.kind = Kind::named(&text).or(self.kind),
                    Field::STREET => self.street = text.split('\n').map(str::to_owned).collect(),
                    _ if field.is_registry_data() => { self.registry.insert(field, text); }
                    _ => {}
                }
            }

            /// Sets a field like [`Contact::set`], and reuses the field's memory.
            pub(crate) fn overwrite(&mut self, field: Field, text: &str) {
                match field {
                    $(Field::$constant => match &mut self.$member {
                        Some(held) => text.clone_into(held),
                        none => *none = Some(text.to_owned()),
                    },)*
                    Field::STREET => {
                        let mut count = 0;
                        for line in text.split('\n') {
                            match self.street.get_mut(count) {
                                Some(held) => line.clone_into(held),
                                None => self.street.push(line.to_owned()),
                            }
                            count += 1;
                        }
                        self.street.truncate(count);
                    }
                    _ if field.is_registry_data() => match self.registry.get_mut(&field) {
                        Some(held) => text.clone_into(held),
                        None => { self.registry.insert(field, text.to_owned()); }
                    },
                    _ => {}
                }
            }

            /// Returns the set of all fields that [`Contact::has`].
            pub(crate) fn filled(&self) -> Filled {
                let mut filled = Filled::default();
                $(filled.note(Field::$constant, self.$member.as_deref().is_some_and(says_something));)*
                for field in [Field::KIND, Field::STREET, Field::HIDE_ADDRESS, Field::HIDE_EMAIL] {
                    filled.note(field, self.has(field));
                }
                filled.note_registry_data(self);
                filled
            }

            /// Removes a field's value.
            pub fn unset(&mut self, field: Field) {
                match field {
                    $(Field::$constant => self.$member = None,)*
                    Field::KIND => self.kind = None,
                    Field::STREET => self.street.clear(),
                    Field::HIDE_ADDRESS => self.hide_address = None,
                    Field::HIDE_EMAIL => self.hide_email = None,
                    _ => { self.registry.remove(&field); }
                }
            }
        }
    };
}

text_fields! {
    ID id
    LABEL label
    GIVEN_NAME given_name
    FAMILY_NAME family_name
    FULL_NAME full_name
    ORGANIZATION organization
    TRADING_NAME trading_name
    JOB_TITLE job_title
    CITY city
    SUBDIVISION subdivision
    POSTAL_CODE postal_code
    COUNTRY country
    EMAIL email
    PHONE phone
    MOBILE mobile
    FAX fax
    LANGUAGE language
    REACHABILITY reachability
    VALIDATION validation
}

impl Contact {
    /// Makes an empty contact.
    ///
    /// ```
    /// use registrant::contact::{Contact, Field, Kind};
    /// let contact = Contact::new().kind(Kind::Company).with(Field::COUNTRY, "FR");
    /// assert_eq!(contact.country.as_deref(), Some("FR"));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the contact with a field set to a text, like [`Contact::set`].
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }

    /// Returns the contact with a flag set, like [`Contact::set_flag`].
    #[must_use]
    pub fn with_flag(mut self, field: Field, value: bool) -> Self {
        self.set_flag(field, value);
        self
    }

    /// Returns the contact with one more entry about what was verified.
    #[must_use]
    pub fn with_verified(mut self, entry: Verified) -> Self {
        self.verified.push(entry);
        self
    }

    /// Returns the contact with its kind set.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Option<Kind>>) -> Self {
        self.kind = kind.into();
        self
    }

    /// Returns the data that only some registries ask for, in document order.
    pub fn registry(&self) -> impl Iterator<Item = (Field, &str)> {
        self.registry.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Returns the passwords and security answers of the contact's document, by JSON Pointer.
    pub fn secrets(&self) -> impl Iterator<Item = (&str, &Secret)> {
        self.secrets.iter().map(|(pointer, secret)| (pointer.as_str(), secret))
    }

    /// Returns the value of a flag, or `None` if it is not set or the field is not a flag.
    pub fn flag(&self, field: Field) -> Option<bool> {
        match field {
            Field::HIDE_ADDRESS => self.hide_address,
            Field::HIDE_EMAIL => self.hide_email,
            _ if field.kind() == FieldType::Flag => self.registry.get(&field).map(|text| text == YES),
            _ => None,
        }
    }

    /// Sets a flag. Does nothing if the field is not a flag.
    pub fn set_flag(&mut self, field: Field, value: bool) {
        match field {
            Field::HIDE_ADDRESS => self.hide_address = Some(value),
            Field::HIDE_EMAIL => self.hide_email = Some(value),
            _ if field.kind() == FieldType::Flag => {
                self.registry.insert(field, if value { YES } else { "false" }.to_owned());
            }
            _ => {}
        }
    }

    /// Returns whether a field contains more than white space.
    pub fn has(&self, field: Field) -> bool {
        match field {
            Field::STREET => self.street.iter().any(|line| says_something(line)),
            Field::HIDE_ADDRESS | Field::HIDE_EMAIL => self.flag(field).is_some(),
            _ => self.text(field).is_some_and(says_something),
        }
    }

    /// Returns `true` if the first line of the street says something.
    pub(crate) fn has_first_line(&self) -> bool {
        self.street.first().is_some_and(|line| says_something(line))
    }

    /// Returns the kind or, if it is not set, the assumed one: a company if the contact has an organization,
    /// otherwise a person.
    pub fn assumed_kind(&self) -> Kind {
        self.kind.unwrap_or_else(|| match self.has(Field::ORGANIZATION) {
            true => Kind::Company,
            false => Kind::Individual,
        })
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact { kind: ")?;
        f.write_str(self.kind.map_or("unknown", Kind::as_str))?;
        for field in Field::all().filter(|field| *field != Field::KIND && self.has(*field)) {
            write!(f, ", {field}")?;
        }
        f.write_str(if self.verified.is_empty() { " }" } else { ", verified }" })
    }
}
