//! Gandi's REST API, version 5: the contact that stands inside the requests about a domain.
//!
//! A contact has no handle: it belongs to one domain in one role. [`contacts`](crate::provider::gandi_v5::contacts())
//! reads the four roles of a domain, [`request`](crate::provider::gandi_v5::request) makes the requests that send contacts,
//! [`migrate`](crate::provider::gandi_v5::migrate()) makes one of a v3 domain and its handles, and
//! [`errors`](crate::provider::gandi_v5::errors()) reads the answer of the API.
//! Source: <https://api.gandi.net/docs/domains/>.
//!
//! `data_obfuscated` and `mail_obfuscated` mean `true` where they are absent. Decoding says so in the contact, so
//! that another schema gets told; in a document of this schema what was absent stays absent.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{FlagOr, KindName, Lines, Secret, Text};
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
    signature: &["streetaddr", "given", "family", "data_obfuscated", "same_as_owner", "sharing_id"],
};

/// The types; the first name of each is written. The API answers with the number of v3 as well, and its Terraform
/// provider has words of its own: <https://github.com/go-gandi/terraform-provider-gandi>.
const TYPES: &[(Kind, &str)] = &[
    (Kind::Individual, "individual"),
    (Kind::Company, "company"),
    (Kind::Association, "association"),
    (Kind::PublicBody, "publicbody"),
    (Kind::Reseller, "reseller"),
    (Kind::Individual, "person"),
    (Kind::PublicBody, "public body"),
];

/// What the API answers with and takes in no request.
pub(crate) const READ_ONLY: [&str; 3] = ["same_as_owner", "reachability", "validation"];

/// What a complete contact has: in `create`, `transferin`, `changeowner` and each one of `PATCH …/contacts`.
pub(crate) const COMPLETE: [&str; 6] = ["country", "email", "streetaddr", "family", "given", "type"];

/// What the body of `PUT …/contacts/owner` has.
pub(crate) const OWNER: [&str; 3] = ["country", "email", "streetaddr"];

const MEMBERS: &[Member] = gandi_members!(
    [Member::canonical("/type", KindName(TYPES))]
    [
        Member::new("/data_obfuscated", FlagOr(Field::HIDE_ADDRESS, true)),
        Member::new("/mail_obfuscated", FlagOr(Field::HIDE_EMAIL, true))
    ]
    []
);
