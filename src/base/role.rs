//! The roles that contacts have for a domain.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Error, words};

/// A role that a contact has for a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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

words!(Role, "role", "as": Owner "owner" or "registrant", Admin "admin", Tech "tech", Bill "bill" or "billing");

/// A set of roles.
///
/// As text it is a list with commas; in serde's formats it is a list of names.
///
/// ```
/// use registrant::{Role, Roles};
/// let roles = Roles::from([Role::Owner, Role::Bill]);
/// assert_eq!(roles.to_string(), "owner,bill");
/// assert_eq!("owner, billing".parse::<Roles>()?, roles);
/// assert_eq!(serde_json::to_string(&roles).unwrap(), r#"["owner","bill"]"#);
/// # Ok::<(), registrant::Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Roles(pub(crate) u8);

impl Roles {
    /// Returns the roles with another one added.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Returns whether the set contains a role.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Returns whether the set is empty.
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

    /// Returns the roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl Extend<Role> for Roles {
    fn extend<I: IntoIterator<Item = Role>>(&mut self, roles: I) {
        *self = roles.into_iter().fold(*self, Self::with);
    }
}

impl From<Role> for Roles {
    fn from(role: Role) -> Self {
        Self::default().with(role)
    }
}

impl<const N: usize> From<[Role; N]> for Roles {
    fn from(roles: [Role; N]) -> Self {
        roles.into_iter().collect()
    }
}

impl FromStr for Roles {
    type Err = Error;

    /// Reads role names separated by commas. Blanks around a name do not count.
    ///
    /// # Errors
    ///
    /// If a name is not a role.
    fn from_str(names: &str) -> Result<Self, Error> {
        names.split(',').map(|name| name.trim().parse::<Role>()).collect()
    }
}

impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, role) in self.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "," })?;
            f.write_str(role.as_str())?;
        }
        Ok(())
    }
}

impl Serialize for Roles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Roles {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Role>::deserialize(deserializer)?.into_iter().collect())
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Role::as_str)).finish()
    }
}
