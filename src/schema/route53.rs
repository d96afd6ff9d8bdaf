//! Amazon Route 53 Domains: the structure `ContactDetail`.
//!
//! Source: botocore, `botocore/data/route53domains/2014-05-15/service-2.json`. `ExtraParams` holds the
//! registry data: a list of `{Name, Value}` with one of 34 names. Here each name is a member.

use super::Schema;
use super::engine::codec::Codec;
use super::engine::member::Form::{Choice, KindName, Pairs, PhoneEpp, ShortLine, SubdivisionShort, Text};
use super::engine::member::Member;
use crate::contact::{Field, Kind};

/// The schema `route53`.
pub static SCHEMA: Schema = Schema {
    name: "route53",
    provider: "route53",
    title: "Amazon Route 53 Domains ContactDetail",
    codec: Codec::Table(super::engine::index::table!(MEMBERS)),
    signature: &["ContactType", "AddressLine1", "AddressLine2", "ZipCode", "CountryCode", "ExtraParams"],
};

const KINDS: &[(Kind, &str)] = &[
    (Kind::Individual, "PERSON"),
    (Kind::Company, "COMPANY"),
    (Kind::Association, "ASSOCIATION"),
    (Kind::PublicBody, "PUBLIC_BODY"),
    (Kind::Reseller, "RESELLER"),
];

/// Pairs of a registry's code and Amazon's word for it.
type Words = &'static [(&'static str, &'static str)];

const ES_ID_TYPES: Words = &[("DNI_AND_NIF", "1"), ("NIE", "3"), ("OTHER", "0")];

/// The codes of Red.es; every registrar of `.es` lists them.
const ES_LEGAL_FORMS: Words = &[
    ("INDIVIDUAL", "1"),
    ("ECONOMIC_INTEREST_GROUP", "39"),
    ("ASSOCIATION", "47"),
    ("SPORTS_ASSOCIATION", "59"),
    ("PROFESSIONAL_ASSOCIATION", "68"),
    ("SAVINGS_BANK", "124"),
    ("COMMUNITY_PROPERTY", "150"),
    ("COMMUNITY_OF_OWNERS", "152"),
    ("ORDER_OR_RELIGIOUS_INSTITUTION", "164"),
    ("CONSULATE", "181"),
    ("PUBLIC_LAW_ASSOCIATION", "197"),
    ("EMBASSY", "203"),
    ("LOCAL_AUTHORITY", "229"),
    ("SPORTS_FEDERATION", "269"),
    ("FOUNDATION", "286"),
    ("MUTUAL_INSURANCE_COMPANY", "365"),
    ("REGIONAL_GOVERNMENT_BODY", "434"),
    ("CENTRAL_GOVERNMENT_BODY", "436"),
    ("POLITICAL_PARTY", "439"),
    ("TRADE_UNION", "476"),
    ("FARM_PARTNERSHIP", "510"),
    ("PUBLIC_LIMITED_COMPANY", "524"),
    ("SPORTS_LIMITED_COMPANY", "525"),
    ("CIVIL_SOCIETY", "554"),
    ("GENERAL_PARTNERSHIP", "560"),
    ("GENERAL_AND_LIMITED_PARTNERSHIP", "562"),
    ("COOPERATIVE", "566"),
    ("WORKER_OWNED_COMPANY", "608"),
    ("LIMITED_COMPANY", "612"),
    ("SPANISH_OFFICE", "713"),
    ("TEMPORARY_ALLIANCE_OF_ENTERPRISES", "717"),
    ("WORKER_OWNED_LIMITED_COMPANY", "744"),
    ("REGIONAL_PUBLIC_ENTITY", "745"),
    ("NATIONAL_PUBLIC_ENTITY", "746"),
    ("LOCAL_PUBLIC_ENTITY", "747"),
    ("OTHERS", "877"),
    ("DESIGNATION_OF_ORIGIN_SUPERVISORY_COUNCIL", "878"),
    ("ENTITY_MANAGING_NATURAL_AREAS", "879"),
];

const FI_NATIONALITIES: Words = &[("FINNISH", "1"), ("NOT_FINNISH", "0")];

const FI_TYPES: Words = &[
    ("COMPANY", "1"),
    ("CORPORATION", "2"),
    ("INSTITUTION", "3"),
    ("POLITICAL_PARTY", "4"),
    ("TOWNSHIP", "5"),
    ("GOVERNMENT", "6"),
    ("PUBLIC_COMMUNITY", "7"),
];

/// Code 1, a natural person, has no word: `ContactType` expresses it.
const IT_TYPES: Words = &[
    ("ITALIAN_COMPANIES", "2"),
    ("FREELANCE_WORKERS", "3"),
    ("NON_PROFIT_ORGANIZATIONS", "4"),
    ("PUBLIC_ORGANIZATIONS", "5"),
    ("OTHER_SUBJECTS", "6"),
    ("FOREIGNERS", "7"),
];

