//! The bytes of a compiled pattern.
//!
//! A byte from 0x20 to 0x7E matches itself; the rest are below. Distances count from the byte after the
//! instruction. A `8` takes one byte of operand, a `16` two, low byte first.

/// The end: the pattern matched.
pub const MATCH: u8 = 0x00;
/// Any character but a line feed.
pub const ANY: u8 = 0x01;
/// An ASCII digit.
pub const DIGIT: u8 = 0x02;
/// Only at the start of the text.
pub const START: u8 = 0x03;
/// Only at the end of the text.
pub const END: u8 = 0x04;
/// A note of the position in slot n: 2g at the start of group g, 2g + 1 at its end.
pub const SAVE: u8 = 0x05;
/// One character outside 0x20 to 0x7E, as three bytes.
pub const CHAR: u8 = 0x06;
/// The one-character instruction that follows, n times.
pub const TIMES: u8 = 0x07;
/// A set of ASCII digits: 0x08 to 0x0B hold its digits 8 and 9, the operand its digits 0 to 7.
pub const DIGITS: u8 = 0x08;
/// n ranges of ASCII characters, two bytes each.
pub const CLASS: u8 = 0x0C;
/// n ranges of ASCII characters, and m of others: n, m, two bytes for each of the former, six for each of the
/// latter.
pub const WIDE_CLASS: u8 = 0x0D;
/// The negation of [`CLASS`]: a character outside of the ranges.
pub const NOT_CLASS: u8 = 0x0E;
/// The negation of [`WIDE_CLASS`]: a character outside of the ranges.
pub const NOT_WIDE_CLASS: u8 = 0x0F;
/// A choice: continue here, and if that fails, at the distance ahead.
pub const SPLIT8: u8 = 0x10;
/// The same as [`SPLIT8`], with two bytes.
pub const SPLIT16: u8 = 0x11;
/// A jump: continue at the distance ahead.
pub const JUMP8: u8 = 0x12;
/// The same as [`JUMP8`], with two bytes.
pub const JUMP16: u8 = 0x13;
/// A jump back: continue at the distance back.
pub const BACK8: u8 = 0x14;
/// The same as [`BACK8`], with two bytes.
pub const BACK16: u8 = 0x15;
/// The following one-character instruction, at least n and at most m times ([`NO_LIMIT`]: any number of
/// times). The code after it is tried at the longest run first.
pub const RUN: u8 = 0x16;

/// The second operand of [`RUN`] that sets no limit.
pub const NO_LIMIT: u8 = 0xFF;
