//! One report about several contacts.

use super::Report;

impl Report {
    /// Returns the report with its pointers moved to their places in a body.
    pub(crate) fn under(mut self, place: impl Fn(&str) -> String) -> Self {
        for violation in &mut self.violations {
            violation.pointer = Some(place(violation.pointer.as_deref().unwrap_or_default()));
        }
        self
    }

    /// Adds the report on another contact. A verification is done if it is done for both.
    pub(crate) fn join(&mut self, other: Self) {
        self.violations.extend(other.violations);
        self.notes |= other.notes;
        self.done &= other.done;
    }
}
