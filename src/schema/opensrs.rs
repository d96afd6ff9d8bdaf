//! OpenSRS (Tucows): one contact of a `contact_set`, in the JSON form of its toolkits.
//!
//! Phone numbers have the same form as in this library: `+CCC.NNNNxEEEE`.
//!
//! Sources: <http://www.opensrs.com/docs/apidomains/EPP_Contact_Requirements.htm>, OpenSRS/osrs-toolkit-php.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{Language, ShortLine, SubdivisionShort, Text};
use super::engine::member::Member;
use crate::contact::Field;

/// The schema `opensrs`.
pub static SCHEMA: Schema = Schema {
    name: "opensrs",
    provider: "opensrs",
    title: "OpenSRS contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &["org_name", "lang_pref", "address3"],
};

const MEMBERS: &[Member] = &[
    Member::new("/first_name", Text(Field::GIVEN_NAME)),
    Member::new("/last_name", Text(Field::FAMILY_NAME)),
    Member::new("/org_name", Text(Field::ORGANIZATION)),
    Member::new("/address1", ShortLine(0, 64)),
    Member::new("/address2", ShortLine(1, 64)),
    Member::new("/address3", ShortLine(2, 64)),
    Member::new("/city", Text(Field::CITY)),
    Member::new("/state", SubdivisionShort),
    Member::new("/postal_code", Text(Field::POSTAL_CODE)),
    Member::new("/country", Text(Field::COUNTRY)),
    Member::new("/phone", Text(Field::PHONE)),
    Member::new("/fax", Text(Field::FAX)),
    Member::new("/email", Text(Field::EMAIL)),
    Member::new("/lang_pref", Language(&[])),
    Member::new("/lang", Language(&[])),
    Member::new("/url", Text(Field::WEBSITE)),
];
