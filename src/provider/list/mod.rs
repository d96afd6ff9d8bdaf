//! Filtering, sorting and paging of contacts like each provider's list call, with its own grammar and
//! envelope.
//!
//! The options are those of the provider's call. Every value may be a text, as in query strings. A page past
//! the end is empty. An unknown option or a value out of range is an error.
//!
//! | schema | options | answer |
//! |---|---|---|
//! | `gandi-v3` | the filters, `sort_by`, `page` from 0, `items_per_page` | an array |
//! | `dnsimple` | `sort`, `page` from 1, `per_page` | `{data, pagination}` |
//! | `glauca` | `limit`, `offset`, `base_url` | `{count, next, previous, results}` |
//! | `freebox` | `start`, `limit`, `group_id` | `{success, result}` |
//!
//! Texts are sorted by letters; case and accents don't matter. Unset values come first, then numbers, then
//! texts. Equal and unsorted documents keep their given order.

mod condition;
mod dnsimple;
mod freebox;
mod gandi_v3;
mod glauca;
mod options;
mod order;
mod row;
mod stream;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::base::discreet;
use crate::base::{Error, ErrorKind, Place, nearest};
use condition::Condition;
use options::Options;
use order::{Key, Selection};
use row::{Cell, Column};

pub use stream::Stream;

/// A call of a provider's list: its options and the form of its answer.
pub struct Query {
    /// The members for filters and sorting.
    columns: Vec<Column>,
    /// The conditions, each with the index of its column; all must hold.
    conditions: Vec<(usize, Condition)>,
    /// The columns to sort by, and `true` for descending order.
    order: Vec<(usize, bool)>,
    /// The number of documents before the page.
    skip: usize,
    /// The number of documents in the page, or `None` for no limit.
    take: Option<usize>,
    envelope: Envelope,
}

discreet!(Query { skip, take } count { columns, conditions, order });

/// A provider's envelope around a page.
#[derive(Debug)]
enum Envelope {
    GandiV3,
    Dnsimple(dnsimple::Page),
    Glauca(glauca::Page),
    Freebox,
}

