//! The conversion from one schema to another.

use serde_json::Value;

use super::encode::{NAMES, weigh};
use super::{limits, mismatch};
use crate::base::discreet;
use crate::base::{Error, Severity};
use crate::check::Violation;
use crate::contact::{Contact, Field, FieldType};
use crate::normalize::{self, FieldChange, FieldProblem, NormalizedContact};
use crate::rules::{self, Suffix};
use crate::schema::{self, Codec, Encoded, Loss, Schema, detect, merge, named, names};

/// A document in the target schema, with a record of the conversion.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Converted {
    /// The source schema.
    pub from: &'static str,
    /// The target schema.
    pub to: &'static str,
    /// The document in the target schema.
    pub document: Value,
    /// The changes. Normalization alters values. A target may need a name split or joined, or a kind, which
    /// is then assumed.
    pub changes: Vec<FieldChange>,
    /// Problems with values of the source, which were converted as they were: without normalization, only those of values
    /// that have no spelling in ASCII.
    pub problems: Vec<FieldProblem>,
    /// The losses: values that the target cannot hold.
    pub losses: Vec<Loss>,
    /// The violations of the target's own limits, which apply to every domain.
    pub violations: Vec<Violation>,
}

discreet!(Converted { from, to, changes, problems, losses, violations });

impl Converted {
    /// Returns `true` if the target accepts the document, i.e. if no violation is an error.
    pub fn is_accepted(&self) -> bool {
        self.violations.iter().all(|violation| violation.severity == Severity::Warning)
    }
}

/// The options of a conversion: source, target, normalization.
///
/// ```
/// use registrant::{provider::Conversion, schema};
/// let conversion = Conversion::to(schema::GANDI_V5).from(schema::GANDI_V3).raw();
/// assert!(conversion.raw);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Conversion {
    /// The schema of the document, or `None` to detect it.
    pub from: Option<&'static Schema>,
    /// The schema to write.
    pub to: &'static Schema,
    /// `true` to keep the values as they are, without normalization.
    pub raw: bool,
    /// `true` to spell names and addresses in ASCII. A target with a place for both forms gets both.
    pub ascii: bool,
    /// The suffix of the domain that the contact is for. An EPP document gets the extension of its registry.
    pub suffix: Option<Suffix>,
}

impl Conversion {
    /// Returns a conversion into a schema. It detects the source schema.
    pub fn to(schema: &'static Schema) -> Self {
        Self { from: None, to: schema, raw: false, ascii: false, suffix: None }
    }

    /// Returns the conversion with a given source schema.
    #[must_use]
    pub fn from(mut self, schema: &'static Schema) -> Self {
        self.from = Some(schema);
        self
    }

    /// Returns the conversion with names and addresses in ASCII.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::provider::{Conversion, convert};
    /// use registrant::schema;
    /// let document = schema::parse(r#"{"given_name": "Jürgen", "city": "Köln", "country": "DE"}"#)?;
    /// let converted = convert(&document, &Conversion::to(schema::CLOUDFLARE).ascii())?;
    /// assert_eq!(converted.document["first_name"], "Juergen");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn ascii(mut self) -> Self {
        self.ascii = true;
        self
    }

    /// Returns the conversion for a domain, whose registry may have an extension of the target's format.
    ///
    /// # Errors
    ///
    /// If the domain is not a domain name, or if its suffix is unknown.
    ///
    /// ```
    /// use registrant::{provider::Conversion, schema};
    /// let conversion = Conversion::to(schema::EPP).domain("example.fr").unwrap();
    /// assert_eq!(conversion.suffix.unwrap().name(), "fr");
    /// ```
    pub fn domain(mut self, domain: &str) -> Result<Self, Error> {
        self.suffix = Some(rules::suffix_of_name(domain)?);
        Ok(self)
    }

    /// Returns the conversion without normalization. From a schema to itself, the document stays as it is.
    #[must_use]
    pub fn raw(mut self) -> Self {
        self.raw = true;
        self
    }
}

