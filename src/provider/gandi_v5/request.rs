//! The requests that send contacts. Each is complete except for the API's host and the caller's key.

use std::fmt;

use serde::Serialize;
use serde_json::json;
use serde_json::{Map, Value};

use super::body;
use super::order::checked;
use crate::base::{Code, Error, Operation, Role, Roles, Severity};
use crate::check::{Violation, check, provider_violations};
use crate::contact::{Contact, Field, SortedMap};
use crate::normalize::{self, FieldChange};
use crate::provider::convert::fitting::assume_kind;
use crate::rules;
use crate::rules::Association;
use crate::schema::gandi_v5::{OWNER, SCHEMA};
use crate::schema::{Loss, names};

pub use super::order::Order;

/// The kind of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `POST /v5/domain/domains`: registers the domain.
    Create,
    /// `POST /v5/domain/transferin`: transfers the domain to Gandi.
    TransferIn,
    /// `POST /v5/domain/changeowner/{domain}`: changes the owner of the domain.
    ChangeOwner,
    /// `PATCH /v5/domain/domains/{domain}/contacts`: replaces administrative, technical or billing contacts.
    PatchContacts,
    /// `PUT /v5/domain/domains/{domain}/contacts/owner`: changes the owner's data, not the owner.
    PutOwner,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Create, Self::TransferIn, Self::ChangeOwner, Self::PatchContacts, Self::PutOwner];

    /// Returns the name of the kind in JSON: `create`, `transferin`, `changeowner`, `patch_contacts`,
    /// `put_owner`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::TransferIn => "transferin",
            Self::ChangeOwner => "changeowner",
            Self::PatchContacts => "patch_contacts",
            Self::PutOwner => "put_owner",
        }
    }

    fn operation(self) -> Operation {
        match self {
            Self::Create => Operation::Create,
            Self::TransferIn => Operation::Transfer,
            Self::ChangeOwner => Operation::Trade,
            Self::PatchContacts | Self::PutOwner => Operation::Update,
        }
    }

    /// Returns `true` if the request includes a contact in this role.
    pub(super) fn takes(self, role: Role) -> bool {
        match self {
            Self::Create | Self::TransferIn => true,
            Self::ChangeOwner | Self::PutOwner => role == Role::Owner,
            Self::PatchContacts => role != Role::Owner,
        }
    }
}

/// A request to send to `https://api.gandi.net` with the caller's key.
///
/// `Debug` omits the body, since it is personal data.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Request {
    /// `POST`, `PATCH` or `PUT`.
    pub method: &'static str,
    /// The path, with `?sharing_id=` if another organization pays.
    pub path: String,
    /// `content-type`, and `Dry-Run` for a dry run.
    pub(crate) headers: SortedMap<&'static str, &'static str>,
    /// The body.
    pub body: Value,
}

impl Request {
    /// Returns the names and values of the headers.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.headers.iter().map(|(name, value)| (*name, *value))
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// A finding about the contact in one role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InRole<T> {
    /// The role, or `None` for the whole order.
    #[serde(serialize_with = "role_name")]
    pub role: Option<Role>,
    /// The finding.
    #[serde(flatten)]
    pub of: T,
}

/// A request, with the changes, losses and violations.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Prepared {
    /// The request.
    pub request: Request,
    /// The changes by normalization.
    pub changes: Vec<InRole<FieldChange>>,
    /// The losses: data that cannot be sent.
    pub losses: Vec<InRole<Loss>>,
    /// The violations of the registry's and Gandi's rules. `pointer` refers to the body.
    pub violations: Vec<Violation>,
}

fn role_name<S: serde::Serializer>(role: &Option<Role>, serializer: S) -> Result<S::Ok, S::Error> {
    role.map(Role::as_str).serialize(serializer)
}

/// Returns the request that registers a domain. It omits roles that the owner has too: the API fills them
/// from the owner.
///
/// # Errors
///
/// If the domain name is invalid, the owner is missing, `duration` is 0, `sharing_id` is not an ID, or an
/// authorization code is given.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Role, provider::gandi_v5::request, schema::{GANDI_V5, parse}};
/// let alice = GANDI_V5.decode(&parse(r#"{"city": "Paris", "given": "Alice", "family": "Doe", "zip": "75001",
///     "country": "FR", "streetaddr": "5 rue neuve", "phone": "+33.123456789", "state": "FR-J", "type": "individual",
///     "email": "alice@example.org"}"#)?)?;
/// let mut order = request::Order::new("example.com").contact(Role::Owner, alice);
/// order.duration = Some(5);
/// let prepared = request::create(&order)?;
/// assert_eq!((prepared.request.method, &*prepared.request.path), ("POST", "/v5/domain/domains"));
/// assert_eq!(prepared.request.body["owner"]["state"], "FR-IDF");
/// assert!(prepared.violations.is_empty());
/// # Ok(())
/// # }
/// ```
pub fn create(order: &Order) -> Result<Prepared, Error> {
    build(Kind::Create, order)
}

