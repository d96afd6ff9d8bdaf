//! Lists of contacts, as JSON.

use serde_json::Value;
use serde_json::json;

use crate::base::{Error, Place};
use crate::provider::list as query;

/// Returns the page of a provider's list call.
pub(super) fn list(name: &str, documents: &Value, options: &Value) -> Result<Value, Error> {
    query::list(name, array(&*super::super::document(documents)?)?, options)
}

/// Returns the number of documents that pass a provider's filters.
pub(super) fn count(name: &str, documents: &Value, options: &Value) -> Result<Value, Error> {
    query::count(name, array(&*super::super::document(documents)?)?, options).map(|count| json!(count))
}

fn array(documents: &Value) -> Result<&[Value], Error> {
    let wrong = || Error::wrong_type(Place::argument("documents"), "an array of contacts", documents);
    documents.as_array().map(Vec::as_slice).ok_or_else(wrong)
}
