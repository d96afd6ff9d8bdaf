//! Obvious typing errors in the domain of an e-mail address.

use std::ops::RangeInclusive;

use registrant_text::short;

/// The most often misspelt mailbox providers, and the suffixes of their addresses, the main one first. Names
/// similar to other words are left out: a near miss of `orange` may be someone's own domain.
const PROVIDERS: &[(&str, &str)] = &[
    ("gmail", "com"),
    ("googlemail", "com"),
    (
        "hotmail",
        "com fr co.uk it es de be nl ca ch at se dk no fi gr com.br com.ar com.mx cl co.jp co.th com.tr co.il",
    ),
    (
        "outlook",
        "com fr co.uk it es de be at pt dk ie jp sa cz hu sk lv com.br com.ar com.au com.gr com.tr co.id co.il co.th in kr my ph sg cl",
    ),
    (
        "yahoo",
        "com fr co.uk it es de ca ie be nl se dk no gr ro pl at ch com.br com.ar com.mx com.au com.sg com.hk com.tw com.ph com.vn co.jp co.in co.id co.nz co.th co.kr co.za in cl",
    ),
    ("icloud", "com"),
    ("protonmail", "com ch"),
    ("rocketmail", "com"),
    ("wanadoo", "fr"),
    ("laposte", "net"),
    ("bluewin", "ch"),
    ("t-online", "de"),
    ("btinternet", "com"),
    ("virginmedia", "com"),
    ("comcast", "net"),
    ("verizon", "net"),
    ("bellsouth", "net"),
    ("sbcglobal", "net"),
];

/// Endings that are not top-level domains, and the intended ones.
const ENDINGS: &[(&str, &str)] = &[
    ("com", "con cmo ocm vom xom cim cpm coom comm ccom c0m com.com"),
    ("net", "nte ent nett nrt"),
    ("org", "ogr rog orgg"),
    ("co.uk", "co.ku c.ouk"),
];

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

/// The lengths of provider names, with one letter missing or added.
const LABELS: RangeInclusive<usize> = 4..=12;

fn provider(domain: &str) -> Option<(&'static str, &str)> {
    let (label, suffix) = domain.split_once('.')?;
    if !LABELS.contains(&label.len()) {
        return None;
    }
    let (name, suffixes) = PROVIDERS
        .iter()
        .find(|(name, _)| short::same(name.as_bytes(), label.as_bytes()))
        .or_else(|| PROVIDERS.iter().find(|(name, _)| starts_alike(label, name) && is_slip(label, name)))?;
    if suffixes.split(' ').any(|known| known == suffix) {
        return (*name != label).then_some((name, suffix));
    }
    let main = suffixes.split(' ').next()?;
    (main.len() > 2 && is_slip(suffix, main)).then_some((name, main))
}

fn ending(domain: &str) -> Option<(&str, &'static str)> {
    // Nearly every address has a common ending. Check that first, because every contact is checked.
    let (rest, last) = domain.rsplit_once('.')?;
    if matches!(last, "net" | "org")
        || last == "com" && !rest.ends_with(".com")
        || last.len() == 2 && last != "ku"
    {
        return None;
    }
    ENDINGS.iter().find_map(|(meant, slips)| {
        let slip = slips.split(' ').find(|slip| {
            domain.strip_suffix(slip).and_then(|rest| rest.strip_suffix('.')).is_some_and(|d| !d.is_empty())
        })?;
        Some((domain.strip_suffix(slip)?.strip_suffix('.')?, *meant))
    })
}

/// Returns whether the first letter is right or swapped with the second. `mail.com`, `email.com` and
/// `ymail.com` are separate providers.
fn starts_alike(typed: &str, meant: &str) -> bool {
    match (typed.as_bytes(), meant.as_bytes()) {
        ([a, b, ..], [c, d, ..]) => a == c || (a == d && b == c),
        _ => false,
    }
}

/// Returns whether `typed` is `meant` with one letter added, missing or wrong, or with two neighbours
/// swapped.
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
        ([a, b], [c, d]) => a == d && b == c,
        ([_], [] | [_]) | ([], [_]) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_long_as_is_said() {
        for (name, _) in PROVIDERS {
            assert!(LABELS.contains(&(name.len() - 1)) && LABELS.contains(&(name.len() + 1)), "{name}");
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
            ("wandoo.fr", "wanadoo.fr"),
            ("example.con", "example.com"),
            ("example.co.ku", "example.co.uk"),
            ("mail.example.ogr", "mail.example.org"),
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
            "gmail",
            "grange.fr",
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
