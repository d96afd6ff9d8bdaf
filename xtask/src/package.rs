//! `cargo xtask package`: assembles `pkg/dist/` from the wasm file and `pkg/src/`, and packs the npm tarball.

use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::codegen::root;
use crate::process::{npm_tool, output, program, run};
use crate::{demo, payload, wasm};

/// The entries of the package: source, result, module format. The results for CommonJS read their wasm file
/// from the disk, and Node.js imports them as ES modules, too. The others contain or import it.
const ENTRIES: [(&str, &str, &str); 12] = [
    ("index.js", "index.js", "esm"),
    ("node.js", "index.cjs", "cjs"),
    ("form.js", "form.js", "esm"),
    ("form-node.js", "form.cjs", "cjs"),
    ("element.js", "element.js", "esm"),
    ("element.js", "element.cjs", "cjs"),
    ("react.js", "react.js", "esm"),
    ("react.js", "react.cjs", "cjs"),
    ("phone.js", "phone.js", "esm"),
    ("phone-node.js", "phone.cjs", "cjs"),
    ("load.js", "load.js", "esm"),
    ("load.js", "load.cjs", "cjs"),
];

/// The entries of workers and edge runtimes, which share their code: every application bundles them.
const SHARING: [&str; 6] = ["workerd", "edge", "form-workerd", "form-edge", "phone-workerd", "phone-edge"];

/// The entries that only ever get the file that they contain. The others can get that of Node.js, whose glue fits every file.
const CONTAINING: [&str; 2] = ["index.js", "form.js"];

/// The maximum size of the tarball. The page takes 70,000 of it.
const TARBALL: u64 = 3_500_000;

/// The providers with an entry of their own.
const PROVIDERS: [&str; 4] = ["gandi", "dnsimple", "glauca", "freebox"];

/// The maximum that a page loads by its entry: bytes on the wire, compressed by gzip -9. If a limit is raised, docs/SIZE.md
/// says for what.
const LOADED: [(&str, usize); 4] =
    [("index.js", 811_000), ("form.js", 250_000), ("phone.js", 76_400), ("load.js", 11_500)];

/// Builds everything and returns the tarball's path. `--keep-wasm` takes the wasm files of the last build.
pub fn task(arguments: &[String]) -> Result<(), String> {
    if arguments.iter().any(|argument| argument == "--keep-wasm") { packed() } else { pack() }.map(drop)
}

/// Builds everything and returns the tarball's path.
pub fn pack() -> Result<PathBuf, String> {
    wasm::build()?;
    packed()
}

/// Returns the path of the tarball, once it is packed.
pub fn tarball() -> Result<PathBuf, String> {
    Ok(root().join("pkg").join(format!("registrant-{}.tgz", version()?)))
}

/// Packs the wasm files of the last build and returns the tarball's path.
fn packed() -> Result<PathBuf, String> {
    version()?;
    crate::supply::task()?;
    assemble()?;
    loaded()?;
    let packed = output(
        program("npm").args(["pack", "--silent", "--ignore-scripts"]).current_dir(root().join("pkg")),
    )?;
    let tarball = root().join("pkg").join(packed.trim());
    let size = compress(&tarball)?;
    println!("{} ({size} bytes)", tarball.display());
    if size > TARBALL && !wasm::is_stock() {
        return Err(format!(
            "expected at most {TARBALL} bytes in the tarball, found {} more",
            size - TARBALL
        ));
    }
    Ok(tarball)
}

/// Compresses a tarball again, a twentieth smaller, and returns its size. Every program that reads gzip reads it.
fn compress(tarball: &Path) -> Result<u64, String> {
    /// Half a percent smaller than after one round, for a few seconds.
    const ROUNDS: NonZeroU64 = NonZeroU64::new(6).expect("six is not zero");
    /// Two percent smaller than with 15, for as many seconds again. With 1,000 it is another quarter of a percent, for half a minute.
    const BLOCKS: u16 = 200;
    const UNPACK: &str = "const f = require('fs'), [file] = process.argv.slice(1);
        f.writeFileSync(file, require('zlib').gunzipSync(f.readFileSync(file)))";
    run(program("node").args(["--eval", UNPACK]).arg(tarball))?;
    let failed = |error: std::io::Error| format!("{}: {error}", tarball.display());
    let bytes = fs::read(tarball).map_err(failed)?;
    let options =
        zopfli::Options { iteration_count: ROUNDS, maximum_block_splits: BLOCKS, ..Default::default() };
    let file = fs::File::create(tarball).map_err(failed)?;
    zopfli::compress(options, zopfli::Format::Gzip, &*bytes, &file).map_err(failed)?;
    Ok(file.metadata().map_err(failed)?.len())
}

