//! `cargo xtask wasm`: the library as one optimised wasm file with its JavaScript glue, in `target/wasm-package/`.

use std::fs;
use std::path::PathBuf;

use crate::process::{cargo, npm_tool, output, program, run, target};
use crate::setup::{self, WASM_TARGET};

/// What the wasm file should weigh at most, compressed by gzip -9: docs/DESIGN.md says what stands in the way.
const BUDGET: usize = 250_000;
/// What it may weigh until then. It is only ever lowered.
const LIMIT: usize = 553_000;

/// How the file's standard library is compiled with it: a panic stops at once, without the text and the place that nobody
/// would read (JavaScript is told of an internal error in any case); docs/DESIGN.md says what that saves.
const FLAGS: [&str; 3] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// The folder that holds `registrant.js` and `registrant_bg.wasm`.
pub fn folder() -> PathBuf {
    target().join("wasm-package")
}

/// Builds the file, and fails where it is over its limit.
pub fn build() -> Result<(), String> {
    compile()?;
    report_size()
}

/// Builds the file, whatever it weighs.
pub fn compile() -> Result<(), String> {
    setup::wasm_target()?;
    setup::library_source()?;
    setup::npm()?;
    // The crate type is given here, so that native builds make no dynamic library.
    run(cargo()
        .args(["rustc", "--quiet", "--package", "registrant", "--lib", "--crate-type", "cdylib"])
        .args(["--features", "js", "--target", WASM_TARGET, "--profile", "wasm"])
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"))
        // The stable compiler takes the flags above only so.
        .env("RUSTC_BOOTSTRAP", "1"))?;
    let built = target().join(WASM_TARGET).join("wasm/registrant.wasm");
    run(program(setup::bindgen("bindgen")?)
        .args(["--target", "web", "--omit-default-module-path", "--no-typescript"])
        .args(["--experimental-reset-state-function", "--out-dir"])
        .arg(folder())
        .arg(built))?;
    let wasm = folder().join("registrant_bg.wasm");
    // What the engine must know (reference types and older) stands in the file itself, written by rustc. Never
    // `--all-features`: it lets wasm-opt write types that Node 20 refuses.
    run(npm_tool("wasm-opt")
        .args(["-Oz", "--converge", "--strip-producers", "--strip-target-features", "--output"])
        .args([&wasm, &wasm]))
}

/// Prints what the file and its tables weigh, and fails when that is more than the limit.
fn report_size() -> Result<(), String> {
    crate::weight::report()?;
    let (sizes, gzip) = sizes()?;
    println!("{sizes}");
    if gzip > LIMIT {
        return Err(format!("the wasm file is {} bytes over its limit of {LIMIT}", gzip - LIMIT));
    }
    if gzip > BUDGET {
        println!("the wasm file is {} bytes over its budget", gzip - BUDGET);
    }
    Ok(())
}

/// What the file weighs, in words, and compressed by gzip -9.
pub fn sizes() -> Result<(String, usize), String> {
    let wasm = &folder().join("registrant_bg.wasm");
    const MEASURE: &str = "const z = require('zlib'), b = require('fs').readFileSync(process.argv[1]);
        console.log(b.length, z.gzipSync(b, { level: 9 }).length, z.brotliCompressSync(b).length)";
    let text = output(program("node").args(["--eval", MEASURE]).arg(wasm))?;
    let sizes: Vec<usize> = text.split_whitespace().filter_map(|size| size.parse().ok()).collect();
    let &[raw, gzip, brotli] = sizes.as_slice() else {
        return Err(format!("node gave no sizes: {text}"));
    };
    let bytes = fs::read(wasm).map_err(|e| e.to_string())?;
    let (code, data) = (section(&bytes, 10), section(&bytes, 11));
    let text = format!(
        "registrant_bg.wasm: {raw} bytes (code {code}, data {data}), gzip {gzip}, brotli {brotli}; \
         gzip budget {BUDGET} ({} % used)",
        gzip * 100 / BUDGET
    );
    Ok((text, gzip))
}

/// The length of one section of a wasm file, found by its number; 0 where there is none.
fn section(wasm: &[u8], number: u8) -> usize {
    let mut rest = wasm.get(8..).unwrap_or_default();
    while let [id, after @ ..] = rest {
        let mut length = 0usize;
        let width = after.iter().take(5).position(|byte| byte & 0x80 == 0).map_or(5, |last| last + 1);
        for (i, byte) in after.iter().take(width).enumerate() {
            length |= usize::from(byte & 0x7f) << (7 * i);
        }
        if *id == number {
            return length;
        }
        rest = after.get(width + length..).unwrap_or_default();
    }
    0
}
