//! Encoding of a contact, including the losses that the target refuses.

use super::limits::Judge;
use crate::base::Code;
use crate::contact::{Contact, Field};
use crate::rules::Suffix;
use crate::schema::{Encoded, Loss, Schema};

impl Schema {
    /// Writes a contact as a document of this schema.
    ///
    /// Data kept from a document of the same schema is restored, unless its field has changed since.
    /// The id of a contact that came from another schema is a loss.
    pub fn encode(&'static self, contact: &Contact) -> Encoded {
        self.weighed(contact, self.write(contact))
    }

    /// Does the same for the domains of a suffix: an EPP document gets the extension of their registry.
    pub fn encode_for(&'static self, contact: &Contact, suffix: Suffix) -> Encoded {
        self.weighed(contact, self.write_for(contact, Some(suffix)))
    }

    fn weighed(&'static self, contact: &Contact, mut encoded: Encoded) -> Encoded {
        if encoded.losses.iter().any(Loss::is_of_field)
            && let Ok(written) = self.decode(&encoded.document)
        {
            let broken = Judge::of(&written, self).refusals(&written);
            weigh(&mut encoded.losses, &broken, contact, &written, self);
        }
        encoded
    }
}

/// The fields of a name: splitting or joining keeps the name the same.
pub(super) const NAMES: [Field; 3] = [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME];

/// Sets `refused` for each loss: the target refuses a loss that breaks one of its rules. A rule in `broken`, with the
/// code of the breach, counts if the contact's own value would satisfy it. Values that only the source schema knows
/// are never required.
pub(super) fn weigh(
    losses: &mut [Loss],
    broken: &[(String, Code)],
    contact: &Contact,
    written: &Contact,
    to: &'static Schema,
) {
    if broken.is_empty() {
        return;
    }
    let judge = Judge::of(written, to);
    let mut whole = written.clone();
    for loss in losses {
        let Some(field) = loss.field else { continue };
        add(&mut whole, contact, field);
        let left = judge.refusals(&whole);
        loss.refused = broken.iter().any(|fault| !left.contains(fault));
        for field in NAMES.into_iter().filter(|_| NAMES.contains(&field)).chain([field]) {
            whole.unset(field);
            copy(&mut whole, written, field);
        }
    }
}

/// Sets a field to its value in another contact. A name goes into each absent name field.
fn add(whole: &mut Contact, contact: &Contact, field: Field) {
    copy(whole, contact, field);
    let Some(text) = contact.text(field).filter(|_| NAMES.contains(&field)) else { return };
    for name in NAMES {
        if !whole.has(name) {
            whole.set(name, text);
        }
    }
}

/// Copies a field that is set in another contact, and each line of a street.
pub(super) fn copy(whole: &mut Contact, from: &Contact, field: Field) {
    match (field, from.text(field)) {
        (Field::STREET, _) => whole.street.clone_from(&from.street),
        (Field::KIND, _) => whole.kind = from.kind,
        (_, Some(text)) => whole.set(field, text),
        (_, None) => from.flag(field).into_iter().for_each(|flag| whole.set_flag(field, flag)),
    }
}
