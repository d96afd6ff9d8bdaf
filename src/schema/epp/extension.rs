//! Registry extensions to RFC 5733.

use super::slot::Means::{FirstName, Legal, LegalStatus, NaturalPerson, Personal, Publication, Text};
use super::slot::{ORDER, Slot, attribute, slot};
use crate::contact::{Contact, Field};
use crate::schema::xml::{self, Element};

/// The contact extension of a registry.
#[derive(Debug)]
pub(super) struct Extension {
    /// The start of its namespaces, in every version.
    namespace: &'static str,
    /// The elements that contain the contact's data.
    elements: &'static [&'static str],
    /// The slots of the extension.
    pub slots: &'static [Slot],
    /// The fields that only this extension holds. A new document gets the extension if one of them is set.
    needed_for: &'static [Field],
    /// The empty extension of a `create`.
    template: &'static str,
}

/// All supported extensions.
pub(super) const EXTENSIONS: &[&Extension] = &[&AFNIC, &EURID];

/// AFNIC's extension: <http://www.afnic.fr/xml/epp/frnic-2.0>, and its earlier versions.
static AFNIC: Extension = Extension {
    namespace: "http://www.afnic.fr/xml/epp/frnic-",
    elements: &["contact"],
    slots: &[
        slot(&["list"], Publication),
        slot(&["individualInfos", "birthDate"], Personal(Field::BIRTH_DATE)),
        slot(&["individualInfos", "birthCity"], Personal(Field::BIRTH_CITY)),
        slot(&["individualInfos", "birthPc"], Personal(Field::BIRTH_POSTAL_CODE)),
        slot(&["individualInfos", "birthCc"], Personal(Field::BIRTH_COUNTRY)),
        attribute(&["legalEntityInfos", "legalStatus"], "s", LegalStatus),
        slot(&["legalEntityInfos", "siren"], Legal(Field::SIREN)),
        slot(&["legalEntityInfos", "VAT"], Legal(Field::VAT_NUMBER)),
        slot(&["legalEntityInfos", "trademark"], Legal(Field::BRAND_NUMBER)),
        slot(&["legalEntityInfos", "asso", "waldec"], Legal(Field::WALDEC)),
        slot(&["legalEntityInfos", "asso", "decl"], Legal(Field::JO_DECLARATION_DATE)),
        slot(&["legalEntityInfos", "asso", "publ"], Legal(Field::JO_PUBLICATION_DATE)),
        attribute(&["legalEntityInfos", "asso", "publ"], "announce", Legal(Field::JO_ANNOUNCE_NUMBER)),
        attribute(&["legalEntityInfos", "asso", "publ"], "page", Legal(Field::JO_ANNOUNCE_PAGE)),
        slot(&["legalEntityInfos", "DUNS"], Legal(Field::DUNS)),
        slot(&["legalEntityInfos", "local"], Legal(Field::LOCAL_ID)),
        slot(&["firstName"], FirstName),
    ],
    needed_for: &[
        Field::BIRTH_DATE,
        Field::BIRTH_CITY,
        Field::BIRTH_POSTAL_CODE,
        Field::BIRTH_COUNTRY,
        Field::SIREN,
        Field::BRAND_NUMBER,
        Field::WALDEC,
        Field::JO_DECLARATION_DATE,
        Field::JO_PUBLICATION_DATE,
        Field::JO_ANNOUNCE_NUMBER,
        Field::JO_ANNOUNCE_PAGE,
        Field::DUNS,
        Field::LOCAL_ID,
    ],
    template: "<frnic:ext xmlns:frnic=\"http://www.afnic.fr/xml/epp/frnic-2.0\"><frnic:create>\
        <frnic:contact></frnic:contact></frnic:create></frnic:ext>",
};

/// EURid's extension: <http://www.eurid.eu/xml/epp/contact-ext-1.3>, and its other versions.
static EURID: Extension = Extension {
    namespace: "http://www.eurid.eu/xml/epp/contact-ext-",
    elements: &["create", "chg", "infData"],
    slots: &[
        slot(&["type"], Text(Field::EU_CONTACT_TYPE)),
        slot(&["vat"], Text(Field::VAT_NUMBER)),
        slot(&["lang"], Text(Field::LANGUAGE)),
        slot(&["naturalPerson"], NaturalPerson),
        slot(&["countryOfCitizenship"], Text(Field::CITIZENSHIP)),
    ],
    needed_for: &[Field::CITIZENSHIP, Field::EU_CONTACT_TYPE],
    template: "<contact-ext:create xmlns:contact-ext=\"http://www.eurid.eu/xml/epp/contact-ext-1.3\"/>",
};

impl Extension {
    /// Returns `true` if an element holds the contact's data of this extension.
    pub fn is_about_contact(&self, element: &Element) -> bool {
        self.elements.contains(&element.local())
            && element.namespace().is_some_and(|namespace| namespace.starts_with(self.namespace))
    }
}

/// Adds the missing extensions to a `create` command that the contact's data needs.
pub(super) fn add_needed(root: &mut Element, contact: &Contact) {
    for extension in EXTENSIONS {
        let is_needed = extension.needed_for.iter().any(|field| contact.has(*field));
        if !is_needed || root.find(&|element| extension.is_about_contact(element)).is_some() {
            continue;
        }
        if root.at(&["command", "create"]).is_none() {
            continue;
        }
        let Ok(template) = xml::parse(extension.template) else { continue };
        let command = root.child_or_new("command", ORDER);
        if let Some(place) = command.and_then(|command| command.child_or_new("extension", ORDER)) {
            place.insert(template.root, &[]);
        }
    }
}

/// Returns the JSON Pointer of a field in an extension.
pub(super) fn pointer(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::KIND => "/extension/legalEntityInfos/legalStatus",
        Field::BIRTH_DATE => "/extension/individualInfos/birthDate",
        Field::BIRTH_CITY => "/extension/individualInfos/birthCity",
        Field::BIRTH_POSTAL_CODE => "/extension/individualInfos/birthPc",
        Field::BIRTH_COUNTRY => "/extension/individualInfos/birthCc",
        Field::SIREN => "/extension/legalEntityInfos/siren",
        Field::VAT_NUMBER => "/extension/legalEntityInfos/VAT",
        Field::BRAND_NUMBER => "/extension/legalEntityInfos/trademark",
        Field::DUNS => "/extension/legalEntityInfos/DUNS",
        Field::LOCAL_ID => "/extension/legalEntityInfos/local",
        Field::WALDEC => "/extension/legalEntityInfos/asso/waldec",
        Field::JO_DECLARATION_DATE => "/extension/legalEntityInfos/asso/decl",
        Field::JO_PUBLICATION_DATE | Field::JO_ANNOUNCE_NUMBER | Field::JO_ANNOUNCE_PAGE => {
            "/extension/legalEntityInfos/asso/publ"
        }
        Field::EU_CONTACT_TYPE => "/extension/type",
        Field::LANGUAGE => "/extension/lang",
        Field::CITIZENSHIP => "/extension/countryOfCitizenship",
        _ => return None,
    })
}
