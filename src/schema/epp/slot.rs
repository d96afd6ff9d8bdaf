//! The elements and attributes of a contact, with their fields.

use std::borrow::Cow;

use crate::contact::{Contact, Field, Kind};
use crate::normalize;
use crate::normalize::address::LengthUnit;
use crate::schema::engine::member::split_extension;
use crate::schema::engine::{names, subdivision};
use crate::schema::xml::Element;

/// One element or attribute.
#[derive(Debug)]
pub(super) struct Slot {
    /// The path of element names.
    pub path: &'static [&'static str],
    /// The name of the attribute, if the slot is one.
    pub attribute: Option<&'static str>,
    means: Means,
}

/// The meaning of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) enum Means {
    Text(Field),
    /// A text that only a person has.
    Personal(Field),
    /// A text that only an organization has.
    Legal(Field),
    Subdivision,
    /// A language, as EURid's code.
    Language,
    /// A phone number, without its extension.
    Number(Field),
    /// The extension of a phone number.
    Extension(Field),
    /// The name of RFC 5733; its meaning depends on [`Names`].
    Name,
    Organization,
    FirstName,
    /// `company`, `association` or `other`.
    LegalStatus,
    /// `true` for a person, `false` for an organization.
    NaturalPerson,
    /// `restrictedPublication`, if AFNIC must not publish anything about a person.
    Publication,
}

pub(super) const fn slot(path: &'static [&'static str], means: Means) -> Slot {
    Slot { path, attribute: None, means }
}

pub(super) const fn attribute(path: &'static [&'static str], attribute: &'static str, means: Means) -> Slot {
    Slot { path, attribute: Some(attribute), means }
}

/// The slots of a postal address, except for the street.
pub(super) const POSTAL: &[Slot] = &[
    slot(&["name"], Means::Name),
    slot(&["org"], Means::Organization),
    slot(&["addr", "city"], Means::Text(Field::CITY)),
    slot(&["addr", "sp"], Means::Subdivision),
    slot(&["addr", "pc"], Means::Text(Field::POSTAL_CODE)),
    slot(&["addr", "cc"], Means::Text(Field::COUNTRY)),
];

/// The slots of a contact besides its addresses and its ID.
pub(super) const BODY: &[Slot] = &[
    slot(&["voice"], Means::Number(Field::PHONE)),
    attribute(&["voice"], "x", Means::Extension(Field::PHONE)),
    slot(&["fax"], Means::Number(Field::FAX)),
    attribute(&["fax"], "x", Means::Extension(Field::FAX)),
    slot(&["email"], Means::Text(Field::EMAIL)),
];

/// The sequence of elements in RFC 5733 and the two extensions. Children follow the order of their parents.
pub(super) const ORDER: &[&str] = &[
    "id",
    "roid",
    "status",
    "postalInfo",
    "name",
    "org",
    "addr",
    "street",
    "city",
    "sp",
    "pc",
    "cc",
    "voice",
    "fax",
    "email",
    "clID",
    "crID",
    "crDate",
    "upID",
    "upDate",
    "trDate",
    "authInfo",
    "disclose",
    // frnic-2.0
    "list",
    "individualInfos",
    "legalEntityInfos",
    "idStatus",
    "birthDate",
    "birthCity",
    "birthPc",
    "birthCc",
    "legalStatus",
    "siren",
    "VAT",
    "trademark",
    "asso",
    "waldec",
    "decl",
    "publ",
    "DUNS",
    "local",
    "firstName",
    "reachable",
    // contact-ext-1.3
    "type",
    "vat",
    "lang",
    "whoisEmail",
    "naturalPerson",
    "countryOfCitizenship",
    // epp-1.0
    "create",
    "update",
    "extension",
    "clTRID",
];

/// AFNIC's words for the kinds of organization.
const STATUSES: &[(Kind, &str)] = &[
    (Kind::Company, "company"),
    (Kind::Association, "association"),
    (Kind::PublicBody, "other"),
    (Kind::Reseller, "company"),
];

impl Slot {
    /// Returns `true` if the slot holds a given name.
    pub fn is_first_name(&self) -> bool {
        matches!(self.means, Means::FirstName)
    }

