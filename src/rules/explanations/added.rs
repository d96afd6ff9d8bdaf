//! The explanations that were added at run time.

use std::sync::OnceLock;

use super::Explanations;
use crate::base::blocks;

static KEPT: OnceLock<Explanations> = OnceLock::new();

pub(super) fn known() -> Option<&'static Explanations> {
    KEPT.get()
}

/// Keeps the reasons, the sources, and the number of each source, with form feeds between. Existing ones stay. Returns
/// whether the text has that form.
pub(crate) fn keep(text: &str) -> bool {
    let mut parts = text.split('\u{c}');
    let (Some(reasons), Some(sources), Some(source_of), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let kept = |text: &str| -> &'static str { Box::leak(Box::from(text)) };
    KEPT.get_or_init(|| Explanations {
        reasons: kept(reasons),
        reason_blocks: blocks(reasons).leak(),
        sources: kept(sources),
        source_blocks: blocks(sources).leak(),
        source_of: source_of
            .split(' ')
            .map(|number| number.parse().unwrap_or(u16::MAX))
            .collect::<Vec<_>>()
            .leak(),
    });
    true
}
