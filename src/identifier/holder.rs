//! The numbers that each country gives to companies, taxpayers and persons, for the general fields of a contact.

use super::kind::Kind;
use super::registry::{self, code};
use super::vat;
use crate::contact::Country;

/// The numbers of each country: of companies, of other taxpayers, of persons' identity documents.
///
/// The table leaves out three sorts of numbers:
/// - Another number in the same field has the same shape. A Polish KRS number has ten digits like a NIP. A Greek GEMI
///   number may have nine like an AFM, and a Brazilian driver's licence eleven like a CPF.
/// - The length varies, and people omit the check digit: a Colombian NIT.
/// - New numbers no longer follow the check digit: a Korean resident number.
static HOLDERS: &[(u16, [&str; 3])] = &[
    (code(b"AL"), ["al.nipt", "", ""]),
    (code(b"AR"), ["ar.cuit", "", "ar.dni"]),
    (code(b"AT"), ["", "at.tin", ""]),
    (code(b"AU"), ["au.abn au.acn", "au.tfn", ""]),
    (code(b"AZ"), ["az.voen", "", ""]),
    (code(b"BE"), ["be.vat", "be.nn be.bis", "be.nn be.bis be.eid"]),
    (code(b"BG"), ["bg.vat", "bg.egn", "bg.egn bg.pnf"]),
    (code(b"BR"), ["br.cnpj", "br.cpf", ""]),
    (code(b"BY"), ["by.unp", "", ""]),
    (code(b"CA"), ["", "ca.bn ca.sin", ""]),
    (code(b"CH"), ["ch.uid ch.vat", "ch.ssn", "ch.ssn"]),
    (code(b"CL"), ["cl.rut", "", ""]),
    (code(b"CN"), ["cn.uscc", "cn.ric", "cn.ric"]),
    (code(b"CR"), ["cr.cpj", "cr.cpf", "cr.cpf cr.cr"]),
    (code(b"CY"), ["", "cy.vat", ""]),
    (code(b"CZ"), ["cz.ico", "cz.dic", "cz.rc"]),
    (code(b"DE"), ["", "de.idnr de.stnr", ""]),
    (code(b"DK"), ["dk.cvr", "dk.cpr", "dk.cpr"]),
    (code(b"DO"), ["do.rnc", "do.cedula", "do.cedula"]),
    (code(b"EC"), ["", "", "ec.ci"]),
    (code(b"EE"), ["ee.registrikood", "ee.ik", "ee.ik"]),
    (code(b"ES"), ["es.nif", "", "es.nif"]),
    (code(b"FI"), ["fi.ytunnus fi.associationid", "fi.hetu", "fi.hetu"]),
    (code(b"FR"), ["fr.siren fr.siret fr.waldec", "fr.nif", "fr.nir"]),
    (code(b"GB"), ["gb.crn", "gb.vat gb.utr", ""]),
    (code(b"GR"), ["", "gr.vat", "gr.amka"]),
    (code(b"HR"), ["hr.oib", "", "hr.oib"]),
    (code(b"HU"), ["hu.anum", "", ""]),
    (code(b"ID"), ["", "id.npwp", "id.nik"]),
    (code(b"IE"), ["", "ie.vat ie.pps", "ie.pps"]),
    (code(b"IL"), ["il.hp", "il.idnr", "il.idnr"]),
    (code(b"IN"), ["in_.gstin", "in_.pan", "in_.aadhaar in_.pan"]),
    (code(b"IT"), ["it.iva it.codicefiscale", "", "it.codicefiscale"]),
    (code(b"JP"), ["jp.cn", "jp.in_", "jp.in_"]),
    (code(b"KR"), ["kr.brn", "", ""]),
    (code(b"KZ"), ["kz.bin", "kz.iin", "kz.iin"]),
    (code(b"LT"), ["", "lt.asmens", "lt.asmens"]),
    (code(b"LV"), ["lv.regnr", "lv.pk", "lv.pk"]),
    (code(b"MA"), ["ma.ice", "", ""]),
    (code(b"MD"), ["md.idno", "", ""]),
    (code(b"ME"), ["me.pib", "", ""]),
    (code(b"MK"), ["mk.edb", "", ""]),
    (code(b"MY"), ["", "", "my.nric"]),
    (code(b"MZ"), ["", "mz.nuit", ""]),
    (code(b"NL"), ["nl.kvk", "nl.bsn", "nl.bsn"]),
    (code(b"NO"), ["no.orgnr", "no.mva no.fodselsnummer", "no.fodselsnummer"]),
    (code(b"NZ"), ["nz.nzbn", "nz.ird", ""]),
    (code(b"PE"), ["pe.ruc", "", ""]),
    (code(b"PK"), ["", "", "pk.cnic"]),
    (code(b"PL"), ["pl.regon", "pl.nip pl.pesel", "pl.pesel"]),
    (code(b"PT"), ["pt.nif", "", "pt.cc"]),
    (code(b"RO"), ["", "ro.cui ro.cnp", "ro.cnp"]),
    (code(b"RS"), ["rs.pib", "", ""]),
    (code(b"RU"), ["ru.ogrn ru.inn", "ru.kpp", ""]),
    (code(b"SE"), ["se.orgnr", "se.personnummer", "se.personnummer"]),
    (code(b"SG"), ["sg.uen", "sg.nric", "sg.nric"]),
    (code(b"SI"), ["si.maticna si.ddv", "", "si.emso"]),
    (code(b"SK"), ["sk.ico", "", "sk.rc"]),
    (code(b"SV"), ["", "sv.nit", ""]),
    (code(b"TH"), ["th.moa th.tin", "th.pin", "th.pin"]),
    (code(b"TR"), ["tr.vkn", "tr.tckimlik", "tr.tckimlik"]),
    (code(b"TW"), ["tw.ubn", "", ""]),
    (code(b"UA"), ["ua.edrpou", "ua.rntrc", ""]),
    (code(b"UY"), ["uy.rut", "", ""]),
    (code(b"VE"), ["ve.rif", "", ""]),
    (code(b"VN"), ["vn.mst", "", ""]),
    (code(b"ZA"), ["", "za.tin", "za.idnr"]),
];

