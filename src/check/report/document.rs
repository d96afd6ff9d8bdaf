//! The faults of a document of which its contact shows nothing: further items of the Freebox, and elements of EPP.

use super::CheckContext;
use crate::base::{Code, Layer, Params, Severity, Values, schemas};
use crate::check::violation::{Finding, Violation};
use crate::contact::{Contact, DocumentFault, Fault, Field};
#[cfg(feature = "xml")]
use crate::schema::epp;
use crate::schema::{freebox, glauca};
#[cfg(feature = "cards")]
use crate::schema::{jcard, jscontact, rdap, rdap_jscontact, vcard};

/// The name in messages, and the source with its day.
type Asker = (&'static str, [&'static str; 2]);

const FREEBOX: Asker = ("Freebox OS", ["https://dev.freebox.fr/sdk/os/contacts/", "2026-08-22"]);
const GLAUCA: Asker =
    ("Glauca Digital", ["https://docs.glauca.digital/domains/api/objects/contact_addresses/", "2026-07-08"]);
#[cfg(feature = "xml")]
const EPP: Asker = ("EPP", ["https://www.rfc-editor.org/rfc/rfc5733#section-4", "2026-11-20"]);

#[cfg(feature = "cards")]
const JSCONTACT: Asker = ("JSContact", ["https://www.rfc-editor.org/rfc/rfc9553#section-2.1", "2026-11-22"]);
#[cfg(feature = "cards")]
const VCARD: Asker = ("vCard", ["https://www.rfc-editor.org/rfc/rfc6350#section-6.2", "2026-11-22"]);
#[cfg(feature = "cards")]
const OLDER_VCARD: Asker =
    ("vCard 3.0", ["https://www.rfc-editor.org/rfc/rfc2426#section-3.1", "2026-11-22"]);
#[cfg(feature = "cards")]
const JCARD: Asker = ("jCard", ["https://www.rfc-editor.org/rfc/rfc7095#section-3.3", "2026-11-23"]);
#[cfg(feature = "cards")]
const RDAP: Asker = ("RDAP", ["https://www.rfc-editor.org/rfc/rfc9083#section-4.9", "2026-11-23"]);

/// The faults of a document, by who asks, and those of a card in it.
type Faults = [(Asker, Vec<DocumentFault>); 2];

/// Returns the faults of the document that a contact came from. The report may tell of some of them already.
fn faults(contact: &Contact, found: &[Violation]) -> Option<Faults> {
    let kept = contact.extra.get("");
    let alone = |asker, faults| Some([(asker, faults), (asker, Vec::new())]);
    match contact.schema {
        Some(name) if name == freebox::SCHEMA.name => {
            let mut faults = freebox::faults(kept?);
            let is_known = |fault: &DocumentFault| {
                found.iter().any(|known| known.pointer.as_deref() == Some(fault.pointer.as_str()))
            };
            if !faults.iter().all(is_known) {
                // A caller may have mended the document since.
                faults = freebox::faults(&freebox::SCHEMA.write(contact).document);
            }
            alone(FREEBOX, faults)
        }
        Some(name) if name == glauca::SCHEMA.name => alone(GLAUCA, glauca::faults(kept?)),
        #[cfg(feature = "xml")]
        Some(name) if name == epp::SCHEMA.name => alone(EPP, epp::faults(contact, kept?)),
        #[cfg(feature = "cards")]
        Some(name) if name == jscontact::SCHEMA.name => alone(JSCONTACT, jscontact::faults(kept?)),
        #[cfg(feature = "cards")]
        Some(name) if name == vcard::SCHEMA.name => {
            let (is_older, faults) = vcard::faults(kept?);
            alone(if is_older { OLDER_VCARD } else { VCARD }, faults)
        }
        #[cfg(feature = "cards")]
        Some(name) if name == jcard::SCHEMA.name => alone(JCARD, jcard::faults(kept?)),
        #[cfg(feature = "cards")]
        Some(name) if name == rdap::SCHEMA.name => {
            let (own, inner) = rdap::faults(kept?);
            Some([(RDAP, own), (JCARD, inner)])
        }
        #[cfg(feature = "cards")]
        Some(name) if name == rdap_jscontact::SCHEMA.name => {
            let (own, inner) = rdap_jscontact::faults(kept?);
            Some([(RDAP, own), (JSCONTACT, inner)])
        }
        _ => None,
    }
}

