//! `cargo xtask package`: assembles `pkg/dist/` from the wasm file and `pkg/src/`, and packs the npm tarball.

use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen::root;
use crate::process::{npm_tool, output, program, run};
use crate::{payload, wasm};

/// The entries of the package: source, result, module format. The results for CommonJS read their wasm file
/// from the disk, and Node.js imports them as ES modules, too. The others contain or import it.
const ENTRIES: [(&str, &str, &str); 18] = [
    ("index.js", "index.js", "esm"),
    ("node.js", "index.cjs", "cjs"),
    ("workerd.js", "workerd.js", "esm"),
    ("edge.js", "edge.js", "esm"),
    ("form.js", "form.js", "esm"),
    ("form-node.js", "form.cjs", "cjs"),
    ("form-workerd.js", "form-workerd.js", "esm"),
    ("form-edge.js", "form-edge.js", "esm"),
    ("element.js", "element.js", "esm"),
    ("element.js", "element.cjs", "cjs"),
    ("react.js", "react.js", "esm"),
    ("react.js", "react.cjs", "cjs"),
    ("phone.js", "phone.js", "esm"),
    ("phone-node.js", "phone.cjs", "cjs"),
    ("phone-workerd.js", "phone-workerd.js", "esm"),
    ("phone-edge.js", "phone-edge.js", "esm"),
    ("load.js", "load.js", "esm"),
    ("load.js", "load.cjs", "cjs"),
];

/// The maximum size of the tarball.
const TARBALL: u64 = 5_800_000;

/// The providers with an entry of their own.
const PROVIDERS: [&str; 4] = ["gandi", "dnsimple", "glauca", "freebox"];

/// The maximum that a page loads by its entry: bytes on the wire, compressed by gzip -9. A limit may only be
/// lowered.
const LOADED: [(&str, usize); 4] =
    [("index.js", 935_000), ("form.js", 402_000), ("phone.js", 104_800), ("load.js", 15_600)];

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
    assemble()?;
    loaded()?;
    let packed = output(
        program("npm").args(["pack", "--silent", "--ignore-scripts"]).current_dir(root().join("pkg")),
    )?;
    let tarball = root().join("pkg").join(packed.trim());
    let size = fs::metadata(&tarball).map_err(|e| e.to_string())?.len();
    println!("{} ({size} bytes)", tarball.display());
    if size > TARBALL {
        return Err(format!(
            "expected at most {TARBALL} bytes in the tarball, found {} more",
            size - TARBALL
        ));
    }
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
    for path in ["registrant_bg.wasm", "form/registrant_bg.wasm", "phone/registrant_bg.wasm"] {
        payload::write(&wasm::folder().join(path))?;
    }
    loaders()?;
    // The program of a worker is a text in each entry that can start one.
    run(npm_tool("esbuild")
        .arg(source.join("worker.js"))
        .args(["--bundle", "--minify", "--log-level=warning", "--target=es2020", "--format=iife"])
        .arg(format!("--alias:built-wasm={}", wasm::folder().display()))
        .arg(format!("--outfile={}", wasm::folder().join("worker.txt").display())))?;
    for (entry, result, format) in ENTRIES {
        let common = format == "cjs";
        run(npm_tool("esbuild")
            .arg(source.join(entry))
            .args(["--bundle", "--log-level=warning", "--target=es2020"])
            // An entry contains the file as text. Edge runtimes import it as a module.
            .args(["--loader:.txt=text", "--external:node:*"])
            .args(["--external:./registrant*.wasm", "--external:./registrant*.wasm?module"])
            .args(["--external:./pieces/*", "--external:./languages/*"])
            .args(["--external:react", "--external:registrant/*"])
            .arg(format!("--format={format}"))
            // With `node`, esbuild names the exports so that an ES module can import them from CommonJS.
            .arg(if common { "--platform=node" } else { "--platform=neutral" })
            // Jest's environment jsdom hides these two.
            .args(
                common.then_some("--banner:js=const { TextDecoder, TextEncoder } = require(\"node:util\");"),
            )
            .arg(format!("--alias:built-wasm={}", wasm::folder().display()))
            .arg(format!("--outfile={}", dist.join(result).display())))?;
    }
    command(&source, &dist)?;
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
    copy(&wasm::folder().join("registrant_bg.wasm"), &dist.join("registrant_bg.wasm"))?;
    copy(&wasm::folder().join("node/registrant_bg.wasm"), &dist.join("registrant_node_bg.wasm"))?;
    copy(&wasm::folder().join("form/registrant_bg.wasm"), &dist.join("registrant_form_bg.wasm"))?;
    copy(&wasm::folder().join("phone/registrant_bg.wasm"), &dist.join("registrant_phone_bg.wasm"))?;
    types(&source, &dist, true)?;
    types(&source.join("types"), &dist.join("types"), false)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        copy(&root().join(licence), &dist.join(licence))?;
    }
    folders()
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

