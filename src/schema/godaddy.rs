//! GoDaddy's domains API, version 1: the object `Contact`, with its address in `addressMailing`.
//!
//! Source: the vendor's schema of a purchase (`/v1/domains/purchase/schema/com`), as kept in the client
//! godaddypy.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{PhoneEpp, ShortLine, SubdivisionShort, Text};
use super::engine::member::Member;
use crate::contact::Field;

/// The schema `godaddy`.
pub static SCHEMA: Schema = Schema {
    name: "godaddy",
    provider: "godaddy",
    title: "GoDaddy API v1 contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &["nameFirst", "nameLast", "nameMiddle", "addressMailing"],
};

/// The members. `nameMiddle` stays in `extra`: a contact has it in the given name, and cards in a part of the name.
const MEMBERS: &[Member] = &[
    Member::new("/nameFirst", Text(Field::GIVEN_NAME)),
    Member::new("/nameLast", Text(Field::FAMILY_NAME)),
    Member::new("/organization", Text(Field::ORGANIZATION)),
    Member::new("/jobTitle", Text(Field::JOB_TITLE)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/phone", PhoneEpp(Field::PHONE)),
    Member::new("/fax", PhoneEpp(Field::FAX)),
    Member::new("/addressMailing/address1", ShortLine(0, 41)),
    Member::new("/addressMailing/address2", ShortLine(1, 41)),
    Member::new("/addressMailing/city", Text(Field::CITY)),
    Member::new("/addressMailing/state", SubdivisionShort),
    Member::new("/addressMailing/postalCode", Text(Field::POSTAL_CODE)),
    Member::new("/addressMailing/country", Text(Field::COUNTRY)),
];
