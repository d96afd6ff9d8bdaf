//! A reader that goes away (`registrant … | head`) ends every command without a word.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

/// The exit status and standard error of a run whose standard output is closed after one byte.
fn closed_early(arguments: &[&str], line: &str) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_registrant"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = format!("{line}\n").repeat(20_000);
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0]).unwrap();
    drop(output);
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    let status = child.wait().unwrap().code();
    let _ = writer.join();
    (status, told)
}

#[test]
fn a_reader_that_goes_away_ends_a_long_run_without_a_word() {
    let contact = r#"{"given": "Given", "family": "Family", "country": "FR", "streetaddr": "1 rue neuve"}"#;
    for (arguments, line) in [
        (&["check", "--domain", "example.fr", "--as", "owner", "--ndjson"][..], contact),
        (&["convert", "--to", "gandi-v5", "--ndjson", "--format", "json"], contact),
        (&["normalize", "phone", "--country", "FR"], "0123456789"),
    ] {
        let (status, told) = closed_early(arguments, line);
        assert_eq!((status, told.as_str()), (Some(141), ""), "{arguments:?}");
    }
}
