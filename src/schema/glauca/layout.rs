//! The places of the contact and its address in a document.

use serde_json::Value;

use super::{ADDRESS, CONTACT, key};
use crate::base::{Error, Place};
use crate::schema::engine::object::get;
use crate::schema::{find, table};

/// The JSON Pointers of the two objects; `None` if one is absent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub contact: Option<String>,
    pub address: Option<String>,
}

impl Default for Layout {
    /// Returns the layout with the two objects side by side.
    fn default() -> Self {
        Self { contact: Some("/contact".to_owned()), address: Some("/local_address".to_owned()) }
    }
}

/// Members of a contact that no address has, in addition to those of its table.
pub(super) const LINKS: &[&str] =
    &["local_address", "local_address_url", "int_address", "int_address_url", "entity_type"];

/// Members that both objects have.
const COMMON: &[&str] = &["url", "id", "description"];

/// The member of a list's page that holds its objects.
const PAGE: &str = "results";

impl Layout {
    /// Reads the layout of a document, and checks that its links are consistent.
    pub fn of(document: &Value) -> Result<Self, Error> {
        if document.get(PAGE).is_some_and(Value::is_array) {
            let reason = "expected one contact, found a list";
            return Err(Error::at(Place::root().member(PAGE), reason, "pass one of its elements"));
        }
        let is_pair = document.get("contact").is_some();
        let contact = if is_pair { "/contact" } else { "" };
        for name in ["local_address", "int_address"] {
            check_link(document, contact, name)?;
        }
        let inline = ["/local_address", "/contact/local_address", "/int_address", "/contact/int_address"]
            .into_iter()
            .find(|at| find(document, at).is_some_and(Value::is_object));
        if is_pair {
            let address = inline.unwrap_or("/local_address");
            return Ok(Self { contact: Some(contact.to_owned()), address: Some(address.to_owned()) });
        }
        let has_any = |table: &[super::Member]| {
            table.iter().any(|member| !COMMON.contains(&key(member)) && document.get(key(member)).is_some())
        };
        let has_address = has_any(ADDRESS);
        let has_contact = has_any(CONTACT) || LINKS.iter().any(|name| document.get(*name).is_some());
        let address = inline.or(has_address.then_some("")).map(str::to_owned);
        Ok(Self { contact: (has_contact || !has_address).then(String::new), address })
    }
}

/// Checks a link: an ID, null or the address itself. An ID must match the address next to the contact, if
/// there is one.
fn check_link(document: &Value, contact: &str, name: &str) -> Result<(), Error> {
    let place = || Place::pointer(contact).member(name);
    let owner = find(document, contact);
    let link = owner.and_then(|owner| get(owner, name));
    match link {
        None | Some(Value::Null | Value::Object(_) | Value::String(_)) => {}
        Some(other) => return Err(Error::wrong_type(place(), "an id, an address or null", other)),
    }
    if contact.is_empty() {
        return Ok(());
    }
    let beside = get(document, name);
    match beside {
        None | Some(Value::Null | Value::Object(_)) => {}
        Some(other) => {
            return Err(Error::wrong_type(Place::root().member(name), "an address or null", other));
        }
    }
    fn text<'a>(object: Option<&'a Value>, name: &str) -> Option<&'a str> {
        get(object?, name)?.as_str()
    }
    let address = text(beside, "id").or_else(|| text(beside, "url"));
    let link = link.and_then(Value::as_str);
    let link = link.or_else(|| text(owner, &[name, "_url"].concat()));
    match (link, address) {
        (Some(link), Some(address)) if !is_same_object(link, address) => Err(Error::at(
            place(),
            "expected the address that the contact links to, found another one",
            "pass the address that the contact links to",
        )),
        _ => Ok(()),
    }
}

