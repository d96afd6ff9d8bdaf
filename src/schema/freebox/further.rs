//! The further numbers, e-mail addresses, links and notes of an entry, and the contexts of the contact's own.

use serde_json::Value;

use super::{SHAPE, address_spots, answer, chosen_address, chosen_email, edit_address, edit_items, kind};
use crate::contact::{Contact, Field};
use crate::schema::engine::edited::says_all;
use crate::schema::engine::loss::Loss;
use crate::schema::engine::more::{Context, GENERATION, GIVEN2, More, SURNAME2, What};
use crate::schema::engine::numbers::Use;
use crate::schema::engine::object::{items, set_text, text, texts};

/// Returns the items that are not the contact's, and the contexts of those that are.
pub(super) fn read(document: &Value) -> Vec<More> {
    let Ok(entry) = answer::entry(document) else { return Vec::new() };
    let at = answer::place(document);
    let mut more = Vec::new();
    let chosen = SHAPE.choose(items(entry, "numbers"));
    for (index, item) in items(entry, "numbers").iter().enumerate() {
        let Some((used, _)) = (SHAPE.used)(item) else { continue };
        let (used, context) =
            if used == Use::Work { (Use::Fixed, Some(Context::Work)) } else { (used, None) };
        let own = chosen.field(index);
        let what = own.map_or(What::Number(used), What::Own);
        let names: &[&str] = if own.is_some() { &["type"] } else { &["number", "is_default", "type"] };
        more.extend(More::new(what, text(item, "number"), context, &format!("{at}/numbers/{index}"), names));
    }
    for (index, item) in items(entry, "emails").iter().enumerate() {
        let context = Context::of(kind(item) == "home", kind(item) == "work");
        let what = if chosen_email(entry) == Some(index) { What::Own(Field::EMAIL) } else { What::Email };
        more.extend(More::new(
            what,
            text(item, "email"),
            context,
            &format!("{at}/emails/{index}"),
            &["email", "type"],
        ));
    }
    if let Some((index, item)) =
        chosen_address(entry).and_then(|index| Some((index, items(entry, "addresses").get(index)?)))
    {
        let context = Context::of(kind(item) == "home", kind(item) == "work");
        more.extend(More::new(
            What::Own(Field::STREET),
            kind(item),
            context,
            &format!("{at}/addresses/{index}"),
            &["type"],
        ));
    }
    for (index, item) in items(entry, "addresses").iter().enumerate() {
        if chosen_address(entry) != Some(index) {
            let (context, at) =
                (Context::of(kind(item) == "home", kind(item) == "work"), format!("{at}/addresses/{index}"));
            more.extend(More::address(address_spots(item, &at), (context, None), &at, &["type"]));
        }
    }
    for (index, item) in items(entry, "urls").iter().enumerate() {
        more.extend(More::new(What::Link, text(item, "url"), None, &format!("{at}/urls/{index}"), &["url"]));
    }
    more.extend(More::new(What::Note, text(entry, "notes"), None, at, &["notes"]));
    more
}

/// Adds items. They keep their types, even if one of them would then be the contact's own.
pub(super) fn add(entry: &mut Value, more: &[More], after: &Contact, losses: &mut Vec<Loss>) {
    for item in more {
        let More { what, text: said, context, .. } = item;
        let kind = match context {
            Some(Context::Home) => "home",
            Some(Context::Work) => "work",
            Some(Context::Both) | None => "other",
        };
        let mut is_told = context.is_none();
        match what {
            What::Number(used) => edit_items(entry, "numbers", &mut |numbers| {
                is_told |= *used == Use::Fixed && kind == "work";
                numbers.push((SHAPE.make)(said, if is_told && kind == "work" { Use::Work } else { *used }));
                SHAPE.keep_choice(numbers, after.text(Field::PHONE));
            }),
            What::Email => {
                edit_items(entry, "emails", &mut |list| list.push(texts(&[("email", said), ("type", kind)])));
                is_told |= kind != "other";
            }
            What::Own(_) if context.is_none() => {}
            What::Own(field @ (Field::EMAIL | Field::STREET)) => {
                let collection = if *field == Field::EMAIL { "emails" } else { "addresses" };
                edit_items(entry, collection, &mut |list| {
                    is_told = !list.is_empty() && kind != "other";
                    list.first_mut().into_iter().for_each(|item| set_text(item, "type", Some(kind)));
                });
            }
            // Only a fixed number can be one of work.
            What::Own(field) => edit_items(entry, "numbers", &mut |numbers| {
                let own = SHAPE.choose(numbers).index(*field).and_then(|index| numbers.get_mut(index));
                if let Some(own) = own.filter(|own| super::kind(own) == "fixed" && kind == "work") {
                    is_told = true;
                    set_text(own, "type", Some(kind));
                }
                SHAPE.keep_choice(numbers, after.text(Field::PHONE));
            }),
            What::Name(part) => {
                is_told = [GIVEN2, SURNAME2, GENERATION].contains(part)
                    || says_all(text(entry, "display_name"), said);
            }
            // The street has it.
            What::Unit(_) => {}
            What::Address | What::Label => {
                edit_address(entry, None, kind, &Contact::default(), &item.address);
                is_told |= kind != "other";
                losses.extend(item.address.subdivision.iter().map(|_| Loss::field(Field::SUBDIVISION)));
            }
            What::Card(_) | What::Full | What::Place(_) => is_told = false,
            What::Link => {
                let is_form = item.entry.get("kind").is_some_and(|kind| kind == "contact");
                let kind = if is_form { "other" } else { "site" };
                edit_items(entry, "urls", &mut |list| list.push(texts(&[("url", said), ("type", kind)])));
            }
            What::Note => {
                let known = text(entry, "notes");
                let all = if known.is_empty() { said.clone() } else { [known, said].join("\n\n") };
                set_text(entry, "notes", Some(&all));
            }
        }
        if !is_told {
            losses.push(item.context_loss());
        }
    }
}
