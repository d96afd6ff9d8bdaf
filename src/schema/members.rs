//! The members of a schema's documents, for its reference page.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form;
use crate::contact::{Field, Kind};

/// A member of a schema's documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaMember {
    /// The JSON Pointer of the member in a new document.
    pub pointer: &'static str,
    /// The field that the member holds, or `None` if no field does.
    pub field: Option<Field>,
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
        let member = |pointer, field, form| SchemaMember { pointer, field, form };
        match &self.codec {
            Codec::Table(members) => {
                let members: &'static [super::Member] = members;
                let known = members.iter().filter(|known| !known.pointer.is_empty());
                known.map(|known| member(&known.pointer, known.field(), in_words(&known.form))).collect()
            }
            Codec::Canonical => Vec::new(),
            Codec::Functions { pointer, .. } => {
                let placed = Field::all().filter_map(|field| Some((pointer(field)?, field)));
                placed.map(|(pointer, field)| member(pointer, Some(field), String::new())).collect()
            }
            Codec::Edited(codec) => {
                let places = codec.places.iter();
                places.map(|(field, pointer)| member(pointer, Some(*field), String::new())).collect()
            }
        }
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
