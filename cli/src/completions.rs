//! `registrant completions`: writes the completions for a shell.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::Arguments;
use crate::output::write_plain;

#[derive(Args)]
#[command(after_help = "\
Exit status: 0, or 2 if the call is wrong.

Example:
  registrant completions bash > registrant.bash")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(&self) -> Result<u8, String> {
        let mut command = Arguments::command();
        let mut text = Vec::new();
        generate(self.shell, &mut command, "registrant", &mut text);
        write_plain(&text)?;
        Ok(0)
    }
}
