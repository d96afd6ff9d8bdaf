//! One report about several contacts.

use super::Report;
use crate::schema::Part;

impl Report {
    /// Returns the report with its pointers moved to their places in a body. A violation without a place is one of the
    /// contact's, which has a pointer unless its members have a prefix.
    pub(crate) fn under(mut self, part: &Part<'_>) -> Self {
        for violation in self.violations.iter_mut().filter(|fault| fault.pointer.is_some() || !part.is_prefix)
        {
            violation.pointer = Some(part.place(violation.pointer.as_deref().unwrap_or_default()));
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
