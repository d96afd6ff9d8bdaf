//! JSON text that is written at once, without values in between: for long answers.

use serde::Serialize;

/// The text so far.
pub(super) struct Text(Vec<u8>);

impl Text {
    /// Makes an empty text with room for some bytes. It grows if it needs more.
    pub fn with_room(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Writes an object. The function writes its members.
    pub fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.0.push(b'{');
        members(self);
        self.0.push(b'}');
    }

    /// Writes members, without their object, that were written before.
    pub fn members(&mut self, written: &str) {
        self.next();
        self.0.extend_from_slice(written.as_bytes());
    }

    /// Writes a list. The function writes each item.
    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.0.push(b'[');
        for item in items {
            self.next();
            write(self, item);
        }
        self.0.push(b']');
    }

    /// Writes the key of a member, which needs no escape. Its value follows.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.next();
        self.0.push(b'"');
        self.0.extend_from_slice(key.as_bytes());
        self.0.extend_from_slice(b"\":");
        self
    }

    /// Writes a value. No value of this library can fail to serialize, and memory takes any number of bytes.
    #[inline(never)]
    pub fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        let _ = serde_json::to_writer(&mut self.0, value);
    }

    /// Writes a text. Most texts need no escape, so they are copied whole.
    pub fn string(&mut self, text: &str) {
        if needs_escape(text.as_bytes()) {
            return self.value(text);
        }
        self.0.push(b'"');
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(b'"');
    }

    /// Writes a member.
    pub fn member(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        self.key(key).value(value);
    }

    /// Writes a member that is a text.
    pub fn text(&mut self, key: &str, text: &str) {
        self.key(key).string(text);
    }

    /// Writes a member, unless it has no value.
    pub fn given(&mut self, key: &str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.member(key, &value);
        }
    }

    /// Returns the text. JSON is UTF-8.
    pub fn finished(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }

    /// Separates a member or an item from the one before.
    fn next(&mut self) {
        if !matches!(self.0.last(), None | Some(b'{' | b'[')) {
            self.0.push(b',');
        }
    }
}

/// Returns whether JSON may write one of the bytes in another way. It may say so of a text without such a byte.
fn needs_escape(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    let is_escaped = |byte: &u8| matches!(byte, 0..=0x1F | b'"' | b'\\');
    words.iter().any(|word| has_escaped(u64::from_le_bytes(*word))) || rest.iter().any(is_escaped)
}

/// Returns whether one of eight bytes is a control character, a quotation mark or a backslash. It may also say so after a
/// borrow from the byte below.
fn has_escaped(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7) != 0
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn a_text_is_written_as_by_serde_json() {
        let letters = (0..=0x7F_u8).map(|byte| String::from(char::from(byte)));
        for letter in letters.chain(["é", "東", "\u{1F600}", "\u{7F}"].map(str::to_owned)) {
            for (before, after) in [("", ""), ("1234567", ""), ("", "12345678"), ("12345678é", "\n12")] {
                let text = format!("{before}{letter}{after}");
                let mut out = Text::with_room(8);
                out.object(|out| out.text("key", &text));
                let expected = format!("{{\"key\":{}}}", serde_json::Value::from(text));
                assert_eq!(out.finished(), expected);
            }
        }
    }
}
