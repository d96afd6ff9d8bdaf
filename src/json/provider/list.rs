//! Lists of contacts, as JSON.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::json;

use crate::base::{Error, Place};
use crate::provider::list as query;
use crate::schema;

/// Returns the page of a provider's list call.
pub(super) fn list(name: &str, documents: &Value, options: &Value) -> Result<Value, Error> {
    query::list(name, &contacts(name, documents)?, options)
}

/// Returns the number of documents that pass a provider's filters.
pub(super) fn count(name: &str, documents: &Value, options: &Value) -> Result<Value, Error> {
    query::count(name, &contacts(name, documents)?, options).map(|count| json!(count))
}

/// Returns the contacts of an array, or of a provider's own answer.
fn contacts<'a>(name: &str, documents: &'a Value) -> Result<Cow<'a, [Value]>, Error> {
    let wrong = || Error::wrong_type(Place::argument("documents"), "an array of contacts", documents);
    match super::super::document(documents)? {
        Cow::Borrowed(Value::Array(list)) => Ok(Cow::Borrowed(list)),
        Cow::Owned(Value::Array(list)) => Ok(Cow::Owned(list)),
        // The Freebox leaves out an empty result.
        body if name == "freebox" && body.get("success") == Some(&Value::Bool(true)) => {
            schema::freebox::entries(&body).map(|list| list.into_iter().cloned().collect())
        }
        // A provider without a list is another error.
        body if schema::named(name).is_ok() => {
            let parts = schema::contacts(&body, Some(name))?;
            if parts.iter().any(|part| part.pointer.is_empty()) {
                return Err(wrong());
            }
            Ok(parts.into_iter().map(|part| part.document.into_owned()).collect())
        }
        _ => Err(wrong()),
    }
}
