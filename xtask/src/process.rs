//! Runs of other programs: cargo, npm, node and npm's tools.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::codegen::root;

/// Makes a command that starts in the workspace's folder.
pub fn program(name: impl Into<OsString>) -> Command {
    let mut command = Command::new(name.into());
    command.current_dir(root());
    command
}

/// Makes a command for the cargo that runs this task.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Makes a command for a tool from the root `package.json`.
pub fn npm_tool(name: &str) -> Command {
    program(root().join("node_modules/.bin").join(name))
}

/// Runs a program with its output on the terminal.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| format!("cannot start {}: {e}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", line(command))) }
}

/// Runs a program and returns its standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    let out = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot start {}: {e}", name(command)))?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    if out.status.success() { Ok(text) } else { Err(format!("{text}{} failed", line(command))) }
}

/// Runs a program and shows its standard output line by line. Returns that output, and whether the program
/// succeeded.
pub fn tee(command: &mut Command) -> Result<(String, bool), String> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|e| format!("cannot start {}: {e}", name(command)))?;
    let mut text = String::new();
    let mut reader = BufReader::new(child.stdout.take().ok_or("no standard output")?);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).map_err(|e| e.to_string())? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        print!("{line}");
        text.push_str(&line);
        bytes.clear();
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    Ok((text, status.success()))
}

/// Returns whether a program starts and succeeds, without showing its output.
pub fn works(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Returns the first of these programs on the PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// Returns the folder that cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    command.get_args().fold(name(command), |line, argument| format!("{line} {}", argument.to_string_lossy()))
}
