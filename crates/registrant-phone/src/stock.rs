//! The numbering plans: as statics, or with the feature `pieces` as texts that are added at run time.

#[cfg_attr(feature = "pieces", path = "stock/added.rs")]
#[cfg_attr(not(feature = "pieces"), path = "stock/built_in.rs")]
mod kept;
#[cfg(feature = "pieces")]
mod read;
#[cfg(not(feature = "pieces"))]
mod table;

pub(crate) use kept::{Tables, calling_code_of, plan_of, plans_of, regions};
#[cfg(feature = "pieces")]
pub use kept::{add_plans, missing_plan};
