//! `cargo xtask wasm`: builds the optimised wasm files and their JavaScript glue in `target/wasm-package/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{cargo, npm_tool, output, program, run, target};
use crate::setup::{self, WASM_TARGET};

/// A wasm file to build.
struct Build {
    name: &'static str,
    package: &'static str,
    /// The file's place in [`folder`].
    path: &'static str,
    /// The features, as arguments for cargo.
    features: &'static [&'static str],
    /// The goal of the compiler's optimization.
    optimize: Optimize,
    /// The maximum size, compressed by gzip -9. It is just above the current size and may only be lowered
    /// (docs/SIZE.md).
    limit: usize,
}

/// The goal of a file's optimization.
#[derive(Clone, Copy)]
enum Optimize {
    /// Download time: for browsers.
    Size,
    /// Size, except if a few bytes save much time: for the file with only one function.
    SizeAndSpeed,
    /// Run time: for servers, which read the file from the disk.
    Speed,
}

const BUILDS: [Build; 4] = [
    Build {
        name: "registrant",
        package: "registrant",
        path: "",
        features: &["--features", "js-browser"],
        optimize: Optimize::Size,
        limit: 1_077_000,
    },
    Build {
        name: "registrant in Node.js, and its command line",
        package: "registrant-cli",
        path: "node",
        features: &["--features", "registrant/js"],
        optimize: Optimize::Speed,
        limit: 1_698_000,
    },
    Build {
        name: "registrant/form",
        package: "registrant",
        path: "form",
        features: &["--no-default-features", "--features", "js-browser,phone-pieces"],
        optimize: Optimize::Size,
        limit: 298_000,
    },
    Build {
        name: "registrant/phone",
        package: "registrant",
        path: "phone",
        features: &["--no-default-features", "--features", "js-phone"],
        optimize: Optimize::SizeAndSpeed,
        limit: 85_700,
    },
];

/// The file that only the benchmarks need, to compare two ways of passing values.
const CROSSING: Build = Build {
    name: "both ways across",
    package: "registrant-crossing",
    path: "crossing",
    features: &[],
    optimize: Optimize::Speed,
    limit: usize::MAX,
};

impl Optimize {
    /// Returns the compiler's optimization level.
    fn level(self) -> &'static str {
        match self {
            Self::Size => "z",
            Self::SizeAndSpeed => "s",
            Self::Speed => "2",
        }
    }

    /// Returns the compiler's flags besides [`FLAGS`].
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Size | Self::SizeAndSpeed => &[],
            // Supported by Node.js since 16.4.
            Self::Speed => &["-Ctarget-feature=+simd128"],
        }
    }

    /// Returns the passes of wasm-opt.
    fn passes(self) -> Vec<&'static str> {
        // Alignments are hints that engines ignore. If all are equal, they take no space.
        // Engines find a value that is computed twice; a local variable for it compresses worse. So do large functions inside
        // their only callers.
        const NO_LOCAL_CSE: &str = "--skip-pass=local-cse";
        const SMALLEST: [&str; 7] =
            ["--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "--dealign", NO_LOCAL_CSE];
        match self {
            Self::Size => [&SMALLEST[..], &["--one-caller-inline-max-function-size=30"]].concat(),
            // Code that a first call does not run stays in separate functions, so the call need not wait for
            // it.
            Self::SizeAndSpeed => [&SMALLEST[..], &["--one-caller-inline-max-function-size=60"]].concat(),
            Self::Speed => vec!["-O3", "-O3", "--dealign", NO_LOCAL_CSE],
        }
    }
}

/// The flags for compiling each file with its own standard library. A panic aborts at once, without a text
/// and a place that nobody would read; JavaScript gets an internal error in any case. docs/SIZE.md states
/// the savings.
///
/// The variable [`STOCK`] leaves them out.
const FLAGS: [&str; 3] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// The variable that builds with the standard library and the flags of the stable compiler. Larger files are then allowed.
const STOCK: &str = "REGISTRANT_STOCK_RUST";

pub fn is_stock() -> bool {
    std::env::var_os(STOCK).is_some_and(|value| !value.is_empty())
}

/// Returns the folder with `registrant.js` and `registrant_bg.wasm`. Its folder `form/` has another wasm file for the same glue;
/// `phone/` and `node/` have both of their own. The glue of `node/` also fits the other two.
pub fn folder() -> PathBuf {
    target().join("wasm-package")
}

/// Runs the task with its options.
pub fn task(arguments: &[String]) -> Result<(), String> {
    if arguments.iter().any(|argument| argument == "--twice") {
        return twice();
    }
    let Some(at) = arguments.iter().position(|argument| argument == "--only") else { return build() };
    let name = arguments.get(at + 1).ok_or("expected a file after --only, found nothing")?;
    let build = BUILDS.iter().find(|build| build.path == name);
    let build = build.ok_or_else(|| format!("expected node, form or phone, found {name}"))?;
    crate::package::pieces(&folder().join("pieces"))?;
    tools()?;
    build.compile()?;
    build.check()
}

/// Builds the files, and fails if one exceeds its limit.
pub fn build() -> Result<(), String> {
    compile()?;
    crate::weight::report()?;
    BUILDS.iter().try_for_each(Build::check)
}

