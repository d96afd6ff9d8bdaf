//! The only task runner of the project: `cargo xtask <task>`.

mod bench;
mod codegen;
mod crates;
mod demo;
mod format;
mod package;
mod process;
mod prose;
mod rules;
mod setup;
mod sources;
mod tally;
mod test;
mod wasm;
mod weight;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <task>

  codegen [--check]   write the tables from data/ and the source crates; --check only lists what would differ
    [--phone-metadata FILE]  take libphonenumber's PhoneNumberMetadata.xml from there
  format [--check]    format every Rust file; --check only lists what would differ
  prose               check the English that people read
  rules --stale DAYS  list the rule files with an older review
    --sources         count the rules by the kind of their first source
    --weak            list the rules whose only source is an encyclopaedia or a personal page
  crates              check the files of each published crate
  wasm                build the optimised wasm files, and print their sizes
  package             build the npm package and pack it
  demo [--port N]     build the page and serve it at http://127.0.0.1:8080
  bench               measure speed and size next to other libraries, and write a page to target/bench/
  test                run every check and every test in every runner
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
        Some("format") => format::all(arguments.iter().any(|a| a == "--check")),
        Some("prose") => prose::check(),
        Some("rules") => rules::run(&arguments),
        Some("crates") => crates::check(),
        Some("wasm") => wasm::build(),
        Some("package") => package::pack().map(drop),
        Some("demo") => demo::run(&arguments),
        Some("test") => test::run(),
        Some("bench") => bench::run(),
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
