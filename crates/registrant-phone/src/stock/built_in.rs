//! The plans of every calling code, as statics.

use super::table::{
    CALLING_CODES, FORMATS, HEADERS, LEAVES, LEAVES_WIDE, MASKS, NODES, PATTERNS, PLANS, REGIONS, TEXTS,
    TREES, VERDICTS,
};
use crate::Region;
use crate::plan::{Format, Plan};

/// The tables that a plan refers to. All plans have the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables;

impl Plan {
    #[inline(always)]
    pub(crate) fn tables(&self) -> Tables {
        Tables
    }
}

/// Makes the function that returns each table.
macro_rules! tables {
    ($($name:ident: $table:expr => $kind:ty,)*) => {
        impl Tables {
            $(
                #[inline(always)]
                pub(crate) fn $name(self) -> $kind {
                    $table
                }
            )*
        }
    };
}

tables! {
    formats: &FORMATS => &'static [Format],
    patterns: PATTERNS => &'static [u8],
    texts: TEXTS => &'static str,
    headers: &HEADERS => &'static [[u8; 3]],
    masks: &MASKS => &'static [u16],
    leaves: &LEAVES => &'static [u16],
    verdicts: VERDICTS => &'static [u8],
    trees: TREES => &'static [u8],
    leaves_wide: LEAVES_WIDE => u8,
    nodes: NODES => u8,
}

/// Returns the plans from the first one of a calling code.
#[inline(always)]
pub(crate) fn plans_of(code: u16) -> &'static [Plan] {
    let first = CALLING_CODES.get(usize::from(code)).map_or(usize::MAX, |first| usize::from(*first));
    PLANS.get(first..).unwrap_or_default()
}

/// Returns the plan of a region.
#[inline(always)]
pub(crate) fn plan_of(region: Region) -> Option<&'static Plan> {
    let [first, second] = region.as_bytes().map(|letter| usize::from(letter.wrapping_sub(b'A')));
    PLANS.get(usize::from(*REGIONS.get(first * 26 + second)?))
}

/// Returns the calling code of a region.
pub(crate) fn calling_code_of(region: Region) -> Option<u16> {
    plan_of(region).map(|plan| plan.calling_code)
}

/// Returns every region, by calling code.
pub(crate) fn regions() -> impl Iterator<Item = Region> {
    PLANS.iter().filter_map(|plan| Region::new(plan.region()))
}
