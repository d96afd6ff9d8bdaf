//! `cargo xtask package`: assembles `pkg/dist/` from the wasm file and `pkg/src/`, and packs the npm tarball.

use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen::root;
use crate::process::{npm_tool, output, program, run};
use crate::wasm;

/// The entries of the package: source, result, module format.
const ENTRIES: [(&str, &str, &str); 20] = [
    ("index.js", "index.js", "esm"),
    ("index.js", "index.cjs", "cjs"),
    ("node.js", "node.js", "esm"),
    ("node.js", "node.cjs", "cjs"),
    ("slim.js", "slim.js", "esm"),
    ("slim.js", "slim.cjs", "cjs"),
    ("form.js", "form.js", "esm"),
    ("form.js", "form.cjs", "cjs"),
    ("element.js", "element.js", "esm"),
    ("element.js", "element.cjs", "cjs"),
    ("react.js", "react.js", "esm"),
    ("react.js", "react.cjs", "cjs"),
    ("phone.js", "phone.js", "esm"),
    ("phone.js", "phone.cjs", "cjs"),
    ("load.js", "load.js", "esm"),
    ("load.js", "load.cjs", "cjs"),
    ("workerd.js", "workerd.js", "esm"),
    ("slim-workerd.js", "slim-workerd.js", "esm"),
    ("form-workerd.js", "form-workerd.js", "esm"),
    ("phone-workerd.js", "phone-workerd.js", "esm"),
];

/// The providers with an entry of their own.
const PROVIDERS: [&str; 4] = ["gandi", "dnsimple", "glauca", "freebox"];

/// The maximum that a page loads by its entry: bytes on the wire, compressed by gzip -9. A limit may only be
/// lowered.
const LOADED: [(&str, usize); 4] =
    [("index.js", 904_000), ("slim.js", 577_000), ("phone.js", 104_800), ("load.js", 7_600)];

/// Builds everything and returns the tarball's path.
pub fn pack() -> Result<PathBuf, String> {
    version()?;
    wasm::build()?;
    assemble()?;
    loaded()?;
    let packed = output(
        program("npm").args(["pack", "--silent", "--ignore-scripts"]).current_dir(root().join("pkg")),
    )?;
    let tarball = root().join("pkg").join(packed.trim());
    println!("{} ({} bytes)", tarball.display(), fs::metadata(&tarball).map_err(|e| e.to_string())?.len());
    Ok(tarball)
}

/// Prints the bytes that a page loads, and fails if they exceed the limit.
fn loaded() -> Result<(), String> {
    for (entry, limit) in LOADED {
        let [_, size, _] = wasm::weighed(&root().join("pkg/dist").join(entry))?;
        println!("a page loads {size} bytes with {entry}");
        if size > limit {
            return Err(format!("expected at most {limit} bytes in {entry}, found {} more", size - limit));
        }
    }
    Ok(())
}

/// Makes `pkg/dist/` from the built wasm file and `pkg/src/`.
pub fn assemble() -> Result<(), String> {
    let (source, dist) = (root().join("pkg/src"), root().join("pkg/dist"));
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|e| format!("{}: {e}", dist.display()))?;
    }
    for path in ["registrant_bg.wasm", "node/registrant_bg.wasm", "slim/registrant_bg.wasm"] {
        compress(&wasm::folder().join(path))?;
    }
    for (language, messages) in crate::codegen::messages::to_bring()? {
        let text = wasm::folder().join(format!("languages/{language}.txt"));
        fs::create_dir_all(wasm::folder().join("languages")).map_err(|e| e.to_string())?;
        write(&text, &messages)?;
        compress(&text)?;
        let [_, size, _] = wasm::weighed(&text)?;
        println!("the messages in {language}: {size} bytes");
    }
    for (entry, result, format) in ENTRIES {
        run(npm_tool("esbuild")
            .arg(source.join(entry))
            .args(["--bundle", "--log-level=warning", "--target=es2020"])
            // An entry contains the file as base64 text, compressed if it is large. workerd imports it as a
            // module.
            .args(["--loader:.wasm=base64", "--loader:.gz=base64"])
            .args(["--external:./registrant*.wasm", "--external:node:*"])
            .args(["--external:react", "--external:registrant/*"])
            .arg(format!("--format={format}"))
            // With `node`, esbuild names the exports so that an ES module can import them from CommonJS.
            .arg(if format == "cjs" { "--platform=node" } else { "--platform=neutral" })
            .arg(format!("--alias:built-wasm={}", wasm::folder().display()))
            .arg(format!("--outfile={}", dist.join(result).display())))?;
    }
    for provider in PROVIDERS {
        provider_entry(provider, &source, &dist)?;
    }
    languages(&dist.join("languages"))?;
    copy(&wasm::folder().join("registrant_bg.wasm"), &dist.join("registrant_bg.wasm"))?;
    copy(&wasm::folder().join("slim/registrant_bg.wasm"), &dist.join("registrant_slim_bg.wasm"))?;
    copy(&wasm::folder().join("phone/registrant_bg.wasm"), &dist.join("registrant_phone_bg.wasm"))?;
    types(&source, &dist)?;
    types(&source.join("types"), &dist.join("types"))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        copy(&root().join(licence), &dist.join(licence))?;
    }
    copy(&root().join("node_modules/fflate/LICENSE"), &dist.join("LICENSE-fflate"))?;
    Ok(())
}