/// Prints the bytes that a page loads, and fails if they exceed the limit.
fn loaded() -> Result<(), String> {
    for (entry, limit) in LOADED {
        let [_, size, _] = wasm::weighed(&root().join("pkg/dist").join(entry))?;
        println!("a page loads {size} bytes with {entry}");
        if size > limit && !wasm::is_stock() {
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
    for path in ["registrant_bg.wasm", "form/registrant_bg.wasm", "phone/registrant_bg.wasm"] {
        payload::write(&wasm::folder().join(path))?;
    }
    loaders()?;
    for glue in [wasm::folder(), wasm::folder().join("node")] {
        // The program of a worker is a text in each entry that can start one.
        run(bundle(&glue)
            .arg(source.join("worker.js"))
            .args(["--minify", "--format=iife"])
            .arg(format!("--outfile={}", glue.join("worker.txt").display())))?;
    }
    for (entry, result, format) in ENTRIES {
        let common = format == "cjs";
        let of_node = if CONTAINING.contains(&result) { "" } else { "node" };
        run(bundle(&wasm::folder().join(of_node))
            .arg(source.join(entry))
            .arg(format!("--format={format}"))
            // With `node`, esbuild names the exports so that an ES module can import them from CommonJS.
            .arg(if common { "--platform=node" } else { "--platform=neutral" })
            .args(minified(common))
            // Jest's environment jsdom hides these two.
            .args(
                common.then_some("--banner:js=const { TextDecoder, TextEncoder } = require(\"node:util\");"),
            )
            .arg(format!("--outfile={}", dist.join(result).display())))?;
    }
    run(bundle(&wasm::folder().join("node"))
        .args(SHARING.map(|name| source.join(format!("{name}.js"))))
        .args(["--format=esm", "--platform=neutral", "--splitting", "--chunk-names=edge-[hash]"])
        .args(minified(true))
        .arg(format!("--outdir={}", dist.display())))?;
    run(bundle(&wasm::folder().join("node"))
        .arg(source.join("bin.js"))
        .args(["--platform=node", "--format=cjs"])
        .args(minified(true))
        .arg(format!("--outfile={}", dist.join("bin.cjs").display())))?;
    for name in ["index", "form", "phone"] {
        import_common(&dist, name)?;
    }
    // Nitro copies what this entry refers to, but the server that it writes imports the entry of Node.js.
    write(
        &dist.join("index-bundled.js"),
        "export * from \"./index.js\";\nfunction unused() {\n  return new URL(\"./index-node.js\", import.meta.url);\n}\n",
    )?;
    for provider in PROVIDERS {
        provider_entry(provider, &source, &dist)?;
    }
    languages(&dist.join("languages"))?;
    pieces(&dist.join("pieces"))?;
    demo::assemble(&dist.join("page"))?;
    copy(&wasm::folder().join("node/registrant_bg.wasm"), &dist.join("registrant_bg.wasm"))?;
    copy(&wasm::folder().join("phone/registrant_bg.wasm"), &dist.join("registrant_phone_bg.wasm"))?;
    types(&source, &dist, true)?;
    types(&source.join("types"), &dist.join("types"), false)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        copy(&root().join(licence), &dist.join(licence))?;
    }
    folders()
}

/// Returns esbuild's options for the size of an entry. Names stay where stacks show them.
fn minified(names: bool) -> &'static [&'static str] {
    if names { &["--minify-whitespace", "--minify-syntax"] } else { &["--minify"] }
}

