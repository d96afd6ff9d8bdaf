//! Partial sorting: documents that can be neither in the page nor before it are dropped early.

use std::borrow::Cow;
use std::cmp::Ordering;

use registrant_text::unicode::{decompose, is_mark};

use super::row::{Cell, Column};

/// The maximum number of columns to sort by.
pub(super) const MOST_KEYS: usize = 3;

/// The sort keys of a document.
pub(super) type Keys<'a> = [Key<'a>; MOST_KEYS];

/// A sort key, read from a document once.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    /// Unset or empty.
    #[default]
    Absent,
    Number(i64),
    /// A text without regard to case and accents.
    Text(Cow<'a, str>),
}

impl<'a> Key<'a> {
    pub fn of(cell: &Cell<'a>, column: &Column) -> Self {
        match cell {
            Cell::Number(number) if column.is_number => Self::Number(*number),
            Cell::Number(number) => Self::Text(Cow::Owned(number.to_string())),
            Cell::Text(text) if text.is_empty() => Self::Absent,
            Cell::Text(text) => {
                let number = text.parse().ok().filter(|_| column.is_number);
                number.map_or_else(|| Self::Text(letters(text)), Self::Number)
            }
            Cell::Absent | Cell::Numbers(_) => Self::Absent,
        }
    }

    pub fn into_owned(self) -> Key<'static> {
        match self {
            Self::Absent => Key::Absent,
            Self::Number(number) => Key::Number(number),
            Self::Text(text) => Key::Text(Cow::Owned(text.into_owned())),
        }
    }
}

/// Returns a text in lower case and without accents.
fn letters<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return text.clone();
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let bare = text.chars().flat_map(decompose).filter(|letter| !is_mark(*letter));
    Cow::Owned(bare.flat_map(registrant_text::unicode::lower).collect())
}

/// The documents of one page, selected in a single pass.
///
/// It holds at most twice the number of documents up to the end of the page, each with its keys. Without
/// sorting it holds only the page.
#[derive(Debug)]
pub(super) struct Selection<'a, 'q, P> {
    order: &'q [(usize, bool)],
    skip: usize,
    /// The index after the last document of the page.
    end: usize,
    /// The number of documents so far.
    total: usize,
    /// The documents that may be in the page or before it.
    kept: Vec<Kept<'a, P>>,
    /// `true` if `kept[end - 1]` is the last of the first `end`, so that later ones can be dropped.
    has_last: bool,
}

#[derive(Debug)]
struct Kept<'a, P> {
    keys: Keys<'a>,
    /// The number of earlier documents, which keeps equal documents in order.
    number: usize,
    payload: P,
}

impl<'a, 'q, P> Selection<'a, 'q, P> {
    pub fn new(order: &'q [(usize, bool)], skip: usize, take: Option<usize>) -> Self {
        let end = take.map_or(usize::MAX, |take| skip.saturating_add(take));
        Self { order, skip, end, total: 0, kept: Vec::new(), has_last: false }
    }

    /// Returns the number of documents so far.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Adds a document. It calls `own` and `payload` only if it keeps the document.
    pub fn push<'k>(
        &mut self,
        keys: Keys<'k>,
        own: impl Fn(Key<'k>) -> Key<'a>,
        payload: impl FnOnce() -> P,
    ) {
        let number = self.total;
        self.total += 1;
        if self.order.is_empty() {
            if number >= self.skip && number < self.end {
                self.kept.push(Kept { keys: keys.map(own), number, payload: payload() });
            }
            return;
        }
        let last = self.end.checked_sub(1).and_then(|last| self.kept.get(last)).filter(|_| self.has_last);
        // The equal document came earlier and stays first.
        if last.is_some_and(|last| compare(self.order, &keys, &last.keys).is_ge()) {
            return;
        }
        self.kept.push(Kept { keys: keys.map(own), number, payload: payload() });
        if self.kept.len() >= self.end.saturating_mul(2).max(1024) {
            self.drop_rest();
        }
    }

    /// Returns the page, sorted.
    pub fn page(mut self) -> Vec<P> {
        if self.order.is_empty() {
            return self.kept.into_iter().map(|kept| kept.payload).collect();
        }
        self.drop_rest();
        let order = self.order;
        if self.skip > 0 && self.skip < self.kept.len() {
            self.put_in_place(self.skip);
        }
        let mut page: Vec<Kept<'a, P>> = self.kept.drain(self.skip.min(self.kept.len())..).collect();
        page.sort_unstable_by(|a, b| before(order, a, b));
        page.into_iter().map(|kept| kept.payload).collect()
    }

    /// Keeps only the first `end` documents, with the last of them in its final place.
    fn drop_rest(&mut self) {
        if self.kept.len() > self.end
            && let Some(last) = self.end.checked_sub(1)
        {
            self.put_in_place(last);
            self.kept.truncate(self.end);
            self.has_last = true;
        }
    }

    /// Puts the right item at an index, smaller items before it and the rest after it. It is a separate
    /// function so that its code exists only once.
    fn put_in_place(&mut self, index: usize) {
        let order = self.order;
        self.kept.select_nth_unstable_by(index, |a, b| before(order, a, b));
    }
}

fn before<P>(order: &[(usize, bool)], a: &Kept<'_, P>, b: &Kept<'_, P>) -> Ordering {
    compare(order, &a.keys, &b.keys).then(a.number.cmp(&b.number))
}

fn compare(order: &[(usize, bool)], a: &Keys<'_>, b: &Keys<'_>) -> Ordering {
    let pairs = order.iter().zip(a.iter().zip(b));
    let mut compared = pairs.map(|((_, descends), (a, b))| if *descends { b.cmp(a) } else { a.cmp(b) });
    compared.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
}
