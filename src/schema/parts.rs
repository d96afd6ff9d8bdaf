//! The members that hold a part of a field, or that only lists and cards have, for the reference pages.
//!
//! In a pointer, `0` is any item of a list, and `k1` any key of a collection. In a card, a property's name is its place.

mod cards;

pub(super) use cards::mandatory;
use cards::{CARD, ENTITY, JCARD, JSCONTACT, OWN_UID, UID};

use crate::contact::Field;

/// A member: its pointer, the fields that it holds, its form in words, and whether its fields need it.
pub(super) type Row = (&'static str, &'static [Field], &'static str, bool);

const fn part(pointer: &'static str, fields: &'static [Field], form: &'static str) -> Row {
    (pointer, fields, form, false)
}

const fn needed(pointer: &'static str, fields: &'static [Field], form: &'static str) -> Row {
    (pointer, fields, form, true)
}

const GIVEN: Field = Field::GIVEN_NAME;
const FAMILY: Field = Field::FAMILY_NAME;
const NAMES: &[Field] = &[GIVEN, FAMILY];
const NUMBERS: &[Field] = &[Field::PHONE, Field::MOBILE, Field::FAX];
const PLACES: &[Field] = &[Field::STREET, Field::CITY, Field::SUBDIVISION, Field::POSTAL_CODE];
const WHOLE: &[Field] = &[Field::STREET, Field::CITY, Field::SUBDIVISION, Field::POSTAL_CODE, Field::COUNTRY];

/// Returns the rows of a schema, in pieces, each with the pointer above its members.
pub(super) fn rows(schema: &str) -> &'static [(&'static str, &'static [Row])] {
    match schema {
        "dnsimple" => &[("", DNSIMPLE)],
        "gandi-v3" => &[("", GANDI_V3)],
        "gandi-v5" => &[("", GANDI_V5)],
        "namecheap" => &[("", NAMECHEAP)],
        "openprovider" => &[("", OPENPROVIDER)],
        "porkbun" => &[("", PORKBUN)],
        "godaddy" => &[("", GODADDY)],
        "glauca" => &[("", GLAUCA)],
        "epp" => &[("", EPP)],
        "freebox" => &[("", FREEBOX)],
        "jscontact" => &[("", UID), ("", JSCONTACT)],
        "rdap-jscontact" => &[("", ENTITY), ("/jscontact_card", OWN_UID), ("/jscontact_card", JSCONTACT)],
        "jcard" => &[("/0", JCARD), ("/1", UID), ("/1", CARD)],
        "rdap" => {
            &[("", ENTITY), ("/vcardArray/0", JCARD), ("/vcardArray/1", OWN_UID), ("/vcardArray/1", CARD)]
        }
        "vcard" => &[("", UID), ("", CARD)],
        _ => &[],
    }
}

const GODADDY: &[Row] = &[part("/nameMiddle", &[GIVEN], "further given names")];

const DNSIMPLE: &[Row] = &[part("/created_at", &[], "kept"), part("/updated_at", &[], "kept")];

/// Members of `contact.info` and `contact.create` that no field holds.
const GANDI_V3: &[Row] = &[
    part("/id", &[], "kept; a number in the provider's database, not the handle"),
    part("/newsletter", &[], "kept; `1` or `0`"),
    part("/third_part_resell", &[], "kept; `1` or `0`"),
    part("/resell", &[], "kept; an older name of `/third_part_resell`"),
    part("/security_question_num", &[], "kept; `0` to `6`"),
    part("/shippingaddress", &[], "kept; another address"),
    part("/bu", &[], "kept; the provider's business unit"),
    part("/community", &[], "kept"),
    part("/community_hash", &[], "kept"),
    part("/community_referer", &[], "kept"),
    part("/accept_contract", &[], "kept"),
    part("/is_corporate", &[], "kept"),
    part("/is_resel", &[], "kept"),
];

const GANDI_V5: &[Row] = &[
    part("/sharing_id", &[], "kept; the organization that pays"),
    part("/same_as_owner", &[], "kept; `true` in the answer about a contact that is the owner's"),
];

