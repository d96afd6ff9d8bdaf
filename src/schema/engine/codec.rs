//! The codecs of the providers' schemas.

use std::borrow::Cow;

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::edited::{self, Edited};
use super::index::Table;
use super::locator::{Locator, Places};
use super::loss::{self, Loss, Losses};
use super::member::Member;
use super::{merge, shape, table};
use crate::base::discreet;
use crate::base::{Error, Place, unescape};
use crate::contact::{Contact, Field};
use crate::rules::Suffix;
use crate::schema::{Schema, body, canonical, gandi_v3, named};

/// The codec of a schema.
#[derive(Debug)]
pub(crate) enum Codec {
    /// A table. For each field, it lists first the member to write, then older names to read.
    Table(&'static Table),
    /// Functions of the schema, if a table is not enough.
    Functions {
        /// Reads a document.
        read: fn(&Value) -> Result<Contact, Error>,
        /// Writes a contact for the domains of a suffix, or of any, and reports the losses.
        write: fn(&Contact, Option<Suffix>) -> Written,
        /// Returns the JSON Pointer of a field.
        pointer: fn(Field) -> Option<&'static str>,
        /// Returns how likely a document is one of this schema, in percent.
        fit: fn(&Value) -> usize,
        /// Returns the JSON Pointer of each field in the source document, if the form of the document decides
        /// it.
        places: Option<fn(&Contact) -> Option<Places<'_>>>,
    },
    /// The contact itself, as JSON.
    Canonical,
    /// Functions that edit the source document, for lists from which one item is chosen.
    Edited(&'static Edited),
}

/// Returns whether a card of this schema has a `uid`, which it shares with the others.
fn has_uid(name: &str) -> bool {
    ["jscontact", "jcard", "vcard"].contains(&name)
}

/// The result of a schema's own function.
#[derive(Debug)]
pub(crate) struct Written {
    pub document: Value,
    pub losses: Vec<Loss>,
}

/// A document in the target schema, with the losses.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Encoded {
    /// The document.
    pub document: Value,
    /// The values of the contact that the document cannot hold.
    pub losses: Vec<Loss>,
}

discreet!(Encoded { losses });

/// The flags that ask to hide data.
const WISHES: [Field; 7] = [
    Field::HIDE_NAME,
    Field::HIDE_ORGANIZATION,
    Field::HIDE_ADDRESS,
    Field::HIDE_PHONE,
    Field::HIDE_FAX,
    Field::HIDE_EMAIL,
    Field::WHOIS_PRIVACY,
];

/// The schema of another feature that has a place for what was verified.
const EPP: &str = "epp";
/// The schema of another feature with a type for each contact.
const ROUTE53: &str = "route53";

impl Schema {
    /// Reads a document into the canonical contact. Nothing is changed or lost.
    ///
    /// # Errors
    ///
    /// If the document is not an object, or if a known member has an impossible value. The error gives the
    /// JSON Pointer of the member.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::schema;
    /// let document = schema::parse(r#"{"type": 1, "orgname": "Gandi SAS", "newsletter": 0}"#)?;
    /// let contact = schema::named("gandi-v3")?.decode(&document)?;
    /// assert_eq!(contact.organization.as_deref(), Some("Gandi SAS"));
    /// assert_eq!(schema::named("gandi-v3")?.encode(&contact).document, document);
    /// # Ok(())
    /// # }
    /// ```
    pub fn decode(&'static self, document: &Value) -> Result<Contact, Error> {
        let mut left = MOST_VALUES;
        if !holds_at_most(document, &mut left) {
            let reason = format!("expected a contact of at most {MOST_VALUES} values, found more");
            return Err(Error::at(Place::root(), reason, "pass the document of one contact"));
        }
        body::refuse(self, document)?;
        self.decode_contact(&mut Cow::Borrowed(document))
    }

    /// Does the same for a document that is known to be no error answer and no other object. The contact may take the document.
    pub(crate) fn decode_contact(&'static self, document: &mut Cow<'_, Value>) -> Result<Contact, Error> {
        match self.codec {
            Codec::Canonical => Contact::from_json(document),
            Codec::Table(members) => table::decode(self, members, document),
            Codec::Functions { read, .. } => merge::decode(self, read, document),
            Codec::Edited(codec) => edited::decode(self, codec, document),
        }
    }