/// Makes the command of the package. Its wasm file is compressed by brotli, which only Node.js has to read.
fn command(source: &Path, dist: &Path) -> Result<(), String> {
    const BROTLI: &str = "const z = require('zlib'), f = require('fs'), [from, to] = process.argv.slice(1);
        f.writeFileSync(to, z.brotliCompressSync(f.readFileSync(from)))";
    run(npm_tool("esbuild")
        .arg(source.join("bin.js"))
        .args(["--bundle", "--log-level=warning", "--platform=node", "--target=node18", "--format=cjs"])
        .arg(format!("--alias:built-wasm={}", wasm::folder().display()))
        .arg(format!("--outfile={}", dist.join("bin.cjs").display())))?;
    run(program("node").args(["--eval", BROTLI]).args([
        wasm::folder().join(wasm::COMMANDS).join("registrant_bg.wasm"),
        dist.join("registrant_cli_bg.wasm.br"),
    ]))
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

/// Writes the messages of each language as modules that export a text. The files for browsers add them at run time.
fn languages(folder: &Path) -> Result<(), String> {
    for (language, messages) in crate::codegen::messages::to_bring()? {
        module(folder, language, &messages, "The messages of a language, for `addLanguage`.")?;
    }
    Ok(())
}

/// Writes the pieces of the file for forms in the same way: sentences, explanations, and the subdivisions of the countries with
/// each first letter.
pub fn pieces(folder: &Path) -> Result<(), String> {
    let version = crate::codegen::messages::fingerprint()?;
    for (name, body, about) in [
        (
            "sentences",
            crate::codegen::rules::sentences()?,
            "The sentences of rules in English, for `addPiece`.",
        ),
        (
            "explanations",
            crate::codegen::rules::explanations()?,
            "The reasons and sources of rules, for `addPiece`.",
        ),
    ] {
        module(folder, name, &format!("registrant/pieces/{name} {version}\n{body}"), about)?;
    }
    for (letter, blocks) in crate::codegen::subdivision::pieces()? {
        let text = format!("registrant/pieces/subdivisions {version}\n{blocks}");
        let about = "The subdivisions of the countries whose codes begin with this letter, for `addPiece`.";
        module(folder, &format!("subdivisions-{letter}"), &text, about)?;
    }
    Ok(())
}

/// Writes the module with a function for each piece that a form loads by itself.
fn loaders() -> Result<(), String> {
    let mut names = vec!["sentences".to_owned()];
    names.extend(
        crate::codegen::subdivision::pieces()?.into_keys().map(|letter| format!("subdivisions-{letter}")),
    );
    let pieces = names.iter().map(|name| (name.clone(), format!("./pieces/{name}.js")));
    let languages = crate::codegen::messages::TRANSLATIONS.iter().map(|name| format!("languages/{name}"));
    let all = pieces.chain(languages.map(|name| (name.clone(), format!("./{name}.js"))));
    let rows: String = all.map(|(name, path)| format!("  \"{name}\": () => import(\"{path}\"),\n")).collect();
    write(&wasm::folder().join("pieces.js"), &format!("export default {{\n{rows}}};\n"))
}

/// Writes a text as a module that exports it, in both formats, and its types.
fn module(folder: &Path, name: &str, text: &str, about: &str) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let quoted = serde_json::to_string(text).map_err(|e| e.to_string())?;
    let types = |export: &str| format!("/** {about} */\ndeclare const text: string;\n{export}\n");
    write(&folder.join(format!("{name}.js")), &format!("export default {quoted};\n"))?;
    // The text is in the ES module, between `export default ` and `;`.
    let common = format!(
        "const {{ readFileSync }} = require(\"node:fs\");\n\
         const text = readFileSync(`${{__dirname}}/{name}.js`, \"utf8\");\n\
         module.exports = JSON.parse(text.slice(15, -2));\n"
    );
    write(&folder.join(format!("{name}.cjs")), &common)?;
    write(&folder.join(format!("{name}.d.ts")), &types("export default text;"))?;
    write(&folder.join(format!("{name}.d.cts")), &types("export = text;"))
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
