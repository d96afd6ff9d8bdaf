//! The table of kinds.

use super::kind::Kind;
use super::*;

/// The kinds by country, the countries in order; first those of no country.
pub(super) static FAMILIES: &[&[Kind]] = &[
    bank::WORLD,
    iberia::AD,
    balkan::AL,
    latin_america::AR,
    alps::AT,
    oceania::AU,
    eastern::AZ,
    benelux::BE,
    balkan::BG,
    latin_america::BR,
    eastern::BY,
    north_america::CA,
    alps::CH,
    latin_america::CL,
    east_asia::CN,
    latin_america::CO,
    latin_america::CR,
    latin_america::CU,
    balkan::CY,
    central::CZ,
    germany::DE,
    nordic::DK,
    latin_america::DO,
    africa::DZ,
    latin_america::EC,
    baltic::EE,
    africa::EG,
    iberia::ES,
    vat::EU,
    nordic::FI,
    nordic::FO,
    france::FR,
    british::GB,
    africa::GH,
    africa::GN,
    balkan::GR,
    latin_america::GT,
    east_asia::HK,
    balkan::HR,
    central::HU,
    south_asia::ID,
    british::IE,
    south_asia::IL,
    south_asia::IN,
    nordic::IS,
    italy::IT,
    east_asia::JP,
    africa::KE,
    east_asia::KR,
    eastern::KZ,
    alps::LI,
    baltic::LT,
    benelux::LU,
    baltic::LV,
    africa::MA,
    france::MC,
    eastern::MD,
    balkan::ME,
    balkan::MK,
    british::MT,
    north_america::MX,
    south_asia::MY,
    africa::MZ,
    benelux::NL,
    nordic::NO,
    oceania::NZ,
    latin_america::PE,
    south_asia::PK,
    central::PL,
    iberia::PT,
    latin_america::PY,
    balkan::RO,
    balkan::RS,
    eastern::RU,
    nordic::SE,
    south_asia::SG,
    central::SI,
    central::SK,
    italy::SM,
    africa::SN,
    latin_america::SV,
    south_asia::TH,
    africa::TN,
    balkan::TR,
    east_asia::TW,
    eastern::UA,
    north_america::US,
    latin_america::UY,
    latin_america::VE,
    south_asia::VN,
    africa::ZA,
];

/// The kind of that name.
pub(super) fn find(name: &str) -> Option<&'static Kind> {
    let country = country(name);
    let place = FAMILIES.binary_search_by_key(&country, |family| self::country(first(family))).ok()?;
    let named = |kind: &&Kind| {
        kind.name() == name
            // `in.pan` and `is.vsk` are Python's `in_.pan` and `is_.vsk`.
            || kind.name().contains('_') && kind.name().split('.').map(trimmed).eq(name.split('.').map(trimmed))
    };
    FAMILIES.get(place)?.iter().find(named)
}

fn first(family: &[Kind]) -> &'static str {
    family.first().map(Kind::name).unwrap_or_default()
}

fn trimmed(part: &str) -> &str {
    part.trim_end_matches('_')
}

/// What stands before the dot; nothing where there is no dot.
fn country(name: &str) -> &str {
    name.split_once('.').map_or("", |(country, _)| trimmed(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_each_found() {
        assert!(FAMILIES.is_sorted_by_key(|family| country(first(family))));
        let names: Vec<_> = kinds().map(Kind::name).collect();
        assert!(names.iter().all(|name| find(name).is_some_and(|kind| kind.name() == *name)));
        let country_by_country =
            FAMILIES.iter().all(|f| f.iter().all(|kind| country(kind.name()) == country(first(f))));
        assert!(country_by_country);
        assert!(find("in.pan").is_some() && find("is.kennitala").is_some() && find("jp.in").is_some());
        assert!(find("fr").is_none() && find("").is_none() && find("fr.").is_none());
    }
}
