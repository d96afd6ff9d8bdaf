//! Encoding of a contact, including the losses that the target refuses.

use super::limits::refusals;
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
            let broken = refusals(&written, self);
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
    for loss in losses {
        let Some(field) = loss.field else { continue };
        let whole = refusals(&with(written, contact, field), to);
        loss.refused = broken.iter().any(|fault| !whole.contains(fault));
    }
}

/// Returns the written contact with one field from another contact. A name goes into each absent name field.
fn with(written: &Contact, contact: &Contact, field: Field) -> Contact {
    let mut whole = written.clone();
    match (field, contact.text(field)) {
        (Field::STREET, _) => whole.street.clone_from(&contact.street),
        (Field::KIND, _) => whole.kind = contact.kind,
        (_, Some(text)) => {
            whole.set(field, text);
            for name in NAMES.into_iter().filter(|name| NAMES.contains(&field) && !written.has(*name)) {
                whole.set(name, text);
            }
        }
        (_, None) => contact.flag(field).into_iter().for_each(|flag| whole.set_flag(field, flag)),
    }
    whole
}
