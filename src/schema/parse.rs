//! The JSON parser. It reports the place of a mistake and refuses duplicate members.

use serde_json::Value;

pub(crate) use crate::base::parse_json;
use crate::base::{Error, Place};

/// The most values of a document. A list of 50,000 contacts has as many.
const MOST_VALUES: usize = 1_000_000;

/// Parses a document. It returns XML as a string, which the XML schemas parse. Unlike serde_json, it refuses
/// an object with a duplicate member, since either value may be the right one. It also refuses a number that it would have
/// to round.
///
/// The time is linear in the text. The memory is at most 80 bytes for each value, and twice the text.
///
/// # Errors
///
/// If the text is not JSON, or nests deeper than 128 levels. If it has a duplicate member, more than 1,000,000 values, or a
/// whole number of 2^64 or more. The error gives the byte offset.
pub fn parse(text: &str) -> Result<Value, Error> {
    if text.trim_start().starts_with('<') {
        return Ok(Value::from(text));
    }
    parse_json(text, MOST_VALUES).map_err(|error| not_json(text, error))
}

/// Reads a document from its text. It parses JSON; XML and vCards stay strings.
///
/// # Errors
///
/// The same as [`parse`].
///
/// ```
/// assert!(registrant::schema::read("{\"given\": \"A\"}").unwrap().is_object());
/// assert!(registrant::schema::read("<contact/>").unwrap().is_string());
/// ```
pub fn read(text: &str) -> Result<Value, Error> {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let is_card = begin.get(.."BEGIN:".len()).is_some_and(|word| word.eq_ignore_ascii_case("BEGIN:"));
    if is_card || begin.starts_with('<') { Ok(Value::from(text)) } else { parse(text) }
}

/// Returns the error for a text that serde_json refused: with the place, without any value.
#[cold]
pub(crate) fn not_json(text: &str, error: serde_json::Error) -> Error {
    let offset = offset(text, error.line(), error.column());
    let told = error.to_string();
    let reason = syntax(told.split(" at line ").next().unwrap_or_default());
    // The target type is always `Value`, so that a syntax error quotes no personal data.
    Error::at_offset(offset, reason, "correct it there").coded("not_json").caused_by(error)
}

/// Returns the reason in the words of this library.
fn syntax(reason: &str) -> String {
    let end = |wanted: &str| format!("expected {wanted}, found the end of the text");
    let known = match reason {
        "EOF while parsing a list" => return end("`]`"),
        "EOF while parsing an object" => return end("`}`"),
        "EOF while parsing a string" => return end("a closing quote"),
        "EOF while parsing a value" => return end("a value"),
        "trailing comma" => "expected a value after the comma, found a bracket",
        "trailing characters" => "expected the end of the text, found more",
        "key must be a string" => "expected the name of a member in quotes, found another text",
        "expected value" | "expected ident" => "expected a value, found another text",
        "invalid number" | "number out of range" => "expected a number, found another text",
        "recursion limit exceeded" => "expected at most 128 levels, found more",
        _ if reason.starts_with("expected") && !reason.contains("found") => {
            return format!("{reason}, found another text");
        }
        _ if reason.starts_with("expected") => reason,
        // Its other errors are those of strings.
        _ => "expected characters and escapes of JSON, found others",
    };
    known.to_owned()
}

/// Converts the line and column of serde_json, both counted from 1, to a byte offset. Its columns count
/// bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// The longest text of a field, in bytes. Longer texts are refused before any other work.
pub(crate) const LONGEST_TEXT: usize = 65_536;

/// The code of the error of such a text.
pub(crate) const TOO_LONG: &str = "too_long";

/// Returns the string at a place.
pub(crate) fn text_at(value: &Value, place: Place) -> Result<&str, Error> {
    let Some(text) = value.as_str() else { return Err(Error::wrong_type(place, "a string", value)) };
    if text.len() > LONGEST_TEXT {
        let reason = format!("expected at most {LONGEST_TEXT} bytes, found {}", text.len());
        return Err(Error::at(place, reason, "shorten it").coded(TOO_LONG));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use crate::schema::parse;

    #[test]
    fn mistakes_have_their_place() {
        for (text, offset, note) in [
            ("", 0, "nothing"),
            ("{\"a\": }", 6, "no value"),
            ("{\"a\": 1,\n \"b\": 2,}", 17, "a trailing comma"),
            ("{\"a\": 1, \"a\": 2}", 11, "a member twice"),
            ("{\"a\": 1} x", 9, "something after the document"),
            ("{\"a\": 18446744073709551616}", 25, "a number that would be rounded"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.offset(), Some(offset), "{note}: {error}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err(), "deep nesting ends in an error");
        let list = |count: usize| format!("[{}1]", "1,".repeat(count - 2));
        assert!(parse(&list(1_000_000)).is_ok() && parse(&list(1_000_001)).is_err(), "a million values");
        assert!(parse("{\"a\": [1, null, \"é\", true, 1.5, -3]}").is_ok());
    }
}
