//! The domain that a document names next to its contacts.

use serde_json::Value;

#[cfg(feature = "xml")]
use super::xml_rpc;
#[cfg(feature = "xml")]
use crate::base::Role;
use crate::base::Roles;
use crate::schema::find;
#[cfg(feature = "xml")]
use crate::schema::xml::{self, Element};

/// The places of a domain's name: Gandi's, Route 53's and Namecheap's, GoDaddy's, OpenSRS's.
const PLACES: [&str; 4] = ["/fqdn", "/DomainName", "/domain", "/attributes/domain"];

/// The same in an RDAP answer about a domain.
const RDAP_PLACES: [&str; 2] = ["/ldhName", "/unicodeName"];

/// Returns the domain that a document names. The roles are those that a call of Gandi's `contact.can_associate` asks
/// about; other documents give none.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::schema::{domain, parse};
/// let request = parse(r#"{"DomainName": "example.com", "RegistrantContact": {"FirstName": "Ann"}}"#)?;
/// assert_eq!(domain(&request).unwrap().0, "example.com");
/// # Ok(())
/// # }
/// ```
pub fn domain(document: &Value) -> Option<(String, Roles)> {
    #[cfg(feature = "xml")]
    if let Value::String(text) = document {
        return of_text(text);
    }
    let places: &[&str] = match document.get("objectClassName") {
        Some(class) if class == "domain" => &RDAP_PLACES,
        Some(_) => &[],
        None => &PLACES,
    };
    let name = places.iter().find_map(|at| find(document, at)?.as_str().filter(|name| !name.is_empty()))?;
    Some((name.to_owned(), Roles::default()))
}

/// Returns the domain in a message of XML-RPC or in an answer of Namecheap's.
#[cfg(feature = "xml")]
fn of_text(text: &str) -> Option<(String, Roles)> {
    if let Some(association) = xml_rpc::association(text) {
        let asks = |role: &Role| {
            let asked = association.get(role.as_str());
            asked.is_some_and(|asked| *asked == true || asked.as_i64().is_some_and(|number| number != 0))
        };
        let name = association.get("domain")?.as_str()?.to_owned();
        return Some((name, Role::ALL.into_iter().filter(asks).collect()));
    }
    let root = xml::parse(text).ok()?.root;
    fn name<'a>(element: &'a Element<'_>) -> Option<&'a str> {
        element.peek("Domain").or_else(|| element.peek("DomainName"))
    }
    let way = root.find(&|element| name(element).is_some())?;
    Some((name(root.follow(&way)?)?.to_owned(), Roles::default()))
}
