//! `cargo xtask format`: runs rustfmt over every tracked Rust file. `cargo fmt` misses modules that a macro
//! declares.

use crate::process::{output, program, run};

/// Formats the files. With `check`, only reports the files that would change.
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
