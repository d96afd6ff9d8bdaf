//! What is done with a domain.

use super::{Error, Place, nearest};

/// What is about to be done with the domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 4] = [Self::Create, Self::Transfer, Self::Update, Self::Trade];

    /// The operation as it stands in JSON: `create`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Transfer => "transfer",
            Self::Update => "update",
            Self::Trade => "trade",
        }
    }

    /// The operation with this name.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn named(name: &str) -> Result<Self, Error> {
        let names = Self::ALL.into_iter().map(Self::as_str);
        Self::ALL
            .into_iter()
            .find(|operation| operation.as_str() == name)
            .ok_or_else(|| unknown("operation", "operation", name, names, "create, transfer, update, trade"))
    }
}

/// Makes the error for a name that is none of a closed list.
pub(super) fn unknown<'a>(
    what: &str,
    at: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    all: &str,
) -> Error {
    let remedy = match nearest(name, known) {
        Some(near) => format!("`{near}` may be meant"),
        None => format!("give one of {all}"),
    };
    Error::at(Place::argument(at), format!("this {what} is not known"), remedy)
}
