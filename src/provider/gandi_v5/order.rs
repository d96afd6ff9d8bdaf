//! The order: the data of a request, and its checks.

use std::fmt;

use chrono::NaiveDate;

use super::request::Kind;
use crate::base::{Error, Place, Role};
use crate::contact::{Contact, SortedMap};
use crate::domain::to_ascii;
use crate::schema::body::request;

/// The data of a request.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Order {
    /// The domain, in U-labels or A-labels.
    pub domain: String,
    /// The contacts, by role.
    pub(crate) contacts: SortedMap<Role, Contact>,
    /// The number of years, for creation and transfer.
    pub duration: Option<u32>,
    /// The domain's authorization code, for transfer.
    pub authinfo: Option<String>,
    /// The domain's name servers, for creation and transfer.
    pub nameservers: Vec<String>,
    /// The organization that pays, unless it is the caller's own.
    pub sharing_id: Option<String>,
    /// `true` to ask the API only what it would refuse.
    pub dry_run: bool,
    /// `true` to send the contacts as they are, without normalization.
    pub raw: bool,
    /// The date for checks of a person's age.
    pub today: Option<NaiveDate>,
}

impl Order {
    /// Returns the contacts by role, in the order of [`Role::ALL`].
    pub fn contacts(&self) -> impl Iterator<Item = (Role, &Contact)> {
        self.contacts.iter().map(|(role, contact)| (*role, contact))
    }

    /// Returns an order for a domain, without contacts.
    pub fn new(domain: impl Into<String>) -> Self {
        Self { domain: domain.into(), ..Self::default() }
    }

    /// Returns the order with a contact in a role.
    #[must_use]
    pub fn contact(mut self, role: Role, contact: Contact) -> Self {
        self.contacts.insert(role, contact);
        self
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order")
            .field("domain", &self.domain)
            .field("contacts", &self.contacts)
            .finish_non_exhaustive()
    }
}

/// Checks the order for this kind of request, and returns the domain in A-labels.
pub(super) fn checked(kind: Kind, order: &Order) -> Result<String, Error> {
    let at = |name: &str| Place::argument("order").member(name);
    let domain = to_ascii(&order.domain);
    let (Some(name), None) = (&domain.value, &domain.problem) else {
        return Err(Error::wrong_value(at("domain"), "a domain name"));
    };
    if let Some(role) = order.contacts.keys().find(|role| !kind.takes(**role)) {
        let reason = format!("`{}` does not take a contact in this role", kind.as_str());
        let remedy = match kind {
            Kind::PatchContacts => "remove it: `put_owner` changes the owner's data, `changeowner` the owner",
            _ => "remove it: `patch_contacts` changes the administrative, technical and billing contacts",
        };
        return Err(Error::at(at("contacts").member(role.as_str()), reason, remedy));
    }
    if kind == Kind::PatchContacts && order.contacts.is_empty() {
        return Err(Error::at(at("contacts"), "expected a contact, found none", "add admin, tech or bill"));
    }
    if kind != Kind::PatchContacts && !order.contacts.contains_key(&Role::Owner) {
        return Err(request::no_owner(at("contacts").member("owner")));
    }
    let is_for_new_domain = matches!(kind, Kind::Create | Kind::TransferIn);
    let unwanted = [
        ("duration", order.duration.is_some() && !is_for_new_domain),
        ("nameservers", !order.nameservers.is_empty() && !is_for_new_domain),
        ("authinfo", order.authinfo.is_some() && kind != Kind::TransferIn),
    ];
    if let Some((name, _)) = unwanted.into_iter().find(|(_, given)| *given) {
        let reason = format!("`{}` does not take this member", kind.as_str());
        return Err(Error::at(at(name), reason, "remove it"));
    }
    if order.duration == Some(0) {
        return Err(request::no_years(at("duration")));
    }
    for (index, host) in order.nameservers.iter().enumerate() {
        request::check_host(host, &at("nameservers").element(index))?;
    }
    let is_id =
        |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if order.sharing_id.as_deref().is_some_and(|id| !is_id(id)) {
        return Err(Error::wrong_value(
            at("sharing_id"),
            "the id of an organization, in letters, digits and hyphens",
        ));
    }
    Ok(name.clone().into_owned())
}
