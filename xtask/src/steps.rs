//! Steps of a task: a run of each in its turn, and a summary.

use std::process::Command;
use std::time::Instant;

use crate::process::{run as finish, tee};
use crate::tally::Tally;

/// A step's name, and its work.
pub type Step<'a> = (&'a str, Box<dyn Fn() -> Result<Tally, String> + 'a>);

/// The tally of a single check that succeeded.
pub const ONE: Tally = Tally { passed: 1, failed: 0, skipped: 0, reason: String::new() };

/// Runs a program as a single check.
pub fn check(command: &mut Command) -> Result<Tally, String> {
    finish(command).map(|()| ONE)
}

/// Runs a test runner and counts its tests. It counts as a failure if it fails or runs nothing.
pub fn tests(command: &mut Command) -> Result<Tally, String> {
    let (output, success) = tee(command)?;
    let mut tally = Tally::read(&output);
    if tally.failed == 0 && (!success || tally.passed == 0) {
        tally.failed = 1;
    }
    if !tally.is_good() {
        tally.explain(&output);
    }
    Ok(tally)
}

/// Runs every step, also after a failure. Prints a summary, and fails if a step failed.
pub fn run(steps: &[Step]) -> Result<(), String> {
    let mut sum = Tally::default();
    let mut summary = String::new();
    for (name, step) in steps {
        println!("\n== {name}");
        let start = Instant::now();
        let tally = step().unwrap_or_else(|message| {
            eprintln!("{message}");
            Tally { failed: 1, reason: format!("{message}\n"), ..Tally::default() }
        });
        let word = if tally.is_good() { "ok" } else { "FAILED" };
        summary += &format!("{word:6} {name}: {tally} ({} s)\n", start.elapsed().as_secs());
        for line in tally.reason.lines() {
            summary += &format!("       {line}\n");
        }
        sum += tally;
    }
    println!("\n== summary\n{summary}{sum}");
    if sum.is_good() {
        Ok(())
    } else {
        Err("expected every step to pass; the summary names those that failed".to_owned())
    }
}
