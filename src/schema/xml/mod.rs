//! A small XML tree that keeps the original text to the byte.
//!
//! Every start tag, text, comment and end tag keeps its own text. An unchanged tree gives the same document
//! again, and a change touches only its own element.

mod edit;
mod entity;
mod read;

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use registrant_text::short::{position, same};
use serde_json::{Map, Value};

pub(super) use entity::escape;
pub(super) use read::parse;

/// A document: its root element, and the text before and after it.
#[derive(Debug)]
pub(super) struct Document<'a> {
    before: String,
    pub root: Element<'a>,
    after: String,
    /// The length of its text before any change.
    length: usize,
}

/// An element. Its texts are parts of the document's text, unless they were changed.
#[derive(Clone, Debug)]
pub(super) struct Element<'a> {
    /// The name with its prefix, as written.
    name: Cow<'a, str>,
    namespace: Option<Rc<str>>,
    attributes: Vec<Attribute<'a>>,
    /// The start tag as written.
    open: Cow<'a, str>,
    pub children: Vec<Node<'a>>,
    /// The end tag as written; empty for an empty-element tag.
    close: Cow<'a, str>,
    /// `true` after a schema has read the element, so that it counts as understood.
    used: Cell<bool>,
}

#[derive(Clone, Debug)]
struct Attribute<'a> {
    name: Cow<'a, str>,
    value: Cow<'a, str>,
}

/// A child of an element.
#[derive(Clone, Debug)]
pub(super) enum Node<'a> {
    // A box, because an element is three times as large as a text.
    Element(Box<Element<'a>>),
    /// A text as written, and its decoded value.
    Text {
        written: Cow<'a, str>,
        text: Cow<'a, str>,
    },
    /// A comment or a processing instruction.
    Other(Cow<'a, str>),
}

impl Document<'_> {
    /// Returns the document as a text.
    pub fn write(&self) -> String {
        let mut out = String::with_capacity(self.length);
        out.push_str(&self.before);
        self.root.write(&mut out);
        out.push_str(&self.after);
        out
    }
}

impl<'d> Element<'d> {
    fn write(&self, out: &mut String) {
        out.push_str(&self.open);
        self.write_content(out);
        out.push_str(&self.close);
    }

