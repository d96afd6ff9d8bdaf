//! What is asked of a contact: which roles, for which domain, in which operation.

use chrono::NaiveDate;
use serde_json::Value;

use super::book::RuleBook;
use super::table::DATA_VERSION;
use crate::base::{Error, Operation, Place, Role, Roles, iso_day, read_day};
use crate::language::Language;

/// "This contact, as these roles, for this domain, in this operation."
///
/// ```
/// use registrant::{Association, Role};
/// let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin);
/// assert_eq!(association.domain, "mydomain.fr");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Association {
    /// The domain, in U-labels or A-labels.
    pub domain: String,
    /// The roles that the contact is to have.
    pub roles: Roles,
    /// What is about to be done.
    pub operation: Operation,
    /// The provider whose demands count beside the registry's: `gandi`; `none` as `None`. One that is not known is an
    /// error of whatever is asked; see [`Association::known_provider`].
    pub(crate) provider: Option<String>,
    /// The day on which ages are judged and rules count. There is no clock in here: without it, no age is checked, and
    /// rules count as on the day of the data, [`crate::DATA_VERSION`].
    pub today: Option<NaiveDate>,
    /// The caller's own rules.
    pub rules: Option<RuleBook>,
    /// The language of the messages in the report, and of labels. What a rule says of itself is English.
    pub language: Language,
}

impl Association {
    /// Makes an association of no role yet with a domain, on its creation.
    pub fn new(domain: impl Into<String>) -> Self {
        Self {
            domain: domain.into(),
            roles: Roles::default(),
            operation: Operation::Create,
            provider: None,
            today: None,
            rules: None,
            language: Language::default(),
        }
    }

    /// Returns the association with another domain.
    #[must_use]
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = domain.into();
        self
    }

    /// Returns the association with one more role.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.roles = self.roles.with(role);
        self
    }

    /// Returns the association with more roles.
    ///
    /// ```
    /// use registrant::{Association, Role};
    /// let association = Association::new("mydomain.fr").roles([Role::Owner, Role::Admin]);
    /// assert_eq!(association.roles.to_string(), "owner,admin");
    /// ```
    #[must_use]
    pub fn roles(mut self, roles: impl IntoIterator<Item = Role>) -> Self {
        self.roles.extend(roles);
        self
    }

    /// Returns the association in another operation.
    #[must_use]
    pub fn operation(mut self, operation: Operation) -> Self {
        self.operation = operation;
        self
    }

    /// Returns the association at a provider: `gandi`; `none` for no provider's rules.
    ///
    /// [`Association::known_provider`] tells if the name is known.
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// Returns the association on a day.
    #[must_use]
    pub fn today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Returns the association with rules of the caller's own.
    #[must_use]
    pub fn rules(mut self, rules: RuleBook) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Returns the association with messages in a language.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Reads an association from Gandi's own shape: `{"domain": "mydomain.fr", "owner": true, "admin": true}`, with
    /// `operation`, `provider`, `today` and `language` beside.
    ///
    /// # Errors
    ///
    /// If the value is not an object, the domain is missing, no role is given, or a member is unknown or has the
    /// wrong type.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let place = |key: &str| Place::argument("association").member(key);
        let Some(object) = value.as_object() else {
            return Err(Error::wrong_type(Place::argument("association"), "an object", value));
        };
        let mut association = Self::new("");
        for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
            let text = || value.as_str().ok_or_else(|| Error::wrong_type(place(key), "a text", value));
            match key.as_str() {
                "domain" => text()?.clone_into(&mut association.domain),
                "operation" => {
                    association.operation =
                        text()?.parse::<Operation>().map_err(|error| error.moved_to(&place(key)))?;
                }
                "provider" => association.provider = Some(text()?.to_owned()),
                "today" => association.today = Some(read_day(text()?, place(key))?),
                "language" => {
                    association.language =
                        text()?.parse::<Language>().map_err(|error| error.moved_to(&place(key)))?;
                }
                _ => match key.parse::<Role>() {
                    Ok(role) => match value.as_bool() {
                        Some(true) => association.roles = association.roles.with(role),
                        Some(false) => {}
                        None => return Err(Error::wrong_type(place(key), "true or false", value)),
                    },
                    Err(_) => {
                        let known = [
                            "domain",
                            "owner",
                            "admin",
                            "tech",
                            "bill",
                            "operation",
                            "provider",
                            "today",
                            "language",
                        ];
                        return Err(Error::unknown_member(place(key), key, known.into_iter()));
                    }
                },
            }
        }
        if association.domain.is_empty() {
            return Err(Error::at(place("domain"), "there is no domain", "give one, such as `mydomain.fr`")
                .coded("missing_domain"));
        }
        association.checked()
    }

    /// Returns the day on which rules count: that of the data if no other is given.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.today.or_else(|| iso_day(DATA_VERSION))
    }

    /// The association itself, where it has a role.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        if self.roles.is_empty() {
            let remedy = "set owner, admin, tech or bill";
            let reason = "the association gives the contact no role";
            return Err(Error::at(Place::argument("association"), reason, remedy).coded("missing_role"));
        }
        Ok(self)
    }
}
