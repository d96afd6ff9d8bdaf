//! `registrant`: checks and converts domain-registration contacts from a terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(registrant_cli::run(std::env::args_os()))
}
