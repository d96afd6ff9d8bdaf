//! Line numbers of places in a rule file.

use crate::base::unescape;

/// Returns the line of a byte, counted from 1.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// Returns the line of the value at a JSON Pointer in JSON text, or of the nearest value around it.
pub(super) fn line_in_json(text: &str, pointer: &str) -> Option<usize> {
    let mut found = text.len() - text.trim_start().len();
    for step in pointer.split('/').skip(1) {
        match member(text, found, &unescape(step)) {
            Some(place) => found = place,
            None => break,
        }
    }
    Some(line_of(text, found))
}

/// Returns the start of the value of a key or index in the object or array that starts at a byte.
fn member(text: &str, start: usize, step: &str) -> Option<usize> {
    let open = text.as_bytes().get(start)?;
    let (mut depth, mut index, mut at) = (0usize, 0usize, start);
    let mut key = None;
    while let Some(byte) = text.as_bytes().get(at) {
        let wanted = match open {
            b'{' => key.as_deref() == Some(step),
            _ => step.parse() == Ok(index),
        };
        match byte {
            b'"' => {
                let mut stream = serde_json::Deserializer::from_str(text.get(at..)?).into_iter::<String>();
                let held = stream.next()?.ok()?;
                if depth == 1 && wanted {
                    return Some(at);
                }
                if depth == 1 && *open == b'{' && key.is_none() {
                    key = Some(held);
                }
                at += stream.byte_offset();
                continue;
            }
            b',' if depth == 1 => (index, key) = (index + 1, None),
            b':' | b' ' | b'\t' | b'\r' | b'\n' | b',' => {}
            _ if depth == 1 && wanted && !matches!(byte, b'}' | b']') => return Some(at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return None;
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Returns the line of the value at a JSON Pointer in TOML, or of the nearest value around it.
#[cfg(feature = "toml")]
pub(super) fn line_in_toml(text: &str, pointer: &str) -> Option<usize> {
    use toml::de::DeValue;

    let table = toml::de::DeTable::parse(text).ok()?;
    let mut found = 0;
    let mut value = &DeValue::Table(table.into_inner());
    for step in pointer.split('/').skip(1) {
        let next = match value {
            DeValue::Table(table) => table.get(step),
            DeValue::Array(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            _ => None,
        };
        let Some(next) = next else { break };
        (found, value) = (next.span().start, next.get_ref());
    }
    Some(line_of(text, found))
}

#[cfg(test)]
mod tests {
    use super::line_in_json;

    #[test]
    fn a_pointer_has_a_line() {
        let text = "{\n \"a\": 1,\n \"rule\": [\n  {\"id\": \"x\"},\n  {\"id\": \"{\\\"\",\n   \"field\": \"f\"}\n ]\n}";
        for (pointer, line) in [
            ("", 1),
            ("/a", 2),
            ("/rule", 3),
            ("/rule/0", 4),
            ("/rule/1", 5),
            ("/rule/1/field", 6),
            ("/rule/1/none", 5),
            ("/rule/7", 3),
        ] {
            assert_eq!(line_in_json(text, pointer), Some(line), "{pointer}");
        }
        assert_eq!(line_in_json("[{\"rule\": 1},\n{\"rule\": 2}]", "/1/rule"), Some(2));
    }
}
