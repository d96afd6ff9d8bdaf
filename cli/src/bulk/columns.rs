//! The columns of a table, and the document that a row is.

use std::collections::HashMap;

use registrant::contact::{Field, FieldType};
use registrant::{Language, schema};
use serde_json::{Map as Object, Value};

use super::records::Fault;
use super::table::cells;

/// The columns that a command understands, and what its caller says about them.
#[derive(Clone, Default)]
pub struct Map {
    /// The names of columns and of what they hold: `--columns`.
    pub named: Vec<(String, String)>,
    /// The members besides the fields of a contact.
    pub members: &'static [&'static str],
    /// `true` if rows are values of one kind, not contacts.
    pub is_of_values: bool,
}

/// The contents of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Field(Field),
    Member(&'static str),
    Nothing,
}

/// The columns of a table.
#[derive(Debug)]
pub struct Columns {
    separator: char,
    names: Vec<String>,
    targets: Vec<Target>,
}

/// Names that many tables have, besides those of fields and of the members of schemas.
const USUAL: &[(&str, Field)] = &[
    ("name", Field::FULL_NAME),
    ("lastname", Field::FAMILY_NAME),
    ("surname", Field::FAMILY_NAME),
    ("forename", Field::GIVEN_NAME),
    ("firstname", Field::GIVEN_NAME),
    ("company", Field::ORGANIZATION),
    ("organisation", Field::ORGANIZATION),
    ("address", Field::STREET),
    ("address1", Field::STREET),
    ("address2", Field::STREET),
    ("address3", Field::STREET),
    ("street1", Field::STREET),
    ("street2", Field::STREET),
    ("street3", Field::STREET),
    ("streetaddress", Field::STREET),
    ("addressline1", Field::STREET),
    ("addressline2", Field::STREET),
    ("addressline3", Field::STREET),
    ("town", Field::CITY),
    ("zip", Field::POSTAL_CODE),
    ("zipcode", Field::POSTAL_CODE),
    ("postcode", Field::POSTAL_CODE),
    ("state", Field::SUBDIVISION),
    ("province", Field::SUBDIVISION),
    ("region", Field::SUBDIVISION),
    ("county", Field::SUBDIVISION),
    ("countrycode", Field::COUNTRY),
    ("mail", Field::EMAIL),
    ("emailaddress", Field::EMAIL),
    ("tel", Field::PHONE),
    ("telephone", Field::PHONE),
    ("phonenumber", Field::PHONE),
    ("cell", Field::MOBILE),
    ("mobilephone", Field::MOBILE),
    ("plz", Field::POSTAL_CODE),
    ("codepostal", Field::POSTAL_CODE),
    ("cap", Field::POSTAL_CODE),
    ("telefon", Field::PHONE),
    ("téléphone", Field::PHONE),
    ("telefono", Field::PHONE),
    ("handy", Field::MOBILE),
    ("vat", Field::VAT_NUMBER),
    ("vatid", Field::VAT_NUMBER),
];

impl Columns {
    /// Reads the first line of a table.
    ///
    /// # Errors
    ///
    /// If `--columns` names an unknown column or field, if two columns hold one field, or if no column holds any.
    pub fn new(names: Vec<String>, separator: char, map: &Map) -> Result<Self, String> {
        let known = if map.is_of_values { HashMap::new() } else { known_names() };
        let find = |name: &str| {
            let folded = folded(name);
            let member = map.members.iter().find(|member| folded == **member);
            member
                .map(|member| Target::Member(member))
                .or_else(|| known.get(&folded).copied().map(Target::Field))
        };
        let mut targets: Vec<Target> =
            names.iter().map(|name| find(name).unwrap_or(Target::Nothing)).collect();
        for (name, target) in &map.named {
            let column = names.iter().position(|known| known.trim() == name).ok_or_else(|| {
                let known: Vec<&str> = names.iter().map(|name| name.trim()).collect();
                format!(
                    "--columns {name}: expected a column of the table, found none; use one of: {}",
                    known.join(", ")
                )
            })?;
            let found = if target == "-" { Some(Target::Nothing) } else { find(target) };
            let found = found.ok_or_else(|| {
                let members = if map.is_of_values {
                    map.members.join(", ")
                } else {
                    "a field, such as given_name".to_owned()
                };
                format!(
                    "--columns {name}={target}: unknown field; use {members}, or - to leave the column out"
                )
            })?;
            if let Some(place) = targets.get_mut(column) {
                *place = found;
            }
        }
        // One column of values needs no name.
        if let ([target @ Target::Nothing], true) = (targets.as_mut_slice(), map.is_of_values) {
            *target = Target::Member("value");
        }
        for (index, target) in targets.iter().enumerate() {
            let is_same = |other: &&Target| *target == **other;
            let can_repeat = matches!(target, Target::Nothing | Target::Field(Field::STREET));
            if let (Some(first), false) = (targets.iter().take(index).find(is_same), can_repeat) {
                return Err(format!(
                    "expected one column for {}, found two; leave one out, as in --columns NAME=-",
                    first.name()
                ));
            }
        }
        if targets.iter().all(|target| *target == Target::Nothing) {
            return Err(
                "expected a first line that names the columns, found no known name; name them, as in \
                 --columns Vorname=given_name"
                    .to_owned(),
            );
        }
        Ok(Self { separator, names, targets })
    }

