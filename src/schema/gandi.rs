//! The members that both of Gandi's APIs share. The table of each schema adds its own.

/// Builds a table of Gandi's members. The members of `extra_parameters` come last; each has a key in
/// `data/fields.toml`.
macro_rules! gandi_members {
    ([$($first:expr),*] [$($between:expr),*] [$($last:expr),*]) => {
        with_gandi_bag![
            $($first,)*
            Member::new("/given", Text(Field::GIVEN_NAME)),
            Member::new("/family", Text(Field::FAMILY_NAME)),
            Member::new("/orgname", Text(Field::ORGANIZATION)),
            Member::new("/streetaddr", Lines),
            Member::new("/city", Text(Field::CITY)),
            Member::new("/state", Text(Field::SUBDIVISION)),
            Member::new("/zip", Text(Field::POSTAL_CODE)),
            Member::new("/country", Text(Field::COUNTRY)),
            Member::new("/email", Text(Field::EMAIL)),
            Member::new("/phone", PhoneEpp(Field::PHONE)),
            Member::new("/mobile", PhoneEpp(Field::MOBILE)),
            Member::new("/fax", PhoneEpp(Field::FAX)),
            Member::new("/lang", Language(LANGUAGES)),
            $($between,)*
            Member::new("/reachability", Text(Field::REACHABILITY)),
            Member::new("/validation", Text(Field::VALIDATION)),
            Member::new("/siren", Text(Field::SIREN)),
            Member::new("/brand_number", Text(Field::BRAND_NUMBER)),
            Member::new("/jo_declaration_date", Text(Field::JO_DECLARATION_DATE)),
            Member::new("/jo_publication_date", Text(Field::JO_PUBLICATION_DATE)),
            Member::new("/jo_announce_number", Text(Field::JO_ANNOUNCE_NUMBER)),
            Member::new("/jo_announce_page", Text(Field::JO_ANNOUNCE_PAGE)),
            $($last,)*
            Member::new("/extra_parameters/x-my_admin_contact_password", Secret),
        ]
    };
}
pub(super) use gandi_members;
