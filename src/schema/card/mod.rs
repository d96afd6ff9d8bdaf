//! The properties of a vCard in the form of jCard (<https://www.rfc-editor.org/rfc/rfc7095>):
//! `[name, parameters, type, value]`. The schemas `jcard`, `vcard` and `rdap` wrap the same properties in
//! three ways.
//!
//! If several properties have the same name, the one with the lowest `pref` counts, or else the first. An
//! address with parts takes precedence over a label. The other properties stay in the document.

mod add;
mod address;
pub(crate) mod entries;
pub(crate) mod entry;
mod escape;
pub(crate) mod fault;
pub(crate) mod kept;
pub(crate) mod label;
mod more;
mod property;
pub(crate) mod region;
mod tel;
pub(super) mod text;
mod values;
pub(super) mod version;

use registrant_text::clean::says_something;
use serde_json::Value;

use super::engine::edited::{NOT_CHOSEN, STALE, Spot, changed, kind_named, unclaimed};
use super::engine::loss::{Loss, says_nothing};
use super::engine::more::More;
use super::engine::numbers::alone;
use crate::base::{Error, Place};
use crate::contact::{Contact, Field};
use crate::schema::card::entry::{NO_TIME, card_losses, changed_kind, changed_name, is_day, whole_name};
use property::{component, name, parameters, rank, set_component, set_text, text, value};

pub(super) use add::add_name;
pub(super) use property::property;

/// The fields that are the text of a property, with its name and its jCard type.
const TEXTS: [(Field, &str, &str); 4] = [
    (Field::JOB_TITLE, "title", "text"),
    (Field::EMAIL, "email", "text"),
    (Field::LANGUAGE, "lang", "language-tag"),
    (Field::ID, "uid", "text"),
];

/// The fields of the property N, in order.
const NAME: [Field; 2] = [Field::FAMILY_NAME, Field::GIVEN_NAME];

/// The further parts of the property N that belong to a field.
const FURTHER: [(Field, usize); 3] =
    [(Field::GIVEN_NAME, 2), (Field::FAMILY_NAME, 5), (Field::FAMILY_NAME, 6)];

/// A list of properties and its place in the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Card<'a> {
    pub properties: &'a [Value],
    pub at: &'a str,
    /// `true` if the property UID holds the contact's ID.
    pub has_uid: bool,
}

