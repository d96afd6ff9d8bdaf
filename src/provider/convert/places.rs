//! States and provinces, as the customer and the target write them.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::Conversion;
use crate::base::{Code, Severity};
use crate::check::Violation;
use crate::contact::{Contact, Country, Field};
use crate::normalize::address::name_of;
use crate::normalize::{self, FieldChange};
use crate::provider::limits;
use crate::schema::{Codec, Schema, gandi_v5, named_in};

/// Writes the name of the state or province as the customer wrote it, if the target has another name of the same place. Returns
/// whether the contact has it now.
pub(super) fn keep_name(
    contact: &mut Contact,
    source: &Contact,
    conversion: &Conversion,
    document: &Value,
) -> bool {
    let Conversion { to, ascii, .. } = *conversion;
    let (Some(text), Some(code)) = (source.subdivision.as_deref(), contact.subdivision.as_deref()) else {
        return false;
    };
    let country = normalize::country_of(contact);
    let is_name = |text: &str| {
        let outcome = normalize::subdivision(text, country);
        let is_named = outcome.changes.iter().any(|change| change.code == "subdivision_from_name");
        outcome.is_valid() && is_named && outcome.value.is_some_and(|area| area.code() == code)
    };
    if text == code || !is_name(text) {
        return false;
    }
    let written = to.decode(document).ok().and_then(|written| written.subdivision);
    let Some(written) = written.filter(|written| written != text && is_name(written)) else { return false };
    let renamed = Contact { subdivision: normalize::clean_text(text).value, ..contact.clone() };
    // A name in ASCII keeps a document in ASCII.
    let needs_ascii = || ascii || to.has_two_scripts() || limits_of(&renamed, to) > limits_of(contact, to);
    if !text.is_ascii() && written.is_ascii() && needs_ascii() {
        return false;
    }
    *contact = renamed;
    true
}

/// Writes the name of the state or province in ASCII, if the caller wants so and the target has another script. Returns whether the
/// contact has it now.
pub(super) fn spell_name(contact: &mut Contact, to: &'static Schema, document: &Value) -> Option<()> {
    let written = to.decode(document).ok()?.subdivision.filter(|text| !text.is_ascii())?;
    let country = normalize::country_of(contact)?;
    let area = normalize::subdivision(&written, Some(country)).value?;
    let name = normalize::to_ascii_text(&name_of(&area, true)?, Some(country)).value?;
    contact.subdivision = Some(name);
    Some(())
}

/// Returns the number of rules of the target on states and provinces that a contact breaks.
fn limits_of(contact: &Contact, to: &'static Schema) -> usize {
    faults(contact, to).iter().filter(|fault| fault.field == Field::SUBDIVISION).count()
}

fn faults(contact: &Contact, to: &'static Schema) -> Vec<Violation> {
    limits(&Contact { schema: Some(to.name), extra: Map::new(), ..contact.clone() }, to)
}

/// Writes a territory with a country code of its own once: as the country, unless the target needs a state too. Then
/// it is its own state. Gandi v5 takes the
/// territories of France as a part of France.
pub(super) fn settle_territory(
    contact: &mut Contact,
    Conversion { to, ascii, .. }: Conversion,
    changes: &mut Vec<FieldChange>,
) -> Option<()> {
    let own = Country::new(contact.country.as_deref()?)?;
    let [state, area] = normalize::whole_of(own).filter(|_| !matches!(to.codec, Codec::Canonical))?;
    let said = contact.subdivision.clone().unwrap_or_default();
    let mut change = |field, code, before: &str, after: &str| {
        changes.retain(|known| known.field != field || known.change.after != before);
        changes.push(FieldChange { field, change: normalize::Change::new(code, before, after) });
    };
    let is_itself =
        || normalize::subdivision(&said, Some(own)).value.is_some_and(|known| known.code() == area);
    if !said.is_empty() && said != area && !is_itself() {
        return None;
    }
    if to.name == gandi_v5::SCHEMA.name && state == FRANCE {
        change(Field::COUNTRY, "written", own.as_str(), &state);
        if said.is_empty() {
            change(Field::SUBDIVISION, "assumed", "", &area);
        }
        contact.country = Some(state);
        contact.subdivision = Some(area);
        return Some(());
    }
    let without = Contact { subdivision: None, ..contact.clone() };
    let is_missed = |fault: &Violation| {
        fault.field == Field::SUBDIVISION && fault.code == Code::Missing && fault.severity == Severity::Error
    };
    match (said.is_empty(), faults(&without, to).iter().any(is_missed)) {
        (true, true) => {
            let name = territory_name(contact, own, &area).filter(|_| !ascii).unwrap_or(area);
            change(Field::SUBDIVISION, "assumed", "", &name);
            contact.subdivision = Some(name);
        }
        (false, false) => {
            change(Field::SUBDIVISION, "moved", &said, "");
            *contact = without;
        }
        _ => {}
    }
    Some(())
}

const FRANCE: &str = "FR";

/// Returns the name of a territory with its accents: `La Réunion`.
fn territory_name(contact: &Contact, own: Country, code: &str) -> Option<String> {
    let area = normalize::subdivision(code, Some(own)).value?;
    named_in(&area, contact, own).map(Cow::into_owned)
}
