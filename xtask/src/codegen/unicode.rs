//! Canonical decompositions, compositions and combining classes of Unicode, packed, from the
//! `unicode-normalization` crate. The crate's own tables would be a quarter of the wasm file.

use std::collections::BTreeMap;
use std::fmt::Write;

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, is_combining_mark,
};
use unicode_normalization::{IsNormalized, UNICODE_VERSION, UnicodeNormalization, is_nfc_quick};

const HANGUL: std::ops::RangeInclusive<char> = '\u{AC00}'..='\u{D7A3}';
const PLANE_1: std::ops::RangeInclusive<u32> = 0x1_0000..=0x1_FFFF;
/// The compatibility ideographs of plane 2. Each character of this block decomposes to one other.
const IDEOGRAPHS: std::ops::RangeInclusive<u32> = 0x2_F800..=0x2_FA1D;

pub fn make() -> Result<String, String> {
    let mut pairs: [Vec<[u32; 3]>; 2] = Default::default();
    let mut singles = Vec::new();
    let mut far_singles = Vec::new();
    let mut ideographs: BTreeMap<u32, u32> = BTreeMap::new();
    for c in ('\u{80}'..=char::MAX).filter(|c| !HANGUL.contains(c)) {
        match step(c)?.as_slice() {
            [] => {}
            [first] if IDEOGRAPHS.contains(&u32::from(c)) => {
                ideographs.insert(c.into(), (*first).into());
            }
            [first] if u32::from(*first) < 0x1_0000 => singles.push([u32::from(c), (*first).into()]),
            [first] => far_singles.push([u32::from(c), (*first).into()]),
            [first, second] => {
                let plane = u32::from(u32::from(c) > 0xFFFF);
                let in_plane = |c: char| match u32::from(c) {
                    // Two characters of plane 1 combine with a mark of plane 0. Plane 1 has no marks in that
                    // range.
                    mark @ 0x300..0x370 if plane == 1 => Ok(mark),
                    point => {
                        point.checked_sub(plane * 0x1_0000).ok_or(format!("U+{point:04X} changes planes"))
                    }
                };
                let pair = [in_plane(c)?, in_plane(*first)?, in_plane(*second)?];
                pairs[plane as usize].push(pair);
            }
            _ => return Err(format!("U+{:04X} decomposes into more than two", u32::from(c))),
        }
    }
    if ideographs.len() != IDEOGRAPHS.count() || singles.iter().any(|[c, _]| *c > 0xFFFF) {
        return Err("the compatibility ideographs are not a dense block".into());
    }
    let mut out = format!(
        "//! Unicode {}.{}.{}, under the Unicode licence: see NOTICE.\n\nuse crate::unicode::Columns;\n",
        UNICODE_VERSION.0, UNICODE_VERSION.1, UNICODE_VERSION.2
    );
    let mut excluded: Vec<u32> = Vec::new();
    for (plane, name) in [(0, ""), (1, "_1")] {
        let of_plane = &pairs[plane];
        let at = if plane == 0 { "" } else { " of plane 1 less 0x10000," };
        let doc = format!("A character{at} and its decomposition into two, sorted by the first.");
        let rows: Vec<&[u32]> = of_plane.iter().map(<[u32; 3]>::as_slice).collect();
        columns(&mut out, &doc, &format!("PAIRS{name}"), &rows);
        let base = 0x1_0000 * plane as u32;
        excluded.extend(of_plane.iter().filter(|pair| !recomposes(**pair, base)).map(|[c, ..]| c + base));
        let doc = format!("The combining marks{at}: the first of a run, its length, its combining class.");
        let of_plane = marks().into_iter().filter(|(start, ..)| start >> 16 == plane as u32);
        let entries = of_plane.map(|(start, length, class)| format!("({}, {length}, {class})", start - base));
        write(&mut out, &doc, &format!("MARKS{name}: &[(u16, u8, u8)]"), entries);
    }
    write(
        &mut out,
        "The characters that never compose again.",
        "EXCLUDED: &[u32]",
        excluded.iter().map(ToString::to_string),
    );
    let rows: Vec<&[u32]> = singles.iter().map(<[u32; 2]>::as_slice).collect();
    columns(&mut out, "A character and its replacement, sorted by the first.", "SINGLES", &rows);
    for (plane, name) in [(0u32, ""), (1, "_1")] {
        let runs = lowercase(plane)?;
        let rows: Vec<&[u32]> = runs.iter().map(<[u32; 4]>::as_slice).collect();
        let doc =
            "Runs of upper-case letters: first, last, step, and distance to the lower case modulo 0x10000.";
        columns(&mut out, doc, &format!("LOWER{name}"), &rows);
    }
    let entries = far_singles.iter().map(|s| format!("{s:?}"));
    write(
        &mut out,
        "The characters whose replacement is beyond U+FFFF.",
        "FAR_SINGLES: &[[u32; 2]]",
        entries,
    );
    let split: Vec<[u32; 2]> = ideographs.values().map(|point| [point >> 16, point & 0xFFFF]).collect();
    let rows: Vec<&[u32]> = split.iter().map(<[u32; 2]>::as_slice).collect();
    let doc = "The replacements of U+2F800 to U+2FA1D: plane, and character in it.";
    columns(&mut out, doc, "IDEOGRAPHS", &rows);
    let entries = unstable().into_iter().map(|(start, end)| format!("[{start}, {end}]"));
    write(
        &mut out,
        "The runs up to U+FFFF, ends included, that NFC may alter.",
        "UNSTABLE: &[[u16; 2]]",
        entries,
    );
    Ok(out)
}