/// Writes the entry of a provider: its functions, taken from the package itself, so that an application loads one wasm file.
fn provider_entry(provider: &str, source: &Path, dist: &Path) -> Result<(), String> {
    let types = source.join(format!("types/{provider}.d.ts"));
    let types = fs::read_to_string(&types).map_err(|e| format!("{}: {e}", types.display()))?;
    let functions = types.lines().filter_map(|line| line.strip_prefix("export function "));
    let mut names: Vec<&str> = functions.filter_map(|line| line.split(['(', '<']).next()).collect();
    names.dedup();
    let commonjs: String = names.iter().map(|name| format!("exports.{name} = all.{name};\n")).collect();
    let path = |extension: &str| dist.join(format!("{provider}.{extension}"));
    write(&path("js"), &format!("export {{ {} }} from \"registrant\";\n", names.join(", ")))?;
    write(&path("cjs"), &format!("const all = require(\"registrant\");\n{commonjs}"))?;
    write(&path("d.ts"), &format!("export * from \"./types/{provider}.js\";\n"))?;
    write(&path("d.cts"), &format!("export * from \"./types/{provider}.cjs\";\n"))
}

/// Writes the messages of each language as modules that export a text. The files for browsers add them at run time.
fn languages(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let types = |export: &str| {
        format!(
            "/** The messages of a language, for `addLanguage`. */\ndeclare const messages: string;\n{export}\n"
        )
    };
    for (language, messages) in crate::codegen::messages::to_bring()? {
        let text = serde_json::to_string(&messages).map_err(|e| e.to_string())?;
        write(&folder.join(format!("{language}.js")), &format!("export default {text};\n"))?;
        write(&folder.join(format!("{language}.cjs")), &format!("module.exports = {text};\n"))?;
        write(&folder.join(format!("{language}.d.ts")), &types("export default messages;"))?;
        write(&folder.join(format!("{language}.d.cts")), &types("export = messages;"))?;
    }
    Ok(())
}

/// Writes a compressed file next to another one.
fn compress(file: &Path) -> Result<(), String> {
    const GZIP: &str = "const z = require('zlib'), f = require('fs'), [path] = process.argv.slice(1);
        f.writeFileSync(path + '.gz', z.gzipSync(f.readFileSync(path), { level: 9 }))";
    run(program("node").args(["--eval", GZIP]).arg(file))
}

/// Copies a folder's types, once for ES modules and once for CommonJS. Each copy refers to files of its own
/// kind.
fn types(from: &Path, to: &Path) -> Result<(), String> {
    let unreadable = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(to).map_err(|e| unreadable(to, e))?;
    for file in fs::read_dir(from).map_err(|e| unreadable(from, e))? {
        let path = file.map_err(|e| unreadable(from, e))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(".d.ts") else { continue };
        let text = fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
        write(&to.join(format!("{name}.d.ts")), &text)?;
        write(&to.join(format!("{name}.d.cts")), &text.replace(".js\";", ".cjs\";"))?;
    }
    Ok(())
}

/// Returns the version of the workspace. Fails if the npm package has another.
pub fn version() -> Result<String, String> {
    let read = |name: &str| fs::read_to_string(root().join(name)).map_err(|e| format!("{name}: {e}"));
    let workspace: toml::Value = toml::from_str(&read("Cargo.toml")?).map_err(|e| e.to_string())?;
    let package: serde_json::Value =
        serde_json::from_str(&read("pkg/package.json")?).map_err(|e| e.to_string())?;
    let ours = workspace["workspace"]["package"]["version"].as_str().unwrap_or_default();
    let theirs = package["version"].as_str().unwrap_or_default();
    if ours == theirs {
        Ok(ours.to_owned())
    } else {
        Err(format!("expected {ours:?} in pkg/package.json, as in Cargo.toml, found {theirs:?}"))
    }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|e| format!("{} to {}: {e}", from.display(), to.display()))
}