/// Converts a document. It decodes, normalizes (unless turned off) and encodes the document, and applies the
/// target's limits.
///
/// # Errors
///
/// If the source is not a document of its schema, or clearly belongs to another provider. If no source schema
/// is given and detection fails.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::{Conversion, convert};
/// use registrant::schema;
/// let document = schema::parse(r#"{"type": 0, "given": "Given", "family": "Family", "phone": "+33123456789",
///     "streetaddr": "my street", "city": "My City", "zip": "75000", "country": "FR", "email": "x"}"#)?;
/// let converted = convert(&document, &Conversion::to(schema::GANDI_V3))?;
/// assert_eq!(converted.document["phone"], "+33.123456789");
/// assert_eq!(converted.changes.len(), 1);
/// assert_eq!(converted.problems[0].field.name(), "email");
/// # Ok(())
/// # }
/// ```
pub fn convert(document: &Value, conversion: &Conversion) -> Result<Converted, Error> {
    let Conversion { from, to, raw, ascii, suffix } = *conversion;
    let is_named = from.is_some();
    let from = match from {
        Some(schema) => schema,
        None => named(detect(document)?.schema)?,
    };
    let inner = schema::only(from, document)?;
    let document = inner.as_ref().map_or(document, |part| &part.document);
    let decoded = from.decode(document)?;
    if is_named && from.name != to.name {
        mismatch::refuse(from, document)?;
    }
    let is_own = from.name == to.name;
    // The canonical contact keeps no record of its document.
    let before = (is_own && matches!(to.codec, Codec::Canonical)).then(|| to.write(&decoded).document);
    let NormalizedContact { mut contact, mut changes, mut problems } = match raw {
        true => NormalizedContact { contact: decoded, changes: Vec::new(), problems: Vec::new() },
        false => normalize::contact(decoded),
    };
    let mut encoded = if is_own && raw && !ascii {
        Encoded { document: document.clone(), losses: Vec::new() }
    } else {
        if let Codec::Edited(codec) = from.codec
            && !is_own
        {
            changes.extend(codec.taken_apart(document));
        }
        names::fit(&mut contact, to, &mut changes);
        if ascii {
            into_ascii(&mut contact, to, &mut changes, &mut problems);
        }
        if !raw && !is_own && to.wants_kind() {
            changes.extend(assume_kind(&mut contact));
        }
        if !raw || !is_own {
            changes.extend(move_lines_up(&mut contact));
        }
        let mut encoded = to.write_for(&contact, suffix);
        if let Some(moved) = move_mobile(&mut contact, &encoded.losses) {
            changes.extend(moved);
            encoded = to.write_for(&contact, suffix);
        }
        encoded
    };
    if let Codec::Edited(codec) = to.codec {
        // A label that moves as it is was not taken apart.
        let whole = codec.taken_apart(&encoded.document);
        changes.retain(|change| !whole.contains(change));
    }
    if let Some(before) = before.filter(|_| !raw) {
        let after = std::mem::replace(&mut encoded.document, document.clone());
        merge::apply(&mut encoded.document, &before, &after);
    }
    if is_own {
        changes.extend(respelled(from, document, &encoded.document, &changes));
    }
    // The target checks the values that it reads, not those of the source.
    let written = to.decode(&encoded.document).ok();
    changes.extend(written.iter().flat_map(|written| reshaped(&contact, written)));
    if from.name != to.name {
        changes.extend(written.iter().flat_map(|written| extended(to, &contact, written)));
    }
    if !is_own {
        changes.extend(house_number(to, &contact, &encoded.document));
    }
    changes.sort_by_key(|change| change.field);
    let written = written.as_ref().unwrap_or(&contact);
    let violations = limits(written, to);
    weigh(&mut encoded.losses, &violations, &contact, written, to);
    Ok(Converted {
        from: from.name,
        to: to.name,
        document: encoded.document,
        changes,
        losses: encoded.losses,
        problems,
        violations,
    })
}

