//! Registry extensions to RFC 5733.

use super::slot::Means::{
    FirstName, Language, Legal, LegalStatus, NaturalPerson, Personal, Publication, Text,
};
use super::slot::{Names, ORDER, Slot, attribute, slot};
use super::verification::Form;
use crate::contact::{Contact, Field, Kind};
use crate::normalize;
use crate::rules::Suffix;
use crate::schema::engine::language;
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
    /// The form of its data about what was verified.
    pub form: Option<Form>,
    /// The empty extension of a `create`, and of an `update`, to which only one about what was verified is added.
    template: &'static str,
    update: &'static str,
}

/// All supported extensions.
pub(super) const EXTENSIONS: &[&Extension] = &[&AFNIC, &EURID, &NIC_AT, &PUNKTUM];

/// AFNIC's extension: <http://www.afnic.fr/xml/epp/frnic-2.0>, and its earlier versions.
///
/// A person has the family name as the name, and the given name here. An organization has its legal status here. That an
/// organization's name goes to `name`, and not to `org`, is only seen in the tests of instant-labs/instant-epp (2026-11-22). So
/// an organization with a person keeps the person as `name` and itself as `org`, as in those of Net::DRI.
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
    form: None,
    template: "<frnic:ext xmlns:frnic=\"http://www.afnic.fr/xml/epp/frnic-2.0\"><frnic:create>\
        <frnic:contact></frnic:contact></frnic:create></frnic:ext>",
    update: "",
};

/// EURid's extension: <http://www.eurid.eu/xml/epp/contact-ext-1.3>, and its other versions.
///
/// Its XML schema demands `type`, `lang` and `naturalPerson` in a `create`, and has no `type` in an `update`
/// (AS207960/epp-proxy, eurid/epp-schemas, 2024-02-29).
static EURID: Extension = Extension {
    namespace: "http://www.eurid.eu/xml/epp/contact-ext-",
    elements: &["create", "chg", "infData"],
    slots: &[
        slot(&["type"], Text(Field::EU_CONTACT_TYPE)),
        slot(&["vat"], Text(Field::VAT_NUMBER)),
        slot(&["lang"], Language),
        slot(&["naturalPerson"], NaturalPerson),
        slot(&["countryOfCitizenship"], Personal(Field::CITIZENSHIP)),
    ],
    domains: &["eu", "xn--e1a4c", "xn--qxa6a"],
    form: None,
    template: "<contact-ext:create xmlns:contact-ext=\"http://www.eurid.eu/xml/epp/contact-ext-1.3\"/>",
    update: "",
};

/// <http://www.nic.at/xsd/at-ext-verification-1.0>.
static NIC_AT: Extension = Extension {
    namespace: "http://www.nic.at/xsd/at-ext-verification",
    elements: &["create", "update", "infData"],
    slots: &[],
    domains: &[],
    form: Some(Form::At),
    template: "<verification:create xmlns:verification=\"http://www.nic.at/xsd/at-ext-verification-1.0\"/>",
    update: "<verification:update xmlns:verification=\"http://www.nic.at/xsd/at-ext-verification-1.0\"/>",
};

const DKHM: &str = "<dkhm:contact_verification xmlns:dkhm=\"urn:dkhm:params:xml:ns:dkhm-4.5\"/>";

/// <urn:dkhm:params:xml:ns:dkhm-4.5>, and other versions.
static PUNKTUM: Extension = Extension {
    namespace: "urn:dkhm:params:xml:ns:dkhm-",
    elements: &["contact_verification"],
    slots: &[],
    domains: &[],
    form: Some(Form::Dk),
    template: DKHM,
    update: DKHM,
};

impl Extension {
    /// Returns `true` if it holds a person's given name, so that the name of RFC 5733 is the family name alone.
    pub fn files_names(&self) -> bool {
        self.slots.iter().any(Slot::is_first_name)
    }

    /// Returns the contact with what a new document must say in this extension.
    fn filled(&self, contact: &Contact) -> Contact {
        let mut contact = Contact { ascii: None, ..contact.clone() };
        let kind = *contact.kind.get_or_insert(contact.assumed_kind());
        if self.files_names() {
            let parts = [Field::GIVEN_NAME, Field::FAMILY_NAME];
            let whole = contact.full_name.clone().filter(|_| !parts.iter().any(|part| contact.has(*part)));
            if kind == Kind::Individual
                && let Some(whole) = whole
                && let Some(name) = normalize::split_name(&whole, normalize::country_of(&contact)).value
                && name.title.is_empty()
                && name.credentials.is_empty()
            {
                contact.full_name = None;
                contact.given_name = Some(name.given);
                contact.family_name = Some(name.family);
            }
        } else {
            if !contact.has(Field::EU_CONTACT_TYPE) {
                contact.set(Field::EU_CONTACT_TYPE, OWNER);
            }
            if contact.language.as_deref().is_none_or(|tag| language(tag).is_none()) {
                contact.language = Some(COMMON_LANGUAGE.to_owned());
            }
        }
        contact
    }

