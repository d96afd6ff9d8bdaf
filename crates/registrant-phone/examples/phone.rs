//! Reads each argument as a phone number and prints its properties.
//!
//! `cargo run --example phone -- FR "01 42 68 53 00" "+39 02 3661 8300"`

use std::process::ExitCode;

use registrant_phone::{Region, parse};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let region: Region = match arguments.next().map_or(Ok(Region::FR), |code| code.parse()) {
        Ok(region) => region,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let mut texts: Vec<String> = arguments.collect();
    if texts.is_empty() {
        texts = ["01 42 68 53 00 poste 12", "+33 1 42 68 53 0"].map(str::to_owned).into();
    }
    let mut code = ExitCode::SUCCESS;
    for text in texts {
        println!("{text}");
        let parsed = parse(&text, Some(region));
        for change in &parsed.changes {
            println!("  {}: {}", change.code, change.after);
        }
        if let Some(number) = parsed.phone {
            println!("  {number}, {}, {}", number.international(), number.phone_type());
        }
        if let Some(problem) = parsed.problem {
            println!("  {problem}");
            code = ExitCode::FAILURE;
        }
    }
    code
}
