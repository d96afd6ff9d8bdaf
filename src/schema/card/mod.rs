//! The properties of a vCard, in the form of jCard (<https://www.rfc-editor.org/rfc/rfc7095>): `[name, parameters,
//! type, value]`. The schemas `jcard`, `vcard` and `rdap` are three wrappings of the same properties.
//!
//! Of several properties of one name the one with the lowest `pref` is the contact's, else the first; of several
//! addresses one with parts goes before one that is only a label. The others stay in the document.

mod address;
mod property;
mod tel;
pub(super) mod text;

use serde_json::{Value, json};

use super::edited::{NOT_CHOSEN, changed, day_loss, is_day, read_whole_name, unclaimed, whole_name};
use super::loss::Loss;
use super::numbers::{Chosen, alone};
use crate::contact::{Contact, Field, Kind};
use crate::error::{Error, Place};
use property::{component, component_at, name, parameters, rank, set_component, set_text, text, value};

/// Fields that are the text of a property: its name, and its type in jCard.
const TEXTS: [(Field, &str, &str); 4] = [
    (Field::JOB_TITLE, "title", "text"),
    (Field::EMAIL, "email", "text"),
    (Field::LANGUAGE, "lang", "language-tag"),
    (Field::ID, "uid", "text"),
];

/// A list of properties, and where it stands in its document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Card<'a> {
    pub properties: &'a [Value],
    pub at: &'a str,
    /// Whether the contact's id is the property UID.
    pub has_uid: bool,
    /// What the document around the card says the contact is, where the card itself does not.
    pub kind: Option<Kind>,
}

/// The indices of the properties that are the contact's.
#[derive(Debug)]
struct Picked {
    whole_name: Option<usize>,
    name: Option<usize>,
    kind: Option<usize>,
    organization: Option<usize>,
    address: Option<usize>,
    birthday: Option<usize>,
    texts: [Option<usize>; 4],
    numbers: Chosen,
}

