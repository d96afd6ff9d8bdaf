//! Installation of missing tools that the tasks need besides Rust and Node.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::codegen::root;
use crate::process::{cargo, find, output, program, run, target, works};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Chromium and its WebDriver server.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Adds rustfmt and clippy, which minimal toolchains lack.
pub fn linters() -> Result<(), String> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !works(cargo().args([tool, "--version"])) {
            run(program("rustup").args(["component", "add", component]))
                .map_err(|e| format!("{e}: install {component} for this toolchain"))?;
        }
    }
    Ok(())
}

/// Adds the wasm32 target to the toolchain.
pub fn wasm_target() -> Result<(), String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output(program(rustc).args(["--target", WASM_TARGET, "--print", "target-libdir"]))?;
    if PathBuf::from(library.trim()).is_dir() {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM_TARGET]))
        .map_err(|e| format!("{e}: install the target {WASM_TARGET} for this toolchain"))
}

/// Adds the source of the standard library, which the wasm file compiles its own copy from.
pub fn library_source() -> Result<(), String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = output(program(rustc).args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    run(program("rustup").args(["component", "add", "rust-src"]))
        .map_err(|e| format!("{e}: install the source of the standard library, rust-src, for this toolchain"))
}

/// Installs the development tools of the root `package-lock.json`.
pub fn npm() -> Result<(), String> {
    let time = |file: &str| fs::metadata(root().join(file)).and_then(|data| data.modified()).ok();
    if find(&["npm"]).is_none() || find(&["node"]).is_none() {
        return Err("install Node.js 20 or later, with npm".to_owned());
    }
    if time("node_modules/.package-lock.json") >= time("package-lock.json") {
        return Ok(());
    }
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds one of wasm-bindgen's tools in the version of the lock file, and returns its path.
pub fn bindgen(tool: &str) -> Result<PathBuf, String> {
    run(cargo().args(["build", "--quiet", "--package", "xtask", "--features", "bindgen", "--bin", tool]))?;
    Ok(target().join("debug").join(tool).with_extension(env::consts::EXE_EXTENSION))
}

/// Finds Chromium and its driver, or installs them as root on Debian.
pub fn browser() -> Result<Browser, String> {
    let seek = |variable: &str, names: &[&str]| {
        env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file()).or_else(|| find(names))
    };
    let find_both = || {
        Some(Browser {
            chromium: seek("CHROME", &["chromium", "chromium-browser", "google-chrome"])?,
            driver: seek("CHROMEDRIVER", &["chromedriver"])?,
        })
    };
    if let Some(browser) = find_both() {
        return Ok(browser);
    }
    install(&["chromium", "chromium-driver"])?;
    find_both().ok_or_else(|| {
        "install Chromium and chromedriver (Debian: apt-get install chromium chromium-driver), \
         or name them in CHROME and CHROMEDRIVER"
            .to_owned()
    })
}

/// Finds valgrind, or installs it as root on Debian.
pub fn valgrind() -> Result<(), String> {
    if find(&["valgrind"]).is_none() {
        install(&["valgrind"])?;
    }
    match find(&["valgrind"]) {
        Some(_) => Ok(()),
        None => Err("install valgrind (Debian: apt-get install valgrind)".to_owned()),
    }
}

/// Finds Java, or installs it as root on Debian.
pub fn java() -> Result<(), String> {
    if find(&["java"]).is_none() {
        install(&["openjdk-17-jre-headless"])?;
    }
    match find(&["java"]) {
        Some(_) => Ok(()),
        None => Err("install Java 17 (Debian: apt-get install openjdk-17-jre-headless)".to_owned()),
    }
}

/// Installs packages of Debian, as root. Otherwise it does nothing.
fn install(packages: &[&str]) -> Result<(), String> {
    let root = output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || find(&["apt-get"]).is_none() {
        return Ok(());
    }
    let apt = || {
        let mut command = program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().args(["-qq", "update"]))?;
    run(apt().args(["-qq", "install", "--yes", "--no-install-recommends"]).args(packages))
}
