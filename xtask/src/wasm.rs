//! `cargo xtask wasm`: the library as optimised wasm files with their JavaScript glue, in `target/wasm-package/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{cargo, npm_tool, output, program, run, target};
use crate::setup::{self, WASM_TARGET};

/// A file that is built.
struct Build {
    name: &'static str,
    /// Where it lies in [`folder`].
    path: &'static str,
    /// What cargo is told of its features.
    features: &'static [&'static str],
    /// What the compiler optimises for.
    optimize: &'static str,
    /// What wasm-opt is told beside what it is told of every file.
    wasm_opt: &'static [&'static str],
    /// What it should weigh at most, compressed by gzip -9: docs/DESIGN.md says what stands in the way.
    budget: usize,
    /// What it may weigh until then. It is only ever lowered.
    limit: usize,
}

const BUILDS: [Build; 3] = [
    Build {
        name: "registrant",
        path: "",
        features: &["--features", "js"],
        optimize: "z",
        wasm_opt: &[],
        budget: 250_000,
        limit: 653_000,
    },
    Build {
        name: "registrant/slim",
        path: "slim",
        features: &["--no-default-features", "--features", "js"],
        optimize: "z",
        wasm_opt: &[],
        budget: 150_000,
        limit: 476_000,
    },
    Build {
        name: "registrant/phone",
        path: "phone",
        features: &["--no-default-features", "--features", "js-phone"],
        // So small a file can afford it: 3 KB more, and a quarter less time for a number.
        optimize: "s",
        // What a first call does not run through stays in functions of its own, which it then need not wait for.
        wasm_opt: &["--one-caller-inline-max-function-size=60"],
        budget: 80_000,
        limit: 82_000,
    },
];

/// How the file's standard library is compiled with it: a panic stops at once, without the text and the place that nobody
/// would read (JavaScript is told of an internal error in any case); `hot` turns on what the functions are marked with that run
/// for every contact. docs/DESIGN.md says what both bring.
const FLAGS: [&str; 5] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "--cfg", "hot"];

/// The folder that holds `registrant.js`, `registrant_bg.wasm` and, for the same glue, `slim/registrant_bg.wasm`; and
/// `phone/` with both of its own.
pub fn folder() -> PathBuf {
    target().join("wasm-package")
}

/// Builds the files, and fails where one is over its limit.
pub fn build() -> Result<(), String> {
    compile()?;
    crate::weight::report()?;
    for build in &BUILDS {
        let (sizes, gzip) = build.sizes()?;
        println!("{sizes}");
        if gzip > build.limit {
            let over = gzip - build.limit;
            return Err(format!(
                "the wasm file of {} is {over} bytes over its limit of {}",
                build.name, build.limit
            ));
        }
        if gzip > build.budget {
            println!("{}: {} bytes over its budget", build.name, gzip - build.budget);
        }
    }
    Ok(())
}

/// Builds the files, whatever they weigh.
pub fn compile() -> Result<(), String> {
    setup::wasm_target()?;
    setup::library_source()?;
    setup::npm()?;
    for build in &BUILDS {
        build.compile()?;
    }
    let glue = |folder: PathBuf| fs::read(folder.join("registrant.js")).map_err(|e| e.to_string());
    let [full, slim, _] = BUILDS.map(|build| glue(build.folder()));
    if full? == slim? { Ok(()) } else { Err("the slim file wants another glue than the full one".to_owned()) }
}

/// What the files weigh, in words.
pub fn sizes() -> Result<String, String> {
    let texts: Result<Vec<String>, String> =
        BUILDS.iter().map(|build| build.sizes().map(|(text, _)| text)).collect();
    Ok(texts?.join("\n"))
}

impl Build {
    fn folder(&self) -> PathBuf {
        folder().join(self.path)
    }

    fn compile(&self) -> Result<(), String> {
        // The crate type is given here, so that native builds make no dynamic library.
        run(cargo()
            .args(["rustc", "--quiet", "--package", "registrant", "--lib", "--crate-type", "cdylib"])
            .args(["--target", WASM_TARGET, "--profile", "wasm"])
            .args(self.features)
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .env("CARGO_PROFILE_WASM_OPT_LEVEL", self.optimize)
            .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"))
            // The stable compiler takes the flags above only so.
            .env("RUSTC_BOOTSTRAP", "1"))?;
        let built = target().join(WASM_TARGET).join("wasm/registrant.wasm");
        run(program(setup::bindgen("bindgen")?)
            .args(["--target", "web", "--omit-default-module-path", "--no-typescript"])
            .args(["--experimental-reset-state-function", "--out-dir"])
            .arg(self.folder())
            .arg(built))?;
        let wasm = self.folder().join("registrant_bg.wasm");
        // What the engine must know (reference types and older) stands in the file itself, written by rustc. Never
        // `--all-features`: it lets wasm-opt write types that Node 20 refuses.
        // Memory stays in one piece: split at its zeros, it is shorter, but the addresses of 4,000 pieces do not compress.
        run(npm_tool("wasm-opt")
            .args(["--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "--skip-pass=memory-packing"])
            .args(self.wasm_opt)
            .args(["--strip-producers", "--strip-target-features", "--output"])
            .args([&wasm, &wasm]))
    }

    /// What the file weighs, in words, and compressed by gzip -9.
    fn sizes(&self) -> Result<(String, usize), String> {
        let wasm: &Path = &self.folder().join("registrant_bg.wasm");
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
            "{}: {raw} bytes (code {code}, data {data}), gzip {gzip}, brotli {brotli}; gzip budget {} ({} % used)",
            self.name,
            self.budget,
            gzip * 100 / self.budget
        );
        Ok((text, gzip))
    }
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
