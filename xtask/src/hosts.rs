//! `cargo xtask hosts`: builds and runs the npm package in each host of `pkg/hosts/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen::root;
use crate::package;
use crate::process::{program, run, target};
use crate::setup;

/// The argument that chooses the hosts that `cargo xtask test` runs.
const FEW: &str = "few";

/// Runs the hosts that the arguments name, or all. `--tarball FILE` takes a packed package instead of building one. `--page`
/// only writes docs/hosts.md.
pub fn task(arguments: &[String]) -> Result<(), String> {
    if arguments.iter().any(|argument| argument == "--page") {
        return run(program("node").args(["pkg/hosts/hosts.mjs", "--page"]));
    }
    let mut names = arguments.get(1..).unwrap_or_default().to_vec();
    let tarball = match names.iter().position(|name| name == "--tarball") {
        Some(at) => {
            names.remove(at);
            if at == names.len() {
                return Err("expected a file after --tarball, found nothing".to_owned());
            }
            fs::canonicalize(names.remove(at)).map_err(|e| format!("--tarball: {e}"))?
        }
        None => package::pack()?,
    };
    hosts(&tarball, &names)
}

/// Runs a few hosts with a packed package.
pub fn few(tarball: &Path) -> Result<(), String> {
    hosts(tarball, &[FEW.to_owned()])
}

/// Runs every host with a packed package.
pub fn all(tarball: &Path) -> Result<(), String> {
    hosts(tarball, &[])
}

/// Installs the hosts in `target/hosts/`, and runs those with a name, or all.
fn hosts(tarball: &Path, names: &[String]) -> Result<(), String> {
    let folder = copied()?;
    let time = |file: &str| fs::metadata(folder.join(file)).and_then(|data| data.modified()).ok();
    if time("node_modules/.package-lock.json") < time("package-lock.json") {
        // npm leaves packages of other platforms out of the lock file, and `npm ci` refuses such a file.
        run(program("npm").args(["install", "--no-save", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    run(program("node")
        .arg("hosts.mjs")
        .args(names)
        .current_dir(&folder)
        .env("TARBALL", tarball)
        .env("CHROME", setup::browser()?.chromium))
}

/// Copies `pkg/hosts/`, so that what its hosts install and build stays out of the package's folder. A file that did not change
/// keeps its time.
fn copied() -> Result<PathBuf, String> {
    let (from, to) = (root().join("pkg/hosts"), target().join("hosts"));
    fs::create_dir_all(to.join("rows")).map_err(|e| format!("{}: {e}", to.display()))?;
    for folder in ["", "rows"] {
        for file in fs::read_dir(from.join(folder)).map_err(|e| e.to_string())?.flatten() {
            let copy = to.join(folder).join(file.file_name());
            if file.path().is_file() && fs::read(file.path()).ok() != fs::read(&copy).ok() {
                package::copy(&file.path(), &copy)?;
            }
        }
    }
    Ok(to)
}
