//! The operations of the schema `freebox`.

use serde_json::Value;

use crate::base::Error;
use crate::provider::freebox;

pub(super) fn entries(answer: &Value) -> Result<Value, Error> {
    freebox::entries(answer).map(|entries| entries.into_iter().cloned().collect())
}
