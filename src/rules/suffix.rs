//! The public suffix that decides a domain's rules.

use super::Rule;
use crate::error::{Error, ErrorKind};
use crate::message;
use crate::tables::rules::RULES;
use crate::tables::suffixes::{BLOCK, BLOCKS, NAMES, RULE_SETS, SETS};

/// A public suffix that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suffix {
    name: &'static str,
    set: u16,
}

impl Suffix {
    /// The suffix, in A-labels: `co.uk`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Its built-in rules of all layers, the lowest layer first.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        let set = RULE_SETS.get(usize::from(self.set)).copied().unwrap_or_default();
        set.iter().filter_map(|index| RULES.get(usize::from(*index)))
    }
}

/// The longest known suffix of a domain; case and a trailing dot do not count, U-labels and A-labels are both taken.
///
/// # Errors
///
/// Where the text is not a domain name, or no suffix of it is known.
///
/// ```
/// use registrant::rules::suffix;
/// assert_eq!(suffix("www.MyDomain.FR.").unwrap().name(), "fr");
/// assert!(suffix("mydomain.nosuchtld").is_err());
/// ```
pub fn suffix(domain: &str) -> Result<Suffix, Error> {
    let outcome = crate::domain::to_ascii(domain);
    let Some(ascii) = outcome.value.filter(|_| outcome.problem.is_none()) else {
        let problem = outcome.problem.as_ref();
        let reason = problem.map_or_else(String::new, |problem| format!(": {}", message::problem(problem)));
        let remedy = "give one, such as `mydomain.fr`";
        return Err(Error::new(ErrorKind::Domain, format!("this is not a domain name{reason}"), remedy));
    };
    let mut rest: &str = &ascii;
    loop {
        if let Some(suffix) = known(rest) {
            return Ok(suffix);
        }
        match rest.split_once('.') {
            Some((_, shorter)) => rest = shorter,
            None => break,
        }
    }
    let remedy = "check the spelling; if the suffix is new, a newer version may know it";
    Err(Error::new(
        ErrorKind::Suffix,
        format!("no suffix of this domain is known: .{rest} is not one"),
        remedy,
    ))
}

/// The suffix of exactly this name: the sorted names are one text, searched by halves down to a block of lines.
fn known(wanted: &str) -> Option<Suffix> {
    let lines = |start: u16| NAMES.get(usize::from(start)..).unwrap_or_default().lines();
    let block = BLOCKS.partition_point(|start| lines(*start).next().is_some_and(|name| name <= wanted));
    let block = block.checked_sub(1)?;
    let (index, name) =
        lines(*BLOCKS.get(block)?).take(BLOCK).enumerate().find(|(_, name)| *name == wanted)?;
    Some(Suffix { name, set: *SETS.get(block * BLOCK + index)? })
}
