//! `cargo xtask format`: rustfmt over every tracked Rust file, since `cargo fmt` finds no module that a macro declares.

use crate::process::{output, program, run};

/// Formats the files, or with `check` only tells which would change.
pub fn all(check: bool) -> Result<(), String> {
    let files = output(program("git").args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "*.rs",
    ]))?;
    let files = files.split('\0').filter(|file| !file.is_empty());
    let mut rustfmt = program("rustfmt");
    rustfmt.args(["--edition", "2024", "--config-path", "."]);
    if check {
        rustfmt.arg("--check");
    }
    run(rustfmt.args(files))
}
