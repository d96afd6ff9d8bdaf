//! The members of a schema's documents, for its reference page.

use std::borrow::Cow;

use super::engine::codec::Codec;
use super::engine::member::{Form, Member};
#[cfg(feature = "xml")]
use super::namecheap;
use super::{Schema, glauca, names, parts};
#[cfg(feature = "registrars")]
use super::{openprovider, porkbun};
use crate::contact::{Field, Kind};

/// A member of a schema's documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaMember {
    /// The JSON Pointer of the member in a new document. `0` is any item of a list, and `k1` any key of a collection. In a
    /// card, the name of a property is its place. In EPP, `@` comes before an attribute.
    pub pointer: Cow<'static, str>,
    /// The field that the member holds, or `None` if no field does.
    pub field: Option<Field>,
    /// `true` if a value of the field is not whole without the member. A second line, an extension and a type are not needed.
    pub is_needed: bool,
    /// When a check refuses a document without the member itself, in English words: `yes`, or a condition. It is empty for the
    /// others: rules say whether their fields are needed.
    pub mandatory: &'static str,
    /// The form of the value, in English words; empty if it follows from the field.
    pub form: String,
}

impl Schema {
    /// Returns the members of the schema's documents that the library knows, in the order of its table.
    ///
    /// If several members hold one field, the first is the one that encoding writes. A canonical contact has
    /// one member for each field.
    ///
    /// ```
    /// use registrant::schema;
    /// let members = schema::GANDI_V3.members();
    /// assert!(members.iter().any(|member| member.pointer == "/streetaddr"));
    /// ```
    pub fn members(&'static self) -> Vec<SchemaMember> {
        let mut members: Vec<SchemaMember> = Vec::new();
        let table: Vec<&'static Member> = self.tables().iter().copied().flatten().collect();
        for (index, known) in table.iter().enumerate().filter(|(_, known)| !known.pointer.is_empty()) {
            let earlier = table.iter().take(index);
            let is_first = earlier.into_iter().all(|other| !known.is_alias_of(other));
            let is_whole =
                !matches!(known.form, Form::Line(1..) | Form::ShortLine(1.., _) | Form::PhoneExtension(_));
            members.push(SchemaMember {
                pointer: known.pointer.clone(),
                field: known.field(),
                is_needed: is_first && is_whole && known.field().is_some(),
                mandatory: "",
                form: in_words(&known.form),
            });
        }
        let whole = |(field, pointer): (Field, &'static str)| SchemaMember {
            pointer: pointer.into(),
            field: Some(field),
            is_needed: true,
            mandatory: "",
            form: String::new(),
        };
        match &self.codec {
            // The rows of a card are all of its members.
            Codec::Edited(codec) if !names::is_card(self.name) => {
                members.extend(codec.places.iter().copied().map(whole));
            }
            Codec::Functions { .. } if table.is_empty() => {
                members
                    .extend(Field::all().filter_map(|field| Some((field, self.pointer(field)?))).map(whole));
            }
            _ => {}
        }
        for (above, rows) in parts::rows(self.name) {
            rows.iter().for_each(|row| put(&mut members, &[above, row.0].concat(), row));
        }
        if self.name == "vcard" {
            // A text has names of properties alone.
            let named = |member: &mut SchemaMember| {
                member.pointer = member.pointer.trim_start_matches('/').to_uppercase().into();
            };
            members.iter_mut().for_each(named);
        }
        for (pointer, when) in parts::mandatory(self.name) {
            let all = members.iter_mut().filter(|member| *member.pointer == **pointer);
            all.for_each(|member| member.mandatory = when);
        }
        members
    }

    /// Returns the tables of the schema's members.
    fn tables(&'static self) -> Vec<&'static [Member]> {
        match (&self.codec, self.name) {
            (Codec::Table(members), _) => vec![members],
            (_, "glauca") => vec![glauca::CONTACT, glauca::ADDRESS],
            #[cfg(feature = "xml")]
            (_, "namecheap") => vec![namecheap::MEMBERS],
            #[cfg(feature = "registrars")]
            (_, "openprovider") => vec![openprovider::MEMBERS],
            #[cfg(feature = "registrars")]
            (_, "porkbun") => vec![porkbun::MEMBERS],
            _ => Vec::new(),
        }
    }
}

/// Puts the members of a row into the list, after those of the same field. It replaces a member with the same pointer, and an
/// object with its members.
fn put(members: &mut Vec<SchemaMember>, pointer: &str, row: &parts::Row) {
    let (_, fields, form, is_needed) = *row;
    members.retain(|known| {
        *known.pointer != *pointer
            && !pointer.strip_prefix(&*known.pointer).is_some_and(|rest| rest.starts_with('/'))
    });
    let fields = fields.iter().map(|field| Some(*field)).chain(fields.is_empty().then_some(None));
    for field in fields {
        let same = members.iter().rposition(|known| known.field.is_some() && known.field == field);
        let at = same.map_or(members.len(), |same| same.saturating_add(1));
        let pointer = Cow::Owned(pointer.to_owned());
        let form = form.to_owned();
        members.insert(at, SchemaMember { pointer, field, is_needed, mandatory: "", form });
    }
}

/// Returns the form of a member in words.
fn in_words(form: &Form) -> String {
    let quoted = |words: &mut dyn Iterator<Item = &str>| {
        words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    };
    match *form {
        Form::Text(_) => String::new(),
        Form::Other => "kept".to_owned(),
        Form::Language([]) => "a language, as two letters".to_owned(),
        Form::Language(codes) => format!("one of {}", quoted(&mut codes.iter().copied())),
        Form::Locale => "the name of a locale, such as `nl_NL`".to_owned(),
        Form::Integer(_) => "a whole number".to_owned(),
        Form::Choice(_, choices) => {
            format!("one of {}", quoted(&mut choices.iter().map(|(written, _)| *written)))
        }
        Form::SubdivisionShort => "the name, or in some countries the code without the country".to_owned(),
        Form::Lines => "all lines of the street".to_owned(),
        Form::Line(index) => format!("line {} of the street", index + 1),
        Form::ShortLine(index, longest) => {
            format!("line {} of the street, at most {longest} characters", index + 1)
        }
        Form::KindNumber => {
            let kinds = Kind::ALL.iter().enumerate();
            let kinds: Vec<String> =
                kinds.map(|(index, kind)| format!("`{index}` {}", kind.as_str())).collect();
            format!("a number: {}", kinds.join(", "))
        }
        Form::KindName(names) => format!("one of {}", quoted(&mut names.iter().map(|(_, name)| *name))),
        Form::FlagOr(_, default) => format!("`true` or `false`; `{default}` if absent"),
        Form::FlagInverse(_) => "`false` to hide".to_owned(),
        Form::FlagNumber(_) => "`1` or `0`".to_owned(),
        Form::PhoneE164(_) => "E.164, without an extension".to_owned(),
        Form::PhoneEpp(_) => "`+CC.NUMBER`, without an extension".to_owned(),
        Form::PhoneExtension(_) => "the extension alone".to_owned(),
        Form::Secret => "a secret: kept, never shown".to_owned(),
        Form::Envelope => "an envelope of the provider's answers".to_owned(),
        Form::Pairs { name, value } => format!("a list of pairs: `{name}` and `{value}`"),
    }
}