/// Returns `true` if two IDs or URLs name the same object. An ID is a UUID. Since 2021 it may also be a type
/// and the UUID without hyphens.
pub(crate) fn is_same_object(a: &str, b: &str) -> bool {
    fn bare(text: &str) -> impl Iterator<Item = char> {
        let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let bare = last.rsplit('_').next().unwrap_or_default();
        bare.chars().filter(|c| *c != '-').map(|c| c.to_ascii_lowercase())
    }
    bare(a).eq(bare(b))
}

/// Returns how likely a document is one of this schema, in percent of its members. An identifying member
/// counts ten times.
pub(crate) fn fit(document: &Value) -> usize {
    const TELLING: &[&str] = &[
        "local_address",
        "int_address",
        "entity_type",
        "disclose_name",
        "disclose_address",
        "disclose_organisation",
        "disclose_phone",
        "disclose_email",
        "street_1",
        "country_code",
        "identity_number",
    ];
    let page = document.get(PAGE).and_then(Value::as_array).and_then(|page| page.first());
    let is_pair = document.get("contact").is_some_and(Value::is_object);
    let parts =
        ["contact", "local_address", "int_address"].map(|name| document.get(name).filter(|_| is_pair));
    let objects = parts.into_iter().flatten().chain((!is_pair).then_some(page.unwrap_or(document)));
    let (mut known, mut all) = (0, 0_usize);
    for (name, value) in objects.filter_map(Value::as_object).flatten() {
        let name = name.as_str();
        let is_link = || LINKS.contains(&name) || name == "contact";
        // Only a link may hold an object.
        if (value.is_object() || value.is_array()) && !is_link() {
            all += 10;
            continue;
        }
        let is_telling = TELLING.contains(&name);
        let is_known = COMMON.contains(&name)
            || LINKS.contains(&name)
            || table!(CONTACT).at("/contact", name).is_some()
            || table!(ADDRESS).at("/local_address", name).is_some();
        let weight = if is_telling { 10 } else { 1 };
        all += weight;
        known += if is_known { weight } else { 0 };
    }
    (known * 100).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Layout, is_same_object};

    #[test]
    fn each_form_of_a_document_has_its_places() {
        for (document, contact, address) in [
            (json!({"contact": {}, "local_address": {}}), Some("/contact"), Some("/local_address")),
            (
                json!({"contact": {}, "local_address": null, "int_address": {}}),
                Some("/contact"),
                Some("/int_address"),
            ),
            (
                json!({"contact": {"local_address": {"city": "A"}}}),
                Some("/contact"),
                Some("/contact/local_address"),
            ),
            (json!({"email": "a@b.example", "local_address": "1"}), Some(""), None),
            (
                json!({"email": "a@b.example", "local_address": {"city": "A"}}),
                Some(""),
                Some("/local_address"),
            ),
            (json!({"id": "1", "name": "Ann Lee", "city": "A"}), None, Some("")),
            (json!({"email": "a@b.example", "name": "Ann Lee"}), Some(""), Some("")),
            (json!({}), Some(""), None),
        ] {
            let layout = Layout::of(&document).unwrap();
            assert_eq!(
                (layout.contact.as_deref(), layout.address.as_deref()),
                (contact, address),
                "{document}"
            );
        }
    }

    #[test]
    fn a_link_to_another_address_has_its_place() {
        let other = json!({"contact": {"local_address": "a-1"}, "local_address": {"id": "a-2"}});
        assert_eq!(Layout::of(&other).unwrap_err().pointer(), Some("/contact/local_address"));
        let same = json!({"contact": {"local_address": "domains_contactaddress_ab12"}, "local_address": {"id": "AB-12"}});
        assert!(Layout::of(&same).is_ok());
        for wrong in [json!({"local_address": 1}), json!({"contact": {}, "local_address": "a-1"})] {
            assert_eq!(Layout::of(&wrong).unwrap_err().pointer(), Some("/local_address"));
        }
    }

    #[test]
    fn ids_and_urls_of_one_object_are_the_same() {
        assert!(is_same_object("https://a.example/api/contacts/12-ab/", "domains_contact_12AB"));
        assert!(!is_same_object("12-ab", "12-ac"));
    }
}
