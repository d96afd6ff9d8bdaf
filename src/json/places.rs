//! The places of an operation's errors. The pointer begins with the name of an argument, as in the JavaScript
//! types.

use crate::base::{Error, ErrorKind};

/// Adds the name of the faulty argument to an error of an operation.
#[cold]
pub(super) fn named(operation: &str, error: Error) -> Error {
    if error.is_named() {
        return error.map_pointer(|pointer| renamed(operation, pointer));
    }
    match error.kind() {
        ErrorKind::Document => error.in_argument(document(operation)),
        // A failed detection is an error of the document; a wrong schema name is not.
        ErrorKind::Schema if error.pointer().is_some() => error.in_argument(document(operation)),
        ErrorKind::Schema => match operation {
            "contacts" | "count" | "decode" | "encode" | "list" | "patch" => error.in_argument("/schema"),
            "gandi_v5_request" => error.in_argument("/order/schema"),
            "convert" => error.in_argument(document(operation)),
            _ => error.in_argument("/options/schema"),
        },
        ErrorKind::Domain | ErrorKind::Suffix => error.in_argument(match operation {
            "explain" | "gandi_v3_to_v5" | "suffix" => "/domain",
            "dnsimple_extended_attributes" => "/suffix",
            "gandi_v5_request" => "/order/domain",
            _ => "/association/domain",
        }),
        ErrorKind::Argument | ErrorKind::Handle | ErrorKind::Rules | ErrorKind::NotLoaded => error,
    }
}

/// Returns the name of the argument that is a document.
fn document(operation: &str) -> &'static str {
    match operation {
        "contacts" | "convert" | "decode" | "detect" | "patch" => "/document",
        "dnsimple_registrant_change"
        | "freebox_entries"
        | "gandi_association_errors"
        | "gandi_v5_contacts" => "/answer",
        "gandi_errors" | "glauca_errors" => "/body",
        "gandi_v3_to_v5" => "/contacts",
        "gandi_v5_request" => "/order",
        "count" | "list" => "/documents",
        "check_order" => "/order/contacts",
        _ if operation.starts_with("glauca_") => "/document",
        _ => "/contact",
    }
}

/// Replaces the argument names of the inner functions with those of the operation.
fn renamed(operation: &str, pointer: &str) -> String {
    let names: &[(&str, &str)] = match operation {
        "dnsimple_can_delete" => {
            &[("/contact_id", "/contactId"), ("/registrant_changes", "/registrantChanges")]
        }
        "dnsimple_extended_attributes" => &[("/extended_attributes", "/attributes")],
        "dnsimple_update" => &[("/existing", "/contact")],
        "gandi_v3_to_v5" => {
            &[("/order/domain", "/domain"), ("/order/contacts", "/spec"), ("/order", "/options")]
        }
        "glauca_replace" => &[("/existing", "/document")],
        "patch" => &[("/existing", "/document"), ("/contact", "/document")],
        _ => &[],
    };
    let found = names.iter().find_map(|(from, to)| {
        let rest = pointer.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some(format!("{to}{rest}"))
    });
    found.unwrap_or_else(|| pointer.to_owned())
}
