//! The redactions of an entity: <https://www.rfc-editor.org/rfc/rfc9537>.
//!
//! A redaction says that an answer leaves out, empties or replaces data. So the contact hides that data. An
//! answer cannot ask to hide data: for a new entity the wishes are losses.

use serde_json::Value;

use crate::contact::{Contact, Field};
use crate::schema::engine::edited::Spot;
use crate::schema::engine::loss::Loss;
use crate::schema::engine::object::{items, text};

/// The wishes, with the property of a card and the words in a redaction's name. A fax number is a phone number too,
/// so it comes first.
const WISHES: [(Field, &[&str], &[&str]); 6] = [
    (Field::HIDE_FAX, &["tel"], &["fax"]),
    (Field::HIDE_PHONE, &["tel"], &["phone"]),
    (Field::HIDE_EMAIL, &["email", "contact-uri"], &["email"]),
    (Field::HIDE_ORGANIZATION, &["org"], &["organization"]),
    (Field::HIDE_ADDRESS, &["adr"], &["street", "city", "postal code", "address"]),
    (Field::HIDE_NAME, &["fn", "n"], &["name"]),
];

/// Returns the wishes of an entity, each with the pointer of its redaction.
pub(in crate::schema) fn spots(entity: &Value, spots: &mut Vec<Spot>) {
    for (index, redaction) in items(entity, "redacted").iter().enumerate() {
        for (field, ..) in WISHES.iter().filter(|(field, ..)| hides(redaction, *field)) {
            spots.push(Spot::new(*field, &["/redacted/", &index.to_string()], "true"));
        }
    }
}

fn hides(redaction: &Value, wish: Field) -> bool {
    let paths = ["prePath", "postPath", "replacementPath"].map(|name| text(redaction, name));
    let path = paths.into_iter().find(|path| !path.is_empty()).unwrap_or_default();
    // The path leads to an entity inside this one.
    if path.starts_with("$.entities") {
        return false;
    }
    let quotes = |word: &str| path.contains(&format!("'{word}'")) || path.contains(&format!("\"{word}\""));
    if let Some((_, properties, _)) = WISHES.iter().find(|(field, ..)| *field == wish)
        && path.contains("vcardArray")
    {
        let is_other_number = match wish {
            Field::HIDE_FAX => quotes("voice"),
            Field::HIDE_PHONE => quotes("fax"),
            _ => false,
        };
        return properties.iter().any(|property| quotes(property)) && !is_other_number;
    }
    let Some(name) = redaction.get("name") else { return false };
    let name = [text(name, "type"), text(name, "description")].join(" ").to_ascii_lowercase();
    let first = WISHES.iter().find(|(_, _, words)| words.iter().any(|word| name.contains(word)));
    first.is_some_and(|(field, ..)| *field == wish)
}

/// Returns the losses of the wishes that differ from those of the document.
pub(in crate::schema) fn losses(before: &Contact, after: &Contact) -> impl Iterator<Item = Loss> {
    let why = "an RDAP answer names the data that it leaves out, and cannot ask to hide data";
    let fields = WISHES.iter().map(|(field, ..)| *field);
    fields
        .filter(|field| after.flag(*field).is_some_and(|wish| before.flag(*field) != Some(wish)))
        .map(move |field| Loss::of(field, why))
}
