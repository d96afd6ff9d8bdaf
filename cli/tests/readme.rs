//! Runs the commands of the documents and compares their output with the documents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on panics")]

use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

#[test]
fn every_command_of_the_readme_runs_and_prints_its_text() {
    assert_eq!(run_commands("README.md"), 1);
}

#[test]
fn every_command_of_the_guide_runs_and_prints_its_text() {
    let run = run_commands("docs/command-line.md");
    assert!(run > 8, "{run}");
}

/// Runs the commands of a document, compares each block of text with what the block before it printed, and returns
/// the number of commands.
fn run_commands(path: &str) -> usize {
    let document = std::fs::read_to_string(format!("{ROOT}/{path}")).unwrap();
    let (mut printed, mut run) = (String::new(), 0);
    for block in document.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        match kind {
            "sh" => {
                let calls = text.lines().filter_map(|line| {
                    line.strip_prefix("cargo run --release -- ").or_else(|| line.strip_prefix("registrant "))
                });
                printed = calls.map(answer).inspect(|_| run += 1).collect();
            }
            "text" => {
                for line in text.lines() {
                    // An ellipsis marks what the document leaves out.
                    for part in line.split('…') {
                        assert!(printed.contains(part), "{path}: `{part}` is not in\n{printed}");
                    }
                }
            }
            _ => {}
        }
    }
    run
}

/// Runs a command and returns what it prints.
fn answer(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_registrant"))
        .args(words(command))
        .current_dir(ROOT)
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {error}");
    String::from_utf8(output.stdout).unwrap() + &error
}

/// Splits a command into words as a shell does.
fn words(command: &str) -> Vec<String> {
    command
        .split('"')
        .enumerate()
        .flat_map(|(index, part)| match index % 2 {
            0 => part.split_ascii_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}