    /// Writes a contact as a document of this schema. It doesn't check which losses the target would refuse.
    pub(crate) fn write(&self, contact: &Contact) -> Encoded {
        self.write_for(contact, None)
    }

    /// Does the same for the domains of a suffix: their registry may have an extension of the format.
    pub(crate) fn write_for(&self, contact: &Contact, suffix: Option<Suffix>) -> Encoded {
        let own;
        let is_named_elsewhere =
            contact.has(Field::ID) && self.pointer(Field::ID).is_some() && !self.shares_ids(contact);
        let contact = if is_named_elsewhere {
            own = Contact { id: None, ..contact.clone() };
            &own
        } else {
            contact
        };
        let mut encoded = match self.codec {
            Codec::Canonical => canonical::encode(contact),
            Codec::Table(members) => table::encode(self, members, contact, suffix),
            Codec::Functions { read, write, .. } => {
                // It puts the changes into the document's text, and another registry's extension goes.
                let is_merged = self.name == EPP;
                merge::encode(self, read, |contact| write(contact, suffix), contact, is_merged)
            }
            Codec::Edited(codec) => edited::encode(self, codec, contact),
        };
        if !self.carries_verified() {
            for index in 0..contact.verified.len() {
                let pointer = format!("/verified/{index}");
                let loss = Loss::at(pointer, "the target schema has no place for what was verified");
                // A schema that writes a part by another one has it already.
                if !encoded.losses.contains(&loss) {
                    encoded.losses.push(loss);
                }
            }
        }
        if self.hides_by_domain() {
            let is_wish = |loss: &&mut Loss| {
                loss.field.is_some_and(|field| WISHES.contains(&field) && **loss == Loss::field(field))
            };
            for loss in encoded.losses.iter_mut().filter(is_wish) {
                loss.message = "the target hides data for each domain, not for each contact".into();
            }
        }
        if is_named_elsewhere && !self.has_card_with_id(contact) {
            encoded.losses.insert(0, Loss::of(Field::ID, "ids are not carried to another provider"));
        }
        if !matches!(self.codec, Codec::Canonical) {
            self.report_address(contact, &mut encoded.losses);
        }
        encoded.losses.dedup();
        encoded
    }

    /// Reports which of a contact's two addresses is lost.
    fn report_address(&self, contact: &Contact, losses: &mut Vec<Loss>) {
        let (Some(ascii), Some(kept)) = (contact.ascii.as_deref(), contact.extra.get("")) else { return };
        let from = contact.schema.and_then(|name| named(name).ok()).filter(|from| from.name != self.name);
        let Some((from, [own, beside])) = from.and_then(|from| Some((from, from.addresses(kept)?))) else {
            return;
        };
        if self.has_two_scripts() {
            return;
        }
        losses.retain(|loss| loss.pointer.as_deref().is_none_or(|at| !at.starts_with(&beside)));
        let source = from.decode(kept).unwrap_or_default();
        if !is_same_address(&source, ascii) {
            let is_spelled = is_ascii_address(contact) && !is_ascii_address(&source);
            let lost = if is_spelled { own } else { beside };
            losses.push(Loss::at(lost, "the target schema has a place for one address, in one script"));
        }
    }

    /// Returns `true` if the contact's id names the same thing in this schema. A contact that came from no
    /// document has the id that its caller chose.
    pub(crate) fn shares_ids(&self, contact: &Contact) -> bool {
        // RFC 9555, 2.1.1: the cards share their `uid`.
        contact.schema.is_none_or(|from| from == self.name || (has_uid(from) && has_uid(self.name)))
    }

    /// Returns `true` if a document of this schema has a card with the `uid` that is the contact's id.
    fn has_card_with_id(&self, contact: &Contact) -> bool {
        super::names::is_card(self.name)
            && contact.schema.is_some_and(has_uid)
            && edited::source(contact).is_some()
    }

    /// Returns `true` if the provider's privacy is a setting of the domain, such as Route 53's `RegistrantPrivacy`.
    fn hides_by_domain(&self) -> bool {
        const PROVIDERS: &str = "cloudflare dnsimple godaddy namecheap openprovider opensrs porkbun route53";
        PROVIDERS.split(' ').any(|provider| provider == self.provider)
    }

    /// Returns whether the schema has a place for what was verified, or reports those losses itself.
    fn carries_verified(&self) -> bool {
        matches!(self.codec, Codec::Canonical) || self.name == EPP
    }

