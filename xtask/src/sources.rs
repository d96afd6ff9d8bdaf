//! `data/sources.toml`: what kind of source an address is.

use std::collections::BTreeMap;

use crate::codegen;

/// The kinds, the best first, and what each is called in a list.
pub const KINDS: [(&str, &str); 7] = [
    ("registry", "registry: its own page, guide, schema or code; law"),
    (COPY, "the registry's text, in a copy or a quotation"),
    ("icann", "ICANN, IANA, IETF"),
    ("provider", "documentation of a provider's interface"),
    ("registrar", "knowledge base or page of a registrar"),
    ("other", "law firm, newspaper, data set, library"),
    ("wiki", "encyclopaedia or personal page"),
];

/// The kind that an address has by the words after it, whatever its host.
const COPY: &str = "copy";

/// Beginnings of addresses, each with its kind.
pub struct Kinds(Vec<(String, &'static str)>);

impl Kinds {
    /// Reads the table.
    pub fn read() -> Result<Self, String> {
        let table: BTreeMap<String, Vec<String>> = codegen::read_toml("data/sources.toml")?;
        let mut beginnings = Vec::new();
        for (name, known) in table {
            let kind = KINDS.iter().map(|(kind, _)| *kind).find(|kind| *kind == name).ok_or_else(|| {
                format!(
                    "data/sources.toml: expected one of the kinds, found `{name}`; see xtask/src/sources.rs"
                )
            })?;
            beginnings.extend(known.into_iter().map(|beginning| (beginning, kind)));
        }
        // The longest first: it decides.
        beginnings.sort_by_key(|(beginning, _)| std::cmp::Reverse(beginning.len()));
        Ok(Self(beginnings))
    }

    /// Returns the kind of an address.
    pub fn of(&self, address: &str) -> Result<&'static str, String> {
        let mut bare = address;
        for start in ["https://", "http://", "www.", "github.com/"] {
            bare = bare.strip_prefix(start).unwrap_or(bare);
        }
        let found = self.0.iter().find(|(beginning, _)| begins(bare, beginning));
        let kind = found.map(|(_, kind)| if *kind != "registry" && is_copy(bare) { COPY } else { *kind });
        kind.ok_or_else(|| {
            format!(
                "expected a kind for the source {address}; add its host or repository to data/sources.toml"
            )
        })
    }
}

/// Returns whether the words after an address say that the page quotes or copies the registry.
fn is_copy(address: &str) -> bool {
    let Some((_, words)) = address.split_once(", ") else { return false };
    let quotes = [
        "which quote",
        "that quotes",
        "a copy of the ",
        "a copy of Nominet",
        "a copy of KeNIC",
        "a copy from",
    ];
    quotes.iter().any(|quote| words.contains(quote))
}

/// Returns whether an address has a beginning, whole words of it; a host has those below it too.
fn begins(address: &str, beginning: &str) -> bool {
    let is_end = |c: char| "/ :,#?".contains(c);
    let rest = address.strip_prefix(beginning);
    let host = address.split(is_end).next().unwrap_or_default();
    rest.is_some_and(|rest| rest.is_empty() || beginning.ends_with('/') || rest.starts_with(is_end))
        || host.strip_suffix(beginning).is_some_and(|below| below.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{Kinds, begins, is_copy};
    use crate::codegen::{reviewed, rule_files};

    #[test]
    fn a_page_that_quotes_the_registry_is_a_copy() {
        for (address, copy) in [
            ("example.com/a, which quotes the rules of nic.ir", true),
            ("example.com/a, a copy of the registry's form", true),
            ("example.com/a, a copy of Wikipedia", false),
            ("example.com/a", false),
        ] {
            assert_eq!(is_copy(address), copy, "{address}");
        }
    }

    #[test]
    fn every_source_has_a_kind() {
        let kinds = Kinds::read().unwrap();
        let (files, sets) = rule_files::read().unwrap();
        let of_rules =
            files.iter().flat_map(|file| file.sources.values()).map(|source| source.address.clone());
        let of_sets = sets.into_values().map(|set| set.source);
        let of_suffixes = reviewed::read().unwrap().into_values().map(|review| review.source);
        let unknown: Vec<String> = of_rules
            .chain(of_sets)
            .chain(of_suffixes)
            .filter_map(|address| kinds.of(&address).err())
            .collect();
        assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    }

    #[test]
    fn a_beginning_ends_with_a_word() {
        for (address, beginning, expected) in [
            ("nic.it/docs", "nic.it", true),
            ("web.nic.it/docs", "nic.it", true),
            ("nic.italia", "nic.it", false),
            ("panic.it", "nic.it", false),
            ("inwx/WHMCS modules", "inwx/WHMCS", true),
            ("gt/policy", "gt/", true),
        ] {
            assert_eq!(begins(address, beginning), expected, "{address}");
        }
    }
}
