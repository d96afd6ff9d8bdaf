//! What a contact has no field for, as a property of a vCard and as an entry of a JSContact card.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc9555>, sections 2 and 3, read on 2026-11-22. A property without an entry is
//! one of `vCardProps`, and a parameter without a member one of `vCardParams`. A member without a property is a JSPROP.

use serde_json::{Map, Value, json};

use super::kept::PARAMETERS;
use super::property::{component, parameter, parameters, property, set_parameter, structured, value};
use super::values::{
    OMITTED_YEAR, date, date_text, has_no_year, is_context, is_name, is_said, is_uri, of_parameter,
    one_or_all, set_path, set_rest, time, to_parameter,
};
use crate::schema::engine::more::{ROLE, What};
use crate::schema::engine::object::{self, items, set, set_text, texts};

/// A property with the entry that says the same.
#[derive(Debug)]
pub(crate) struct Row {
    /// The name of the property.
    pub name: &'static str,
    /// The jCard type of its value.
    kind: &'static str,
    /// The collection of the entry, or the object with the member.
    pub collection: &'static str,
    /// The member that holds the value.
    pub member: &'static str,
    /// The member of the entry that tells it from others of its collection, and its value.
    pub mark: (&'static str, &'static str),
    pub form: Form,
    /// The parameters that have members of their own.
    pub beside: &'static [(&'static str, &'static str)],
}

/// The form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    /// A text or a URI.
    Either,
    /// A name with units.
    Organization,
    Date,
    /// The place of an anniversary, which is a part of its entry.
    Place,
    /// The key of the entry.
    Key,
    /// The key of a value that is true.
    Flag,
    /// A member that exists once.
    Once,
    /// The same, with a time.
    Time,
}

const fn row(
    name: &'static str,
    kind: &'static str,
    (collection, member): (&'static str, &'static str),
    tag: &'static str,
) -> Row {
    let mark = (if tag.is_empty() { "" } else { "kind" }, tag);
    Row { name, kind, collection, member, mark, form: Form::Text, beside: &[] }
}

impl Row {
    const fn in_form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    const fn with(mut self, beside: &'static [(&'static str, &'static str)]) -> Self {
        self.beside = beside;
        self
    }

    const fn marked(mut self, member: &'static str, text: &'static str) -> Self {
        self.mark = (member, text);
        self
    }
}

const MEDIA: &[(&str, &str)] = &[("mediatype", "mediaType")];
const LISTED: &[(&str, &str)] = &[("mediatype", "mediaType"), ("index", "listAs")];
const LEVEL: &[(&str, &str)] = &[("level", "level"), ("index", "listAs")];
const SERVICE: &[(&str, &str)] = &[("service-type", "service"), ("username", "user")];
const AUTHOR: &[(&str, &str)] =
    &[("author", "author/uri"), ("author-name", "author/name"), ("created", "created")];

/// A member of a group. Only the card of a group has any (RFC 6350, section 6.6.5; RFC 9553, section 2.1.6).
pub(crate) const MEMBER: &str = "member";

/// The rows. Of several for one collection, the one without a mark is the last.
const ROWS: [Row; 31] = [
    row("photo", "uri", ("media", "uri"), "photo").with(MEDIA),
    row("logo", "uri", ("media", "uri"), "logo").with(MEDIA),
    row("sound", "uri", ("media", "uri"), "sound").with(MEDIA),
    row("key", "uri", ("cryptoKeys", "uri"), "").with(MEDIA),
    row("source", "uri", ("directories", "uri"), "entry").with(LISTED),
    row("org-directory", "uri", ("directories", "uri"), "directory").with(LISTED),
    row("caluri", "uri", ("calendars", "uri"), "calendar").with(MEDIA),
    row("fburl", "uri", ("calendars", "uri"), "freeBusy").with(MEDIA),
    row("caladruri", "uri", ("schedulingAddresses", "uri"), ""),
    row("contact-uri", "uri", ("links", "uri"), "contact").with(MEDIA),
    row("url", "uri", ("links", "uri"), "").with(MEDIA),
    row("note", "text", ("notes", "note"), "").with(AUTHOR),
    row(ROLE, "text", ("titles", "name"), ROLE),
    row("title", "text", ("titles", "name"), ""),
    row("org", "text", ("organizations", "name"), "").in_form(Form::Organization),
    row("lang", "language-tag", ("preferredLanguages", "language"), ""),
    row("impp", "uri", ("onlineServices", "uri"), "").with(SERVICE).marked("vCardName", "impp"),
    row("socialprofile", "uri", ("onlineServices", "uri"), "").with(SERVICE).in_form(Form::Either),
    row("expertise", "text", ("personalInfo", "value"), "expertise").with(LEVEL),
    row("hobby", "text", ("personalInfo", "value"), "hobby").with(LEVEL),
    row("interest", "text", ("personalInfo", "value"), "interest").with(LEVEL),
    row("anniversary", "date", ("anniversaries", "date"), "wedding").in_form(Form::Date),
    row("deathdate", "date", ("anniversaries", "date"), "death").in_form(Form::Date),
    row("bday", "date", ("anniversaries", "date"), "birth").in_form(Form::Date),
    row("birthplace", "text", ("anniversaries", "place"), "birth").in_form(Form::Place),
    row("deathplace", "text", ("anniversaries", "place"), "death").in_form(Form::Place),
    row("pronouns", "text", ("speakToAs/pronouns", "pronouns"), ""),
    row("related", "uri", ("relatedTo", "relation"), "").in_form(Form::Key),
    row(MEMBER, "uri", ("members", ""), "").in_form(Form::Flag),
    row("prodid", "text", ("", "prodId"), "").in_form(Form::Once),
    row("rev", "timestamp", ("", "updated"), "").in_form(Form::Time),
];

