//! The table of given names: a sorted text of keys, each with a letter for its section.

use std::collections::BTreeMap;

use registrant_text::person::key;

/// The file's sections and their letters in the table.
const SECTIONS: [(&str, &str); 3] = [("[given]", ""), ("[both]", "b"), ("[fathers]", "f")];

pub fn make() -> Result<String, String> {
    const PATH: &str = "data/names/given.txt";
    let text = std::fs::read_to_string(super::root().join(PATH)).map_err(|e| format!("{PATH}: {e}"))?;
    let mut letter = None;
    let mut keys = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((_, new)) = SECTIONS.iter().find(|(section, _)| *section == line) {
            letter = Some(*new);
            continue;
        }
        for name in line.split_whitespace() {
            let letter = letter.ok_or_else(|| format!("{PATH}: expected a section, found {name}"))?;
            if key(name).is_empty() || keys.insert(key(name), letter).is_some() {
                return Err(format!("{PATH}: expected a new name in ASCII, found {name}"));
            }
        }
    }
    let mut lines: Vec<String> = keys.iter().map(|(key, letter)| format!("{key}\t{letter}\n")).collect();
    lines.sort();
    Ok(format!(
        "/// The keys of given names. `b` marks one that is also a frequent family name, `f` one that is often a
/// father's.
pub(super) static GIVEN: &str = {:?};\n",
        lines.concat()
    ))
}
