//! The written forms of a number.

use std::fmt;
use std::fmt::Write;

use crate::Phone;
use crate::plan::{Format, Plan};

impl Phone {
    /// Writes [`Phone::e164`] without allocating.
    ///
    /// # Errors
    ///
    /// Returns only those of `to`.
    pub fn write_e164(&self, to: &mut impl Write) -> fmt::Result {
        write_code(self.calling_code, to)?;
        to.write_str(self.national.as_str())
    }

    /// Writes [`Phone::epp`] without allocating.
    ///
    /// # Errors
    ///
    /// Returns only those of `to`.
    pub fn write_epp(&self, to: &mut impl Write) -> fmt::Result {
        write_code(self.calling_code, to)?;
        to.write_char('.')?;
        to.write_str(self.national.as_str())?;
        match self.extension() {
            Some(extension) => {
                to.write_char('x')?;
                to.write_str(extension)
            }
            None => Ok(()),
        }
    }

    /// Writes [`Phone::national`] without allocating.
    ///
    /// # Errors
    ///
    /// Returns only those of `to`.
    pub fn write_national(&self, to: &mut impl Write) -> fmt::Result {
        self.write_grouped(to, Plan::formats, |format| format.national)
    }

    /// Writes [`Phone::international`] without allocating.
    ///
    /// # Errors
    ///
    /// Returns only those of `to`.
    pub fn write_international(&self, to: &mut impl Write) -> fmt::Result {
        write_code(self.calling_code, to)?;
        to.write_char(' ')?;
        self.write_grouped(to, Plan::international_formats, |format| format.international)
    }

    fn write_grouped(
        &self,
        to: &mut impl Write,
        formats: fn(&Plan) -> &'static [Format],
        template: fn(&Format) -> u16,
    ) -> fmt::Result {
        let digits = self.national.as_str();
        let Some(plan) = Plan::of_calling_code(self.calling_code) else { return to.write_str(digits) };
        let tables = plan.tables();
        let grouping = formats(plan).iter().find_map(|format| {
            format
                .may_start(tables, digits)
                .then(|| Some((tables.text(template(format))?, tables.whole(format.pattern, digits)?)))?
        });
        match grouping {
            None => to.write_str(digits)?,
            Some((template, groups)) => {
                let mut rest = template.chars();
                while let Some(c) = rest.next() {
                    let group = if c == '$' { rest.next().and_then(|c| c.to_digit(10)) } else { None };
                    match group {
                        None => to.write_char(c)?,
                        Some(group) => {
                            let group = groups.get(group as usize).and_then(|range| digits.get(range));
                            to.write_str(group.unwrap_or_default())?;
                        }
                    }
                }
            }
        }
        match self.extension() {
            Some(extension) => {
                to.write_str(plan.extension_prefix())?;
                to.write_str(extension)
            }
            None => Ok(()),
        }
    }

    /// Returns the number as E.164 writes it, without the extension: `+33123456789`.
    pub fn e164(&self) -> String {
        written(|to| self.write_e164(to))
    }

    /// Returns the number as EPP writes it (RFC 5733, 2.5), with its extension: `+33.123456789x12`.
    ///
    /// EPP itself keeps the extension in an attribute: use [`Phone::epp_number`] and [`Phone::extension`]
    /// there.
    pub fn epp(&self) -> String {
        written(|to| self.write_epp(to))
    }

    /// Returns the number as EPP writes it (RFC 5733, 2.5), without the extension: `+33.123456789`.
    pub fn epp_number(&self) -> String {
        Self { extension: crate::digits::Digits::new(), ..*self }.epp()
    }

    /// Returns the national form, grouped, with its extension: `01 23 45 67 89 ext. 12`.
    pub fn national(&self) -> String {
        written(|to| self.write_national(to))
    }

    /// Returns the international form, grouped, with its extension: `+33 1 23 45 67 89 ext. 12`.
    pub fn international(&self) -> String {
        written(|to| self.write_international(to))
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_e164(f)
    }
}

fn write_code(code: u16, to: &mut impl Write) -> fmt::Result {
    let mut buffer = [0; 3];
    let digits = crate::parse::decimal_digits(code, &mut buffer);
    to.write_char('+')?;
    to.write_str(std::str::from_utf8(digits).unwrap_or_default())
}

fn written(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::with_capacity(24);
    // Writing to a `String` never fails.
    let _ = write(&mut text);
    text
}
