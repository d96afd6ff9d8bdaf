//! vCard as text in a JSON string. Reads versions 2.1, 3.0 and 4.0. A new card is of version 4.0, or of 3.0 on demand; an
//! edited one keeps its version.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc6350>, for parameters <https://www.rfc-editor.org/rfc/rfc6868>.
//! An unchanged line keeps its folds; a rewritten line is folded at 75 bytes. Quoted-printable text of vCard
//! 2.1 may be UTF-8 or Latin-1.

use std::borrow::Cow;

use registrant_text::clean::says_something;
use serde_json::Value;

use super::Schema;
use super::card::{Card, places};
use super::engine::codec::{Codec, Written};
use super::engine::edited::{Edited, Shared, Spot};
use super::engine::loss::Loss;
use super::engine::more::More;
use crate::base::{Error, Place};
use crate::contact::{Contact, DocumentFault, Fault, Field};
use crate::schema::CardVersion;
use crate::schema::card::entry::MARKED;
use crate::schema::card::version::{NEWEST, join_labels, settle};
use crate::schema::card::{property, text as line};

/// The schema `vcard`.
pub static SCHEMA: Schema = Schema {
    name: "vcard",
    provider: "vcard",
    title: "vCard (RFC 6350)",
    codec: Codec::Edited(&CODEC),
    signature: &[],
};

static CODEC: Edited = Edited {
    places: places!("", ""),
    check: |document| frame(document).map(|_| ()),
    spots,
    more,
    ordered: |_| None,
    edit,
    lost,
    fit,
    shared: Some(Shared { at: "", card: |document| parse(document).ok()?.card().whole(), wrap }),
};

/// Returns the text of a card of these properties.
fn wrap(card: Value) -> Value {
    written(card.as_array().map(Vec::as_slice).unwrap_or_default(), NEWEST)
}

fn written(properties: &[Value], version: &str) -> Value {
    let mut text = [BEGIN, "\r\n"].concat();
    properties.iter().for_each(|property| line::write(property, version, "\r\n", &mut text));
    Value::from(text + END + "\r\n")
}

/// The longest card, in bytes. It may contain a large photo.
const LONGEST: usize = 16 << 20;

/// The most lines of a card, parts of its values and parameters, together. Real ones have a few hundred.
const MOST_PARTS: usize = 2_000;

/// Returns the number of lines, parts of values and parameters, or more. A folded line counts once.
fn parts(text: &str) -> usize {
    let begins_one = |pair: &&[u8]| match pair {
        [b';' | b',', _] => true,
        [b'\n', next] => *next > b' ',
        _ => false,
    };
    text.as_bytes().windows(2).filter(begins_one).count()
}

/// The lines of a card.
#[derive(Debug)]
struct Lines<'a> {
    /// The text before the first property: `BEGIN:VCARD`.
    head: &'a str,
    /// The original text of each property, with its folds and line end.
    raw: Vec<&'a str>,
    /// The same properties in the form of jCard; null for a line that is not a property.
    properties: Vec<Value>,
    /// The labels of an older version, each with its address: indexes of `properties`.
    labels: Vec<(usize, usize)>,
    version: &'a str,
    /// The text after the last property.
    tail: &'a str,
}

/// Returns `true` if a text begins with `BEGIN:VCARD`.
pub(crate) fn begins(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.split_at_checked(BEGIN.len()).is_some_and(|(begin, _)| begin.eq_ignore_ascii_case(BEGIN))
}

const BEGIN: &str = "BEGIN:VCARD";
const END: &str = "END:VCARD";

/// Returns the lines of a card with its properties.
fn parse(document: &Value) -> Result<Lines<'_>, Error> {
    let lines = frame(document)?;
    let version = version(&lines);
    let mut properties: Vec<Value> =
        lines.raw.iter().map(|raw| line::read(raw, version).unwrap_or_default()).collect();
    let labels = if version == NEWEST { Vec::new() } else { join_labels(&mut properties) };
    Ok(Lines { properties, labels, version, ..lines })
}

