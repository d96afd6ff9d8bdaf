//! What is asked of a contact: which roles, for which domain, in which operation.

use chrono::NaiveDate;
use serde_json::Value;

use crate::error::{Error, Place, nearest};
use crate::language::Language;
use crate::message;
use crate::rules::RuleBook;

/// A role that a contact has for a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The registrant, who holds the domain.
    Owner,
    /// The administrative contact.
    Admin,
    /// The technical contact.
    Tech,
    /// The billing contact.
    Bill,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::Tech, Self::Bill];

    /// The role as it stands in JSON: `owner`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Tech => "tech",
            Self::Bill => "bill",
        }
    }

    /// What a message calls a contact with the role, in a language, as in the middle of a sentence: `billing contact`.
    pub fn label(self, language: Language) -> &'static str {
        message::text_of(language, "role", self.as_str()).unwrap_or(self.as_str())
    }

    /// The role with this name; `registrant` and `billing` are read too.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn named(name: &str) -> Result<Self, Error> {
        match name {
            "registrant" => return Ok(Self::Owner),
            "billing" => return Ok(Self::Bill),
            _ => {}
        }
        Self::ALL.into_iter().find(|role| role.as_str() == name).ok_or_else(|| {
            unknown("role", "as", name, Self::ALL.into_iter().map(Self::as_str), "owner, admin, tech, bill")
        })
    }
}

/// Some of the four roles.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Roles(pub(crate) u8);

impl Roles {
    /// The roles and one more.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Whether the role is among them.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Debug for Roles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter().map(Role::as_str)).finish()
    }
}

/// What is about to be done with the domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The domain is registered.
    #[default]
    Create,
    /// The domain is moved to another registrar.
    Transfer,
    /// The contacts of the domain are changed.
    Update,
    /// The domain changes hands.
    Trade,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 4] = [Self::Create, Self::Transfer, Self::Update, Self::Trade];

    /// The operation as it stands in JSON: `create`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Transfer => "transfer",
            Self::Update => "update",
            Self::Trade => "trade",
        }
    }

    /// The operation with this name.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn named(name: &str) -> Result<Self, Error> {
        let names = Self::ALL.into_iter().map(Self::as_str);
        Self::ALL
            .into_iter()
            .find(|operation| operation.as_str() == name)
            .ok_or_else(|| unknown("operation", "operation", name, names, "create, transfer, update, trade"))
    }
}

fn unknown<'a>(what: &str, at: &str, name: &str, known: impl Iterator<Item = &'a str>, all: &str) -> Error {
    let remedy = match nearest(name, known) {
        Some(near) => format!("`{near}` may be meant"),
        None => format!("give one of {all}"),
    };
    Error::at(Place::argument(at), format!("this {what} is not known"), remedy)
}

/// "This contact, as these roles, for this domain, in this operation."
///
/// ```
/// use registrant::{Association, Role};
/// let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin);
/// assert_eq!(association.domain, "mydomain.fr");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// The domain, in U-labels or A-labels.
    pub domain: String,
    /// The roles that the contact is to have.
    pub roles: Roles,
    /// What is about to be done.
    pub operation: Operation,
    /// The provider whose demands count beside the registry's: `gandi`; `none` as `None`. One that is not known is an
    /// error of whatever is asked; see [`Association::known_provider`].
    pub provider: Option<String>,
    /// The day on which ages are judged. There is no clock in here: without it, no age is checked.
    pub today: Option<NaiveDate>,
    /// The caller's own rules.
    pub rules: Option<RuleBook>,
    /// The language of the messages in the report, and of labels. What a rule says of itself is English.
    pub language: Language,
}

impl Association {
    /// An association of no role yet with a domain, on its creation.
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

    /// The same with one more role.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.roles = self.roles.with(role);
        self
    }

    /// The same in another operation.
    #[must_use]
    pub fn operation(mut self, operation: Operation) -> Self {
        self.operation = operation;
        self
    }

    /// The same at a provider.
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// The same on a day.
    #[must_use]
    pub fn today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// The same with rules of the caller's own.
    #[must_use]
    pub fn rules(mut self, rules: RuleBook) -> Self {
        self.rules = Some(rules);
        self
    }

    /// The same with messages in a language.
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
    /// Where the value is not an object, the domain is missing, no role is given, or a member is unknown or has the
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
                        Operation::named(text()?).map_err(|error| error.moved_to(&place(key)))?;
                }
                "provider" => association.provider = Some(text()?.to_owned()),
                "today" => association.today = Some(read_day(text()?, place(key))?),
                "language" => {
                    association.language =
                        Language::named(text()?).map_err(|error| error.moved_to(&place(key)))?;
                }
                _ => match Role::named(key) {
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
            return Err(Error::at(place("domain"), "there is no domain", "give one, such as `mydomain.fr`"));
        }
        association.checked()
    }

    /// The association itself, where it has a role.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        if self.roles.is_empty() {
            let remedy = "set owner, admin, tech or bill";
            let reason = "the association gives the contact no role";
            return Err(Error::at(Place::argument("association"), reason, remedy));
        }
        Ok(self)
    }
}

pub(crate) fn read_day(text: &str, place: Place) -> Result<NaiveDate, Error> {
    crate::normalize::iso_day(text).ok_or_else(|| Error::wrong_value(place, "a day, written YYYY-MM-DD"))
}
