//! Obvious typing errors in the domain of an e-mail address.

use registrant_text::short;

use super::is_known_top;
use super::providers::{DISTINCT, SIMILAR};
use crate::domain::listed;

/// Returns the address that was probably meant if the domain looks misspelt, otherwise `None`.
///
/// The suggestion is for a person to confirm, never a fault: an apparent error can be somebody's own domain.
///
/// ```
/// use registrant::normalize::email_suggestion;
/// assert_eq!(email_suggestion("ann@gmial.com").as_deref(), Some("ann@gmail.com"));
/// assert_eq!(email_suggestion("ann@example.con").as_deref(), Some("ann@example.com"));
/// assert_eq!(email_suggestion("ann@gmail.com"), None);
/// ```
pub fn email_suggestion(email: &str) -> Option<String> {
    let (local, domain) = split(email)?;
    let domain = domain.to_ascii_lowercase();
    let (name, suffix) = meant(&domain)?;
    Some(format!("{local}@{name}.{suffix}"))
}

/// Returns whether there is an [`email_suggestion`] for an address with a lower-case domain. Allocates
/// nothing.
pub(crate) fn has_slip(email: &str) -> bool {
    split(email).is_some_and(|(_, domain)| meant(domain).is_some())
}

fn split(email: &str) -> Option<(&str, &str)> {
    let (local, domain) = email.rsplit_once('@')?;
    (!local.is_empty() && email.len() <= super::MAX_EMAIL).then_some((local, domain))
}

/// Returns the domain that was probably meant, in two parts.
fn meant(domain: &str) -> Option<(&str, &str)> {
    provider(domain).or_else(|| ending(domain))
}

/// The lengths of misspelt names that are compared with those of providers.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;

fn provider(domain: &str) -> Option<(&'static str, &str)> {
    let (label, suffix) = domain.split_once('.').unwrap_or((domain, ""));
    let is = |(name, _): &&(&str, &str)| short::same(name.as_bytes(), label.as_bytes());
    if let Some((name, suffixes)) = DISTINCT.iter().find(is) {
        return suffix_of(suffix, suffixes).map(|suffix| (*name, suffix));
    }
    let has_top = is_known_top(suffix.rsplit('.').next()?);
    if let Some((name, suffixes)) = SIMILAR.iter().find(is) {
        return suffix_of(suffix, suffixes).filter(|_| !has_top).map(|suffix| (*name, suffix));
    }
    let undotted = without_dot(domain, DISTINCT);
    let undotted = undotted.or_else(|| if has_top { None } else { without_dot(domain, SIMILAR) });
    if undotted.is_some() {
        return undotted;
    }
    if !LENGTHS.contains(&label.len()) || suffix.is_empty() {
        return None;
    }
    if let Some((name, suffixes)) = DISTINCT.iter().find(|(name, _)| is_misspelt(label, name)) {
        return known(suffix, suffixes).or_else(|| suffix_of(suffix, suffixes)).map(|suffix| (*name, suffix));
    }
    let (name, suffixes) = SIMILAR.iter().find(|(name, _)| is_obvious_slip(label, name))?;
    known(suffix, suffixes).map(|suffix| (*name, suffix))
}