/// Spells a contact in ASCII for a schema. A schema with two addresses keeps both spellings.
fn into_ascii(
    contact: &mut Contact,
    to: &Schema,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) {
    let NormalizedContact { contact: spelled, changes: more, problems: unspelled } = spell(contact, to);
    changes.extend(more);
    match to.has_two_scripts() {
        // An address that needs no other spelling is written once.
        true if spelled == *contact => {}
        true if unspelled.is_empty() => contact.ascii = Some(Box::new(spelled)),
        true => {}
        false => *contact = spelled,
    }
    problems.extend(unspelled);
}

/// Spells a contact in ASCII. What its document has in ASCII already comes first.
fn spell(contact: &Contact, to: &Schema) -> NormalizedContact {
    let (mut contact, mut changes) = (contact.clone(), Vec::new());
    if let Some(mut given) = contact.ascii.take() {
        given.country = contact.country.clone();
        names::fit(&mut given, to, &mut Vec::new());
        for field in Field::all().filter(|field| given.has(*field)) {
            let text = |contact: &Contact| match field {
                Field::STREET => Some(contact.street.join("\n")),
                _ => contact.text(field).map(str::to_owned),
            };
            if let (Some(before), Some(after)) =
                (text(&contact).filter(|text| !text.is_ascii()), text(&given))
                && after.is_ascii()
            {
                contact.set(field, after.as_str());
                let change = normalize::Change::new("transliterated", before, after);
                changes.push(FieldChange { field, change });
            }
        }
    }
    let mut spelled = normalize::to_ascii_contact(contact);
    changes.append(&mut spelled.changes);
    NormalizedContact { changes, ..spelled }
}

/// Sets the kind of a contact that has none, based on its members.
pub(super) fn assume_kind(contact: &mut Contact) -> Option<FieldChange> {
    if contact.kind.is_some() {
        return None;
    }
    let assumed = contact.assumed_kind();
    contact.kind = Some(assumed);
    let change = normalize::Change::new("assumed", "", assumed.as_str());
    Some(FieldChange { field: Field::KIND, change })
}

/// Removes blank lines before the first one that says something: a target may require its first line.
fn move_lines_up(contact: &mut Contact) -> Option<FieldChange> {
    let blank = contact.street.iter().position(|line| !line.trim().is_empty()).filter(|blank| *blank > 0)?;
    let before = contact.street.join("\n");
    contact.street.drain(..blank);
    let change = normalize::Change::new("street_lines", before, contact.street.join("\n"));
    Some(FieldChange { field: Field::STREET, change })
}

/// Makes the mobile number the contact's only number if the target has no place for a second one.
fn move_mobile(contact: &mut Contact, losses: &[Loss]) -> Option<[FieldChange; 2]> {
    let is_lost = losses.iter().any(|loss| loss.field == Some(Field::MOBILE));
    let number = contact.mobile.clone().filter(|_| is_lost && !contact.has(Field::PHONE))?;
    contact.mobile = None;
    contact.set(Field::PHONE, number.as_str());
    let change = |field, before: &str, after: &str| FieldChange {
        field,
        change: normalize::Change::new("moved", before, after),
    };
    Some([change(Field::PHONE, "", &number), change(Field::MOBILE, &number, "")])
}

/// Returns the members for which the schema has one correct spelling and the document had another. For
/// example, a Gandi v5 `type` of 0 becomes `individual`.
fn respelled(schema: &Schema, before: &Value, after: &Value, known: &[FieldChange]) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    // In-place editing keeps the spelling.
    if matches!(schema.codec, Codec::Edited(_)) {
        return changes;
    }
    for field in Field::all().filter(|field| known.iter().all(|change| change.field != *field)) {
        for pointer in schema.pointers(field) {
            if let (Some(before), Some(after)) = (before.pointer(pointer), after.pointer(pointer))
                && before != after
            {
                let change = normalize::Change::new("written", text_of(before), text_of(after));
                changes.push(FieldChange { field, change });
            }
        }
    }
    changes
}

