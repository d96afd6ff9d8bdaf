//! Objects of the providers that are not contacts: domains, orders, checks, changes of registrant.
//!
//! Sources: <https://docs.glauca.digital/domains/api/objects/domains/> and AS207960/domains
//! `domains/api/serializers.py`, read 2026-07-08; the recorded answers of DNSimple's clients and Gandi's documented
//! bodies, read 2026-11-22.

use serde_json::{Map, Value};

use crate::schema::detect::DocumentKind::{
    self, Answer, Check, Domain, NameServer, Order, RegistrantChange, Request,
};

/// An object: its schema, its kind, the number of telling members that it needs, these members, and the others.
///
/// All members of the object must be among them.
type Shape = (&'static str, DocumentKind, usize, &'static str, &'static str);

const OBJECTS: &[Shape] = &[
    ("glauca", Check, 2, "domain available", "reason price"),
    ("glauca", Check, 2, "domain period", ""),
    (
        "glauca",
        NameServer,
        1,
        "name_server",
        "url id statuses addresses created last_updated last_transferred",
    ),
    (
        "glauca",
        Order,
        2,
        "domain registrant admin_contact tech_contact billing_contact period auth_code state off_session \
         redirect_uri last_error price domain_id domain_obj",
        "url id timestamp domain_obj_url registrant_url admin_contact_url billing_contact_url tech_contact_url",
    ),
    (
        "glauca",
        Domain,
        1,
        "registrant admin_contact tech_contact billing_contact name_servers sec_dns rgp_state auth_info \
         block_transfer regen_auth_code statuses hosts",
        "url id domain deleted registrant_url admin_contact_url billing_contact_url tech_contact_url created expiry \
         last_updated last_transferred",
    ),
    (
        "dnsimple",
        RegistrantChange,
        2,
        "domain_id contact_id extended_attributes registry_owner_change irt_lock_lifted_by",
        "id account_id state created_at updated_at",
    ),
    (
        "dnsimple",
        Domain,
        2,
        "registrant_id unicode_name auto_renew private_whois expires_at expires_on",
        "id account_id name state created_at updated_at trustee",
    ),
    (
        "gandi-v5",
        Answer,
        2,
        "step step_nb inner_step params",
        "created_at updated_at errortype errortype_label owner_1 owner_2 foa duration reseller_id version nameservers regac_at",
    ),
    (
        "gandi-v5",
        Request,
        1,
        "fqdn",
        "duration authinfo nameservers currency price dry_run lang tld_period enforce_premium extra_parameters",
    ),
];

/// Returns whether an answer of the Freebox has items of contacts, such as numbers. Each names its contact.
pub(in crate::schema) fn has_items(document: &Value) -> bool {
    let is_item = |item: &Value| item.get("contact_id").is_some();
    match document.get("result").filter(|_| document.get("success").is_some_and(|success| success == true)) {
        Some(Value::Array(items)) => !items.is_empty() && items.iter().all(is_item),
        result => result.is_some_and(is_item),
    }
}

/// Returns the schema and kind of an object, alone or in the envelope of an answer. `schema` is the name of the schema
/// if the caller gave it.
pub(super) fn kind(
    members: &Map<String, Value>,
    schema: Option<&str>,
) -> Option<(&'static str, DocumentKind)> {
    let is_answer = members.get("success").is_some_and(|success| success == true);
    if is_answer && members.len() == 1 {
        return Some(("freebox", Answer));
    }
    let inner = ["data", "results"].iter().find_map(|name| match members.get(*name)? {
        Value::Array(list) => Some((*name, list.first()?.as_object()?)),
        one => Some((*name, one.as_object()?)),
    });
    let (envelope, members) = inner.unwrap_or(("", members));
    // Every contact comes here, and nearly all leave at their first member. So this compares bytes, without a searcher.
    let has = |names: &str, name: &str| {
        names.as_bytes().split(|byte| *byte == b' ').any(|known| known == name.as_bytes())
    };
    let has_period = members.get("period").is_none_or(Value::is_object);
    let is_one = |(of, _, least, telling, others): &&Shape| {
        let mut told = 0;
        schema.is_none_or(|schema| schema == *of)
            && ((has_period && envelope != "data") || *of != "glauca")
            && members.keys().all(|name| {
                let tells = has(telling, name);
                told += usize::from(tells);
                tells || has(others, name)
            })
            // The caller says whose it is, so one member is enough.
            && told >= if schema.is_some() { 1 } else { *least }
    };
    OBJECTS.iter().find(is_one).map(|(schema, kind, ..)| (*schema, *kind))
}
