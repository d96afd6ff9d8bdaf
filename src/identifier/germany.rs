//! Identifiers of Germany.

use super::checksum::{Rule, mod_11_10};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Reader, listed};
use super::register;

pub(super) const DE: &[Kind] = &[
    Kind::new("de.handelsregisternummer; German register entry; München HRB ######")
        .reader(Reader::Phrase(register::handelsregister)),
    Kind::new("de.idnr; German tax identification number; $# ### ### ###")
        .rules(&[Rule::Whole(mod_11_10)])
        .verify(idnr),
    Kind::new("de.stnr; German tax number; ##/###/#####|###/###/#####|#############").verify(stnr),
    Kind::new("de.vat; German VAT number; ^$########; DE").rules(&[Rule::Whole(mod_11_10)]),
];

/// Checks an IdNr. One of the first ten digits occurs two or three times, every other digit once at most.
/// <https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer>
fn idnr(number: &Number) -> Result<(), Fault> {
    let times = |digit| number.part(0, 10).iter().filter(|&&c| c == digit).count();
    let mut repeated = (b'0'..=b'9').map(times).filter(|&times| times > 1);
    demand(matches!((repeated.next(), repeated.next()), (Some(2 | 3), None)), Fault::Format)
}

/// Checks a tax number. The long form starts with the state's code, two digits for the office (three after a
/// one-digit code) and a 0. <https://de.wikipedia.org/wiki/Steuernummer>
fn stnr(number: &Number) -> Result<(), Fault> {
    if number.text.len() < 13 {
        return Ok(());
    }
    let state =
        matches!(number.at(0), b'5' | b'9') || listed("1011212223242627283031324041", number.part(0, 2));
    demand(state, Fault::Part(Part::State))?;
    demand(number.at(4) == b'0', Fault::Format)
}
