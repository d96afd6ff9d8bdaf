//! A place in a JSON value, as errors name it.

use super::error::ErrorKind;

/// Where something stands in a JSON value.
///
/// A key that is no plain identifier is not repeated, nor what stands below it: it may be somebody's data, and of any length.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(super) kind: ErrorKind,
    pub(super) pointer: String,
    /// Whether the pointer begins with the name of an argument.
    pub(super) is_named: bool,
    /// Is true if the pointer ends above the place.
    is_cut: bool,
}

impl Place {
    /// Returns the top of a document.
    pub fn root() -> Self {
        Self::pointer("")
    }

    /// Returns the top of an argument that is not a document.
    pub fn argument(name: &str) -> Self {
        Self { kind: ErrorKind::Argument, is_named: true, ..Self::root() }.member(name)
    }

    /// Returns the top of a rule file.
    pub fn rules() -> Self {
        Self::root().of_kind(ErrorKind::Rules)
    }

    /// Returns a pointer as it stands.
    pub fn pointer(pointer: &str) -> Self {
        Self { kind: ErrorKind::Document, pointer: pointer.to_owned(), is_named: false, is_cut: false }
    }

    /// Returns the same place, where another kind of mistake was made.
    pub fn of_kind(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// Returns the JSON Pointer.
    pub fn as_str(&self) -> &str {
        &self.pointer
    }

    /// Goes one member further down.
    pub fn member(mut self, key: &str) -> Self {
        self.is_cut |= !is_plain(key);
        if !self.is_cut {
            self.pointer.push('/');
            self.pointer.push_str(&escape(key));
        }
        self
    }

    /// Returns what a pointer leads to from here.
    pub fn pointer_below(mut self, pointer: &str) -> Self {
        if !self.is_cut {
            self.pointer.push_str(pointer);
        }
        self
    }

    /// Goes one element further down.
    pub fn element(self, index: usize) -> Self {
        self.member(&index.to_string())
    }
}

/// Whether a key is one that a schema or a caller might have named: `@type` and `~email` are among them.
fn is_plain(key: &str) -> bool {
    let name = key.strip_prefix(['@', '~']).unwrap_or(key);
    matches!(name.len(), 1..=40)
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// A key as it stands in a JSON Pointer: <https://www.rfc-editor.org/rfc/rfc6901#section-3>.
pub(crate) fn escape(key: &str) -> std::borrow::Cow<'_, str> {
    if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        key.replace('~', "~0").replace('/', "~1").into()
    } else {
        key.into()
    }
}