const NAMECHEAP: &[Row] = &[
    part("/StateProvinceChoice", &[], "kept"),
    part("/DefaultYN", &[], "kept; `1` for the address of the account"),
];

const OPENPROVIDER: &[Row] = &[
    needed("/phone/country_code", &[Field::PHONE], "the plus sign and the calling code"),
    needed("/phone/area_code", &[Field::PHONE], "the first digits of the national number"),
    needed("/phone/subscriber_number", &[Field::PHONE], "the other digits, without an extension"),
    needed("/fax/country_code", &[Field::FAX], "the plus sign and the calling code"),
    needed("/fax/area_code", &[Field::FAX], "the first digits of the national number"),
    needed("/fax/subscriber_number", &[Field::FAX], "the other digits, without an extension"),
    part("/name/prefix", &[FAMILY], "the small words before the family name, or a title, which is kept"),
    needed("/address/street", &[Field::STREET], "the street, without a separate number"),
    part("/address/number", &[Field::STREET], "the house number"),
    part("/address/suffix", &[Field::STREET], "what follows the house number"),
    part("/id", &[], "kept; a number in the provider's database, not the handle"),
    part("/name/initials", &[], "kept"),
    part("/gender", &[], "kept"),
    part("/inn", &[], "kept"),
    part("/reseller_id", &[], "kept"),
    part("/email_verification_status", &[], "kept"),
    part("/comments_last_changed_at", &[], "kept"),
    part("/is_deleted", &[], "kept"),
    part("/deleted_at", &[], "kept"),
    part("/tags/0/key", &[], "kept"),
    part("/tags/0/value", &[], "kept"),
    part("/additional_data/attached_files", &[], "kept"),
    part("/additional_data/birth_address", &[], "kept"),
    part("/additional_data/birth_state", &[], "kept"),
    part("/additional_data/company_registration_city", &[], "kept"),
    part("/additional_data/company_registration_subscription_date", &[], "kept"),
    part("/additional_data/headquarters_address", &[], "kept"),
    part("/additional_data/headquarters_city", &[], "kept"),
    part("/additional_data/headquarters_country", &[], "kept"),
    part("/additional_data/headquarters_state", &[], "kept"),
    part("/additional_data/headquarters_zipcode", &[], "kept"),
    part("/extension_additional_data/0/name", &[], "kept; the suffix of the data"),
    part("/extension_additional_data/0/data", &[], "kept"),
];

const PORKBUN: &[Row] = &[
    part("/contact", &[], "an envelope of the provider's answers"),
    part("/contacts/registrant", &[], "an envelope of the provider's answers"),
    needed("/phone", &[Field::PHONE], "the national number in digits, without an extension"),
    part("/phoneCountryCode", &[Field::PHONE], "the calling code in digits"),
    needed("/fax", &[Field::FAX], "`+CC.NUMBER`, without an extension"),
];

const GLAUCA: &[Row] = &[
    needed(
        "/contact/entity_type",
        &[Field::KIND, Field::UK_CONTACT_TYPE, Field::ENTITY_TYPE],
        "one of 32 types, by name or number",
    ),
    part("/contact/local_address", &[], "the id of the address, or the address itself"),
    part("/contact/url", &[], "kept"),
    part("/contact/local_address_url", &[], "kept"),
    part("/contact/int_address", &[], "the id of the address, or the address itself"),
    part("/contact/int_address_url", &[], "kept"),
    part("/local_address/url", &[], "kept"),
    part("/local_address/id", &[], "kept; the id of an address that is a document of its own"),
    part(
        "/local_address/description",
        &[Field::LABEL],
        "the contact's label, unless the address has its own",
    ),
    part(
        "/int_address",
        &[],
        "the same members as `/local_address`, in ASCII: only if the address has a spelling in ASCII",
    ),
];

