//! Gandi's XML-RPC API, version 3: the struct of `contact.info`, `contact.create` and `contact.update`.
//!
//! Source: doc.rpc.gandi.net/contact (archived; the API is retired), replies recorded by open-source clients.

mod answer;
mod associate;
mod error_codes;
mod fault;
mod rendering;

pub use answer::errors;
pub use associate::{Verdict, can_associate, can_associate_domain, update};
pub use error_codes::{ErrorCode, ErrorCodes};
pub use fault::{Fault, fault};
pub use rendering::AssociationError;

use std::borrow::Cow;

use super::Form::{FlagNumber, KindNumber, Lines, Secret, Text};
use super::{Codec, Member, Schema};
use crate::contact::Field;
use crate::rules::Source;
use crate::tables::fields::with_gandi_bag;

/// Where the API says what its answers look like.
const FAQ: Source = Source {
    address: Cow::Borrowed("https://doc.rpc.gandi.net/contact/faq.html"),
    date: Cow::Borrowed("2026-08-22"),
};

/// The schema `gandi-v3`.
pub static SCHEMA: Schema = Schema {
    name: "gandi-v3",
    provider: "gandi",
    title: "Gandi XML-RPC API v3 contact",
    codec: Codec::Table(MEMBERS),
    signature: &[
        "streetaddr",
        "given",
        "family",
        "data_obfuscated",
        "handle",
        "password",
        "newsletter",
        "third_part_resell",
        "security_question_num",
    ],
};

/// The first member of a field is the one that is written; those after it are older names that are read. The members
/// of `extra_parameters` stand behind them: each is a key of `data/fields.toml`.
const MEMBERS: &[Member] = with_gandi_bag![
    Member::new("/handle", Text(Field::ID)),
    Member::new("/type", KindNumber),
    Member::new("/given", Text(Field::GIVEN_NAME)),
    Member::new("/family", Text(Field::FAMILY_NAME)),
    Member::new("/orgname", Text(Field::ORGANIZATION)),
    Member::new("/streetaddr", Lines),
    Member::new("/city", Text(Field::CITY)),
    Member::new("/state", Text(Field::SUBDIVISION)),
    Member::new("/zip", Text(Field::POSTAL_CODE)),
    Member::new("/country", Text(Field::COUNTRY)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/phone", Text(Field::PHONE)),
    Member::new("/mobile", Text(Field::MOBILE)),
    Member::new("/fax", Text(Field::FAX)),
    Member::new("/lang", Text(Field::LANGUAGE)),
    Member::new("/password", Secret),
    Member::new("/security_question_answer", Secret),
    Member::new("/data_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
    Member::new("/whois_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
    Member::new("/mail_obfuscated", FlagNumber(Field::HIDE_EMAIL)),
    Member::new("/obfuscated", FlagNumber(Field::HIDE_EMAIL)),
    Member::new("/reachability", Text(Field::REACHABILITY)),
    Member::new("/validation", Text(Field::VALIDATION)),
    Member::new("/vat_number", Text(Field::VAT_NUMBER)),
    Member::new("/tva_number", Text(Field::VAT_NUMBER)),
    Member::new("/siren", Text(Field::SIREN)),
    Member::new("/brand_number", Text(Field::BRAND_NUMBER)),
    Member::new("/marque", Text(Field::BRAND_NUMBER)),
    Member::new("/jo_declaration_date", Text(Field::JO_DECLARATION_DATE)),
    Member::new("/jo_publication_date", Text(Field::JO_PUBLICATION_DATE)),
    Member::new("/jo_announce_number", Text(Field::JO_ANNOUNCE_NUMBER)),
    Member::new("/jo_announce_page", Text(Field::JO_ANNOUNCE_PAGE)),
    Member::new("/extra_parameters/x-my_admin_contact_password", Secret),
];