    /// Reads the slot into a contact. An absent slot or an empty text leaves the field unchanged.
    pub fn read(&self, element: &Element, contact: &mut Contact) {
        let Some(element) = element.at(self.path) else { return };
        if matches!(self.means, Means::Extension(field) if !contact.has(field)) {
            return;
        }
        let text = match self.attribute {
            Some(name) => element.attribute(name).unwrap_or_default().trim().to_owned(),
            None => element.text(),
        };
        if text.is_empty() {
            return;
        }
        match self.means {
            Means::Text(field) | Means::Personal(field) | Means::Legal(field) | Means::Number(field) => {
                contact.set(field, text);
            }
            Means::Subdivision => contact.subdivision = Some(text),
            Means::Language => contact.language = Some(text),
            Means::Extension(field) => {
                contact.set(field, format!("{}x{text}", contact.text(field).unwrap_or_default()));
            }
            Means::Name => contact.full_name = Some(text),
            Means::Organization => contact.organization = Some(text),
            Means::FirstName => {
                contact.given_name = Some(text);
                contact.kind = Some(Kind::Individual);
            }
            Means::LegalStatus => {
                contact.kind = STATUSES.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind);
            }
            Means::NaturalPerson => {
                let is_person = matches!(text.as_str(), "true" | "1");
                contact.kind = Some(if is_person { Kind::Individual } else { Kind::Company });
            }
            Means::Publication => {
                if text == "restrictedPublication" {
                    contact.hide_address = Some(true);
                }
            }
        }
    }

    /// Returns the text for the slot, or `None` for an empty slot.
    pub fn write(&self, names: &Names, contact: &Contact) -> Option<String> {
        let owned = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        let text = |field| contact.text(field).and_then(owned);
        let is_person = contact.kind == Some(Kind::Individual);
        match self.means {
            Means::Text(field) => text(field),
            Means::Personal(field) => text(field).filter(|_| is_person || contact.kind.is_none()),
            Means::Legal(field) => text(field).filter(|_| !is_person),
            Means::Subdivision => subdivision::short(contact).map(Cow::into_owned),
            Means::Language => super::extension::language(contact.language.as_deref()?),
            Means::Number(field) => owned(split_extension(contact.text(field)?).0),
            Means::Extension(field) => owned(split_extension(contact.text(field)?).1?),
            Means::Name => names.name(contact),
            Means::Organization => match names {
                Names::Entity if !has_name(contact) => None,
                _ => text(Field::ORGANIZATION),
            },
            Means::FirstName => text(Field::GIVEN_NAME).filter(|_| matches!(names, Names::Person)),
            Means::LegalStatus => {
                let word = STATUSES.iter().find(|(kind, _)| Some(*kind) == contact.kind)?.1;
                Some(word.to_owned())
            }
            Means::NaturalPerson => contact.kind.map(|_| is_person.to_string()),
            Means::Publication => {
                (contact.hide_address == Some(true) && is_person).then(|| "restrictedPublication".to_owned())
            }
        }
    }
}

/// The convention for a contact's name.
#[derive(Debug)]
pub(super) enum Names {
    /// RFC 5733: one name, and the organization next to it.
    Plain,
    /// A person at AFNIC: the family name as the name, the given name in the extension.
    Person,
    /// An organization at AFNIC: its name as the name.
    Entity,
}

impl Names {
    /// Returns the convention for a new document, with or without AFNIC's extension.
    pub fn for_new(contact: &Contact, has_extension: bool) -> Self {
        let is_organization = contact.kind.is_some_and(|kind| kind != Kind::Individual);
        if !has_extension {
            Self::Plain
        } else if contact.has(Field::GIVEN_NAME) && contact.has(Field::FAMILY_NAME) && !is_organization {
            Self::Person
        } else if !has_name(contact) && is_organization {
            Self::Entity
        } else {
            Self::Plain
        }
    }

    fn name(&self, contact: &Contact) -> Option<String> {
        let owned = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        match self {
            Self::Person => owned(&contact.family_name).or_else(|| owned(&contact.full_name)),
            Self::Entity if !has_name(contact) => owned(&contact.organization),
            // RFC 5733 requires a name in an address, so an organization without a person appears twice.
            Self::Plain | Self::Entity => {
                names::whole(contact).map(Cow::into_owned).or_else(|| owned(&contact.organization))
            }
        }
    }

    /// Moves the name to its proper field.
    pub fn settle(&self, contact: &mut Contact) {
        match self {
            Self::Plain if contact.full_name == contact.organization => contact.full_name = None,
            Self::Plain => {}
            Self::Person => contact.family_name = contact.full_name.take(),
            Self::Entity => contact.organization = contact.full_name.take(),
        }
    }
}

fn has_name(contact: &Contact) -> bool {
    [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME].into_iter().any(|field| contact.has(field))
}

/// Puts a value at the end of a path, or removes it. In an `update`, where absence has its own meaning, it
/// empties the element instead.
pub(super) fn put(
    element: &mut Element,
    path: &[&str],
    attribute: Option<&str>,
    value: Option<&str>,
    keep_empty: bool,
) {
    let Some((last, parents)) = path.split_last() else { return };
    if value.is_none() && element.at(path).is_none() {
        return;
    }
    let parent = parents.iter().try_fold(element, |here, name| here.child_or_new(name, ORDER));
    let Some(parent) = parent else { return };
    if value.is_none() && attribute.is_none() && !keep_empty {
        parent.remove(last);
        return;
    }
    let Some(element) = parent.child_or_new(last, ORDER) else { return };
    match attribute {
        Some(name) => element.set_attribute(name, value),
        None => element.set_text(value.unwrap_or_default()),
    }
}

/// The lines of a street in RFC 5733, and the characters of each.
const STREET_LINES: usize = 3;
const STREET_LENGTH: usize = 255;

/// Puts at most three lines of a street into a postal address.
pub(super) fn put_street(postal: &mut Element, lines: &[String]) {
    let Some(addr) = postal.child_or_new("addr", ORDER) else { return };
    addr.remove("street");
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let is_long = |line: &&str| LengthUnit::Characters.length(line) > STREET_LENGTH;
    let fitted = (lines.len() > STREET_LINES || lines.iter().any(is_long))
        .then(|| {
            normalize::address::street_lines(&lines, STREET_LINES, STREET_LENGTH, LengthUnit::Characters)
        })
        .and_then(|fitted| fitted.value.filter(|lines| lines.len() <= STREET_LINES));
    let lines = fitted.unwrap_or_else(|| lines.into_iter().map(str::to_owned).collect());
    for line in lines {
        let mut street = addr.new_child("street");
        street.set_text(&line);
        addr.insert(street, ORDER);
    }
}
