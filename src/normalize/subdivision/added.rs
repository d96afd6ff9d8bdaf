//! Blocks of the table that were added at run time.

use std::sync::RwLock;

use crate::contact::Country;

/// The added texts: for each country its code, a line feed, its block and a form feed. They are never freed, since names are
/// `&'static`.
static KEPT: RwLock<Vec<&'static str>> = RwLock::new(Vec::new());

/// Returns the added block of a country, or an empty text.
pub(super) fn block(country: Country) -> &'static str {
    let Ok(kept) = KEPT.read() else { return "" };
    let mut blocks = kept.iter().flat_map(|text| text.split('\u{c}'));
    blocks.find_map(|block| block.strip_prefix(country.as_str())?.strip_prefix('\n')).unwrap_or_default()
}

/// Keeps the blocks of some countries, unless it has them. Returns whether the text has the right form.
pub(crate) fn keep(text: &str) -> bool {
    let is_right = text.ends_with('\u{c}');
    if let Ok(mut kept) = KEPT.write()
        && is_right
        && !kept.contains(&text)
    {
        kept.push(Box::leak(Box::from(text)));
    }
    is_right
}
