//! Faults of an entry's items: unknown types, and texts that are not e-mail addresses.

use registrant_text::clean::says_something;
use serde_json::Value;

use super::{COLLECTIONS, answer, kind};
use crate::contact::{DocumentFault, Fault, Field};
use crate::normalize::email;
use crate::schema::engine::object::{items, text};

/// Returns the items of an entry that have an unknown type, and those of its e-mail addresses that are not valid.
pub(crate) fn faults(document: &Value) -> Vec<DocumentFault> {
    let Ok(entry) = answer::entry(document) else { return Vec::new() };
    let mut faults = Vec::new();
    for (collection, about, _, types) in COLLECTIONS {
        let field = match collection {
            "numbers" => Field::PHONE,
            "emails" => Field::EMAIL,
            "addresses" => Field::STREET,
            _ => Field::WEBSITE,
        };
        for (index, item) in items(entry, collection).iter().enumerate() {
            let mut add = |member: &str, fault| {
                let pointer = format!("{}/{collection}/{index}/{member}", answer::place(document));
                faults.push(DocumentFault { field, pointer, is_in_field: false, fault });
            };
            let is_text = item.get("type").is_none_or(|kind| kind.is_string() || kind.is_null());
            if !is_text || says_something(kind(item)) && !types.contains(&kind(item)) {
                add("type", Fault::Type(types));
            }
            let text = text(item, about);
            if field == Field::EMAIL
                && !text.is_empty()
                && let Some(problem) = email(text).problem
            {
                add(about, Fault::Email(problem));
            }
        }
    }
    faults
}
