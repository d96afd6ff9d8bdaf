//! The wasm files as texts, which the entries for browsers contain. `pkg/src/unpacked.js` reads them.
//!
//! A text is compressed here, better than any server does: its streams by LZMA, and the result in base64. A server still
//! compresses each character to its 6 bits.

use std::fs;
use std::io::Write;
use std::path::Path;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::codegen::root;
use crate::process::{program, run};
use crate::streams::apart;

/// Writes the text of a file next to it. Fails if the package makes another file of the text.
pub fn write(file: &Path) -> Result<(), String> {
    const COMPARE: &str = "const { unpacked } = await import(process.argv[1]), f = await import('fs');
        const [file, text] = process.argv.slice(2).map((path) => f.readFileSync(path));
        if (!file.equals(unpacked(text.toString()))) throw Error(`expected the file ${process.argv[2]}, found another`)";
    let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let text = file.with_extension("wasm.txt");
    let packed = base64(&compressed(&apart(&bytes)?)?);
    fs::write(&text, packed).map_err(|e| format!("{}: {e}", text.display()))?;
    let reader = root().join("pkg/src/unpacked.js");
    run(program("node").args(["--input-type=module", "--eval", COMPARE]).args([&reader, file, &text]))
}

/// Returns the length of the bytes, and the bytes compressed by LZMA. `pkg/src/decompressed.js` reads no header and no end.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut options = LzmaOptions::with_preset(9);
    options.pb = 0;
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    let length = u32::try_from(bytes.len()).map_err(|e| e.to_string())?;
    let compressed = LzmaWriter::new_no_header(Vec::new(), &options, false).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish()
    });
    let compressed = compressed.map_err(|e| e.to_string())?;
    // The first byte of LZMA is always 0.
    Ok([&length.to_be_bytes(), compressed.get(1..).unwrap_or_default()].concat())
}

fn base64(bytes: &[u8]) -> String {
    const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |chunk: &[u8]| {
        let bits = (0..3).fold(0, |bits, i| bits << 8 | usize::from(chunk.get(i).copied().unwrap_or(0)));
        let character = |i| if i > chunk.len() { b'=' } else { CHARACTERS[bits >> (18 - 6 * i) & 63] };
        [0, 1, 2, 3].map(|i| char::from(character(i)))
    };
    bytes.chunks(3).flat_map(four).collect()
}

#[cfg(test)]
mod tests {
    use super::{base64, compressed};

    #[test]
    fn base64_is_padded() {
        let texts = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn the_length_comes_first() {
        let bytes = compressed(&[7; 1000]).unwrap();
        assert_eq!(bytes[..4], [0, 0, 3, 232]);
        assert!(bytes.len() < 30, "{}", bytes.len());
    }
}
