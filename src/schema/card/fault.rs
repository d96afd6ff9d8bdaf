//! The faults of a jCard of which its contact shows nothing.

use registrant_text::clean::says_something;
use serde_json::Value;

use super::property::{name, text};
use super::version::NEWEST;
use crate::contact::{DocumentFault, Fault, Field};

/// Returns the faults of a jCard, whose properties are at this place: VERSION must be 4.0, and FN is in every card (RFC 7095,
/// section 3.3, and RFC 6350, sections 6.7.9 and 6.2.1). A redacted name may be empty (RFC 9537, section 3.2).
pub(crate) fn faults(properties: &[Value], at: &str, is_redacted: bool) -> Vec<DocumentFault> {
    let mut faults = Vec::new();
    for (wanted, field, rule) in
        [("version", Field::KIND, "jcard.version"), ("fn", Field::FULL_NAME, "jcard.fn")]
    {
        let all = || properties.iter().enumerate().filter(|(_, known)| name(known) == wanted);
        let is_name = wanted == "fn";
        let fault = match all().find(|(_, known)| says_something(text(known))).map(|(_, known)| text(known)) {
            None if !(is_name && is_redacted) => Fault::Member(wanted, rule),
            Some(version) if !is_name && version.trim() != NEWEST => Fault::Value(wanted, &[NEWEST], rule),
            _ => continue,
        };
        // The version is the first property. Any other property is missing in the list.
        let missing = if is_name || properties.is_empty() { at.to_owned() } else { format!("{at}/0") };
        let pointer = all().next().map_or(missing, |(index, _)| format!("{at}/{index}/3"));
        faults.push(DocumentFault { field, pointer, is_in_field: false, fault });
    }
    faults
}
