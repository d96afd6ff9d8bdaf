//! Names as one text, or as given and family name, depending on the schema.
//!
//! A schema that can hold the name as it is gets it unchanged. Every split or join is reported as a change,
//! and a split reports how certain it is. An organization's name is never split.

mod middle;

use std::borrow::Cow;

use super::edited::{self, says_all};
use super::more::{CREDENTIAL, More, TITLE, What};
use crate::base::Change;
use crate::contact::{Contact, Country, Field, Kind};
use crate::normalize::{self, Confidence, FieldChange};
use crate::schema::Schema;
use middle::take_middle_name;
pub(crate) use middle::{middle_name, put_further_names, take_further_names};

/// Splits or joins the name for the target schema, and reports the change.
pub(crate) fn fit(contact: &mut Contact, to: &Schema, changes: &mut Vec<FieldChange>) {
    let has = |field| to.pointer(field).is_some();
    take_middle_name(contact, to, changes);
    let is_guess = contact.schema != Some(to.name) && fill_from_label(contact, has(Field::LABEL), changes);
    match (has(Field::FULL_NAME), has(Field::GIVEN_NAME) || has(Field::FAMILY_NAME)) {
        (false, true) => split(contact, is_guess, false, changes),
        (true, false) => join_parts(contact, changes),
        // A company's card has the company's name in the place of the whole name.
        (true, true) if is_card(to.name) && contact.schema != Some(to.name) && is_of_company(contact) => {
            split(contact, is_guess, true, changes);
        }
        (true, true)
            if to.name == WITH_BOTH
                && contact.schema != Some(to.name)
                && !contact.has(Field::GIVEN_NAME)
                && !contact.has(Field::FAMILY_NAME) =>
        {
            split(contact, is_guess, false, changes);
        }
        _ => {}
    }
}

/// Returns whether a schema is one of cards, where the whole name is the name of what the card describes.
pub(crate) fn is_card(schema: &str) -> bool {
    ["vcard", "jcard", "rdap", "jscontact", "rdap-jscontact"].contains(&schema)
}

/// A schema that asks for given and family name, and has a place for the whole name too.
const WITH_BOTH: &str = "openprovider";

/// Returns whether a contact is a company's, with its name and a person.
fn is_of_company(contact: &Contact) -> bool {
    contact.kind.is_some_and(|kind| kind != Kind::Individual)
        && contact.has(Field::ORGANIZATION)
        && contact.full_name != contact.organization
}

/// The schemas whose label is what an address book shows as the name.
const WITH_DISPLAY_NAME: [&str; 2] = ["freebox", "glauca"];

/// Takes the display name of a contact without a name. Returns `true` if it is now the whole name. The label
/// stays only if the target has a place for it.
fn fill_from_label(contact: &mut Contact, keeps_label: bool, changes: &mut Vec<FieldChange>) -> bool {
    let has_name =
        [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME].iter().any(|field| contact.has(*field));
    if has_name || !contact.schema.is_some_and(|schema| WITH_DISPLAY_NAME.contains(&schema)) {
        return false;
    }
    let Some(label) = contact.label.clone().filter(|label| normalize::person_name(label).is_valid()) else {
        return false;
    };
    let field = match &contact.organization {
        Some(organization) if normalize::is_name_of(&label, organization) => return false,
        Some(_) => Field::FULL_NAME,
        None if names_organization(contact, &label) => Field::ORGANIZATION,
        None => Field::FULL_NAME,
    };
    changes.push(FieldChange { field, change: Change::new("name.label", "", label.as_str()) });
    contact.set(field, label.as_str());
    if !keeps_label {
        contact.label = None;
        changes.push(FieldChange {
            field: Field::LABEL,
            change: Change::new("name.label", label.as_str(), label.as_str()),
        });
    }
    field == Field::FULL_NAME
}

/// Returns whether a name is an organization's in the contact's country.
fn names_organization(contact: &Contact, name: &str) -> bool {
    normalize::is_organization(name, normalize::country_of(contact))
}

