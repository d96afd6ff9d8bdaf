//! The further numbers, e-mail addresses, links and notes of a card, and the contexts of the contact's own.

use serde_json::Value;

use super::property::{component, generations, name, parameter, parameters, rank, text, texts, value};
use super::{Card, address, entries, kept, tel};
use crate::contact::Field;
use crate::schema::engine::more::{
    CATEGORY, CREDENTIAL, Context, GENERATION, KIND, KINDS, LANGUAGE, More, NICKNAME, PARTS, PLACES,
    SURNAME2, UID, UNIT, What,
};
use crate::schema::engine::object;

/// The types that a further item carries.
const TYPES: [&str; 7] = ["voice", "cell", "fax", "home", "work", "pref", "internet"];

/// The properties apart from numbers and those of `entries.rs`, with the jCard type of each.
pub(super) const TEXTS: [(What, &str, &str); 3] = [
    (What::Email, "email", "text"),
    (What::Card(LANGUAGE), LANGUAGE, "language-tag"),
    (What::Card(UID), UID, "uri"),
];

/// The properties with a list of texts.
pub(super) const LISTS: [&str; 2] = [CATEGORY, NICKNAME];

impl Card<'_> {
    /// Returns the items that are not the contact's, and the contexts of those that are.
    pub fn more(&self) -> Vec<More> {
        let numbers = tel::SHAPE.choose(self.properties);
        let (email, address) = (self.text("email"), self.address());
        let single = [
            (Field::EMAIL, email),
            (Field::STREET, address),
            (Field::JOB_TITLE, self.text("title")),
            (Field::ORGANIZATION, self.structured(UNIT)),
            (Field::LANGUAGE, self.text("lang")),
            (Field::BIRTH_DATE, self.birthday()),
        ];
        let own = |index| {
            let single = single.iter().find(|(_, own)| *own == Some(index));
            single.map(|(field, _)| *field).or_else(|| numbers.field(index))
        };
        let all = self.properties.iter().enumerate();
        let mut more: Vec<More> =
            all.flat_map(|(index, property)| self.item(index, property, own(index))).collect();
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
            // A list of family names without the place of the further ones.
            let further = texts(name, 0).skip(1).filter(|_| texts(name, 5).next().is_none_or(str::is_empty));
            more.extend(further.filter_map(|text| More::new(What::Name(SURNAME2), text, None, &at, &["0"])));
            // An older card has them among the suffixes.
            let older = generations.iter().filter(|_| texts(name, 6).next().is_none_or(str::is_empty));
            more.extend(older.filter_map(|(place, text)| {
                More::new(What::Name(GENERATION), text, None, &at, &[place.as_str()])
            }));
        }
        more.extend(self.common_language());
        more.extend(self.kind());
        let address = address.and_then(|index| self.properties.get(index));
        more.extend(address.into_iter().flat_map(address::units));
        if let Some((index, own)) = self.address().zip(address) {
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
            let about = About::of(property);
            more.extend(lists.filter_map(|(what, text, part)| {
                let part = part.to_string();
                let mut names = vec!["0", "2", &part];
                // A keyword has neither in JSContact.
                let is_name = what == NICKNAME;
                names.extend(["1/pref"].into_iter().filter(|_| is_name));
                names.extend(["1/type"].into_iter().filter(|_| is_name && about.is_whole));
                let more = if is_name { (about.context, about.pref) } else { (None, None) };
                let item = More::preferred(What::Card(what), text.as_str()?, more, &at, &names)?;
                Some(More { place: at.clone(), ..item })
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

    /// Returns the kind of a card that is neither of a person nor of a single organization.
    fn kind(&self) -> Option<More> {
        let index = self.text(KIND)?;
        let said = text(self.properties.get(index)?).to_ascii_lowercase();
        let at = [self.at, "/", &index.to_string()].concat();
        let item = More::new(What::Card(KIND), &said, None, &at, &["0", "2", "3"])?;
        KINDS.contains(&said.as_str()).then_some(More { place: at, ..item })
    }

    /// Returns the item of a property, and those of the parameters of the contact's own address.
    fn item(&self, index: usize, property: &Value, own: Option<Field>) -> Vec<More> {
        let at = [self.at, "/", &index.to_string()].concat();
        let what = match (tel::SHAPE.used)(property) {
            Some((used, _)) => Some((What::Number(used), (tel::SHAPE.text)(property))),
            None if own.is_none() && name(property) == "adr" => {
                return further_address(property, &at).into_iter().collect();
            }
            None => TEXTS
                .iter()
                .find(|(_, known, _)| *known == name(property))
                .map(|(what, ..)| (*what, text(property).to_owned())),
        };
        let (what, said) = match (own, what) {
            (Some(field), what) => {
                (What::Own(field), what.map_or_else(|| field.name().to_owned(), |(_, said)| said))
            }
            (None, Some(known)) => known,
            (None, None) => return other(property, &at).into_iter().collect(),
        };
        let about = About::of(property);
        let names: &[&str] = match own {
            None => &["0", "2", "3", "1/pref", "1/type"],
            Some(_) => &["1/pref", "1/type"],
        };
        let mut item = More::at(what, &said, (about.context, about.pref), &at, names);
        item.entry = tel::features(property);
        if !about.is_whole {
            item.members.retain(|member| !member.ends_with("/1/type"));
            // Only cards have every feature.
            item.aside.extend(tel::has_only_features(property).then(|| [&at, "/1/type"].concat()));
        }
        if let What::Card(_) = item.what {
            item.place.clone_from(&at);
        }
        let says_more = about.context.is_some() || about.pref.is_some() || !item.entry.is_null();
        let more = Some(item).filter(|item| !item.text.is_empty() && (own.is_none() || says_more));
        let parts = PLACES.into_iter().filter(|_| own == Some(Field::STREET));
        let parts = parts.filter_map(|(member, key)| {
            let said = place(parameter(property, key)?.as_str()?, key, "")?;
            More::new(What::Place(member), &said, None, &at, &[&["1/", key].concat()])
        });
        more.into_iter().chain(parts).collect()
    }
}

/// The context and the preference of a property.
struct About {
    context: Option<Context>,
    pref: Option<u64>,
    /// `true` if they are all that the types say.
    is_whole: bool,
}

impl About {
    fn of(property: &Value) -> Self {
        let kinds = parameters(property, "type");
        let is = |wanted: &str| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(wanted));
        let is_whole = kinds.iter().all(|kind| TYPES.iter().any(|known| known.eq_ignore_ascii_case(kind)));
        Self {
            context: Context::of(is("home"), is("work")),
            pref: Some(rank(property)).filter(|rank| *rank <= 100),
            is_whole,
        }
    }
}

/// Returns a further address, with its text, its time zone and its coordinates.
fn further_address(property: &Value, at: &str) -> Option<More> {
    let about = About::of(property);
    let mut spots = Vec::new();
    address::spots(property, &[], &[at, "/"].concat(), &mut spots);
    let names = ["0", "2", "1/pref", "1/cc", "1/type"];
    let mut more = More::address(spots, (about.context, about.pref), at, &names)?;
    more.members.retain(|member| about.is_whole || !member.ends_with("/1/type"));
    let label = address::label(property);
    more.entry = object::empty();
    for (member, key) in [("full", "label")].into_iter().chain(PLACES) {
        let said = parameter(property, key).and_then(Value::as_str);
        let said = if key == "label" {
            Some(label)
        } else {
            said.and_then(|said| place(said, key, "").map(|_| said))
        };
        if let Some(said) = said.filter(|said| !said.is_empty()) {
            object::set_text(&mut more.entry, member, Some(said));
            more.aside.push([at, "/1/", key].concat());
        }
    }
    if !address::is_structured(property) && !label.is_empty() {
        more.what = What::Label;
    }
    Some(more)
}

/// Returns the text of a time zone or of coordinates for a JSContact card (RFC 9555, sections 2.8.1 and 2.8.2). It has
/// no other offset than whole hours.
fn place(said: &str, key: &str, kind: &str) -> Option<String> {
    let offset =
        said.strip_prefix('-').map(|rest| ('+', rest)).or_else(|| Some(('-', said.strip_prefix('+')?)));
    match (key, offset) {
        ("tz", Some((sign, rest))) => {
            let digits = rest.replace(':', "");
            let (hours, minutes) = digits.split_at_checked("00".len())?;
            let hours =
                hours.parse::<u8>().ok().filter(|hours| *hours <= 14 && minutes.chars().all(|c| c == '0'))?;
            Some(if hours == 0 { "Etc/UTC".to_owned() } else { format!("Etc/GMT{sign}{hours}") })
        }
        ("tz", None) if kind == "uri" => None,
        ("geo", _) if !said.starts_with("geo:") => None,
        _ => Some(said.to_owned()).filter(|said| !said.trim().is_empty()),
    }
}

/// Returns the item of a property that only cards have.
fn other(property: &Value, at: &str) -> Option<More> {
    let known = name(property);
    let kind = property.get(2).and_then(Value::as_str).unwrap_or_default();
    if let Some(said) =
        PLACES.iter().find(|(_, key)| *key == known).and_then(|(_, key)| place(text(property), key, kind))
    {
        let (_, key) = PLACES.into_iter().find(|(_, key)| *key == known)?;
        let item = More::new(What::Card(key), &said, None, at, &["0", "2", "3"])?;
        return Some(More { place: at.to_owned(), ..item });
    }
    if crate::schema::engine::loss::says_nothing(value(property)) {
        return None;
    }
    let parameters = property.get(1).and_then(Value::as_object).into_iter().flatten();
    let parameters = parameters.map(|(key, _)| key.as_str()).filter(|key| *key != "prop-id");
    let member = kept::member_of(property).map(|(text, entry)| (What::Card(kept::MEMBER), text, entry));
    let is_alone = property.as_array().is_some_and(|all| all.len() == 4);
    let row = entries::rows().find(|row| row.name == known && is_alone);
    let made = row.and_then(|row| Some((row, row.entry(property)?)));
    let has_rest = |entry: &Value| entry.get(kept::PARAMETERS).is_some();
    let made = made.filter(|(row, entry)| row.has_members() || !has_rest(entry));
    let about = About::of(property);
    let (what, text, entry) = match (made, member) {
        (_, Some(member)) => member,
        (Some((row, entry)), None) => (row.what(), component(property, 0), entry),
        (None, None) => {
            let item = More {
                text: known.to_owned(),
                entry: property.clone(),
                place: at.to_owned(),
                members: vec![at.to_owned()],
                ..More::from(What::Card(kept::PROPERTIES))
            };
            return kept::is_kept_whole(property).then_some(item);
        }
    };
    let mut more = More {
        text,
        entry,
        context: about.context,
        pref: about.pref,
        place: at.to_owned(),
        ..More::from(what)
    };
    more.members = ["0", "2", "3"].map(|part| format!("{at}/{part}")).to_vec();
    let parameters = parameters.map(|key| format!("{at}/1/{key}"));
    match what {
        // A member of a group has no preference in JSContact.
        What::Card(entries::MEMBER) => more.members.push([at, "/1/value"].concat()),
        What::Card(_) => more.members.extend(parameters),
        // Other schemas have links and notes, without what cards say of them.
        _ => {
            let (own, aside) = parameters.partition(|known| about.is_whole && known.ends_with("/1/type"));
            more.place = [at, "/1/type"].concat();
            more.members.extend::<Vec<String>>(own);
            // Each of the other parameters is a loss by itself.
            more.members.push([at, "/1/value"].concat());
            more.aside = aside;
        }
    }
    Some(more)
}