/// Returns the version that a card names, or the newest one.
fn version(lines: &Lines<'_>) -> &'static str {
    let named = lines.raw.iter().find_map(|raw| {
        let (name, version) = raw.split_once(':')?;
        name.trim().eq_ignore_ascii_case("VERSION").then_some(version.trim())
    });
    ["2.1", "3.0"].into_iter().find(|known| named == Some(*known)).unwrap_or(NEWEST)
}

/// Returns the lines of a card, before any property is read.
fn frame(document: &Value) -> Result<Lines<'_>, Error> {
    let wrong = |reason: &str, remedy: &str| Err(Error::at(Place::root(), reason, remedy));
    let Some(text) = document.as_str() else {
        return Err(Error::wrong_type(Place::root(), "a string", document));
    };
    if text.len() > LONGEST {
        return wrong("expected at most 16 MiB, found more", "pass one vCard");
    }
    // A short text has no more parts than bytes.
    if text.len() > MOST_PARTS && parts(text) > MOST_PARTS {
        return wrong("expected at most 2,000 lines and parts, found more", "pass one vCard");
    }
    if !begins(text) {
        return wrong("expected BEGIN:VCARD at the start, found other text", "add BEGIN:VCARD");
    }
    let [mut raw, mut head, mut tail] = [text, "", ""].map(|_| Vec::new());
    let (mut is_open, mut is_closed, mut at) = (false, false, 0_usize);
    for physical in line::logical(text) {
        let is = |word: &str| physical.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(word);
        match (is_open, is_closed) {
            (_, true) if physical.trim().is_empty() => tail.push(physical),
            (_, true) => {
                return wrong("expected nothing after END:VCARD, found more", "pass one vCard at a time");
            }
            (true, _) if is(BEGIN) => {
                return wrong("expected END:VCARD, found another BEGIN:VCARD", "pass one vCard at a time");
            }
            (true, _) if is(END) => {
                is_closed = true;
                tail.push(physical);
            }
            (true, _) => raw.push(physical),
            (false, _) => {
                is_open = is(BEGIN);
                head.push(physical);
            }
        }
        at += physical.len();
    }
    if !is_closed || at != text.len() {
        return wrong("expected END:VCARD, found the end of the text", "add END:VCARD");
    }
    let length = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let (head, rest) = text.split_at_checked(length(&head)).unwrap_or((text, ""));
    let (_, tail) = rest.split_at_checked(rest.len().saturating_sub(length(&tail))).unwrap_or((rest, ""));
    Ok(Lines { head, raw, properties: Vec::new(), labels: Vec::new(), version: NEWEST, tail })
}

impl Lines<'_> {
    fn card(&self) -> Card<'_> {
        Card { properties: &self.properties, at: "", has_uid: true }
    }
}

/// Returns the fields of a card. In a text, a pointer can only refer to the whole.
fn spots(document: &Value) -> Vec<Spot> {
    let mut spots = parse(document).map(|lines| lines.card().spots()).unwrap_or_default();
    spots.iter_mut().for_each(|spot| spot.pointer.clear());
    spots
}

fn more(document: &Value) -> Vec<More> {
    let Ok(lines) = parse(document) else { return Vec::new() };
    let mut more = lines.card().more();
    more.iter_mut().for_each(|item| item.place = named(&lines, &item.place));
    more
}

fn edit(kept: Option<&Value>, before: &Contact, after: &Contact, more: &[More]) -> Written {
    let blank = Value::from("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:\r\nEND:VCARD\r\n");
    let Ok(lines) = parse(kept.unwrap_or(&blank)) else {
        return Written { document: blank, losses: Vec::new() };
    };
    let end = if lines.head.contains("\r\n") { "\r\n" } else { "\n" };
    // A line that is not a property stays in place as an unknown property.
    let mut numbered: Vec<Value> = lines.properties.clone();
    for (index, property) in numbered.iter_mut().enumerate().filter(|(_, property)| property.is_null()) {
        *property = Value::from(index);
    }
    let card = Card { properties: &numbered, ..lines.card() };
    let (edited, losses) = card.edit(before, after, more);
    let mut text = lines.head.to_owned();
    let mut next = 0;
    for property in &edited {
        let same = numbered.iter().skip(next).position(|known| known == property);
        match same.and_then(|offset| Some((offset, lines.raw.get(next.checked_add(offset)?)?))) {
            Some((offset, raw)) => {
                let index = next + offset;
                let label = lines.labels.iter().find(|(label, _)| *label == index);
                // A changed address is written with its label.
                if label.is_none_or(|(_, address)| {
                    numbered.get(*address).is_some_and(|known| edited.contains(known))
                }) {
                    text.push_str(raw);
                }
                next = index + 1;
            }
            None => line::write(property, lines.version, end, &mut text),
        }
    }
    text.push_str(lines.tail);
    Written { document: Value::from(text), losses: placed(losses, &lines) }
}

/// Returns a card in another version, with what that version cannot hold.
pub(crate) fn in_version(document: &Value, version: CardVersion) -> Option<Written> {
    let lines = parse(document).ok().filter(|lines| lines.version != version.as_str())?;
    let mut properties = lines.card().all();
    let mut losses = Vec::new();
    if version != CardVersion::V4 {
        losses.extend(settle(&mut properties).iter().map(|place| Loss::extra(place)));
        *properties.first_mut()? = property("version", "text", version.as_str());
    }
    Some(Written { document: written(&properties, version.as_str()), losses })
}

