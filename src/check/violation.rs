//! The violation: one fault of one field of a contact.

use serde::{Deserialize, Deserializer, Serialize};

use super::wording::Wording;
use crate::base::discreet;
use crate::base::{Code, Layer, Params, Roles, Severity, Source};
use crate::contact::Field;
use crate::language::Language;
use crate::rules::Rule;

/// A fault of one field of a contact.
///
/// It holds no value of the contact: `params` are facts of the rule, and `message` is made from the code and
/// the params.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// The kind of fault.
    pub code: Code,
    /// The severity: an error if the registry or provider would refuse the contact.
    pub severity: Severity,
    /// The field in the canonical contact.
    #[serde(rename = "path")]
    pub field: Field,
    /// The field in the caller's document, as a JSON Pointer, if the document's schema has a place for it.
    /// Without a provider's schema, the member of the canonical contact.
    pub pointer: Option<String>,
    /// The roles in which the contact breaks the rule.
    pub roles: Roles,
    /// The facts of the rule that a message or a form needs: `min`, `pattern`, `one_of`, …
    pub params: Params,
    /// The rule that the contact breaks.
    pub rule: RuleRef,
    /// A value that would be right, if one is known. It is offered, never applied.
    pub fix: Option<String>,
    /// The message in the association's language. It contains no value of the contact.
    pub message: String,
    #[serde(skip)]
    pub(crate) wording: Wording,
}

discreet!(Violation { code, severity, field, roles, rule });

impl Violation {
    /// Returns the message in a language. It contains no value of the contact.
    ///
    /// A deserialized violation keeps its message in the original language.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::{Association, Language, Role, check, contact::Contact};
    /// let report = check(&Contact::default(), &Association::new("example.com").role(Role::Owner))?;
    /// let text = report.violations[0].text(Language::German);
    /// assert_eq!(text, "Nachname: Angabe fehlt, ICANN verlangt sie (Domaininhaber)");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text(&self, language: Language) -> String {
        self.wording.text(language, self.field, self.roles, &self.params)
    }
}

/// A reference to a rule and to its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleRef {
    /// The rule's id.
    pub id: String,
    /// The rule's layer.
    pub layer: Layer,
    /// The source of the rule and the day on which it was read.
    #[serde(flatten)]
    pub source: Source,
}

impl RuleRef {
    pub(crate) fn of(rule: &Rule) -> Self {
        Self { id: rule.id().to_owned(), layer: rule.layer, source: rule.source() }
    }
}

/// A fault of a document that no rule of the tables can find.
pub(crate) struct Finding {
    pub field: Field,
    pub pointer: Option<String>,
    pub code: Code,
    pub severity: Severity,
    /// The rule that a violation shows: its id, its layer, and its source with the day.
    pub rule: (&'static str, Layer, [&'static str; 2]),
    /// The key of the message.
    pub template: &'static str,
    /// The name of the party that asks, for the message.
    pub asker: &'static str,
    pub params: Params,
}

impl Finding {
    pub fn violation(self, roles: Roles, language: Language) -> Violation {
        let Self { field, pointer, code, severity, rule: (id, layer, [address, date]), params, .. } = self;
        let wording = Wording::answer(self.template, self.asker);
        let message = wording.text(language, field, roles, &params);
        let source = Source { address: address.into(), date: date.into() };
        let rule = RuleRef { id: id.to_owned(), layer, source };
        Violation { code, severity, field, pointer, roles, params, rule, fix: None, message, wording }
    }
}

/// A violation in its serialized form.
#[derive(Deserialize)]
struct Read {
    code: Code,
    severity: Severity,
    path: Field,
    pointer: Option<String>,
    roles: Roles,
    params: Params,
    rule: RuleRef,
    fix: Option<String>,
    message: String,
}

impl<'de> Deserialize<'de> for Violation {
    /// Reads a violation. [`Violation::text`] then returns the original message, whatever the language.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { code, severity, path, pointer, roles, params, rule, fix, message } =
            Read::deserialize(deserializer)?;
        let wording = Wording::written(message.clone());
        Ok(Self { code, severity, field: path, pointer, roles, params, rule, fix, message, wording })
    }
}
