//! The progress of a long run, for a person at the terminal.

use std::io::Write;

use crate::host::{is_terminal, milliseconds};
use crate::output::Stream;
use crate::output::stderr;

/// Counts lines on standard error, if that is a terminal and the answers go elsewhere.
pub struct Progress {
    lines: u64,
    shown: Option<u64>,
    is_on: bool,
}

impl Progress {
    pub fn new() -> Self {
        let is_on = is_terminal(Stream::Errors) && !is_terminal(Stream::Output);
        Self { lines: 0, shown: None, is_on }
    }

    /// Counts one more line.
    pub fn step(&mut self) {
        self.lines += 1;
        // The clock is asked now and then alone.
        if self.is_on && self.lines.is_multiple_of(256) {
            let now = milliseconds();
            if self.shown.is_none_or(|shown| now.saturating_sub(shown) > 200) {
                self.shown = Some(now);
                // Nobody needs to know that a counter could not be shown.
                let _ = write!(stderr(), "\r{} lines ", self.lines);
            }
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(stderr(), "\r{} lines \n", self.lines);
        }
    }
}
