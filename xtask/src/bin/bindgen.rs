//! wasm-bindgen, built from the workspace's lock file so that its version is that of the library.
//!
//! Its name is not `wasm-bindgen`: rustc would take a crate of that name for the library, and refuse our
//! version number.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
