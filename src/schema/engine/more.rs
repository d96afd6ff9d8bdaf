//! Items of a document with lists for which a contact has no field: further numbers, e-mail addresses, links
//! and notes, and the contexts of its own ones. A document of another schema with such lists takes them.

use serde_json::Value;

use super::edited::Spot;
use super::loss::Loss;
use super::numbers::Use;
use crate::contact::{Contact, Field};
use crate::normalize;

/// An item of a document.
#[derive(Debug)]
pub(crate) struct More {
    pub what: What,
    pub text: String,
    pub context: Option<Context>,
    /// The preference in a card, from 1, the best, to 100.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have preferences"))]
    pub pref: Option<u64>,
    /// A contact with the fields of a further address.
    pub address: Contact,
    /// The entry of a JSContact card, a whole property, or the features of a number: data that only cards hold.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have such data"))]
    pub entry: Value,
    /// The place of the context, for its loss.
    pub place: String,
    /// The JSON Pointers of the members that the item carries.
    pub members: Vec<String>,
    /// Those that it carries to cards alone.
    pub aside: Vec<String>,
}

/// The type of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Number(Use),
    Email,
    Link,
    Note,
    /// A further address.
    Address,
    /// A further address that is only a text. Its fields are a guess.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have such a text"))]
    Label,
    /// A member of the contact's address in JSContact: its time zone or its coordinates.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have such members"))]
    Place(&'static str),
    /// The text of the whole address.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have such a text"))]
    Full,
    /// A text that only cards have: a unit of the organization, a category, a nickname or a role.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have such texts"))]
    Card(&'static str),
    /// A part of the name, by its kind in JSContact: one of [`PARTS`].
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
    Name(&'static str),
    /// A part of the address, by its kind in JSContact: one of [`UNITS`]. The street has it as a line.
    #[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a street"))]
    Unit(&'static str),
    /// The context of the item that holds a field of the contact: a number, its e-mail address or its street.
    Own(Field),
}

/// The kinds of the parts of a name that no field holds alone, with their places in the property N (RFC 9554). The last part
/// of a family name comes before the others.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
pub(crate) const PARTS: [(&str, usize); 5] =
    [(GIVEN2, 2), (TITLE, 3), (CREDENTIAL, 4), (GENERATION, 6), (SURNAME2, 5)];

/// The parts of an address that are a line of the street, with their places in the property ADR (RFC 9554).
#[cfg(feature = "cards")]
pub(crate) const UNITS: [(&str, usize); 8] = [
    ("building", 12),
    ("floor", 9),
    ("apartment", 8),
    ("room", 7),
    (BOX, 0),
    ("landmark", 16),
    ("subdistrict", 14),
    ("district", 15),
];

/// The kinds among them that may follow another part on its line.
#[cfg(feature = "cards")]
pub(crate) const AREAS: [&str; 3] = ["landmark", "subdistrict", "district"];

/// A post-office box.
#[cfg(feature = "cards")]
pub(crate) const BOX: &str = "postOfficeBox";

/// A further given name. The contact's given name ends with it.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
pub(crate) const GIVEN2: &str = "given2";

/// A title before a name.
pub(crate) const TITLE: &str = "title";

/// Letters after a name.
pub(crate) const CREDENTIAL: &str = "credential";

/// A further family name, and the suffix of a generation. The contact's family name ends with them.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
pub(crate) const SURNAME2: &str = "surname2";
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
pub(crate) const GENERATION: &str = "generation";

/// Returns the texts of one kind, and the given or family name without them. A name without these texts at its
/// end keeps its own, and the texts are empty.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have parts of a name"))]
pub(crate) fn parts<'a>(more: &'a [More], kind: &str, name: &str) -> (Vec<&'a str>, Option<String>) {
    let texts: Vec<&str> = more
        .iter()
        .filter(|item| matches!(item.what, What::Name(known) if known == kind))
        .map(|item| &*item.text)
        .collect();
    if ![GIVEN2, SURNAME2, GENERATION].contains(&kind) || texts.is_empty() {
        return (texts, None);
    }
    // "Jean-Luc" is one name.
    let first = name.strip_suffix(&texts.join(" ")).filter(|first| first.ends_with(' ')).map(str::trim_end);
    first.map_or_else(|| (Vec::new(), None), |first| (texts, Some(first.to_owned())))
}

/// The texts of cards, by their properties in a vCard.
#[cfg(feature = "cards")]
pub(crate) const UNIT: &str = "org";
#[cfg(feature = "cards")]
pub(crate) const CATEGORY: &str = "categories";
#[cfg(feature = "cards")]
pub(crate) const NICKNAME: &str = "nickname";
#[cfg(feature = "cards")]
pub(crate) const ROLE: &str = "role";
/// The language of a card's texts (RFC 9554, RFC 9555 section 2.7.4).
#[cfg(feature = "cards")]
pub(crate) const LANGUAGE: &str = "language";

/// The kind of a card that is neither a person nor a single organization.
#[cfg(feature = "cards")]
pub(crate) const KIND: &str = "kind";
/// The kinds that cards have beside those of a contact (RFC 6350, section 6.1.4; RFC 9553, section 2.1.4). A group is an
/// organization elsewhere.
#[cfg(feature = "cards")]
pub(crate) const KINDS: [&str; 4] = ["group", "location", "device", "application"];

/// The `uid` of a card. It is the contact's id, except in an RDAP entity, whose id is its handle.
pub(crate) const UID: &str = "uid";

/// The time zone and the coordinates of an address, with their properties and parameters in a vCard.
#[cfg(feature = "cards")]
pub(crate) const PLACES: [(&str, &str); 2] = [("timeZone", "tz"), ("coordinates", "geo")];

/// The context of a number or an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    Home,
    Work,
    Both,
}

impl From<What> for More {
    fn from(what: What) -> Self {
        Self {
            what,
            text: String::new(),
            context: None,
            pref: None,
            address: Contact::default(),
            entry: Value::Null,
            place: String::new(),
            members: Vec::new(),
            aside: Vec::new(),
        }
    }
}

impl More {
    /// Returns an item with the members of these names below a pointer. The last one is the context. An item
    /// without a text is `None`, and so is one of the contact's own without a context.
    #[inline(never)]
    pub fn new(what: What, text: &str, context: Option<Context>, at: &str, names: &[&str]) -> Option<Self> {
        Self::preferred(what, text, (context, None), at, names)
    }

    /// Returns an item with a context and a preference. One of the contact's own needs either.
    pub fn preferred(
        what: What,
        text: &str,
        (context, pref): (Option<Context>, Option<u64>),
        at: &str,
        names: &[&str],
    ) -> Option<Self> {
        let is_empty =
            text.is_empty() || (matches!(what, What::Own(_)) && context.is_none() && pref.is_none());
        (!is_empty).then(|| Self::at(what, text, (context, pref), at, names))
    }

    /// Returns an item with a context and a preference, even an empty one.
    pub fn at(
        what: What,
        text: &str,
        (context, pref): (Option<Context>, Option<u64>),
        at: &str,
        names: &[&str],
    ) -> Self {
        let members: Vec<String> = names.iter().map(|name| format!("{at}/{name}")).collect();
        let place = members.last().cloned().unwrap_or_default();
        let text = text.to_owned();
        #[cfg(feature = "cards")]
        let text = match what {
            What::Card(LANGUAGE) => normalize::language_tag(&text).unwrap_or(text),
            _ => text,
        };
        Self { text, context, pref, place, members, ..Self::from(what) }
    }

    /// Returns a further address with the fields at these places, or `None` if they are empty.
    pub fn address(
        spots: Vec<Spot>,
        about: (Option<Context>, Option<u64>),
        at: &str,
        names: &[&str],
    ) -> Option<Self> {
        let mut more = Self::preferred(What::Address, "adr", about, at, names)?;
        for Spot { field, pointer, text, .. } in spots {
            match field {
                _ if text.is_empty() => {}
                Field::STREET => more.address.street.extend(text.split('\n').map(str::to_owned)),
                Field::COUNTRY => {
                    let code = normalize::country_value(&text).map(|code| code.as_str().to_owned());
                    more.address.set(field, code.unwrap_or(text));
                }
                _ => more.address.set(field, text),
            }
            more.members.push(pointer);
        }
        (more.address != Contact::default()).then_some(more)
    }

    /// Returns the loss of the context.
    pub fn context_loss(&self) -> Loss {
        Loss::extra(&self.place)
    }
}

impl Context {
    /// Returns the context of an item: one, both, or none.
    pub fn of(is_home: bool, is_work: bool) -> Option<Self> {
        match (is_home, is_work) {
            (true, false) => Some(Self::Home),
            (false, true) => Some(Self::Work),
            (true, true) => Some(Self::Both),
            (false, false) => None,
        }
    }

    /// Returns the names of the context among those for home and work.
    #[cfg(feature = "cards")]
    pub fn names<'a>(self, [home, work]: &'a [&'a str; 2]) -> Vec<&'a str> {
        match self {
            Self::Home => vec![home],
            Self::Work => vec![work],
            Self::Both => vec![home, work],
        }
    }
}