    /// Returns `true` if the registry of a suffix has this extension.
    fn is_for(&self, suffix: Suffix) -> bool {
        let top = top_level(suffix);
        self.domains.contains(&top) || self.form.is_some_and(|form| form.suffix() == top)
    }

    /// Returns `true` if an element holds the contact's data of this extension.
    pub fn is_about_contact(&self, element: &Element) -> bool {
        self.elements.contains(&element.local())
            && element.namespace().is_some_and(|namespace| namespace.starts_with(self.namespace))
    }
}

/// Adds the missing extensions that the contact's data needs: to a `create` or an `update`, those about what was verified; to a
/// `create`, the one of a registry. Returns `true` if it has added the latter.
pub(super) fn add_needed(
    root: &mut Element<'_>,
    contact: &Contact,
    suffix: Option<Suffix>,
    registry: Option<&'static Extension>,
) -> bool {
    let mut has_added = false;
    let is_create = root.at(&["command", "create"]).is_some();
    let is_update = root.at(&["command", "update"]).is_some();
    for extension in EXTENSIONS {
        let is_needed = match extension.form {
            Some(form) => {
                (is_create || is_update)
                    && suffix.is_none_or(|suffix| extension.is_for(suffix))
                    && form.is_needed(contact, is_create)
            }
            None => is_create && registry.is_some_and(|registry| std::ptr::eq(registry, *extension)),
        };
        if !is_needed || root.find(&|element| extension.is_about_contact(element)).is_some() {
            continue;
        }
        let template = if is_create { extension.template } else { extension.update };
        let Ok(template) = xml::parse(template) else { continue };
        let command = root.child_or_new("command", ORDER);
        if let Some(place) = command.and_then(|command| command.child_or_new("extension", ORDER)) {
            place.insert(template.root, &[]);
            has_added |= extension.form.is_none();
        }
    }
    has_added
}

/// The demand of the registry of a suffix.
#[derive(Debug)]
pub(super) struct Asked {
    pub extension: &'static Extension,
    /// The contact with all that a new document must say.
    pub contact: Contact,
    pub names: Names,
}

impl Asked {
    /// Returns what the registry of a suffix asks for, if it has an extension in which the contact says something.
    pub fn by(suffix: Option<Suffix>, contact: &Contact) -> Option<Self> {
        let top = top_level(suffix?);
        let extension = *EXTENSIONS.iter().find(|extension| extension.domains.contains(&top))?;
        let contact = extension.filled(contact);
        let names = Names::for_new(&contact, extension.files_names());
        let says = |slot: &Slot| slot.write(&names, &contact).is_some();
        extension.slots.iter().any(says).then_some(Self { extension, contact, names })
    }
}

/// The type of an EURid contact if the contact names none. The others are `tech`, `billing`, `onsite` and `reseller`.
const OWNER: &str = "registrant";

/// The language in which EURid writes if the contact names none of its own.
const COMMON_LANGUAGE: &str = "en";

/// The languages in which EURid writes: those of the European Union.
const LANGUAGES: &[&str] = &[
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// Returns EURid's code of a language.
pub(super) fn language(tag: &str) -> Option<String> {
    language::code(tag, LANGUAGES)
}

fn top_level(suffix: Suffix) -> &'static str {
    suffix.name().rsplit('.').next().unwrap_or_default()
}

/// Removes an extension about verification that has lost its report: the element requires one.
pub(super) fn remove_emptied(root: &mut Element) {
    remove(root, &|element| {
        NIC_AT.is_about_contact(element)
            && element.local() != "infData"
            && element.elements().next().is_none()
    });
}

/// Removes the extensions of other registries than that of a suffix from a `create`: a registry refuses a command with another
/// one's extension.
pub(super) fn remove_others(root: &mut Element, suffix: Suffix) {
    if root.at(&["command", "create"]).is_none() {
        return;
    }
    for extension in EXTENSIONS.iter().filter(|extension| !extension.is_for(suffix)) {
        remove(root, &|element| extension.is_about_contact(element));
    }
}

/// Removes the extension with an element, and the element `extension` if nothing else is in it.
fn remove(root: &mut Element, is_it: &impl Fn(&Element) -> bool) {
    let Some(way) = root.find(is_it) else { return };
    let is_list = |length: &usize| {
        way.get(..*length).and_then(|way| root.follow(way)).is_some_and(|above| above.local() == "extension")
    };
    let Some(length) = (0..way.len()).find(is_list) else { return };
    let (Some(list), Some(place)) = (way.get(..length), way.get(length)) else { return };
    let Some(extensions) = root.follow_mut(list) else { return };
    extensions.children.remove(*place);
    if extensions.elements().next().is_none()
        && let Some(command) = list.split_last().and_then(|(_, above)| root.follow_mut(above))
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
