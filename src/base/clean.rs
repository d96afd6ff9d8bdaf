//! The first steps of every normalization. Each step records its changes.

use std::borrow::Cow;

use registrant_text::clean;

use super::Change;

/// Removes invisible characters, except a joiner after a letter whose script uses joiners.
pub(crate) fn remove_invisible<'a>(text: &'a str, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let visible = clean::remove_invisible(text);
    if let Cow::Owned(visible) = &visible {
        changes.push(Change::new("invisible_removed", text, visible.as_str()));
    }
    visible
}

/// Removes surrounding white space.
pub(crate) fn trim<'a>(text: Cow<'a, str>, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return text;
    }
    changes.push(Change::new("trimmed", &*text, trimmed));
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
