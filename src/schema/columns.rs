//! What the columns of a table hold, guessed from their names. `data/headings.toml` has the usual ones.

mod table;

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use crate::base::discreet;
use crate::contact::{Field, FieldType};
use crate::language::Language;

use table::{CODES, FIELDS, MEMBERS, PREFIXES};

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Column {
    /// A field of the canonical contact.
    Field(Field),
    /// Something besides a contact, such as `domain`.
    Member(&'static str),
    /// Nothing that is known.
    Nothing,
}

impl Column {
    /// Returns the name of the field or the member, or an empty text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::Member(name) => name,
            Self::Nothing => "",
        }
    }
}

/// The names of columns that are known.
///
/// These are the names of fields, their labels in each language, their names in each schema, and usual ones such as `Vorname`.
///
/// ```
/// use registrant::schema::Headings;
/// let names = ["Vorname", "Name", "PLZ", "Domain", "Farbe"].map(str::to_owned);
/// let found = Headings::new(&["domain"]).guess(&names);
/// let found: Vec<&str> = found.iter().map(|column| column.name()).collect();
/// assert_eq!(found, ["given_name", "family_name", "postal_code", "domain", ""]);
/// ```
pub struct Headings {
    known: HashMap<String, (Field, Rank)>,
    members: Vec<(String, &'static str)>,
}

/// The degree to which a name says what a column holds. Of two columns for one field, the lower rank counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The column for a code, which may be beside one for a name.
    Code,
    /// A name that is known as a whole.
    Whole,
    /// A name that is known without the word before it, such as `Billing city`.
    Prefixed,
}

discreet!(Headings {} count { known, members });

impl Headings {
    /// Returns the known names, for tables with these members besides the fields of a contact.
    pub fn new(members: &'static [&'static str]) -> Self {
        Self { known: known_names(), members: names_of_members(members) }
    }

    /// Returns the names of members only, for tables of values.
    pub fn of_members(members: &'static [&'static str]) -> Self {
        Self { known: HashMap::new(), members: names_of_members(members) }
    }

    /// Returns what a column with a name holds, whatever its case, accents and separators of words.
    pub fn find(&self, name: &str) -> Column {
        self.ranked(name).0
    }

    fn ranked(&self, name: &str) -> (Column, Rank) {
        let name = folded(name);
        if let Some((_, member)) = self.members.iter().find(|(known, _)| *known == name) {
            return (Column::Member(member), Rank::Whole);
        }
        if let Some((field, rank)) = self.known.get(&name) {
            return (Column::Field(*field), *rank);
        }
        let mut rests = PREFIXES.lines().filter_map(|prefix| name.strip_prefix(&folded(prefix)));
        let field = rests.find_map(|rest| self.known.get(rest));
        field.map_or((Column::Nothing, Rank::Whole), |(field, _)| (Column::Field(*field), Rank::Prefixed))
    }

    /// Returns what each column of a table holds.
    ///
    /// A table may have a country and its code, or an address and a billing address. Then only one of them counts.
    pub fn guess(&self, names: &[String]) -> Vec<Column> {
        let found: Vec<(Column, Rank)> = names.iter().map(|name| self.ranked(name)).collect();
        // As many as there are fields and members, however many columns a table has.
        let mut best: Vec<(Column, Rank)> = Vec::new();
        for (column, rank) in &found {
            match best.iter_mut().find(|(known, _)| known == column) {
                Some((_, best)) => *best = *rank.min(best),
                None => best.push((*column, *rank)),
            }
        }
        let kept = |found: &(Column, Rank)| if best.contains(found) { found.0 } else { Column::Nothing };
        let mut columns: Vec<Column> = found.iter().map(kept).collect();
        // Beside a given name, a name is that of the family.
        if columns.contains(&Column::Field(Field::GIVEN_NAME))
            && !columns.contains(&Column::Field(Field::FAMILY_NAME))
        {
            let name = names.iter().position(|name| folded(name) == "name");
            if let Some(column) = name.and_then(|name| columns.get_mut(name)) {
                *column = Column::Field(Field::FAMILY_NAME);
            }
        }
        columns
    }
}

/// The characters that may separate cells. The one that the first line has most often does.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// The last parts of members of schemas, such as `/phone/number`, that say nothing alone.
const VAGUE: &str = "0 1 addr areacode code comments components date day description features isdefault k1 list month number \
    obfuscated phonecountrycode pref prefix redacted status subscribernumber suffix type utc value year";

