//! Schemas with their own functions instead of a table. Encoding merges their result with the parts that the
//! functions don't understand.
//!
//! `extra` keeps the whole document under the empty pointer. Encoding writes the contact twice: as decoded
//! and as it is now. It applies only the difference to the kept document.

use std::borrow::Cow;

use serde_json::Value;

use super::codec::{Encoded, Written};
use super::loss::{Loss, says_nothing};
use crate::base::{Error, escape};
use crate::contact::{Contact, Field};
use crate::schema::Schema;

/// The pointer under which the whole document is kept.
pub(crate) const WHOLE: &str = "";

pub(crate) fn decode(
    schema: &'static Schema,
    read: fn(&Value) -> Result<Contact, Error>,
    document: &mut Cow<'_, Value>,
) -> Result<Contact, Error> {
    let mut contact = whole(read, document)?;
    contact.schema = Some(schema.name);
    Ok(contact)
}

/// Reads a document and keeps it. A schema that removes secrets from the document keeps the rest itself.
fn whole(
    read: fn(&Value) -> Result<Contact, Error>,
    document: &mut Cow<'_, Value>,
) -> Result<Contact, Error> {
    let mut contact = read(document)?;
    contact.extra.entry(WHOLE).or_insert_with(|| std::mem::take(document.to_mut()));
    Ok(contact)
}

/// Writes a contact into the document that it came from. `is_merged` says that `write` does so itself.
pub(crate) fn encode(
    schema: &Schema,
    read: fn(&Value) -> Result<Contact, Error>,
    write: impl Fn(&Contact) -> Written,
    contact: &Contact,
    is_merged: bool,
) -> Encoded {
    let Written { document, mut losses } = write(contact);
    if contact.schema != Some(schema.name) {
        losses.extend(super::codec::extra_losses(contact, &[]));
        return Encoded { document, losses };
    }
    let Some(kept) = contact.extra.get(WHOLE) else { return Encoded { document, losses } };
    if is_merged {
        return Encoded { document, losses };
    }
    if *kept == document {
        // Equal documents may have their members in another order.
        return Encoded { document: kept.clone(), losses };
    }
    let Ok(before) = whole(read, &mut Cow::Borrowed(kept)) else { return Encoded { document, losses } };
    let mut merged = kept.clone();
    let unchanged = write(&before);
    apply(&mut merged, &unchanged.document, &document);
    // A value that nobody has changed stays in its document, even if the schema could not write it.
    losses.retain(|loss| {
        let is_changed = |field| match field {
            Field::STREET => before.street != contact.street,
            _ => before.text(field) != contact.text(field) || before.flag(field) != contact.flag(field),
        };
        !unchanged.losses.contains(loss) || loss.field.is_some_and(is_changed)
    });
    Encoded { document: merged, losses }
}

/// Returns the parts of a kept document that its schema's functions don't understand.
pub(crate) fn not_understood(
    read: fn(&Value) -> Result<Contact, Error>,
    write: impl Fn(&Contact) -> Written,
    kept: &Value,
) -> Vec<Loss> {
    let understood =
        whole(read, &mut Cow::Borrowed(kept)).map(|contact| write(&contact).document).unwrap_or_default();
    let mut losses = Vec::new();
    missing(kept, &understood, String::new(), &mut losses);
    losses
}

fn missing(kept: &Value, understood: &Value, at: String, losses: &mut Vec<Loss>) {
    match (kept, understood) {
        (Value::Object(kept), Value::Object(understood)) => {
            for (key, value) in kept {
                let pointer = format!("{at}/{}", escape(key));
                missing(value, understood.get(key).unwrap_or(&Value::Null), pointer, losses);
            }
        }
        (Value::Array(kept), Value::Array(understood)) => {
            for (index, value) in kept.iter().enumerate() {
                missing(
                    value,
                    understood.get(index).unwrap_or(&Value::Null),
                    format!("{at}/{index}"),
                    losses,
                );
            }
        }
        _ if kept == understood || says_nothing(kept) => {}
        (Value::Object(_) | Value::Array(_), Value::Null) => losses.push(Loss::extra(&at)),
        // A value in a different spelling is not lost.
        (_, Value::Null) => losses.push(Loss::extra(&at)),
        _ => {}
    }
}

/// Applies the difference between `before` and `after` to `document`.
pub(crate) fn apply(document: &mut Value, before: &Value, after: &Value) {
    if before == after {
        return;
    }
    match (&mut *document, before, after) {
        (Value::Object(document), Value::Object(before), Value::Object(after)) => {
            for key in before.keys().filter(|key| !after.contains_key(*key)) {
                document.shift_remove(key);
            }
            for (key, value) in after {
                match (document.get_mut(key), before.get(key)) {
                    (Some(kept), Some(old)) => apply(kept, old, value),
                    (_, old) if old == Some(value) => {}
                    _ => {
                        document.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(document), Value::Array(before), Value::Array(after))
            if before.len() == after.len() =>
        {
            for ((kept, old), new) in document.iter_mut().zip(before).zip(after) {
                apply(kept, old, new);
            }
        }
        (document, _, after) => *document = after.clone(),
    }
}