/// Drops a whole name that is an organization's, as that of an organization's card always is. It becomes the
/// organization if there is none. Another organization's name stays, as a loss.
fn settle_organization(contact: &mut Contact, full: &str, changes: &mut Vec<FieldChange>) -> bool {
    let is_person = contact.kind == Some(Kind::Individual);
    let is_card = contact.kind.is_some() && contact.schema.is_some_and(is_card);
    let organization = contact.organization.as_deref().filter(|name| !name.trim().is_empty());
    let known = match organization {
        Some(organization) if organization == full && !is_person => {
            contact.full_name = None;
            return true;
        }
        Some(organization) if normalize::is_name_of(full, organization) && !is_person => {
            organization.to_owned()
        }
        // "Domain Administrator" is the name of a person there.
        Some(_) if !is_card && normalize::is_role(full) => return false,
        _ if is_person || !(is_card || names_organization(contact, full)) => return false,
        Some(_) => return true,
        None => full.to_owned(),
    };
    let change = Change::new("name.organization", full, known.as_str());
    changes.push(FieldChange { field: Field::FULL_NAME, change });
    contact.organization = Some(known);
    contact.full_name = None;
    true
}

fn split(contact: &mut Contact, is_guess: bool, keeps_whole: bool, changes: &mut Vec<FieldChange>) {
    let Some(full) = contact.full_name.clone().filter(|name| !name.trim().is_empty()) else { return };
    let country = normalize::country_of(contact);
    if contact.has(Field::GIVEN_NAME) || contact.has(Field::FAMILY_NAME) {
        if says_no_more(&full, contact) || joined(contact, country).as_ref() == Some(&full) {
            contact.full_name = None;
        }
        return;
    }
    if settle_organization(contact, &full, changes) {
        return;
    }
    let outcome = normalize::split_name(&full, country);
    let Some(name) = outcome.value.filter(|_| outcome.problem.is_none()) else { return };
    let why = if is_guess { "name.split_low" } else { code_of_split(name.confidence) };
    // Titles, and letters such as `PhD`, have no place in either name, so the whole name is a loss.
    if name.title.is_empty() && name.credentials.is_empty() || keeps_whole {
        contact.full_name = None;
    }
    for (field, part) in [(Field::GIVEN_NAME, name.given), (Field::FAMILY_NAME, name.family)] {
        if !part.is_empty() {
            let change = Change::new(why, full.as_str(), part.as_str());
            changes.push(FieldChange { field, change });
            contact.set(field, part);
        }
    }
}

fn code_of_split(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "name.split_high",
        Confidence::Medium => "name.split_medium",
        Confidence::Low => "name.split_low",
    }
}

/// Returns the parts of the whole name that a document has, but not its contact.
#[cfg_attr(not(feature = "cards"), allow(dead_code, reason = "only older cards must have the parts"))]
pub(crate) fn guessed(contact: &Contact, written: &Contact) -> Vec<FieldChange> {
    let parts = [Field::GIVEN_NAME, Field::FAMILY_NAME];
    let full = contact.full_name.as_deref().filter(|_| !parts.iter().any(|part| contact.has(*part)));
    let split = full.and_then(|full| normalize::split_name(full, normalize::country_of(contact)).value);
    let guess = split.into_iter().flat_map(|split| {
        let code = code_of_split(split.confidence);
        let before = full.unwrap_or_default();
        parts.into_iter().filter_map(move |field| {
            let change = Change::new(code, before, written.text(field)?);
            Some(FieldChange { field, change })
        })
    });
    guess.collect()
}

/// Returns whether a whole name has no word but those of the given and the family name.
fn says_no_more(full: &str, contact: &Contact) -> bool {
    let parts = [&contact.given_name, &contact.family_name];
    let mut rest: Vec<&str> = parts.into_iter().flatten().flat_map(|part| part.split_whitespace()).collect();
    full.split([' ', ',']).filter(|word| !word.is_empty()).all(|word| {
        let at = rest.iter().position(|known| *known == word);
        at.map(|at| rest.swap_remove(at)).is_some()
    })
}