/// Returns one step of the canonical decomposition of `c`: no character, its equivalent, or two.
fn step(c: char) -> Result<Vec<char>, String> {
    let full = full_decomposition(c);
    if full == [c] {
        return Ok(Vec::new());
    }
    let Some((last, before)) = full.split_last() else {
        return Err("expected a decomposition, found none".into());
    };
    // If the letters before the last mark compose to one character, that is the first of the two.
    let first: Vec<char> = before.iter().copied().nfc().collect();
    match first.as_slice() {
        [] => Ok(vec![*last]),
        [first] => Ok(vec![*first, *last]),
        // Otherwise the first is a character that never composes again: U+FB49 of U+FB2C.
        _ => ('\u{80}'..='\u{1FFFF}')
            .find(|candidate| full_decomposition(*candidate) == before)
            .map(|first| vec![first, *last])
            .ok_or_else(|| {
                format!(
                    "U+{:04X}: expected a character for the part before its last mark, found none",
                    u32::from(c)
                )
            }),
    }
}

fn full_decomposition(c: char) -> Vec<char> {
    let mut full = Vec::new();
    decompose_canonical(c, |part| full.push(part));
    full
}

fn recomposes(pair: [u32; 3], base: u32) -> bool {
    let [c, first, second] = pair;
    let second = if base > 0 && second < 0x400 { second } else { second + base };
    let [c, first, second] = [c + base, first + base, second].map(char::from_u32);
    first.zip(second).and_then(|(first, second)| compose(first, second)) == c
}

/// Returns every mark except the variation selectors beyond plane 1, in runs of one class.
fn marks() -> Vec<(u32, u32, u8)> {
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for c in ('\u{80}'..=char::MAX).filter(|c| u32::from(*c) <= *PLANE_1.end() && is_combining_mark(*c)) {
        let class = canonical_combining_class(c);
        match runs.last_mut() {
            Some((start, length, of))
                if *start + *length == u32::from(c) && *of == class && *length < 255 =>
            {
                *length += 1
            }
            _ => runs.push((c.into(), 1, class)),
        }
    }
    runs
}

fn unstable() -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for c in '\u{80}'..='\u{FFFF}' {
        if !is_combining_mark(c) && is_nfc_quick([c].into_iter()) == IsNormalized::Yes {
            continue;
        }
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == u32::from(c) => *end += 1,
            _ => runs.push((c.into(), c.into())),
        }
    }
    runs
}

/// Returns the runs of `data/unicode/lowercase.tsv` in a plane.
fn lowercase(plane: u32) -> Result<Vec<[u32; 4]>, String> {
    let mut runs = Vec::new();
    for row in super::place::rows("unicode/lowercase.tsv", 4)? {
        let cell = |at: usize| super::place::column(&row, at);
        let point = |at: usize| u32::from_str_radix(cell(at), 16).map_err(|e| e.to_string());
        let far: i32 = cell(3).parse().map_err(|_| "expected a number as distance")?;
        let step: u32 = cell(2).parse().map_err(|_| "expected a number as step")?;
        if point(0)? >> 16 == plane {
            runs.push([
                point(0)? & 0xFFFF,
                point(1)? & 0xFFFF,
                step,
                far.rem_euclid(0x1_0000).unsigned_abs(),
            ]);
        }
    }
    Ok(runs)
}

/// Writes rows of 16-bit numbers by column and byte, as `Columns` reads them.
fn columns(out: &mut String, doc: &str, name: &str, rows: &[&[u32]]) {
    let width = rows.first().map_or(0, |row| row.len());
    let mut bytes = Vec::new();
    for column in 0..width {
        for shift in [8, 0] {
            bytes.extend(rows.iter().map(|row| row[column] >> shift & 0xFF));
        }
    }
    let _ = write!(
        out,
        "\n/// {doc}\npub static {name}: &Columns = &Columns {{ count: {}, bytes: &{name}_BYTES }};\n",
        rows.len()
    );
    let declaration = format!("{name}_BYTES: [u8; {}]", bytes.len());
    let mut table = String::new();
    write(&mut table, "Its bytes.", &declaration, bytes.iter().map(ToString::to_string));
    out.push_str(&table.replace("pub static", "static").replace("= &[", "= ["));
}

/// Writes a static slice, with as many entries on a line as fit.
fn write(out: &mut String, doc: &str, declaration: &str, entries: impl Iterator<Item = String>) {
    let _ = write!(out, "\n/// {doc}\n#[rustfmt::skip]\npub static {declaration} = &[");
    let mut column = usize::MAX;
    for entry in entries {
        if column.saturating_add(entry.len()) > 105 {
            out.push_str("\n   ");
            column = 3;
        }
        let _ = write!(out, " {entry},");
        column += entry.len() + 2;
    }
    out.push_str("\n];\n");
}