fn known(typed: &str, suffixes: &'static str) -> Option<&'static str> {
    suffixes.split(' ').find(|known| *known == typed)
}

/// Returns the suffix that was meant after the name of a provider, or `None` if the typed one may be right.
fn suffix_of(typed: &str, suffixes: &'static str) -> Option<&'static str> {
    let main = suffixes.split(' ').next()?;
    if known(typed, suffixes).is_some() {
        return None;
    }
    if typed.is_empty() {
        return (main == "com" || main == suffixes).then_some(main);
    }
    if is_known_top(typed.rsplit('.').next()?) {
        return (main.len() > 2 && is_slip(typed, main)).then_some(main);
    }
    suffixes.split(' ').find(|suffix| is_slip(typed, suffix)).or(Some(main).filter(|_| !typed.contains('.')))
}

/// Finds a provider whose dot is missing or in the wrong place: `gmailcom`, `gmailc.om`.
fn without_dot(
    domain: &str,
    providers: &'static [(&'static str, &'static str)],
) -> Option<(&'static str, &'static str)> {
    let dotless = |text: &'static str| text.bytes().filter(|byte| *byte != b'.');
    let may_be = |(name, _): &&(&str, &str)| name.as_bytes().first() == domain.as_bytes().first();
    providers.iter().filter(may_be).find_map(|(name, suffixes)| {
        let rest = domain.strip_prefix(name).filter(|rest| !rest.starts_with('.'))?;
        let typed = || rest.bytes().filter(|byte| *byte != b'.');
        suffixes.split(' ').find(|suffix| typed().eq(dotless(suffix))).map(|suffix| (*name, suffix))
    })
}

/// Returns the domain with the top-level domain that was meant, if the typed one does not exist.
fn ending(domain: &str) -> Option<(&str, &'static str)> {
    let (rest, last) = domain.rsplit_once('.').filter(|(rest, _)| !rest.is_empty())?;
    // Nearly every address has a common ending. Check that first, because every contact is checked.
    if matches!(last, "net" | "org" | "de" | "fr") || last == "com" && !rest.ends_with(".com") {
        return None;
    }
    if let Some(rest) = rest.strip_suffix(".com").filter(|_| last == "com") {
        return Some((rest, "com"));
    }
    if is_known_top(last) {
        return None;
    }
    if let Some(rest) = rest.strip_suffix(".c").filter(|_| last == "ouk") {
        return Some((rest, "co.uk"));
    }
    let common = ["com", "net", "org", "info"].into_iter().find(|common| is_slip(last, common));
    let swapped = || match last.as_bytes() {
        [a, b] => listed(str::from_utf8(&[*b, *a]).ok()?).map(|(name, _)| name),
        _ => None,
    };
    common.or_else(swapped).map(|meant| (rest, meant))
}

/// Returns whether a name is that of a provider with a slip.
fn is_misspelt(typed: &str, name: &str) -> bool {
    let (Some((first, typed_rest)), Some((own, rest))) =
        (typed.as_bytes().split_first(), name.as_bytes().split_first())
    else {
        return false;
    };
    if first == own {
        return is_slip(typed, name) || looks_alike(typed, name) || is_stuttered(typed, name);
    }
    // `mail.com`, `email.com`, `ymail.com`, `fmail.com` and `cloud.com` are separate providers.
    let is_first_wrong = name.len() > 6 || name == "yahoo";
    swaps_first(typed, name)
        || looks_alike(typed, name)
        || is_first_wrong && (typed.as_bytes() == rest || typed_rest == rest && are_neighbours(*first, *own))
}

fn swaps_first(typed: &str, name: &str) -> bool {
    matches!((typed.as_bytes(), name.as_bytes()), ([a, b, typed @ ..], [c, d, name @ ..]) if a == d && b == c && typed == name)
}

/// Returns whether two names differ only by digits that look like letters.
fn looks_alike(typed: &str, name: &str) -> bool {
    let is_alike = |(typed, name): (u8, u8)| {
        typed == name
            || matches!(
                (typed, name),
                (b'0', b'o') | (b'1', b'i' | b'l') | (b'3', b'e') | (b'4', b'a') | (b'5', b's')
            )
    };
    typed.len() == name.len() && typed.bytes().zip(name.bytes()).all(is_alike)
}

/// Returns whether a name is another with letters repeated too often: `gmaaill`.
fn is_stuttered(typed: &str, name: &str) -> bool {
    let mut letters = typed.bytes().peekable();
    let mut last = 0;
    for own in name.bytes() {
        while letters.peek().is_some_and(|letter| *letter == last && *letter != own) {
            letters.next();
        }
        if letters.next() != Some(own) {
            return false;
        }
        last = own;
    }
    letters.all(|letter| letter == last)
}

/// Returns whether a name is another with two neighbours swapped or with repeated letters.
fn is_obvious_slip(typed: &str, name: &str) -> bool {
    name.len() > 4
        && typed.as_bytes().first() == name.as_bytes().first()
        && (is_stuttered(typed, name)
            || typed.len() == name.len() && is_slip(typed, name) && has_same_letters(typed, name))
}

fn has_same_letters(one: &str, other: &str) -> bool {
    let sum = |text: &str| text.bytes().map(u32::from).sum::<u32>();
    sum(one) == sum(other)
}

/// Returns whether two letters are next to each other in a row of a keyboard.
fn are_neighbours(one: u8, other: u8) -> bool {
    [b"qwertyuiop", &b"asdfghjkl"[..], b"zxcvbnm"]
        .into_iter()
        .any(|row| row.windows(2).any(|pair| pair == [one, other] || pair == [other, one]))
}

/// Returns whether `typed` is `meant` with one letter added, missing, wrong or moved: two neighbours swapped,
/// `icould`.
fn is_slip(typed: &str, meant: &str) -> bool {
    let (mut typed, mut meant) = (typed.as_bytes(), meant.as_bytes());
    while let ([a, typed_rest @ ..], [b, meant_rest @ ..]) = (typed, meant)
        && a == b
    {
        (typed, meant) = (typed_rest, meant_rest);
    }
    while let ([typed_rest @ .., a], [meant_rest @ .., b]) = (typed, meant)
        && a == b
    {
        (typed, meant) = (typed_rest, meant_rest);
    }
    match (typed, meant) {
        ([first, rest @ ..], [others @ .., last]) if first == last && rest == others => true,
        ([others @ .., last], [first, rest @ ..]) if first == last && rest == others => true,
        ([_], [] | [_]) | ([], [_]) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_long_as_is_said() {
        for (name, _) in DISTINCT {
            assert!(LENGTHS.contains(&(name.len() - 1)) && LENGTHS.contains(&(name.len() + 1)), "{name}");
        }
    }

    #[test]
    fn slips_are_found() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("mgail.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.om", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmial.cmo", "gmail.com"),
            ("GMAIL.CON", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmial.fr", "hotmail.fr"),
            ("hotmal.co.uk", "hotmail.co.uk"),
            ("yaho.com", "yahoo.com"),
            ("yahooo.co.jp", "yahoo.co.jp"),
            ("outlok.com", "outlook.com"),
            ("iclod.com", "icloud.com"),
            ("icould.com", "icloud.com"),
            ("wandoo.fr", "wanadoo.fr"),
            ("example.con", "example.com"),
            ("example.co.ku", "example.co.uk"),
            ("mail.example.ogr", "mail.example.org"),
            ("gmail.c0m", "gmail.com"),
            ("gmail.xcm", "gmail.com"),
            ("gmailcom", "gmail.com"),
            ("gmailc.om", "gmail.com"),
            ("gmail", "gmail.com"),
            ("yahoocouk", "yahoo.co.uk"),
            ("orangefr", "orange.fr"),
            ("gma1l.com", "gmail.com"),
            ("yah00.com", "yahoo.com"),
            ("0utlook.com", "outlook.com"),
            ("gmaaill.com", "gmail.com"),
            ("otmail.com", "hotmail.com"),
            ("jotmail.com", "hotmail.com"),
            ("orange.rf", "orange.fr"),
            ("orange.fe", "orange.fr"),
            ("gmx.dw", "gmx.de"),
            ("libero.ti", "libero.it"),
            ("libreo.it", "libero.it"),
            ("orrange.fr", "orange.fr"),
            ("yandx.ru", "yandex.ru"),
            ("comcast.nry", "comcast.net"),
            ("example.ed", "example.de"),
            ("example.inof", "example.info"),
            ("example.com.com", "example.com"),
        ] {
            let typed = format!("a.b@{typed}");
            assert_eq!(email_suggestion(&typed), Some(format!("a.b@{meant}")), "{typed}");
            assert!(has_slip(&typed.to_ascii_lowercase()), "{typed}");
        }
    }

    #[test]
    fn real_domains_are_left_alone() {
        for domain in [
            "gmail.com",
            "googlemail.com",
            "mail.com",
            "email.com",
            "ymail.com",
            "hotmail.fr",
            "yahoo.ca",
            "yahoo.co.uk",
            "outlook.de",
            "live.com",
            "love.com",
            "me.com",
            "mac.com",
            "gmx.de",
            "aol.com",
            "proton.me",
            "example.com",
            "example.co",
            "example.cm",
            "example.om",
            "example.ne",
            "con.fr",
            "con",
            "",
            "grange.fr",
            "orange.co",
            "oranges.fr",
            "liveco.uk",
            "terracom.br",
            "mail.co",
            "fmail.com",
            "cloud.com",
            "horizon.net",
            "version.net",
            "libera.it",
            "simpatico.ca",
            "ramblers.org.uk",
            "example.zz",
            "mail.example",
            "live.test",
            "gmx",
            "com",
            ".con",
        ] {
            assert_eq!(email_suggestion(&format!("a@{domain}")), None, "{domain}");
            assert!(!has_slip(&format!("a@{domain}")), "{domain}");
        }
        assert_eq!(email_suggestion("no address"), None);
        assert_eq!(email_suggestion(&format!("a@{}.con", "b".repeat(1_000_000))), None);
    }
}
