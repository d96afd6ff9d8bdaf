//! The keys that names of places are compared under.

pub mod country;
pub mod subdivision;
