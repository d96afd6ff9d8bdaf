//! A place in a JSON value, as errors name it.

use super::error::ErrorKind;

/// A place in a JSON value.
///
/// It does not repeat a key that is not a plain identifier, nor anything below such a key: the key may be
/// personal data, and may have any length.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(super) kind: ErrorKind,
    pub(super) pointer: String,
    /// `true` if the pointer begins with the name of an argument.
    pub(super) is_named: bool,
    /// `true` if the pointer ends above the place.
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

    /// Returns the place of a ready-made pointer.
    pub fn pointer(pointer: &str) -> Self {
        Self { kind: ErrorKind::Document, pointer: pointer.to_owned(), is_named: false, is_cut: false }
    }

    /// Returns the same place for another kind of mistake.
    pub fn of_kind(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    /// Returns the JSON Pointer.
    pub fn as_str(&self) -> &str {
        &self.pointer
    }

    /// Goes down to a member.
    pub fn member(mut self, key: &str) -> Self {
        self.is_cut |= !is_plain(key);
        if !self.is_cut {
            self.pointer.push('/');
            self.pointer.push_str(&escape(key));
        }
        self
    }

    /// Returns the place that a pointer leads to from here.
    pub fn pointer_below(mut self, pointer: &str) -> Self {
        if !self.is_cut {
            self.pointer.push_str(pointer);
        }
        self
    }

    /// Goes down to an element.
    pub fn element(self, index: usize) -> Self {
        self.member(&index.to_string())
    }
}

/// Returns whether a key could be the name of a member in a schema or of an argument; `@type` and `~email`
/// could.
fn is_plain(key: &str) -> bool {
    let name = key.strip_prefix(['@', '~']).unwrap_or(key);
    matches!(name.len(), 1..=40)
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Escapes a key for a JSON Pointer: <https://www.rfc-editor.org/rfc/rfc6901#section-3>.
pub(crate) fn escape(key: &str) -> std::borrow::Cow<'_, str> {
    if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        key.replace('~', "~0").replace('/', "~1").into()
    } else {
        key.into()
    }
}

/// Returns the key that a step of a JSON Pointer names.
pub(crate) fn unescape(step: &str) -> std::borrow::Cow<'_, str> {
    if step.bytes().any(|byte| byte == b'~') {
        step.replace("~1", "/").replace("~0", "~").into()
    } else {
        step.into()
    }
}
