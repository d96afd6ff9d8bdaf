//! The parser: from text to a tree.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use registrant_text::short::position;

use super::entity::{is_allowed, unescape};
use super::{Attribute, Document, Element, Node, SPACES, is_space};
use crate::base::Error;

/// The longest document, in bytes.
const LONGEST: usize = 1_000_000;
/// The most tags, texts and attributes of a document.
const MOST_NODES: usize = 10_000;
/// The most attributes of a tag.
const MOST_ATTRIBUTES: usize = 100;
/// The maximum nesting of elements.
const DEEPEST: usize = 64;
/// The children of most elements that have elements.
const USUAL_CHILDREN: usize = 8;
/// The nesting of most documents.
const USUAL_DEPTH: usize = 8;

/// Parses a document. It ignores the declared encoding: the text is decoded already.
///
/// # Errors
///
/// If the text is not well-formed, is longer than 1,000,000 bytes, has more than 10,000 nodes or nests deeper than 64
/// elements. It must not have a document type. The only entities are the five of XML and characters by number. The error gives
/// the byte offset.
pub(in crate::schema) fn parse(text: &str) -> Result<Document<'_>, Error> {
    if text.len() > LONGEST {
        return Err(Error::at_offset(
            LONGEST,
            "expected at most 1,000,000 bytes, found more",
            "pass the document of one contact",
        ));
    }
    if may_have_refused(text)
        && let Some((at, _)) = text.char_indices().find(|(_, c)| !is_allowed(*c))
    {
        return Err(broken(at, "XML does not allow this character"));
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser {
        text: body,
        skipped: text.len() - body.len(),
        before: String::new(),
        root: None,
        after: String::new(),
        open: Vec::with_capacity(USUAL_DEPTH),
        scope: Vec::new(),
        nodes: 0,
    };
    if body.len() < text.len() {
        parser.before.push('\u{feff}');
    }
    let mut reader = Reader::from_str(body);
    loop {
        let start = place(reader.buffer_position());
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => {
                let at = place(reader.error_position());
                return Err(broken(at + parser.skipped, "invalid XML"));
            }
        };
        if matches!(event, Event::Eof) {
            break;
        }
        parser.take(event, start, place(reader.buffer_position()))?;
    }
    parser.end()
}

