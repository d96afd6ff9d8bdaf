//! The faults of a document of which its contact shows nothing.

use super::Field;
use crate::base::Problem;

/// Findings of decoding in the document that a contact keeps. They are not part of the contact, so any two are equal.
#[cfg(feature = "providers")]
#[derive(Clone, Default)]
pub(crate) struct KnownDocument {
    /// The faults, with the hash of the document: a caller can put another one in its place.
    #[cfg(feature = "xml")]
    pub faults: Option<(u32, Vec<DocumentFault>)>,
    /// The JSON Pointers of fields, the first one of a field first. In EPP, that of the address is enough.
    pub places: Option<Vec<(Field, String)>>,
}

#[cfg(feature = "providers")]
impl PartialEq for KnownDocument {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A fault of a document.
#[derive(Clone, Debug)]
pub(crate) struct DocumentFault {
    /// The field that the fault is about.
    pub field: Field,
    /// The JSON Pointer in the document.
    pub pointer: String,
    /// `true` if the field holds the value, so that a caller can set it.
    #[cfg_attr(not(feature = "xml"), allow(dead_code, reason = "only EPP reads it"))]
    pub is_in_field: bool,
    pub fault: Fault,
}

/// The kind of a fault.
#[cfg_attr(
    not(all(feature = "xml", feature = "cards")),
    allow(dead_code, reason = "EPP alone has some of them, and cards one")
)]
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The type is not one of these.
    Type(&'static [&'static str]),
    /// The value is not an e-mail address.
    Email(Problem),
    /// The element for the password is missing.
    AuthInfo,
    /// A member or a property that each card has is missing. The second text is the id of the rule.
    Member(&'static str, &'static str),
    /// A member that each card has holds another value than these. The first text is its name, the last one the id of the rule.
    Value(&'static str, &'static [&'static str], &'static str),
    /// An address without a description.
    Description,
    /// A part of an address is missing.
    Missing,
    /// The type of an address is not one of these.
    Form(&'static [&'static str]),
    /// A flag is not one of these.
    Flag(&'static [&'static str]),
    /// The element must stand before the element with this name.
    Order(&'static str),
    /// The element or attribute with this name has no place here, or is one too many.
    Unexpected(String),
    /// The text of an international address is not in ASCII.
    NotAscii,
    /// The street has more lines than these.
    Lines(u64),
}