/// A kind of number that a field may hold.
pub(super) struct Held {
    pub kind: &'static Kind,
    /// The letters of which the number must have one pair before it, if not those of any country.
    pub letters: Option<[u8; 2]>,
}

/// The kinds of number that a field may hold, as `data/fields.toml` names them, for somebody in a country: the likeliest first.
pub(super) fn held(numbers: &'static str, country: Option<Country>) -> impl Iterator<Item = Held> {
    let own = country.and_then(|country| country.as_str().as_bytes().first_chunk().copied()).map(issuer);
    let [company, tax, person] = own.map_or([""; 3], of);
    let union = || registry::find("eu.vat");
    let letters = own.map(|own| if &own == b"GR" { *b"EL" } else { own });
    let (first, named, last) = match numbers {
        "vat" => (union().zip(Some(None)), [vat_without_letters(own), tax, company], None),
        "company" => (None, [company, "", ""], union().zip(letters.map(Some))),
        "tax" => (None, [tax, company, ""], union().zip(letters.map(Some))),
        "person" => (None, [person, "", ""], None),
        kinds => (None, [kinds, "", ""], None),
    };
    let is_general = matches!(numbers, "vat" | "company" | "tax" | "person");
    let anywhere = is_general || own.is_none() || numbers.starts_with("anywhere ");
    let named = named.into_iter().flat_map(|names| names.split(' ')).filter_map(registry::find);
    let named = named.filter(move |kind| anywhere || own.is_some_and(|own| is_of(kind, own)));
    let of_union = |(kind, letters)| Held { kind, letters };
    let named = named.map(|kind| Held { kind, letters: None });
    first.map(of_union).into_iter().chain(named).chain(last.map(of_union))
}

/// The name of the national VAT number, if no other number of the country is taken for it that lacks the letters of the country.
fn vat_without_letters(own: Option<[u8; 2]>) -> &'static str {
    match own {
        // A company code of Lithuania and a Slovak tax number have the same shape and other check digits.
        None | Some([b'L', b'T'] | [b'S', b'K']) => "",
        Some(own) => vat::union(own).map_or("", |issuer| issuer.kind.name()),
    }
}

/// Returns the names of the numbers that a country gives to companies, other taxpayers and persons.
pub(super) fn of_country(country: Country) -> [&'static str; 3] {
    country.as_str().as_bytes().first_chunk().map_or([""; 3], |letters| of(issuer(*letters)))
}

fn of(country: [u8; 2]) -> [&'static str; 3] {
    let place = HOLDERS.binary_search_by_key(&code(&country), |&(code, _)| code);
    place.ok().and_then(|place| HOLDERS.get(place)).map_or([""; 3], |&(_, names)| names)
}

/// Returns whether the country of these letters gives the numbers of a kind.
pub(super) fn is_of(kind: &Kind, country: [u8; 2]) -> bool {
    matches!(kind.name().as_bytes(), [a, b, b'.' | b'_', ..] if [*a, *b].eq_ignore_ascii_case(&country))
}

/// The country whose registers and tax office a territory with a code of its own has.
fn issuer(country: [u8; 2]) -> [u8; 2] {
    match &country {
        b"BL" | b"GF" | b"GP" | b"MC" | b"MF" | b"MQ" | b"PM" | b"RE" | b"TF" | b"WF" | b"YT" => *b"FR",
        b"AX" => *b"FI",
        b"SJ" => *b"NO",
        _ => country,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_kinds_of_its_countries() {
        assert!(HOLDERS.is_sorted_by_key(|(code, _)| code));
        for (country, names) in HOLDERS {
            for name in names.iter().flat_map(|names| names.split(' ')).filter(|name| !name.is_empty()) {
                let kind = registry::find(name);
                assert!(kind.is_some_and(|kind| is_of(kind, country.to_be_bytes())), "{name}");
            }
        }
    }

    #[test]
    fn fields_name_kinds_that_exist() {
        for numbers in crate::contact::Field::all().filter_map(crate::contact::Field::identifiers) {
            let general = matches!(numbers, "vat" | "company" | "tax" | "person");
            let mut names = numbers.split(' ').filter(|name| *name != "anywhere");
            assert!(general || names.all(|name| registry::find(name).is_some()), "{numbers}");
        }
    }
}
