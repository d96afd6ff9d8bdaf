//! `cargo xtask python`: builds the wheel of `python/`, installs it into a virtual environment, and tests it there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::codegen::root;
use crate::process::{cargo, find, program, run, target};
use crate::setup;
use crate::steps::{self, Step, check, tests};

/// The packages that build and test the wheel.
const TOOLS: &str = "python/requirements-dev.txt";

/// Runs the steps. With `--wheel`, only builds the wheel for users.
pub fn task(arguments: &[String]) -> Result<(), String> {
    if arguments.iter().any(|argument| argument == "--wheel") {
        environment()?;
        return wheel("release").map(|file| println!("{}", file.display()));
    }
    steps::run(&steps())
}

/// Returns the steps, which are also steps of `cargo xtask test`.
pub fn steps<'a>() -> Vec<Step<'a>> {
    let strict = ["--strict", "registrant", "tests/sample.py"];
    vec![
        ("clippy, Python", Box::new(|| check(&mut clippy()))),
        ("wheel", Box::new(|| install("tested").map(|()| steps::ONE))),
        ("Python tests", Box::new(|| tests(&mut pytest()?))),
        ("mypy", Box::new(move || check(tool("mypy").args(strict).current_dir(root().join("python"))))),
        ("pyright", Box::new(|| check(&mut pyright()))),
    ]
}

fn tests_folder() -> PathBuf {
    root().join("python/tests")
}

/// Returns the folder of everything that is made for Python.
fn folder() -> PathBuf {
    target().join("python")
}

/// Returns the folder of the commands of the virtual environment.
fn commands() -> PathBuf {
    folder().join(if cfg!(windows) { "venv/Scripts" } else { "venv/bin" })
}

/// Makes a command of the virtual environment.
fn tool(name: &str) -> Command {
    let mut command = program(commands().join(name));
    command.env("CARGO_TARGET_DIR", folder()).env("MYPY_CACHE_DIR", folder().join("mypy"));
    command
}

/// Makes the virtual environment, and installs the tools if their list changed.
fn environment() -> Result<(), String> {
    let wanted = fs::read(root().join(TOOLS)).map_err(|e| format!("{TOOLS}: {e}"))?;
    let installed = folder().join("installed.txt");
    if fs::read(&installed).is_ok_and(|known| known == wanted) {
        return Ok(());
    }
    let python = find(&["python3", "python"]).ok_or("install Python 3.9 or later, with venv")?;
    run(program(python).args(["-m", "venv", "--clear"]).arg(folder().join("venv")))?;
    run(tool("python").args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        TOOLS,
    ]))?;
    fs::write(&installed, wanted).map_err(|e| format!("{}: {e}", installed.display()))
}

/// Builds the wheel with a profile of `python/Cargo.toml`, and returns its file.
fn wheel(profile: &str) -> Result<PathBuf, String> {
    let wheels = folder().join("wheels").join(profile);
    if wheels.is_dir() {
        fs::remove_dir_all(&wheels).map_err(|e| format!("{}: {e}", wheels.display()))?;
    }
    run(tool("maturin")
        .args([
            "build",
            "--quiet",
            "--locked",
            "--manifest-path",
            "python/Cargo.toml",
            "--profile",
            profile,
            "--out",
        ])
        .arg(&wheels))?;
    files(&wheels)?
        .into_iter()
        .next()
        .ok_or_else(|| format!("expected a wheel in {}, found none", wheels.display()))
}

/// Builds what PyPI takes: the source distribution, and a wheel from it, as pip does if no wheel suits. Returns the files.
pub fn distributions() -> Result<Vec<PathBuf>, String> {
    environment()?;
    let uploads = folder().join("uploads");
    if uploads.is_dir() {
        fs::remove_dir_all(&uploads).map_err(|e| format!("{}: {e}", uploads.display()))?;
    }
    let maturin = ["sdist", "--quiet", "--manifest-path", "python/Cargo.toml", "--out"];
    run(tool("maturin").args(maturin).arg(&uploads))?;
    let source = files(&uploads)?;
    // pip finds maturin by the path.
    let others = env::var_os("PATH").unwrap_or_default();
    let places = std::iter::once(commands()).chain(env::split_paths(&others));
    let path = env::join_paths(places).map_err(|e| format!("PATH: {e}"))?;
    let pip = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"];
    run(tool("python").env("PATH", path).args(pip).arg(&uploads).args(source))?;
    files(&uploads)
}

/// Returns the files of a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let files = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    files.sort();
    Ok(files)
}

/// Measures the wheel for users, beside other packages.
pub fn bench() -> Result<(), String> {
    setup::java()?;
    install("release")?;
    for script in ["columns.py", "spark.py"] {
        run(tool("python").arg(root().join("python/benches").join(script)).current_dir(tests_folder()))?;
    }
    Ok(())
}

/// Installs a wheel in the virtual environment. The profile `tested` differs from that for users only in the time that it takes.
fn install(profile: &str) -> Result<(), String> {
    environment()?;
    let arguments =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"];
    run(tool("python").args(arguments).arg(wheel(profile)?))
}

fn clippy() -> Command {
    let mut command = cargo();
    command
        .args([
            "clippy",
            "--quiet",
            "--locked",
            "--manifest-path",
            "python/Cargo.toml",
            "--",
            "--deny",
            "warnings",
        ])
        .env("CARGO_TARGET_DIR", folder());
    command
}

/// Makes the command for every test and doctest. PySpark needs Java.
fn pytest() -> Result<Command, String> {
    setup::java()?;
    let mut command = tool("python");
    command.args(["-m", "pytest", "--tb=short"]).current_dir(tests_folder());
    Ok(command)
}

fn pyright() -> Command {
    let mut command = tool("pyright");
    command.arg("--pythonpath").arg(tool("python").get_program()).current_dir(root().join("python"));
    command
}
