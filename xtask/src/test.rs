//! `cargo xtask test`: every check and every test, natively, in wasm under Node and in Chromium, through the
//! npm package, and on the page. A missing runner is a failure, and so is a skipped test.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::thread;
use std::time::Instant;

use crate::codegen::{self, root};
use crate::process::{cargo, npm_tool, program, run as finish, target, tee};
use crate::setup::{self, Browser, WASM_TARGET};
use crate::tally::Tally;
use crate::{crates, demo, format, package};

/// Flags that let Chromium run as root, and connect only to the test.
const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
];

type Step<'a> = (&'a str, Box<dyn Fn() -> Result<Tally, String> + 'a>);

pub fn run() -> Result<(), String> {
    setup::linters()?;
    setup::wasm_target()?;
    setup::npm()?;
    let browser = setup::browser()?;
    let consumer = Consumer::new()?;
    let clippy = || {
        let mut command = cargo();
        command.args(["clippy", "--quiet"]);
        command
    };
    let deny = ["--", "--deny", "warnings"];
    let on_wasm = ["--package", "registrant", "--target", WASM_TARGET];

    let steps: Vec<Step> = vec![
        ("format", Box::new(|| format::all(true).map(|()| ONE))),
        (
            "clippy",
            Box::new(|| check(clippy().args(["--workspace", "--all-targets"]).args(OPTIONAL).args(deny))),
        ),
        ("clippy, wasm", Box::new(|| check(clippy().args(on_wasm).args(["--features", "js"]).args(deny)))),
        ("clippy, each feature off", Box::new(|| features(&clippy))),
        ("generated tables", Box::new(|| codegen::run(true).map(|()| ONE))),
        ("documentation", Box::new(|| check(&mut documentation()))),
        ("contents of the crates", Box::new(|| crates::check().map(|()| ONE))),
        (
            "native tests",
            Box::new(|| {
                tests(cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]).args(OPTIONAL))
            }),
        ),
        ("wasm tests in Node", Box::new(|| tests(&mut wasm_tests(&on_wasm)?))),
        ("wasm tests in Chromium", Box::new(|| tests(in_chromium(&mut wasm_tests(&on_wasm)?, &browser)?))),
        ("npm package", Box::new(|| consumer.install(&package::pack()?).map(|()| ONE))),
        ("publint", Box::new(|| check(npm_tool("publint").arg("--strict").arg(consumer.package())))),
        (
            "are the types wrong",
            Box::new(|| {
                let ignored = [
                    "--profile",
                    "node16",
                    "--exclude-entrypoints",
                    "./registrant.wasm",
                    "./registrant-slim.wasm",
                    "./registrant-phone.wasm",
                ];
                check(npm_tool("attw").arg(consumer.tarball()).args(ignored))
            }),
        ),
        ("types", Box::new(|| check(&mut consumer.compile("es2022")))),
        ("types, with the browser's", Box::new(|| check(&mut consumer.compile("es2022,dom")))),
        ("npm tests", Box::new(|| tests(&mut consumer.node()))),
        ("contestants of the benchmarks", Box::new(contestants)),
        ("page tests in Chromium", Box::new(|| page(&browser))),
    ];

    let mut sum = Tally::default();
    let mut summary = String::new();
    for (name, step) in &steps {
        println!("\n== {name}");
        let start = Instant::now();
        let tally = step().unwrap_or_else(|message| {
            eprintln!("{message}");
            Tally { failed: 1, ..Tally::default() }
        });
        let word = if tally.is_good() { "ok" } else { "FAILED" };
        summary += &format!("{word:6} {name}: {tally} ({} s)\n", start.elapsed().as_secs());
        sum += tally;
    }
    println!("\n== summary\n{summary}{sum}");
    if sum.is_good() { Ok(()) } else { Err("not every test passed".to_owned()) }
}

/// The opt-in features: conversions to the types of other crates.
const OPTIONAL: [&str; 2] = ["--features", "registrant/celes,registrant/phonenumber"];

/// The tally of a single check that succeeded.
const ONE: Tally = Tally { passed: 1, failed: 0, skipped: 0 };

fn check(command: &mut Command) -> Result<Tally, String> {
    finish(command).map(|()| ONE)
}