impl Card<'_> {
    /// Refuses a value that is not a list of properties.
    pub fn check(&self) -> Result<(), Error> {
        for (index, property) in self.properties.iter().enumerate() {
            let place = || Place::pointer(self.at).element(index);
            match property.as_array().map(Vec::as_slice) {
                // Some servers write empty parameters as an empty array.
                Some(
                    [Value::String(_), Value::Object(_) | Value::Array(_), Value::String(kind), values @ ..],
                ) if !values.is_empty() => {
                    if !matches!(kind.as_str(), "integer" | "float" | "boolean" | "unknown") {
                        for (part, value) in (3..).zip(values) {
                            check_texts(value, &|| place().element(part))?;
                        }
                    }
                }
                Some(_) => {
                    let expected = "an array of name, parameters, type and value";
                    return Err(Error::wrong_value(place(), expected));
                }
                None => return Err(Error::wrong_type(place(), "an array", property)),
            }
        }
        Ok(())
    }

    /// Returns all the properties as version 4.0, or `None` if one has data in an encoding that version 4.0 lacks.
    pub fn whole(&self) -> Option<Value> {
        let is_encoded = |known: &Value| property::parameter(known, "encoding").is_some();
        let whole = || {
            let properties = self.taken_apart();
            Value::Array(Card { properties: &properties, ..*self }.all())
        };
        (!self.properties.iter().any(is_encoded)).then(whole)
    }

    /// Returns the properties with the parts of an address that is only a label.
    fn taken_apart(&self) -> Vec<Value> {
        let mut properties = self.properties.to_vec();
        let known = self.address().and_then(|index| Some((index, self.properties.get(index)?)));
        let Some((index, own)) = known.filter(|(_, own)| !address::is_structured(own)) else {
            return properties;
        };
        let at = [self.at, "/", &index.to_string(), "/"].concat();
        let home = label::home(self.spots().into_iter().filter(|spot| spot.pointer.starts_with(&at)));
        if let Some(home) = home {
            let label = Value::from(address::label(own));
            address::edit(&mut properties, Some(index), &Contact::default(), &home);
            let own = properties.get_mut(index);
            own.into_iter().for_each(|own| property::set_parameter(own, "label", Some(label.clone())));
        }
        properties
    }

    /// Returns all the properties as version 4.0.
    pub fn all(&self) -> Vec<Value> {
        let mut all = vec![property("version", "text", version::NEWEST)];
        let is_named = self.text("fn").is_some();
        if !is_named {
            all.push(property("fn", "text", &self.name_elsewhere()));
        }
        let is_blank = |known: &&Value| name(known) == "fn" && !says_something(text(known));
        let rest = self.properties.iter().filter(|known| known.is_array() && name(known) != "version");
        let rest = rest.filter(|known| !is_blank(known));
        all.extend(rest.cloned().map(text::extended).map(version::completed));
        all
    }

    /// Returns the name of a card without FN: its parts, or else the organization, the e-mail address or a number.
    fn name_elsewhere(&self) -> String {
        let part = |wanted, part| {
            let index = self.structured(wanted)?;
            Some(component(self.properties.get(index)?, part)).filter(|text| !text.is_empty())
        };
        let mut person = Contact::default();
        for Spot { field, text, .. } in self.spots() {
            if [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::COUNTRY].contains(&field) && !text.is_empty() {
                person.set(field, text);
            }
        }
        let name = whole_name(&person);
        if !name.is_empty() {
            return entry::titled_name(name, &person, &self.more());
        }
        let whole = |wanted| Some(entry::from_uri(text(self.properties.get(self.text(wanted)?)?)));
        part("org", 0).or_else(|| ["email", "tel"].into_iter().find_map(whole)).unwrap_or_default()
    }

    /// Returns the preferred property of this name, among those with content.
    #[inline(never)]
    fn best(&self, wanted: &str, says: &dyn Fn(&Value) -> bool) -> Option<usize> {
        let found = self.properties.iter().enumerate();
        let found = found.filter(|(_, property)| name(property) == wanted && says(property));
        found.min_by_key(|(_, property)| rank(property)).map(|(index, _)| index)
    }

    #[inline(never)]
    fn text(&self, wanted: &str) -> Option<usize> {
        self.best(wanted, &|property| says_something(text(property)))
    }

    #[inline(never)]
    fn structured(&self, wanted: &str) -> Option<usize> {
        self.best(wanted, &|property| (0..NAME.len()).any(|part| says_something(&component(property, part))))
    }

    fn birthday(&self) -> Option<usize> {
        self.best("bday", &|property| day(property).is_some())
    }

    fn address(&self) -> Option<usize> {
        let whole = self.best("adr", &address::is_structured);
        let any = self.best("adr", &address::says_something);
        let rank =
            |index: Option<usize>| index.and_then(|index| self.properties.get(index)).map_or(u64::MAX, rank);
        if rank(any) < rank(whole) { any } else { whole }
    }

    /// Returns each field that the card has, with its pointer.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        let kind = self.text("kind").filter(|index| {
            self.properties.get(*index).is_some_and(|property| kind_named(text(property)).is_some())
        });
        self.add(Field::KIND, kind, "", &mut spots);
        let name = self.structured("n");
        self.add(Field::FAMILY_NAME, name, "/0", &mut spots);
        self.add(Field::GIVEN_NAME, name, "/1", &mut spots);
        // Further names have components of their own, which follow the first. A suffix repeats a generation.
        if let Some((index, property)) = name.and_then(|index| Some((index, self.properties.get(index)?))) {
            let at = [self.at, "/", &index.to_string(), "/3/"].concat();
            for (field, part) in FURTHER {
                if !component(property, part).is_empty() {
                    spots.push(Spot::new(field, &[&at, &part.to_string()], ""));
                }
            }
            for (place, _) in property::generations(property) {
                spots.push(Spot::new(Field::FAMILY_NAME, &[&at, &place], ""));
            }
        }
        self.add(Field::ORGANIZATION, self.structured("org"), "/0", &mut spots);
        self.add(Field::FULL_NAME, self.text("fn"), "", &mut spots);
        for (field, name, _) in TEXTS.iter().filter(|(field, ..)| self.has_uid || *field != Field::ID) {
            self.add(*field, self.text(name), "", &mut spots);
        }
        self.add(Field::BIRTH_DATE, self.birthday(), "", &mut spots);
        for (field, index) in tel::SHAPE.choose(self.properties).fields() {
            self.add(field, Some(index), "", &mut spots);
        }
        if let Some((index, property)) =
            self.address().and_then(|index| Some((index, self.properties.get(index)?)))
        {
            let texts = ["fn", "org"].map(|name| self.best(name, &|_| true));
            let names = texts.into_iter().flatten().filter_map(|index| self.properties.get(index));
            let names: Vec<String> = names.map(|name| component(name, 0)).collect();
            address::spots(property, &names, &[self.at, "/", &index.to_string(), "/"].concat(), &mut spots);
        }
        spots
    }

    /// Adds the field of a property: its value, or one part of a structured value.
    #[inline(never)]
    fn add(&self, field: Field, index: Option<usize>, part: &str, spots: &mut Vec<Spot>) {
        let Some((index, property)) = index.and_then(|index| Some((index, self.properties.get(index)?)))
        else {
            return;
        };
        let said = match (field, part) {
            (Field::BIRTH_DATE, _) => day(property).unwrap_or_default(),
            (Field::PHONE | Field::MOBILE | Field::FAX, _) => (tel::SHAPE.text)(property),
            (_, "") => text(property).to_owned(),
            (Field::FAMILY_NAME, _) => property::family_name(property),
            (Field::GIVEN_NAME, _) => {
                let names = [component(property, 1), component(property, 2)];
                names.join(" ").trim().to_owned()
            }
            (_, _) => component(property, 0),
        };
        let part = if value(property).is_array() { part } else { "" };
        spots.push(Spot::new(field, &[self.at, "/", &index.to_string(), "/3", part], &said));
    }

    /// Returns the data that no field holds: whole properties, or parts of the contact's own properties.
    pub fn lost(&self, document: &Value, spots: &[Spot], beside: &[&str], carried: &[String]) -> Vec<Loss> {
        let mut claimed: Vec<String> = beside.iter().map(|pointer| (*pointer).to_owned()).collect();
        claimed.extend_from_slice(carried);
        let mut names = Vec::new();
        for (index, property) in self.properties.iter().enumerate() {
            let at = format!("{}/{index}", self.at);
            let is_chosen = spots
                .iter()
                .any(|spot| spot.pointer.strip_prefix(&at).is_some_and(|rest| rest.starts_with('/')));
            if is_chosen {
                names.push(name(property));
                claimed.extend(["0", "2", "1/pref", "1/cc"].iter().map(|part| format!("{at}/{part}")));
                let told = |kind: &&str| matches!(&*kind.to_ascii_lowercase(), "voice" | "cell" | "fax");
                if name(property) == "tel" && parameters(property, "type").iter().all(told) {
                    claimed.push(format!("{at}/1/type"));
                }
            } else if name(property) == "version"
                || (says_nothing(value(property)) && name(property) != "adr")
            {
                claimed.push(at);
            }
        }
        claimed.extend(spots.iter().map(|spot| spot.pointer.clone()));
        let timed = self
            .birthday()
            .filter(|index| self.properties.get(*index).is_some_and(|day| text(day).contains('T')));
        let time = timed.map(|index| format!("{}/{index}/3", self.at));
        // A card that takes all properties takes the time too.
        let is_whole = |at: &String| {
            carried.iter().any(|known| at.strip_prefix(known).is_some_and(|rest| rest.starts_with('/')))
        };
        let time = time.filter(|at| !is_whole(at)).map(|at| Loss::at(at, NO_TIME));
        let lost = unclaimed(document, &claimed, &|pointer| {
            let index = pointer.strip_prefix(self.at)?.strip_prefix('/')?.parse::<usize>().ok()?;
            names.contains(&name(self.properties.get(index)?)).then_some(NOT_CHOSEN)
        });
        lost.into_iter().chain(time).collect()
    }

    /// Returns the properties after writing the difference between two contacts into them, and further items.
    pub fn edit(&self, before: &Contact, after: &Contact, further: &[More]) -> (Vec<Value>, Vec<Loss>) {
        let mut properties = self.properties.to_vec();
        let mut losses = card_losses(before, after);
        if let Some(kind) = changed_kind(before, after) {
            put(&mut properties, self.text("kind"), kind, "kind", "text");
        }
        // Reuses an existing property, even an empty one.
        let any = |wanted| self.best(wanted, &|_| true);
        let whole = changed_name(before, after).map(|whole| entry::titled_name(whole, after, further));
        if let Some(whole) = &whole {
            let index = self.text("fn").or_else(|| any("fn"));
            put(&mut properties, index, Some(whole), "fn", "text");
        }
        let is_blank = whole.as_ref().map_or(self.text("fn").is_none(), |whole| !says_something(whole));
        let is_other = |field| before.text(field) != after.text(field);
        let is_changed = || before.street != after.street || Field::all().any(is_other);
        if let Some(index) = any("fn").filter(|_| is_blank && is_changed()) {
            // A redacted entity gets no name that its contact does not say.
            let known = entry::stand_in(before).filter(|_| !self.has_uid);
            let stand_in = entry::stand_in(after).filter(|text| known != Some(*text)).map(str::to_owned);
            let name = Some(whole_name(after)).filter(|name| !name.is_empty()).or(stand_in);
            let name = name.filter(|name| says_something(name));
            put(&mut properties, Some(index), Some(name.as_deref().unwrap_or_default()), "fn", "text");
        }
        let mut index = self.structured("n").or_else(|| any("n"));
        for (part, field) in NAME.into_iter().enumerate() {
            if let Some(text) = changed(field, before, after) {
                let index = *index.get_or_insert_with(|| {
                    properties.push(property::structured("n", 5));
                    properties.len().saturating_sub(1)
                });
                let property = properties.get_mut(index);
                if let Some(property) = property {
                    set_component(property, part, Value::from(text.unwrap_or_default()));
                    if field == Field::FAMILY_NAME {
                        property::remove_generations(property);
                    }
                    for (_, part) in FURTHER.into_iter().filter(|(of, _)| *of == field) {
                        if !component(property, part).is_empty() {
                            set_component(property, part, Value::from(""));
                        }
                    }
                }
            }
        }
        if let Some(organization) = changed(Field::ORGANIZATION, before, after) {
            let index = self.structured("org").or_else(|| any("org"));
            match (index.and_then(|index| properties.get_mut(index)), organization) {
                (Some(property), Some(text)) if value(property).is_array() => {
                    set_component(property, 0, Value::from(text));
                }
                _ => put(&mut properties, index, organization, "org", "text"),
            }
        }
        for (field, name, kind) in TEXTS.iter().filter(|(field, ..)| self.has_uid || *field != Field::ID) {
            if let Some(text) = changed(*field, before, after) {
                put(&mut properties, self.text(name).or_else(|| any(name)), text, name, kind);
                properties.iter_mut().filter(|_| *field == Field::ID).for_each(property::settle_uid);
            }
        }
        let address = self.address();
        let removed = address::edit(&mut properties, address, before, after);
        if let Some(index) = address {
            let lost = removed.iter().map(|name| Loss::at(format!("{}/{index}/1/{name}", self.at), STALE));
            losses.extend(lost);
        }
        if let Some(day) = changed(Field::BIRTH_DATE, before, after) {
            put(&mut properties, self.birthday(), day.filter(|day| is_day(day)), "bday", "date");
        }
        losses.extend(alone(after).filter(|_| before.phone != after.phone || before.mobile != after.mobile));
        tel::SHAPE.edit(&mut properties, before, after);
        properties.retain(|property| !property.is_null());
        add::add(&mut properties, further, after);
        (properties, losses)
    }
}

