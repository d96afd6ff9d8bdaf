//! The number of passed tests, read from the output of a test runner.

use std::fmt;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    /// The failures as a runner printed them, for the summary.
    pub reason: String,
}

/// The lines of a reason in the summary.
const REASON_LINES: usize = 16;

impl Tally {
    /// Adds up every summary in the output of `cargo test`, of wasm-bindgen's runner, of `node --test` or of pytest.
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
            } else if let Some((summary, _)) = line.rsplit_once(" in ").filter(|(_, time)| is_time(time)) {
                // Example: `3 passed, 1 skipped in 0.12s`
                for part in summary.trim_start_matches(['=', ' ']).split(", ") {
                    let mut words = part.split_whitespace();
                    tally.add(words.next(), words.next());
                }
            }
        }
        tally
    }

    /// Keeps the lines that a failed runner printed of its failures, or its last ones.
    pub fn explain(&mut self, output: &str) {
        let lines: Vec<&str> = output.lines().collect();
        let title = |line: &&str| {
            ["failing tests:", "failures:", " FAILURES "].iter().any(|title| line.contains(title))
        };
        let last = lines.len().saturating_sub(REASON_LINES);
        let start = lines.iter().rposition(title).map_or(last, |title| (title + 1).min(last));
        self.reason = lines.iter().skip(start).take(REASON_LINES).map(|line| format!("{line}\n")).collect();
    }

    /// Returns whether a test ran, and no test failed or was skipped.
    pub fn is_good(&self) -> bool {
        self.passed > 0 && self.failed == 0 && self.skipped == 0
    }

    fn add(&mut self, count: Option<&str>, word: Option<&str>) {
        let count = count.and_then(|count| count.parse().ok()).unwrap_or(0);
        match word {
            Some("passed" | "pass") => self.passed += count,
            Some("failed" | "fail" | "cancelled" | "error" | "errors") => self.failed += count,
            Some("ignored" | "skipped" | "todo" | "xfailed") => self.skipped += count,
            _ => {}
        }
    }
}

/// Returns whether a text is how pytest writes a time, such as `0.12s` or `75.01s (0:01:15)`.
fn is_time(text: &str) -> bool {
    let number = text.trim_end_matches(['=', ' ']).split(' ').next().and_then(|time| time.strip_suffix('s'));
    number.is_some_and(|number| number.parse::<f64>().is_ok())
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.reason += &other.reason;
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
        assert_eq!(Tally::read(output), Tally { passed: 7, failed: 1, skipped: 4, ..Tally::default() });
    }

    #[test]
    fn reads_node() {
        let output = "✔ a test\nℹ tests 4\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 5";
        assert_eq!(Tally::read(output), Tally { passed: 2, failed: 1, skipped: 1, ..Tally::default() });
    }

    #[test]
    fn reads_pytest() {
        let output = "....s [100%]\nFAILED test_x.py::test_a - in 1s\n1 failed, 4 passed, 2 skipped, 3 warnings in 75.01s (0:01:15)\n";
        assert_eq!(Tally::read(output), Tally { passed: 4, failed: 1, skipped: 2, ..Tally::default() });
        assert_eq!(Tally::read("==== 3 passed in 0.12s ====\n").passed, 3);
        assert_eq!(Tally::read("2 errors in 0.10s\n").failed, 2);
    }

    #[test]
    fn the_reason_begins_at_the_title() {
        let mut tally = Tally::default();
        tally.explain("ok\nℹ fail 1\n✖ failing tests:\n✖ a test\n  Error: none\n");
        assert_eq!(tally.reason, "ok\nℹ fail 1\n✖ failing tests:\n✖ a test\n  Error: none\n");
        tally.explain(&format!("✖ failing tests:\n{}", "line\n".repeat(40)));
        assert_eq!(tally.reason, "line\n".repeat(super::REASON_LINES));
    }

    #[test]
    fn no_test_is_not_good() {
        assert!(!Tally::read("no tests to run!").is_good());
    }
}
