//! Gandi's XML-RPC API, version 3: the struct of `contact.info`, `contact.create` and `contact.update`.
//!
//! Source: doc.rpc.gandi.net/contact (archived; the API is retired), replies recorded by open-source clients.

mod associate;
mod rendering;

pub use associate::{Verdict, can_associate, can_associate_domain, update};
pub use rendering::AssociationError;

use super::Form::{FlagNumber, KindNumber, Lines, Secret, Text};
use super::{Member, Schema};
use crate::contact::Field;

const fn member(pointer: &'static str, form: super::Form) -> Member {
    Member { pointer, form }
}

/// The schema `gandi-v3`.
pub static SCHEMA: Schema = Schema {
    name: "gandi-v3",
    provider: "gandi",
    title: "Gandi XML-RPC API v3 contact",
    members: MEMBERS,
    signature: &["streetaddr", "given", "family", "handle", "data_obfuscated", "third_part_resell"],
};

/// The first member of a field is the one that is written; those after it are older names that are read.
const MEMBERS: &[Member] = &[
    member("/handle", Text(Field::ID)),
    member("/type", KindNumber),
    member("/given", Text(Field::GIVEN_NAME)),
    member("/family", Text(Field::FAMILY_NAME)),
    member("/orgname", Text(Field::ORGANIZATION)),
    member("/streetaddr", Lines),
    member("/city", Text(Field::CITY)),
    member("/state", Text(Field::SUBDIVISION)),
    member("/zip", Text(Field::POSTAL_CODE)),
    member("/country", Text(Field::COUNTRY)),
    member("/email", Text(Field::EMAIL)),
    member("/phone", Text(Field::PHONE)),
    member("/mobile", Text(Field::MOBILE)),
    member("/fax", Text(Field::FAX)),
    member("/lang", Text(Field::LANGUAGE)),
    member("/password", Secret),
    member("/security_question_answer", Secret),
    member("/data_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
    member("/whois_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
    member("/mail_obfuscated", FlagNumber(Field::HIDE_EMAIL)),
    member("/obfuscated", FlagNumber(Field::HIDE_EMAIL)),
    member("/reachability", Text(Field::REACHABILITY)),
    member("/validation", Text(Field::VALIDATION)),
    member("/vat_number", Text(Field::VAT_NUMBER)),
    member("/tva_number", Text(Field::VAT_NUMBER)),
    member("/siren", Text(Field::SIREN)),
    member("/brand_number", Text(Field::BRAND_NUMBER)),
    member("/marque", Text(Field::BRAND_NUMBER)),
    member("/extra_parameters/brand_number", Text(Field::BRAND_NUMBER)),
    member("/jo_declaration_date", Text(Field::JO_DECLARATION_DATE)),
    member("/jo_publication_date", Text(Field::JO_PUBLICATION_DATE)),
    member("/jo_announce_number", Text(Field::JO_ANNOUNCE_NUMBER)),
    member("/jo_announce_page", Text(Field::JO_ANNOUNCE_PAGE)),
    member("/extra_parameters/birth_city", Text(Field::BIRTH_CITY)),
    member("/extra_parameters/birth_date", Text(Field::BIRTH_DATE)),
    member("/extra_parameters/birth_department", Text(Field::BIRTH_DEPARTMENT)),
    member("/extra_parameters/birth_country", Text(Field::BIRTH_COUNTRY)),
    member("/extra_parameters/duns", Text(Field::DUNS)),
    member("/extra_parameters/waldec", Text(Field::WALDEC)),
];
