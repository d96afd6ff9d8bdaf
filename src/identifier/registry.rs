//! The table of kinds.

use super::kind::Kind;
use super::*;

/// The kinds by country, in the order of countries. International kinds come first.
pub(super) static FAMILIES: &[(u16, &[Kind])] = &[
    (0, bank::WORLD),
    (code(b"ad"), iberia::AD),
    (code(b"al"), balkan::AL),
    (code(b"ar"), latin_america::AR),
    (code(b"at"), alps::AT),
    (code(b"au"), oceania::AU),
    (code(b"az"), eastern::AZ),
    (code(b"be"), benelux::BE),
    (code(b"bg"), balkan::BG),
    (code(b"br"), latin_america::BR),
    (code(b"by"), eastern::BY),
    (code(b"ca"), north_america::CA),
    (code(b"ch"), alps::CH),
    (code(b"cl"), latin_america::CL),
    (code(b"cn"), east_asia::CN),
    (code(b"co"), latin_america::CO),
    (code(b"cr"), latin_america::CR),
    (code(b"cu"), latin_america::CU),
    (code(b"cy"), balkan::CY),
    (code(b"cz"), central::CZ),
    (code(b"de"), germany::DE),
    (code(b"dk"), nordic::DK),
    (code(b"do"), latin_america::DO),
    (code(b"dz"), africa::DZ),
    (code(b"ec"), latin_america::EC),
    (code(b"ee"), baltic::EE),
    (code(b"eg"), africa::EG),
    (code(b"es"), iberia::ES),
    (code(b"eu"), vat::EU),
    (code(b"fi"), nordic::FI),
    (code(b"fo"), nordic::FO),
    (code(b"fr"), france::FR),
    (code(b"gb"), british::GB),
    (code(b"gh"), africa::GH),
    (code(b"gn"), africa::GN),
    (code(b"gr"), balkan::GR),
    (code(b"gt"), latin_america::GT),
    (code(b"hk"), east_asia::HK),
    (code(b"hr"), balkan::HR),
    (code(b"hu"), central::HU),
    (code(b"id"), south_asia::ID),
    (code(b"ie"), british::IE),
    (code(b"il"), south_asia::IL),
    (code(b"in"), south_asia::IN),
    (code(b"is"), nordic::IS),
    (code(b"it"), italy::IT),
    (code(b"jp"), east_asia::JP),
    (code(b"ke"), africa::KE),
    (code(b"kr"), east_asia::KR),
    (code(b"kz"), eastern::KZ),
    (code(b"li"), alps::LI),
    (code(b"lt"), baltic::LT),
    (code(b"lu"), benelux::LU),
    (code(b"lv"), baltic::LV),
    (code(b"ma"), africa::MA),
    (code(b"mc"), france::MC),
    (code(b"md"), eastern::MD),
    (code(b"me"), balkan::ME),
    (code(b"mk"), balkan::MK),
    (code(b"mt"), british::MT),
    (code(b"mx"), north_america::MX),
    (code(b"my"), south_asia::MY),
    (code(b"mz"), africa::MZ),
    (code(b"nl"), benelux::NL),
    (code(b"no"), nordic::NO),
    (code(b"nz"), oceania::NZ),
    (code(b"pe"), latin_america::PE),
    (code(b"pk"), south_asia::PK),
    (code(b"pl"), central::PL),
    (code(b"pt"), iberia::PT),
    (code(b"py"), latin_america::PY),
    (code(b"ro"), balkan::RO),
    (code(b"rs"), balkan::RS),
    (code(b"ru"), eastern::RU),
    (code(b"se"), nordic::SE),
    (code(b"sg"), south_asia::SG),
    (code(b"si"), central::SI),
    (code(b"sk"), central::SK),
    (code(b"sm"), italy::SM),
    (code(b"sn"), africa::SN),
    (code(b"sv"), latin_america::SV),
    (code(b"th"), south_asia::TH),
    (code(b"tn"), africa::TN),
    (code(b"tr"), balkan::TR),
    (code(b"tw"), east_asia::TW),
    (code(b"ua"), eastern::UA),
    (code(b"us"), north_america::US),
    (code(b"uy"), latin_america::UY),
    (code(b"ve"), latin_america::VE),
    (code(b"vn"), south_asia::VN),
    (code(b"za"), africa::ZA),
];

/// Returns a country's two letters as one number, which is faster to compare.
pub(super) const fn code(letters: &[u8; 2]) -> u16 {
    u16::from_be_bytes(*letters)
}

/// Finds the kind with a name.
pub(super) fn find(name: &str) -> Option<&'static Kind> {
    let country = match *name.as_bytes() {
        [a, b, b'.', ..] | [a, b, b'_', b'.', ..] => code(&[a, b]),
        _ => 0,
    };
    let place = FAMILIES.binary_search_by_key(&country, |&(country, _)| country).ok()?;
    let (_, family) = FAMILIES.get(place)?;
    // `in.pan` and `is.vsk` also find Python's `in_.pan` and `is_.vsk`.
    let alike = |kind: &&Kind| kind.name().split('.').map(trimmed).eq(name.split('.').map(trimmed));
    family.iter().find(|kind| kind.name() == name).or_else(|| family.iter().find(alike))
}

fn trimmed(part: &str) -> &str {
    part.strip_suffix('_').unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_each_found() {
        assert!(FAMILIES.is_sorted_by_key(|(country, _)| country));
        for kind in kinds() {
            assert_eq!(find(kind.name()).map(Kind::name), Some(kind.name()));
        }
        assert!(find("in.pan").is_some() && find("is.kennitala").is_some() && find("jp.in").is_some());
        assert!(find("fr").is_none() && find("").is_none() && find("fr.").is_none());
    }
}
