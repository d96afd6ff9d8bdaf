//! Plans as text. `xtask/src/codegen/phone/piece.rs` describes the form, and writes it.

use super::Tables;
use crate::plan::{Format, NONE, Plan};
use crate::table::{END, VERSION};
use crate::tree;

const ZERO: u32 = 0x20;
const ROTATION: u8 = 32;

/// The tables of a piece.
#[derive(Debug)]
pub(crate) struct Kept {
    pub formats: Vec<Format>,
    pub patterns: Vec<u8>,
    pub texts: String,
    pub headers: Vec<[u8; 3]>,
    pub masks: Vec<u16>,
    pub leaves: Vec<u16>,
    pub verdicts: Vec<u8>,
    pub trees: Vec<u8>,
}

/// Tables that nothing refers to.
static NOTHING: Kept = Kept {
    formats: Vec::new(),
    patterns: Vec::new(),
    texts: String::new(),
    headers: Vec::new(),
    masks: Vec::new(),
    leaves: Vec::new(),
    verdicts: Vec::new(),
    trees: Vec::new(),
};

/// Reads a text of this version, or returns `None` if it has another form. The plans do not have their tables and trees yet.
pub(super) fn read(text: &str) -> Option<(Kept, Vec<Plan>)> {
    let mut parts = text.split('\u{c}');
    let mut part = || parts.next();
    if part()? != VERSION {
        return None;
    }
    let rows = part()?;
    let mut kept = Kept {
        formats: Vec::new(),
        patterns: Vec::new(),
        texts: String::new(),
        headers: Vec::new(),
        masks: Vec::new(),
        leaves: Vec::new(),
        verdicts: Vec::new(),
        trees: Vec::new(),
    };
    let mut patterns = References::default();
    for code in part()?.split('\n') {
        patterns.places.push(place(kept.patterns.len())?);
        for byte in bytes(code) {
            kept.patterns.push(byte?);
        }
    }
    let mut texts = References::default();
    for text in part()?.split('\n') {
        texts.places.push(place(kept.texts.len())?);
        kept.texts.push(char::from(u8::try_from(text.len()).ok()?));
        kept.texts.push_str(text);
    }
    let headers: Vec<u8> = bytes(part()?).collect::<Option<_>>()?;
    kept.headers = headers.as_chunks().0.to_vec();
    for mask in numbers(part()?) {
        kept.masks.push(u16::try_from(mask?).ok()?);
    }
    for run in part()?.split('\n') {
        kept.leaves.push(place(kept.verdicts.len())?);
        for verdict in bytes(run) {
            kept.verdicts.push(verdict?);
        }
        kept.verdicts.push(END);
    }
    for byte in bytes(part()?) {
        kept.trees.push(byte?);
    }
    let mut plans = Vec::new();
    for row in rows.lines() {
        plans.push(plan(row, &mut kept, &mut patterns, &mut texts)?);
    }
    Some((kept, plans))
}

/// Gives plans their tables and the places of their trees: first come those of the kinds of number, then those of the general
/// shapes.
pub(super) fn place_trees(plans: &mut [Plan], tables: Tables) -> Option<()> {
    let mut rest = tables.trees();
    for is_general in [false, true] {
        for plan in &mut *plans {
            plan.tables = tables;
            let start = place(tables.trees().len() - rest.len())?;
            *if is_general { &mut plan.general } else { &mut plan.kinds } = start;
            rest = tree::past(tables, rest, 1)?;
        }
    }
    Some(())
}

fn plan(row: &str, kept: &mut Kept, patterns: &mut References, texts: &mut References) -> Option<Plan> {
    let mut columns = row.splitn(5, '\t');
    let mut column = || columns.next();
    let region = column()?;
    let [calling_code, lengths, local_lengths] = [column()?, column()?, column()?];
    let mut all = numbers(column()?);
    let mut next = || all.next().flatten();
    let [international, national] = [next()?, next()?];
    let start = kept.formats.len();
    for _ in 0..international + national {
        let format = Format {
            pattern: patterns.next(next()?)?,
            leading_digits: patterns.next(next()?)?,
            national: texts.next(next()?)?,
            international: texts.next(next()?)?,
        };
        kept.formats.push(format);
    }
    let [start, middle, end] =
        [start, start + usize::try_from(international).ok()?, kept.formats.len()].map(place);
    let mut letters = [b' '; 3];
    for (to, from) in letters.iter_mut().zip(region.bytes()) {
        *to = from;
    }
    Some(Plan {
        region: letters,
        calling_code: calling_code.parse().ok()?,
        kinds: 0,
        general: 0,
        lengths: lengths.parse().ok()?,
        local_lengths: local_lengths.parse().ok()?,
        leading_digits: patterns.next(next()?)?,
        international_prefix: patterns.next(next()?)?,
        national_prefix: patterns.next(next()?)?,
        groups: u8::try_from(next()?).ok()?,
        transform: texts.next(next()?)?,
        extension: texts.next(next()?)?,
        formats: (middle?, end?),
        international_formats: (start?, middle?),
        tables: Tables(&NOTHING),
    })
}

/// The places of parts in the order of their first mention, and how many were mentioned.
#[derive(Default)]
struct References {
    places: Vec<u16>,
    mentioned: usize,
}

impl References {
    /// Returns the place of a number: none for 0, the next new one for 1, and the first one for 2.
    fn next(&mut self, number: u32) -> Option<u16> {
        let index = match number {
            0 => return Some(NONE),
            1 => {
                self.mentioned += 1;
                self.mentioned - 1
            }
            _ => usize::try_from(number).ok()? - 2,
        };
        self.places.get(index).copied()
    }
}

fn place(length: usize) -> Option<u16> {
    u16::try_from(length).ok()
}

fn numbers(text: &str) -> impl Iterator<Item = Option<u32>> {
    text.chars().map(|c| u32::from(c).checked_sub(ZERO))
}

fn bytes(text: &str) -> impl Iterator<Item = Option<u8>> {
    numbers(text).map(|number| Some(u8::try_from(number?).ok()?.wrapping_sub(ROTATION)))
}
