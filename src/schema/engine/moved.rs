//! What a contact that moves from one card to another keeps of its own card.

use std::borrow::Cow;

use serde_json::Value;

use super::codec::Written;
use super::edited::{Edited, GROUP, STALE, Spot, further, read, says_all, source};
use super::loss::Loss;
use super::more::{CREDENTIAL, More, TITLE, What};
use crate::contact::{Contact, Field};
use crate::schema::Schema;

/// Returns whether a contact is a group whose card names no organization but the group itself. The name says it.
pub(super) fn is_only_group(contact: &Contact, more: &[More]) -> bool {
    let is_group = more.iter().any(|item| item.what == What::Card("kind") && item.text == GROUP);
    let names = |spot: &Spot| spot.field == Field::ORGANIZATION && !spot.text.is_empty();
    is_group
        && contact.organization == contact.full_name
        && source(contact).is_some_and(|(codec, kept)| !(codec.spots)(kept).iter().any(names))
}

/// Returns the whole name of a card that leaves out the titles or the letters of its parts, so that it stays without them.
pub(super) fn plain_name(contact: &Contact, more: &[More]) -> Option<String> {
    let is_title = |item: &More| matches!(item.what, What::Name(TITLE | CREDENTIAL));
    if contact.full_name.is_some() || !more.iter().any(is_title) {
        return None;
    }
    let (codec, kept) = source(contact)?;
    let said = |spot: &Spot| spot.field == Field::FULL_NAME && !spot.text.is_empty();
    let name = (codec.spots)(kept).into_iter().find(said)?.text;
    let parts = [contact.given_name.as_deref()?, contact.family_name.as_deref()?];
    parts.iter().all(|part| says_all(&name, part)).then_some(name)
}

/// Writes a contact into the card of its own document.
pub(super) fn into_shared(
    schema: &Schema,
    codec: &Edited,
    (kept, before): (&Value, &Contact),
    contact: &Contact,
) -> Written {
    let mut after = contact.clone();
    // A card keeps its own ID in a document with another.
    if !schema.shares_ids(contact) {
        after.id.clone_from(&before.id);
    }
    // A card without a whole name got one from the parts.
    let had_whole = source(contact).and_then(|(from, kept)| read(from, kept).ok()?.full_name).is_some();
    if before.full_name.is_some() && after.full_name.is_none() && !had_whole {
        after.full_name = super::names::whole(contact).map(Cow::into_owned);
    }
    // A text that still describes the address stays with it.
    let mut more = further(contact);
    more.retain(|item| item.what == What::Full);
    let mut written = (codec.edit)(Some(kept), before, &after, &more);
    let is_kept = |loss: &Loss| {
        let at = loss.pointer.as_deref().unwrap_or_default();
        loss.message == STALE && ["/1/label", "/full", ";LABEL"].iter().any(|end| at.ends_with(end))
    };
    written.losses.retain(|loss| more.is_empty() || !is_kept(loss));
    written
}
