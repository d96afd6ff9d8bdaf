//! The contact of DNSimple's API, version 2: alone, or in the envelope of an answer or a webhook.
//!
//! Source: <https://developer.dnsimple.com/v2/contacts/>, its OpenAPI document and fixtures, and
//! <https://support.dnsimple.com/articles/domain-contact-field-reference/>.
//!
//! Reads phone numbers as the API's documents spell them: `+18001234567`, `+1.8001234567` or
//! `+39 339 1111111`. Writes the first of these forms: the field reference asks for E.164 with digits only.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{Envelope, Integer, Other, PhoneE164, ShortLine, SubdivisionShort, Text};
use super::engine::member::Member;
use crate::contact::Field;

/// The schema `dnsimple`.
pub static SCHEMA: Schema = Schema {
    name: "dnsimple",
    provider: "dnsimple",
    title: "DNSimple API v2 contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &["account_id", "organization_name", "state_province", "job_title", "email_address"],
};

pub(crate) const MEMBERS: &[Member] = &[
    // Webhooks about contacts and registrant changes name their content; other answers hold the contact
    // itself.
    Member::new("/data/contact", Envelope),
    Member::new("/data/registrant", Envelope),
    Member::new("/data", Envelope),
    Member::new("/id", Integer(Field::ID)),
    Member::new("/account_id", Other),
    Member::new("/label", Text(Field::LABEL)),
    Member::new("/first_name", Text(Field::GIVEN_NAME)),
    Member::new("/last_name", Text(Field::FAMILY_NAME)),
    Member::new("/job_title", Text(Field::JOB_TITLE)),
    Member::new("/organization_name", Text(Field::ORGANIZATION)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/email_address", Text(Field::EMAIL)),
    Member::new("/phone", PhoneE164(Field::PHONE)),
    Member::new("/fax", PhoneE164(Field::FAX)),
    Member::new("/address1", ShortLine(0, 60)),
    Member::new("/address2", ShortLine(1, 60)),
    Member::new("/city", Text(Field::CITY)),
    Member::new("/state_province", SubdivisionShort),
    Member::new("/postal_code", Text(Field::POSTAL_CODE)),
    Member::new("/country", Text(Field::COUNTRY)),
];
