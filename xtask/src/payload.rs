//! The wasm files as texts, which the entries for browsers contain. `pkg/src/unpacked.js` reads them.
//!
//! A byte is one character of ASCII, or two if it is rare. So compression finds the same repetitions as in the
//! file itself, which base64 hides: it has three characters for four, and repetitions begin at any of them.

use std::fs;
use std::path::Path;

use crate::codegen::root;
use crate::process::{program, run};
use crate::streams::apart;

/// The printable characters of ASCII that neither a string nor a page escapes.
fn characters() -> Vec<char> {
    (' '..='~').filter(|c| !"\"'\\`$<".contains(*c)).collect()
}

/// The number of characters, at the end, that begin a pair.
const PREFIXES: usize = 2;

/// Writes the text of a file next to it. Fails if the package makes another file of the text.
pub fn write(file: &Path) -> Result<(), String> {
    const COMPARE: &str = "const { unpacked } = await import(process.argv[1]), f = await import('fs');
        const [file, text] = process.argv.slice(2).map((path) => f.readFileSync(path));
        if (!file.equals(unpacked(text.toString()))) throw Error(`expected the file ${process.argv[2]}, found another`)";
    let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let text = file.with_extension("wasm.txt");
    fs::write(&text, packed(&apart(&bytes)?)).map_err(|e| format!("{}: {e}", text.display()))?;
    let reader = root().join("pkg/src/unpacked.js");
    run(program("node").args(["--input-type=module", "--eval", COMPARE]).args([&reader, file, &text]))
}

fn packed(bytes: &[u8]) -> String {
    let characters = characters();
    let singles = characters.len() - PREFIXES;
    let mut counts = [0usize; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let mut order: Vec<u8> = (0..=255).collect();
    order.sort_by_key(|byte| std::cmp::Reverse(counts[usize::from(*byte)]));
    let mut codes = vec![String::new(); 256];
    for (rank, byte) in order.iter().enumerate() {
        let code = &mut codes[usize::from(*byte)];
        if let Some(rare) = rank.checked_sub(singles) {
            code.push(characters[singles + rare / characters.len()]);
            code.push(characters[rare % characters.len()]);
        } else {
            code.push(characters[rank]);
        }
    }
    let header =
        order.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| characters[usize::from(half)]);
    header.collect::<String>()
        + &bytes.iter().map(|byte| codes[usize::from(*byte)].as_str()).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::{PREFIXES, characters, packed};

    #[test]
    fn every_byte_has_a_code_that_nothing_escapes() {
        let singles = characters().len() - PREFIXES;
        assert!(singles + PREFIXES * characters().len() >= 256);
        let text = packed(&(0..=255).collect::<Vec<u8>>());
        assert_eq!(text.len(), 512 + singles + 2 * (256 - singles));
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && !b"\"'\\`$<".contains(&byte)));
    }
}
