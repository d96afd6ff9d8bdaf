//! The only task runner of the project: `cargo xtask <task>`.

mod bench;
mod chromium;
mod codegen;
mod counts;
mod crates;
mod demo;
mod format;
mod hosts;
mod package;
mod payload;
mod picture;
mod process;
mod prose;
mod python;
mod refresh;
mod release;
mod rules;
mod setup;
mod sources;
mod steps;
mod streams;
mod supply;
mod tally;
mod tasks;
mod test;
mod wasm;
mod weight;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match tasks::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