const MEMBERS: &[Member] = &[
    Member::new("/FirstName", Text(Field::GIVEN_NAME)),
    Member::new("/LastName", Text(Field::FAMILY_NAME)),
    Member::new("/ContactType", KindName(KINDS)),
    Member::new("/OrganizationName", Text(Field::ORGANIZATION)),
    Member::new("/AddressLine1", ShortLine(0, 255)),
    Member::new("/AddressLine2", ShortLine(1, 255)),
    Member::new("/City", Text(Field::CITY)),
    Member::new("/State", SubdivisionShort),
    Member::new("/CountryCode", Text(Field::COUNTRY)),
    Member::new("/ZipCode", Text(Field::POSTAL_CODE)),
    Member::new("/PhoneNumber", PhoneEpp(Field::PHONE)),
    Member::new("/Email", Text(Field::EMAIL)),
    Member::new("/Fax", PhoneEpp(Field::FAX)),
    Member::new("/ExtraParams", Pairs { name: "Name", value: "Value" }),
    Member::new("/ExtraParams/DUNS_NUMBER", Text(Field::DUNS)),
    Member::new("/ExtraParams/BRAND_NUMBER", Text(Field::BRAND_NUMBER)),
    Member::new("/ExtraParams/BIRTH_DEPARTMENT", Text(Field::BIRTH_DEPARTMENT)),
    Member::new("/ExtraParams/BIRTH_DATE_IN_YYYY_MM_DD", Text(Field::BIRTH_DATE)),
    Member::new("/ExtraParams/BIRTH_COUNTRY", Text(Field::BIRTH_COUNTRY)),
    Member::new("/ExtraParams/BIRTH_CITY", Text(Field::BIRTH_CITY)),
    Member::new("/ExtraParams/DOCUMENT_NUMBER", Text(Field::ID_NUMBER)),
    Member::new("/ExtraParams/AU_ID_NUMBER", Text(Field::AU_ID_NUMBER)),
    Member::new("/ExtraParams/AU_ID_TYPE", Text(Field::AU_ID_TYPE)),
    Member::new("/ExtraParams/CA_LEGAL_TYPE", Text(Field::CA_LEGAL_TYPE)),
    Member::new("/ExtraParams/CA_BUSINESS_ENTITY_TYPE", Text(Field::CA_BUSINESS_ENTITY_TYPE)),
    Member::new("/ExtraParams/CA_LEGAL_REPRESENTATIVE", Text(Field::CA_OFFICIAL_REP)),
    Member::new("/ExtraParams/CA_LEGAL_REPRESENTATIVE_CAPACITY", Text(Field::CA_OFFICIAL_REP_CAPACITY)),
    Member::new("/ExtraParams/ES_IDENTIFICATION", Text(Field::ES_ID_NUMBER)),
    Member::new("/ExtraParams/ES_IDENTIFICATION_TYPE", Choice(Field::ES_ID_TYPE, ES_ID_TYPES)),
    Member::new("/ExtraParams/ES_LEGAL_FORM", Choice(Field::ES_LEGAL_FORM, ES_LEGAL_FORMS)),
    Member::new("/ExtraParams/FI_ID_NUMBER", Text(Field::FI_IDENTITY)),
    Member::new("/ExtraParams/FI_NATIONALITY", Choice(Field::FI_IS_FINNISH, FI_NATIONALITIES)),
    Member::new("/ExtraParams/FI_ORGANIZATION_TYPE", Choice(Field::FI_TYPE, FI_TYPES)),
    Member::new("/ExtraParams/IT_PIN", Text(Field::IT_PIN)),
    Member::new("/ExtraParams/IT_REGISTRANT_ENTITY_TYPE", Choice(Field::IT_ENTITY_TYPE, IT_TYPES)),
    Member::shared("/ExtraParams/RU_PASSPORT_DATA", Text(Field::PASSPORT_NUMBER)),
    Member::new("/ExtraParams/SE_ID_NUMBER", Text(Field::SE_ID_NUMBER)),
    Member::new("/ExtraParams/SG_ID_NUMBER", Text(Field::SG_ID_NUMBER)),
    Member::new("/ExtraParams/VAT_NUMBER", Text(Field::VAT_NUMBER)),
    Member::new("/ExtraParams/UK_CONTACT_TYPE", Text(Field::UK_CONTACT_TYPE)),
    Member::shared("/ExtraParams/UK_COMPANY_NUMBER", Text(Field::COMPANY_NUMBER)),
    Member::shared("/ExtraParams/FI_BUSINESS_NUMBER", Text(Field::COMPANY_NUMBER)),
    Member::shared("/ExtraParams/EU_COUNTRY_OF_CITIZENSHIP", Text(Field::CITIZENSHIP)),
    Member::shared("/ExtraParams/IT_NATIONALITY", Text(Field::CITIZENSHIP)),
    Member::new("/ExtraParams/AU_PRIORITY_TOKEN", Text(Field::AU_PRIORITY_TOKEN)),
    Member::new("/ExtraParams/AU_ELIGIBILITY_TYPE", Text(Field::AU_ELIGIBILITY_TYPE)),
    Member::new("/ExtraParams/AU_POLICY_REASON", Text(Field::AU_POLICY_REASON)),
    Member::new("/ExtraParams/AU_REGISTRANT_NAME", Text(Field::AU_REGISTRANT_NAME)),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::MEMBERS;
    use crate::contact::Field;

    #[test]
    fn the_extra_params_are_the_keys_of_the_fields() {
        let prefix = "/ExtraParams/";
        let in_table: BTreeSet<(&str, &str)> = MEMBERS
            .iter()
            .filter_map(|m| Some((m.pointer.strip_prefix(prefix)?, m.field()?.name())))
            .collect();
        let in_data: BTreeSet<(&str, &str)> = Field::all()
            .flat_map(|field| field.keys_of("route53").map(move |key| (key, field.name())))
            .collect();
        assert_eq!(in_table, in_data);
        assert_eq!(in_table.len(), 34);
    }
}
