//! Checks of one domain with the contacts of all its roles.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::report::{CheckContext, Report};
use crate::base::{Error, ErrorKind, Role, Roles};
use crate::contact::Contact;
use crate::rules::Association;
use crate::rules::{self, Case, Rule, Suffix, broken, in_force};

/// The result of checking the contacts of a domain.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OrderReport {
    /// The suffix whose rules were applied.
    pub suffix: Suffix,
    /// The report on each contact, in the given order, with the contact's roles.
    pub contacts: Vec<(Roles, Report)>,
    /// The roles that the registry or the provider requires but no contact has. A registrar may fill them in.
    pub missing_roles: Roles,
    /// The roles that a contact has but the registry does not store. A registrar may keep them for itself.
    pub unstored_roles: Roles,
}

impl OrderReport {
    /// Returns whether every contact is accepted.
    pub fn is_accepted(&self) -> bool {
        self.contacts.iter().all(|(_, report)| report.is_accepted())
    }

    /// Returns the report with that on further contacts, which are checked on their own.
    #[cfg(feature = "providers")]
    pub(super) fn joined(mut self, other: Self) -> Self {
        self.contacts.extend(other.contacts);
        self.missing_roles = self.missing_roles.and(other.missing_roles);
        self.unstored_roles = self.unstored_roles.or(other.unstored_roles);
        self
    }
}

impl Serialize for OrderReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &self.is_accepted())?;
        map.serialize_entry("suffix", self.suffix.name())?;
        map.serialize_entry("basis", self.suffix.basis().as_str())?;
        map.serialize_entry("missing_roles", &names(self.missing_roles))?;
        map.serialize_entry("unstored_roles", &names(self.unstored_roles))?;
        map.serialize_entry("contacts", &self.contacts.iter().map(Answer).collect::<Vec<_>>())?;
        map.serialize_entry("data_version", crate::DATA_VERSION)?;
        map.end()
    }
}

/// The part of the answer about one contact.
struct Answer<'a>(&'a (Roles, Report));

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (roles, report) = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("roles", &names(*roles))?;
        map.serialize_entry("accepted", &report.is_accepted())?;
        map.serialize_entry("violations", &report.violations)?;
        map.serialize_entry("notes", &report.said_notes().collect::<Vec<_>>())?;
        map.end()
    }
}

fn names(roles: Roles) -> Vec<&'static str> {
    roles.iter().map(Role::as_str).collect()
}

/// Checks the contacts of a domain together, each in its own roles. The association's roles do not count.
///
/// Besides the checks of [`super::report::check`], it applies rules about several contacts:
///
/// - one of several roles is enough, such as an owner or an administrative contact in Berlin
/// - one contact must be the owner, such as the administrative contact of a natural person's `.it`
/// - the registry requires a role, or does not store it
///
/// # Errors
///
/// If there are no contacts, a contact has no role, two contacts have the same role, or the domain's suffix
/// or the provider is unknown.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::contact::{Contact, Field};
/// use registrant::{Association, Role, Roles, check_order};
///
/// let contact = |city: &str, country: &str| {
///     let mut contact = Contact::default();
///     contact.set(Field::CITY, city);
///     contact.set(Field::COUNTRY, country);
///     contact
/// };
/// let (owner, admin) = (contact("Paris", "FR"), contact("Berlin", "DE"));
/// let roles = |role| Roles::default().with(role);
/// let contacts = [(roles(Role::Owner), &owner), (roles(Role::Admin), &admin)];
/// let report = check_order(&contacts, &Association::new("example.fr"))?;
/// assert_eq!(report.contacts.len(), 2);
/// assert!(report.missing_roles.contains(Role::Tech));
/// # Ok(())
/// # }
/// ```
pub fn check_order(contacts: &[(Roles, &Contact)], association: &Association) -> Result<OrderReport, Error> {
    let mut taken = Roles::default();
    for (roles, _) in contacts {
        if roles.is_empty() {
            return Err(Error::new(
                ErrorKind::Argument,
                "expected a role for each contact, found a contact without one",
                "add the roles of the contact",
            )
            .coded("missing_role"));
        }
        if let Some(role) = taken.and(*roles).iter().next() {
            let reason = format!("expected one contact in each role, found two for {}", role.as_str());
            return Err(Error::new(ErrorKind::Argument, reason, "give each role to one contact"));
        }
        taken = taken.or(*roles);
    }
    if contacts.is_empty() {
        return Err(Error::new(
            ErrorKind::Argument,
            "expected a contact, found none",
            "add the owner's contact",
        ));
    }
    let provider = association.known_provider()?;
    let suffix = rules::suffix_of_name(&association.domain)?;
    rules::are_here(suffix, provider)?;
    let owner = contacts.iter().find(|(roles, _)| roles.contains(Role::Owner)).map(|(_, contact)| *contact);
    let mut reports = Vec::with_capacity(contacts.len());
    for (roles, contact) in contacts {
        let own = Association { roles: *roles, ..association.clone() };
        let judging = CheckContext { owner, known: taken, ..CheckContext::alone(contact, &own, suffix) };
        let asked = in_force(suffix, &own, contact.schema).filter(|rule| rule.is_asked(&own));
        let asked = asked.filter(|rule| !rule.any_role || is_first_to_fail(rule, contact, contacts, &own));
        reports.push((*roles, judging.report(judging.case(contact), asked)));
    }
    let stored = rules::roles(&association.domain, provider)?;
    let (missing_roles, unstored_roles) = match stored {
        Some(stored) => (stored.required.without(taken), taken.without(stored.stored)),
        None => (Roles::default(), Roles::default()),
    };
    Ok(OrderReport { suffix, contacts: reports, missing_roles, unstored_roles })
}

/// Checks the same contacts for several domains. A domain without a known suffix gets its own error.
///
/// # Errors
///
/// The errors of [`check_order`], except those about a domain.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::check::check_domains;
/// use registrant::{Association, Role, Roles, contact::Contact};
/// let contact = Contact::default();
/// let contacts = [(Roles::default().with(Role::Owner), &contact)];
/// let reports = check_domains(&contacts, ["example.com", "example.nonesuch"], &Association::new(""))?;
/// assert!(reports[0].is_ok() && reports[1].is_err());
/// # Ok(())
/// # }
/// ```
pub fn check_domains<'a>(
    contacts: &[(Roles, &Contact)],
    domains: impl IntoIterator<Item = &'a str>,
    association: &Association,
) -> Result<Vec<Result<OrderReport, Error>>, Error> {
    let mut association = association.clone();
    let reports = domains.into_iter().map(|domain| {
        if let Err(error) = rules::suffix_of_name(domain) {
            return Ok(Err(error));
        }
        domain.clone_into(&mut association.domain);
        check_order(contacts, &association).map(Ok)
    });
    reports.collect()
}

/// Returns whether this contact reports a rule that any one contact may satisfy: no contact does, and this is
/// the first that should.
fn is_first_to_fail(
    rule: &Rule,
    contact: &Contact,
    contacts: &[(Roles, &Contact)],
    association: &Association,
) -> bool {
    let mut concerned = contacts.iter().filter(|(roles, _)| !roles.and(rule.roles).is_empty()).peekable();
    let first = concerned.peek().map(|(_, first)| *first);
    first.is_some_and(|first| std::ptr::eq(first, contact))
        && concerned.all(|(_, contact)| broken(rule, &Case::new(contact, association.today, None)).is_some())
}