/// The other rows: those of members that exist once.
const ONCE: [Row; 2] = [
    row("created", "timestamp", ("", "created"), "").in_form(Form::Time),
    row("gramgender", "text", ("speakToAs", "grammaticalGender"), "").in_form(Form::Once),
];

/// The grammatical genders of a JSContact card (RFC 9553, section 2.2.4).
const GENDERS: [&str; 6] = ["animate", "common", "feminine", "inanimate", "masculine", "neuter"];

/// Returns all rows.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().chain(&ONCE)
}

impl Row {
    /// Returns what an item of this row is.
    pub fn what(&self) -> What {
        match self.name {
            "url" | "contact-uri" => What::Link,
            "note" => What::Note,
            // A unit of the organization is another item.
            "org" => What::Card("organizations"),
            name => What::Card(name),
        }
    }

    /// Returns the row of an item with this entry.
    pub fn of(what: What, entry: &Value) -> Option<&'static Self> {
        let says = |row: &Self| {
            let (member, word) = row.mark;
            what != What::Link || member.is_empty() || object::text(entry, member) == word
        };
        rows().find(|row| row.what() == what && says(row))
    }

    /// Returns an entry with only a text.
    pub fn blank(&self, said: &str) -> Value {
        let mut entry = texts(&[(self.member, said)]);
        let (mark, word) = self.mark;
        if !mark.is_empty() {
            set_text(&mut entry, mark, Some(word));
        }
        entry
    }

    /// Returns whether the entry is an object with members of its own.
    pub fn has_members(&self) -> bool {
        matches!(self.form, Form::Text | Form::Either | Form::Organization | Form::Date | Form::Flag)
    }

    /// Returns the entry for a property, without its context and preference. A value that no entry can hold gives `None`.
    pub fn entry(&self, property: &Value) -> Option<Value> {
        let kind = property.get(2).and_then(Value::as_str).unwrap_or_default();
        let said = component(property, 0);
        if said.trim().is_empty() {
            return None;
        }
        let mut entry = self.blank(&said);
        match self.form {
            // A value that is true has no parameters.
            Form::Flag => return Some(texts(&[("key", &said)])).filter(|_| !value(property).is_array()),
            Form::Text | Form::Once if self.name != "gramgender" => {
                if value(property).is_array() {
                    return None;
                }
            }
            Form::Text | Form::Once => {
                let lower = said.to_ascii_lowercase();
                set_text(&mut entry, self.member, GENDERS.into_iter().find(|known| **known == lower));
                object::get(&entry, self.member)?;
            }
            Form::Either => {
                if kind != "uri" {
                    set(&mut entry, self.member, None);
                    set_text(&mut entry, "user", Some(&said));
                }
            }
            Form::Organization => {
                let units = value(property).as_array().into_iter().flatten().skip(1);
                let units: Vec<Value> = units
                    .filter_map(Value::as_str)
                    .filter(|unit| !unit.is_empty())
                    .map(|unit| texts(&[("name", unit)]))
                    .collect();
                set(&mut entry, "units", Some(Value::from(units)).filter(|units| !object::is_void(units)));
            }
            Form::Date => {
                let mut said = date(&said)?;
                if has_no_year(property) {
                    set(&mut said, "year", None);
                }
                set(&mut entry, self.member, Some(said));
            }
            Form::Place => {
                let member = if said.starts_with("geo:") { "coordinates" } else { "full" };
                set(&mut entry, self.member, Some(texts(&[(member, &said)])));
            }
            Form::Key => {
                let relations = parameters(property, "type").into_iter().map(str::to_ascii_lowercase);
                let relations: Map<String, Value> = relations.map(|kind| (kind, Value::Bool(true))).collect();
                entry = json!({"key": said, self.member: relations});
            }
            Form::Time => set(&mut entry, self.member, Some(Value::from(time(&said)?))),
        }
        for (key, said) in property.get(1).and_then(Value::as_object).into_iter().flatten() {
            let member = self.beside.iter().find(|(known, _)| known == key).map(|(_, member)| *member);
            let text = said.as_str();
            match (key.as_str(), member.zip(text)) {
                ("pref" | "prop-id", _) => {}
                (OMITTED_YEAR, _) if has_no_year(property) => {}
                ("type", _) if self.form == Form::Key => {}
                ("type", _) => {
                    let rest: Vec<&str> = parameters(property, "type");
                    let rest: Vec<&str> = rest.into_iter().filter(|kind| !is_context(kind)).collect();
                    if !rest.is_empty() {
                        set_rest(&mut entry, key, one_or_all(&rest));
                    }
                }
                (_, Some((member, text))) => match of_parameter(self.name, key, text) {
                    Some(said) => set_path(&mut entry, member, said),
                    None => set_rest(&mut entry, key, said.clone()),
                },
                _ => set_rest(&mut entry, key, said.clone()),
            }
        }
        Some(entry)
    }

    /// Returns the property for an entry, without its context and preference.
    pub fn property(&self, entry: &Value) -> Option<Value> {
        let at = entry.get(self.member);
        let said = at.and_then(Value::as_str).unwrap_or_default();
        let mut property = match self.form {
            Form::Organization => {
                let units = items(entry, "units");
                let mut property = structured(self.name, units.len().saturating_add(1));
                let names = [said].into_iter().chain(units.iter().map(|unit| object::text(unit, "name")));
                *property.get_mut(3)? = names.collect();
                property
            }
            Form::Date => {
                let said = date_text(at?)?;
                let kind = if said.contains('T') { "date-and-or-time" } else { self.kind };
                property(self.name, kind, &said)
            }
            Form::Place => match (object::text(at?, "full"), object::text(at?, "coordinates")) {
                ("", geo) => property(self.name, "uri", Some(geo).filter(|geo| !geo.is_empty())?),
                (full, _) => property(self.name, self.kind, full),
            },
            Form::Flag => {
                let key = object::text(entry, "key");
                property(self.name, if is_uri(key) { self.kind } else { "text" }, key)
            }
            Form::Key => {
                let key = object::text(entry, "key");
                let kind = if is_uri(key) { "uri" } else { "text" };
                let mut property = property(self.name, kind, key);
                let relations: Vec<&str> = at?.as_object()?.keys().map(String::as_str).collect();
                set_parameter(
                    &mut property,
                    "type",
                    Some(one_or_all(&relations)).filter(|_| !relations.is_empty()),
                );
                property
            }
            Form::Either if said.is_empty() => property(self.name, "text", object::text(entry, "user")),
            Form::Once if self.name == "gramgender" => {
                property(self.name, self.kind, &said.to_ascii_uppercase())
            }
            _ => property(self.name, self.kind, said),
        };
        if component(&property, 0).is_empty() {
            return None;
        }
        for (key, member) in self.beside {
            let is_value = self.form == Form::Either && said.is_empty() && *member == "user";
            let said = entry.pointer(&["/", member].concat()).filter(|_| !is_value);
            let said = said.and_then(|said| to_parameter(self.name, key, said));
            if let Some(said) = said {
                set_parameter(&mut property, key, Some(Value::from(said)));
            }
        }
        let rest = entry.get(PARAMETERS).and_then(Value::as_object).into_iter().flatten();
        for (key, said) in rest.filter(|(key, said)| is_name(key) && is_said(said) && *key != "pref") {
            if parameter(&property, key).is_none() {
                set_parameter(&mut property, key, Some(said.clone()));
            }
        }
        Some(property)
    }
}
