//! `cargo xtask test`: every check and every test, natively, in wasm under Node and in Chromium, through the
//! npm package, and on the page. A missing runner is a failure, and so is a skipped test.

mod consumer;
mod quick;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::codegen::{self, root};
use crate::counts;
use crate::process::{cargo, npm_tool, program};
use crate::setup::{self, WASM_TARGET};
use crate::steps::{self, ONE, Step, check, tests};
use crate::tally::Tally;
use crate::{chromium, crates, format, hosts, package, prose, python, supply};
use consumer::Consumer;

/// Runs everything, or with `--quick` the checks and the fast native tests. `--from` leaves out the steps before one.
pub fn run(arguments: &[String]) -> Result<(), String> {
    setup::linters()?;
    if arguments.iter().any(|argument| argument == "--quick") {
        let mut steps = checks();
        steps.push(("native tests, without the slow ones", Box::new(|| tests(&mut quick::command()))));
        return steps::run(&steps);
    }
    let from = arguments.iter().position(|argument| argument == "--from");
    everything(from.map(|place| arguments.get(place + 1).map_or("", String::as_str)))
}

/// Returns the checks that need no build for another target.
fn checks<'a>() -> Vec<Step<'a>> {
    vec![
        ("format", Box::new(|| format::all(true).map(|()| ONE))),
        (
            "clippy",
            Box::new(|| check(clippy().args(["--workspace", "--all-targets"]).args(OPTIONAL).args(DENY))),
        ),
        ("generated tables", Box::new(|| codegen::run(true).map(|()| ONE))),
        ("plain English", Box::new(|| prose::check().map(|()| ONE))),
        ("dependencies", Box::new(|| supply::task().map(|()| ONE))),
    ]
}

fn everything(from: Option<&str>) -> Result<(), String> {
    setup::wasm_target()?;
    setup::npm()?;
    let browser = setup::browser()?;
    let consumer = Consumer::new()?;
    let on_wasm = ["--package", "registrant", "--target", WASM_TARGET];

    let mut steps = checks();
    steps.extend::<Vec<Step>>(vec![
        ("clippy, wasm", Box::new(|| check(clippy().args(on_wasm).args(["--features", "js"]).args(DENY)))),
        ("clippy, each feature off", Box::new(features)),
        ("documentation", Box::new(|| check(&mut documentation()))),
        ("contents of the crates", Box::new(|| crates::check().map(|()| ONE))),
        (
            "native tests",
            Box::new(|| {
                tests(cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]).args(OPTIONAL))
            }),
        ),
        ("instructions of hot paths", Box::new(counts::check)),
        ("wasm tests in Node", Box::new(|| tests(&mut wasm_tests(&on_wasm)?))),
        (
            "wasm tests in Chromium",
            Box::new(|| tests(chromium::run_wasm(&mut wasm_tests(&on_wasm)?, &browser)?)),
        ),
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
                    "./registrant-phone.wasm",
                ];
                check(npm_tool("attw").arg(consumer.tarball()).args(ignored))
            }),
        ),
        ("types", Box::new(|| check(&mut consumer.compile("es2022")))),
        ("types, with the browser's", Box::new(|| check(&mut consumer.compile("es2022,dom")))),
        ("npm tests", Box::new(|| tests(&mut consumer.node()?))),
        ("a few hosts of the npm package", Box::new(|| hosts::few(&consumer.tarball()).map(|()| ONE))),
        ("contestants of the benchmarks", Box::new(contestants)),
        (
            "page tests in Chromium",
            Box::new(|| tests(chromium::tell(node(root()).args(PAGE_TESTS), &browser))),
        ),
        (
            "form tests in Chromium",
            Box::new(|| tests(chromium::tell(node(root()).args(FORM_TESTS), &browser))),
        ),
    ]);
    steps.extend(python::steps());
    if let Some(name) = from {
        let first = steps.iter().position(|(known, _)| *known == name);
        steps.drain(
            ..first.ok_or_else(|| format!("expected the name of a step after --from, found `{name}`"))?,
        );
    }
    steps::run(&steps)
}

/// Makes random calls for the given minutes. The seed is the time, and a fault names it.
pub fn fuzz(arguments: &[String]) -> Result<(), String> {
    let given =
        arguments.get(1).ok_or("expected a number of minutes, found none; try `cargo xtask fuzz 10`")?;
    let minutes: u64 = given.parse().map_err(|_| format!("expected a number of minutes, found `{given}`"))?;
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(|e| e.to_string())?;
    let mut command = cargo();
    command
        .args(["test", "--release", "--quiet", "--package", "registrant", "--test", "fuzz"])
        // A target, such as `texts`.
        .args(arguments.get(2))
        .args(["--", "--nocapture"])
        .env("FUZZ_SECONDS", minutes.saturating_mul(60).to_string())
        .env("FUZZ_SEED", (now.as_secs() & 0x7FFF_FFFF).to_string());
    crate::process::run(&mut command)
}

/// The opt-in features: conversions to the types of other crates, and threads.
const OPTIONAL: [&str; 2] = ["--features", "registrant/celes,registrant/parallel,registrant/phonenumber"];

/// The tests of the page: one file for the frame, one for each view, one for the tables and one for the words. One after
/// the other, because most open a browser.
const PAGE_TESTS: [&str; 9] = [
    "--test-concurrency=1",
    "www/test/page.test.mjs",
    "www/test/check.test.mjs",
    "www/test/convert.test.mjs",
    "www/test/where.test.mjs",
    "www/test/batch.test.mjs",
    "www/test/tables.test.mjs",
    "www/test/docs.test.mjs",
    "www/test/words.test.mjs",
];

/// The tests of forms: what the form does, and what the pages around it do.
const FORM_TESTS: [&str; 7] = [
    "--test-concurrency=1",
    "www/test/form.test.mjs",
    "www/test/attach.test.mjs",
    "www/test/boxes.test.mjs",
    "www/test/countries.test.mjs",
    "www/test/elements.test.mjs",
    "www/test/react.test.mjs",
];

/// The end of a clippy command: a warning is an error.
const DENY: [&str; 3] = ["--", "--deny", "warnings"];

fn clippy() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--quiet"]);
    command
}

/// Makes the documentation of every crate. A broken link is an error.
pub fn documentation() -> Command {
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
        if (check('gandi-v3', { country: 'XY', phone: '', email: '' }, 'ajv').accepted) throw new Error('the stack takes anything');
        for (const [name, make] of Object.entries(contestants)) {
            if ((await make())(['+33142685300', 'FR']) !== '+33142685300') throw new Error(`${name} refuses a number`);
        }";
    let node = &mut program("node");
    check(node.args(["--input-type=module", "--eval", TRY]).current_dir(root()))
}

/// Checks the library without each of its features, without all of them, and with those of the wasm files
/// for browsers.
fn features() -> Result<Tally, String> {
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
    for door in ["js", "js,phone-pieces", "js,explanations,own-rules,spellings", "js-phone"] {
        builds.push(["--features", door, "--target", WASM_TARGET].map(str::to_owned).to_vec());
    }
    let mut sum = Tally::default();
    for build in builds {
        let mut command = clippy();
        command.args(["--package", "registrant", "--lib", "--no-default-features"]).args(&build);
        sum += check(command.args(DENY))?;
    }
    Ok(sum)
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

fn node(folder: &Path) -> Command {
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec", "--test-timeout=600000"]).current_dir(folder);
    command
}
