//! The contacts of a domain besides its owner.

mod table;

use super::suffix::suffix;
use crate::base::{Error, Roles, Source};
use crate::domain::listed;
use table::{GROUPS_OF, ROLE_GROUPS};

/// The roles of a group of suffixes.
#[derive(Debug)]
pub(crate) struct RoleGroup {
    pub required: Roles,
    pub stored: Roles,
    pub source: &'static str,
    pub date: &'static str,
}

/// The roles that a domain has contacts for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TakenRoles {
    /// The required roles.
    pub required: Roles,
    /// The required and the optional roles.
    pub stored: Roles,
    /// The provider that defines the roles, or `None` for the registry itself.
    pub provider: Option<&'static str>,
    /// The source of the roles.
    pub source: Source,
}

/// Returns the roles of a domain at its registry, or at the provider if it differs. Returns `None` if the
/// suffix's roles are unknown.
///
/// # Errors
///
/// If the text is not a domain name, or its suffix is unknown.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Role, rules::roles};
/// let at_glauca = roles("example.com", Some("glauca"))?.unwrap();
/// assert!(at_glauca.required.contains(Role::Bill));
/// let at_the_registry = roles("example.com", None)?.unwrap();
/// assert!(!at_the_registry.stored.contains(Role::Bill));
/// # Ok(())
/// # }
/// ```
pub fn roles(domain: &str, provider: Option<&str>) -> Result<Option<TakenRoles>, Error> {
    let suffix = suffix(domain)?.name();
    // Like rules, a suffix without roles of its own inherits those of its parent.
    let names = || std::iter::successors(Some(suffix), |name| Some(name.split_once('.')?.1));
    let of = |provider: Option<&str>| {
        let (asker, groups) = GROUPS_OF.iter().find(|(asker, _)| *asker == provider)?;
        let group = |name| ROLE_GROUPS.get(usize::from(*groups.get(listed(name)?.1)?).checked_sub(1)?);
        Some((*asker, names().find_map(group)?))
    };
    let group = provider.and_then(|name| of(Some(name))).or_else(|| of(None));
    Ok(group.map(|(provider, group)| TakenRoles {
        required: group.required,
        stored: group.stored,
        provider,
        source: Source { address: group.source.into(), date: group.date.into() },
    }))
}
