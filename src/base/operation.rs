//! What is done with a domain.

use super::words;

/// What is about to be done with the domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// The domain is registered.
    #[default]
    Create,
    /// The domain is moved to another registrar.
    Transfer,
    /// The contacts of the domain are changed.
    Update,
    /// The domain changes hands.
    Trade,
}

words!(Operation, "operation", "operation":
    Create "create", Transfer "transfer", Update "update", Trade "trade");
