//! Citations.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Where a rule is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// The address, or the repository and path.
    #[serde(rename = "source")]
    pub address: Cow<'static, str>,
    /// The day of the source, or the day on which it was read, `YYYY-MM-DD`.
    pub date: Cow<'static, str>,
}
