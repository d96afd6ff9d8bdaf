//! The size of each generated table, measured by its literals.
//!
//! The wasm file itself does not show it: the compiler merges the tables' data and names little of it. A
//! number counts with the width of its static's type. So rows of structs are approximate; arrays and texts
//! are exact. Pointers to texts (8 bytes each) do not count.

use std::fs;
use std::path::PathBuf;

use crate::codegen;
use crate::process::{output, program, target};

/// Prints a line for each table: its bytes, and their size under gzip -9.
pub fn report() -> Result<(), String> {
    let folder = target().join("wasm-package/tables");
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut files: Vec<PathBuf> = Vec::new();
    for path in codegen::tables().filter(|path| path.ends_with("table.rs") && !path.starts_with("tests")) {
        let text = fs::read_to_string(codegen::root().join(path)).map_err(|e| format!("{path}: {e}"))?;
        let name = path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', ".");
        let file = folder.join(name);
        fs::write(&file, data(&text)).map_err(|e| e.to_string())?;
        files.push(file);
    }
    files.sort();
    const MEASURE: &str = "const z = require('zlib'), f = require('fs'), p = require('path');
        for (const file of process.argv.slice(1)) { const b = f.readFileSync(file);
        console.log(`  ${p.basename(file).padEnd(34)} ${String(b.length).padStart(7)} bytes, gzip ${
        String(z.gzipSync(b, { level: 9 }).length).padStart(6)}`); }";
    println!(
        "tables, each alone:\n{}",
        output(program("node").args(["--eval", MEASURE]).args(files))?.trim_end()
    );
    Ok(())
}

/// Returns the bytes of every literal in the statics of a table.
fn data(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in text.replace("const ", "static ").split("static ").skip(1) {
        let Some((declaration, value)) = item.split_once(" =") else { continue };
        let width =
            [("u32", 4), ("u16", 2)].iter().find(|(kind, _)| declaration.contains(kind)).map_or(1, |w| w.1);
        literals(value, width, &mut bytes);
    }
    bytes
}

fn literals(value: &str, width: usize, bytes: &mut Vec<u8>) {
    let mut chars = value.chars().peekable();
    let mut in_word = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    let c = if c == '\\' { escaped(&mut chars) } else { Some(c) };
                    bytes.extend(c.map(String::from).unwrap_or_default().bytes());
                }
            }
            '/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            ';' if !in_word && chars.peek() == Some(&'\n') => return,
            _ if c.is_ascii_digit() && !in_word => {
                let mut number = u64::from(c).wrapping_sub(u64::from('0'));
                while let Some(c) = chars.next_if(char::is_ascii_alphanumeric) {
                    number = number.wrapping_mul(10).wrapping_add(u64::from(c.to_digit(10).unwrap_or(0)));
                }
                bytes.extend(number.to_le_bytes().iter().take(width));
            }
            _ => {}
        }
        in_word = c.is_ascii_alphabetic() || c == '_';
    }
}

/// Returns the character of an escape after its backslash, or `None` for a line continuation.
fn escaped(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<char> {
    let code = match chars.next()? {
        'n' => return Some('\n'),
        't' => return Some('\t'),
        'r' => return Some('\r'),
        '0' => return Some('\0'),
        'x' => chars.by_ref().take(2).collect::<String>(),
        'u' => chars.by_ref().skip(1).take_while(|c| *c != '}').collect(),
        '\n' => return None,
        c => return Some(c),
    };
    u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
}
