//! DNSimple's API, version 2, except for contacts: extended attributes, errors, saving, changes of
//! registrant.

mod attributes;
mod deletion;
mod errors;
mod registrant;
mod save;
mod words;

pub use attributes::{
    AttributeDefinition, AttributeOption, Attributes, attribute_definitions, extended_attributes,
    read_extended_attributes,
};
pub use deletion::{Deletion, can_delete};
#[cfg(feature = "provider-calls")]
pub(crate) use errors::body;
pub use errors::{OtherFault, Refusal, RefusalKind, read_refusal, write_refusal};
pub use registrant::{ChangeFault, ChangeState, RegistrantChange, registrant_change, registrant_changes};
pub use save::{Saved, SavedChange, on_save, patch, update};