/// Writes the ES module that Node.js imports: the names of the CommonJS entry. So a process has one instance.
fn import_common(dist: &Path, name: &str) -> Result<(), String> {
    const NAMES: &str = "console.log(Object.keys(require(process.argv[1])).join(', '))";
    let names = output(program("node").args(["--eval", NAMES]).arg(dist.join(format!("{name}.cjs"))))?;
    write(
        &dist.join(format!("{name}-node.js")),
        &format!("export {{ {} }} from \"./{name}.cjs\";\n", names.trim()),
    )
}

/// Writes a folder with a `package.json` for each subpath. Tools that ignore `exports` find the entry by it:
/// Parcel by default, and TypeScript with `moduleResolution: node10`.
fn folders() -> Result<(), String> {
    let text = fs::read_to_string(root().join("pkg/package.json")).map_err(|e| e.to_string())?;
    let package: serde_json::Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let exports = package["exports"].as_object().into_iter().flatten();
    let packed =
        |name: &str| package["files"].as_array().is_some_and(|all| all.iter().any(|file| file == name));
    for (subpath, conditions) in exports.filter(|(name, entry)| name.len() > 1 && entry.is_object()) {
        let first = subpath.split('/').nth(1).unwrap_or_default();
        if !packed(first) {
            return Err(format!("expected \"{first}\" in `files` of pkg/package.json, found none"));
        }
        let names: Vec<String> = match subpath.strip_suffix("/*") {
            Some(_) => modules(&root().join("pkg/dist").join(first))?,
            None => vec![String::new()],
        };
        for name in names {
            let folder = root().join("pkg").join(subpath.replace('*', &name));
            let above = if name.is_empty() { "../" } else { "../../" };
            let path = |format: &str, kind: &str| {
                let path = conditions[format][kind].as_str().unwrap_or_default();
                path.replace("./", above).replace('*', &name)
            };
            let entry = serde_json::json!({
                "main": path("require", "default"),
                "module": path("import", "default"),
                "types": path("import", "types"),
            });
            fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
            write(&folder.join("package.json"), &format!("{entry}\n"))?;
        }
    }
    Ok(())
}