/// The versions of a card.
const VERSIONS: &[&str] = &[NEWEST, "3.0", "2.1"];

/// Returns whether a card is of version 3.0, and its faults: the properties that it lacks, and a version that no RFC defines.
/// VERSION and FN are in every card (RFC 6350, sections 6.7.9 and 6.2.1), and N in version 3.0 (RFC 2426, section 3.1.2). Nothing
/// is asked of version 2.1.
pub(crate) fn faults(document: &Value) -> (bool, Vec<DocumentFault>) {
    let Ok(lines) = frame(document) else { return (false, Vec::new()) };
    let version = version(&lines);
    let is_older = version == "3.0";
    let mut faults = Vec::new();
    for (name, property, field, rule) in [
        ("VERSION", "version", Field::KIND, "vcard.version"),
        ("FN", "fn", Field::FULL_NAME, "vcard.fn"),
        ("N", "n", Field::FAMILY_NAME, "vcard.n"),
    ] {
        // The parts of an organization's name may be empty.
        if name == "N" && lines_of(&lines, property).next().is_some() {
            continue;
        }
        let said = said(&lines, property, version);
        let fault = match said {
            Some(said) => {
                if name != "VERSION" || VERSIONS.contains(&said.trim()) {
                    continue;
                }
                Fault::Value(name, VERSIONS, rule)
            }
            _ if is_older || (name != "N" && version == NEWEST) => Fault::Member(name, rule),
            _ => continue,
        };
        faults.push(DocumentFault { field, pointer: String::new(), is_in_field: false, fault });
    }
    (is_older, faults)
}

/// Returns the text of the first property of this name that says something.
fn said(lines: &Lines<'_>, wanted: &str, version: &str) -> Option<String> {
    let text = |raw: &str| {
        let property = line::read(raw, version).unwrap_or_default();
        property.get(3).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    lines_of(lines, wanted).map(text).find(|text| says_something(text))
}

/// Returns the lines of a property.
fn lines_of<'a>(lines: &'a Lines<'_>, wanted: &str) -> impl Iterator<Item = &'a str> {
    lines.raw.iter().map(|raw| &**raw).filter(move |raw| {
        let name = raw.split([':', ';']).next().unwrap_or_default();
        raw.contains(':')
            && name.rsplit('.').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted))
    })
}

/// Returns the losses, identified by the names of the properties.
fn lost(document: &Value, carried: &[String]) -> Vec<Loss> {
    let Ok(lines) = parse(document) else { return Vec::new() };
    let card = lines.card();
    let all = Value::Array(lines.properties.clone());
    placed(card.lost(&all, &card.spots(), &[], carried), &lines)
}

/// Returns losses with the names of their properties.
fn placed(losses: Vec<Loss>, lines: &Lines<'_>) -> Vec<Loss> {
    let place = |loss: Loss| {
        let message = loss.pointer.as_deref().and_then(|pointer| part(lines, pointer));
        Loss {
            pointer: loss.pointer.map(|pointer| named(lines, &pointer)),
            message: message.map_or(loss.message, Cow::Owned),
            ..loss
        }
    };
    losses.into_iter().map(place).collect()
}

/// Returns the message about a part of a structured property.
fn part(lines: &Lines<'_>, pointer: &str) -> Option<String> {
    let [_, index, "3", part, ..] = *pointer.split('/').collect::<Vec<_>>().as_slice() else { return None };
    let part = match (lines.properties.get(index.parse::<usize>().ok()?)?.get(0)?.as_str()?, part) {
        ("n", "3") => "title",
        ("n", "4") => "suffix",
        ("org", _) => "unit of the organization",
        ("adr", "0") => "post office box",
        ("adr", "1") => "extended address",
        _ => return None,
    };
    Some(format!("the target schema has no place for this part: {part}"))
}

/// Returns the name of the property or parameter at a pointer.
fn named(lines: &Lines<'_>, pointer: &str) -> String {
    let mut path = pointer.split('/').skip(1);
    let raw = path.next().and_then(|index| lines.raw.get(index.parse::<usize>().ok()?));
    let name = raw.and_then(|raw| raw.split([':', ';']).next()?.rsplit('.').next()).unwrap_or_default();
    let name = name.to_ascii_uppercase();
    match (path.next(), path.next()) {
        (Some("1"), Some(parameter)) => format!("{name};{}", parameter.to_ascii_uppercase()),
        _ => name,
    }
}

fn fit(document: &Value) -> usize {
    usize::from(document.as_str().is_some_and(begins)) * MARKED
}