impl Card<'_> {
    /// Refuses what is no list of properties.
    pub fn check(&self) -> Result<(), Error> {
        for (index, property) in self.properties.iter().enumerate() {
            let place = || Place::pointer(self.at).element(index);
            match property.as_array().map(Vec::as_slice) {
                // Some servers write no parameters as an empty array.
                Some([Value::String(_), Value::Object(_) | Value::Array(_), Value::String(_), _, ..]) => {}
                Some(_) => {
                    let expected = "an array of name, parameters, type and value";
                    return Err(Error::wrong_value(place(), expected));
                }
                None => return Err(Error::wrong_type(place(), "an array", property)),
            }
        }
        Ok(())
    }

    fn best(&self, wanted: &str, is_one: impl Fn(&Value) -> bool) -> Option<usize> {
        let found = self.properties.iter().enumerate();
        let found = found.filter(|(_, property)| name(property) == wanted && is_one(property));
        found.min_by_key(|(_, property)| rank(property)).map(|(index, _)| index)
    }

    fn pick(&self) -> Picked {
        let filled = |property: &Value| !text(property).is_empty();
        let mut texts = TEXTS.map(|(_, name, _)| self.best(name, filled));
        if !self.has_uid {
            texts[3] = None;
        }
        let whole = |property: &Value| address::is_structured(property);
        let written =
            |property: &Value| !address::lines(property).is_empty() || address::has_country(property);
        let address = self.best("adr", whole);
        let label = self.best("adr", written);
        let rank_of =
            |index: Option<usize>| index.and_then(|index| self.properties.get(index)).map_or(u64::MAX, rank);
        Picked {
            whole_name: self.best("fn", filled),
            name: self.best("n", |property| {
                component_at(property, 0).is_some() || component_at(property, 1).is_some()
            }),
            kind: self.best("kind", filled),
            organization: self.best("org", |property| component_at(property, 0).is_some()),
            address: if rank_of(label) < rank_of(address) { label } else { address },
            birthday: self.best("bday", |property| day(property).is_some()),
            texts,
            numbers: tel::SHAPE.choose(self.properties),
        }
    }

    fn get(&self, index: Option<usize>) -> Option<&Value> {
        self.properties.get(index?)
    }

    /// Reads the contact.
    pub fn read(&self) -> Result<Contact, Error> {
        let picked = self.pick();
        let mut contact = Contact::default();
        let place =
            |index: Option<usize>| Place::pointer(self.at).element(index.unwrap_or_default()).element(3);
        let checked = |index: Option<usize>, text: String| {
            super::text_at(&Value::String(text), place(index))
                .map(str::to_owned)
                .map(|text| Some(text).filter(|t| !t.is_empty()))
        };
        if let Some(n) = self.get(picked.name) {
            contact.family_name = checked(picked.name, component(n, 0))?;
            contact.given_name = checked(picked.name, component(n, 1))?;
        }
        if let Some(org) = self.get(picked.organization) {
            contact.organization = checked(picked.organization, component(org, 0))?;
        }
        contact.kind = match self.get(picked.kind).map(text) {
            Some(kind) if kind.eq_ignore_ascii_case("individual") => Some(Kind::Individual),
            Some(kind) if kind.eq_ignore_ascii_case("org") => Some(Kind::Company),
            Some(_) => None,
            None => self.kind,
        };
        if let Some(property) = self.get(picked.whole_name)
            && let Some(whole) = checked(picked.whole_name, text(property).to_owned())?
        {
            read_whole_name(&whole, &mut contact);
        }
        for ((field, ..), index) in TEXTS.iter().zip(picked.texts) {
            if let Some(property) = self.get(index)
                && let Some(text) = checked(index, text(property).to_owned())?
            {
                contact.set(*field, text);
            }
        }
        if let Some(property) = self.get(picked.address) {
            let place = || place(picked.address);
            contact.street = address::lines(property);
            if contact.street.iter().map(String::len).sum::<usize>() > super::member::LONGEST_TEXT {
                super::text_at(&Value::String(contact.street.join("\n")), place())?;
            }
            for (field, index) in address::PARTS {
                let part = checked(picked.address, component(property, index))?;
                part.into_iter().for_each(|part| contact.set(field, part));
            }
            let country = checked(picked.address, address::country(property))?;
            country.into_iter().for_each(|country| contact.set(Field::COUNTRY, country));
        }
        for (field, index) in numbers(picked.numbers) {
            if let Some(property) = self.get(index)
                && let Some(text) = checked(index, (tel::SHAPE.text)(property))?
            {
                contact.set(field, text);
            }
        }
        if let Some(day) = self.get(picked.birthday).and_then(day) {
            contact.set(Field::BIRTH_DATE, day);
        }
        Ok(contact)
    }

    /// Where each field stands.
    pub fn found(&self, contact: &Contact) -> Vec<(Field, String)> {
        let picked = self.pick();
        let mut found = Vec::new();
        let mut add = |field: Field, index: Option<usize>, rest: &str| {
            if let Some(index) = index {
                found.push((field, format!("{}/{index}/{rest}", self.at)));
            }
        };
        add(Field::KIND, picked.kind.filter(|_| contact.kind.is_some()), "3");
        add(Field::FAMILY_NAME, picked.name, "3/0");
        add(Field::GIVEN_NAME, picked.name, "3/1");
        let nested = self.get(picked.organization).is_some_and(|org| value(org).is_array());
        add(Field::ORGANIZATION, picked.organization, if nested { "3/0" } else { "3" });
        add(Field::FULL_NAME, picked.whole_name, "3");
        for ((field, ..), index) in TEXTS.iter().zip(picked.texts) {
            add(*field, index, "3");
        }
        if let Some(property) = self.get(picked.address) {
            for (field, rest) in address::found(property) {
                add(field, picked.address, &rest);
            }
        }
        for (field, index) in numbers(picked.numbers) {
            add(field, index, "3");
        }
        add(Field::BIRTH_DATE, picked.birthday, "3");
        found
    }

    /// What of the properties no field holds: whole properties, or parts of those that are the contact's.
    pub fn lost(&self, document: &Value, contact: &Contact, beside: &[String]) -> Vec<Loss> {
        let mut claimed = beside.to_vec();
        let mut names = Vec::new();
        for (_, pointer) in self.found(contact) {
            let rest = pointer.strip_prefix(self.at).unwrap_or_default();
            let index = rest.split('/').nth(1).and_then(|index| index.parse::<usize>().ok());
            if let Some((index, property)) =
                index.and_then(|index| Some((index, self.properties.get(index)?)))
            {
                names.push(name(property));
                let parts =
                    ["0", "2", "1/pref", "1/cc"].iter().map(|part| format!("{}/{index}/{part}", self.at));
                claimed.extend(parts);
                let told = |kind: &&str| {
                    ["voice", "cell", "fax"].iter().any(|known| known.eq_ignore_ascii_case(kind))
                };
                if name(property) == "tel" && parameters(property, "type").iter().all(told) {
                    claimed.push(format!("{}/{index}/1/type", self.at));
                }
            }
            claimed.push(pointer);
        }
        let is_void =
            |property: &Value| name(property) == "version" || super::loss::says_nothing(value(property));
        let voids = self.properties.iter().enumerate().filter(|(_, property)| is_void(property));
        // The empty address of a label says something in its parameters.
        let voids = voids.filter(|(_, property)| name(property) != "adr");
        claimed.extend(voids.map(|(index, _)| format!("{}/{index}", self.at)));
        unclaimed(document, &claimed, &|pointer| {
            let index = pointer.strip_prefix(self.at)?.strip_prefix('/')?.parse::<usize>().ok()?;
            names.contains(&name(self.properties.get(index)?)).then_some(NOT_CHOSEN)
        })
    }

    /// The properties with what differs between two contacts written into them.
    pub fn edit(&self, before: &Contact, after: &Contact) -> (Vec<Value>, Vec<Loss>) {
        let picked = self.pick();
        let mut properties = self.properties.to_vec();
        let mut losses = Vec::new();
        if before.kind != after.kind {
            let word = |kind| if kind == Kind::Individual { "individual" } else { "org" };
            if before.kind.map(word) != after.kind.map(word) {
                put(&mut properties, picked.kind, after.kind.map(word), "kind", "text");
            }
            losses.extend(kind_loss(after.kind));
        }
        self.edit_names(&picked, &mut properties, before, after);
        for ((field, name, kind), index) in TEXTS.iter().zip(picked.texts) {
            if let Some(text) = changed(*field, before, after).filter(|_| self.has_uid || *field != Field::ID)
            {
                put(&mut properties, index, text, name, kind);
            }
        }
        address::edit(&mut properties, picked.address, before, after);
        if let Some(day) = changed(Field::BIRTH_DATE, before, after) {
            losses.extend(day.filter(|day| !is_day(day)).map(|_| day_loss()));
            let day = day.filter(|day| is_day(day));
            put(&mut properties, picked.birthday, day, "bday", "date");
        }
        losses.extend(alone(after).filter(|_| before.phone != after.phone || before.mobile != after.mobile));
        tel::SHAPE.edit(&mut properties, before, after);
        properties.retain(|property| !property.is_null());
        (properties, losses)
    }

    fn edit_names(&self, picked: &Picked, properties: &mut Vec<Value>, before: &Contact, after: &Contact) {
        let (was, is) = (whole_name(before), whole_name(after));
        if was != is {
            // One that is there, were it empty, is filled.
            let empty = || properties.iter().position(|property| name(property) == "fn");
            let index = picked.whole_name.or_else(empty);
            put(properties, index, Some(is.as_str()), "fn", "text");
        }
        let parts = [Field::FAMILY_NAME, Field::GIVEN_NAME].map(|field| changed(field, before, after));
        if parts != [None; 2] {
            let mut new = json!(["n", {}, "text", ["", "", "", "", ""]]);
            let standing = picked.name.and_then(|index| properties.get_mut(index));
            let is_new = standing.is_none();
            let property = standing.unwrap_or(&mut new);
            for (index, part) in parts.iter().enumerate() {
                if let Some(part) = part {
                    set_component(property, index, json!(part.unwrap_or_default()));
                }
            }
            if is_new {
                properties.push(new);
            }
        }
        if let Some(organization) = changed(Field::ORGANIZATION, before, after) {
            match (picked.organization.and_then(|index| properties.get_mut(index)), organization) {
                (Some(property), Some(text)) if value(property).is_array() => {
                    set_component(property, 0, json!(text));
                }
                _ => put(properties, picked.organization, organization, "org", "text"),
            }
        }
    }
}

