//! The further numbers, e-mail addresses, links and notes of a card, and the contexts of the contact's own.

use serde_json::Value;

use super::property::{
    component, generations, name, parameter, parameters, property, rank, set_component, set_parameter,
    settle_uid, structured, text, texts, value,
};
use super::{Card, address, tel};
use crate::contact::{Contact, Field};
use crate::schema::engine::more::{
    CATEGORY, CREDENTIAL, Context, GENERATION, GIVEN2, LANGUAGE, More, NICKNAME, PARTS, ROLE, SURNAME2, UID,
    UNIT, What, parts,
};

/// The types that a further item carries.
const KINDS: [&str; 7] = ["voice", "cell", "fax", "home", "work", "pref", "internet"];

/// The properties apart from numbers, with the jCard type of each.
const TEXTS: [(What, &str, &str); 6] = [
    (What::Email, "email", "text"),
    (What::Link, "url", "uri"),
    (What::Note, "note", "text"),
    (What::Card(ROLE), ROLE, "text"),
    (What::Card(LANGUAGE), LANGUAGE, "language-tag"),
    (What::Card(UID), UID, "uri"),
];

/// The properties with a list of texts.
const LISTS: [&str; 2] = [CATEGORY, NICKNAME];

impl Card<'_> {
    /// Returns the items that are not the contact's, and the contexts of those that are.
    pub fn more(&self) -> Vec<More> {
        let numbers = tel::SHAPE.choose(self.properties);
        let (email, address) = (self.text("email"), self.address());
        let own = |index| match Some(index) {
            one if one == email => Some(Field::EMAIL),
            one if one == address => Some(Field::STREET),
            _ => numbers.field(index),
        };
        let all = self.properties.iter().enumerate();
        let mut more: Vec<More> =
            all.filter_map(|(index, property)| self.item(index, property, own(index))).collect();
        if let Some((index, name)) =
            self.structured("n").and_then(|index| Some((index, self.properties.get(index)?)))
        {
            let at = [self.at, "/", &index.to_string(), "/3"].concat();
            let generations = generations(name);
            for (kind, part) in PARTS {
                let is_generation = |text: &&str| generations.iter().any(|(_, known)| known == text);
                let texts = texts(name, part).filter(|text| kind != CREDENTIAL || !is_generation(text));
                more.extend(texts.filter_map(|text| {
                    More::new(What::Name(kind), text, None, &at, &[part.to_string().as_str()])
                }));
            }
            // An older card has them among the suffixes.
            let older = generations.iter().filter(|_| texts(name, 6).next().is_none_or(str::is_empty));
            more.extend(older.filter_map(|(place, text)| {
                More::new(What::Name(GENERATION), text, None, &at, &[place.as_str()])
            }));
        }
        more.extend(self.common_language());
        let address = address.and_then(|index| self.properties.get(index));
        more.extend(address.into_iter().flat_map(address::units));
        if let Some((index, own)) = self.address().zip(address).filter(|(_, own)| address::is_structured(own))
        {
            let at = format!("{}/{index}", self.at);
            more.extend(More::new(What::Full, address::label(own), None, &at, &["1/label"]));
        }
        for (index, property) in self.properties.iter().enumerate() {
            let at = [self.at, "/", &index.to_string()].concat();
            let first = if self.structured(UNIT) == Some(index) { 1 } else { 0 };
            let lists = LISTS.into_iter().filter(|known| *known == name(property));
            let units =
                value(property).as_array().filter(|_| first == 1).map(Vec::as_slice).unwrap_or_default();
            let values = property.as_array().and_then(|all| all.get(3..)).unwrap_or_default();
            let lists =
                lists.flat_map(|what| values.iter().enumerate().map(move |(at, text)| (what, text, at + 3)));
            more.extend(lists.filter_map(|(what, text, part)| {
                More::new(What::Card(what), text.as_str()?, None, &at, &["0", "2", &part.to_string()])
            }));
            more.extend(units.iter().enumerate().skip(1).filter_map(|(part, text)| {
                More::new(What::Card(UNIT), text.as_str()?, None, &at, &[&["3/", &part.to_string()].concat()])
            }));
        }
        more
    }

    /// Returns the language of the name, for a card without the property LANGUAGE, if no text has another one.
    fn common_language(&self) -> Option<More> {
        let all = self.properties.iter().enumerate();
        let all = all.filter_map(|(index, known)| Some((index, parameter(known, LANGUAGE)?.as_str()?)));
        let all: Vec<(usize, &str)> = all.collect();
        let (_, language) = *all.first()?;
        let is_common = self.text(LANGUAGE).is_none()
            && all.iter().all(|(_, known)| known.eq_ignore_ascii_case(language))
            && all.iter().any(|(index, _)| [self.text("fn"), self.structured("n")].contains(&Some(*index)));
        let members = all.iter().map(|(index, _)| format!("{}/{index}/1/{LANGUAGE}", self.at)).collect();
        let mut more = More::new(What::Card(LANGUAGE), language, None, self.at, &[LANGUAGE])?;
        more.members = members;
        more.members.first()?.clone_into(&mut more.place);
        is_common.then_some(more)
    }

    fn item(&self, index: usize, property: &Value, own: Option<Field>) -> Option<More> {
        let (what, said) = match (tel::SHAPE.used)(property) {
            Some((used, _)) => (What::Number(used), (tel::SHAPE.text)(property)),
            None if own.is_none() && name(property) == "adr" => (What::Address, String::new()),
            None if own == Some(Field::STREET) => (What::Own(Field::STREET), "adr".to_owned()),
            None => {
                let (what, ..) = TEXTS.iter().find(|(_, known, _)| *known == name(property))?;
                (*what, text(property).to_owned())
            }
        };
        let kinds = parameters(property, "type");
        let is = |wanted: &str| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(wanted));
        let is_carried = kinds.iter().all(|kind| KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind)));
        let is_both = is("home") && is("work");
        let names: &[&str] = match own {
            None => &["0", "2", "3", "1/pref", "1/type"],
            Some(_) => &["1/pref", "1/type"],
        };
        let at = [self.at, "/", &index.to_string()].concat();
        let what = own.map_or(what, What::Own);
        let context = Context::of(is("home"), is("work"));
        let pref = Some(rank(property)).filter(|rank| *rank <= 100);
        let mut more = match what {
            What::Address if !address::is_structured(property) => return None,
            What::Address => {
                let mut spots = Vec::new();
                address::spots(property, &[], &[&*at, "/"].concat(), &mut spots);
                More::address(spots, (context, pref), &at, &["0", "2", "1/pref", "1/cc", "1/type"])?
            }
            _ => More::preferred(what, &said, (context, pref), &at, names)?,
        };
        if !is_carried || is_both {
            more.members.retain(|member| !member.ends_with("/1/type"));
        }
        if let What::Card(_) = more.what {
            more.place = at;
        }
        Some(more)
    }
}

