//! One report about several contacts.

use super::Report;

impl Report {
    /// Returns the report with its pointers below another one: the place of the contact in a body.
    pub(crate) fn under(mut self, at: &str) -> Self {
        for violation in &mut self.violations {
            let rest = violation.pointer.take().unwrap_or_default();
            violation.pointer = Some([at, &rest].concat());
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