/// Returns the separator that a line of Excel names, such as `sep=;`.
///
/// ```
/// use registrant::schema::named_separator;
/// assert_eq!(named_separator(b"sep=;\r\n"), Some(b';'));
/// ```
pub fn named_separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', named]
            if named.is_ascii() && !named.is_ascii_alphanumeric() =>
        {
            Some(*named).filter(|named| *named != b'"')
        }
        _ => None,
    }
}

/// Returns the likeliest separator of a table by its first line.
///
/// ```
/// assert_eq!(registrant::schema::separator(b"Vorname;Name;Ort\n"), b';');
/// assert_eq!(registrant::schema::separator(b"\"Name, first, last\";Ort\n"), b';');
/// ```
pub fn separator(line: &[u8]) -> u8 {
    // Every second piece is in quotes.
    let outside = || line.split(|byte| *byte == b'"').step_by(2).flatten();
    let count = |separator: &u8| outside().filter(|byte| *byte == separator).count();
    // Of equals, `max_by_key` returns the last one.
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// Reads a cell of a column that holds a field. Returns `None` for a blank one.
///
/// A field with several lines is an array. A flag is a boolean if the cell says `yes` or `no`. All else is a text.
///
/// ```
/// use registrant::contact::Field;
/// use registrant::schema::cell;
/// use serde_json::json;
/// assert_eq!(cell(Field::STREET, "1 rue Neuve\nBât. 2".into()), Some(json!(["1 rue Neuve", "Bât. 2"])));
/// assert_eq!(cell(Field::HIDE_EMAIL, "yes".into()), Some(json!(true)));
/// assert_eq!(cell(Field::CITY, "  ".into()), None);
/// ```
pub fn cell(field: Field, text: Cow<'_, str>) -> Option<Value> {
    if text.trim().is_empty() {
        return None;
    }
    Some(match field.kind() {
        FieldType::Lines => text.lines().collect(),
        FieldType::Flag => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Value::Bool(true),
            "false" | "no" | "0" => Value::Bool(false),
            _ => Value::String(text.into_owned()),
        },
        FieldType::Kind => Value::String(text.trim().to_lowercase()),
        _ => Value::String(text.into_owned()),
    })
}

/// Returns whether a text of words has a word.
fn has_word(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// Returns a name in small letters, without accents and what separates words.
fn folded(name: &str) -> String {
    let mut folded = String::new();
    for character in name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
    {
        let plain = match character {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            'ß' => {
                folded.push('s');
                's'
            }
            other => other,
        };
        folded.push(plain);
    }
    folded
}

/// Returns the fields by their names, by the usual ones, by those in each schema, and by their labels in each language.
fn known_names() -> HashMap<String, (Field, Rank)> {
    let mut known = HashMap::new();
    let mut add = |name: &str, field: Field, rank: Rank| {
        known.entry(folded(name)).or_insert((field, rank));
    };
    Field::all().for_each(|field| add(field.name(), field, Rank::Whole));
    for (list, rank) in [(CODES, Rank::Code), (FIELDS, Rank::Whole)] {
        for (field, names) in list {
            names.lines().for_each(|name| add(name, *field, rank));
        }
    }
    for schema in super::all() {
        for member in schema.members() {
            // Schemas write the kind of a contact as numbers, or not at all.
            let field = member.field.filter(|field| *field != Field::KIND);
            let name = member.pointer.rsplit_once('/').map(|(_, name)| name);
            if let (Some(field), Some(name)) = (field, name.filter(|name| !has_word(VAGUE, &folded(name)))) {
                add(name, field, Rank::Whole);
            }
        }
    }
    for language in Language::ALL {
        Field::all().for_each(|field| add(field.label_in(language), field, Rank::Whole));
    }
    known
}

/// Returns the members by their own names and by the usual ones.
fn names_of_members(members: &[&'static str]) -> Vec<(String, &'static str)> {
    let mut names = Vec::new();
    for member in members {
        let usual = MEMBERS.iter().find(|(name, _)| name == member).map_or("", |(_, names)| names);
        names.extend(std::iter::once(*member).chain(usual.lines()).map(|name| (folded(name), *member)));
    }
    names
}
