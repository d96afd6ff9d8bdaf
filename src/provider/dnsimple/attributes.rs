//! Extended attributes: data for a registry in addition to the contact. DNSimple accepts it with a
//! registration, a transfer or a change of registrant.
//!
//! Source: <https://developer.dnsimple.com/v2/tlds/#getTldExtendedAttributes>. `data/fields.toml` holds the
//! attribute names of each field. An attribute of a single registry begins with its suffix: `uk_legal_type`,
//! `x-eu-registrant-citizenship`.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;
use serde_json::{Map, Value};

use crate::base::discreet;
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, FieldType, SortedMap};
use crate::rules;
use crate::schema::dnsimple::SCHEMA;
use crate::schema::text_at;

/// An attribute that a registry asks for, from `GET /tlds/:tld/extended_attributes`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttributeDefinition {
    /// The key of the value in requests.
    pub name: String,
    /// The field that holds the value, if there is one.
    pub field: Option<Field>,
    /// The title.
    pub title: Option<String>,
    /// The purpose.
    pub description: Option<String>,
    /// `true` if a registration fails without it.
    pub required: bool,
    /// The accepted values; empty if any value is accepted. Two options may have the same value.
    pub options: Vec<AttributeOption>,
}

discreet!(AttributeDefinition { field, required } count { options });

/// An accepted value of an attribute.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttributeOption {
    /// The value.
    pub value: String,
    /// The title.
    pub title: Option<String>,
    /// The meaning.
    pub description: Option<String>,
}

discreet!(AttributeOption {});

impl Serialize for AttributeDefinition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut values: Vec<&str> = Vec::new();
        for option in &self.options {
            if !values.contains(&option.value.as_str()) {
                values.push(&option.value);
            }
        }
        let options: Vec<Value> = self
            .options
            .iter()
            .map(|o| json!({"value": o.value, "title": o.title, "description": o.description}))
            .collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("path", &self.field.map(Field::name))?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("description", &self.description)?;
        map.serialize_entry("required", &self.required)?;
        map.serialize_entry("one_of", &Some(values).filter(|values| !values.is_empty()))?;
        map.serialize_entry("options", &options)?;
        map.end()
    }
}

/// Reads the definitions of a TLD's extended attributes, with or without the envelope of the answer.
///
/// # Errors
///
/// If the value is not a list of definitions with names. An empty object counts as an empty list.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::dnsimple, schema::parse};
/// let answer = parse(r#"{"data": [{"name": "us_nexus", "required": true, "options": [{"value": "C11"}]}]}"#)?;
/// let definitions = dnsimple::attribute_definitions(&answer)?;
/// assert!(definitions[0].required);
/// assert_eq!(definitions[0].field.unwrap().name(), "us_nexus_category");
/// # Ok(())
/// # }
/// ```
pub fn attribute_definitions(answer: &Value) -> Result<Vec<AttributeDefinition>, Error> {
    let (list, place) = match answer.get("data") {
        Some(data) => (data, Place::root().member("data")),
        None => (answer, Place::root()),
    };
    if says_none(list) {
        return Ok(Vec::new());
    }
    let list =
        list.as_array().ok_or_else(|| Error::wrong_type(place.clone(), "an array of definitions", list))?;
    list.iter().enumerate().map(|(index, value)| definition(value, place.clone().element(index))).collect()
}

fn definition(value: &Value, place: Place) -> Result<AttributeDefinition, Error> {
    let members = value.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", value))?;
    let name = text_at(members.get("name").unwrap_or(&Value::Null), place.clone().member("name"))?;
    let options = match members.get("options") {
        None | Some(Value::Null) => &[][..],
        Some(Value::Array(options)) => options,
        Some(other) => return Err(Error::wrong_type(place.member("options"), "an array", other)),
    };
    let options = options.iter().enumerate().map(|(index, option)| {
        let place = place.clone().member("options").element(index).member("value");
        let value = text_at(option.get("value").unwrap_or(&Value::Null), place)?.to_owned();
        Ok(AttributeOption {
            value,
            title: text_of(option, "title"),
            description: text_of(option, "description"),
        })
    });
    Ok(AttributeDefinition {
        name: name.to_owned(),
        field: field_of(name),
        title: text_of(value, "title"),
        description: text_of(value, "description"),
        required: members.get("required").and_then(Value::as_bool).unwrap_or(false),
        options: options.collect::<Result<_, Error>>()?,
    })
}

