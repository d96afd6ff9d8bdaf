//! Benchmarks of the library and its alternatives, as lines of JSON. `cargo xtask bench` draws them.
//!
//! With `phones` or `contacts COUNT` it prints the inputs instead, so that Node.js and the command line use
//! the same ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot go on panics")]
#![cfg(not(target_arch = "wasm32"))]

mod contacts;
mod mix;
mod phone;
mod rounds;

fn main() {
    // cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["phones"] => phone::list(),
        ["mix"] => mix::list(),
        ["time-mix"] => mix::run(),
        ["contacts", count] => contacts::list(count.parse().unwrap()),
        _ => {
            phone::run();
            contacts::run();
        }
    }
}
