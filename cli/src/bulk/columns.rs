//! The columns of a table, and the document that a row is.

use registrant::contact::Field;
use registrant::schema::{self, Column as Target, Headings};
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
    /// The member without which no row can be answered.
    pub required: Option<&'static str>,
    /// `true` if rows are values of one kind, not contacts.
    pub is_of_values: bool,
}

/// The columns of a table.
#[derive(Debug)]
pub struct Columns {
    separator: char,
    names: Vec<String>,
    targets: Vec<Target>,
}

impl Columns {
    /// Reads the first line of a table.
    ///
    /// # Errors
    ///
    /// If `--columns` names an unknown column or field, or if two columns hold one. If no column holds any field, or the
    /// required one is missing.
    pub fn new(names: Vec<String>, separator: char, map: &Map) -> Result<Self, String> {
        let headings = if map.is_of_values { Headings::of_members } else { Headings::new }(map.members);
        let mut targets = headings.guess(&names);
        for (name, target) in &map.named {
            let column = names.iter().position(|known| known.trim() == name).ok_or_else(|| {
                format!(
                    "--columns {name}: expected a column of the table, found none; use one of: {}{}",
                    shown(&names, &targets).join(", "),
                    contact_remark(&names)
                )
            })?;
            let found = match headings.find(target) {
                _ if target == "-" => Some(Target::Nothing),
                Target::Nothing => None,
                known => Some(known),
            };
            let found = found.ok_or_else(|| {
                let members = if map.is_of_values {
                    map.members.join(", ")
                } else {
                    std::iter::once("a field, such as given_name")
                        .chain(map.members.iter().copied())
                        .collect::<Vec<_>>()
                        .join(", ")
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
            if matches!(target, Target::Nothing | Target::Field(Field::STREET)) {
                continue;
            }
            if let Some(first) = targets.iter().take(index).position(|other| other == target) {
                let shown = shown(&names, &targets);
                let name = |index: usize| shown.get(index).map_or("", String::as_str);
                return Err(format!(
                    "expected one column for {}, found two: {}, {}; leave one out, as in --columns NAME=-",
                    target.name(),
                    name(first),
                    name(index)
                ));
            }
        }
        if targets.iter().all(|target| *target == Target::Nothing) {
            return Err(format!(
                "expected a first line that names the columns, found no known name; name them, as in \
                 --columns Vorname=given_name{}",
                contact_remark(&names)
            ));
        }
        if let Some(required) = map.required.filter(|name| !targets.contains(&Target::Member(name))) {
            return Err(format!(
                "expected a column `{required}`, found none; name it, as in --columns NAME={required}: the columns are {}{}",
                shown(&names, &targets).join(", "),
                contact_remark(&names)
            ));
        }
        Ok(Self { separator, names, targets })
    }

    /// Returns the separator of the table.
    #[cfg(test)]
    pub fn separator(&self) -> char {
        self.separator
    }

    /// Returns the names in the first line.
    #[cfg(test)]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Describes what each column holds, for a person.
    pub fn remark(&self) -> String {
        let (mut used, mut unused) = (Vec::new(), Vec::new());
        for (name, target) in shown(&self.names, &self.targets).into_iter().zip(&self.targets) {
            match target {
                Target::Nothing => unused.push(name),
                target => used.push(format!("{name} = {}", target.name())),
            }
        }
        let unused =
            if unused.is_empty() { String::new() } else { format!("; not used: {}", unused.join(", ")) };
        format!("columns: {}{unused}{}", used.join(", "), contact_remark(&self.names))
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
                Target::Member(name) => {
                    document.insert(name.to_owned(), Value::String(cell));
                    continue;
                }
                Target::Field(field) => field,
                _ => continue,
            };
            match (document.get_mut(field.name()), schema::cell(field, cell.into())) {
                (Some(Value::Array(lines)), Some(Value::Array(more))) => lines.extend(more),
                (_, Some(value)) => drop(document.insert(field.name().to_owned(), value)),
                (_, None) => {}
            }
        }
        Ok(document)
    }
}

/// Returns whether a cell of the first line is the email address or a number of a person, not the name of a column.
fn is_personal(cell: &str) -> bool {
    let cell = cell.trim();
    let is_number =
        |character: char| character.is_ascii_digit() || " +-./()\u{a0}\u{202f}".contains(character);
    cell.contains('@')
        || (cell.contains(|character: char| character.is_ascii_digit()) && cell.chars().all(is_number))
}

/// Returns the names of columns for a person. If the first line is rather a contact, only known names are shown.
fn shown(names: &[String], targets: &[Target]) -> Vec<String> {
    let is_contact = names.iter().any(|name| is_personal(name));
    let columns = (1..).zip(names).zip(targets);
    let show = |((number, name), target): ((usize, &String), &Target)| match target {
        Target::Nothing if is_contact => format!("column {number}"),
        _ if is_personal(name) => format!("column {number}"),
        _ => name.trim().replace(char::is_control, "�"),
    };
    columns.map(show).collect()
}

fn contact_remark(names: &[String]) -> &'static str {
    let is_contact = names.iter().any(|name| is_personal(name));
    if is_contact { "; the first line looks like a contact" } else { "" }
}
