//! The providers with known rules.

use registrant_text::short::same;

use super::association::Association;
use super::book::RuleBook;
use super::stock::PROVIDERS;
use crate::base::{Error, Place, nearest, schemas};
use crate::contact::Contact;

/// The name that excludes all providers' rules.
const NONE: &str = "none";

impl Association {
    /// Returns the association with the provider of a contact's schema, unless it already names a provider.
    ///
    /// ```
    /// use registrant::{Association, contact::Contact};
    /// let mut contact = Contact::default();
    /// contact.schema = Some("gandi-v5");
    /// let association = Association::new("example.com").at_provider_of(&contact);
    /// assert_eq!(association.known_provider()?, Some("gandi"));
    /// let association = Association::new("example.com").provider("none").at_provider_of(&contact);
    /// assert_eq!(association.known_provider()?, None);
    /// # Ok::<(), registrant::Error>(())
    /// ```
    #[must_use]
    pub fn at_provider_of(self, contact: &Contact) -> Self {
        self.at_provider_of_schema(contact.schema)
    }

    /// Returns the association with the provider of a schema, unless it already names a provider. The
    /// canonical contact has no provider.
    #[must_use]
    pub fn at_provider_of_schema(mut self, schema: Option<&str>) -> Self {
        if self.provider.is_none() {
            self.provider = schema.and_then(schemas::named).map(|schema| schema.provider.to_owned());
        }
        self
    }

    /// Returns the provider's name in rules, or `None` if it is absent or `none`. Case and surrounding
    /// blanks do not count.
    ///
    /// # Errors
    ///
    /// If the name is unknown: no schema, no built-in rule and no rule of the association belongs to such a
    /// provider.
    ///
    /// ```
    /// use registrant::Association;
    /// assert_eq!(Association::new("mydomain.fr").provider(" Gandi").known_provider(), Ok(Some("gandi")));
    /// let error = Association::new("mydomain.fr").provider("gandy").known_provider().unwrap_err();
    /// assert_eq!(error.remedy(), "did you mean `gandi`?");
    /// ```
    pub fn known_provider(&self) -> Result<Option<&str>, Error> {
        self.provider_at(|| Place::argument("provider"))
    }

    /// Does the same as [`Association::known_provider`], with the place of the name for the error.
    pub(crate) fn provider_at(&self, place: impl FnOnce() -> Place) -> Result<Option<&str>, Error> {
        let Some(name) = self.provider.as_deref() else { return Ok(None) };
        if same(name.as_bytes(), NONE.as_bytes()) {
            return Ok(None);
        }
        match PROVIDERS.iter().find(|(known, _)| same(known.as_bytes(), name.as_bytes())) {
            Some((known, _)) if is_provider(known) => Ok(Some(known)),
            _ => spelled(name, self.rules.as_ref(), place),
        }
    }

    /// Returns the provider's name in rules, if it is known.
    pub(crate) fn provider_of_rules(&self) -> Option<&str> {
        self.known_provider().ok().flatten()
    }
}

/// Returns `false` for the name of a schema: some rules concern only one of a provider's schemas.
fn is_provider(known: &str) -> bool {
    schemas::named(known).is_none_or(|schema| schema.provider == known)
}

#[cold]
fn spelled<'a>(
    name: &str,
    book: Option<&'a RuleBook>,
    place: impl FnOnce() -> Place,
) -> Result<Option<&'a str>, Error> {
    let name = name.trim();
    if name.eq_ignore_ascii_case(NONE) {
        return Ok(None);
    }
    if let Some(known) = schemas::providers().find(|known| *known == name) {
        return Ok(Some(known));
    }
    let mut known: Vec<&'a str> =
        PROVIDERS.iter().map(|(known, _)| *known).filter(|known| is_provider(known)).collect();
    known.extend(schemas::providers().map(|name| -> &'a str { name }));
    known.extend(book.into_iter().flat_map(RuleBook::rules).filter_map(|rule| rule.provider.as_deref()));
    match known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(known) => Ok(Some(*known)),
        None => Err(unknown(name, known, place())),
    }
}

fn unknown(name: &str, mut names: Vec<&str>, place: Place) -> Error {
    let lower = name.to_ascii_lowercase();
    names.push(NONE);
    // The name of a schema also means its provider.
    let provider = schemas::named(&lower).map(|schema| schema.provider);
    let remedy = match provider.or_else(|| nearest(&lower, names.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let mut seen = Vec::with_capacity(names.len());
            names.retain(|name| {
                !seen.contains(name) && {
                    seen.push(*name);
                    true
                }
            });
            format!("use one of: {}", names.join(", "))
        }
    };
    Error::at(place, "unknown provider", remedy).coded("unknown_provider")
}

/// Returns the provider's name in messages.
pub(crate) fn title(provider: &str) -> &str {
    PROVIDERS.iter().find(|(name, _)| *name == provider).map_or(provider, |(_, title)| title)
}
