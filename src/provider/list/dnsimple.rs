//! DNSimple's `GET /:account/contacts`: <https://developer.dnsimple.com/v2/contacts/>, read 2026-08-22.
//!
//! Sorting and paging follow <https://developer.dnsimple.com/v2/>: `sort=label:desc,id:asc`, `page` from 1,
//! `per_page` up to 100. Contacts have no filters.

use serde_json::Value;
use serde_json::json;

use super::options::{Options, place, unknown_order};
use super::row::Column;
use super::{Envelope, Query};
use crate::base::Error;

/// The members for sorting.
const SORTS: &[&str] = &["id", "label", "email"];

/// The number and size of the requested page.
#[derive(Debug)]
pub(super) struct Page {
    page: usize,
    per_page: usize,
}

pub(super) fn read(options: &Options<'_>) -> Result<Query, Error> {
    options.only(&["sort", "page", "per_page"])?;
    let mut columns = Vec::new();
    let mut order = Vec::new();
    // The documented default is the id, ascending.
    for term in options.text("sort")?.unwrap_or("id:asc").split(',') {
        let (field, descends) = read_term(term)?;
        let column = Query::column(&mut columns, Column { name: field, is_number: field == "id" });
        if order.iter().any(|(known, _)| *known == column) {
            return Err(Error::at(
                place("sort"),
                "expected each field once, found one twice",
                "keep one of them",
            ));
        }
        order.push((column, descends));
    }
    let page = options.size("page", 1, None, 1)?;
    let per_page = options.size("per_page", 1, Some(100), 30)?;
    let skip = page.saturating_sub(1).saturating_mul(per_page);
    let envelope = Envelope::Dnsimple(Page { page, per_page });
    Ok(Query { columns, conditions: Vec::new(), order, skip, take: Some(per_page), envelope })
}

/// Reads a term such as `label:desc`. A plain field means ascending order.
fn read_term(term: &str) -> Result<(&'static str, bool), Error> {
    let (field, direction) = term.trim().split_once(':').unwrap_or((term.trim(), "asc"));
    let known = SORTS.iter().find(|known| **known == field);
    let known = known.ok_or_else(|| unknown_order("sort", field, SORTS))?;
    match direction {
        "asc" => Ok((known, false)),
        "desc" => Ok((known, true)),
        _ => Err(Error::wrong_value(place("sort"), "fields with :asc or :desc, separated by commas")),
    }
}

impl Page {
    pub fn answer(&self, total: usize, data: Vec<Value>) -> Value {
        json!({
            "data": data,
            "pagination": {
                "current_page": self.page,
                "per_page": self.per_page,
                "total_entries": total,
                "total_pages": total.div_ceil(self.per_page),
            },
        })
    }
}
