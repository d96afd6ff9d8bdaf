//! Cloudflare Registrar: the registrant contact of a domain.
//!
//! Source: cloudflare/api-schemas, the schema `registrar-api_contact_properties`.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{Envelope, Line, PhoneEpp, SubdivisionShort, Text};
use super::engine::member::Member;
use crate::contact::Field;

/// The schema `cloudflare`.
pub static SCHEMA: Schema = Schema {
    name: "cloudflare",
    provider: "cloudflare",
    title: "Cloudflare Registrar registrant contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &[],
};

const MEMBERS: &[Member] = &[
    Member::new("/result/registrant_contact", Envelope),
    Member::new("/registrant_contact", Envelope),
    Member::new("/id", Text(Field::ID)),
    Member::new("/first_name", Text(Field::GIVEN_NAME)),
    Member::new("/last_name", Text(Field::FAMILY_NAME)),
    Member::new("/organization", Text(Field::ORGANIZATION)),
    Member::new("/address", Line(0)),
    Member::new("/address2", Line(1)),
    Member::new("/city", Text(Field::CITY)),
    Member::new("/state", SubdivisionShort),
    Member::new("/zip", Text(Field::POSTAL_CODE)),
    Member::new("/country", Text(Field::COUNTRY)),
    Member::new("/phone", PhoneEpp(Field::PHONE)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/fax", PhoneEpp(Field::FAX)),
];
