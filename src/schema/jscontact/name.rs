//! The name of a card: <https://www.rfc-editor.org/rfc/rfc9553#section-2.2.1>.

use serde_json::Value;

use super::{NAME, more, set_component};
use crate::contact::Contact;
use crate::schema::card::entry::changed_name;
use crate::schema::engine::edited::{Ordered, changed};
use crate::schema::engine::object::{self, empty, items, set_text, text};

/// Writes the difference between two contacts into the name.
pub(super) fn edit(card: &mut Value, before: &Contact, after: &Contact) {
    let whole = changed_name(before, after);
    let parts = NAME.map(|(field, kinds)| (kinds, changed(field, before, after)));
    if whole.is_none() && parts.iter().all(|(_, part)| part.is_none()) {
        return;
    }
    object::edit(card, "name", empty(), &mut |name| {
        for (kinds, part) in &parts {
            if let Some(part) = part {
                set_component(name, kinds, *part);
            }
        }
        // If the parts already give the name, `full` is unnecessary.
        let has_parts = !items(name, "components").is_empty();
        let is_told = has_parts && after.full_name.is_none() && name.get("full").is_none();
        if let Some(whole) = &whole
            && (!is_told || after.organization.as_ref() == Some(whole))
        {
            set_text(name, "full", Some(whole.as_str()).filter(|name| !name.is_empty()));
        }
    });
}

/// Returns the name in the order of its parts, with the separators between them, if the card says that they are ordered.
pub(super) fn ordered(card: &Value) -> Option<Ordered> {
    let name = card.get("name").filter(|name| text(name, "full").is_empty())?;
    name.get("isOrdered").and_then(Value::as_bool).filter(|is_ordered| *is_ordered)?;
    let usual = name.get("defaultSeparator").and_then(Value::as_str).unwrap_or(" ");
    let mut members = vec!["/name/isOrdered".to_owned(), "/name/defaultSeparator".to_owned()];
    let (mut whole, mut separator) = (String::new(), "");
    for (index, part) in items(name, "components").iter().enumerate() {
        let said = text(part, "value");
        if text(part, "kind") == "separator" {
            members.push(format!("/name/components/{index}"));
            separator = said;
        } else if !said.is_empty() {
            whole.extend([if whole.is_empty() { "" } else { separator }, said]);
            separator = usual;
        }
    }
    Some(Ordered { text: whole, members })
}

/// Returns `true` if the parts of a name are in the order that a name without `isOrdered` has: given names first.
pub(super) fn is_in_usual_order(card: &Value) -> bool {
    let parts = card.get("name").map_or(&[][..], |name| items(name, "components"));
    let order =
        parts.iter().filter_map(|part| more::ORDER.iter().position(|kind| *kind == text(part, "kind")));
    order.is_sorted()
}