impl CheckContext<'_> {
    /// Adds the faults of the document that a contact came from.
    pub(super) fn faults_of_document(self, contact: &Contact, found: &mut Vec<Violation>) {
        let provider = contact.schema.and_then(schemas::named).map(|schema| schema.provider);
        if provider.is_none() || self.association.provider_of_rules() != provider {
            return;
        }
        let all = faults(contact, found).into_iter().flatten();
        let all = all.flat_map(|(asker, faults)| faults.into_iter().map(move |fault| (asker, fault)));
        for ((asker, source), DocumentFault { field, pointer, fault, .. }) in all {
            let pointer = Some(pointer).filter(|pointer| !pointer.is_empty());
            if pointer.is_some() && found.iter().any(|known| known.pointer == pointer) {
                continue;
            }
            // A card without any name breaks a rule.
            let is_known = |known: &Violation| {
                (known.field, known.code, known.rule.layer) == (field, Code::Missing, Layer::Provider)
            };
            if field == Field::FULL_NAME && matches!(fault, Fault::Member(..)) && found.iter().any(is_known) {
                continue;
            }
            let mut params = Params::default();
            let (code, severity, id, template) = match fault {
                Fault::Type(types) => {
                    params.insert("one_of", types.iter().copied().collect::<Values>());
                    (Code::UnknownValue, Severity::Error, "freebox.type", "item_type")
                }
                Fault::Email(problem) => {
                    params.insert_problem(&problem);
                    (problem.code, Severity::Warning, "freebox.email", problem.reason)
                }
                Fault::AuthInfo => (Code::Missing, Severity::Error, "epp.auth-info", "auth_info"),
                Fault::Member(member, id) => {
                    params.insert("member", member);
                    (Code::Missing, Severity::Error, id, "member_missing")
                }
                Fault::Value(member, values, id) => {
                    params.insert("member", member);
                    params.insert("one_of", values.iter().copied().collect::<Values>());
                    (Code::UnknownValue, Severity::Error, id, "unknown_value_list")
                }
                Fault::Description => (Code::Missing, Severity::Error, "glauca.address", "missing"),
                Fault::Missing => (Code::Missing, Severity::Error, "epp.address", "missing"),
                Fault::Form(types) => {
                    params.insert("one_of", types.iter().copied().collect::<Values>());
                    (Code::UnknownValue, Severity::Error, "epp.type", "item_type")
                }
                Fault::Flag(flags) => {
                    params.insert("one_of", flags.iter().copied().collect::<Values>());
                    (Code::UnknownValue, Severity::Error, "epp.disclose", "unknown_value_list")
                }
                Fault::Order(before) => {
                    params.insert("before", before);
                    (Code::InvalidFormat, Severity::Error, "epp.order", "element_order")
                }
                Fault::Unexpected(member) => {
                    params.insert("member", member);
                    (Code::Unexpected, Severity::Error, "epp.element", "unexpected")
                }
                Fault::NotAscii => (Code::Charset, Severity::Error, "epp.ascii", "latin"),
                Fault::Lines(lines) => {
                    params.insert("lines", lines);
                    params.insert("length", 255_u64);
                    params.insert("unit", "characters");
                    (Code::TooLong, Severity::Error, "epp.street.lines", "street.too_long")
                }
            };
            let rule = (id, Layer::Provider, source);
            let finding = Finding { field, pointer, code, severity, rule, template, asker, params };
            found.push(finding.violation(self.association.roles, self.association.language));
        }
    }
}