/// Returns the changes that the target's format causes. It may join or split street lines. It may set a
/// default for an absent flag: Gandi v5 hides a contact by default.
fn reshaped(contact: &Contact, read: &Contact) -> Vec<FieldChange> {
    let flags =
        Field::all().filter(|field| field.kind() == FieldType::Flag && contact.flag(*field).is_none());
    let mut changes: Vec<FieldChange> = flags
        .filter_map(|field| {
            let change = normalize::Change::new("defaulted", "", read.flag(field)?.to_string());
            Some(FieldChange { field, change })
        })
        .collect();
    if let (Some(kind), Some(written)) = (contact.kind, read.kind)
        && kind != written
    {
        // For example, AFNIC's EPP extension has no word for a reseller.
        let change = normalize::Change::new("written", kind.as_str(), written.as_str());
        changes.push(FieldChange { field: Field::KIND, change });
    }
    let has_name = NAMES.iter().chain([&Field::ORGANIZATION]).any(|field| contact.has(*field));
    if let Some(name) = read.full_name.as_deref().filter(|_| !has_name) {
        let change = normalize::Change::new("name.stand_in", "", name);
        changes.push(FieldChange { field: Field::FULL_NAME, change });
    }
    if !read.street.is_empty() && read.street != contact.street {
        let change =
            normalize::Change::new("street_lines", contact.street.join("\n"), read.street.join("\n"));
        changes.push(FieldChange { field: Field::STREET, change });
    }
    changes
}

/// Returns the house number that the document has apart from the street.
fn house_number(to: &Schema, contact: &Contact, document: &Value) -> Option<FieldChange> {
    let beside = to.pointer(Field::STREET)?.strip_suffix("/street")?;
    let number =
        document.pointer(&[beside, "/number"].concat())?.as_str().filter(|number| !number.is_empty())?;
    let change = normalize::Change::new("taken_apart", contact.street.join("\n"), number);
    Some(FieldChange { field: Field::STREET, change })
}

/// Returns the fields that stand in the extension of a registry.
fn extended(to: &'static Schema, contact: &Contact, written: &Contact) -> Vec<FieldChange> {
    let is_in_extension =
        |field: &Field| to.pointer(*field).is_some_and(|pointer| pointer.starts_with("/extension/"));
    let fields = Field::all().filter(|field| written.has(*field)).filter(is_in_extension);
    fields
        .filter_map(|field| {
            let text = written.text(field)?;
            let before = contact.text(field).unwrap_or_default();
            let (code, before) = match before {
                "" => ("defaulted", ""),
                // A kind with another word has a change of its own.
                before if before != text && field != Field::KIND => ("written", before),
                _ => ("extension", text),
            };
            Some(FieldChange { field, change: normalize::Change::new(code, before, text) })
        })
        .collect()
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| serde_json::to_string(value).unwrap_or_default(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::provider::{Conversion, convert};
    use crate::schema::{gandi_v3, gandi_v5};

    #[test]
    fn a_right_spelling_is_a_change() {
        let document = json!({"type": 0, "given": "Given", "state": "FR-J", "country": "FR", "extra": [1]});
        let conversion = Conversion::to(&gandi_v5::SCHEMA).from(&gandi_v5::SCHEMA);
        let converted = convert(&document, &conversion).unwrap();
        assert_eq!(converted.document["type"], "individual");
        assert_eq!(converted.document["extra"], json!([1]));
        let whys: Vec<_> = converted.changes.iter().map(|c| c.change.code).collect();
        assert_eq!(whys, ["written", "subdivision_successor"]);
        let change = &converted.changes[0].change;
        assert_eq!((&*change.before, &*change.after), ("0", "individual"));
        let kept = convert(&document, &conversion.raw()).unwrap();
        assert_eq!((kept.document, kept.changes), (document, vec![]));
    }

    #[test]
    fn the_demands_of_one_schema_are_not_those_of_another() {
        let document = json!({"type": 1, "orgname": "Example SAS", "phone": "+33.123456789", "streetaddr": "1 rue",
            "city": "Paris", "country": "FR", "email": "a@example.org"});
        let broken = |to| {
            let converted = convert(&document, &Conversion::to(to).from(&gandi_v3::SCHEMA)).unwrap();
            converted.violations.iter().map(|v| v.rule.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(broken(&gandi_v3::SCHEMA), [""; 0]);
        assert_eq!(broken(&gandi_v5::SCHEMA), ["gandi-v5.given", "gandi-v5.family"]);
    }
}
