//! Gandi's `contact.list` and `contact.count`: <https://doc.rpc.gandi.net/contact/faq.html>, read 2026-08-22.
//!
//! The documentation shows the filters, equality, `~` with `%`, and the order. Some points are not
//! documented. `~` ignores case here: a search for `%mydomain%` should find `MyDomain` too. Without `sort_by`
//! the given order stays. The page size has no maximum.

use serde_json::Value;

use super::condition::{Condition, Like, Values};
use super::options::{Options, place, unknown, unknown_order};
use super::row::Column;
use super::{Envelope, Query};
use crate::base::Error;

/// The members for filtering, in the order of the documentation.
const FILTERS: &[&str] =
    &["handle", "orgname", "given", "family", "type", "email", "zip", "city", "streetaddr", "country"];

/// The members for sorting: the filters, and the number that every contact has besides its handle.
const SORTS: &[&str] =
    &["handle", "orgname", "given", "family", "type", "email", "zip", "city", "streetaddr", "country", "id"];

const OTHERS: &[&str] = &["sort_by", "page", "items_per_page"];

/// The default page size, from the generic struct of every list call.
const PER_PAGE: u32 = 100;

pub(super) fn read(options: &Options<'_>) -> Result<Query, Error> {
    let mut columns = Vec::new();
    let mut conditions = Vec::new();
    for (name, value) in options.iter().filter(|(name, _)| !OTHERS.contains(name)) {
        let field = name.strip_prefix('~').unwrap_or(name);
        let filter = FILTERS.iter().find(|known| **known == field).ok_or_else(|| unknown_filter(name))?;
        let condition = if name.starts_with('~') {
            let pattern = value.as_str().ok_or_else(|| Error::wrong_type(place(name), "a pattern", value))?;
            if pattern.len() > Like::LONGEST {
                let reason = format!("expected at most {} bytes, found {}", Like::LONGEST, pattern.len());
                return Err(Error::at(place(name), reason, "shorten the pattern"));
            }
            Condition::Like(Like::new(pattern))
        } else {
            Condition::AnyOf(Values::new(match value {
                Value::Array(values) => {
                    values.iter().map(|value| given(name, value)).collect::<Result<_, _>>()?
                }
                _ => vec![given(name, value)?],
            }))
        };
        conditions.push((Query::column(&mut columns, column(filter)), condition));
    }
    let mut order = Vec::new();
    if let Some(sort) = options.text("sort_by")? {
        let (field, descends) = read_sort(sort)?;
        order.push((Query::column(&mut columns, column(field)), descends));
    }
    let take = options.size("items_per_page", 1, None, PER_PAGE)?;
    let page = options.size("page", 0, None, 0)?;
    let skip = page.saturating_mul(take);
    Ok(Query { columns, conditions, order, skip, take: Some(take), envelope: Envelope::GandiV3 })
}

fn column(name: &'static str) -> Column {
    Column { name, is_number: matches!(name, "id" | "type") }
}

/// Reads `handle`, `handle asc` or `handle DESC`.
fn read_sort(sort: &str) -> Result<(&'static str, bool), Error> {
    let mut words = sort.split_whitespace();
    let field = words.next().unwrap_or_default();
    let known = SORTS.iter().find(|known| known.eq_ignore_ascii_case(field));
    let known = known.ok_or_else(|| unknown_order("sort_by", field, SORTS))?;
    let descends = match words.next() {
        None => Some(false),
        Some(word) if word.eq_ignore_ascii_case("asc") => Some(false),
        Some(word) if word.eq_ignore_ascii_case("desc") => Some(true),
        Some(_) => None,
    };
    match (descends, words.next()) {
        (Some(descends), None) => Ok((known, descends)),
        _ => Err(Error::wrong_value(place("sort_by"), "one field, followed by asc or desc")),
    }
}

fn given(name: &str, value: &Value) -> Result<String, Error> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(Error::wrong_type(place(name), "a string, a number or an array of them", value)),
    }
}

/// Returns the error for an unknown filter. It explains an operator that contacts don't support.
#[cold]
fn unknown_filter(name: &str) -> Error {
    let field = name.trim_start_matches(['~', '>', '<', '=', '!']);
    if FILTERS.contains(&field) {
        let remedy = format!("use `{field}` for equality, or `~{field}` for a pattern");
        return Error::at(place(name), "unknown filter operator", remedy);
    }
    let known: Vec<&str> = FILTERS.iter().chain(OTHERS).copied().collect();
    unknown(name, field, &known)
}
