//! The canonical contact: the one model that every schema decodes into and encodes from.

mod country;
mod field;
mod filled;
mod kind;
mod sorted;
pub(crate) mod table;
mod verified;

use std::fmt;

use serde_json::{Map, Value};

pub use country::Country;
pub(crate) use field::FieldInfo;
pub use field::{Field, FieldType};
pub(crate) use filled::Filled;
pub use kind::{Kind, Kinds};
pub(crate) use sorted::SortedMap;
pub(crate) use verified::is_verified;
pub use verified::{VerificationResult, Verified};

pub use crate::base::{Claim, Verifier};

/// A person or an organization with a postal address, phones and an e-mail address.
///
/// Every value is kept as it was given: decoding a document changes nothing, [`crate::normalize::contact`] does.
/// `Debug` shows which fields are set, never what they hold.
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
    /// What the contact is; `None` if the document does not say.
    pub kind: Option<Kind>,
    /// Given name, or names.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// The whole name, from a schema that has one string for it.
    pub full_name: Option<String>,
    /// The organization's name.
    pub organization: Option<String>,
    /// The name under which the organization trades.
    pub trading_name: Option<String>,
    /// The person's post in the organization.
    pub job_title: Option<String>,
    /// The lines of the street address, without city and below.
    pub street: Vec<String>,
    /// City or town.
    pub city: Option<String>,
    /// State, province, region: a name or a code until it is normalized, then ISO 3166-2 (`FR-IDF`).
    pub subdivision: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country: a name or a code until it is normalized, then ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number: as written until it is normalized, then EPP's `+CC.NNN`, with `x` before an extension.
    pub phone: Option<String>,
    /// Mobile number, in the same form.
    pub mobile: Option<String>,
    /// Fax number, in the same form.
    pub fax: Option<String>,
    /// Preferred language, as a language tag.
    pub language: Option<String>,
    /// Is true if the postal data is to be hidden in the public directory.
    pub hide_address: Option<bool>,
    /// Is true if the e-mail address is to be hidden in the public directory.
    pub hide_email: Option<bool>,
    /// The state of the provider's check that the address can be reached.
    pub reachability: Option<String>,
    /// The state of the provider's check of the identity.
    pub validation: Option<String>,
    /// What was verified, the latest last.
    pub verified: Vec<Verified>,
    /// What only some registries ask for, by field.
    pub(crate) registry: SortedMap<Field, String>,
    /// The schema that the contact was decoded from.
    pub schema: Option<&'static str>,
    /// What the document held and this model has no place for, by JSON Pointer; it goes back on encoding to the
    /// same schema.
    pub extra: Map<String, Value>,
    /// Passwords and security answers, by JSON Pointer: kept like `extra`, and never written but into a document
    /// of the same schema.
    pub(crate) secrets: SortedMap<String, Secret>,
}

/// How a flag that is set stands in the registry data, which is text.
const YES: &str = "true";

/// A value that is never shown: its `Debug` is `…`, and it has no serialization.
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
            /// Returns the text in a field, `None` if it is not set; the first line of the street, the name of the kind.
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

            /// Puts a text into a field; lines of a street are split at line feeds.
            ///
            /// [`Field::KIND`] takes the name of a kind, and keeps what it has if the name is none; parse a
            /// [`Kind`] to learn that. Two flags hold no text and stay as they are: see [`Contact::set_flag`].
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

            /// [`Contact::set`], in the memory of what the field held before.
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

            /// Every field that [`Contact::has`], at once.
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
    /// Makes a contact without a value.
    ///
    /// ```
    /// use registrant::contact::{Contact, Field, Kind};
    /// let contact = Contact::new().kind(Kind::Company).with(Field::COUNTRY, "FR");
    /// assert_eq!(contact.country.as_deref(), Some("FR"));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the contact with a text in a field, as [`Contact::set`] puts it there.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }

    /// Returns the contact with a flag, as [`Contact::set_flag`] sets it.
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

    /// Returns the contact as one of a kind.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Option<Kind>>) -> Self {
        self.kind = kind.into();
        self
    }

    /// Returns the data that only some registries ask for, in document order.
    pub fn registry(&self) -> impl Iterator<Item = (Field, &str)> {
        self.registry.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Returns the passwords and security answers of its document, by JSON Pointer.
    pub fn secrets(&self) -> impl Iterator<Item = (&str, &Secret)> {
        self.secrets.iter().map(|(pointer, secret)| (pointer.as_str(), secret))
    }

    /// Returns the value of a flag, `None` if it is not set or the field is not a flag.
    pub fn flag(&self, field: Field) -> Option<bool> {
        match field {
            Field::HIDE_ADDRESS => self.hide_address,
            Field::HIDE_EMAIL => self.hide_email,
            _ if field.kind() == FieldType::Flag => self.registry.get(&field).map(|text| text == YES),
            _ => None,
        }
    }

    /// Sets a flag; a field that is not a flag is left as it is.
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

    /// Tells if a field holds anything but white space.
    pub fn has(&self, field: Field) -> bool {
        match field {
            Field::STREET => self.street.iter().any(|line| says_something(line)),
            Field::HIDE_ADDRESS | Field::HIDE_EMAIL => self.flag(field).is_some(),
            _ => self.text(field).is_some_and(says_something),
        }
    }

    /// Returns the kind, or the one to assume: a company if there is an organization's name, a person otherwise.
    pub fn assumed_kind(&self) -> Kind {
        self.kind.unwrap_or_else(|| match self.has(Field::ORGANIZATION) {
            true => Kind::Company,
            false => Kind::Individual,
        })
    }
}

/// Whether a text holds anything but white space, which its first byte mostly tells.
fn says_something(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !text.trim().is_empty()
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
