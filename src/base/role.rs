//! The roles that contacts have for a domain.

use super::Error;
use super::operation::unknown;

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
