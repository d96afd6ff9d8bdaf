//! Schemas whose documents have lists: several numbers, several addresses. One item of each list becomes part
//! of the contact; the rest stays in the document.
//!
//! `extra` keeps the whole document under the empty pointer. Encoding writes the changed fields into it, at
//! their original places, and touches nothing else.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::codec::{Codec, Encoded, Written};
use super::free_text;
use super::locator::Places;
use super::loss::{Loss, says_nothing};
use super::more::{More, UID, What};
use super::moved::{into_shared, is_only_group, plain_name};
use super::object::get;
use crate::base::{Error, Place, escape};
use crate::contact::{Contact, Country, Field, FieldType, Kind};
use crate::normalize::{self, FieldChange};
use crate::schema::Schema;

/// The codec of such documents.
#[derive(Debug)]
pub(crate) struct Edited {
    /// The fields of the schema, with their pointers in a new document.
    pub places: &'static [(Field, &'static str)],
    /// Refuses a value that is not a document of the schema.
    pub check: fn(&Value) -> Result<(), Error>,
    /// Returns each field of a document with its pointer.
    pub spots: fn(&Value) -> Vec<Spot>,
    /// Returns the items of a document that other schemas with lists take.
    pub more: fn(&Value) -> Vec<More>,
    /// Returns the name as the document orders its parts.
    pub ordered: fn(&Value) -> Option<Ordered>,
    /// Writes the difference between two contacts into a document, or into a new one with further items.
    pub edit: fn(Option<&Value>, &Contact, &Contact, &[More]) -> Written,
    /// Returns the losses: data of a document that no field holds, apart from the members at these pointers.
    pub lost: fn(&Value, &[String]) -> Vec<Loss>,
    /// Returns how likely a document is one of this schema, in percent.
    pub fit: fn(&Value) -> usize,
    /// The card that the schemas of one provider share, each in its own document.
    pub shared: Option<Shared>,
}

/// A name in the order of its document.
#[derive(Debug)]
pub(crate) struct Ordered {
    pub text: String,
    /// The JSON Pointers of the members that say the order.
    pub members: Vec<String>,
}

/// A card that moves as a whole between the schemas of one provider.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The JSON Pointer of the card.
    pub at: &'static str,
    /// Returns the card of a document, in the form of all the schemas.
    pub card: fn(&Value) -> Option<Value>,
    /// Returns a new document with a card.
    pub wrap: fn(Value) -> Value,
}

impl Edited {
    /// Returns the fields that are a guess: they come from the text of a whole address.
    pub fn taken_apart(&self, document: &Value) -> Vec<FieldChange> {
        let spots = (self.spots)(document);
        let guess = |spot: &Spot| {
            let change = normalize::Change::new("taken_apart", "", spot.text.as_str());
            FieldChange { field: spot.field, change }
        };
        spots.iter().filter(|spot| spot.is_guess && !spot.text.is_empty()).map(guess).collect()
    }
}

/// A field of a document, or one part of it, with its pointer.
#[derive(Debug)]
pub(crate) struct Spot {
    pub field: Field,
    /// The JSON Pointer.
    pub pointer: String,
    /// The text. Each line of the street has its own spot. Other parts of a field after the first are empty.
    pub text: String,
    /// `true` for a part of a whole address, other than the street.
    pub is_guess: bool,
}

impl Spot {
    /// Returns a spot at the end of a path. It is not inlined, because the many calls would enlarge the wasm
    /// file.
    #[inline(never)]
    pub fn new(field: Field, path: &[&str], text: &str) -> Self {
        Self { field, pointer: path.concat(), text: text.to_owned(), is_guess: false }
    }
}

/// The pointer under which the whole document is kept.
const WHOLE: &str = "";

/// The reason for leaving out an item of a list.
pub(crate) const NOT_CHOSEN: &str = "a contact holds only one of these, and another one is set";

/// The reason for removing what repeats a changed address.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only cards have labels"))]
pub(crate) const STALE: &str = "it describes the old address";

pub(crate) fn decode(
    schema: &'static Schema,
    codec: &Edited,
    document: &mut Cow<'_, Value>,
) -> Result<Contact, Error> {
    let mut contact = read(codec, document)?;
    contact.schema = Some(schema.name);
    let document = std::mem::replace(document, Cow::Owned(Value::Null));
    contact.extra.insert(WHOLE.to_owned(), document.into_owned());
    Ok(contact)
}

