//! The fields of a contact, by name.

use std::fmt;
use std::str::FromStr;

use super::table::{FIELDS, IDENTIFIERS};
use crate::base::{Error, Place, conversions, nearest, words};
use crate::language::{Language, label};

/// One field of the canonical contact: `given_name`, `country`, `birth_city`, …
///
/// A field's name is its path in the canonical contact, in every rule and in every violation.
/// `data/fields.toml` lists all fields; its order is the document order of a report.
///
/// ```
/// use registrant::contact::Field;
/// assert_eq!("birth_city".parse(), Ok(Field::BIRTH_CITY));
/// assert_eq!(Field::BIRTH_CITY.name(), "birth_city");
/// assert!(Field::BIRTH_CITY.is_registry_data());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(pub(crate) u16);

/// The type of value that a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Several lines of text.
    Lines,
    /// A [`super::Kind`].
    Kind,
    /// Yes or no.
    Flag,
    /// An ISO 3166-1 country.
    Country,
    /// An ISO 3166-2 subdivision.
    Subdivision,
    /// A postal code.
    PostalCode,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A language tag.
    Language,
    /// A day, `YYYY-MM-DD`.
    Date,
}

words!(FieldType, "type of field", "type":
    Text "text", Lines "lines", Kind "kind", Flag "flag", Country "country", Subdivision "subdivision", PostalCode "postal_code", Phone "phone", Email "email", Language "language", Date "date");
conversions!(Field);

#[derive(Debug)]
pub(crate) struct FieldInfo {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: FieldType,
    pub autofill: Option<&'static str>,
    pub gandi_label: Option<&'static str>,
    /// The provider's names for the field in its extra values.
    pub keys: &'static [(&'static str, &'static str)],
}

impl Field {
    /// Finds the field with a name, without making an error.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let index = FIELDS.iter().position(|info| info.name == name)?;
        u16::try_from(index).ok().map(Self)
    }

    /// Returns every field, in document order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u16..).take(FIELDS.len()).map(Self)
    }

    /// Returns the name in snake case: `given_name`.
    pub fn name(self) -> &'static str {
        self.info().map_or("", |info| info.name)
    }

    /// Returns the name, like [`Field::name`].
    pub fn as_str(self) -> &'static str {
        self.name()
    }

    /// Returns the English label for messages, in lower case: `given name`.
    pub fn label(self) -> &'static str {
        self.info().map_or("", |info| info.label)
    }

    /// Returns the label in a language, as used in the middle of a sentence: `prénom`.
    pub fn label_in(self, language: Language) -> &'static str {
        label(language, self.0).unwrap_or_else(|| self.label())
    }

    /// Returns the type of value that the field holds.
    pub fn kind(self) -> FieldType {
        self.info().map_or(FieldType::Text, |info| info.kind)
    }

    /// Returns the token of the HTML `autocomplete` attribute, if the standard has one for the field.
    pub fn autofill(self) -> Option<&'static str> {
        self.info().and_then(|info| info.autofill)
    }

    /// Returns whether only some registries ask for the field. Such fields are in
    /// [`super::Contact::registry`].
    pub fn is_registry_data(self) -> bool {
        self >= Self::FIRST_REGISTRY
    }

    /// Returns the provider's name for the field in its extra values: `birth_city` at Gandi.
    pub fn key_of(self, provider: &str) -> Option<&'static str> {
        self.keys_of(provider).next()
    }

    /// Returns the provider's names for the field, if it has one for each registry.
    pub fn keys_of<'p>(self, provider: &'p str) -> impl Iterator<Item = &'static str> + Clone + use<'p> {
        let keys = self.info().map_or(&[][..], |info| info.keys);
        keys.iter().filter(move |(name, _)| *name == provider).map(|(_, key)| *key)
    }

    pub(crate) fn gandi_label(self) -> Option<&'static str> {
        self.info().and_then(|info| info.gandi_label)
    }

    /// Returns which numbers the field holds, as `data/fields.toml` says it in one text; `None` if it holds none with a form.
    pub(crate) fn identifiers(self) -> Option<&'static str> {
        let place = IDENTIFIERS.binary_search_by_key(&self, |(field, _)| *field).ok()?;
        IDENTIFIERS.get(place).map(|(_, numbers)| *numbers)
    }

    fn info(self) -> Option<&'static FieldInfo> {
        FIELDS.get(usize::from(self.0))
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Field {
    type Err = Error;

    /// Finds the field with a name.
    ///
    /// # Errors
    ///
    /// If no field has the name. The error names the nearest one.
    fn from_str(name: &str) -> Result<Self, Error> {
        Self::named(name).ok_or_else(|| {
            let remedy = match nearest(name, Self::all().map(Self::name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "use a member of the canonical contact, such as `given_name`".to_owned(),
            };
            Error::at(Place::argument("field"), "unknown field", remedy).coded("unknown_field")
        })
    }
}
