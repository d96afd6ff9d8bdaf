//! The commands of README.md run, and answer what stands there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on panics")]

use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

#[test]
fn every_command_of_the_readme_runs_and_says_what_stands_there() {
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let (mut said, mut run) = (String::new(), 0);
    for block in readme.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        match kind {
            "sh" => {
                let calls = text.lines().filter_map(|line| line.strip_prefix("cargo run --release -- "));
                said = calls.map(answer).inspect(|_| run += 1).collect();
            }
            "text" => {
                for line in text.lines() {
                    // What is left out is marked so.
                    for part in line.split('…') {
                        assert!(said.contains(part), "`{part}` is not in\n{said}");
                    }
                }
            }
            _ => {}
        }
    }
    assert!(run > 8, "{run}");
}

/// What a command answers.
fn answer(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_registrant"))
        .args(words(command))
        .current_dir(ROOT)
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {error}");
    String::from_utf8(output.stdout).unwrap() + &error
}

/// The words of a command, as a shell splits them.
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