/// Returns the names of the modules in a folder, sorted.
fn modules(folder: &Path) -> Result<Vec<String>, String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for file in fs::read_dir(folder).map_err(unreadable)? {
        let file = file.map_err(unreadable)?.file_name();
        names.extend(file.to_str().and_then(|name| name.strip_suffix(".cjs")).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Returns the bundler, with the glue of a folder.
fn bundle(glue: &Path) -> Command {
    let mut bundler = npm_tool("esbuild");
    bundler
        .args(["--bundle", "--log-level=warning", "--target=es2020"])
        // An entry contains the file as text. Edge runtimes import it as a module.
        .args(["--loader:.txt=text", "--external:node:*"])
        .args(["--external:./registrant*.wasm", "--external:./registrant*.wasm?module"])
        .args(["--external:./pieces/*", "--external:./languages/*"])
        .args(["--external:react", "--external:registrant/*"])
        .arg(format!("--alias:built-wasm={}", wasm::folder().display()))
        .arg(format!("--alias:built-engine={}", glue.display()));
    bundler
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
    write(&path("d.ts"), &format!("export * from \"./{provider}.cjs\";\n"))?;
    write(&path("d.cts"), &format!("export * from \"./types/{provider}.cjs\";\n"))
}

/// Writes the messages of each language as modules that export a text. The files for browsers add them at run time, with the
/// words of the form engine.
fn languages(folder: &Path) -> Result<(), String> {
    let words = root().join("pkg/src/form/words.json");
    let words = fs::read_to_string(&words).map_err(|e| format!("{}: {e}", words.display()))?;
    let words: serde_json::Value = serde_json::from_str(&words).map_err(|e| e.to_string())?;
    for (language, messages) in crate::codegen::messages::to_bring()? {
        module(folder, language, &messages)?;
        let path = folder.join(format!("{language}.js"));
        let module = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        write(&path, &format!("{module}export const words = {};\n", words[language]))?;
    }
    types_of_modules(folder, "The messages of a language, for `addLanguage`.")
}

/// Writes the pieces of the file for forms in the same way: rules, sentences, explanations, the phone numbers of the calling codes
/// with each first digit, and the subdivisions of the countries with each first letter.
pub fn pieces(folder: &Path) -> Result<(), String> {
    let version = crate::codegen::messages::fingerprint()?;
    for (name, body) in [
        ("sentences", crate::codegen::rules::sentences()?),
        ("explanations", crate::codegen::rules::explanations()?),
    ] {
        module(folder, name, &format!("registrant/pieces/{name} {version}\n{body}"))?;
    }
    for (name, rules) in crate::codegen::rule_texts::pieces()? {
        module(folder, &name, &format!("registrant/pieces/rules {version}\n{rules}"))?;
    }
    for (digit, plans) in crate::codegen::phone::pieces()? {
        let text = format!("registrant/pieces/phones {version}\n{plans}");
        module(folder, &format!("phones-{digit}"), &text)?;
    }
    for (letter, blocks) in crate::codegen::subdivision::pieces()? {
        let text = format!("registrant/pieces/subdivisions {version}\n{blocks}");
        module(folder, &format!("subdivisions-{letter}"), &text)?;
    }
    types_of_modules(folder, "A part of the tables, for `addPiece`.")
}

/// Writes the module with a function for each piece that a form loads by itself.
fn loaders() -> Result<(), String> {
    let mut names = vec!["sentences".to_owned()];
    names.extend(crate::codegen::rule_texts::pieces()?.into_keys());
    names.extend(crate::codegen::phone::pieces()?.into_keys().map(|digit| format!("phones-{digit}")));
    names.extend(
        crate::codegen::subdivision::pieces()?.into_keys().map(|letter| format!("subdivisions-{letter}")),
    );
    let pieces = names.iter().map(|name| (name.clone(), format!("./pieces/{name}.js")));
    let languages = crate::codegen::messages::TRANSLATIONS.iter().map(|name| format!("languages/{name}"));
    let all = pieces.chain(languages.map(|name| (name.clone(), format!("./{name}.js"))));
    let rows: String = all.map(|(name, path)| format!("  \"{name}\": () => import(\"{path}\"),\n")).collect();
    write(&wasm::folder().join("pieces.js"), &format!("export default {{\n{rows}}};\n"))
}

/// Writes a text as a module that exports it, in both formats.
fn module(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let quoted = serde_json::to_string(text).map_err(|e| e.to_string())?;
    write(&folder.join(format!("{name}.js")), &format!("export default {quoted};\n"))?;
    // The text is in the first line of the ES module, between `export default ` and `;`.
    let common = format!(
        "const {{ readFileSync }} = require(\"node:fs\");\n\
         const text = readFileSync(`${{__dirname}}/{name}.js`, \"utf8\");\n\
         module.exports = JSON.parse(text.slice(15, text.indexOf(\"\\n\") - 1));\n"
    );
    write(&folder.join(format!("{name}.cjs")), &common)
}

/// Writes the types of all modules of a folder: each exports a text.
fn types_of_modules(folder: &Path, about: &str) -> Result<(), String> {
    let types = |export: &str| format!("/** {about} */\ndeclare const text: string;\n{export}\n");
    write(&folder.join("text.d.ts"), &types("export default text;"))?;
    write(&folder.join("text.d.cts"), &types("export = text;"))
}

/// Copies a folder's types as those of CommonJS. An ES module can import them, so that of an entry does.
fn types(from: &Path, to: &Path, entries: bool) -> Result<(), String> {
    let unreadable = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(to).map_err(|e| unreadable(to, e))?;
    for file in fs::read_dir(from).map_err(|e| unreadable(from, e))? {
        let path = file.map_err(|e| unreadable(from, e))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(".d.ts") else { continue };
        let text = fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
        write(&to.join(format!("{name}.d.cts")), &text.replace(".js\";", ".cjs\";"))?;
        if entries {
            write(&to.join(format!("{name}.d.ts")), &format!("export * from \"./{name}.cjs\";\n"))?;
        }
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