type Reader = fn(&Options<'_>) -> Result<Query, Error>;

/// The schemas whose providers have a list of contacts.
const LISTS: &[(&str, Reader)] = &[
    ("dnsimple", dnsimple::read),
    ("freebox", freebox::read),
    ("gandi-v3", gandi_v3::read),
    ("glauca", glauca::read),
];

impl Query {
    /// Reads the options of a list call for the schema's provider; null means no options. A pattern has at most 1,024
    /// bytes.
    ///
    /// # Errors
    ///
    /// If the provider has no list, or if an option is unknown or has an impossible value.
    ///
    /// ```
    /// use registrant::provider::list::Query;
    /// use serde_json::json;
    /// let query = Query::new("gandi-v3", &json!({"~email": "%@example.org", "sort_by": "handle desc"})).unwrap();
    /// let contacts = [json!({"handle": "A1-GANDI", "email": "a@example.org"}),
    ///     json!({"handle": "B1-GANDI", "email": "b@example.org"}), json!({"handle": "C1-GANDI"})];
    /// assert_eq!(query.count(&contacts).unwrap(), 2);
    /// assert_eq!(query.list(&contacts).unwrap()[0]["handle"], "B1-GANDI");
    /// assert!(Query::new("gandi-v3", &json!({"emial": "x"})).unwrap_err().remedy().contains("`email`"));
    /// ```
    pub fn new(schema: &str, options: &Value) -> Result<Self, Error> {
        let known = LISTS.iter().find(|(name, _)| *name == schema);
        let (_, read) = known.ok_or_else(|| unknown_list(schema))?;
        read(&Options::new(options)?)
    }

    /// Returns the requested page of these documents, in the provider's envelope.
    ///
    /// It takes time linear in the documents, times the length of the patterns. It reads only the members for filters and sorting, and copies only the page.
    ///
    /// # Errors
    ///
    /// If a document is not an object. The error gives its index.
    pub fn list(&self, documents: &[Value]) -> Result<Value, Error> {
        let mut selection = Selection::new(&self.order, self.skip, self.take);
        self.each(documents, |row, document| {
            selection.push(self.keys(row), |key| key, || document);
        })?;
        let total = selection.total();
        Ok(self.answer(total, selection.page().into_iter().cloned().collect()))
    }

    /// Returns the number of documents that pass the filters, regardless of the page.
    ///
    /// # Errors
    ///
    /// The same as [`Self::list`].
    pub fn count(&self, documents: &[Value]) -> Result<usize, Error> {
        let mut count = 0;
        self.each(documents, |_, _| count += 1)?;
        Ok(count)
    }

    /// Returns a stream that reads one document at a time, for lists that don't fit in memory.
    pub fn stream(&self) -> Stream<'_> {
        Stream::new(self)
    }

    /// Calls `found` for each document that passes the filters.
    fn each<'a>(
        &self,
        documents: &'a [Value],
        mut found: impl FnMut(&[Cell<'a>], &'a Value),
    ) -> Result<(), Error> {
        let mut row = Vec::with_capacity(self.columns.len());
        for (index, document) in documents.iter().enumerate() {
            let Some(object) = document.as_object() else {
                let place = Place::argument("documents").element(index);
                return Err(Error::wrong_type(place, "a contact", document));
            };
            row.clear();
            row.extend(self.columns.iter().map(|column| Cell::of(object.get(column.name))));
            if self.admits(&row) {
                found(&row, document);
            }
        }
        Ok(())
    }

    fn admits(&self, row: &[Cell<'_>]) -> bool {
        self.conditions.iter().all(|(column, condition)| condition.holds(row.get(*column)))
    }

    /// Returns the sort keys of a row, in the order of `self.order`.
    fn keys<'a>(&self, row: &[Cell<'a>]) -> order::Keys<'a> {
        let mut keys = order::Keys::default();
        for ((column, _), key) in self.order.iter().zip(&mut keys) {
            if let (Some(cell), Some(column)) = (row.get(*column), self.columns.get(*column)) {
                *key = Key::of(cell, column);
            }
        }
        keys
    }

    fn answer(&self, total: usize, page: Vec<Value>) -> Value {
        match &self.envelope {
            Envelope::GandiV3 => Value::Array(page),
            Envelope::Dnsimple(numbers) => numbers.answer(total, page),
            Envelope::Glauca(numbers) => numbers.answer(total, page),
            Envelope::Freebox => freebox::answer(page),
        }
    }

    /// Returns the index of a column, and adds the column if needed.
    fn column(columns: &mut Vec<Column>, column: Column) -> usize {
        columns.iter().position(|known| known.name == column.name).unwrap_or_else(|| {
            columns.push(column);
            columns.len() - 1
        })
    }
}

/// Returns the page of documents in the provider's envelope, as the provider's list call would.
///
/// # Errors
///
/// The same as [`Query::new`] and [`Query::list`].
///
/// ```
/// use serde_json::json;
/// let contacts = [json!({"id": 1, "label": "B"}), json!({"id": 2, "label": "a"})];
/// let page = registrant::provider::list::list("dnsimple", &contacts, &json!({"sort": "label:asc", "per_page": "1"})).unwrap();
/// assert_eq!(page["data"][0]["id"], 2);
/// assert_eq!(page["pagination"]["total_pages"], 2);
/// ```
pub fn list(schema: &str, documents: &[Value], options: &Value) -> Result<Value, Error> {
    Query::new(schema, options)?.list(documents)
}

/// Returns the number of documents that pass the filters, like Gandi's `contact.count`.
///
/// # Errors
///
/// The same as [`Query::new`] and [`Query::list`].
///
/// ```
/// use serde_json::json;
/// let contacts = [json!({"type": 0}), json!({"type": 1}), json!({"type": 0})];
/// assert_eq!(registrant::provider::list::count("gandi-v3", &contacts, &json!({"type": 0, "page": 7})).unwrap(), 2);
/// ```
pub fn count(schema: &str, documents: &[Value], options: &Value) -> Result<usize, Error> {
    Query::new(schema, options)?.count(documents)
}

#[cold]
fn unknown_list(schema: &str) -> Error {
    let names = || LISTS.iter().map(|(name, _)| *name);
    let remedy = match nearest(schema, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", names().collect::<Vec<_>>().join(", ")),
    };
    Error::new(ErrorKind::Schema, "this schema has no list of contacts", remedy)
}
