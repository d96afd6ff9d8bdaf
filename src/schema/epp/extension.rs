//! Registry extensions to RFC 5733.

use super::slot::Means::{FirstName, Legal, LegalStatus, NaturalPerson, Personal, Publication, Text};
use super::slot::{ORDER, Slot, attribute, slot};
use super::verification::Form;
use crate::contact::{Contact, Field};
use crate::rules::Suffix;
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
    /// The top-level domains of the registry. Only a document for one of their domains gets the extension.
    domains: &'static [&'static str],
    /// The fields that only this extension holds. A new document gets the extension if one of them is set.
    needed_for: &'static [Field],
    /// The form of its data about what was verified.
    pub form: Option<Form>,
    /// The empty extension of a `create`.
    template: &'static str,
}

/// All supported extensions.
pub(super) const EXTENSIONS: &[&Extension] = &[&AFNIC, &EURID, &NIC_AT, &PUNKTUM];

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
    domains: &["fr", "pm", "re", "tf", "wf", "yt"],
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
    form: None,
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
    domains: &["eu", "xn--e1a4c", "xn--qxa6a"],
    needed_for: &[Field::CITIZENSHIP, Field::EU_CONTACT_TYPE],
    form: None,
    template: "<contact-ext:create xmlns:contact-ext=\"http://www.eurid.eu/xml/epp/contact-ext-1.3\"/>",
};

/// <http://www.nic.at/xsd/at-ext-verification-1.0>.
static NIC_AT: Extension = Extension {
    namespace: "http://www.nic.at/xsd/at-ext-verification",
    elements: &["create", "update", "infData"],
    slots: &[],
    domains: &[],
    needed_for: &[],
    form: Some(Form::At),
    template: "<verification:create xmlns:verification=\"http://www.nic.at/xsd/at-ext-verification-1.0\"/>",
};

/// <urn:dkhm:params:xml:ns:dkhm-4.5>, and other versions.
static PUNKTUM: Extension = Extension {
    namespace: "urn:dkhm:params:xml:ns:dkhm-",
    elements: &["contact_verification"],
    slots: &[],
    domains: &[],
    needed_for: &[],
    form: Some(Form::Dk),
    template: "<dkhm:contact_verification xmlns:dkhm=\"urn:dkhm:params:xml:ns:dkhm-4.5\"/>",
};

impl Extension {
    /// Returns `true` if it holds a person's given name, so that the name of RFC 5733 is the family name alone.
    pub fn files_names(&self) -> bool {
        self.slots.iter().any(Slot::is_first_name)
    }

    /// Returns `true` if an element holds the contact's data of this extension.
    pub fn is_about_contact(&self, element: &Element) -> bool {
        self.elements.contains(&element.local())
            && element.namespace().is_some_and(|namespace| namespace.starts_with(self.namespace))
    }
}

/// Adds the missing extensions that the contact's data needs: to a `create` or an `update`, those about what was verified; to a
/// `create`, the one of the registry of a suffix.
pub(super) fn add_needed(root: &mut Element, contact: &Contact, suffix: Option<Suffix>) {
    let is_create = root.at(&["command", "create"]).is_some();
    let is_update = root.at(&["command", "update"]).is_some();
    for extension in EXTENSIONS {
        let is_needed = match extension.form {
            Some(form) => (is_create || is_update) && form.is_needed(contact, is_create),
            None => {
                let is_asked = suffix.is_some_and(|suffix| extension.domains.contains(&top_level(suffix)));
                is_create && is_asked && extension.needed_for.iter().any(|field| contact.has(*field))
            }
        };
        if !is_needed || root.find(&|element| extension.is_about_contact(element)).is_some() {
            continue;
        }
        let template = match is_create {
            true => extension.template.to_owned(),
            false => extension.template.replace(":create", ":update"),
        };
        let Ok(template) = xml::parse(&template) else { continue };
        let command = root.child_or_new("command", ORDER);
        if let Some(place) = command.and_then(|command| command.child_or_new("extension", ORDER)) {
            place.insert(template.root, &[]);
        }
    }
}

fn top_level(suffix: Suffix) -> &'static str {
    suffix.name().rsplit('.').next().unwrap_or_default()
}

/// Removes an extension about verification that has lost its report: the element requires one.
pub(super) fn remove_emptied(root: &mut Element) {
    let is_emptied = |element: &Element| {
        NIC_AT.is_about_contact(element)
            && element.local() != "infData"
            && element.elements().next().is_none()
    };
    let Some(way) = root.find(&is_emptied) else { return };
    let Some((last, [above @ .., _])) = way.split_last() else { return };
    let Some(place) = way.get(..above.len() + 1).and_then(|way| root.follow_mut(way)) else { return };
    place.children.remove(*last);
    if place.elements().next().is_none()
        && let Some(command) = root.follow_mut(above)
    {
        command.remove("extension");
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
