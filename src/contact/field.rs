//! The fields of a contact, by name.

use std::fmt;
use std::str::FromStr;

use super::table::{AUTOFILL, COUNT, IDENTIFIERS, KINDS, LABEL_ENDS, LABELS, NAME_ENDS, NAMES};
#[cfg(feature = "providers")]
use super::table::{GANDI_LABELS, KEYS};
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

impl Field {
    /// Finds the field with a name, without making an error.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::all().find(|field| field.name() == name)
    }

    /// Returns every field, in document order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u16..).take(COUNT).map(Self)
    }

    /// Returns the name in snake case: `given_name`.
    pub fn name(self) -> &'static str {
        self.part(NAMES, &NAME_ENDS)
    }

    /// Returns the name, like [`Field::name`].
    pub fn as_str(self) -> &'static str {
        self.name()
    }

    /// Returns the English label for messages, in lower case: `given name`.
    pub fn label(self) -> &'static str {
        self.part(LABELS, &LABEL_ENDS)
    }

    /// Returns the label in a language, as used in the middle of a sentence: `prénom`.
    pub fn label_in(self, language: Language) -> &'static str {
        label(language, self.0).unwrap_or_else(|| self.label())
    }

    /// Returns the type of value that the field holds.
    pub fn kind(self) -> FieldType {
        KINDS.get(usize::from(self.0)).copied().unwrap_or(FieldType::Text)
    }

    /// Returns the token of the HTML `autocomplete` attribute, if the standard has one for the field.
    pub fn autofill(self) -> Option<&'static str> {
        self.text_in(AUTOFILL)
    }

    /// Returns whether only some registries ask for the field. Such fields are in
    /// [`super::Contact::registry`].
    pub fn is_registry_data(self) -> bool {
        self >= Self::FIRST_REGISTRY
    }

    /// Returns the provider's name for the field in its extra values: `birth_city` at Gandi. Only a build with the feature
    /// `providers` knows it.
    pub fn key_of(self, provider: &str) -> Option<&'static str> {
        self.keys_of(provider).next()
    }

    /// Returns the provider's names for the field, if it has one for each registry.
    pub fn keys_of<'p>(self, provider: &'p str) -> impl Iterator<Item = &'static str> + Clone + use<'p> {
        #[cfg(not(feature = "providers"))]
        const KEYS: &[(Field, &str, &str)] = &[];
        let keys = KEYS.get(KEYS.partition_point(|(field, ..)| *field < self)..).unwrap_or_default();
        let own = keys.iter().take_while(move |(field, ..)| *field == self);
        own.filter(move |(_, name, _)| *name == provider).map(|(_, _, key)| *key)
    }

    #[cfg(feature = "providers")]
    pub(crate) fn gandi_label(self) -> Option<&'static str> {
        self.text_in(GANDI_LABELS)
    }

    /// Returns which numbers the field holds, as `data/fields.toml` says it in one text; `None` if it holds none with a form.
    pub(crate) fn identifiers(self) -> Option<&'static str> {
        self.text_in(IDENTIFIERS)
    }

    /// Returns the text in a table that is sorted by field.
    fn text_in(self, table: &'static [(Self, &'static str)]) -> Option<&'static str> {
        let place = table.binary_search_by_key(&self, |(field, _)| *field).ok()?;
        table.get(place).map(|(_, text)| *text)
    }

    /// Returns the part of a text that is about the field, by the ends of all parts.
    fn part(self, text: &'static str, ends: &[u16; COUNT]) -> &'static str {
        let index = usize::from(self.0);
        let start =
            index.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| usize::from(*end));
        ends.get(index).and_then(|end| text.get(start..usize::from(*end))).unwrap_or_default()
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
