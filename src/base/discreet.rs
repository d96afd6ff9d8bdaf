//! `Debug` implementations that show no values.

/// Implements `Debug` for a type that holds values. It writes some members, only the length of others, and
/// omits the rest.
macro_rules! discreet {
    ($type:ident { $($shown:ident),* $(,)? } $(count { $($counted:ident),* })?) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($type))
                    $(.field(stringify!($shown), &self.$shown))*
                    $($(.field(stringify!($counted), &self.$counted.len()))*)?
                    .finish_non_exhaustive()
            }
        }
    };
}
pub(crate) use discreet;
