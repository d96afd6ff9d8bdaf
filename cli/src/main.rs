//! `registrant`: checks and converts domain-registration contacts from a terminal.
//!
//! Exit status: 0 where the contact is accepted, 1 where it is refused, 2 where the call is wrong.

mod check;
mod input;
mod normalize;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks domain-registration contacts against each TLD's rules, before anyone pays.
#[derive(Parser)]
#[command(name = "registrant", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check a contact against the rules of a domain
    Check(check::Check),
    /// Normalize values of one kind, one JSON object a line
    Normalize(normalize::Normalize),
    /// Tell a contact's schema from its members
    Detect(input::Source),
    /// List the schemas that are known
    Schemas,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(check) => check.run(),
        Command::Normalize(normalize) => normalize.run(),
        Command::Detect(source) => detect(&source),
        Command::Schemas => {
            for schema in registrant::schema::SCHEMAS {
                println!("{:<12} {}", schema.name, schema.title);
            }
            Ok(ExitCode::SUCCESS)
        }
    };
    result.unwrap_or_else(|message| {
        eprintln!("registrant: {message}");
        ExitCode::from(2)
    })
}

fn detect(source: &input::Source) -> Result<ExitCode, String> {
    let detected = registrant::schema::detect(&source.read()?).map_err(|error| source.blame(&error))?;
    match detected.runner_up {
        Some(other) => println!("{} (or {other})", detected.schema),
        None => println!("{}", detected.schema),
    }
    Ok(ExitCode::SUCCESS)
}