/// Returns `false` if each character of a text is surely allowed: nearly always. It looks at whole blocks of bytes.
fn may_have_refused(text: &str) -> bool {
    // U+FFFE and U+FFFF begin with 0xEF.
    let is_doubtful =
        |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\r' && byte != b'\t') || byte == 0xEF;
    text.as_bytes().chunks(64).any(|block| block.iter().fold(false, |found, byte| found | is_doubtful(*byte)))
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn broken(at: usize, reason: &'static str) -> Error {
    Error::at_offset(at, reason, "correct it there")
}

struct Parser<'a> {
    text: &'a str,
    /// The number of bytes before `text`.
    skipped: usize,
    before: String,
    root: Option<Element<'a>>,
    after: String,
    /// The open elements, with the number of prefixes in scope before each.
    open: Vec<(Element<'a>, usize)>,
    /// The prefixes in scope, innermost last.
    scope: Vec<(&'a str, Option<Rc<str>>)>,
    /// The number of nodes so far.
    nodes: usize,
}

impl<'a> Parser<'a> {
    fn take(&mut self, event: Event<'_>, start: usize, end: usize) -> Result<(), Error> {
        let written = self.text.get(start..end).unwrap_or_default();
        let at = start + self.skipped;
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            let reason = "expected at most 10,000 tags, texts and attributes, found more";
            return Err(Error::at_offset(at, reason, "pass the document of one contact"));
        }
        match event {
            Event::Start(tag) => self.start(&tag, written, at),
            Event::Empty(tag) => {
                self.start(&tag, written, at)?;
                self.finish("", at)
            }
            Event::End(_) => self.finish(written, at),
            Event::DocType(_) => Err(Error::at_offset(at, "document types are not supported", "remove it")),
            Event::CData(_) => {
                let text = written.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
                self.text(written, Cow::Borrowed(text.unwrap_or_default()), at)
            }
            Event::Text(_) | Event::GeneralRef(_) => {
                let text = unescape(written).map_err(|within| {
                    let reason = "expected the entity lt, gt, amp, apos, quot or a number, found another";
                    Error::at_offset(at + within, reason, "write the character itself")
                })?;
                self.text(written, text, at)
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {
                match (self.open.last_mut(), &self.root) {
                    (Some((element, _)), _) => element.children.push(Node::Other(written.into())),
                    (None, None) => self.before.push_str(written),
                    (None, Some(_)) => self.after.push_str(written),
                }
                Ok(())
            }
            Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, written: &'a str, at: usize) -> Result<(), Error> {
        if self.open.len() >= DEEPEST {
            let reason = "expected at most 64 levels of elements, found more";
            return Err(Error::at_offset(at, reason, "pass the document of one contact"));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(broken(at, "expected one root element, found another"));
        }
        // The reader's own texts do not live as long as the document's.
        let inner = written.strip_prefix('<').unwrap_or_default();
        let inner = inner.strip_suffix("/>").or(inner.strip_suffix('>')).unwrap_or_default();
        let length = tag.name().into_inner().len();
        let name = inner.get(..length).unwrap_or_default();
        let in_scope = self.scope.len();
        let mut attributes = Vec::new();
        for attribute in Attributes::new(inner, length) {
            let attribute = attribute.map_err(|_| broken(at, "invalid attributes"))?;
            let Cow::Borrowed(value) = attribute.value else {
                return Err(broken(at, "invalid attributes"));
            };
            let (name, value) = (utf8(attribute.key.into_inner(), at)?, utf8(value, at)?);
            if value.contains('<') {
                return Err(broken(at, "invalid attributes"));
            }
            let value = unescape(value).map_err(|_| broken(at, "invalid entity in an attribute"))?;
            if name == "xmlns" {
                self.scope.push(("", Some(&*value).filter(|uri| !uri.is_empty()).map(Rc::from)));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.scope.push((prefix, Some(Rc::from(&*value))));
            }
            attributes.push(Attribute { name: name.into(), value });
            if attributes.len() > MOST_ATTRIBUTES {
                return Err(broken(at, "expected at most 100 attributes, found more"));
            }
        }
        self.nodes += attributes.len();
        let prefix = position(name.as_bytes(), b':').and_then(|colon| name.get(..colon)).unwrap_or_default();
        let namespace =
            self.scope.iter().rev().find(|(known, _)| *known == prefix).and_then(|(_, uri)| uri.clone());
        let element = Element {
            name: name.into(),
            namespace,
            attributes,
            open: written.into(),
            children: Vec::new(),
            close: Cow::Borrowed(""),
            used: Cell::new(false),
        };
        self.open.push((element, in_scope));
        Ok(())
    }

    fn finish(&mut self, written: &'a str, at: usize) -> Result<(), Error> {
        let Some((mut element, in_scope)) = self.open.pop() else {
            return Err(broken(at, "expected a start tag, found an end tag"));
        };
        element.close = written.into();
        self.scope.truncate(in_scope);
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(Node::Element(Box::new(element))),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, written: &'a str, text: Cow<'a, str>, at: usize) -> Result<(), Error> {
        match (self.open.last_mut(), &self.root) {
            (Some((element, _)), _) => {
                // Most texts are all that their element has. White space comes before other elements.
                if element.children.is_empty() {
                    let is_space = written.bytes().next().is_some_and(is_space);
                    element.children.reserve_exact(if is_space { USUAL_CHILDREN } else { 1 });
                }
                element.children.push(Node::Text { written: written.into(), text });
            }
            (None, _) if !written.trim_matches(SPACES).is_empty() => {
                return Err(broken(at, "expected nothing outside the root element, found text"));
            }
            (None, None) => self.before.push_str(written),
            (None, Some(_)) => self.after.push_str(written),
        }
        Ok(())
    }

    fn end(self) -> Result<Document<'a>, Error> {
        match (self.root, self.open.is_empty()) {
            (Some(root), true) => {
                let length = self.skipped + self.text.len();
                Ok(Document { before: self.before, root, after: self.after, length })
            }
            _ => Err(broken(
                self.text.len() + self.skipped,
                "expected an end tag, found the end of the document",
            )),
        }
    }
}

/// Decodes a piece of a text. The reader gives bytes, and the only encoding is the text's own.
fn utf8(bytes: &[u8], at: usize) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|_| broken(at, "expected UTF-8, found other bytes"))
}
