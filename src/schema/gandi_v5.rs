//! Gandi's REST API, version 5: the contact inside requests about a domain.
//!
//! A contact has no handle: it belongs to one domain and one role.
//! [`contacts`](crate::provider::gandi_v5::contacts()) reads the four roles of a domain.
//! [`request`](crate::provider::gandi_v5::request) makes the requests that send contacts.
//! [`migrate`](crate::provider::gandi_v5::migrate()) makes such a request from a v3 domain and its handles.
//! [`errors`](crate::provider::gandi_v5::errors()) reads the errors in an answer. Source:
//! <https://api.gandi.net/docs/domains/>.
//!
//! If `data_obfuscated` or `mail_obfuscated` is absent, the API assumes `true`. Decoding sets that value in
//! the contact, so that other schemas get it. Encoding to this schema leaves an absent member absent.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{FlagOr, KindName, Language, Lines, PhoneEpp, Secret, Text};
use super::engine::member::Member;
use super::gandi::gandi_members;
use crate::contact::table::with_gandi_bag;
use crate::contact::{Field, Kind};

/// The schema `gandi-v5`.
pub static SCHEMA: Schema = Schema {
    name: "gandi-v5",
    provider: "gandi",
    title: "Gandi API v5 contact",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &[
        "streetaddr",
        "given",
        "family",
        "data_obfuscated",
        "same_as_owner",
        "sharing_id",
        "firstname",
        "lastname",
    ],
};

/// The types; encoding writes the first name of each. The API also answers with v3's numbers. Its Terraform
/// provider has names of its own: <https://github.com/go-gandi/terraform-provider-gandi>.
const TYPES: &[(Kind, &str)] = &[
    (Kind::Individual, "individual"),
    (Kind::Company, "company"),
    (Kind::Association, "association"),
    (Kind::PublicBody, "publicbody"),
    (Kind::Reseller, "reseller"),
    (Kind::Individual, "person"),
    (Kind::PublicBody, "public body"),
];

/// The languages of the API.
const LANGUAGES: &[&str] = &["en", "es", "fr", "ja", "zh-hans", "zh-hant"];

/// The members that the API returns and accepts in no request.
pub(crate) const READ_ONLY: [&str; 3] = ["same_as_owner", "reachability", "validation"];

/// The members of a complete contact: in `create`, `transferin`, `changeowner` and each contact of
/// `PATCH …/contacts`.
pub(crate) const COMPLETE: [&str; 6] = ["country", "email", "streetaddr", "family", "given", "type"];

/// The members that the body of `PUT …/contacts/owner` must have.
pub(crate) const OWNER: [&str; 3] = ["country", "email", "streetaddr"];

const MEMBERS: &[Member] = gandi_members!(
    [Member::canonical("/type", KindName(TYPES))]
    [
        Member::new("/data_obfuscated", FlagOr(Field::HIDE_ADDRESS, true)),
        Member::new("/mail_obfuscated", FlagOr(Field::HIDE_EMAIL, true))
    ]
    [
        // The names in the answer of GET /organization/organizations.
        Member::new("/firstname", Text(Field::GIVEN_NAME)),
        Member::new("/lastname", Text(Field::FAMILY_NAME)),
        Member::shared("/vat_number", Text(Field::VAT_NUMBER))
    ]
);
