//! Lists that don't fit in memory, read one line of JSON at a time.

use std::fmt;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::Query;
use super::order::{Key, Selection};
use super::row::Row;
use crate::base::Error;
use crate::schema;

/// A stream of documents as JSON text. It holds only as many as the page needs.
///
/// It reads only the members for filters and sorting, and parses the documents of the page at the end. It
/// holds at most twice the documents up to the end of the page, or only the page if the list is unsorted.
///
/// ```
/// use registrant::provider::list::Query;
/// use serde_json::json;
/// let query = Query::new("gandi-v3", &json!({"sort_by": "handle", "items_per_page": 1})).unwrap();
/// let mut stream = query.stream();
/// for line in [r#"{"handle": "B1-GANDI"}"#, r#"{"handle": "A1-GANDI"}"#] {
///     stream.push(line).unwrap();
/// }
/// assert_eq!(stream.count(), 2);
/// assert_eq!(stream.finish().unwrap(), json!([{"handle": "A1-GANDI"}]));
/// ```
pub struct Stream<'q> {
    query: &'q Query,
    selection: Selection<'static, 'q, Box<str>>,
}

impl fmt::Debug for Stream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("count", &self.count()).finish_non_exhaustive()
    }
}

impl<'q> Stream<'q> {
    pub(super) fn new(query: &'q Query) -> Self {
        Self { query, selection: Selection::new(&query.order, query.skip, query.take) }
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// If the text is not a JSON object. The error gives the byte offset.
    pub fn push(&mut self, text: &str) -> Result<(), Error> {
        // The message of serde_json about another type would quote the value.
        if !text.trim_ascii_start().starts_with('{') {
            return Err(Error::at_offset(0, "expected a JSON object, found other text", "remove it"));
        }
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let read = Row(&self.query.columns).deserialize(&mut deserializer);
        let row = match read.and_then(|row| deserializer.end().map(|()| row)) {
            Ok(row) => row,
            Err(error) => return Err(schema::not_json(text, error)),
        };
        if self.query.admits(&row) {
            self.selection.push(self.query.keys(&row), Key::into_owned, || text.into());
        }
        Ok(())
    }

    /// Returns the number of documents so far that pass the filters.
    pub fn count(&self) -> usize {
        self.selection.total()
    }

    /// Returns the page, in the provider's envelope.
    ///
    /// # Errors
    ///
    /// If a document of the page has a duplicate member.
    pub fn finish(self) -> Result<Value, Error> {
        let total = self.selection.total();
        let page = self.selection.page();
        let documents = page.iter().map(|text| schema::parse(text)).collect::<Result<_, _>>()?;
        Ok(self.query.answer(total, documents))
    }
}
