//! Glauca's `GET /api/contacts/` and `GET /api/contact_addresses/`: `limit`, `offset` and links to the
//! previous and next page.
//!
//! The envelope and the links come from Django REST framework's `LimitOffsetPagination`, which the API uses:
//! <https://www.django-rest-framework.org/api-guide/pagination/#limitoffsetpagination>, read 2026-11-20. No
//! maximum of `limit` is documented.

use serde_json::Value;
use serde_json::json;

use super::options::{Options, place};
use super::{Envelope, Query};
use crate::base::Error;

/// The default URL of the list.
const BASE_URL: &str = "https://domains.glauca.digital/api/contacts/";

/// The requested page, and the URL of the list.
#[derive(Debug)]
pub(super) struct Page {
    limit: usize,
    offset: usize,
    base_url: String,
}

pub(super) fn read(options: &Options<'_>) -> Result<Query, Error> {
    options.only(&["limit", "offset", "base_url"])?;
    let limit = options.size("limit", 1, None, 25)?;
    let offset = options.size("offset", 0, None, 0)?;
    let base_url = options.text("base_url")?.unwrap_or(BASE_URL).to_owned();
    if base_url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::wrong_value(place("base_url"), "a URL without white space"));
    }
    let envelope = Envelope::Glauca(Page { limit, offset, base_url });
    Ok(Query {
        columns: Vec::new(),
        conditions: Vec::new(),
        order: Vec::new(),
        skip: offset,
        take: Some(limit),
        envelope,
    })
}

impl Page {
    pub fn answer(&self, total: usize, results: Vec<Value>) -> Value {
        let after = self.offset.saturating_add(self.limit);
        let next = (after < total).then(|| self.link(after));
        let previous = (self.offset > 0).then(|| self.link(self.offset.saturating_sub(self.limit)));
        json!({"count": total, "next": next, "previous": previous, "results": results})
    }

    /// Returns the URL of the page at `offset`. Its parameters are sorted, and it omits an offset of 0.
    fn link(&self, offset: usize) -> String {
        let address = self.base_url.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let name = |parameter: &str| parameter.split('=').next().unwrap_or_default().to_owned();
        let mut parameters: Vec<String> = query
            .split('&')
            .filter(|parameter| !matches!(name(parameter).as_str(), "" | "limit" | "offset"))
            .map(str::to_owned)
            .collect();
        parameters.push(format!("limit={}", self.limit));
        if offset > 0 {
            parameters.push(format!("offset={offset}"));
        }
        parameters.sort_by_key(|parameter| name(parameter));
        format!("{path}?{}", parameters.join("&"))
    }
}