/// Makes the documentation of every crate. A broken link is an error.
fn documentation() -> Command {
    let mut command = cargo();
    command
        .args(["doc", "--quiet", "--workspace", "--no-deps"])
        .args(OPTIONAL)
        .env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// Checks that the contestants of the benchmarks are installed and answer. The benchmarks run too rarely to
/// notice.
fn contestants() -> Result<Tally, String> {
    const TRY: &str = "const { check } = await import('./benches/node/stack.mjs');
        const { contestants } = await import('./benches/node/phone_contestants.mjs');
        if (check({ country: 'XY', phone: '', email: '' }).accepted) throw new Error('the stack takes anything');
        for (const [name, make] of Object.entries(contestants)) {
            if ((await make())(['+33142685300', 'FR']) !== '+33142685300') throw new Error(`${name} refuses a number`);
        }";
    let node = &mut program("node");
    check(node.args(["--input-type=module", "--eval", TRY]).current_dir(root()))
}

/// Checks the library without each of its features, without all of them, and with the features of the slim
/// and the phone wasm files.
fn features(clippy: &dyn Fn() -> Command) -> Result<Tally, String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).map_err(|e| e.to_string())?;
    let manifest: toml::Value = toml::from_str(&text).map_err(|e| e.to_string())?;
    let all: Vec<&str> = manifest["features"]["default"]
        .as_array()
        .map(|all| all.iter().filter_map(toml::Value::as_str).collect())
        .ok_or("expected default features in Cargo.toml, found none")?;
    let without = |off: &str| all.iter().copied().filter(|name| *name != off).collect::<Vec<_>>().join(",");
    let mut builds: Vec<Vec<String>> =
        all.iter().map(|off| vec!["--features".to_owned(), without(off)]).collect();
    builds.push(Vec::new());
    for door in ["js", "js-phone"] {
        builds.push(["--features", door, "--target", WASM_TARGET].map(str::to_owned).to_vec());
    }
    let mut sum = Tally::default();
    for build in builds {
        let mut command = clippy();
        command.args(["--package", "registrant", "--lib", "--no-default-features"]).args(&build);
        sum += check(command.args(["--", "--deny", "warnings"]))?;
    }
    Ok(sum)
}

/// Runs a test runner and counts its tests. It counts as a failure if it fails or runs nothing.
fn tests(command: &mut Command) -> Result<Tally, String> {
    let (output, success) = tee(command)?;
    let mut tally = Tally::read(&output);
    if tally.failed == 0 && (!success || tally.passed == 0) {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Makes the command for the shared corpus in wasm, under Node.
fn wasm_tests(package: &[&str]) -> Result<Command, String> {
    let mut command = cargo();
    command
        .args(["test", "--test", "cases"])
        .args(package)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", setup::bindgen("bindgen-test-runner")?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(command)
}

fn in_chromium<'a>(command: &'a mut Command, browser: &Browser) -> Result<&'a mut Command, String> {
    let options = serde_json::json!({ "binary": browser.chromium, "args": CHROMIUM_FLAGS });
    let file = target().join("webdriver.json");
    fs::write(&file, serde_json::json!({ "goog:chromeOptions": options }).to_string())
        .map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(command
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file)
        .env("CHROMEDRIVER", &browser.driver))
}

/// Runs the tests of the page, against the server of `cargo xtask demo`.
fn page(browser: &Browser) -> Result<Tally, String> {
    demo::build()?;
    let listener = demo::listen(0)?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    thread::spawn(move || demo::serve(&listener));
    tests(
        node(root())
            .arg("www/test/page.test.mjs")
            .env("PAGE", format!("http://{address}/"))
            .env("CHROME", &browser.chromium)
            .env("CHROMIUM_FLAGS", CHROMIUM_FLAGS.join(" ")),
    )
}

fn node(folder: &Path) -> Command {
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec", "--test-timeout=600000"]).current_dir(folder);
    command
}

/// A project outside the workspace with the tarball installed, as users have it.
struct Consumer(PathBuf);

impl Consumer {
    fn new() -> Result<Self, String> {
        let folder = env::temp_dir().join(format!("registrant-consumer-{}", process::id()));
        fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        Ok(Self(folder))
    }

    fn install(&self, tarball: &Path) -> Result<(), String> {
        fs::write(self.0.join("package.json"), "{ \"private\": true }\n").map_err(|e| e.to_string())?;
        package::copy(tarball, &self.tarball())?;
        for file in fs::read_dir(root().join("pkg/test")).map_err(|e| e.to_string())?.flatten() {
            package::copy(&file.path(), &self.0.join(file.file_name()))?;
        }
        // With this file name, the compiler treats the same text as CommonJS.
        package::copy(&self.0.join("example.mts"), &self.0.join("example.cts"))?;
        finish(
            program("npm")
                .args(["install", "--silent", "--no-package-lock", "./registrant.tgz"])
                .current_dir(&self.0),
        )
    }

    fn tarball(&self) -> PathBuf {
        self.0.join("registrant.tgz")
    }

    fn package(&self) -> PathBuf {
        self.0.join("node_modules/registrant")
    }

    /// Runs the compiler over the example, with these type libraries.
    fn compile(&self, libraries: &str) -> Command {
        let mut command = npm_tool("tsc");
        command
            .args(["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", libraries])
            .args(["--types", "", "example.mts", "example.cts"])
            .current_dir(&self.0);
        command
    }

    fn node(&self) -> Command {
        let mut command = node(&self.0);
        command.env("ROOT", root()).args(
            ["arguments", "cases", "entries", "lines", "phone", "readme", "schema"]
                .map(|name| format!("{name}.test.mjs")),
        );
        command
    }
}

impl Drop for Consumer {
    fn drop(&mut self) {
        // This is a temporary folder, so a failure to remove it does not matter.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}
