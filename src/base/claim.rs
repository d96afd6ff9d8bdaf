//! The parts of a contact that are verified, and who verifies them.

use super::words;

/// A part of a contact that can be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The holder's name.
    Name,
    /// The postal address.
    Address,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
    /// The holder's identity, by a document or an electronic identity.
    Identity,
    /// The organization's existence.
    Organization,
    /// The number in a register.
    Identifier,
}

words!(Claim, "claim", "claim":
    Name "name", Address "address", Email "email", Phone "phone", Identity "identity", Organization "organization",
    Identifier "identifier");

/// The party that verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verifier {
    /// The registry.
    Registry,
    /// The registrar.
    Registrar,
}

words!(Verifier, "verifier", "by": Registry "registry", Registrar "registrar");
