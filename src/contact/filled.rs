//! The set of filled-in fields of a contact, computed once for many rules.

use super::Contact;
use super::field::Field;
use super::table::COUNT;
use registrant_text::clean::says_something;

const WORDS: usize = COUNT.div_ceil(64);

/// The set of fields that [`Contact::has`], one bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filled([u64; WORDS]);

impl Filled {
    pub fn has(&self, field: Field) -> bool {
        let word = self.0.get(usize::from(field.0 / 64));
        word.is_some_and(|word| word >> (field.0 % 64) & 1 != 0)
    }

    /// Removes a field from the set.
    pub fn forget(&mut self, field: Field) {
        if let Some(word) = self.0.get_mut(usize::from(field.0 / 64)) {
            *word &= !(1 << (field.0 % 64));
        }
    }

    pub(super) fn note(&mut self, field: Field, is_filled: bool) {
        if let Some(word) = self.0.get_mut(usize::from(field.0 / 64)) {
            *word |= u64::from(is_filled) << (field.0 % 64);
        }
    }

    /// Adds the fields of registry data, which are usually few.
    pub(super) fn note_registry_data(&mut self, contact: &Contact) {
        for (field, text) in &contact.registry {
            self.note(*field, says_something(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::contact::Kind;
    use crate::contact::{Contact, Field};

    #[test]
    fn it_is_what_the_contact_has() {
        let every_field = |text: &str| {
            let mut contact = Contact { kind: Some(Kind::Company), ..Contact::default() };
            for field in Field::all() {
                contact.set(field, text);
                contact.set_flag(field, text == "x");
            }
            contact
        };
        for contact in
            [Contact::default(), every_field("x"), every_field(" "), every_field("\n x"), every_field("")]
        {
            let filled = contact.filled();
            for field in Field::all() {
                assert_eq!(filled.has(field), contact.has(field), "{field}");
            }
        }
        // One field at a time, to check that each has a bit of its own.
        for field in Field::all() {
            let mut contact = Contact::default();
            contact.set(field, "é");
            contact.set_flag(field, true);
            let filled = contact.filled();
            assert!(Field::all().all(|other| filled.has(other) == contact.has(other)), "{field}");
        }
    }
}
