//! The plans that were added at run time. The build knows every calling code, and notes which plan it misses.

use std::cell::Cell;
use std::sync::{PoisonError, RwLock};

use super::read::{self, Kept};
use crate::Region;
use crate::plan::{Format, Plan};
use crate::table::CODES;

/// The plans of each piece, by calling code. They are never freed, since numbers refer to them.
static PIECES: RwLock<Vec<&'static [Plan]>> = RwLock::new(Vec::new());

thread_local! {
    /// The last calling code whose plan was asked for and is not here, or 0.
    static MISSING: Cell<u16> = const { Cell::new(0) };
}

/// The tables that a plan refers to: those of its piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables(pub(super) &'static Kept);

impl Plan {
    pub(crate) fn tables(&self) -> Tables {
        self.tables
    }
}

/// Makes the function that returns each table.
macro_rules! tables {
    ($($name:ident => $kind:ty,)*) => {
        impl Tables {
            $(
                pub(crate) fn $name(self) -> $kind {
                    &self.0.$name
                }
            )*
        }
    };
}

tables! {
    formats => &'static [Format],
    patterns => &'static [u8],
    texts => &'static str,
    headers => &'static [[u8; 3]],
    masks => &'static [u16],
    leaves => &'static [u16],
    verdicts => &'static [u8],
    trees => &'static [u8],
}

impl Tables {
    pub(crate) fn leaves_wide(self) -> u8 {
        self.nodes().saturating_sub(2)
    }

    /// Returns the first byte of a node: the numbers of the headers end before `SKIP16`.
    pub(crate) fn nodes(self) -> u8 {
        crate::table::SKIP16.saturating_sub(self.0.headers.len() as u8)
    }
}

/// Returns the plans from the first one of a calling code.
pub(crate) fn plans_of(code: u16) -> &'static [Plan] {
    for piece in PIECES.read().unwrap_or_else(PoisonError::into_inner).iter() {
        if let Some(first) = piece.iter().position(|plan| plan.calling_code == code) {
            return piece.get(first..).unwrap_or_default();
        }
    }
    if codes().any(|(known, _)| known == code) {
        MISSING.set(code);
    }
    &[]
}

/// Returns the plan of a region.
pub(crate) fn plan_of(region: Region) -> Option<&'static Plan> {
    plans_of(calling_code_of(region)?).iter().find(|plan| plan.region() == region.as_str())
}

/// Returns the calling code of a region.
pub(crate) fn calling_code_of(region: Region) -> Option<u16> {
    let (code, _) = codes().find(|(_, regions)| letters(regions).contains(&region.as_bytes()))?;
    Some(code)
}

/// Returns every region, by calling code.
pub(crate) fn regions() -> impl Iterator<Item = Region> {
    codes().flat_map(|(_, regions)| letters(regions)).copied().map(Region)
}

fn letters(regions: &'static str) -> &'static [[u8; 2]] {
    regions.as_bytes().as_chunks().0
}

/// Returns every calling code with the letters of its regions.
fn codes() -> impl Iterator<Item = (u16, &'static str)> {
    CODES.split(';').filter_map(|row| {
        let end = row.find(|c: char| !c.is_ascii_digit()).unwrap_or(row.len());
        let (code, regions) = row.split_at_checked(end)?;
        Some((code.parse().ok()?, regions))
    })
}

/// Adds the plans of a piece, unless they are here. Returns whether the text has the right form.
pub fn add_plans(text: &str) -> bool {
    let Some((kept, mut plans)) = read::read(text) else { return false };
    let Some(first) = plans.first().map(|plan| plan.calling_code) else { return false };
    let mut pieces = PIECES.write().unwrap_or_else(PoisonError::into_inner);
    let is_here = pieces.iter().any(|piece| piece.iter().any(|plan| plan.calling_code == first));
    if is_here {
        return true;
    }
    let has_trees = read::place_trees(&mut plans, Tables(Box::leak(Box::new(kept)))).is_some();
    if has_trees {
        pieces.push(plans.leak());
    }
    has_trees
}

/// Returns a calling code whose plan this thread has missed since it was last asked. What it has read meanwhile may be wrong.
pub fn missing_plan() -> Option<u16> {
    Some(MISSING.take()).filter(|code| *code != 0)
}
