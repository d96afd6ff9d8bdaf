//! The operations on documents of providers' schemas, except for reading them.

#[cfg(feature = "provider-calls")]
mod calls;
mod convert;
mod list;

pub use convert::body_answer;

use serde_json::Value;
use serde_json::json;

use super::{answer, association, canonical, document, text};
use crate::base::{Error, Place, Role};
use crate::provider;
use crate::provider::gandi_v3::{can_associate, can_associate_domain, update};
use crate::schema;

/// Runs one of these operations, or returns `None` if it is unknown.
pub(super) fn call(operation: &str, arguments: &[Value]) -> Result<Option<Value>, Error> {
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    let document = || document(argument(0));
    let answer = match operation {
        "can_associate" => answer(can_associate(&*document()?, &association(argument(1), argument(2))?)?),
        "can_associate_domain" => {
            let contacts = argument(2);
            let list = contacts.as_array().ok_or_else(|| {
                Error::wrong_type(Place::argument("contacts"), "an array of contacts", contacts)
            })?;
            let handle = text(argument(0), "handle")?;
            answer(can_associate_domain(handle, &association(argument(1), argument(3))?, list)?)
        }
        "convert" => convert::convert(&*document()?, argument(1)),
        "contacts" => contacts(&*document()?, argument(1)),
        "count" => list::count(text(argument(0), "schema")?, argument(1), argument(2)),
        "encode" => {
            let contact = canonical(argument(0))?;
            let encoded = schema::named(text(argument(1), "schema")?)?.encode(&contact);
            answer(json!({"document": encoded.document, "losses": encoded.losses}))
        }
        "list" => list::list(text(argument(0), "schema")?, argument(1), argument(2)),
        "patch" => {
            let schema = schema::named(text(argument(0), "schema")?)?;
            let patch = super::document(argument(2)).map_err(|error| error.in_argument("/patch"))?;
            let existing = super::document(argument(1))?;
            match argument(3) {
                Value::Null => provider::patch(schema, &existing, &patch),
                wanted => convert::patch(schema, &existing, &patch, wanted),
            }
        }
        "update" => update(&*document()?, argument(1)),
        #[cfg(feature = "provider-calls")]
        _ => return calls::call(operation, arguments),
        #[cfg(not(feature = "provider-calls"))]
        _ => return Ok(None),
    };
    answer.map(Some)
}

/// Returns the contacts of a document, each with its pointer, role and schema.
fn contacts(document: &Value, name: &Value) -> Result<Value, Error> {
    let name = Some(name).filter(|name| !name.is_null()).map(|name| text(name, "schema")).transpose()?;
    let parts = schema::contacts(document, name)?;
    let row = |part: &schema::Part<'_>| {
        json!({
            "pointer": part.pointer, "role": part.role.map(Role::as_str), "schema": part.schema.name,
            "document": part.document,
        })
    };
    answer(parts.iter().map(row).collect::<Vec<_>>())
}
