//! The commands of `registrant`, for the terminal and for Node.js.

mod audit;
mod bulk;
mod changes;
mod check;
mod choices;
mod completions;
#[cfg(not(target_arch = "wasm32"))]
mod compressed;
mod convert;
mod detect;
mod elements;
mod eligible;
mod explain;
#[cfg_attr(target_arch = "wasm32", path = "host_node.rs")]
mod host;
mod input;
mod layout;
mod list;
mod manual;
mod normalize;
mod object;
mod order;
mod output;
mod progress;
mod requirements;
mod rules;
mod schemas;
mod suffixes;
mod texts;
mod verification;

use std::ffi::OsString;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

/// Checks domain-registration contacts against each TLD's rules, before you pay for the domain.
#[derive(Parser)]
#[command(
    name = "registrant",
    version,
    arg_required_else_help = true,
    after_help = "Example:
  registrant check contact.json --domain mydomain.fr

`registrant help COMMAND` explains a command with an example."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Use colours: if the output is a terminal, always, or never
    #[arg(long, value_name = "WHEN", global = true, default_value_t = ColorChoice::Auto, hide_possible_values = true)]
    color: ColorChoice,
}

#[derive(Subcommand)]
enum Command {
    /// Check a contact against the rules of a domain
    Check(check::Check),
    /// Find what is wrong in a portfolio: contacts with their domains
    Audit(audit::Audit),
    /// List the fields that a form for a domain needs
    Requirements(requirements::Requirements),
    /// List the options of a field of a form
    Choices(choices::Choices),
    /// Explain every rule of a domain, with its source
    Explain(explain::Explain),
    /// Find the suffixes that would accept a contact
    Eligible(eligible::Eligible),
    /// List the known suffixes
    Suffixes(suffixes::Suffixes),
    /// Normalize values of one kind, one JSON object per line
    Normalize(normalize::Normalize),
    /// Convert a contact to the schema of another provider
    Convert(convert::Convert),
    /// Filter, sort and page contacts like a provider's list call
    List(list::List),
    /// Detect a contact's schema from its members
    Detect(detect::Detect),
    /// List the known schemas
    Schemas(schemas::Schemas),
    /// Write the completions for a shell
    Completions(completions::Completions),
    /// Write the manual page, or that of a command
    Man(manual::Man),
}

/// Runs a command. The first argument is the name of the program. Returns the exit status: 0 if the contact is accepted, 1
/// if it is refused, 2 if the call is wrong.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let mut command = Arguments::command().term_width(layout::width());
    let matches = command.try_get_matches_from_mut(arguments);
    let arguments = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(error) => return output::explain(&error.format(&mut command)),
    };
    output::choose(arguments.color);
    let result = match arguments.command {
        Command::Check(check) => check.run(),
        Command::Audit(audit) => audit.run(),
        Command::Requirements(requirements) => requirements.run(),
        Command::Choices(choices) => choices.run(),
        Command::Explain(explain) => explain.run(),
        Command::Eligible(eligible) => eligible.run(),
        Command::Suffixes(suffixes) => suffixes.run(),
        Command::Normalize(normalize) => normalize.run(),
        Command::Convert(convert) => convert.run(),
        Command::List(list) => list.run(),
        Command::Detect(detect) => detect.run(),
        Command::Schemas(schemas) => schemas.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    };
    result.unwrap_or_else(|message| output::fail(&message))
}