    /// Returns the JSON Pointers of a field in documents of this schema, starting with the one to write.
    pub(crate) fn pointers(&self, field: Field) -> Vec<&'static str> {
        match &self.codec {
            Codec::Table(members) => {
                let members: &'static [Member] = members;
                members.iter().filter(|member| member.field() == Some(field)).map(|m| &*m.pointer).collect()
            }
            // The pointer is computed: see `Locator`.
            Codec::Canonical => Vec::new(),
            Codec::Functions { pointer, .. } => pointer(field).into_iter().collect(),
            Codec::Edited(codec) => codec
                .places
                .iter()
                .filter(|(known, _)| *known == field)
                .map(|(_, pointer)| *pointer)
                .collect(),
        }
    }

    /// Returns `true` if the provider requires the kind of a contact.
    pub(crate) fn wants_kind(&self) -> bool {
        self.provider == gandi_v3::SCHEMA.provider || self.name == ROUTE53
    }

    /// Returns `true` if a contact's document names a kind that its schema doesn't have.
    pub(crate) fn has_unknown_kind(&self, contact: &Contact) -> bool {
        let own = matches!(self.codec, Codec::Canonical).then_some(canonical::KIND);
        let says_something = |value: &Value| match value.as_str() {
            Some(text) => says_something(text),
            None => !loss::says_nothing(value),
        };
        let kept = |at: &str| contact.extra.get(at).is_some_and(says_something);
        contact.kind.is_none()
            && self.pointers(Field::KIND).into_iter().chain(own).filter(|at| !at.is_empty()).any(kept)
    }

    /// Returns `true` if the schema has a member at a JSON Pointer, or a group of members.
    pub(crate) fn knows(&self, pointer: &str) -> bool {
        let (object, key) = pointer.rsplit_once('/').unwrap_or_default();
        let is_in_table = || match &self.codec {
            Codec::Table(members) => members.entry(object, key).is_some(),
            _ => self.field_at(pointer).is_some(),
        };
        (object.is_empty() && self.signature.contains(&key)) || is_in_table()
    }

    /// Returns the field at a JSON Pointer in a document of this schema.
    pub(crate) fn field_at(&self, pointer: &str) -> Option<Field> {
        match &self.codec {
            Codec::Table(members) => members.iter().find(|member| member.pointer == pointer)?.field(),
            Codec::Canonical => Field::named(pointer.strip_prefix('/')?),
            Codec::Functions { pointer: at, .. } => Field::all().find(|field| at(*field) == Some(pointer)),
            // A list may hold several fields.
            Codec::Edited(codec) => {
                let mut fields = codec.places.iter().filter(|(_, known)| *known == pointer);
                fields.next().filter(|_| fields.next().is_none()).map(|(field, _)| *field)
            }
        }
    }

    /// Returns the only field at a JSON Pointer in any document of this schema, with its own keys and numbers of items.
    pub(crate) fn field_in(&'static self, pointer: &str) -> Option<Field> {
        let at_place = || {
            let has_place =
                |field: &Field| self.pointers(*field).iter().any(|place| is_alike(place, pointer));
            let mut fields = Field::all().filter(has_place);
            fields.next().filter(|_| fields.next().is_none())
        };
        self.field_at(pointer).or_else(at_place)
    }

    /// Returns the first field below a JSON Pointer.
    pub(crate) fn field_near(&self, pointer: &str) -> Option<Field> {
        let is_below = |at: &&'static str| at.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        Field::all().find(|field| self.pointers(*field).iter().any(&is_below))
    }

    /// Returns the JSON Pointer of a field in a document of this schema, or `None` if the schema lacks the
    /// field.
    pub fn pointer(&self, field: Field) -> Option<&'static str> {
        match &self.codec {
            Codec::Table(members) => {
                let members: &'static [Member] = members;
                members.iter().find(|member| member.field() == Some(field)).map(|member| &*member.pointer)
            }
            Codec::Canonical => None,
            Codec::Functions { pointer, .. } => pointer(field),
            Codec::Edited(codec) => {
                codec.places.iter().find(|(known, _)| *known == field).map(|(_, pointer)| *pointer)
            }
        }
    }
}

