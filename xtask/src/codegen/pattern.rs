//! The project's pattern compiler, from the library's own source: the task runner does not depend on the library,
//! since the library cannot be built before its tables are made.

#![allow(dead_code, reason = "only the compiler is used here")]

#[path = "../../../src/pattern/compile.rs"]
mod compile;
#[path = "../../../src/pattern/op.rs"]
mod op;

pub use compile::compile;