/// Sets the text of a property, or appends a property. Without a text it sets the property to null.
#[inline(never)]
fn put(properties: &mut Vec<Value>, index: Option<usize>, text: Option<&str>, name: &str, kind: &str) {
    match (index.and_then(|index| properties.get_mut(index)), text) {
        (Some(property), Some(text)) => set_text(property, text),
        (Some(property), None) => *property = Value::Null,
        (None, Some(text)) => properties.push(property(name, kind, text)),
        (None, None) => {}
    }
}

/// Returns a complete date, `YYYY-MM-DD`, from a date or timestamp in the extended or basic format of ISO
/// 8601.
fn day(property: &Value) -> Option<String> {
    let text = text(property);
    if values::has_no_year(property) {
        return None;
    }
    let date = text.split(['T', ' ']).next()?;
    let basic = date.replace('-', "");
    let (year, rest) = basic.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let whole = format!("{year}-{month}-{day}");
    let is_written = day.len() == 2 && (date == basic || date == whole);
    (is_written && is_day(&whole)).then_some(whole)
}

/// Refuses a value that is neither a text, nor null, nor a list of these (RFC 7095, section 3.3.1.3).
fn check_texts(value: &Value, place: &dyn Fn() -> Place) -> Result<(), Error> {
    match value {
        Value::Null | Value::String(_) => Ok(()),
        Value::Array(parts) => parts
            .iter()
            .enumerate()
            .try_for_each(|(index, part)| check_texts(part, &|| place().element(index))),
        _ => Err(Error::wrong_type(place(), "a string", value)),
    }
}

/// Lists the fields that a card can hold. Properties have no fixed order, so they have no fixed pointers. The
/// document around the card may hold more fields.
macro_rules! places {
    ($id:literal, $list:literal $(; $($more:ident)* $at:literal)?) => {
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
            $($((Field::$more, $at),)*)?
        ]
    };
}
pub(super) use places;