fn join_parts(contact: &mut Contact, changes: &mut Vec<FieldChange>) {
    let Some(name) = joined(contact, normalize::country_of(contact)) else { return };
    let name = with_titles(name, contact);
    if let Some(full) = contact.full_name.as_deref().filter(|full| !full.trim().is_empty() && *full != name) {
        if says_all(full, &name) {
            return;
        }
        changes
            .push(FieldChange { field: Field::FULL_NAME, change: Change::new("name.joined", full, &*name) });
    }
    for (field, part) in
        [(Field::GIVEN_NAME, &contact.given_name), (Field::FAMILY_NAME, &contact.family_name)]
    {
        if let Some(part) = part.as_deref().filter(|part| !part.trim().is_empty()) {
            let change = Change::new("name.joined", part, name.as_str());
            changes.push(FieldChange { field, change });
        }
    }
    contact.full_name = Some(name);
    contact.given_name = None;
    contact.family_name = None;
}

/// Returns whether a whole name has every word of the parts, apart from their commas.
fn says_name(full: &str, parts: &str) -> bool {
    says_all(full, &parts.replace(',', " "))
}

/// Returns the whole name of a contact. Given and family name take precedence over a text that leaves out a part of
/// them, such as `P. van Dijk` for Piet van Dijk.
#[cfg_attr(not(feature = "xml"), allow(dead_code, reason = "only EPP asks for one name"))]
pub(crate) fn whole(contact: &Contact) -> Option<Cow<'_, str>> {
    let full = contact.full_name.as_deref().filter(|name| !name.trim().is_empty());
    let parts = joined(contact, normalize::country_of(contact)).map(|name| with_titles(name, contact));
    match (full, parts) {
        (Some(full), Some(parts)) if !says_name(full, &parts) => Some(parts.into()),
        (Some(full), _) => Some(full.into()),
        (None, parts) => parts.map(Cow::Owned),
    }
}

/// Joins given and family name into one text, or returns `None` if the contact has neither.
///
/// The order is that of the document that the contact came from, if it says one. Else it is that of the country, unless only
/// the other order splits into the same two names again. So Chinese, Japanese and Korean names keep their order.
pub(crate) fn joined(contact: &Contact, country: Option<Country>) -> Option<String> {
    let part = |text: &'_ Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (given, family) = match (part(&contact.given_name), part(&contact.family_name)) {
        (Some(given), Some(family)) => (given, family),
        (given, family) => return given.or(family),
    };
    if let Some(order) = edited::ordered(contact) {
        return Some(order.text);
    }
    let comes_back = |name: &&String| {
        let split = normalize::split_name(name, country).value;
        split.is_some_and(|split| {
            format!("{} {}", split.title, split.given).trim_start() == given
                && format!("{} {}", split.family, split.credentials).trim_end() == family
        })
    };
    let mut orders = [format!("{given} {family}"), format!("{family} {given}")];
    if normalize::begins_with_family(&given, country) || is_east_asian(&family) || is_east_asian(&given) {
        orders.reverse();
    }
    let unspaced = writes_no_space(&given, &family, country).then(|| [&*family, &given].concat());
    unspaced
        .filter(|name| comes_back(&name))
        .or_else(|| orders.iter().find(comes_back).or(orders.first()).cloned())
}

/// Returns `true` for a text with Chinese characters, hiragana or Hangul. A foreigner's name in katakana has its own order.
fn is_east_asian(text: &str) -> bool {
    text.contains(|c: char| is_han_or_hangul(c) || matches!(c, '\u{3041}'..='\u{309F}'))
}

fn is_han_or_hangul(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Returns `true` for a Chinese or Korean name in its own script, which has no space. Japanese names keep theirs, without
/// which nobody can tell where they are split.
///
/// Sources, read on 2026-11-22: `ContactsContract.FullNameStyle` of Android's reference, and CLDR's test data
/// (unicode-org/cldr, `common/testData/personNameTest/ko.txt`).
fn writes_no_space(given: &str, family: &str, country: Option<Country>) -> bool {
    let is_own = |text: &str| text.chars().all(is_han_or_hangul);
    let country = country.map(|country| country.as_str().to_owned()).unwrap_or_default();
    ["CN", "HK", "KP", "KR", "MO", "TW"].contains(&&*country) && is_own(given) && is_own(family)
}

/// Returns a name with the titles and the letters that the document has around it: `Dr. Ann Bell, MD`.
fn with_titles(name: String, contact: &Contact) -> String {
    titled(&name, &edited::further(contact))
}

/// Returns a name with the titles and the letters among these items around it.
pub(crate) fn titled(name: &str, more: &[More]) -> String {
    let of = |kind: &'static str| {
        let is_one = |item: &&More| item.what == What::Name(kind) && !says_all(name, &item.text);
        more.iter().filter(is_one).map(|item| &*item.text).collect::<Vec<_>>()
    };
    let before: String = of(TITLE).into_iter().flat_map(|title| [title, " "]).collect();
    let after: String = of(CREDENTIAL).into_iter().flat_map(|letters| [", ", letters]).collect();
    [&*before, name, &after].concat()
}

