//! The number of passed tests, read from the output of a test runner.

use std::fmt;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// Adds up every summary in the output of `cargo test`, of wasm-bindgen's runner or of `node --test`.
    pub fn read(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines() {
            if let Some(summary) = line.trim_start().strip_prefix("test result:") {
                // Example: `ok. 3 passed; 0 failed; 1 ignored; …`
                for part in summary.split(['.', ';']) {
                    let mut words = part.split_whitespace();
                    tally.add(words.next(), words.next());
                }
            } else if let Some(summary) = line.strip_prefix("ℹ ") {
                // Example: `pass 3`, one per line.
                let mut words = summary.split_whitespace();
                let word = words.next();
                tally.add(words.next(), word);
            }
        }
        tally
    }

    /// Returns whether a test ran, and no test failed or was skipped.
    pub fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0 && self.skipped == 0
    }

    fn add(&mut self, count: Option<&str>, word: Option<&str>) {
        let count = count.and_then(|count| count.parse().ok()).unwrap_or(0);
        match word {
            Some("passed" | "pass") => self.passed += count,
            Some("failed" | "fail" | "cancelled") => self.failed += count,
            Some("ignored" | "skipped" | "todo") => self.skipped += count,
            _ => {}
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn reads_cargo() {
        let output = "running 3 tests\ntest result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; finished in 0.1s\n\
             test result: ok. 5 passed; 0 failed; 0 ignored\n";
        assert_eq!(Tally::read(output), Tally { passed: 7, failed: 1, skipped: 4 });
    }

    #[test]
    fn reads_node() {
        let output = "✔ a test\nℹ tests 4\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 5";
        assert_eq!(Tally::read(output), Tally { passed: 2, failed: 1, skipped: 1 });
    }

    #[test]
    fn no_test_is_not_good() {
        assert!(!Tally::read("no tests to run!").is_good());
    }
}