/// Returns `true` if a pointer leads to a place. In a place, `0` is any item of a list, and `k1` any key.
fn is_alike(place: &str, pointer: &str) -> bool {
    let is_same = |(place, key): (&str, &str)| match place {
        "0" => key.bytes().all(|byte| byte.is_ascii_digit()),
        "k1" => true,
        _ => place == key,
    };
    place.split('/').count() == pointer.split('/').count()
        && place.split('/').zip(pointer.split('/')).all(is_same)
}

/// The texts of a contact that may have a second spelling.
const SPELLED: [Field; 6] = [
    Field::FULL_NAME,
    Field::GIVEN_NAME,
    Field::FAMILY_NAME,
    Field::ORGANIZATION,
    Field::CITY,
    Field::SUBDIVISION,
];

fn is_same_address(one: &Contact, other: &Contact) -> bool {
    one.street == other.street && SPELLED.into_iter().all(|field| one.text(field) == other.text(field))
}

fn is_ascii_address(contact: &Contact) -> bool {
    let texts = SPELLED.into_iter().filter_map(|field| contact.text(field));
    texts.chain(contact.street.iter().map(String::as_str)).all(str::is_ascii)
}

/// The most values of a contact's document, so that the time of each operation on it has a limit. The largest real ones have a
/// few hundred.
const MOST_VALUES: usize = 10_000;

/// Counts the values of a document down. Returns whether there are at most as many.
fn holds_at_most(value: &Value, left: &mut usize) -> bool {
    let Some(rest) = left.checked_sub(1) else { return false };
    *left = rest;
    match value {
        Value::Array(items) => items.iter().all(|item| holds_at_most(item, left)),
        Value::Object(members) => members.values().all(|value| holds_at_most(value, left)),
        _ => true,
    }
}

/// Returns a document in the plain form of a table, without the envelope of an answer.
pub(crate) fn plain<'a>(members: &'static [Member], document: &'a Value) -> Result<Cow<'a, Value>, Error> {
    shape::open(members, document).map(|opened| opened.document)
}

/// Returns the losses of data that only the contact's source schema can hold, apart from the members at these
/// pointers.
pub(crate) fn extra_losses(contact: &Contact, carried: &[String]) -> Vec<Loss> {
    let source = contact.schema.and_then(|name| named(name).ok());
    let locator = source.map(|schema| Locator::new(schema, contact));
    let extra = |pointer: &str| match &locator {
        Some(locator) => Loss::extra(&locator.member(pointer)),
        None => Loss::extra(pointer),
    };
    let mut losses = Losses::default();
    for (pointer, value) in &contact.extra {
        match (source.map(|schema| &schema.codec), pointer.as_str()) {
            // The envelope of an answer is not part of the contact.
            (Some(Codec::Table(_)), "") => {}
            (Some(Codec::Functions { read, write, .. }), "") => {
                losses.extend(merge::not_understood(*read, |contact| write(contact, None), value));
            }
            (Some(Codec::Edited(codec)), "") => losses.extend((codec.lost)(value, carried)),
            _ if loss::says_nothing(value) || is_field_of(source, pointer, value, contact) => {}
            _ if carried.contains(pointer) => {}
            // Functions may have listed it already.
            _ => losses.add(extra(pointer)),
        }
    }
    losses.extend(contact.secrets.keys().map(|pointer| extra(pointer)));
    losses.list
}

/// Returns `true` if a kept member is only a different spelling of a field. The field carries its value.
fn is_field_of(source: Option<&'static Schema>, pointer: &str, value: &Value, contact: &Contact) -> bool {
    match source.map(|schema| &schema.codec) {
        Some(Codec::Table(members)) => members.iter().any(|m| {
            m.pointer == pointer
                && (m.is_shape()
                    || (m.field().is_some()
                        && m.spells(value).is_some()
                        && !table::is_apart(members, m, contact)))
        }),
        _ => false,
    }
}

/// Puts a value at a pointer, and creates the objects on the way.
pub(crate) fn put(document: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = place(document, pointer) {
        *place = value;
    }
}

/// Returns the value at a pointer, with the objects above it. A new one is null.
pub(crate) fn place<'a>(document: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    let mut here = document;
    for key in pointer.split('/').skip(1) {
        let key = unescape(key).into_owned();
        if !here.is_object() {
            *here = Value::Object(Map::new());
        }
        here = here.as_object_mut()?.entry(key).or_insert(Value::Null);
    }
    Some(here)
}