/// Adds items. They leave the choice of the contact's own number as it is.
pub(super) fn add(properties: &mut Vec<Value>, more: &[More], after: &Contact) {
    if more.is_empty() {
        return;
    }
    let card = Card { properties: &properties.clone(), at: "", has_uid: false };
    let numbers = tel::SHAPE.choose(card.properties);
    for More { what, text, context, pref, address, .. } in more {
        let known = match what {
            What::Own(Field::EMAIL) => card.text("email"),
            What::Own(Field::STREET) => card.address(),
            What::Own(field) => numbers.index(*field),
            What::Number(used) => {
                properties.push((tel::SHAPE.make)(text, *used));
                properties.len().checked_sub(1)
            }
            What::Card(UID) if card.text(UID).is_some() => None,
            What::Address => {
                address::edit(properties, None, &Contact::default(), address);
                properties.len().checked_sub(1)
            }
            What::Full => {
                let known = card.address().and_then(|index| properties.get_mut(index));
                let label = Some(Value::from(text.as_str()));
                known.into_iter().for_each(|known| set_parameter(known, "label", label.clone()));
                None
            }
            What::Unit(kind) => {
                let known = card.address().and_then(|index| properties.get_mut(index));
                known.into_iter().for_each(|known| address::set_unit(known, kind, text));
                None
            }
            What::Card(known) if ![ROLE, LANGUAGE, UID].contains(known) => {
                add_text(properties, known, text);
                None
            }
            _ => {
                let new = TEXTS.iter().find(|(known, ..)| known == what);
                properties.extend(new.map(|(_, name, kind)| property(name, kind, text)));
                properties.iter_mut().filter(|_| *what == What::Card(UID)).for_each(settle_uid);
                properties.len().checked_sub(1)
            }
        };
        let Some(item) = known.and_then(|index| properties.get_mut(index)) else { continue };
        if let Some(pref) = pref {
            set_parameter(item, "pref", Some(Value::from(pref.to_string())));
        }
        if let Some(context) = context {
            let context = Value::from(if *context == Context::Home { "home" } else { "work" });
            let kinds: Vec<Value> = parameter(item, "type").cloned().into_iter().chain([context]).collect();
            let kinds = if kinds.len() == 1 { kinds.into_iter().next() } else { Some(Value::Array(kinds)) };
            set_parameter(item, "type", kinds);
        }
    }
    add_name(properties, more);
    tel::SHAPE.keep_choice(properties, after.text(Field::PHONE));
}

