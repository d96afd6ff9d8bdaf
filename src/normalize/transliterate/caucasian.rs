//! Armenian and Georgian letters.

use super::{find, lower};

/// BGN/PCGN 1981, without its apostrophes for aspiration. `ռ` is `r`, as in ISO 9985 without its dot.
/// <https://www.gov.uk/government/publications/romanization-systems>
const ARMENIAN: &str = "աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւv փp քk օo ֆf ևev";

/// The national system of 2002, without its apostrophes for ejectives, as in passports. The last five letters
/// are historic. <https://www.gov.uk/government/publications/romanization-systems>
const GEORGIAN: &str = "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh ჱe ჲy ჳw ჴq ჵo";

/// Returns the spelling of the letter at `at`, or `None` if it is neither Armenian nor Georgian.
pub fn letter(chars: &[char], at: usize) -> Option<&'static str> {
    let c = lower(*chars.get(at)?);
    if !matches!(c, 'ա'..='և' | 'ა'..='ჵ') {
        return None;
    }
    let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().map(lower);
    let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
    let is_start = !before.is_some_and(char::is_alphabetic);
    match c {
        'ե' if is_start => Some("ye"),
        'և' if is_start => Some("yev"),
        'ո' if after == Some('ւ') => Some("u"),
        'ո' if is_start && after != Some('վ') => Some("vo"),
        'ւ' if before == Some('ո') => Some(""),
        _ => find(ARMENIAN, c).or_else(|| find(GEORGIAN, c)),
    }
}
