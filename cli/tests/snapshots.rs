//! Every output of the command line, as files that a person can read.
//!
//! `snapshots/cases.json` lists the calls. Each runs in the folder `examples/`. The file of its name has the standard output,
//! the standard error and the exit status. `lines` keeps only the first lines of the output. The environment variable
//! `UPDATE_SNAPSHOTS=1` writes the files anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on panics"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

#[test]
fn every_output_is_the_one_that_a_person_has_read() {
    let cases: Value = serde_json::from_slice(&fs::read(folder().join("cases.json")).unwrap()).unwrap();
    let is_update = std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1");
    let (mut names, mut faults) = (BTreeSet::new(), Vec::new());
    for case in cases.as_array().unwrap() {
        let name = format!("{}.txt", case["name"].as_str().unwrap());
        let file = folder().join(&name);
        let found = answer(case);
        if is_update {
            fs::write(&file, &found).unwrap();
        } else if fs::read_to_string(&file).ok().as_deref() != Some(&found) {
            faults.push(format!("{name}: expected the text of the file, found\n{found}"));
        }
        assert!(names.insert(name), "{case} has the name of another case");
    }
    let files =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    faults.extend(
        files
            .filter(|name| name.ends_with(".txt") && !names.contains(name))
            .map(|name| format!("{name}: expected a case, found none; delete the file")),
    );
    assert!(
        faults.is_empty(),
        "{}\nread the differences, then run the test with UPDATE_SNAPSHOTS=1",
        faults.join("\n")
    );
}

/// Runs a case and returns the text of its file.
fn answer(case: &Value) -> String {
    let arguments: Vec<&str> =
        case["arguments"].as_array().unwrap().iter().map(|argument| argument.as_str().unwrap()).collect();
    let output = run(case, &arguments);
    let mut text = String::from("$ registrant");
    for argument in &arguments {
        text.extend([" ", argument]);
    }
    text.push('\n');
    let out = String::from_utf8(output.stdout).unwrap();
    let kept = case["lines"].as_u64().map_or(usize::MAX, |lines| usize::try_from(lines).unwrap());
    text.extend(out.split_inclusive('\n').take(kept));
    if out.lines().count() > kept {
        text.push_str("…\n");
    }
    let error = String::from_utf8(output.stderr).unwrap();
    if !error.is_empty() {
        write!(text, "--- standard error\n{error}").unwrap();
    }
    writeln!(text, "--- status {}", output.status.code().unwrap()).unwrap();
    text
}

fn run(case: &Value, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registrant"));
    command.args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLORTERM", "CI"] {
        command.env_remove(variable);
    }
    command.env("COLUMNS", "80");
    for (name, value) in case["env"].as_object().into_iter().flatten() {
        command.env(name, value.as_str().unwrap());
    }
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A call that fails before it reads leaves a broken pipe.
    let _ = child.stdin.take().unwrap().write_all(case["stdin"].as_str().unwrap_or_default().as_bytes());
    child.wait_with_output().unwrap()
}
