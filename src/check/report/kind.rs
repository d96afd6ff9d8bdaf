//! A word in a canonical contact that names no kind of contact.

use registrant_text::clean::says_something;

use super::CheckContext;
use crate::base::{Code, Layer, Params, Severity, Source, Values};
use crate::check::violation::{RuleRef, Violation};
use crate::check::wording::Wording;
use crate::contact::{Contact, Field, Kind};
use crate::schema::canonical::KIND;

impl CheckContext<'_> {
    /// Adds the violation of an unknown kind, with the kind that is probably meant.
    pub(super) fn unknown_kind(self, contact: &Contact, found: &mut Vec<Violation>) {
        let word = contact.extra.get(KIND).filter(|_| contact.schema.is_none() && contact.kind.is_none());
        let word = word.and_then(|word| word.as_str()).filter(|word| says_something(word));
        let Some(word) = word else { return };
        let meant = Kind::meant(word).map(|kind| kind.as_str().to_owned());
        let is_known =
            |known: &&mut Violation| known.field == Field::KIND && known.code == Code::UnknownValue;
        if let Some(known) = found.iter_mut().find(is_known) {
            known.fix = meant;
            return;
        }
        let mut params = Params::default();
        params.insert("one_of", Kind::ALL.into_iter().map(Kind::as_str).collect::<Values>());
        let wording = Wording::answer("unknown_value_list", "registrant");
        let roles = self.association.roles;
        let source =
            Source { address: "https://api.gandi.net/docs/domains/".into(), date: "2026-08-22".into() };
        found.insert(
            0,
            Violation {
                code: Code::UnknownValue,
                severity: Severity::Error,
                field: Field::KIND,
                pointer: Some(KIND.to_owned()),
                roles,
                message: wording.text(self.association.language, Field::KIND, roles, &params),
                wording,
                params,
                rule: RuleRef { id: "contact.kind".to_owned(), layer: Layer::Generic, source },
                fix: meant,
            },
        );
    }
}
