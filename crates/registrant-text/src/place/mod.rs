//! The keys for comparing names of places.

pub mod country;
pub mod subdivision;