/// Reads a document. In an organization's card, the whole name may be the organization's name.
pub(super) fn read(codec: &Edited, document: &Value) -> Result<Contact, Error> {
    (codec.check)(document)?;
    let mut contact = Contact::default();
    let mut whole = None;
    let spots = (codec.spots)(document);
    let mut places = Vec::with_capacity(spots.len());
    for Spot { field, pointer, text, .. } in spots {
        if text.len() > crate::schema::parse::LONGEST_TEXT {
            crate::schema::text_at(&Value::String(text), Place::pointer(&pointer))?;
        } else if !text.is_empty() {
            match field {
                Field::STREET => contact.street.extend(text.split('\n').map(str::to_owned)),
                Field::KIND => contact.kind = kind_named(&text),
                Field::FULL_NAME => whole = Some(text),
                _ if field.kind() == FieldType::Flag => contact.set_flag(field, text == "true"),
                _ => contact.set(field, text),
            }
        }
        places.push((field, pointer));
    }
    contact.document.places = Some(places);
    contact.street.retain(|line| !line.trim().is_empty());
    whole.iter().for_each(|name| read_whole_name(name, &mut contact));
    Ok(contact)
}

/// Returns the kind for a card's `KIND`. A group, such as an abuse desk, is not a person. Places and devices have no kind.
pub(crate) fn kind_named(word: &str) -> Option<Kind> {
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    if is(PERSON) { Some(Kind::Individual) } else { (is(ORGANIZATION) || is(GROUP)).then_some(Kind::Company) }
}

pub(crate) const PERSON: &str = "individual";
pub(crate) const ORGANIZATION: &str = "org";
pub(super) const GROUP: &str = "group";

pub(crate) fn encode(schema: &Schema, codec: &Edited, contact: &Contact) -> Encoded {
    let own = contact.schema == Some(schema.name);
    let kept = contact.extra.get(WHOLE).filter(|_| own);
    let shared = if own || !cfg!(feature = "cards") { None } else { shared(schema, codec, contact) };
    let mut carried: Vec<String> = shared.iter().map(|(_, at)| (*at).to_owned()).collect();
    let kept = kept.or(shared.as_ref().map(|(document, _)| document));
    let kept = kept.and_then(|kept| Some((kept, read(codec, kept).ok()?)));
    let has_place = |field: Field| codec.places.iter().any(|(known, _)| *known == field);
    let shown = if own { None } else { Some(free_text::shown(contact, has_place(Field::FULL_NAME))) };
    let mut kept_elsewhere = Vec::new();
    let Written { document, mut losses } = match &kept {
        Some((kept, before)) if own => (codec.edit)(Some(kept), before, contact, &[]),
        Some((kept, before)) => into_shared(schema, codec, (kept, before), contact),
        None => {
            let mut more = if own { Vec::new() } else { further(contact) };
            more.retain(|item| item.what != What::Card(UID) || super::names::is_card(schema.name));
            // A website is one of the links.
            let site =
                contact.text(Field::WEBSITE).and_then(|site| More::new(What::Link, site, None, "", &[]));
            kept_elsewhere.extend(site.iter().map(|_| Field::WEBSITE));
            more.extend(site);
            let label = shown.and_then(|shown| shown.note);
            more.splice(0..0, label.and_then(|label| More::new(What::Note, label, None, "", &[])));
            let mut contact = Cow::Borrowed(contact);
            if let Some(shown) = shown {
                kept_elsewhere.push(Field::LABEL);
                if has_place(Field::LABEL) {
                    kept_elsewhere.push(Field::FULL_NAME);
                    contact.to_mut().label = shown.name.map(str::to_owned);
                }
            }
            if cfg!(feature = "cards") && !own && super::names::is_card(schema.name) {
                if is_only_group(&contact, &more) {
                    contact.to_mut().organization = None;
                }
                if let Some(name) = plain_name(&contact, &more) {
                    contact.to_mut().full_name = Some(name);
                }
            }
            let order = if own { None } else { ordered(&contact) };
            let contact = &Contact {
                full_name: contact.full_name.clone().or(order.as_ref().map(|order| order.text.clone())),
                ..contact.into_owned()
            };
            let written = (codec.edit)(None, &Contact::default(), contact, &more);
            let is_card = super::names::is_card(schema.name);
            let members =
                |item: More| item.members.into_iter().chain(item.aside.into_iter().filter(|_| is_card));
            carried = more.into_iter().flat_map(members).collect();
            carried.extend(order.into_iter().flat_map(|order| order.members));
            written
        }
    };
    if !own {
        let rest = super::codec::extra_losses(contact, &carried);
        let rest: Vec<Loss> = rest.into_iter().filter(|loss| !losses.contains(loss)).collect();
        losses.extend(rest);
    }
    let is_kept = |field: &Field| has_place(*field) || kept_elsewhere.contains(field);
    losses.extend(Field::all().filter(|field| contact.has(*field) && !is_kept(field)).map(Loss::field));
    Encoded { document, losses }
}

