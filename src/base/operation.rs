//! The operations on a domain.

use super::words;

/// The operation to perform on the domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// The domain is registered.
    #[default]
    Create,
    /// The domain is moved to another registrar.
    Transfer,
    /// The contacts of the domain are changed. A document of a provider that takes partial ones needs only what changes.
    Update,
    /// The domain gets another owner.
    Trade,
}

words!(Operation, "operation", "operation":
    Create "create", Transfer "transfer", Update "update", Trade "trade");
