//! The redactions of an entity, and of an answer with entities: <https://www.rfc-editor.org/rfc/rfc9537>.
//!
//! A redaction says that an answer leaves out, empties or replaces data. So the contact hides that data. An
//! answer cannot ask to hide data: for a new entity the wishes are losses.

use serde_json::Value;

use crate::contact::{Contact, Field};
use crate::schema::body::role_named;
use crate::schema::engine::edited::Spot;
use crate::schema::engine::loss::Loss;
use crate::schema::engine::object::{items, set, text};

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

/// Returns whether a redaction of an entity is about its name.
pub(super) fn hides_name(entity: &Value) -> bool {
    items(entity, "redacted").iter().any(|redaction| hides(redaction, Field::HIDE_NAME))
}

/// Returns an entity of an answer together with the redactions of the answer that are about it, or `None` without any.
///
/// `list` is the name of the list that has the entity.
pub(in crate::schema) fn of_answer(
    answer: &Value,
    list: &str,
    index: usize,
    entity: &Value,
) -> Option<Value> {
    let is_about = |redaction: &&Value| match path(redaction).find(list) {
        Some(start) => {
            path(redaction).get(start + list.len()..).is_some_and(|rest| selects(rest, index, entity))
        }
        None => path(redaction).is_empty() && is_named(redaction, entity),
    };
    let hides_some = |redaction: &&Value| WISHES.iter().any(|(field, ..)| hides(redaction, *field));
    let own = |redaction: &Value| {
        let mut redaction = redaction.clone();
        // The path begins at the entity.
        for name in PATHS {
            if let Some(Value::String(path)) = redaction.get_mut(name)
                && let Some((_, rest)) = path.split_once(list)
            {
                *path = ["$", split_selector(rest).1].concat();
            }
        }
        redaction
    };
    let found: Vec<Value> =
        items(answer, "redacted").iter().filter(is_about).map(own).filter(|own| hides_some(&own)).collect();
    if found.is_empty() {
        return None;
    }
    let all = items(entity, "redacted").iter().cloned().chain(found).collect();
    let mut entity = entity.clone();
    set(&mut entity, "redacted", Some(all));
    Some(entity)
}

/// Removes what [`of_answer`] added to an entity.
pub(in crate::schema) fn back_to_answer(entity: &mut Value, before: &Value) {
    set(entity, "redacted", before.get("redacted").cloned());
}

/// The members with a JSONPath.
const PATHS: [&str; 3] = ["prePath", "postPath", "replacementPath"];

fn path(redaction: &Value) -> &str {
    let paths = PATHS.map(|name| text(redaction, name));
    paths.into_iter().find(|path| !path.is_empty()).unwrap_or_default()
}

/// Returns `true` if a path after the name of the list selects an entity, and no entity inside it.
fn selects(path: &str, index: usize, entity: &Value) -> bool {
    let (selector, rest) = split_selector(path);
    let is_word = |word: &str| {
        let is_it = |known: &Value| known.as_str().is_some_and(|known| known.eq_ignore_ascii_case(word));
        items(entity, "roles").iter().any(is_it) || entity.get("handle").is_some_and(is_it)
    };
    let is_it = match selector.parse::<usize>() {
        Ok(number) => number == index,
        Err(_) => selector.is_empty() || selector == "*" || quoted(selector).any(is_word),
    };
    is_it && !rest.contains("entities")
}

/// Splits a path after the brackets of its first selector. The first part has no brackets.
fn split_selector(path: &str) -> (&str, &str) {
    // The name itself may be in brackets: `$['entities'][0]`.
    let path = path.trim_start_matches(['\'', '"', ']']);
    let Some(inner) = path.strip_prefix('[') else { return ("", path) };
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        depth += i32::from(c == '[') - i32::from(c == ']');
        if depth == 0 {
            let (selector, rest) = inner.split_at(at);
            return (selector, rest.strip_prefix(']').unwrap_or(rest));
        }
    }
    (inner, "")
}

/// Returns the texts in quotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\'', '"']).skip(1).step_by(2)
}

/// Returns `true` if a redaction names a role of an entity, such as `Tech Email`.
fn is_named(redaction: &Value, entity: &Value) -> bool {
    let role = role_named(&name_of(redaction));
    let mut roles = items(entity, "roles").iter().filter_map(Value::as_str);
    role.is_some() && roles.any(|known| role_named(known) == role)
}

/// Returns the name of a redaction in lower case.
fn name_of(redaction: &Value) -> String {
    let of = |name| [text(name, "type"), text(name, "description")].join(" ").to_ascii_lowercase();
    redaction.get("name").map(of).unwrap_or_default()
}

fn hides(redaction: &Value, wish: Field) -> bool {
    let path = path(redaction);
    // The path leads to an entity inside this one.
    if path.starts_with("$.entities") || path.starts_with("$['entities']") {
        return false;
    }
    let inside =
        |card: &str| path.split_once(card).map(|(_, rest)| rest.trim_start_matches(['\'', '"', ']']));
    let property = inside("vcardArray").unwrap_or_default();
    let has = |known: &[&str]| quoted(property).any(|word| known.contains(&word));
    let is_voice = has(&["voice", "cell"]);
    let in_card = match wish {
        Field::HIDE_FAX => has(&["fax"]) || (has(&["tel"]) && !is_voice),
        Field::HIDE_PHONE => is_voice || (has(&["tel"]) && !has(&["fax"])),
        _ => WISHES.iter().any(|(field, properties, _)| *field == wish && has(properties)),
    };
    let is_of_property = WISHES.iter().any(|(_, properties, _)| has(properties)) || is_voice || has(&["fax"]);
    if is_of_property {
        return in_card;
    }
    // The members of a JSContact card have telling names.
    let name = name_of(redaction) + inside("jscontact_card").unwrap_or_default();
    match WISHES.iter().find(|(.., words)| words.iter().any(|word| name.contains(word))) {
        Some((field, ..)) => *field == wish,
        None => matches!(inside("vcardArray"), Some("" | "[1]" | "[*]" | "[1][*]")),
    }
}

/// Returns the losses of the wishes that differ from those of the document.
pub(in crate::schema) fn losses(before: &Contact, after: &Contact) -> impl Iterator<Item = Loss> {
    let why = "an RDAP answer names the data that it leaves out, and cannot ask to hide data";
    let fields = WISHES.iter().map(|(field, ..)| *field);
    fields
        .filter(|field| after.flag(*field).is_some_and(|wish| before.flag(*field) != Some(wish)))
        .map(move |field| Loss::of(field, why))
}
