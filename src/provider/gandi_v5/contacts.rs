//! The answer of `GET /domain/domains/{domain}/contacts`: the four roles of a domain.

use serde_json::Value;

use super::body;
use crate::base::discreet;
use crate::base::{Error, Place, Role, Roles, escape};
use crate::contact::{Contact, SortedMap};
use crate::schema::gandi_v5::SCHEMA;

/// The contacts of a domain, by role.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RoleContacts {
    /// The contacts in the answer.
    pub(crate) contacts: SortedMap<Role, Contact>,
    /// The absent roles. The API fills the administrative, technical and billing contact from the owner.
    pub missing: Roles,
    /// The other roles that the owner has too: the answer says so, or the contacts are equal.
    pub same_as_owner: Roles,
    /// The roles whose `same_as_owner` contradicts the contacts. It includes the owner if that member is
    /// present.
    pub contradictory: Roles,
    /// The members of the answer that are not roles, as JSON Pointers.
    pub unknown: Vec<String>,
}

discreet!(RoleContacts { contacts, missing, same_as_owner, contradictory } count { unknown });

impl RoleContacts {
    /// Returns the contact of a role.
    pub fn contact(&self, role: Role) -> Option<&Contact> {
        self.contacts.get(&role)
    }

    /// Returns the contacts by role, in the order of [`Role::ALL`].
    pub fn contacts(&self) -> impl Iterator<Item = (Role, &Contact)> {
        self.contacts.iter().map(|(role, contact)| (*role, contact))
    }
}

/// Reads the contacts of a domain.
///
/// A role may be absent or null. `registrant` and `billing` also count as `owner` and `bill`.
///
/// # Errors
///
/// If the answer is not an object of roles (a single contact is not), or if a role occurs twice. If a contact
/// is not a Gandi v5 contact. The error gives the place in the whole answer.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Role, provider::gandi_v5, schema::parse};
/// let answer = parse(r#"{"owner": {"given": "Alice"}, "tech": {"given": "Alice", "same_as_owner": true}}"#)?;
/// let roles = gandi_v5::contacts(&answer)?;
/// assert_eq!(roles.contact(Role::Owner).unwrap().given_name.as_deref(), Some("Alice"));
/// assert!(roles.same_as_owner.contains(Role::Tech) && roles.missing.contains(Role::Bill));
/// # Ok(())
/// # }
/// ```
pub fn contacts(answer: &Value) -> Result<RoleContacts, Error> {
    let object = answer.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", answer))?;
    let mut documents: SortedMap<Role, &Value> = SortedMap::new();
    let mut roles = RoleContacts::default();
    for (key, document) in object {
        let Ok(role) = key.parse::<Role>() else {
            roles.unknown.push(format!("/{}", escape(key)));
            continue;
        };
        if document.is_null() {
            continue;
        }
        if documents.insert(role, document).is_some() {
            let reason = "expected one contact in each role, found two";
            return Err(Error::at(Place::root().member(key), reason, "keep one of them"));
        }
        let contact = SCHEMA.decode(document).map_err(|error| error.under(&format!("/{}", escape(key))))?;
        roles.contacts.insert(role, contact);
    }
    if documents.is_empty() {
        let remedy = "pass the answer of GET …/contacts, with owner, admin, tech and bill";
        return Err(Error::at(Place::root(), "expected a contact for a role, found none", remedy));
    }
    roles.missing = Role::ALL.into_iter().filter(|role| !documents.contains_key(role)).collect();
    let owner = roles.contacts.get(&Role::Owner);
    for (role, contact) in &roles.contacts {
        let said = documents.get(role).and_then(|document| document.get("same_as_owner")?.as_bool());
        if *role == Role::Owner {
            if said.is_some() {
                roles.contradictory = roles.contradictory.with(*role);
            }
            continue;
        }
        let shown = owner.map(|owner| body::bare(owner) == body::bare(contact));
        if said == Some(true) || shown == Some(true) {
            roles.same_as_owner = roles.same_as_owner.with(*role);
        }
        if said == Some(true) && shown == Some(false) {
            roles.contradictory = roles.contradictory.with(*role);
        }
    }
    Ok(roles)
}
