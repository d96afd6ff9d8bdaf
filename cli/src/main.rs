//! `registrant`: checks and converts domain-registration contacts from a terminal.
//!
//! Exit status: 0 where the contact is accepted, 1 where it is refused, 2 where the call is wrong.

mod check;
mod convert;
mod detect;
mod elements;
mod eligible;
mod explain;
mod input;
mod list;
mod normalize;
mod order;
mod output;
mod progress;
mod requirements;
mod rules;
mod schemas;
mod suffixes;
mod verification;

use std::io::Write;
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
    /// Say what a form has to ask for, for a domain
    Requirements(requirements::Requirements),
    /// Explain every rule of a domain, with its source
    Explain(explain::Explain),
    /// Say under which suffixes a contact may have a domain
    Eligible(eligible::Eligible),
    /// List the suffixes that are known
    Suffixes(suffixes::Suffixes),
    /// Normalize values of one kind, one JSON object a line
    Normalize(normalize::Normalize),
    /// Convert a contact to the schema of another provider
    Convert(convert::Convert),
    /// Filter, sort and page over contacts as a provider's list call does
    List(list::List),
    /// Tell a contact's schema from its members
    Detect(detect::Detect),
    /// List the schemas that are known
    Schemas(schemas::Schemas),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(check) => check.run(),
        Command::Requirements(requirements) => requirements.run(),
        Command::Explain(explain) => explain.run(),
        Command::Eligible(eligible) => eligible.run(),
        Command::Suffixes(suffixes) => suffixes.run(),
        Command::Normalize(normalize) => normalize.run(),
        Command::Convert(convert) => convert.run(),
        Command::List(list) => list.run(),
        Command::Detect(detect) => detect.run(),
        Command::Schemas(schemas) => schemas.run(),
    };
    result.unwrap_or_else(|message| {
        // Nobody can be told where it cannot be written.
        let _ = writeln!(output::stderr(), "registrant: {message}");
        ExitCode::from(2)
    })
}
