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

    /// Writes a member.
    pub fn member(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        self.key(key).value(value);
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
