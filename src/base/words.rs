//! The names of closed lists, and conversions to and from names.

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};

use super::{Error, Place, nearest};

/// Gives an enum its names: `ALL`, `as_str`, `FromStr`, and the conversions that follow from them.
///
/// The first two texts are for the error about an unknown name: a description of the enum, and the argument
/// that holds it.
macro_rules! words {
    ($type:ident, $what:literal, $at:literal: $($variant:ident $name:literal $(or $alias:literal)*),+ $(,)?) => {
        impl $type {
            #[doc = concat!("Every ", $what, ".")]
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            #[doc = concat!("Returns the name of the ", $what, " in JSON.")]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::base::Error;

            #[doc = concat!("Finds the ", $what, " of a name.")]
            ///
            /// # Errors
            ///
            /// If no variant has the name. The error names the nearest one, or lists all of them.
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name $(| $alias)* => Ok(Self::$variant),)+
                    _ => Err($crate::base::unknown($what, $at, name, &Self::ALL.map(Self::as_str))),
                }
            }
        }

        $crate::base::conversions!($type);
    };
}

/// Adds the other conversions between a type and its name, if the type has `as_str` and `FromStr`.
macro_rules! conversions {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::base::Error;

            fn try_from(name: &str) -> Result<Self, $crate::base::Error> {
                name.parse()
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::base::read_name(deserializer)
            }
        }
    };
}
pub(crate) use {conversions, words};

/// Reads a name.
pub(crate) fn read_name<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = Error>,
    D: Deserializer<'de>,
{
    Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// Makes the error for a name that is not in a closed list.
#[cold]
pub(crate) fn unknown(what: &str, at: &str, name: &str, known: &[&str]) -> Error {
    let remedy = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", known.join(", ")),
    };
    Error::at(Place::argument(at), format!("unknown {what}"), remedy).coded("unknown_name")
}
