//! What is wrong with one field of a contact.

use serde::{Deserialize, Deserializer, Serialize};

use super::wording::Wording;
use crate::base::discreet;
use crate::base::{Code, Layer, Params, Roles, Severity, Source};
use crate::contact::Field;
use crate::language::Language;
use crate::rules::Rule;

/// One thing wrong with one field of a contact.
///
/// It holds no value of the contact: `params` are facts of the rule, and `message` is made of code and params.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// The kind of fault.
    pub code: Code,
    /// How bad it is: an error if the registry or provider would refuse the contact for it.
    pub severity: Severity,
    /// The field in the canonical contact.
    #[serde(rename = "path")]
    pub field: Field,
    /// The same in the caller's document, as a JSON Pointer, where the document's schema has a place for it; the canonical
    /// contact's own member where the contact is of no provider's schema.
    pub pointer: Option<String>,
    /// The roles for which the rule was broken.
    pub roles: Roles,
    /// The facts of the rule that a message or a form needs: `min`, `pattern`, `one_of`, …
    pub params: Params,
    /// The rule that was broken.
    pub rule: RuleRef,
    /// A value that would be right, where one is known. Offered, never applied.
    pub fix: Option<String>,
    /// What is wrong, in the association's language, without any value of the contact.
    pub message: String,
    #[serde(skip)]
    pub(crate) wording: Wording,
}

discreet!(Violation { code, severity, field, roles, rule });

impl Violation {
    /// Returns what is wrong, in a language, without any value of the contact.
    ///
    /// A violation that was read back has its message in the language in which it was written.
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

/// Which rule was broken, and where it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleRef {
    /// The rule's id.
    pub id: String,
    /// Where it comes from.
    pub layer: Layer,
    /// Where it is written down, and when that was read.
    #[serde(flatten)]
    pub source: Source,
}

impl RuleRef {
    pub(crate) fn of(rule: &Rule) -> Self {
        Self { id: rule.id().to_owned(), layer: rule.layer, source: rule.source() }
    }
}

/// A violation as it is written down.
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
    /// Reads a violation; [`Violation::text`] then gives its message as it was written, whatever the language.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { code, severity, path, pointer, roles, params, rule, fix, message } =
            Read::deserialize(deserializer)?;
        let wording = Wording::written(message.clone());
        Ok(Self { code, severity, field: path, pointer, roles, params, rule, fix, message, wording })
    }
}
