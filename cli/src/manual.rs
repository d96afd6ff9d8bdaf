//! `registrant man`: writes manual pages.

use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use crate::Arguments;
use crate::output::write_plain;

#[derive(Args)]
#[command(after_help = "\
Exit status: 0, or 2 if the call is wrong.

Examples:
  registrant man > registrant.1
  registrant man check | man -l -")]
pub struct Man {
    /// The command to describe [default: the whole program]
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

impl Man {
    pub fn run(&self) -> Result<u8, String> {
        let mut command = Arguments::command();
        command.build();
        if let Some(name) = &self.of {
            let named = command.find_subcommand(name).cloned();
            command = named.ok_or_else(|| {
                format!("expected a command, found `{name}`; `registrant help` lists the commands")
            })?;
        }
        let mut text = Vec::new();
        let command = command.version(env!("CARGO_PKG_VERSION")).disable_version_flag(self.of.is_some());
        Page::new(command).render(&mut text).map_err(|error| error.to_string())?;
        write_plain(&text)?;
        Ok(0)
    }
}
