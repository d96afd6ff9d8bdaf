//! VAT numbers with a country code.

use super::fault::{Fault, Part, demand};
use super::kind::{Issuer, Kind, Reader, listed};
use super::registry::{self, code};

pub(super) const EU: &[Kind] = &[
    Kind::new("eu.oss; EU one-stop shop number; EU#########|IM##########").verify(|number| {
        // ISO 3166-1 numeric codes of the member states, and 900 for Northern Ireland.
        const STATES: &str =
            "040056100191196203208233246250276300348372380428440442470528616620642703705724752900";
        demand(listed(STATES, number.part(2, 5)), Fault::Part(Part::MemberState))
    }),
    Kind::new("eu.vat; EU VAT number; FR ** ### ### ###|DE#########").reader(Reader::Country(union)),
];

/// The member states (EL is Greece), Northern Ireland (XI) and the one-stop shop (EU, IM).
const UNION: &[(u16, &str)] = &[
    (code(b"AT"), "at.uid"),
    (code(b"BE"), "be.vat"),
    (code(b"BG"), "bg.vat"),
    (code(b"CY"), "cy.vat"),
    (code(b"CZ"), "cz.dic"),
    (code(b"DE"), "de.vat"),
    (code(b"DK"), "dk.cvr"),
    (code(b"EE"), "ee.kmkr"),
    (code(b"EL"), "gr.vat"),
    (code(b"ES"), "es.nif"),
    (code(b"EU"), "eu.oss"),
    (code(b"FI"), "fi.alv"),
    (code(b"FR"), "fr.tva"),
    (code(b"GR"), "gr.vat"),
    (code(b"HR"), "hr.oib"),
    (code(b"HU"), "hu.vat"),
    (code(b"IE"), "ie.vat"),
    (code(b"IM"), "eu.oss"),
    (code(b"IT"), "it.iva"),
    (code(b"LT"), "lt.pvm"),
    (code(b"LU"), "lu.tva"),
    (code(b"LV"), "lv.pvn"),
    (code(b"MT"), "mt.vat"),
    (code(b"NL"), "nl.btw"),
    (code(b"PL"), "pl.nip"),
    (code(b"PT"), "pt.nif"),
    (code(b"RO"), "ro.cui"),
    (code(b"SE"), "se.vat"),
    (code(b"SI"), "si.ddv"),
    (code(b"SK"), "sk.dph"),
    (code(b"XI"), "gb.vat"),
];

/// The rest of the world, if the number on an invoice is known.
const OTHERS: &[(u16, &str)] = &[
    (code(b"AD"), "ad.nrt"),
    (code(b"AL"), "al.nipt"),
    (code(b"AR"), "ar.cuit"),
    (code(b"AU"), "au.abn"),
    (code(b"AZ"), "az.voen"),
    (code(b"BR"), "br.cnpj"),
    (code(b"BY"), "by.unp"),
    (code(b"CA"), "ca.bn"),
    (code(b"CH"), "ch.vat"),
    (code(b"CL"), "cl.rut"),
    (code(b"CN"), "cn.uscc"),
    (code(b"CO"), "co.nit"),
    (code(b"CR"), "cr.cpj"),
    (code(b"DO"), "do.rnc"),
    (code(b"DZ"), "dz.nif"),
    (code(b"EC"), "ec.ruc"),
    (code(b"EG"), "eg.tn"),
    (code(b"FO"), "fo.vn"),
    (code(b"GB"), "gb.vat"),
    (code(b"GH"), "gh.tin"),
    (code(b"GN"), "gn.nifp"),
    (code(b"GT"), "gt.nit"),
    (code(b"ID"), "id.npwp"),
    (code(b"IL"), "il.hp"),
    (code(b"IN"), "in_.gstin"),
    (code(b"IS"), "is_.vsk"),
    (code(b"JP"), "jp.cn"),
    (code(b"KE"), "ke.pin"),
    (code(b"KR"), "kr.brn"),
    (code(b"MA"), "ma.ice"),
    (code(b"MC"), "mc.tva"),
    (code(b"ME"), "me.pib"),
    (code(b"MK"), "mk.edb"),
    (code(b"MX"), "mx.rfc"),
    (code(b"MZ"), "mz.nuit"),
    (code(b"NO"), "no.mva"),
    (code(b"NZ"), "nz.ird"),
    (code(b"PE"), "pe.ruc"),
    (code(b"PY"), "py.ruc"),
    (code(b"RS"), "rs.pib"),
    (code(b"RU"), "ru.inn"),
    (code(b"SG"), "sg.uen"),
    (code(b"SM"), "sm.coe"),
    (code(b"SN"), "sn.ninea"),
    (code(b"SV"), "sv.nit"),
    (code(b"TH"), "th.moa"),
    (code(b"TN"), "tn.mf"),
    (code(b"TR"), "tr.vkn"),
    (code(b"TW"), "tw.ubn"),
    (code(b"UA"), "ua.edrpou"),
    (code(b"UY"), "uy.rut"),
    (code(b"VE"), "ve.rif"),
    (code(b"VN"), "vn.mst"),
    (code(b"ZA"), "za.tin"),
];

/// The kind of VAT number that a member state issues.
pub(super) fn union(country: [u8; 2]) -> Option<Issuer> {
    find(UNION, country)
}

/// Returns the kind of VAT number that `country` issues, anywhere in the world.
pub(super) fn anywhere(country: [u8; 2]) -> Option<Issuer> {
    find(UNION, country).or_else(|| find(OTHERS, country))
}

fn find(table: &[(u16, &'static str)], country: [u8; 2]) -> Option<Issuer> {
    let place = table.binary_search_by_key(&code(&country), |&(code, _)| code).ok()?;
    let &(_, kind) = table.get(place)?;
    Some(Issuer { kind: registry::find(kind)?, whole: matches!(&country, b"EU" | b"IM" | b"CH" | b"MC") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_name_kinds() {
        for table in [UNION, OTHERS] {
            assert!(table.is_sorted());
            for (_, kind) in table {
                assert!(super::super::kind(kind).is_some(), "{kind}");
            }
        }
    }
}
