//! Compiles a pattern once and prints its bytes as a constant, as a code generator does.
//!
//! `cargo run --example table -- '^\d{5}$' 75011`

use std::process::ExitCode;

use registrant_pattern::{Pattern, compile};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let pattern = arguments.next().unwrap_or_else(|| r"^(2A|2B|\d{2})\d{3}$".to_owned());
    let code = match compile(&pattern) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{pattern}: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("/// `{pattern}`\nconst CODE: [u8; {}] = {code:?};", code.len());
    for text in arguments {
        println!(
            "{text}: {}",
            if Pattern::new(&code).is_match(&text) { "matches" } else { "does not match" }
        );
    }
    ExitCode::SUCCESS
}
