//! The progress of a long run, for a person at the terminal.

use std::io::Write;

use crate::bulk::grouped;
use crate::host::{is_terminal, milliseconds};
use crate::output::Stream;
use crate::output::stderr;

/// The milliseconds between two lines of progress.
const PAUSE: u64 = 200;

/// Shows on standard error how far a run is, if that is a terminal and the answers go elsewhere.
pub struct Progress {
    documents: u64,
    /// The bytes of the whole input, if they are known.
    expected: Option<u64>,
    started: u64,
    shown: Option<u64>,
    is_on: bool,
}

impl Progress {
    /// Starts a run. Its answers go to standard output or to a file.
    pub fn new(expected: Option<u64>, to_file: bool) -> Self {
        let is_on = is_terminal(Stream::Errors) && (to_file || !is_terminal(Stream::Output));
        let started = if is_on { milliseconds() } else { 0 };
        Self { documents: 0, expected, started, shown: None, is_on }
    }

    /// Counts one more line.
    pub fn step(&mut self) {
        self.documents += 1;
        // The clock is asked now and then alone.
        if self.documents.is_multiple_of(256) {
            self.show(0, 0);
        }
    }

    /// Counts more documents, and the bytes of the input up to them.
    pub fn show(&mut self, documents: u64, bytes: u64) {
        self.documents += documents;
        if !self.is_on {
            return;
        }
        let now = milliseconds();
        if self.shown.is_none_or(|shown| now.saturating_sub(shown) > PAUSE) {
            self.shown = Some(now);
            // Nobody needs to know that a counter could not be shown.
            let _ = write!(stderr(), "\r{}\x1b[K", self.text(now.saturating_sub(self.started), bytes));
        }
    }

    /// Removes the line of progress, so that another line takes its place.
    pub fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }

    fn text(&self, milliseconds: u64, bytes: u64) -> String {
        let mut text = format!("{} lines", grouped(self.documents));
        let rate = self.documents.saturating_mul(1000).checked_div(milliseconds);
        if let Some(rate) = rate.filter(|_| milliseconds > 500) {
            text += &format!(", {} a second", grouped(rate));
        }
        if let (Some(expected), true) = (self.expected.filter(|size| *size > 0), bytes > 0) {
            let left =
                u128::from(milliseconds) * u128::from(expected.saturating_sub(bytes)) / u128::from(bytes);
            let seconds = left / 1000;
            let (minutes, seconds) = (seconds / 60, seconds % 60);
            text += &format!(", {} %, {minutes}:{seconds:02} left", bytes.saturating_mul(100) / expected);
        }
        text
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(stderr(), "\r{} lines\x1b[K\n", grouped(self.documents));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn progress_has_the_rate_and_the_time_that_is_left() {
        let at =
            |documents, expected| Progress { documents, expected, started: 0, shown: None, is_on: false };
        assert_eq!(at(12_000, None).text(4000, 1), "12,000 lines, 3,000 a second");
        let text = at(12_000, Some(4000)).text(60_000, 1000);
        assert_eq!(text, "12,000 lines, 200 a second, 25 %, 3:00 left");
        assert_eq!(at(0, Some(0)).text(0, 0), "0 lines");
    }
}