fn text_of(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

/// Returns the extended attributes of a contact for a suffix: each registry field that is set, under
/// DNSimple's key for that suffix. It omits keys of other registries.
///
/// ```
/// use registrant::contact::{Contact, Field};
/// use registrant::provider::dnsimple::extended_attributes;
/// let mut contact = Contact::default();
/// contact.set(Field::CITIZENSHIP, "BG");
/// contact.set(Field::UK_CONTACT_TYPE, "LTD");
/// assert_eq!(serde_json::json!(extended_attributes(&contact, "eu")), serde_json::json!({"x-eu-registrant-citizenship": "bg"}));
/// assert_eq!(extended_attributes(&contact, "co.uk")["uk_legal_type"], "LTD");
/// ```
pub fn extended_attributes(contact: &Contact, suffix: &str) -> Map<String, Value> {
    let top = suffix.trim_matches('.').rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let mut attributes = Map::new();
    for (field, text) in contact.registry.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let key = field.keys_of(SCHEMA.provider).find(|key| registry_of(key).is_none_or(|name| name == top));
        if let Some(key) = key {
            attributes.insert(key.to_owned(), json!(written(*field, text)));
        }
    }
    attributes
}

/// Extended attributes as fields of a contact.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Attributes {
    /// The attributes that are fields of a contact.
    pub(crate) fields: SortedMap<Field, String>,
    /// The other attributes by key; all values are texts.
    pub unknown: Map<String, Value>,
}

impl std::fmt::Debug for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Attributes")
            .field("fields", &self.fields.keys().collect::<Vec<_>>())
            .field("unknown", &self.unknown.len())
            .finish()
    }
}

impl Attributes {
    /// Returns the fields of the attributes, in document order.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.fields.iter().map(|(field, text)| (*field, text.as_str()))
    }
}

/// Reads extended attributes from an answer or a request. An empty list counts as an empty object: some
/// answers use it that way.
///
/// # Errors
///
/// If the value is neither an object nor an empty list, or if an attribute is not a text.
pub fn read_extended_attributes(value: &Value) -> Result<Attributes, Error> {
    let mut attributes = Attributes::default();
    if says_none(value) {
        return Ok(attributes);
    }
    let place = || Place::argument("extended_attributes");
    let members = value.as_object().ok_or_else(|| Error::wrong_type(place(), "an object", value))?;
    for (key, value) in members.iter().filter(|(_, value)| !value.is_null()) {
        let text = text_at(value, place().member(key))?;
        match field_of(key) {
            Some(field) if field.kind() == FieldType::Country => {
                attributes.fields.insert(field, text.to_ascii_uppercase());
            }
            Some(field) => {
                attributes.fields.insert(field, text.to_owned());
            }
            None => {
                attributes.unknown.insert(key.clone(), Value::from(text));
            }
        }
    }
    Ok(attributes)
}

/// Returns `true` if the value means no attributes: null, `[]` or `{}`.
fn says_none(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn field_of(key: &str) -> Option<Field> {
    Field::all().find(|field| field.keys_of(SCHEMA.provider).any(|known| known == key))
}

/// Returns the value of an attribute; country codes are lower case.
fn written(field: Field, text: &str) -> String {
    if field.kind() == FieldType::Country { text.to_ascii_lowercase() } else { text.to_owned() }
}

/// Returns the suffix at the start of a key for one registry: `x-eu-registrant-citizenship`, `uk_legal_type`.
fn registry_of(key: &str) -> Option<&str> {
    let name = key.strip_prefix("x-").unwrap_or(key).split(['-', '_']).next()?;
    rules::suffix(name).is_ok().then_some(name)
}