/// That a card tells only persons from organizations.
pub(super) fn kind_loss(kind: Option<Kind>) -> Option<Loss> {
    let is_told = matches!(kind, None | Some(Kind::Individual | Kind::Company));
    let why = "the target tells only persons from organizations";
    (!is_told).then(|| Loss { path: Field::KIND.name().to_owned(), why })
}

/// Sets the text of a property, makes one, or takes it away: it is null then.
fn put(properties: &mut Vec<Value>, index: Option<usize>, text: Option<&str>, name: &str, kind: &str) {
    match (index.and_then(|index| properties.get_mut(index)), text) {
        (Some(property), Some(text)) => set_text(property, text),
        (Some(property), None) => *property = Value::Null,
        (None, Some(text)) => properties.push(json!([name, {}, kind, text])),
        (None, None) => {}
    }
}

fn numbers(chosen: Chosen) -> [(Field, Option<usize>); 3] {
    [(Field::PHONE, chosen.phone), (Field::MOBILE, chosen.mobile), (Field::FAX, chosen.fax)]
}

/// A whole day, `YYYY-MM-DD`, from a date or a time stamp in the extended or the basic format of ISO 8601.
fn day(property: &Value) -> Option<String> {
    let text = text(property);
    let date = text.split(['T', ' ']).next()?;
    let basic = date.replace('-', "");
    let (year, rest) = basic.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let whole = format!("{year}-{month}-{day}");
    let is_written = day.len() == 2 && (date == basic || date == whole);
    (is_written && is_day(&whole)).then_some(whole)
}

/// The fields that a card has a place for; the properties stand in a list, in no fixed order.
macro_rules! places {
    ($id:literal, $list:literal) => {
        &[
            (Field::ID, $id),
            (Field::KIND, $list),
            (Field::GIVEN_NAME, $list),
            (Field::FAMILY_NAME, $list),
            (Field::FULL_NAME, $list),
            (Field::ORGANIZATION, $list),
            (Field::JOB_TITLE, $list),
            (Field::STREET, $list),
            (Field::CITY, $list),
            (Field::SUBDIVISION, $list),
            (Field::POSTAL_CODE, $list),
            (Field::COUNTRY, $list),
            (Field::EMAIL, $list),
            (Field::PHONE, $list),
            (Field::MOBILE, $list),
            (Field::FAX, $list),
            (Field::LANGUAGE, $list),
            (Field::BIRTH_DATE, $list),
        ]
    };
}
pub(super) use places;
