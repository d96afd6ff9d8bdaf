//! The index over a schema's members. The compiler builds it, so that nothing runs at start-up.

use std::borrow::Cow;
use std::ops::Deref;

use registrant_text::short::same;

use super::member::Member;
use crate::base::escape;

/// The members of a schema's documents, with an index.
#[derive(Debug)]
pub(crate) struct Table {
    members: &'static [Member],
    /// Pointers by hash, with linear probing. A slot holds the index of a member. For an object it holds
    /// [`OBJECT`] and the index of one of its members. The number of slots is a power of two.
    slots: &'static [u16],
    /// The distance from each member to the next one with the same value, in a ring. It is mostly 0, the
    /// member itself, which compresses well.
    ring: &'static [u16],
    /// `true` if a member describes the structure of a document.
    pub has_shape: bool,
    /// `true` if a member is inside an object.
    has_objects: bool,
}

const FREE: u16 = u16::MAX;
const OBJECT: u16 = 1 << 15;

/// Builds the table of a constant list of members.
macro_rules! table {
    ($members:ident) => {{
        use $crate::schema::engine::index;
        static TABLE: index::Table = index::Table::of(
            $members,
            &const { index::slots::<{ index::room($members) }>($members) },
            &const { index::ring::<{ $members.len() }>($members) },
        );
        &TABLE
    }};
}
pub(crate) use table;

impl Table {
    pub const fn of(members: &'static [Member], slots: &'static [u16], ring: &'static [u16]) -> Self {
        let (mut has_shape, mut has_objects) = (false, false);
        let mut rest = members;
        while let Some((member, others)) = rest.split_first() {
            has_shape |= member.is_shape();
            has_objects |= is_inside(pointer_of(member));
            rest = others;
        }
        Self { members, slots, ring, has_shape, has_objects }
    }

    /// Returns the index of the member at a pointer. The pointer is given as an object's pointer and a key in
    /// it.
    pub fn at(&self, object: &str, key: &str) -> Option<usize> {
        self.find(object, key, 0).map(usize::from)
    }

    /// Returns `true` if the object at a pointer contains members. The pointer is given as in [`Self::at`].
    pub fn has_inside(&self, object: &str, key: &str) -> bool {
        self.has_objects && self.find(object, key, OBJECT).is_some()
    }

    /// Returns the other members for the same value, in no particular order.
    pub fn aliases(&self, member: usize) -> impl Iterator<Item = usize> {
        let next = |index: &usize| {
            let place = index + usize::from(*self.ring.get(*index)?);
            Some(if place < self.ring.len() { place } else { place - self.ring.len() })
        };
        std::iter::successors(next(&member), next).take_while(move |index| *index != member)
    }

    /// Returns the entry at a pointer, given as in [`Self::at`].
    pub fn entry(&self, object: &str, key: &str) -> Option<Entry> {
        let inside = || if self.has_objects { self.find(object, key, OBJECT) } else { None };
        let entry = self.find(object, key, 0).or_else(|| Some(inside()? | OBJECT))?;
        Some(Entry(entry))
    }

    /// Returns `true` if an entry is the one at a pointer, given as in [`Self::at`]. The entry must come from
    /// an object with a pointer of this length. The pointers of the table must not contain `~`.
    #[inline]
    pub fn is_at(&self, entry: Entry, object: &str, key: &str) -> bool {
        self.fits(entry.0, object.as_bytes(), key.as_bytes())
    }

    /// Returns the content of the slot for a pointer, without the mark of objects.
    fn find(&self, object: &str, key: &str, sort: u16) -> Option<u16> {
        let key = escape(key);
        let (object, key) = (object.as_bytes(), key.as_bytes());
        let start = hash(hash(hash(SEED, object), b"/"), key) as usize;
        for slot in start..start + self.slots.len() {
            let held = *self.slots.get(slot & (self.slots.len() - 1))?;
            if held == FREE {
                return None;
            }
            if held & OBJECT == sort && self.fits(held, object, key) {
                return Some(held & !OBJECT);
            }
        }
        None
    }

    /// Returns `true` if the content of a slot belongs to a pointer.
    #[inline]
    fn fits(&self, held: u16, object: &[u8], key: &[u8]) -> bool {
        let Some(pointer) = self.members.get(usize::from(held & !OBJECT)).map(pointer_of) else {
            return false;
        };
        let end = object.len() + 1 + key.len();
        let ends = if held & OBJECT == 0 { pointer.len() == end } else { pointer.get(end) == Some(&b'/') };
        ends && pointer.get(object.len() + 1..end).is_some_and(|below| same(below, key))
            && pointer.get(object.len()) == Some(&b'/')
            && pointer.get(..object.len()).is_some_and(|above| same(above, object))
    }
}

/// The content of a slot: a member or an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry(u16);

impl Entry {
    /// The empty entry.
    pub const NONE: Self = Self(FREE);

    /// Returns the index of the member, or of a member inside the object.
    pub fn index(self) -> usize {
        usize::from(self.0 & !OBJECT)
    }

    /// Returns `true` if the entry is an object that contains members.
    pub fn is_object(self) -> bool {
        self.0 & OBJECT != 0
    }
}

