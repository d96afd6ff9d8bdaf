//! The association: the roles, the domain and the operation for which a contact is checked.

use chrono::NaiveDate;
use serde_json::Value;

use super::book::RuleBook;
use super::stock::DATA_VERSION;
use crate::base::{Error, Operation, Place, Role, Roles, iso_day, read_day};
use crate::language::Language;

/// An association of a contact with a domain: "this contact, in these roles, for this domain, in this
/// operation".
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
    /// The roles that the contact gets.
    pub roles: Roles,
    /// The operation to perform.
    pub operation: Operation,
    /// The provider whose rules apply besides the registry's: `gandi`. `"none"` is the same as `None`. An
    /// unknown provider is an error in every check; see [`Association::known_provider`].
    pub(crate) provider: Option<String>,
    /// The day on which ages are checked and rules count. The library reads no clock: without a day, it checks no age, and
    /// rules count as on the day of the data, [`crate::DATA_VERSION`].
    pub today: Option<NaiveDate>,
    /// The caller's own rules.
    pub rules: Option<RuleBook>,
    /// The language of labels and of the messages in the report. The texts of rules are English.
    pub language: Language,
}

impl Association {
    /// Makes an association with a domain, without a role, for the operation `create`.
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

    /// Returns the association with another role added.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.roles = self.roles.with(role);
        self
    }

    /// Returns the association with more roles added.
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

    /// Returns the association with another operation.
    #[must_use]
    pub fn operation(mut self, operation: Operation) -> Self {
        self.operation = operation;
        self
    }

    /// Returns the association with a provider: `gandi`, or `none` to apply no provider's rules.
    ///
    /// [`Association::known_provider`] returns an error if the name is unknown.
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// Returns the association with the day of the check.
    #[must_use]
    pub fn today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Returns the association with the caller's own rules.
    #[must_use]
    pub fn rules(mut self, rules: RuleBook) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Returns the association with another language of messages.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Reads an association: `{"domain": "mydomain.fr", "roles": ["owner", "admin"]}`, or in Gandi's own format
    /// `{"domain": "mydomain.fr", "owner": true, "admin": true}`. It may also have `operation`, `provider`, `today` and `language`.
    ///
    /// # Errors
    ///
    /// If the value is not an object, has no domain or no role, or a member is unknown or has the wrong type.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let place = |key: &str| Place::argument("association").member(key);
        let Some(object) = value.as_object() else {
            return Err(Error::wrong_type(Place::argument("association"), "an object", value));
        };
        let mut association = Self::new("");
        for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
            let text = || value.as_str().ok_or_else(|| Error::wrong_type(place(key), "a string", value));
            match key.as_str() {
                "domain" => text()?.clone_into(&mut association.domain),
                "operation" => {
                    association.operation =
                        text()?.parse::<Operation>().map_err(|error| error.moved_to(&place(key)))?;
                }
                "provider" => association.provider = Some(text()?.to_owned()),
                "today" => association.today = Some(read_day(text()?, place(key))?),
                "roles" => association.roles = association.roles.or(roles(value, &|| place(key))?),
                "language" => {
                    association.language =
                        text()?.parse::<Language>().map_err(|error| error.moved_to(&place(key)))?;
                }
                _ => match key.parse::<Role>() {
                    Ok(role) => match value.as_bool() {
                        Some(true) => association.roles = association.roles.with(role),
                        Some(false) => {}
                        None => return Err(Error::wrong_type(place(key), "a boolean", value)),
                    },
                    Err(_) => {
                        let known = [
                            "domain",
                            "owner",
                            "admin",
                            "tech",
                            "bill",
                            "roles",
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
            return Err(Error::at(
                place("domain"),
                "expected a domain, found none",
                "pass one such as `mydomain.fr`",
            )
            .coded("missing_domain"));
        }
        association.checked()
    }

    /// Returns the day on which rules count: that of the data if no other is given.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.today.or_else(|| iso_day(DATA_VERSION))
    }

    /// Returns the association, or an error if it has no role.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        if self.roles.is_empty() {
            let remedy = "set owner, admin, tech or bill";
            let reason = "expected a role for the contact, found none";
            return Err(Error::at(Place::argument("association"), reason, remedy).coded("missing_role"));
        }
        Ok(self)
    }
}

/// Reads a list of roles.
fn roles(value: &Value, place: &dyn Fn() -> Place) -> Result<Roles, Error> {
    let list = value.as_array().ok_or_else(|| Error::wrong_type(place(), "an array", value))?;
    let mut roles = Roles::default();
    for (index, role) in list.iter().enumerate() {
        let place = place().member(&index.to_string());
        let Some(name) = role.as_str() else { return Err(Error::wrong_type(place, "a string", role)) };
        roles = roles.with(name.parse::<Role>().map_err(|error| error.moved_to(&place))?);
    }
    Ok(roles)
}