/// Returns the request that transfers a domain to Gandi. It is like [`create`], with the domain's
/// authorization code.
///
/// # Errors
///
/// The same as [`create`], except that an authorization code is allowed.
pub fn transferin(order: &Order) -> Result<Prepared, Error> {
    build(Kind::TransferIn, order)
}

/// Returns the request that changes the owner of a domain.
///
/// # Errors
///
/// The same as [`create`], and if a contact other than the owner is given.
pub fn changeowner(order: &Order) -> Result<Prepared, Error> {
    build(Kind::ChangeOwner, order)
}

/// Returns the request that replaces administrative, technical or billing contacts, each by a complete one.
///
/// # Errors
///
/// The same as [`create`], and if the owner or no contact at all is given.
pub fn patch_contacts(order: &Order) -> Result<Prepared, Error> {
    build(Kind::PatchContacts, order)
}

/// Returns the request that changes the owner's data. The body is flat; only country, e-mail address and
/// street are required.
///
/// # Errors
///
/// The same as [`changeowner`].
pub fn put_owner(order: &Order) -> Result<Prepared, Error> {
    build(Kind::PutOwner, order)
}

/// Returns the request of the given kind.
///
/// # Errors
///
/// The same as the function of that kind.
pub fn build(kind: Kind, order: &Order) -> Result<Prepared, Error> {
    let domain = checked(kind, order)?;
    let mut prepared = Prepared {
        request: Request { method: "POST", path: String::new(), headers: headers(order), body: Value::Null },
        changes: Vec::new(),
        losses: Vec::new(),
        violations: Vec::new(),
    };
    let mut contacts: Map<String, Value> = Map::new();
    let ready: Vec<(Role, (Contact, Vec<FieldChange>))> =
        order.contacts.iter().map(|(role, contact)| (*role, contact_for(contact, kind, order.raw))).collect();
    let filled = filled_from_owner(kind, &ready);
    for (role, (contact, changes)) in ready {
        let roles = match role {
            Role::Owner => filled.with(role),
            _ if filled.contains(role) => continue,
            _ => Roles::default().with(role),
        };
        let (document, mut losses) = body::sent(&contact, role, &domain);
        let judge = |contact: &Contact| violations(contact, kind, role, roles, &domain, order);
        let found = judge(&without(&contact, &losses, None));
        for (index, loss) in losses.clone().iter().enumerate() {
            let whole = judge(&without(&contact, &losses, Some(loss)));
            let is_healed = |fault: &Violation| {
                let same = |other: &Violation| other.rule.id == fault.rule.id && other.code == fault.code;
                fault.severity == Severity::Error && !whole.iter().any(same)
            };
            // This check includes the registry's rules. Also, the owner's data may lack members of a complete
            // contact.
            if let Some(loss) = losses.get_mut(index) {
                loss.refused = loss.refused && kind != Kind::PutOwner || found.iter().any(is_healed);
            }
        }
        prepared.changes.extend(changes.into_iter().map(|of| InRole { role: Some(role), of }));
        prepared.losses.extend(losses.into_iter().map(|of| InRole { role: Some(role), of }));
        prepared.violations.extend(found);
        contacts.insert(role.as_str().to_owned(), document);
    }
    let root = "/v5/domain";
    let (method, path) = match kind {
        Kind::Create => ("POST", format!("{root}/domains")),
        Kind::TransferIn => ("POST", format!("{root}/transferin")),
        Kind::ChangeOwner => ("POST", format!("{root}/changeowner/{domain}")),
        Kind::PatchContacts => ("PATCH", format!("{root}/domains/{domain}/contacts")),
        Kind::PutOwner => ("PUT", format!("{root}/domains/{domain}/contacts/owner")),
    };
    prepared.request.method = method;
    prepared.request.path = match &order.sharing_id {
        Some(id) => format!("{path}?sharing_id={id}"),
        None => path,
    };
    prepared.request.body = match kind {
        Kind::PutOwner => contacts.remove("owner").unwrap_or_default(),
        Kind::ChangeOwner | Kind::PatchContacts => Value::Object(contacts),
        Kind::Create | Kind::TransferIn => {
            let mut body = Map::from_iter([("fqdn".to_owned(), json!(domain))]);
            body.extend(order.authinfo.iter().map(|code| ("authinfo".to_owned(), json!(code))));
            body.extend(order.duration.iter().map(|years| ("duration".to_owned(), json!(years))));
            if !order.nameservers.is_empty() {
                body.insert("nameservers".to_owned(), json!(order.nameservers));
            }
            body.extend(contacts);
            Value::Object(body)
        }
    };
    Ok(prepared)
}