    /// Describes what each column holds, for a person.
    pub fn remark(&self) -> String {
        let (mut used, mut unused) = (Vec::new(), Vec::new());
        for (name, target) in self.names.iter().zip(&self.targets) {
            let name = name.trim().replace(char::is_control, "�");
            match target {
                Target::Nothing => unused.push(name),
                target => used.push(format!("{name} = {}", target.name())),
            }
        }
        let unused =
            if unused.is_empty() { String::new() } else { format!("; not used: {}", unused.join(", ")) };
        format!("columns: {}{unused}", used.join(", "))
    }

    /// Returns a row as a JSON object: a canonical contact, or the members of a value.
    ///
    /// # Errors
    ///
    /// If the row has more or fewer cells than the first line.
    pub fn document(&self, row: &str) -> Result<Object<String, Value>, Fault> {
        let cells = cells(row, self.separator);
        if cells.len() != self.targets.len() {
            let found = format!("expected {} cells, found {}", self.targets.len(), cells.len());
            return Err(Fault::new(found, "quote a cell that has the separator"));
        }
        let mut document = Object::new();
        for (target, cell) in self.targets.iter().zip(cells) {
            if cell.trim().is_empty() && *target != Target::Member("value") {
                continue;
            }
            let field = match *target {
                Target::Nothing => continue,
                Target::Member(name) => {
                    document.insert(name.to_owned(), Value::String(cell));
                    continue;
                }
                Target::Field(field) => field,
            };
            match field.kind() {
                FieldType::Flag => {
                    document.insert(field.name().to_owned(), flag(cell));
                }
                FieldType::Lines => {
                    let lines = document.entry(field.name()).or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(lines) = lines {
                        lines.extend(cell.lines().map(Value::from));
                    }
                }
                FieldType::Kind => {
                    document.insert(field.name().to_owned(), Value::String(cell.trim().to_lowercase()));
                }
                _ => {
                    document.insert(field.name().to_owned(), Value::String(cell));
                }
            }
        }
        Ok(document)
    }
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::Member(name) => name,
            Self::Nothing => "",
        }
    }
}

/// Returns a flag as JSON, or the text if it is none.
fn flag(cell: String) -> Value {
    match cell.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Value::Bool(true),
        "false" | "no" | "0" => Value::Bool(false),
        _ => Value::String(cell),
    }
}

/// Returns a name in small letters, without what separates words.
fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the fields by their names, by the usual ones, by those in each schema, and by their labels in each language.
fn known_names() -> HashMap<String, Field> {
    let mut known = HashMap::new();
    let mut add = |name: &str, field: Field| {
        known.entry(folded(name)).or_insert(field);
    };
    Field::all().for_each(|field| add(field.name(), field));
    USUAL.iter().for_each(|(name, field)| add(name, *field));
    for schema in schema::all() {
        for member in schema.members() {
            // Schemas write the kind of a contact as numbers, or not at all.
            let field = member.field.filter(|field| *field != Field::KIND);
            if let (Some(field), Some((_, name))) = (field, member.pointer.rsplit_once('/')) {
                add(name, field);
            }
        }
    }
    for language in Language::ALL {
        Field::all().for_each(|field| add(field.label_in(language), field));
    }
    known
}
