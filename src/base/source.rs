//! Citations.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The document in which a rule is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// The address of the document, or its repository and path.
    #[serde(rename = "source")]
    pub address: Cow<'static, str>,
    /// The document's date, or the day on which it was read, as `YYYY-MM-DD`.
    pub date: Cow<'static, str>,
}
