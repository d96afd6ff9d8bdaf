//! The public suffix that decides a domain's rules.

pub(super) mod table;

use std::borrow::Cow;
use std::slice;
use std::str::FromStr;

use registrant_text::short::same;

use super::Rule;
use super::basis::{Basis, Review};
use super::note::Note;
use super::stock::{self, NOTHING, Set, Span};
use super::verification::Verification;
use crate::base::{Error, ErrorKind, conversions, nearest};
use crate::domain::{MAX_NAME, SUFFIXES, is_plain, listed, to_ascii};
use crate::language::Language;
#[cfg(feature = "all-rules")]
use table::REVIEWS;
use table::{LABELS, PARENT, SETS};

/// A known public suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Suffix {
    name: &'static str,
    set: u16,
}

impl Suffix {
    /// Returns the suffix, in A-labels: `co.uk`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns the name, like [`Suffix::name`].
    pub fn as_str(self) -> &'static str {
        self.name
    }

    /// Returns the suffix's built-in rules of all layers except the provider layer, the lowest layer first.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        let [rules, ..] = self.set().spans;
        numbered(rules)
    }

    /// Returns the rules that a provider, or one of its schemas, adds.
    pub fn provider_rules(self, provider: &str) -> impl Iterator<Item = &'static Rule> + use<'_> {
        let general = stock::general(provider).unwrap_or_default();
        let is_its_own = |rule: &Rule| {
            rule.provider.as_deref().is_some_and(|own| same(own.as_bytes(), provider.as_bytes()))
        };
        let [_, overlays, ..] = self.set().spans;
        let overlay = numbered(overlays).filter(move |rule| is_its_own(rule));
        numbered(general).chain(overlay)
    }

    /// Returns the registry's demands besides the contact's data.
    pub fn notes(self) -> impl Iterator<Item = &'static Note> {
        let [_, _, notes, _] = self.set().spans;
        Indexes::of(notes).filter_map(stock::note)
    }

    /// Returns the verifications that the registry or its registrars make.
    pub fn verifications(self) -> impl Iterator<Item = &'static Verification> {
        let [.., verifications] = self.set().spans;
        Indexes::of(verifications).filter_map(stock::verification)
    }

    /// Returns the basis of the suffix's rules.
    pub fn basis(self) -> Basis {
        self.set().basis
    }

    /// Returns the review by which its sources ask nothing special, if its basis is [`Basis::Reviewed`].
    ///
    /// ```
    /// use registrant::rules::{Basis, suffix};
    /// let io = suffix("example.io")?;
    /// assert_eq!(io.basis(), Basis::Reviewed);
    /// assert!(io.review().is_some_and(|review| review.says.contains("worldwide")));
    /// # Ok::<(), registrant::Error>(())
    /// ```
    pub fn review(self) -> Option<&'static Review> {
        #[cfg(feature = "all-rules")]
        if self.basis() == Basis::Reviewed {
            return REVIEWS.get(usize::from(self.set().review));
        }
        None
    }

    /// Returns the suffix with exactly this name, in A-labels.
    pub(crate) fn named(name: &str) -> Option<Self> {
        known(name).map(|(suffix, _)| suffix)
    }

    /// Returns the number of the suffix's rule set. Suffixes with the same number have the same rules.
    pub(crate) fn set_number(self) -> u16 {
        self.set
    }

    /// Returns every known suffix, sorted by name.
    pub fn all() -> impl Iterator<Item = Self> {
        SUFFIXES.lines().zip(&SETS).map(|(name, set)| Self { name, set: set & !PARENT })
    }

    fn set(self) -> Set {
        stock::set(self.set).unwrap_or(NOTHING)
    }
}

impl FromStr for Suffix {
    type Err = Error;

    /// Finds the suffix with exactly this name, in U-labels or A-labels. [`suffix`] finds the suffix of a
    /// domain.
    ///
    /// # Errors
    ///
    /// If the suffix is unknown.
    fn from_str(name: &str) -> Result<Self, Error> {
        let ascii = in_ascii(name.strip_prefix('.').unwrap_or(name))?;
        Self::named(&ascii).ok_or_else(|| {
            let near = nearest(&ascii, Self::all().map(Self::name));
            let remedy = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "use a public suffix, such as `co.uk`".to_owned(),
            };
            Error::new(ErrorKind::Suffix, "unknown suffix", remedy)
        })
    }
}

conversions!(Suffix);

