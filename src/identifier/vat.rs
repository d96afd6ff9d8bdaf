//! VAT numbers with their country before them.

use super::kind::{Fault, Issuer, Kind, Reader, demand, listed};

pub(super) const EU: &[Kind] = &[
    Kind::new("eu.oss", "EU one-stop shop number", "EU#########|IM##########").verify(|number| {
        // ISO 3166-1 numeric codes of the member states, and 900 for Northern Ireland.
        const STATES: &str =
            "040056100191196203208233246250276300348372380428440442470528616620642703705724752900";
        demand(listed(STATES, number.part(2, 5)), Fault::Part("member state"))
    }),
    Kind::new("eu.vat", "EU VAT number", "").reader(Reader::Country(union)),
];

/// The member states (EL is Greece), Northern Ireland (XI) and the one-stop shop (EU, IM).
const UNION: &[(&str, &str)] = &[
    ("AT", "at.uid"),
    ("BE", "be.vat"),
    ("BG", "bg.vat"),
    ("CY", "cy.vat"),
    ("CZ", "cz.dic"),
    ("DE", "de.vat"),
    ("DK", "dk.cvr"),
    ("EE", "ee.kmkr"),
    ("EL", "gr.vat"),
    ("ES", "es.nif"),
    ("EU", "eu.oss"),
    ("FI", "fi.alv"),
    ("FR", "fr.tva"),
    ("GR", "gr.vat"),
    ("HR", "hr.oib"),
    ("HU", "hu.vat"),
    ("IE", "ie.vat"),
    ("IM", "eu.oss"),
    ("IT", "it.iva"),
    ("LT", "lt.pvm"),
    ("LU", "lu.tva"),
    ("LV", "lv.pvn"),
    ("MT", "mt.vat"),
    ("NL", "nl.btw"),
    ("PL", "pl.nip"),
    ("PT", "pt.nif"),
    ("RO", "ro.cui"),
    ("SE", "se.vat"),
    ("SI", "si.ddv"),
    ("SK", "sk.dph"),
    ("XI", "gb.vat"),
];

/// The rest of the world, where the number that stands on an invoice is known.
const OTHERS: &[(&str, &str)] = &[
    ("AD", "ad.nrt"),
    ("AL", "al.nipt"),
    ("AR", "ar.cuit"),
    ("AU", "au.abn"),
    ("AZ", "az.voen"),
    ("BR", "br.cnpj"),
    ("BY", "by.unp"),
    ("CA", "ca.bn"),
    ("CH", "ch.vat"),
    ("CL", "cl.rut"),
    ("CN", "cn.uscc"),
    ("CO", "co.nit"),
    ("CR", "cr.cpj"),
    ("DO", "do.rnc"),
    ("DZ", "dz.nif"),
    ("EC", "ec.ruc"),
    ("EG", "eg.tn"),
    ("FO", "fo.vn"),
    ("GB", "gb.vat"),
    ("GH", "gh.tin"),
    ("GN", "gn.nifp"),
    ("GT", "gt.nit"),
    ("ID", "id.npwp"),
    ("IL", "il.hp"),
    ("IN", "in_.gstin"),
    ("IS", "is_.vsk"),
    ("JP", "jp.cn"),
    ("KE", "ke.pin"),
    ("KR", "kr.brn"),
    ("MA", "ma.ice"),
    ("MC", "mc.tva"),
    ("ME", "me.pib"),
    ("MK", "mk.edb"),
    ("MX", "mx.rfc"),
    ("MZ", "mz.nuit"),
    ("NO", "no.mva"),
    ("NZ", "nz.ird"),
    ("PE", "pe.ruc"),
    ("PY", "py.ruc"),
    ("RS", "rs.pib"),
    ("RU", "ru.inn"),
    ("SG", "sg.uen"),
    ("SM", "sm.coe"),
    ("SN", "sn.ninea"),
    ("SV", "sv.nit"),
    ("TH", "th.moa"),
    ("TN", "tn.mf"),
    ("TR", "tr.vkn"),
    ("TW", "tw.ubn"),
    ("UA", "ua.edrpou"),
    ("UY", "uy.rut"),
    ("VE", "ve.rif"),
    ("VN", "vn.mst"),
    ("ZA", "za.tin"),
];

fn union(country: &str) -> Option<Issuer> {
    find(UNION, country)
}

/// The kind of VAT number that `country` issues, whichever country it is.
pub(super) fn anywhere(country: &str) -> Option<Issuer> {
    find(UNION, country).or_else(|| find(OTHERS, country))
}

fn find(table: &[(&str, &'static str)], country: &str) -> Option<Issuer> {
    let place = table.binary_search_by_key(&country, |&(code, _)| code).ok()?;
    let &(_, kind) = table.get(place)?;
    Some(Issuer { kind, whole: matches!(country, "EU" | "IM" | "CH" | "MC") })
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