/// Builds the files in two folders, and fails if they differ by a byte.
fn twice() -> Result<(), String> {
    build()?;
    let again = target().join("again");
    if again.exists() {
        fs::remove_dir_all(&again).map_err(|e| format!("{}: {e}", again.display()))?;
    }
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    run(program(this).arg("wasm").env("CARGO_TARGET_DIR", &again))?;
    for build in &BUILDS {
        let path = Path::new("wasm-package").join(build.path).join("registrant_bg.wasm");
        let [first, second] = [target(), again.clone()].map(|folder| fs::read(folder.join(&path)));
        if first.map_err(|e| e.to_string())? != second.map_err(|e| e.to_string())? {
            return Err(format!("{}: expected the same file of two builds, found another", path.display()));
        }
    }
    println!("two builds gave the same {} files", BUILDS.len());
    Ok(())
}

/// Installs what a build needs.
fn tools() -> Result<(), String> {
    setup::wasm_target()?;
    if !is_stock() {
        setup::library_source()?;
    }
    setup::npm()
}

/// Builds the files, whatever their size.
pub fn compile() -> Result<(), String> {
    tools()?;
    for build in &BUILDS {
        build.compile()?;
    }
    let glue = |folder: PathBuf| fs::read_to_string(folder.join("registrant.js")).map_err(|e| e.to_string());
    let [full, node, form, ..] = BUILDS.map(|build| glue(build.folder()));
    let (full, node) = (full?, node?);
    if form? != full {
        return Err("expected the glue of the full file for forms, found another".to_owned());
    }
    match imports(&full).find(|import| !imports(&node).any(|other| other == *import)) {
        None => Ok(()),
        Some(import) => {
            Err(format!("expected this in the glue of Node.js, which fits every file; found none: {import}"))
        }
    }
}

/// Returns the functions that the glue passes to a file, each with its name.
fn imports(glue: &str) -> impl Iterator<Item = &str> {
    let all = glue
        .split_once("const import0 = {")
        .and_then(|(_, rest)| rest.split_once("\n    };"))
        .unwrap_or_default();
    all.0.split("\n        __wb").skip(1)
}

/// Builds the file of the benchmarks.
pub fn compile_crossing() -> Result<(), String> {
    CROSSING.compile()
}

/// Describes the sizes of the files.
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
        let mut compiler = cargo();
        // The crate type is set here, so that native builds make no dynamic library.
        compiler
            .args(["rustc", "--quiet", "--package", self.package, "--lib", "--crate-type", "cdylib"])
            .args(["--target", WASM_TARGET, "--profile", "wasm"])
            .args(self.features)
            .env("CARGO_PROFILE_WASM_OPT_LEVEL", self.optimize.level());
        let own: &[&str] = if is_stock() { &[] } else { &FLAGS };
        compiler.env("CARGO_ENCODED_RUSTFLAGS", [own, self.optimize.flags()].concat().join("\x1f"));
        if !is_stock() {
            // Its sorts are a few percent of the file for Node.js, and no call waits for them.
            compiler.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
            // The stable compiler accepts the flags of its own library only with this variable.
            compiler.env("RUSTC_BOOTSTRAP", "1");
        }
        run(&mut compiler)?;
        let file = format!("wasm/{}.wasm", self.package.replace('-', "_"));
        let built = target().join(WASM_TARGET).join(file);
        run(program(setup::bindgen("bindgen")?)
            .args(["--target", "web", "--omit-default-module-path", "--no-typescript"])
            .args(["--experimental-reset-state-function", "--out-name", "registrant", "--out-dir"])
            .arg(self.folder())
            .arg(built))?;
        let wasm = self.folder().join("registrant_bg.wasm");
        // rustc writes the required engine features (reference types and older) into the file itself. Never
        // pass `--all-features`: it lets wasm-opt write types that Node 20 refuses.
        // Memory stays in one piece. Splitting it at its zeros makes it shorter, but the addresses of 4,000
        // pieces do not compress.
        run(npm_tool("wasm-opt")
            .args(self.optimize.passes())
            .args(["--skip-pass=memory-packing", "--strip-producers", "--strip-target-features", "--output"])
            .args([&wasm, &wasm]))
    }

    /// Prints the size of the file, and fails if it exceeds its limit.
    fn check(&self) -> Result<(), String> {
        let (sizes, gzip) = self.sizes()?;
        println!("{sizes}");
        match gzip.checked_sub(self.limit) {
            None | Some(0) => Ok(()),
            Some(_) if is_stock() => Ok(()),
            Some(over) => Err(format!(
                "expected at most {} bytes of wasm for {}, found {over} more",
                self.limit, self.name
            )),
        }
    }

    /// Returns the size of the file in words, and compressed by gzip -9.
    fn sizes(&self) -> Result<(String, usize), String> {
        let wasm: &Path = &self.folder().join("registrant_bg.wasm");
        let [raw, gzip, brotli] = weighed(wasm)?;
        let bytes = fs::read(wasm).map_err(|e| e.to_string())?;
        let (code, data) = (section(&bytes, 10), section(&bytes, 11));
        let text = format!(
            "{}: {raw} bytes (code {code}, data {data}), gzip {gzip} of {}, brotli {brotli}",
            self.name, self.limit
        );
        Ok((text, gzip))
    }
}

/// Returns the size of a file: uncompressed, compressed by gzip -9, and by brotli.
pub fn weighed(file: &Path) -> Result<[usize; 3], String> {
    const MEASURE: &str = "const z = require('zlib'), b = require('fs').readFileSync(process.argv[1]);
        console.log(b.length, z.gzipSync(b, { level: 9 }).length, z.brotliCompressSync(b).length)";
    let text = output(program("node").args(["--eval", MEASURE]).arg(file))?;
    let sizes: Vec<usize> = text.split_whitespace().filter_map(|size| size.parse().ok()).collect();
    sizes.try_into().map_err(|_| format!("expected sizes from node, found {text}"))
}

/// Returns the length of a section of a wasm file by its number, or 0 if the file lacks it.
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