fn numbered(spans: &'static [Span]) -> impl Iterator<Item = &'static Rule> {
    Indexes::of(spans).filter_map(stock::rule)
}

/// An iterator over the indexes in spans. Written by hand and not generic, because iterator adapters are
/// compiled anew wherever rules are read: 6 KB of uncompressed WebAssembly.
struct Indexes {
    spans: slice::Iter<'static, Span>,
    index: usize,
    end: usize,
}

impl Indexes {
    fn of(spans: &'static [Span]) -> Self {
        Self { spans: spans.iter(), index: 0, end: 0 }
    }
}

impl Iterator for Indexes {
    type Item = usize;

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn next(&mut self) -> Option<usize> {
        if self.index == self.end {
            let (first, count) = self.spans.next()?;
            self.index = usize::from(*first);
            self.end = self.index + usize::from(*count);
        }
        self.index += 1;
        Some(self.index - 1)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn fold<B, F: FnMut(B, usize) -> B>(self, start: B, mut with: F) -> B {
        let mut result = (self.index..self.end).fold(start, &mut with);
        for (first, count) in self.spans {
            let first = usize::from(*first);
            result = (first..first + usize::from(*count)).fold(result, &mut with);
        }
        result
    }
}

/// The rules, notes and verifications of suffixes, as consecutive spans in one table.
#[cfg(feature = "all-rules")]
#[derive(Debug)]
pub(crate) struct RuleSet {
    /// The index of the first span.
    pub start: u16,
    /// The number of spans for rules of every layer except the provider layer, the lowest first.
    pub rules: u8,
    /// The number of spans for providers' rules that apply to some suffixes only.
    pub overlays: u8,
    /// The number of spans for notes.
    pub notes: u8,
    /// The number of spans for verifications.
    pub verifications: u8,
    pub basis: Basis,
    /// The number of the review, if the basis is one.
    pub review: u8,
}

/// Returns the longest known suffix of a domain, in U-labels or A-labels. Case, a trailing dot
/// and one before a suffix do not count.
///
/// # Errors
///
/// If the text is not a domain name, or its suffix is unknown.
///
/// ```
/// use registrant::rules::suffix;
/// assert_eq!(suffix("www.MyDomain.FR.").unwrap().name(), "fr");
/// assert_eq!(suffix(".fr").unwrap().name(), "fr");
/// assert!(suffix("mydomain.nosuchtld").is_err());
/// ```
pub fn suffix(domain: &str) -> Result<Suffix, Error> {
    found(domain).map(|(suffix, _)| suffix)
}

/// Returns the suffix of a domain that one can register.
///
/// # Errors
///
/// The errors of [`suffix`], or if the domain is only a suffix.
///
/// ```
/// use registrant::rules::suffix_of_name;
/// assert_eq!(suffix_of_name("mydomain.co.uk").unwrap().name(), "co.uk");
/// assert!(suffix_of_name("co.uk").is_err());
/// ```
pub fn suffix_of_name(domain: &str) -> Result<Suffix, Error> {
    let (suffix, is_whole) = found(domain)?;
    if is_whole {
        let name = suffix.name();
        let remedy = format!("pass one such as `mydomain.{name}`");
        return Err(Error::new(
            ErrorKind::Domain,
            format!("expected a domain, found the suffix .{name}"),
            remedy,
        ));
    }
    Ok(suffix)
}

/// Returns the longest known suffix of a domain, and whether it is the whole domain.
fn found(domain: &str) -> Result<(Suffix, bool), Error> {
    let domain = domain.strip_prefix('.').unwrap_or(domain);
    let ascii = if is_under_a_label(domain) { Cow::Borrowed(domain) } else { in_ascii(domain)? };
    // Start with the last label. Usually it is the suffix, and no longer suffix ends with it.
    let (mut found, mut end) = (None, ascii.len());
    for _ in 0..LABELS {
        let dot =
            ascii.as_bytes().get(..end).and_then(|before| before.iter().rposition(|byte| *byte == b'.'));
        let longer = ascii.get(dot.map_or(0, |dot| dot + 1)..).and_then(known);
        found = longer.map(|(suffix, _)| suffix).or(found);
        match dot {
            Some(dot) if longer.is_none_or(|(_, is_parent)| is_parent) => end = dot,
            _ => break,
        }
    }
    if let Some(suffix) = found {
        return Ok((suffix, ascii.len() == suffix.name().len()));
    }
    let last = ascii.rsplit('.').next().unwrap_or_default();
    let remedy = "check the spelling, or update registrant if the TLD is new";
    Err(Error::new(ErrorKind::Suffix, format!("unknown suffix `.{last}`"), remedy))
}

/// Returns whether a name is in DNS form, under a top-level domain that is a known A-label. Such a name needs
/// no decoding.
fn is_under_a_label(domain: &str) -> bool {
    domain.rsplit_once('.').is_some_and(|(below, top)| {
        top.starts_with("xn--") && domain.len() <= MAX_NAME && is_plain(below) && known(top).is_some()
    })
}

fn in_ascii(domain: &str) -> Result<Cow<'_, str>, Error> {
    let outcome = to_ascii(domain);
    if let Some((_, rest)) = domain.split_once("://") {
        // The host ends where the port or the path begins. A user's name may come before it.
        let host =
            rest.split(['/', '?', '#']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().and_then(|host| to_ascii(host).value);
        let host = host.as_deref().unwrap_or("mydomain.fr");
        let reason = "expected a domain name, found a URL";
        return Err(Error::new(ErrorKind::Domain, reason, format!("pass `{host}`")));
    }
    outcome.value.filter(|_| outcome.problem.is_none()).ok_or_else(|| {
        let problem = outcome.problem.as_ref();
        let reason =
            problem.map_or_else(String::new, |problem| format!(": {}", problem.text(Language::English)));
        let remedy = "pass one such as `mydomain.fr`";
        Error::new(ErrorKind::Domain, format!("invalid domain name{reason}"), remedy)
    })
}

/// Returns the suffix with exactly this name, and whether longer ones end with it.
fn known(wanted: &str) -> Option<(Suffix, bool)> {
    let (name, index) = listed(wanted)?;
    let set = *SETS.get(index)?;
    Some((Suffix { name, set: set & !PARENT }, set & PARENT != 0))
}