const SEED: u32 = 0x811C_9DC5;

/// Returns the hash FNV-1a, 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).
#[allow(clippy::indexing_slicing, reason = "below the length; an iterator is not for constants")]
const fn hash(mut hash: u32, text: &[u8]) -> u32 {
    let mut at = 0;
    while at < text.len() {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// Returns the hash of a text, to know it again.
#[cfg(feature = "xml")]
pub(crate) fn hash_of(text: &str) -> u32 {
    hash(SEED, text.as_bytes())
}

impl Deref for Table {
    type Target = [Member];

    fn deref(&self) -> &[Member] {
        self.members
    }
}

/// Returns the number of slots for these members, with room to spare.
pub(crate) const fn room(members: &[Member]) -> usize {
    // There are few objects.
    (members.len() + members.len() / 4 + 8).next_power_of_two()
}

/// Builds the slots of a table.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler runs it: a wrong index would be an error of the build"
)]
pub(crate) const fn slots<const N: usize>(members: &[Member]) -> [u16; N] {
    let mut slots = [FREE; N];
    let mut index = 0;
    while index < members.len() {
        let pointer = pointer_of(&members[index]);
        let mut state = SEED;
        let mut at = 0;
        while at < pointer.len() {
            if at > 0 && pointer[at] == b'/' {
                enter(&mut slots, members, state, OBJECT | index as u16, at);
            }
            state = hash(state, &[pointer[at]]);
            at += 1;
        }
        enter(&mut slots, members, state, index as u16, at);
        index += 1;
    }
    slots
}

/// Puts an entry into the first free slot, unless the table has it. `length` is the length of its pointer.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler runs it: a wrong index would be an error of the build"
)]
const fn enter(slots: &mut [u16], members: &[Member], hash: u32, entry: u16, length: usize) {
    let mask = slots.len() - 1;
    let mut slot = hash as usize & mask;
    while slots[slot] != FREE {
        let other = slots[slot];
        if entry & other & OBJECT != 0 {
            let (own, other) = (
                pointer_of(&members[(entry & !OBJECT) as usize]),
                pointer_of(&members[(other & !OBJECT) as usize]),
            );
            let mut same = 0;
            while same < length && same < other.len() && own[same] == other[same] {
                same += 1;
            }
            if same == length && same < other.len() && other[same] == b'/' {
                return;
            }
        }
        slot = (slot + 1) & mask;
    }
    slots[slot] = entry;
}

/// Returns the distance from each member to the next one with the same value, in a ring.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler runs it: a wrong index would be an error of the build"
)]
pub(crate) const fn ring<const N: usize>(members: &[Member]) -> [u16; N] {
    let mut ring = [0; N];
    let mut index = 0;
    while index < N {
        let mut distance = 1;
        while distance < N && !members[(index + distance) % N].spells_the_same(&members[index]) {
            distance += 1;
        }
        ring[index] = (distance % N) as u16;
        index += 1;
    }
    ring
}

/// Returns `true` if a pointer has more than one step.
const fn is_inside(mut pointer: &[u8]) -> bool {
    let mut steps = 0;
    while let [byte, rest @ ..] = pointer {
        steps += (*byte == b'/') as usize;
        pointer = rest;
    }
    steps > 1
}

const fn pointer_of(member: &Member) -> &[u8] {
    match &member.pointer {
        Cow::Borrowed(pointer) => pointer.as_bytes(),
        Cow::Owned(pointer) => pointer.as_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::{Codec, SCHEMAS};

    #[test]
    fn every_member_is_found_with_its_aliases() {
        for schema in SCHEMAS {
            let Codec::Table(table) = schema.codec else { continue };
            for (index, member) in table.iter().enumerate() {
                let (object, key) = member.pointer.rsplit_once('/').unwrap();
                assert_eq!(table.at(object, key), Some(index), "{} {}", schema.name, member.pointer);
                assert_eq!(table.at(object, &format!("{key}x")), None);
                let mut aliases: Vec<usize> = table.aliases(index).collect();
                aliases.sort_unstable();
                let expected: Vec<usize> =
                    (0..table.len()).filter(|other| table[*other].is_alias_of(member)).collect();
                assert_eq!(aliases, expected, "{} {}", schema.name, member.pointer);
                for cut in 0..member.pointer.len() {
                    let (object, key) = member.pointer.split_at(cut);
                    let Some(key) = key.strip_prefix('/').filter(|key| !key.contains('/')) else { continue };
                    let inside = |key: &str| {
                        let pointer = format!("{object}/{key}/");
                        table.iter().any(|member| member.pointer.starts_with(&pointer))
                    };
                    for key in [key, key.get(1..).unwrap_or_default(), "", "~"] {
                        assert_eq!(table.has_inside(object, key), inside(key), "{object}/{key}");
                    }
                }
                for (at, _) in member.pointer.match_indices('/').skip(1) {
                    let (object, key) = member.pointer.get(..at).unwrap().rsplit_once('/').unwrap();
                    assert!(table.has_inside(object, key), "{object}/{key}");
                }
            }
        }
    }
}
