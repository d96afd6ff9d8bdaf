//! The Freebox's `GET /contact/`: <https://dev.freebox.fr/sdk/os/contacts/>, read 2026-08-22.
//!
//! The documented entries don't show their groups. This code looks for `group_id`, one number or an array of
//! them. Every answer of that API omits empty collections, and so `result`.

use serde_json::Value;
use serde_json::json;

use super::condition::{Condition, Values};
use super::options::Options;
use super::row::Column;
use super::{Envelope, Query};
use crate::base::{Error, Place};

pub(super) fn read(options: &Options<'_>) -> Result<Query, Error> {
    options.only(&["start", "limit", "group_id"])?;
    let skip = options.size("start", 0, None, 0)?;
    let limit = options.number("limit", -1, None, -1)?;
    if limit == 0 {
        let place = Place::argument("options").member("limit");
        return Err(Error::wrong_value(place, "a whole number from 1, or -1 for no limit"));
    }
    let mut columns = Vec::new();
    let mut conditions = Vec::new();
    if options.get("group_id").is_some() {
        let number = options.number("group_id", 0, None, 0)?;
        let column = Query::column(&mut columns, Column { name: "group_id", is_number: true });
        conditions.push((column, Condition::AnyOf(Values::new(vec![number.to_string()]))));
    }
    let take = usize::try_from(limit).ok();
    Ok(Query { columns, conditions, order: Vec::new(), skip, take, envelope: Envelope::Freebox })
}

pub(super) fn answer(result: Vec<Value>) -> Value {
    if result.is_empty() { json!({"success": true}) } else { json!({"success": true, "result": result}) }
}