#[cfg(test)]
mod tests {
    use super::{fit, joined};
    use crate::contact::{Contact, Country};
    use crate::schema::{gandi_v3, glauca};

    fn named(given: &str, family: &str, full: &str) -> Contact {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Contact {
            given_name: text(given),
            family_name: text(family),
            full_name: text(full),
            ..Contact::default()
        }
    }

    #[test]
    fn names_are_joined_in_their_own_order() {
        for (given, family, country, full) in [
            ("Ludwig", "van Beethoven", "DE", "Ludwig van Beethoven"),
            ("太郎", "山田", "JP", "山田 太郎"),
            ("小明", "王", "CN", "王小明"),
            ("修", "欧阳", "CN", "欧阳修"),
            ("민수", "김", "KR", "김민수"),
            // One syllable after a rare family name of two: only a space says where it ends.
            ("정", "서문", "KR", "서문정"),
            ("민", "강전", "KR", "강전 민"),
            ("小明", "王", "", "王 小明"),
            ("János", "Nagy", "HU", "Nagy János"),
            ("Văn An", "Nguyễn", "VN", "Nguyễn Văn An"),
            ("Xiaoming", "Zhang", "CN", "Zhang Xiaoming"),
            ("Cheol-su", "Kim", "KR", "Kim Cheol-su"),
            ("David", "Tan", "SG", "David Tan"),
            ("Taro", "Yamada", "JP", "Taro Yamada"),
            ("", "Prince", "US", "Prince"),
            ("Ann", "", "US", "Ann"),
            ("Mary Ann", "Lee", "US", "Mary Ann Lee"),
        ] {
            let joined = joined(&named(given, family, ""), Country::new(country));
            assert_eq!(joined.as_deref(), Some(full));
        }
        assert_eq!(joined(&Contact::default(), None), None);
    }

    #[test]
    fn a_name_is_split_only_for_a_schema_without_one_for_the_whole() {
        let mut contact = named("", "", "Ludwig van Beethoven");
        let mut changes = Vec::new();
        fit(&mut contact, &glauca::SCHEMA, &mut changes);
        assert_eq!((contact.full_name.as_deref(), changes.len()), (Some("Ludwig van Beethoven"), 0));
        fit(&mut contact, &gandi_v3::SCHEMA, &mut changes);
        assert_eq!(contact, named("Ludwig", "van Beethoven", ""));
        let whys: Vec<&str> = changes.iter().map(|change| change.change.code).collect();
        assert_eq!(whys, ["name.split_high", "name.split_high"]);
        fit(&mut contact, &glauca::SCHEMA, &mut changes);
        assert_eq!(contact, named("", "", "Ludwig van Beethoven"));
    }

    #[test]
    fn a_whole_name_that_says_more_than_its_parts_is_kept() {
        let mut contact = named("Ludwig", "van Beethoven", "Dr. Ludwig van Beethoven");
        let before = contact.clone();
        fit(&mut contact, &gandi_v3::SCHEMA, &mut Vec::new());
        fit(&mut contact, &glauca::SCHEMA, &mut Vec::new());
        assert!(contact == before);
    }

    #[test]
    fn an_abbreviated_name_gives_way_to_its_parts() {
        let mut contact = named("Ludwig", "van Beethoven", "L. v. B.");
        let mut changes = Vec::new();
        fit(&mut contact, &glauca::SCHEMA, &mut changes);
        assert_eq!(contact, named("", "", "Ludwig van Beethoven"));
        assert_eq!(changes.len(), 3);
    }
}