    fn write_content(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text { written, .. } | Node::Other(written) => out.push_str(written),
            }
        }
    }

    /// Returns the content as written.
    pub fn content(&self) -> String {
        let mut out = String::new();
        self.write_content(&mut out);
        out
    }

    /// Returns the name without its prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// Returns the namespace, or `None` if the prefix is undeclared, as in a fragment of a document.
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// Returns the child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// Returns the first child element with this name in the namespace of its parent.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| self.has_child(child, name))
    }

    /// Returns the child elements with this name in the namespace of their parent.
    pub fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |child| self.has_child(child, name))
    }

    fn has_child(&self, child: &Self, name: &str) -> bool {
        same(child.local().as_bytes(), name.as_bytes()) && child.namespace == self.namespace
    }

    /// Returns the element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |here, name| here.child(name))
    }

    /// Returns the text, and marks it as understood. Like `normalizedString` of XML Schema, it turns line
    /// feeds and tabs into spaces. It also trims white space at both ends.
    pub fn text(&self) -> String {
        self.used.set(true);
        let mut parts = self.children.iter().filter_map(Node::text);
        let first = parts.next().unwrap_or_default();
        let mut text = Cow::Borrowed(first);
        parts.for_each(|part| text.to_mut().push_str(part));
        let text = match text.as_bytes() {
            [first, .., last] if !is_space(*first) && !is_space(*last) => &*text,
            _ => text.trim_matches(SPACES),
        };
        match text.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) {
            true => text.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "),
            false => text.to_owned(),
        }
    }

    /// Returns `true` if the text has no character outside ASCII.
    pub fn is_ascii(&self) -> bool {
        self.children.iter().filter_map(Node::text).all(str::is_ascii)
    }

    /// Returns an attribute's value, and marks it as understood.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.used.set(true);
        self.peek(name)
    }

    /// Returns an attribute's value, without marking it as understood.
    pub fn peek(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| &*attribute.value)
    }

    /// Returns the names of the attributes, as written.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| &*attribute.name)
    }

    /// Marks the element and all in it as understood.
    pub fn use_up(&self) {
        self.used.set(true);
        self.elements().for_each(Self::use_up);
    }

    /// Returns the parts that were never read, by JSON Pointer: texts, or the attributes of an element
    /// without a text.
    pub fn not_understood(&self) -> Vec<(String, Value)> {
        let mut found = Vec::new();
        self.collect("", &mut found);
        found
    }

    /// Returns whether there is nothing to collect. Most elements are asked this once, and need no pointer.
    fn is_understood(&self) -> bool {
        self.elements().all(|child| {
            let is_text = |child: &Node<'_>| child.text().is_some() && child.space().is_none();
            let is_read = || !child.children.iter().any(is_text) && child.elements().next().is_some();
            child.is_understood() && (child.used.get() || is_read())
        })
    }

    fn collect(&self, at: &str, found: &mut Vec<(String, Value)>) {
        if self.is_understood() {
            return;
        }
        // The number of elements so far, by name.
        let mut seen: Map<String, Value> = Map::new();
        for child in self.elements() {
            let count = seen.entry(child.local()).or_insert(Value::Null);
            let index = count.as_u64();
            *count = Value::from(index.map_or(0, |index| index + 1));
            let index = count.as_u64().filter(|index| *index > 0);
            let mut pointer = [at, "/", child.local()].concat();
            if let Some(index) = index {
                pointer.push_str(&format!("/{index}"));
            }
            child.collect(&pointer, found);
            if child.used.get() {
                continue;
            }
            let text = child.text();
            child.used.set(false);
            if !text.is_empty() {
                found.push((pointer, Value::from(text)));
            } else if child.elements().next().is_none() {
                let attributes: Map<String, Value> = child
                    .attributes
                    .iter()
                    .filter(|attribute| !attribute.name.starts_with("xmlns"))
                    .map(|Attribute { name, value }| (name.to_string(), Value::from(&**value)))
                    .collect();
                if !attributes.is_empty() {
                    found.push((pointer, Value::Object(attributes)));
                }
            }
        }
    }

    /// Returns the path to the first element that passes a test: the element itself or a descendant. The path
    /// holds the index of the child at each step.
    pub fn find(&self, is_it: &impl Fn(&Self) -> bool) -> Option<Vec<usize>> {
        if is_it(self) {
            return Some(Vec::new());
        }
        self.children.iter().enumerate().find_map(|(index, child)| {
            let mut way = child.element()?.find(is_it)?;
            way.insert(0, index);
            Some(way)
        })
    }

    /// Returns the element at a path from [`Self::find`].
    pub fn follow(&self, way: &[usize]) -> Option<&Self> {
        way.iter().try_fold(self, |here, index| here.children.get(*index)?.element())
    }

    /// Returns the same element, mutably.
    pub fn follow_mut(&mut self, way: &[usize]) -> Option<&mut Element<'d>> {
        way.iter().try_fold(self, |here, index| here.children.get_mut(*index)?.element_mut())
    }
}

impl<'d> Node<'d> {
    pub fn element(&self) -> Option<&Element<'d>> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text { .. } | Self::Other(_) => None,
        }
    }

    pub fn element_mut(&mut self) -> Option<&mut Element<'d>> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text { .. } | Self::Other(_) => None,
        }
    }

    /// Returns the decoded value of a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } => Some(text),
            Self::Element(_) | Self::Other(_) => None,
        }
    }

    /// Returns the text if it is only white space.
    fn space(&self) -> Option<&str> {
        match self {
            Self::Text { written, .. } if written.bytes().all(is_space) => Some(written),
            _ => None,
        }
    }
}

/// XML's white space: <https://www.w3.org/TR/xml/#NT-S>.
const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

fn is_space(byte: u8) -> bool {
    SPACES.contains(&char::from(byte))
}

fn local(name: &str) -> &str {
    position(name.as_bytes(), b':').and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}