/// Returns a new document with the card of the document that the contact came from, and the card's old pointer.
pub(super) fn shared(schema: &Schema, codec: &Edited, contact: &Contact) -> Option<(Value, &'static str)> {
    let source = crate::schema::named(contact.schema?).ok()?;
    let Codec::Edited(from) = source.codec else { return None };
    let kept = contact.extra.get(WHOLE).filter(|kept| (from.check)(kept).is_ok())?;
    let (to, from) = (codec.shared.as_ref()?, from.shared.as_ref()?);
    let card = (from.card)(kept).filter(|_| source.provider == schema.provider)?;
    Some(((to.wrap)(card), from.at))
}

/// Returns the document with lists that the contact came from, with its codec.
pub(crate) fn source(contact: &Contact) -> Option<(&'static Edited, &Value)> {
    let Codec::Edited(codec) = crate::schema::named(contact.schema?).ok()?.codec else { return None };
    contact.extra.get(WHOLE).filter(|kept| (codec.check)(kept).is_ok()).map(|kept| (codec, kept))
}

/// Returns the name in the order of the document that the contact came from. The document must say one, and the contact must
/// still have this name.
pub(crate) fn ordered(contact: &Contact) -> Option<Ordered> {
    let (codec, kept) = source(contact)?;
    let (given, family) = (contact.given_name.as_deref()?, contact.family_name.as_deref()?);
    let whole = [family, given].join(" ");
    let begins_with_family = |spot: &Spot| spot.field == Field::FULL_NAME && spot.text == whole;
    if let Some(spot) = (codec.spots)(kept).into_iter().find(begins_with_family) {
        let at = spot.pointer.strip_suffix("full").map(|name| format!("{name}isOrdered"));
        return Some(Ordered { text: whole, members: at.into_iter().collect() });
    }
    (codec.ordered)(kept).filter(|order| [given, family].iter().all(|part| says_all(&order.text, part)))
}

/// Returns whether a name has every word of another one.
pub(crate) fn says_all(full: &str, parts: &str) -> bool {
    parts.split_whitespace().all(|word| full.contains(word))
}

/// Returns the further items of the document that the contact came from. If the contact is normalized, so are the numbers.
pub(crate) fn further(contact: &Contact) -> Vec<More> {
    let mut more = source(contact).map(|(codec, kept)| (codec.more)(kept)).unwrap_or_default();
    if contact.state.is_normalized {
        for item in &mut more {
            if let What::Number(_) = item.what {
                item.text = normalize::number_of(contact, &item.text).unwrap_or_else(|| item.text.clone());
            }
            let country = item.address.country.as_deref().and_then(Country::new);
            let area = item.address.subdivision.as_deref();
            if let Some(area) = area.and_then(|area| normalize::subdivision(area, country).value) {
                item.address.subdivision = Some(area.code().to_owned());
            }
        }
    }
    let is_elsewhere = has_moved(contact);
    more.retain(|item| match item.what {
        What::Full => describes(&item.text, contact),
        What::Place(_) => !is_elsewhere,
        _ => true,
    });
    more.extend(super::names::middle_name(contact));
    more
}

/// Returns whether a contact has another address than its document, apart from the spelling.
fn has_moved(contact: &Contact) -> bool {
    let before = source(contact).and_then(|(codec, kept)| read(codec, kept).ok());
    let spelled = |known: &Contact| {
        let all = known.street.iter().chain(&known.city).flat_map(|line| line.chars());
        all.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    before.is_some_and(|before| spelled(&before) != spelled(contact))
}

/// Returns whether a text has the contact's address.
fn describes(text: &str, contact: &Contact) -> bool {
    let parts = [&contact.city, &contact.postal_code].into_iter().flatten();
    contact.street.iter().chain(parts).all(|part| says_all(text, part))
}

/// Returns the JSON Pointer of each field in the document that the contact came from. The first one of a field counts.
pub(crate) fn places<'a>(codec: &Edited, contact: &'a Contact) -> Option<Places<'a>> {
    // In a text, every pointer refers to the whole.
    if codec.places.iter().all(|(_, pointer)| pointer.is_empty()) {
        return None;
    }
    let kept = contact.extra.get(WHOLE)?;
    let places = match &contact.document.places {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned((codec.spots)(kept).into_iter().map(|spot| (spot.field, spot.pointer)).collect()),
    };
    Some(Box::new(move |field| {
        places.iter().find(|(known, _)| *known == field).map(|(_, pointer)| pointer.clone())
    }))
}

