//! Gandi's XML-RPC API, version 3: the struct of `contact.info`, `contact.create` and `contact.update`.
//!
//! Source: doc.rpc.gandi.net/contact (archived; the API is retired), and replies recorded by open-source
//! clients.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{FlagNumber, KindNumber, Language, Lines, PhoneEpp, Secret, Text};
use super::engine::member::Member;
use super::gandi::gandi_members;
use crate::contact::Field;
use crate::contact::table::with_gandi_bag;

/// The schema `gandi-v3`.
pub static SCHEMA: Schema = Schema {
    name: "gandi-v3",
    provider: "gandi",
    title: "Gandi XML-RPC API v3 contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
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

/// The languages are not listed: any code of two letters.
const LANGUAGES: &[&str] = &[];

/// The members. Encoding writes the first member of a field; the later ones are older names that decoding
/// accepts.
const MEMBERS: &[Member] = gandi_members!(
    [Member::new("/handle", Text(Field::ID)), Member::new("/type", KindNumber)]
    [
        Member::new("/password", Secret),
        Member::new("/security_question_answer", Secret),
        Member::new("/data_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
        Member::new("/whois_obfuscated", FlagNumber(Field::HIDE_ADDRESS)),
        Member::new("/mail_obfuscated", FlagNumber(Field::HIDE_EMAIL)),
        Member::new("/obfuscated", FlagNumber(Field::HIDE_EMAIL)),
        Member::new("/vat_number", Text(Field::VAT_NUMBER)),
        Member::new("/tva_number", Text(Field::VAT_NUMBER))
    ]
    [Member::new("/marque", Text(Field::BRAND_NUMBER))]
);
