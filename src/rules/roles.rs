//! Which contacts a domain has beside its owner.

mod table;

use super::suffix::{listed, suffix};
use crate::base::{Error, Roles, Source};
use table::{GROUPS_OF, ROLE_GROUPS};

/// One answer.
#[derive(Debug)]
pub(crate) struct RoleGroup {
    pub required: Roles,
    pub stored: Roles,
    pub source: &'static str,
    pub date: &'static str,
}

/// Which contacts a domain takes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TakenRoles {
    /// Those that must be given.
    pub required: Roles,
    /// Those that may be given: the required ones and those that are optional.
    pub stored: Roles,
    /// The provider that says it; `None` for the registry itself.
    pub provider: Option<&'static str>,
    /// Where it is written down.
    pub source: Source,
}

/// Returns which contacts the registry of a domain takes, or the provider where it asks for something else; `None` where
/// nothing is known of the suffix.
///
/// # Errors
///
/// If the text is not a domain name, or no suffix of it is known.
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
    // Like its rules, the roles of a suffix that is not named are those of the one above it.
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