/// Returns the new value of a field, or `None` if it is unchanged.
#[inline(never)]
pub(crate) fn changed<'a>(field: Field, before: &Contact, after: &'a Contact) -> Option<Option<&'a str>> {
    let now = after.text(field).filter(|text| !text.is_empty());
    (before.text(field).filter(|text| !text.is_empty()) != now).then_some(now)
}

/// Returns a loss for each non-empty part of a document outside of the claimed pointers.
pub(crate) fn unclaimed(
    document: &Value,
    claimed: &[String],
    why: &dyn Fn(&str) -> Option<&'static str>,
) -> Vec<Loss> {
    // The claimed pointers, and the pointers above them.
    let mut known = Map::new();
    for pointer in claimed {
        for above in pointer.match_indices('/').filter_map(|(end, _)| pointer.get(..end)) {
            known.entry(above).or_insert(Value::Bool(false));
        }
    }
    known.extend(claimed.iter().map(|pointer| (pointer.clone(), Value::Bool(true))));
    let mut losses = Vec::new();
    walk(document, &known, why, String::new(), &mut losses);
    losses
}

fn walk(
    value: &Value,
    known: &Map<String, Value>,
    why: &dyn Fn(&str) -> Option<&'static str>,
    at: String,
    losses: &mut Vec<Loss>,
) {
    let claimed = known.get(&at).and_then(Value::as_bool);
    if claimed == Some(true) || says_nothing(value) {
        return;
    }
    let is_above = claimed.is_some();
    match value {
        Value::Object(members) if is_above || at.is_empty() => {
            for (key, value) in members {
                walk(value, known, why, format!("{at}/{}", escape(key)), losses);
            }
        }
        Value::Array(items) if is_above || at.is_empty() => {
            for (index, value) in items.iter().enumerate() {
                walk(value, known, why, format!("{at}/{index}"), losses);
            }
        }
        _ => {
            let loss = Loss::extra(&at);
            losses.push(Loss { message: why(&at).map_or(loss.message, Cow::Borrowed), ..loss });
        }
    }
}

/// Returns a country for a schema with country names. It keeps the present name if that is right.
pub(crate) fn country_name(standing: &str, wanted: &str) -> String {
    match Country::new(wanted).filter(|country| country.is_assigned()) {
        Some(country) if normalize::country_value(standing) == Some(country) => standing.to_owned(),
        Some(country) => country.name().unwrap_or(wanted).to_owned(),
        None => wanted.to_owned(),
    }
}

/// Refuses a member that is neither a text nor null.
pub(crate) fn check_text(object: &Value, key: &str, at: &str) -> Result<(), Error> {
    match get(object, key) {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(text)) if text.len() <= crate::schema::parse::LONGEST_TEXT => Ok(()),
        Some(value) => crate::schema::text_at(value, Place::pointer(at).member(key)).map(|_| ()),
    }
}

/// Sets the whole name, unless the given and family name already express it. For an organization without a
/// name or a person, it sets the organization's name too. The name of a company's card is not its person's.
pub(crate) fn read_whole_name(name: &str, contact: &mut Contact) {
    let (given, family) = (contact.given_name.clone(), contact.family_name.clone());
    let (given, family) = (given.as_deref(), family.as_deref());
    if given.or(family).is_some() && contact.organization.as_deref() == Some(name) {
        return;
    }
    let joined = |first: Option<&str>, last: Option<&str>| match (first, last) {
        (Some(first), Some(last)) => {
            name.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)).is_some_and(|gap| gap == " ")
        }
        (one, other) => one.or(other) == Some(name),
    };
    if !joined(given, family) && !joined(family, given) {
        contact.full_name = Some(name.to_owned());
        if contact.kind == Some(Kind::Company) && contact.organization.is_none() && given.or(family).is_none()
        {
            contact.organization.clone_from(&contact.full_name);
        }
    }
}
