//! The codec between one line of a vCard and the form of jCard.

use std::borrow::Cow;

use serde_json::json;
use serde_json::{Map, Value};

use super::escape::{
    decode_quoted_printable, encode_quoted_printable, escaped, escaped_list, plainly_quoted, quoted,
    unescaped, unescaped_uri, unquoted,
};
use super::property::{name, parameter, text, value};
use super::version::{newer, newer_name, newer_parameter, older};

/// The longest line, in bytes without its line end: <https://www.rfc-editor.org/rfc/rfc6350#section-3.2>.
pub(super) const LINE: usize = 75;

/// Returns the logical lines of a card, each with its folded lines.
pub(in crate::schema) fn logical(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut end = 0;
        loop {
            let line = rest.get(end..)?.split_inclusive('\n').next();
            end += line.map_or(0, str::len);
            let next = rest.as_bytes().get(end);
            // Quoted-printable continues after a line that ends with `=`; other values continue on a line
            // that begins with a space.
            let is_soft = line.is_some_and(|line| line.trim_end_matches(['\r', '\n']).ends_with('='))
                && rest.get(..end).is_some_and(is_quoted_printable);
            if !(matches!(next, Some(b' ' | b'\t')) || (is_soft && next.is_some())) {
                break;
            }
        }
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

fn is_quoted_printable(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default();
    head.contains(';') && head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// Reads a line of a card of this version in the form of version 4.0, or returns `None` if it is not a property. In
/// version 2.1 a comma is part of the text.
pub(in crate::schema) fn read(raw: &str, version: &str) -> Option<Value> {
    let (is_old, is_new) = (version.starts_with('2'), version.starts_with('4'));
    let quoted = is_quoted_printable(raw);
    let mut line = String::with_capacity(raw.len());
    // Version 2.1 folds before a white space, which stays (its section 2.1.3, by RFC 822). So does quoted-printable after
    // a soft break (RFC 2045, section 6.7). Later versions add a space.
    let mut is_added = false;
    for part in raw.split_inclusive('\n') {
        let part = part.trim_end_matches(['\r', '\n']);
        line.push_str(part.strip_prefix([' ', '\t']).filter(|_| is_added).unwrap_or(part));
        let is_soft = quoted && line.ends_with('=');
        if is_soft {
            line.pop();
        }
        is_added = !is_old && !is_soft;
    }
    let halves = split(&line, b':', b'"', 2);
    let [head, written] = halves.as_slice() else { return None };
    let mut parts = split(head, b';', b'"', usize::MAX).into_iter();
    let full_name = parts.next()?.trim();
    let (group, name) =
        full_name.rsplit_once('.').map_or((None, full_name), |(group, name)| (Some(group), name));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let is_label = !is_new && name == "label";
    let name = if is_new { name } else { newer_name(&name) };
    let mut parameters = Map::new();
    if let Some(group) = group {
        parameters.insert("group".to_owned(), Value::from(group));
    }
    for part in parts {
        // In vCard 2.1 a type may omit `TYPE=`.
        let (key, values) = part.split_once('=').unwrap_or(("type", part));
        let key = key.trim().to_ascii_lowercase();
        let key = if is_new { &key } else { newer_parameter(&key) };
        for text in split(values, b',', b'"', usize::MAX) {
            let text = unquoted(text);
            // A quoted list of types is a list too (RFC 6350, section 6.4.1, has one).
            for text in text.split(if key == "type" { ',' } else { '\0' }) {
                add(&mut parameters, key.to_owned(), text.to_owned());
            }
        }
    }
    let kind = parameters.shift_remove("value").and_then(|value| Some(value.as_str()?.to_ascii_lowercase()));
    if quoted {
        parameters.shift_remove("encoding");
    }
    if !is_new {
        parameters.shift_remove("charset");
    }
    let kind = kind.filter(|kind| is_new || !["binary", "phone-number", "url"].contains(&kind.as_str()));
    let plain = |text: &str| {
        unescaped(&if quoted { Cow::Owned(decode_quoted_printable(text)) } else { Cow::Borrowed(text) })
    };
    // A part of a structured value is a list if it contains commas.
    let list = |part: &str| {
        let mut texts: Vec<String> = split_escaped(part, b',').into_iter().map(plain).collect();
        match texts.pop() {
            Some(only) if texts.is_empty() => Value::from(only),
            last => texts.into_iter().chain(last).collect(),
        }
    };
    let kind = kind.unwrap_or_else(|| match default_kind(&name) {
        "date" if written.contains('T') => "date-and-or-time".to_owned(),
        kind => kind.to_owned(),
    });
    let value = match name.as_str() {
        "adr" if is_label => Value::from(plain(written)),
        "n" | "adr" if !is_old => split_escaped(written, b';').into_iter().map(list).collect(),
        "n" | "adr" | "org" | "clientpidmap" => {
            split_escaped(written, b';').into_iter().map(|part| Value::from(plain(part))).collect()
        }
        "gender" if split_escaped(written, b';').len() > 1 => {
            split_escaped(written, b';').into_iter().map(list).collect()
        }
        _ if kind == "uri" && !quoted => Value::from(unescaped_uri(written)),
        _ if kind == UNKNOWN && !quoted => Value::from(*written),
        // Each text of a list is a value of its own.
        "categories" | "nickname" => {
            let texts = split_escaped(written, b',').into_iter().map(|text| Value::from(plain(text)));
            let head = [Value::from(name), Value::Object(parameters), Value::from(kind)];
            return Some(head.into_iter().chain(texts).collect());
        }
        _ => Value::from(plain(written)),
    };
    let property = json!([name, parameters, kind, value]);
    Some(if is_new { property } else { newer(property) })
}

fn add(parameters: &mut Map<String, Value>, key: String, text: String) {
    match parameters.get_mut(&key) {
        Some(Value::Array(known)) => known.push(Value::from(text)),
        Some(known) => *known = json!([known.take(), text]),
        None => {
            parameters.insert(key, Value::from(text));
        }
    }
}

/// The jCard type of a value of an unknown type. It has no escapes (RFC 7095, section 5).
const UNKNOWN: &str = "unknown";

/// Returns the default type of a property's value.
fn default_kind(name: &str) -> &'static str {
    match name {
        "lang" | "language" => "language-tag",
        "bday" | "anniversary" | "deathdate" => "date",
        "uid" | "url" | "photo" | "logo" | "sound" | "source" | "key" | "impp" | "geo" | "member"
        | "related" | "fburl" | "caladruri" | "caluri" | "contact-uri" | "org-directory"
        | "socialprofile" => "uri",
        "rev" | "created" => "timestamp",
        // RFC 7095, section 5.1: an extension has no default type.
        _ if name.starts_with("x-") => UNKNOWN,
        _ => "text",
    }
}

fn written_name(property: &Value) -> String {
    name(property).to_ascii_uppercase()
}

/// Writes a property of version 4.0 as folded lines, for a card of this version.
pub(in crate::schema) fn write(property: &Value, version: &str, end: &str, out: &mut String) {
    match version.starts_with('4') {
        true => write_line(property, version, end, out),
        false => older(property).iter().for_each(|property| write_line(property, version, end, out)),
    }
}

fn write_line(property: &Value, version: &str, end: &str, out: &mut String) {
    let property_name = name(property);
    let (is_old, is_new) = (version.starts_with('2'), version.starts_with('4'));
    let kind = property.get(2).and_then(Value::as_str).unwrap_or("text");
    let mut line = String::new();
    if let Some(group) = parameter(property, "group").and_then(Value::as_str) {
        line.extend([group, "."]);
    }
    line.push_str(&written_name(property));
    let old = is_old.then_some(if property_name == "adr" { "\n" } else { " " });
    let mut written = match value(property) {
        Value::Array(parts) => parts.iter().map(|part| escaped_list(part, old)).collect::<Vec<_>>().join(";"),
        Value::String(text) if kind == "uri" => text.replace(['\r', '\n'], ""),
        Value::String(text) if kind == UNKNOWN => text.replace('\r', "").replace('\n', "\\n"),
        Value::String(text) => escaped(text, is_old),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    if is_new {
        written = match kind {
            _ if DATES.contains(&kind) => basic(&written),
            "utc-offset" => written.replace(':', ""),
            _ => written,
        };
    }
    for further in property.as_array().and_then(|all| all.get(4..)).into_iter().flatten() {
        written.extend([",", &escaped_list(further, old)]);
    }
    let known = property_name.strip_prefix("x-").filter(|known| !is_new && default_kind(known) != "text");
    let default = default_kind(known.unwrap_or(property_name));
    let has_default = match property_name {
        "uid" if !is_new => kind == "text",
        "photo" | "logo" | "sound" | "key" if !is_new => kind == "binary",
        "rev" if !is_new => kind == "date-time",
        "geo" if !is_new => true,
        "tz" if !is_new => kind == "utc-offset",
        // Older versions have few types.
        _ if default == UNKNOWN && !is_new => kind == "text" || kind == UNKNOWN,
        _ if default == "date" && kind == "date-and-or-time" => true,
        // RFC 7095, section 5: a value of an unknown type has no type in a vCard.
        _ => kind == default || kind == UNKNOWN,
    };
    if !has_default {
        line.extend([";VALUE=", kind]);
    }
    let parameters = property.get(1).and_then(Value::as_object);
    for (key, value) in parameters.into_iter().flatten().filter(|(key, _)| *key != "group") {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let values = values.iter().filter_map(Value::as_str);
        let values: Vec<String> =
            values.map(|text| if is_new { quoted(text) } else { plainly_quoted(text) }).collect();
        // Version 2.1 has no lists of values.
        let between = if is_old { [";", key, "="].concat().to_ascii_uppercase() } else { ",".to_owned() };
        line.extend([";", &key.to_ascii_uppercase(), "=", &values.join(&between)]);
    }
    if version.starts_with('2')
        && !written.is_ascii()
        && parameters.is_none_or(|known| !known.contains_key("charset"))
    {
        line.push_str(";CHARSET=UTF-8");
    }
    if is_old && written.contains('\n') {
        line.push_str(";ENCODING=QUOTED-PRINTABLE:");
        encode_quoted_printable(&written, line, end, out);
        return;
    }
    line.extend([":", &written]);
    // White space in binary data has no meaning.
    let fold = if is_old && kind != "binary" { fold_at_spaces } else { fold };
    fold(&line, end, out);
}

/// The types of a date or a time.
pub(super) const DATES: [&str; 4] = ["date", "date-time", "date-and-or-time", "timestamp"];

/// Returns a complete date, with or without a time, or a day of each year, in the basic format of a vCard.
pub(super) fn basic(text: &str) -> String {
    if let Some((month, day)) = text.strip_prefix("--").and_then(|rest| rest.split_once('-')) {
        return ["--", month, day].concat();
    }
    match text.split_at_checked("YYYY-MM-DD".len()) {
        Some((date, time)) if super::is_day(date) => [date.replace('-', ""), time.replace(':', "")].concat(),
        _ => text.to_owned(),
    }
}

/// Returns a property with its date in the extended format of a jCard.
pub(super) fn extended(mut property: Value) -> Value {
    let is_date = property.get(2).and_then(Value::as_str).is_some_and(|kind| DATES.contains(&kind));
    let day = text(&property).strip_prefix("--").filter(|rest| is_date && rest.len() == "MMDD".len());
    if let Some((month, day)) = day.and_then(|rest| rest.split_at_checked("MM".len())) {
        let whole = format!("--{month}-{day}");
        super::property::set_text(&mut property, &whole);
    } else if let Some((date, rest)) = text(&property).split_at_checked("YYYYMMDD".len()).filter(|_| is_date)
        && let (Some(year), Some(month), Some(day)) = (date.get(..4), date.get(4..6), date.get(6..))
        && super::is_day(&format!("{year}-{month}-{day}"))
    {
        let time = match (rest.get(..3), rest.get(3..5), rest.get(5..)) {
            (Some(hour), Some(minute), Some(second)) if !rest.contains(':') => {
                format!("{hour}:{minute}:{second}")
            }
            _ => rest.to_owned(),
        };
        let whole = format!("{year}-{month}-{day}{time}");
        super::property::set_text(&mut property, &whole);
    }
    property
}

/// Returns a date or a time in the extended format.
pub(super) fn extended_text(said: &str) -> String {
    text(&extended(super::property("", "timestamp", said))).to_owned()
}

/// Writes a line in parts, each but the first after a new space.
fn fold(line: &str, end: &str, out: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str(end);
            out.push(' ');
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str(end);
}

/// Writes a line of version 2.1 in parts. They begin with the spaces of the line.
fn fold_at_spaces(line: &str, end: &str, out: &mut String) {
    let (mut length, mut before) = (0, "");
    for (index, word) in line.split(' ').enumerate() {
        if index > 0 {
            if !before.is_empty() && !word.is_empty() && length + 1 + word.len() > LINE {
                out.push_str(end);
                length = 0;
            }
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += word.len();
        before = word;
    }
    out.push_str(end);
}

/// Splits a text at separators outside of double quotes and without a backslash before them. The result has
/// at most `most` parts. Separator and mark are ASCII.
#[inline(never)]
fn split(text: &str, separator: u8, mark: u8, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut is_marked) = (0, false);
    for (index, byte) in text.bytes().enumerate() {
        if byte == separator && !is_marked {
            parts.extend(text.get(start..index));
            start = index + 1;
            if parts.len().saturating_add(1) == most {
                break;
            }
        }
        is_marked = if mark == b'"' { is_marked ^ (byte == mark) } else { byte == mark && !is_marked };
    }
    parts.extend(text.get(start..));
    parts
}

/// Splits a value at separators without a backslash before them.
fn split_escaped(text: &str, separator: u8) -> Vec<&str> {
    split(text, separator, b'\\', usize::MAX)
}
