//! Changes to a tree that leave everything else as it was written.

use std::borrow::Cow;
use std::cell::Cell;

use super::entity::{escape, unescape};
use super::{Attribute, Element, Node, SPACES};

/// The line feed and the spaces before the deepest element of a new document.
const INDENTATION: &str = "\n                                ";

/// Returns an escaped text as a parser reads it: without the characters that XML cannot hold.
fn read_back(written: &str) -> String {
    unescape(written).map(Cow::into_owned).unwrap_or_default()
}

impl<'d> Element<'d> {
    /// Replaces the content with a text.
    pub fn set_text(&mut self, text: &str) {
        let written = escape(text);
        self.set_content(Node::Text { text: read_back(&written).into(), written: written.into() });
    }

    /// Replaces the content with raw XML. It doesn't parse the new content.
    pub fn set_written(&mut self, written: &str) {
        self.set_content(Node::Other(written.to_owned().into()));
    }

    fn set_content(&mut self, node: Node<'d>) {
        self.open_up();
        self.children = vec![node];
    }

    /// Gives an empty-element tag an end tag.
    fn open_up(&mut self) {
        if self.close.is_empty() {
            self.close = ["</", &*self.name, ">"].concat().into();
            if let Some(open) = self.open.strip_suffix("/>") {
                self.open = [open.trim_end_matches(SPACES), ">"].concat().into();
            }
        }
    }

    /// Sets or removes an attribute.
    pub fn set_attribute(&mut self, name: &str, value: Option<&str>) {
        self.attributes.retain(|attribute| attribute.name != name || value.is_some());
        if let Some(value) = value.map(|value| read_back(&escape(value))) {
            match self.attributes.iter_mut().find(|attribute| attribute.name == name) {
                Some(attribute) => attribute.value = value.into(),
                None => {
                    let (name, value) = (name.to_owned().into(), value.into());
                    self.attributes.push(Attribute { name, value });
                }
            }
        }
        let attributes: String =
            self.attributes.iter().map(|a| format!(" {}=\"{}\"", a.name, escape(&a.value))).collect();
        let end = if self.close.is_empty() { "/>" } else { ">" };
        self.open = format!("<{}{attributes}{end}", self.name).into();
    }

    /// Returns the first child element with this name, and creates it if it is missing.
    ///
    /// A new element takes the prefix of its parent. `order` lists the elements of a schema in sequence, and
    /// decides the position.
    pub fn child_or_new(&mut self, name: &str, order: &[&str]) -> Option<&mut Element<'d>> {
        let index = self.child_index(name).unwrap_or_else(|| self.insert(self.new_child(name), order));
        self.follow_mut(&[index])
    }

    /// Inserts a child element and returns its index.
    pub fn insert(&mut self, element: Self, order: &[&str]) -> usize {
        let own = order.iter().position(|known| *known == element.local());
        // An element outside of the order moves nothing and goes to the end.
        let first = own.and_then(|own| order.get(..=own));
        let is_before = |child: &Self| first.is_none_or(|first| first.contains(&child.local()));
        let index = self.children.iter().rposition(|child| child.element().is_some_and(is_before));
        let index = index.map(|before| before + 1);
        self.open_up();
        let margin = self.margin();
        let index = index.unwrap_or(0);
        match margin {
            Some(margin) => {
                let text = Node::Text { written: margin.clone().into(), text: margin.into() };
                let index = index.min(self.children.len());
                self.children.insert(index, text);
                self.children.insert(index + 1, Node::Element(Box::new(element)));
                index + 1
            }
            None => {
                self.children.insert(index, Node::Element(Box::new(element)));
                index
            }
        }
    }

    /// Returns the white space before the first child element.
    fn margin(&self) -> Option<String> {
        let mut before = None;
        for child in &self.children {
            if child.element().is_some() {
                return before;
            }
            before = child.space().map(str::to_owned);
        }
        None
    }

    /// Removes every child element with this name, and the white space before each.
    pub fn remove(&mut self, name: &str) {
        if self.child_index(name).is_none() {
            return;
        }
        let mut kept: Vec<Node<'d>> = Vec::with_capacity(self.children.len());
        for child in std::mem::take(&mut self.children) {
            if child.element().is_none_or(|element| !self.has_child(element, name)) {
                kept.push(child);
            } else if kept.last().is_some_and(|before| before.space().is_some()) {
                kept.pop();
            }
        }
        self.children = kept;
    }

    /// Puts each descendant on its own line, indented by its depth. It is for new documents.
    pub fn indent(&mut self, depth: usize) {
        if self.elements().next().is_none() {
            return;
        }
        let line = |depth: usize| {
            let text = Cow::Borrowed(INDENTATION.get(..=2 * depth).unwrap_or(INDENTATION));
            Node::Text { written: text.clone(), text }
        };
        let children = std::mem::take(&mut self.children);
        for mut child in children {
            if child.space().is_some() {
                continue;
            }
            self.children.push(line(depth + 1));
            if let Node::Element(element) = &mut child {
                element.indent(depth + 1);
            }
            self.children.push(child);
        }
        self.children.push(line(depth));
    }

    /// Returns the child element with this name and index.
    pub fn nth_mut(&mut self, name: &str, index: usize) -> Option<&mut Element<'d>> {
        let namespace = self.namespace.clone();
        let children = self.children.iter_mut().filter_map(Node::element_mut);
        children.filter(|child| child.local() == name && child.namespace == namespace).nth(index)
    }

    /// Keeps only the child elements that pass a test, and everything between them.
    pub fn retain(&mut self, is_kept: &impl Fn(&Self) -> bool) {
        self.children.retain(|child| child.element().is_none_or(is_kept));
    }

    fn child_index(&self, name: &str) -> Option<usize> {
        self.children.iter().position(|child| child.element().is_some_and(|e| self.has_child(e, name)))
    }

    /// Returns an empty element in the namespace of this one.
    pub fn new_child(&self, name: &str) -> Self {
        let name = match self.name.split_once(':') {
            Some((prefix, _)) => [prefix, ":", name].concat(),
            None => name.to_owned(),
        };
        Self {
            open: ["<", &name, "/>"].concat().into(),
            name: name.into(),
            namespace: self.namespace.clone(),
            attributes: Vec::new(),
            children: Vec::new(),
            close: Cow::Borrowed(""),
            used: Cell::new(false),
        }
    }
}