/// Adds a text to the list of a property, or a unit to the organization.
fn add_text(properties: &mut Vec<Value>, wanted: &str, text: &str) {
    let index = properties.iter().position(|property| name(property) == wanted);
    let known = index.and_then(|index| properties.get_mut(index));
    match known {
        Some(property) if wanted == UNIT => {
            let first = component(property, 0);
            let parts = value(property).as_array().map_or(1, Vec::len);
            set_component(property, 0, Value::from(first));
            set_component(property, parts, Value::from(text));
        }
        Some(property) => property.as_array_mut().into_iter().for_each(|all| all.push(Value::from(text))),
        None if wanted == UNIT => {
            let mut property = structured(UNIT, 2);
            set_component(&mut property, 1, Value::from(text));
            properties.push(property);
        }
        None => properties.push(property(wanted, "text", text)),
    }
}

/// Adds the parts of the name to the property N.
fn add_name(properties: &mut Vec<Value>, more: &[More]) {
    if !more.iter().any(|item| matches!(item.what, What::Name(_))) {
        return;
    }
    let index = properties.iter().position(|property| name(property) == "n").unwrap_or_else(|| {
        properties.push(structured("n", 5));
        properties.len().saturating_sub(1)
    });
    let Some(property) = properties.get_mut(index) else { return };
    for (kind, part) in PARTS {
        let own = usize::from(kind == GIVEN2);
        let (texts, rest) = parts(more, kind, &component(property, own));
        let list = |texts: &[&str]| match texts {
            [text] => Value::from(*text),
            texts => texts.iter().copied().collect(),
        };
        if texts.is_empty() {
            continue;
        }
        set_component(property, part, list(&texts));
        // RFC 9554 adds two places, not one.
        if kind == SURNAME2 && value(property).get(part + 1).is_none() {
            set_component(property, part + 1, Value::from(""));
        }
        let Some(rest) = rest else { continue };
        match kind {
            // The family name and the suffixes repeat what readers of older cards don't find in the new places.
            SURNAME2 => set_component(property, own, list(&[&[&*rest], texts.as_slice()].concat())),
            GENERATION => {
                set_component(property, own, Value::from(rest));
                let after = parts(more, CREDENTIAL, "").0;
                set_component(property, 4, list(&[texts, after].concat()));
            }
            _ => set_component(property, own, Value::from(rest)),
        }
    }
}