const EPP: &[Row] = &[
    part("/postalInfo@type", &[], "`loc`, or `int` for an address in ASCII; a document can have both"),
    part("/voice@x", &[Field::PHONE], "the extension alone"),
    part("/fax@x", &[Field::FAX], "the extension alone"),
    part("/roid", &[], "in an answer"),
    part("/status@s", &[], "in an answer"),
    part("/clID", &[], "in an answer"),
    part("/crID", &[], "in an answer"),
    part("/crDate", &[], "in an answer"),
    part("/upID", &[], "in an answer"),
    part("/upDate", &[], "in an answer"),
    part("/trDate", &[], "in an answer"),
    part("/authInfo/pw", &[], "a secret: kept, never shown"),
    part("/disclose@flag", &[], "`0` to hide the elements in it, `1` to publish them"),
    part("/disclose/name@type", &[Field::HIDE_NAME], "the form of the address, `loc` or `int`"),
    part("/disclose/org@type", &[Field::HIDE_ORGANIZATION], "the form of the address, `loc` or `int`"),
    part("/disclose/addr@type", &[Field::HIDE_ADDRESS], "the form of the address, `loc` or `int`"),
    part("/extension/list", &[Field::HIDE_ADDRESS], "AFNIC: `restrictedPublication` hides a person"),
    part(
        "/extension/legalEntityInfos/legalStatus@s",
        &[Field::KIND],
        "AFNIC: `company`, `association` or `other`",
    ),
    part("/extension/legalEntityInfos/asso/publ@announce", &[Field::JO_ANNOUNCE_NUMBER], "AFNIC"),
    part("/extension/legalEntityInfos/asso/publ@page", &[Field::JO_ANNOUNCE_PAGE], "AFNIC"),
    part("/extension/vat", &[Field::VAT_NUMBER], "EURid"),
    part("/extension/naturalPerson", &[Field::KIND], "EURid: `true` or `false`"),
    part("/extension/status@s", &[], "nic.at: the state of what was verified"),
    part("/extension/report/result", &[], "nic.at: `success` or `failure`"),
    part("/extension/report/verificationDate", &[], "nic.at"),
    part("/extension/report/method", &[], "nic.at, at most 64 characters"),
    part("/extension/report/reference", &[], "nic.at, at most 512 characters"),
    part("/extension/report/agent", &[], "nic.at, at most 64 characters"),
    part("/extension/verified_id", &[], "Punktum dk: `true` or `false`"),
    part("/extension/verified_id@status", &[], "Punktum dk"),
    part("/extension/verified_id@responsible", &[], "Punktum dk"),
    part("/extension/verified_email", &[], "Punktum dk: `true` or `false`"),
    part("/extension/verified_email@status", &[], "Punktum dk"),
    part("/extension/verified_email@responsible", &[], "Punktum dk"),
    part("/extension/responsible", &[], "Punktum dk"),
];

const FREEBOX: &[Row] = &[
    part("/success", &[], "`true` in an answer"),
    part("/result", &[], "an envelope of the provider's answers"),
    part("/addresses/0/number", &[Field::STREET], "the house number, with what follows it"),
    part("/addresses/0/street2", &[Field::STREET], "the other lines of the street"),
    part("/addresses/0/type", &[], "`home`, `work` or `other`"),
    part("/emails/0/type", &[], "`home`, `work` or `other`"),
    part("/numbers/0/type", NUMBERS, "`fixed`, `mobile`, `work`, `fax` or `other`"),
    part("/numbers/0/is_default", NUMBERS, "`true` for the preferred number"),
    part("/urls/0/url", &[Field::WEBSITE], "a link, for schemas with links"),
    part("/urls/0/type", &[], "`profile`, `blog`, `site` or `other`"),
    part("/notes", &[], "a note, for schemas with notes"),
    part("/photo_url", &[], "kept"),
    part("/last_update", &[], "kept; the time of the last change, in seconds"),
    part("/numbers/0/is_own", &[], "kept; `true` for the number of the Freebox's owner"),
    part("/numbers/0/id", &[], "kept"),
    part("/numbers/0/contact_id", &[], "kept"),
    part("/emails/0/id", &[], "kept"),
    part("/emails/0/contact_id", &[], "kept"),
    part("/addresses/0/id", &[], "kept"),
    part("/addresses/0/contact_id", &[], "kept"),
    part("/urls/0/id", &[], "kept"),
    part("/urls/0/contact_id", &[], "kept"),
];