/// Returns a contact without the lost fields, except for one loss.
fn without(contact: &Contact, losses: &[Loss], but_for: Option<&Loss>) -> Contact {
    let lost = losses.iter().filter(|loss| but_for.is_none_or(|kept| kept.place() != loss.place()));
    let mut sent = contact.clone();
    lost.filter_map(|loss| loss.field).for_each(|field| sent.unset(field));
    sent
}

fn headers(order: &Order) -> SortedMap<&'static str, &'static str> {
    let mut headers = SortedMap::from([("content-type", "application/json")]);
    if order.dry_run {
        headers.insert("Dry-Run", "1");
    }
    headers
}

/// Returns the roles that the API fills from the owner: the absent ones and those equal to the owner.
fn filled_from_owner(kind: Kind, contacts: &[(Role, (Contact, Vec<FieldChange>))]) -> Roles {
    let bare = |role: Role| {
        contacts.iter().find(|(known, _)| *known == role).map(|(_, (contact, _))| body::bare(contact))
    };
    let owner = bare(Role::Owner);
    let is_filled = |role: &Role| bare(*role).is_none_or(|contact| owner.as_ref() == Some(&contact));
    match kind {
        Kind::Create | Kind::TransferIn => {
            [Role::Admin, Role::Tech, Role::Bill].into_iter().filter(is_filled).collect()
        }
        _ => Roles::default(),
    }
}

/// Returns the contact to send, and its changes. Unless `raw`, it normalizes the contact, and assumes a
/// missing kind if the request can change the kind. It always splits the name into two parts.
fn contact_for(contact: &Contact, kind: Kind, raw: bool) -> (Contact, Vec<FieldChange>) {
    let mut contact = contact.clone();
    let mut changes = Vec::new();
    if raw {
        names::fit(&mut contact, &SCHEMA, &mut changes);
        return (contact, changes);
    }
    if kind != Kind::PutOwner {
        changes.extend(assume_kind(&mut contact));
    }
    let mut normalized = normalize::contact(contact);
    changes.extend(normalized.changes);
    names::fit(&mut normalized.contact, &SCHEMA, &mut changes);
    (normalized.contact, changes)
}

/// Returns the violations of the registry's and Gandi's rules for a contact in a role. Pointers refer to the
/// body. If the suffix is unknown, only Gandi's own rules apply.
fn violations(
    contact: &Contact,
    kind: Kind,
    role: Role,
    roles: Roles,
    domain: &str,
    order: &Order,
) -> Vec<Violation> {
    let contact = Contact { schema: Some(SCHEMA.name), ..contact.clone() };
    let mut association = Association::new(domain).operation(kind.operation()).provider(SCHEMA.provider);
    association.roles = roles;
    association.today = order.today;
    let mut violations = match rules::suffix_of_name(domain) {
        Ok(_) => check(&contact, &association).map(|report| report.violations).unwrap_or_default(),
        Err(_) => {
            provider_violations(&contact, &Association { domain: "example.com".to_owned(), ..association })
        }
    };
    if kind == Kind::PutOwner {
        let is_asked = |field: Field| {
            SCHEMA.pointer(field).and_then(|at| at.strip_prefix('/')).is_some_and(|key| OWNER.contains(&key))
        };
        violations.retain(|violation| violation.code != Code::Missing || is_asked(violation.field));
    }
    if kind != Kind::PutOwner {
        for source in violations.iter_mut().filter_map(|violation| violation.pointer.as_mut()) {
            source.insert_str(0, &format!("/{}", role.as_str()));
        }
    }
    violations
}
