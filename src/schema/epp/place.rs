//! The places of a contact's data in a document.

use super::extension::{EXTENSIONS, Extension};
use super::slot::{Names, ORDER};
use crate::base::{Error, Place};
use crate::schema::xml::{self, Element, Node};

/// The paths to the elements of a contact.
#[derive(Debug)]
pub(super) struct Places {
    /// The path to the contact's element: `create`, `update` or `infData`.
    pub object: Vec<usize>,
    /// The path to the parent of its members: that element, or `chg` in an `update`.
    pub body: Vec<usize>,
    /// The path to the contact's postal address.
    pub postal: Option<Vec<usize>>,
    /// The path to the same address in ASCII, if the document has both.
    pub ascii: Option<Vec<usize>>,
    /// The paths to the extensions about the contact.
    pub extensions: Vec<(&'static Extension, Vec<usize>)>,
    /// `true` if an absent element leaves the registry's value unchanged.
    pub is_update: bool,
}

impl Places {
    /// Finds the contact in a document.
    ///
    /// # Errors
    ///
    /// If the document has no contact.
    pub fn of(root: &Element) -> Result<Self, Error> {
        let object = root.find(&is_object).ok_or_else(|| {
            let reason = "expected create, update or infData of RFC 5733, found none";
            Error::at(Place::root(), reason, "add one of them, in the namespace of contact-1.0")
        })?;
        let element = root.follow(&object);
        let is_update = element.is_some_and(|element| element.local() == "update");
        let mut body = object.clone();
        if is_update {
            let chg = element.and_then(|element| element.find(&|inner| inner.local() == "chg"));
            body.extend(chg.ok_or_else(|| {
                let reason = "expected an update with chg, found one without";
                Error::at(Place::root(), reason, "pass an update with chg")
            })?);
        }
        let mut places = Self { object, body, postal: None, ascii: None, extensions: Vec::new(), is_update };
        places.postal = places.find_postal(root);
        places.ascii = places.way(root, &["int"]).filter(|way| Some(way) != places.postal.as_ref());
        // Most documents have no extension: one search finds that.
        let is_extension = |element: &Element| {
            element.namespace() != Some(super::CONTACT)
                && EXTENSIONS.iter().any(|one| one.is_about_contact(element))
        };
        if root.find(&is_extension).is_some() {
            for extension in EXTENSIONS {
                if let Some(way) = root.find(&|element| extension.is_about_contact(element)) {
                    places.extensions.push((extension, way));
                }
            }
        }
        Ok(places)
    }

    fn find_postal(&self, root: &Element) -> Option<Vec<usize>> {
        self.way(root, &["loc"]).or_else(|| self.way(root, &[]))
    }

    /// Finds the first postal address of one of these types, or of any if there are none.
    fn way(&self, root: &Element, kinds: &[&str]) -> Option<Vec<usize>> {
        let body = root.follow(&self.body)?;
        let inner = body.find(&|element| {
            element.local() == "postalInfo"
                && element.namespace() == body.namespace()
                && (kinds.is_empty() || element.attribute("type").is_some_and(|kind| kinds.contains(&kind)))
        })?;
        Some(self.body.iter().copied().chain(inner).collect())
    }

    /// Returns the JSON Pointer of the parent of the contact's members.
    pub fn body_pointer(&self) -> &'static str {
        if self.is_update { "/chg" } else { "" }
    }

    /// Returns the JSON Pointers of the contact's postal address, and of the same address in ASCII.
    pub fn pointers(&self, root: &Element) -> [String; 2] {
        [&self.postal, &self.ascii].map(|way| {
            let last = way.as_ref().and_then(|way| way.last()).copied().unwrap_or_default();
            let above = self.body(root).children.get(..last).unwrap_or_default();
            let before = above.iter().filter_map(Node::element).filter(|e| e.local() == "postalInfo").count();
            let index = if before > 0 { format!("/{before}") } else { String::new() };
            [self.body_pointer(), "/postalInfo", &index].concat()
        })
    }

    /// Returns the contact's element.
    pub fn object<'a>(&self, root: &'a Element<'a>) -> &'a Element<'a> {
        root.follow(&self.object).unwrap_or(root)
    }

    /// Returns the parent of the contact's members.
    pub fn body<'a>(&self, root: &'a Element<'a>) -> &'a Element<'a> {
        root.follow(&self.body).unwrap_or(root)
    }

    /// Returns the contact's postal address.
    pub fn postal<'a>(&self, root: &'a Element<'a>) -> Option<&'a Element<'a>> {
        root.follow(self.postal.as_ref()?)
    }

    /// Returns the path to that address, and creates the address if it is missing.
    pub fn postal_or_new(&self, root: &mut Element) -> Option<Vec<usize>> {
        if let Some(way) = &self.postal {
            return Some(way.clone());
        }
        root.follow_mut(&self.body)?.child_or_new("postalInfo", ORDER)?.set_attribute("type", Some("loc"));
        self.find_postal(root)
    }

    /// Returns the path to the address in ASCII, and creates it next to the other one if it is missing.
    pub fn ascii_or_new(&self, root: &mut Element) -> Option<Vec<usize>> {
        if let Some(way) = &self.ascii {
            return Some(way.clone());
        }
        let local = self.postal_or_new(root)?;
        root.follow_mut(&local)?.set_attribute("type", Some("loc"));
        let body = root.follow_mut(&self.body)?;
        let mut postal = body.new_child("postalInfo");
        postal.set_attribute("type", Some("int"));
        let place = body.insert(postal, ORDER);
        Some(self.body.iter().copied().chain([place]).collect())
    }

    /// Returns the extensions about the contact, each with its element.
    pub fn extensions<'a>(
        &'a self,
        root: &'a Element<'a>,
    ) -> impl Iterator<Item = (&'static Extension, &'a Element<'a>)> {
        self.extensions.iter().filter_map(|(extension, way)| Some((*extension, root.follow(way)?)))
    }

    /// Returns the convention for names in the document.
    pub fn names(&self, root: &Element) -> Names {
        let has = |name: &str| self.extensions(root).any(|(_, element)| element.at(&[name]).is_some());
        let has_org = self.postal(root).and_then(|postal| postal.child("org")).is_some();
        if has("firstName") {
            Names::Person
        } else if has("legalEntityInfos") && !has_org {
            Names::Entity
        } else {
            Names::Plain
        }
    }
}

fn is_object(element: &Element) -> bool {
    let holds = |name: &str| element.child(name).is_some();
    matches!(element.local(), "create" | "update" | "infData")
        && match element.namespace() {
            Some(namespace) => namespace == super::CONTACT,
            None => holds("postalInfo") || holds("chg"),
        }
}

/// Returns `true` if the name of an address is that of its organization.
pub(crate) fn is_named_twice(text: &str) -> bool {
    let is_twice = |root: &Element| {
        let places = Places::of(root).ok()?;
        let postal = places.postal(root)?;
        Some(postal.child("name")?.text() == postal.child("org")?.text())
    };
    xml::parse(text).is_ok_and(|document| is_twice(&document.root) == Some(true))
}

/// Returns `true` if a text is an `update` of RFC 5733.
pub(crate) fn is_update(text: &str) -> bool {
    let places = |root: &Element| Places::of(root).is_ok_and(|places| places.is_update);
    // Most documents are not parsed again: they do not have the word.
    text.contains("update") && xml::parse(text).is_ok_and(|document| places(&document.root))
}
