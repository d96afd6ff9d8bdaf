//! The only task runner of the project: `cargo xtask <task>`.

mod codegen;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <task>

  codegen [--check]   make src/tables/ from data/ and the source crates; --check only says what would differ
    [--phone-metadata FILE]  take libphonenumber's PhoneNumberMetadata.xml from there
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("codegen") => {
            if let Some(at) = arguments.iter().position(|a| a == "--phone-metadata")
                && let Some(file) = arguments.get(at + 1)
            {
                codegen::phone::read_from(file);
            }
            codegen::run(arguments.iter().any(|a| a == "--check"))
        }
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
